"""Record types say what they are once, and come back from files as they went in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount, Grid, GridCell, Word
from pipeline.records.files import RECORDS, load_records, save_records
from pipeline.records.layout import TextSignature
from pipeline.records.schema import BOX, columns, from_mapping

VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=3),
    dict: st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    tuple: st.just(()),
}


@st.composite
def records(draw: st.DrawFn, record: type) -> Any:
    given_ = {}
    for c in columns(record):
        values = st.sampled_from(c.choices) if c.choices else VALUES[c.type]
        given_[c.name] = draw(st.none() | values if c.optional else values)
    return record(**given_)


@pytest.mark.parametrize("kind", RECORDS)
def test_records_come_back_from_their_file(kind: str, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp(kind)

    # Three records of some twenty fields each: a third of the usual examples meets every kind of value.
    @settings(max_examples=35)
    @given(st.lists(records(RECORDS[kind]), max_size=3))
    def check(written: list[Any]) -> None:
        save_records(folder, kind, written)
        assert load_records(folder, kind, RECORDS[kind]) == written

    check()


def test_a_grid_comes_back_with_its_cells(tmp_path: Path) -> None:
    cell = GridCell(row=0, column=0, last_row=0, last_column=1, text="a\u2028b\tc", page=1, header=True)
    grid = Grid(page=1, last_page=2, cells=(cell,), caption="Tableau 1", evidence=("ruled",), x0=1.5)
    save_records(tmp_path, "grids", [grid])
    assert load_records(tmp_path, "grids", Grid) == [grid]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_column_is_described(kind: str) -> None:
    assert all(
        c.description and not re.search(r"(?<!\.\.)\.$", c.description) for c in columns(RECORDS[kind])
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_docstring_and_an_id_first(table: str) -> None:
    record = TABLES[table]
    assert record.__doc__
    assert not record.__doc__.startswith(f"{record.__name__}(")
    assert columns(record)[0].name == "id"


def test_the_box_comes_last() -> None:
    assert tuple(c.name for c in columns(Amount))[-4:] == BOX


def test_keys_point_to_tables_that_exist() -> None:
    pointed_to = {c.references for record in TABLES.values() for c in columns(record) if c.references}
    assert pointed_to <= set(TABLES)


def test_a_missing_value_is_an_error_and_not_a_default() -> None:
    with pytest.raises(TypeError):
        from_mapping(Word, {"page": 1})


def test_a_value_of_another_type_is_an_error() -> None:
    with pytest.raises(ValueError, match="three"):
        from_mapping(Word, {"page": "three", "start": 0, "end": 1, "text": "a"})


def test_records_are_frozen() -> None:
    word = Word(page=1, start=0, end=1, text="a")
    with pytest.raises(AttributeError):
        word.text = "b"  # type: ignore[misc]


def test_a_list_of_texts_holds_texts_alone() -> None:
    signature = {"n_words": 2, "has_boxes": False, "phrases": ["ab", "cd"], "numbers": []}
    assert from_mapping(TextSignature, signature).phrases == ("ab", "cd")
    for other in (12, None, {"a": "b"}):
        with pytest.raises(TypeError):
            from_mapping(TextSignature, signature | {"phrases": ["ab", other]})
