"""Records are written as lines of JSON and come back, as records or as rows of the archive."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount, Grid, GridCell, Problem
from pipeline.records.json_lines import AT_A_TIME, BLOCK, UNSAID, json_lines, records_of_lines, rows_of_lines
from pipeline.records.rows import rows_of
from pipeline.records.schema import to_json
from tests.archive.test_rows import of


def written(records: list[Any]) -> BytesIO:
    return BytesIO(b"".join(json_lines(records)))


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=20)
@given(data=st.data())
def test_lines_say_what_records_say_and_rows_are_theirs(table: str, data: st.DataObject) -> None:
    record = TABLES[table]
    records = data.draw(st.lists(of(record), max_size=3))
    assert records_of_lines(record, written(records)) == records
    rows = [
        tuple(None if value is UNSAID else value for value in row)
        for row in rows_of_lines(record, written(records))
    ]
    assert rows == list(rows_of(record, records))
    said = [json.loads(line) for line in written(records)]
    assert all(
        json.loads(to_json(one)).items() >= line.items() for one, line in zip(records, said, strict=True)
    )


def problem(**columns: Any) -> Problem:
    return Problem(**{"id": "a", "stage": "read", "kind": "unread", "text": "", "reason": "", **columns})


@pytest.mark.parametrize("text", ['dit "neuf"', "a\\b", "é\u2028", "12\t000\n", "50 %s d'avance", ""])
def test_whatever_a_text_holds_it_comes_back(text: str) -> None:
    cells = (GridCell(row=0, column=0, last_row=0, last_column=0, page=1, text=text),)
    grids = [Grid(page=1, last_page=1, cells=those) for those in (cells, ())]
    assert records_of_lines(Grid, written(grids)) == grids


def test_half_a_character_is_a_question_mark() -> None:
    assert records_of_lines(Problem, written([problem(text="a\ud800b")])) == [problem(text="a?b")]


@pytest.mark.parametrize(("value", "digits"), [("1E+5", "100000"), ("2E-9", "2E-9"), ("1.50", "1.50")])
def test_a_number_is_written_with_its_digits(value: str, digits: str) -> None:
    amount = Amount(
        id="a", document_id="d", page=1, text="E+", currency="XOF", qualifier="exact", value=Decimal(value)
    )
    (read,) = records_of_lines(Amount, written([amount]))
    assert (str(read.value), read) == (digits, amount)


def test_an_empty_text_is_no_value_where_there_may_be_none() -> None:
    (read,) = records_of_lines(Problem, written([problem(document_id="")]))
    assert (read.document_id, read.text) == (None, "")


def test_many_lines_and_long_ones_come_back_and_empty_ones_are_left_out() -> None:
    problems = [problem(id=str(number)) for number in range(AT_A_TIME + 1)]
    problems.insert(3, problem(text="é" * BLOCK))
    assert records_of_lines(Problem, written(problems)) == problems
    spaced = BytesIO(written(problems).getvalue().replace(b"\n", b"\n\n  \n").rstrip())
    assert records_of_lines(Problem, spaced) == problems


LINE = to_json(problem())


@pytest.mark.parametrize(
    "lines",
    [
        LINE + ", " + LINE,
        LINE + " " + LINE,
        LINE + "\n" + LINE[:-1],
        "][",
        "12",
        '{"colour": "red", ' + LINE[1:],
        '{"page": 1.5, ' + LINE[1:],
        LINE.replace('"read"', "null"),
        '{"id": "a"}',
    ],
    ids=["a list", "two in one", "cut", "brackets", "a number", "unknown", "no page", "no stage", "missing"],
)
def test_lines_that_are_no_records_are_refused(lines: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        records_of_lines(Problem, BytesIO(lines.encode()))


def test_no_records_are_no_lines() -> None:
    assert list(json_lines([])) == []
    assert records_of_lines(Amount, BytesIO()) == []
    assert rows_of_lines(Amount, BytesIO()) == []
