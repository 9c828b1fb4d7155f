"""Many records made at once are those that are made one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BordereauError
from pipeline.records import Agreement, AgreementTelling, Cell, Grid, GridCell, database
from pipeline.records.files import RECORDS, file_name, load_records, save_records
from pipeline.records.many import complete_records, made_of, records_of
from pipeline.records.rows import AT_A_TIME, records_of_rows, rows_of
from pipeline.records.schema import columns


def types(record: Any) -> Iterator[Any]:
    yield record
    for column in dataclasses.fields(record):
        if "GridCell" in str(column.type):
            yield GridCell


EVERY_TYPE = sorted({kind for record in RECORDS.values() for kind in types(record)}, key=str)


def cell(number: int) -> Cell:
    figure = Decimal(number * 1000) if number % 3 else None
    return Cell(
        id=f"liste:p1:t1:r{number}:c0",
        table_id="liste:p1:t1",
        row=number,
        column=0,
        text=["12 000", 'dit "neuf"', "a\u2028b", "", "é"][number % 5],
        role="header" if number == 0 else "body",
        hidden=number % 7 == 0,
        kind="amount" if figure is not None else "text",
        value=figure,
        low=figure,
        unit="XOF" if number % 2 else None,
        page=1,
        corrected_from={"text": "12"} if number % 11 == 0 else None,
        x0=number / 7 if number % 4 else None,
    )


@pytest.mark.parametrize("record", EVERY_TYPE, ids=lambda record: record.__name__)
def test_records_have_slots_and_do_nothing_when_they_are_made(record: Any) -> None:
    assert not hasattr(record, "__post_init__")
    assert all(
        type(vars(kind).get(field.name)).__name__ == "member_descriptor" for field, kind in slots(record)
    )
    assert all(field.default_factory is dataclasses.MISSING for field in dataclasses.fields(record))


def slots(record: Any) -> Iterator[tuple[Any, Any]]:
    for field in dataclasses.fields(record):
        yield field, next(kind for kind in record.__mro__ if field.name in vars(kind))


@pytest.mark.parametrize("count", [0, 1, AT_A_TIME, AT_A_TIME + 1])
def test_what_is_written_is_read_again(tmp_path: Path, count: int) -> None:
    cells = [cell(number) for number in range(count)]
    save_records(tmp_path, "cells", cells)
    assert load_records(tmp_path, "cells", Cell) == cells


def test_columns_that_are_not_given_are_as_unsaid() -> None:
    given: dict[str, Any] = {"page": [1, 2], "last_page": [1, 3], "cells": [(), ()], "evidence": [(), ()]}
    assert records_of(Grid, given) == [
        Grid(page=1, last_page=1, cells=(), evidence=()),
        Grid(page=2, last_page=3, cells=(), evidence=()),
    ]


def test_texts_that_are_empty_in_every_row_are_no_values() -> None:
    rows = [[*row] for row in rows_of(Cell, [cell(number) for number in (1, 4)])]
    place = [column.name for column in columns(Cell)].index("corrected_by")
    for row, empty in zip(rows, ("", None), strict=True):
        row[place] = empty
    assert [one.corrected_by for one in records_of_rows(Cell, rows)] == [None, None]


@pytest.mark.parametrize("count", [AT_A_TIME - 1, AT_A_TIME, AT_A_TIME + 1])
def test_what_no_row_of_many_says_is_left_unsaid(count: int) -> None:
    cells = [replace(cell(number), unit=None, x0=None, corrected_from=None) for number in range(count)]
    assert list(records_of_rows(Cell, rows_of(Cell, cells))) == cells
    cells[-1] = replace(cells[-1], unit="XOF", x0=0.0, corrected_from={"text": "7"})
    assert list(records_of_rows(Cell, rows_of(Cell, cells))) == cells


@pytest.mark.parametrize("record", database.RECORDS.values())
def test_what_may_be_empty_in_an_archive_is_so_where_it_is_not_said(record: Any) -> None:
    unsaid = {field.name: field.default for field in dataclasses.fields(record)}
    assert [c.name for c in columns(record) if c.optional and unsaid[c.name] is not None] == []


def test_unknown_missing_and_uneven_columns_are_refused() -> None:
    whole: dict[str, Any] = {"page": [1], "last_page": [1], "cells": [()]}
    for wrong in ({**whole, "colour": ["red"]}, {"page": [1]}):
        with pytest.raises(TypeError):
            records_of(Grid, wrong)
    with pytest.raises(ValueError, match="shorter than"):
        records_of(Grid, {**whole, "page": [1, 2]})


def test_records_that_nobody_else_has_are_completed_in_place() -> None:
    records = [cell(number) for number in range(5)]
    whole = [replace(one, id=id_) for one, id_ in zip(records, "abcde", strict=True)]
    complete_records(records, {"id": list("abcde")})
    assert records == whole
    complete_records([], {"id": []})


@pytest.mark.parametrize(
    "wrong",
    [
        {"row": 1.5},
        {"row": "eins"},
        {"hidden": "perhaps"},
        {"role": "footer"},
        {"value": "NaN"},
        {"x0": float("nan")},
        {"text": 12},
        {"text": None},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_record_among_many_that_is_none_is_named(tmp_path: Path, wrong: dict[str, Any]) -> None:
    save_records(tmp_path, "cells", [cell(number) for number in range(3)])
    path = tmp_path / file_name("cells")
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = (
        lines[1][:-1] + "," + repr(wrong)[1:].replace("'", '"').replace("nan", "NaN").replace("None", "null")
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BordereauError, match="row 2: "):
        load_records(tmp_path, "cells", Cell)


def test_a_line_with_more_than_one_value_is_none(tmp_path: Path) -> None:
    save_records(tmp_path, "cells", [cell(1)])
    path = tmp_path / file_name("cells")
    line = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"  {line}  \n\n", encoding="utf-8")
    assert load_records(tmp_path, "cells", Cell) == [cell(1)]
    path.write_text(f"{line} {line}\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="row 1: "):
        load_records(tmp_path, "cells", Cell)


def test_a_record_made_of_another_is_what_replacing_gives() -> None:
    given: dict[str, Any] = {
        "id": "d:p1:g1",
        "kind": "convention",
        "document_id": "d",
        "page": 1,
        "text": "Convention 7",
    }
    agreement = Agreement(**given, title="Forage", n_tellings=1, n_documents=1)
    made = made_of(Agreement, agreement, title=None, n_tellings=2)
    assert made == replace(agreement, title=None, n_tellings=2)
    assert agreement.title == "Forage"
    telling = made_of(AgreementTelling, agreement, agreement_id="d:p1:g1", joined_by=None, joined_to=None)
    assert telling == AgreementTelling(**given, title="Forage", agreement_id="d:p1:g1")
    with pytest.raises(AttributeError):
        made_of(AgreementTelling, agreement, joined_by=None, joined_to=None)
