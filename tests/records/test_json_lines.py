"""Records written as JSON together are those that are written one by one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount, Grid, GridCell, Problem
from pipeline.records.json_lines import json_lines, records_of_lines
from pipeline.records.schema import to_json
from tests.archive.test_rows import of


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=20)
@given(data=st.data())
def test_lines_are_those_of_one_record_after_the_other(table: str, data: st.DataObject) -> None:
    record = TABLES[table]
    records = data.draw(st.lists(of(record), max_size=3))
    lines = list(json_lines(record, records))
    assert lines == [f"{to_json(one)}\n" for one in records]
    assert [json.loads(line) for line in lines] == [json.loads(to_json(one)) for one in records]


@pytest.mark.parametrize("text", ['dit "neuf"', "a\\b", "é\u2028", "12\t000\n", "50 %s d'avance", "\ud800"])
def test_whatever_a_text_holds_it_is_written_alike(text: str) -> None:
    cells = (GridCell(row=0, column=0, last_row=0, last_column=0, page=1, text=text),)
    grids = [Grid(page=1, last_page=1, cells=those) for those in (cells, ())]
    assert list(json_lines(Grid, grids)) == [f"{to_json(one)}\n" for one in grids]


def test_a_number_that_is_none_is_written_as_before() -> None:
    cells = [
        GridCell(row=0, column=0, last_row=0, last_column=0, page=1, text="", x0=side)
        for side in (0.5, float("nan"))
    ]
    assert list(json_lines(GridCell, cells)) == [f"{to_json(one)}\n" for one in cells]


def problem(**columns: Any) -> str:
    return json.dumps({"id": "a", "stage": "read", "kind": "unread", "text": "", "reason": ""} | columns)


def test_lines_are_read_back_and_empty_ones_left_out() -> None:
    read = records_of_lines(Problem, [problem() + "\n", "\n", problem(id="b")])
    assert [one.id for one in read] == ["a", "b"]


@pytest.mark.parametrize(
    "lines",
    [
        [problem() + ", " + problem(id="b")],
        [problem()[:-1]],
        ["]["],
        ["12"],
        [problem(colour="red")],
    ],
    ids=["two in one", "cut", "brackets", "a number", "unknown column"],
)
def test_lines_that_are_no_records_are_refused(lines: list[str]) -> None:
    with pytest.raises((ValueError, TypeError)):
        records_of_lines(Problem, lines)


def test_no_records_are_no_lines() -> None:
    assert list(json_lines(Amount, [])) == []
