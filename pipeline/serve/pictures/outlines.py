"""Outlines of countries (Natural Earth, by `world-atlas`), as paths on a canvas of their own."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

ATLAS = Path(__file__).with_name("countries-110m.json")
NUMERIC = Path(__file__).with_name("iso3166.csv")

Point = tuple[float, float]


@functools.cache
def numeric_codes() -> dict[str, str]:
    """The numeric code of ISO 3166-1 for each code of two letters, as the atlas has them."""
    lines = NUMERIC.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (line.partition(",") for line in lines if line)
    return {alpha: numeric for alpha, _, numeric in pairs}


@functools.cache
def _atlas() -> dict[str, Any]:
    atlas: dict[str, Any] = json.loads(ATLAS.read_text(encoding="utf-8"))
    return atlas


@functools.cache
def _arc(number: int) -> tuple[Point, ...]:
    """An arc of the topology as degrees: differences of whole numbers, scaled."""
    atlas = _atlas()
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in atlas["arcs"][number]:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return tuple(points)


def _ring(arcs: Sequence[int]) -> list[Point]:
    ring: list[Point] = []
    for number in arcs:
        points = _arc(number) if number >= 0 else tuple(reversed(_arc(~number)))
        ring += points[1:] if ring else points
    return ring


@functools.cache
def rings_of(country: str) -> tuple[tuple[Point, ...], ...]:
    """The outlines of a country, by its ISO 3166-1 code: longitude and latitude in degrees.

    A country that the atlas does not have has none.
    """
    code = numeric_codes().get(country.upper())
    if code is None:
        return ()
    shapes = _atlas()["objects"]["countries"]["geometries"]
    return tuple(
        tuple(_ring(ring))
        for shape in shapes
        if shape.get("id") == code
        for polygon in (shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]])
        for ring in polygon
    )


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map: where it is on the canvas, how large, and what it is."""

    x: float
    y: float
    radius: float
    id: str
    name: str
    value: float
    named: bool


@dataclass(frozen=True, slots=True)
class Region:
    """A region on the map: its outline, and how dark it is, from 0 to `DARKEST`."""

    id: str
    name: str
    path: str
    value: float
    level: int


Geometry = Mapping[str, Any]
"""A Polygon or MultiPolygon of GeoJSON: longitude and latitude in degrees."""

DARKEST = 4


@dataclass(slots=True)
class Map:
    """Outlines, regions and points on a canvas of `width` by `height`."""

    width: float
    height: float
    outlines: list[tuple[str, str]] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    points: list[MapPoint] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its coordinates in degrees, and the figure that is shown there."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    value: float


LARGEST, SMALLEST = 22.0, 4.0
LETTER = 11.0
"""Height of a name on the map; names that would cover another are left to the table."""


def draw_map(
    places: Sequence[Located],
    regions: Mapping[str, Geometry] | None = None,
    *,
    width: float = 640,
    margin: float = 18,
) -> Map | None:
    """Places on the outlines of their countries; None where no place is known.

    The area of a point goes with its figure. The map shows the country with most of them, so that a place
    far away does not make the others a dot. Places whose outline is known are drawn as regions, the darker
    the greater their figure.

    Args:
        places: where they are, and the figure of each.
        regions: outlines of some of them, by id.
        width: of the canvas.
        margin: free space around it.
    """
    if not places:
        return None
    by_country: dict[str, float] = {}
    for place in places:
        by_country[place.country] = by_country.get(place.country, 0) + place.value
    country = max(by_country, key=lambda code: (by_country[code], code))
    shown = [place for place in places if place.country == country]
    rings = rings_of(country)
    known = regions or {}
    outlined = {place.id: list(_rings_in(known[place.id])) for place in shown if place.id in known}
    corners = [point for ring in (*rings, *chain.from_iterable(outlined.values())) for point in ring]
    corners += [(place.longitude, place.latitude) for place in shown]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = (width - 2 * margin) / max((east - west) * narrowing, 0.5)
    height = max((north - south) * scale, 40) + 2 * margin

    def project(point: Point) -> Point:
        return (margin + (point[0] - west) * narrowing * scale, margin + (north - point[1]) * scale)

    largest = max(place.value for place in shown) or 1
    drawn = Map(width, height, [(country, " ".join(_paths(rings, project)))])
    most = max((place.value for place in shown if place.id in outlined), default=1) or 1
    drawn.regions = [
        Region(
            place.id,
            place.name,
            " ".join(_paths(outlined[place.id], project)),
            place.value,
            math.ceil(DARKEST * place.value / most),
        )
        for place in shown
        if place.id in outlined
    ]
    taken: list[tuple[float, float, float, float]] = []
    for place in sorted(shown, key=lambda place: -place.value):
        x, y = project((place.longitude, place.latitude))
        radius = max(SMALLEST, LARGEST * math.sqrt(place.value / largest))
        room = (x - radius, y - LETTER, x + radius + LETTER * 0.6 * (len(place.name) + 1), y + LETTER)
        named = room[2] < width and not any(_overlap(room, other) for other in taken)
        taken.append(room if named else (x - radius, y - radius, x + radius, y + radius))
        drawn.points.append(MapPoint(x, y, radius, place.id, place.name, place.value, named))
    return drawn


def _rings_in(geometry: Geometry) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(float(x), float(y)) for x, y, *_ in ring]


def _overlap(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _paths(rings: Iterable[Sequence[Point]], project: Any) -> Iterator[str]:
    for ring in rings:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(project, ring))
        yield f"M{points}Z"
