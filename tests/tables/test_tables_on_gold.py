"""The annotated tables of the shared documents, and bulletins in which nothing is a table."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.readers import Source, read_source
from pipeline.records import Cell
from pipeline.tables import extract_tables, find_grids
from tests.conftest import TOP

SHARED = TOP.parent / "shared"
SOURCES = ("documents/livret-1-partenariats.pdf", "seeds/002_livret_1_partenariats.txt")

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not here")


def source(path: Path) -> Source:
    return Source(id="doc", path=path, name=path.name, sha256="0" * 64)


def explicit_tables() -> Iterator[dict[str, Any]]:
    with (SHARED / "gold/tables.jsonl").open(encoding="utf-8") as lines:
        yield from (table for table in map(json.loads, lines) if table["explicit"])


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).replace("’", "'").split())


def tables_of(path: Path) -> list[list[Cell]]:
    found = extract_tables(read_source(source(path)))
    assert found.problems == []
    return [[cell for cell in found.cells if cell.table_id == table.id] for table in found.tables]


@pytest.mark.parametrize("path", SOURCES)
def test_the_annotated_tables_are_found_cell_by_cell(path: str) -> None:
    found = [Counter(folded(c.text) for c in cells if c.text) for cells in tables_of(SHARED / path)]
    for table in explicit_tables():
        rows = [*([table["header"]] if table["header"] else []), *table["rows"]]
        assert Counter(folded(text) for row in rows for text in row if text) in found, table["id"]


@pytest.mark.parametrize("path", SOURCES)
def test_amounts_and_durations_of_agreements_have_their_value_and_unit(path: str) -> None:
    typed = [table for table in explicit_tables() if "typed" in table and table["header"]]
    read = {(cell.value, cell.unit) for cells in tables_of(SHARED / path) for cell in cells}
    assert typed
    for table in typed:
        for value in (value for row in table["typed"] for value in row if isinstance(value, dict)):
            number, unit = value.get("value", value.get("months")), value.get("currency", "month")
            assert (Decimal(str(number)), unit) in read, value


def test_nothing_in_bulletins_without_tables_is_a_table() -> None:
    bulletins = sorted((SHARED / "bench/tables/data/fr").glob("*.no-tables"))
    if not bulletins:
        pytest.skip("the bulletins are not here")
    found = {
        bulletin.stem: [grid.box for grid in find_grids(read_source(source(bulletin.with_suffix(".pdf"))))]
        for bulletin in bulletins
    }
    assert {name: boxes for name, boxes in found.items() if boxes} == {}
