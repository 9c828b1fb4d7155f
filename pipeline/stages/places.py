"""What an archivist knows of places: `raw/places.csv`, and their outlines in `raw/regions.geojson`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.records.control import ControlFileError, read_control_file, read_control_text
from pipeline.stages.vocabularies import check_country

FILE = "places.csv"
REQUIRED = ("name", "kind")
COLUMNS = ("name", "kind", "country", "within", "aliases", "latitude", "longitude", "source")
"""`aliases` are parted by `|`; degrees are decimal (WGS 84), both or none; `within` names a place."""

KINDS = (
    "region",
    "province",
    "department",
    "district",
    "cercle",
    "arrondissement",
    "commune",
    "town",
    "village",
    "site",
    "lake",
    "river",
    "zone",
)
"""What a place can be."""

REGIONS = "regions.geojson"
SHAPES = ("Polygon", "MultiPolygon")

PlaceRow = tuple[str, ...]
"""A row: what stands in `COLUMNS`, in their order."""


def load_places(raw: Path) -> tuple[PlaceRow, ...]:
    """The places of a corpus, in order; none where there is no file.

    Raises:
        ControlFileError: the file is no table of these columns, or a row says nothing that can be used; the
            message names the line.
    """
    path = raw / FILE
    seen: dict[tuple[str, str], int] = {}
    places = []
    for row in read_control_file(path, REQUIRED, [name for name in COLUMNS if name not in REQUIRED]):
        try:
            place = _place(row.cells)
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
        name, country = place[0], place[2]
        if (name, country) in seen:
            raise ControlFileError(
                path, row.line, f"{name} stands on line {seen[name, country]} too; keep one of them"
            )
        seen[name, country] = row.line
        places.append(place)
    return tuple(places)


def _place(cells: dict[str, str]) -> PlaceRow:
    columns = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS}
    if not re.search(r"\w", columns["name"]):
        raise ValueError("a name is needed")
    if columns["kind"] not in KINDS:
        raise ValueError(
            f"{columns['kind'] or 'an empty kind'} is no kind of place; there are {', '.join(KINDS)}"
        )
    if columns["country"]:
        check_country(columns["country"])
    if bool(columns["latitude"]) != bool(columns["longitude"]):
        raise ValueError("latitude and longitude are given together or not at all")
    for name, most in (("latitude", 90), ("longitude", 180)):
        if columns[name]:
            columns[name] = _degrees(columns[name], name, most)
    return tuple(columns.values())


def _degrees(text: str, name: str, most: int) -> str:
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        degrees = most + 1.0
    if not abs(degrees) <= most:
        raise ValueError(f"{text} is no {name} in decimal degrees, such as 16.27")
    return str(degrees)


def load_regions(raw: Path) -> dict[str, dict[str, Any]]:
    """The outlines of regions: by the name of the place, a Polygon or MultiPolygon of GeoJSON (WGS 84).

    None where there is no file. Each feature has its place in `properties.name`, as the archive or
    `places.csv` names it.

    Raises:
        ControlFileError: the file is no such collection; the message names the feature.
    """
    path = raw / REGIONS
    if not path.exists():
        return {}
    try:
        collection = json.loads(read_control_text(path))
    except ValueError as error:
        raise ControlFileError(path, None, f"is no JSON: {error}") from error
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise ControlFileError(path, None, "is no GeoJSON collection of features (`FeatureCollection`)")
    regions: dict[str, dict[str, Any]] = {}
    for number, feature in enumerate(collection.get("features") or (), start=1):
        try:
            name, geometry = _region(feature)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
            raise ControlFileError(path, None, f"feature {number}: {error}") from error
        if name in regions:
            raise ControlFileError(path, None, f"feature {number}: {name} is given twice")
        regions[name] = geometry
    return regions


def _region(feature: Any) -> tuple[str, dict[str, Any]]:
    properties = feature.get("properties") or {}
    name = properties.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("has no `name` among its properties: the name of the place")
    geometry = feature.get("geometry") or {}
    if geometry.get("type") not in SHAPES:
        raise ValueError(f"{name} is drawn as {geometry.get('type')}; it must be {' or '.join(SHAPES)}")
    for longitude, latitude in _points(geometry["coordinates"]):
        if not (abs(longitude) <= 180 and abs(latitude) <= 90):
            raise ValueError(
                f"{name}: {longitude}, {latitude} is no longitude and latitude in degrees (WGS 84)"
            )
    return " ".join(name.split()), {"type": geometry["type"], "coordinates": geometry["coordinates"]}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The points of rings, however deep they lie."""
    if not isinstance(coordinates, list) or not coordinates:
        raise ValueError("its coordinates are no rings of points")
    if isinstance(coordinates[0], list):
        for inner in coordinates:
            yield from _points(inner)
    else:
        yield float(coordinates[0]), float(coordinates[1])
