"""Many records at a time are those that are made one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BordereauError
from pipeline.records import Word
from pipeline.records.files import load_as, load_records, save_records
from pipeline.records.layout import CellText, Rule
from pipeline.records.many import AT_A_TIME
from pipeline.records.schema import from_mapping


def word(number: int) -> Word:
    side = 1.5 if number % 3 else None
    return Word(
        page=number,
        start=-1,
        end=number,
        text=["puits", 'dit "neuf"', "a\rb\nc", "", "é, è"][number % 5],
        size=number / 7,
        bold=number % 2 == 0,
        confidence=None if number % 4 else 91.5,
        x0=side,
        top=side,
        x1=side,
        bottom=side,
    )


@pytest.mark.parametrize("count", [0, 1, AT_A_TIME, AT_A_TIME + 1])
def test_what_is_written_is_read_again_and_row_by_row_too(tmp_path: Path, count: int) -> None:
    words = [word(number) for number in range(count)]
    save_records(tmp_path, "words", words)
    assert load_records(tmp_path, "words", Word) == words
    assert list(load_as(tmp_path, "words", lambda row: from_mapping(Word, row))) == words


def test_rules_and_texts_of_cells_too(tmp_path: Path) -> None:
    rules = [Rule(page=1, kind=kind, fill=kind == "rect") for kind in ("line", "rect")]
    save_records(tmp_path, "rules", rules)
    assert load_records(tmp_path, "rules", Rule) == rules
    assert load_records(tmp_path, "cell_texts", CellText) == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1,-1,2,mot,nan,0,1,0,,1,2,3,4", "row 2: nan is no number"),
        ("1,-1,2.5,mot,9,0,1,0,,1,2,3,4", "row 2: .*2.5"),
        ("1,-1,2,mot,9,perhaps,1,0,,1,2,3,4", "row 2: 'perhaps' is neither true nor false"),
        ("1,-1,2,mot,9,0,1,0,,1,2,3,4,5", "row 2: Word has no column None"),
        ("1,-1,2,mot", "row 2: "),
    ],
)
def test_a_row_that_is_no_record_is_named(tmp_path: Path, row: str, why: str) -> None:
    path = save_records(tmp_path, "words", [word(1)])
    path.write_text(path.read_text(encoding="utf-8") + f"{row}\n", encoding="utf-8")
    with pytest.raises(BordereauError, match=why):
        load_records(tmp_path, "words", Word)


def test_an_unknown_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("page,colour\n1,red\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="row 1: Word has no column colour"):
        load_records(tmp_path, "words", Word)
