"""Outlines of regions that an archive brings along: `raw/regions.geojson`, drawn on its maps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.archive.search import fold
from pipeline.serve.pictures.outlines import Geometry

FILE = "regions.geojson"
SHAPES = ("Polygon", "MultiPolygon")


def outlines_in(raw: Path) -> dict[str, Geometry]:
    """The outlines in a folder of documents, by the folded names of their places.

    The build says in words what is wrong with the file; here what cannot be drawn is left out.
    """
    try:
        told = json.loads((raw / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
    features = told.get("features") if isinstance(told, dict) else None
    found: dict[str, Geometry] = {}
    for feature in features if isinstance(features, list) else []:
        name, geometry = _named(feature)
        if name and geometry.get("type") in SHAPES and _is_drawable(geometry):
            found[fold(name)] = geometry
    return found


def _named(feature: Any) -> tuple[str, dict[str, Any]]:
    if not isinstance(feature, dict):
        return "", {}
    properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
    name = properties.get("name") if isinstance(properties, dict) else None
    return str(name or ""), geometry if isinstance(geometry, dict) else {}


def _is_drawable(geometry: dict[str, Any]) -> bool:
    """Whether every ring is a list of pairs of degrees."""
    coordinates: Any = geometry.get("coordinates")
    polygons: Any = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    try:
        return bool(polygons) and all(
            -180 <= float(x) <= 180 and -90 <= float(y) <= 90
            for polygon in polygons
            for ring in polygon
            for x, y, *_ in ring
        )
    except (TypeError, ValueError):
        return False
