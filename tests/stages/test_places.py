"""Places of a corpus are found in its texts, and outlines of regions are checked before any work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BordereauError
from pipeline.gazetteer import knowing_places
from pipeline.gazetteer import load_places as folded_places
from pipeline.gazetteer.places import find_places, known_places
from pipeline.stages.places import load_places, load_regions
from pipeline.stages.settings import Settings, load_settings

EXAMPLE = "name,kind,country,within,aliases,latitude,longitude,source\n"


def places(folder: Path, *lines: str) -> tuple[tuple[str, ...], ...]:
    (folder / "places.csv").write_text(EXAMPLE + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return load_places(folder)


def test_a_place_of_the_corpus_is_found_by_its_name_and_its_aliases(tmp_path: Path) -> None:
    rows = places(tmp_path, 'Bourgade-sur-Fleuve,commune,ML,Gao,Bourgade|B. Fleuve,16.5,"0,25",our survey')
    text = "À Bourgade-sur-Fleuve, puis à Bourgade."
    assert list(find_places(text, "ML")) == []
    with knowing_places(rows):
        found = list(find_places(text, "ML"))
        assert "bourgade" in folded_places()
    assert [text[f.start : f.end] for f in found] == ["Bourgade-sur-Fleuve", "Bourgade"]
    (place,) = {f.place for f in found}
    assert (place.id, place.kind, place.within) == ("ml-bourgade-sur-fleuve", "commune", "Gao")
    assert (place.latitude, place.longitude, place.source) == (16.5, 0.25, "our survey")
    assert "bourgade" not in folded_places()


def test_what_the_corpus_says_of_a_known_place_wins_and_its_other_names_stay(tmp_path: Path) -> None:
    with knowing_places(places(tmp_path, "Koulikoro,cercle,ML,,,12.9,-7.5,")):
        named = {name: known_places()[name][0] for name in ("Koulikoro", "Koulikouro")}
    assert {(p.kind, p.latitude) for p in named.values()} == {("cercle", 12.9)}
    assert known_places()["Koulikouro"][0].kind == "region"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Gao,planet,ML,,,,,", "line 2: planet is no kind of place; there are region, "),
        (",town,ML,,,,,", "line 2: a name is needed"),
        ("Gao,town,Mali,,,,,", "line 2: Mali is no code of ISO 3166-1, .*; Mali is ML"),
        ("Gao,town,ML,,,16.2,,", "line 2: latitude and longitude are given together"),
        ("Gao,town,ML,,,95,0,", "line 2: 95 is no latitude in decimal degrees"),
        ("Gao,town,ML,,,16°16' N,0,", "line 2: 16°16' N is no latitude"),
        ("Gao,town,ML,,,,,\nGao,region,ML,,,,,", "line 3: Gao stands on line 2 too"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(BordereauError, match=reason):
        places(tmp_path, line)


def test_places_are_settings_of_the_corpus(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    rows = places(tmp_path, "Bourgade,town,ML,,,,,")
    assert load_settings(tmp_path).places == rows


RING = [[-1.0, 16.0], [0.5, 16.0], [0.5, 17.0], [-1.0, 16.0]]


def regions(folder: Path, *features: Any, kind: str = "FeatureCollection") -> dict[str, dict[str, Any]]:
    told = {"type": kind, "features": list(features)}
    (folder / "regions.geojson").write_text(json.dumps(told), encoding="utf-8")
    return load_regions(folder)


def feature(name: str | None = "Gao", shape: str = "Polygon", coordinates: Any = (RING,)) -> dict[str, Any]:
    properties = {} if name is None else {"name": name}
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_regions_are_outlines_by_the_name_of_their_place(tmp_path: Path) -> None:
    assert load_regions(tmp_path) == {}
    found = regions(tmp_path, feature(), feature("Kidal", "MultiPolygon", [[RING], [RING]]))
    assert list(found) == ["Gao", "Kidal"]
    assert found["Gao"] == {"type": "Polygon", "coordinates": [RING]}


@pytest.mark.parametrize(
    ("features", "reason"),
    [
        ([feature(None)], "feature 1: has no `name` among its properties"),
        ([feature(), feature()], "feature 2: Gao is given twice"),
        ([feature(shape="Point", coordinates=[0, 0])], "Gao is drawn as Point; it must be Polygon or "),
        ([feature(coordinates=[[[260000.0, 1800000.0]]])], "is no longitude and latitude in degrees"),
        ([feature(coordinates=[])], "its coordinates are no rings of points"),
        ([None], "feature 1: "),
    ],
)
def test_a_feature_that_cannot_be_drawn_is_named(tmp_path: Path, features: list[Any], reason: str) -> None:
    with pytest.raises(BordereauError, match=reason):
        regions(tmp_path, *features)


def test_a_file_that_is_no_collection_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BordereauError, match="no GeoJSON collection"):
        regions(tmp_path, kind="Topology")
    (tmp_path / "regions.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(BordereauError, match=r"regions\.geojson: is no JSON"):
        load_regions(tmp_path)
