"""Lines of corrections.csv: what they mean, and what is said of those that mean nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.corrections.correction_lines import load_corrections, parse_values
from pipeline.corrections.kinds import KINDS
from pipeline.errors import BordereauError
from pipeline.records import Correction
from pipeline.records.schema import columns

HEADER = "action,kind,document,page,text,occurrence,field,value,organisation,target,reason,by,on"


def load(folder: Path, *lines: str, header: str = HEADER) -> list[Correction]:
    (folder / "corrections.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return load_corrections(folder)


def values(folder: Path, kind: str, field: str, value: str) -> dict[str, object]:
    (line,) = load(folder, f"correct,{kind},d,1,printed,,{field},{value},,,checked,,")
    return parse_values(line)


def test_an_exact_value_is_its_own_interval(tmp_path: Path) -> None:
    value = Decimal("450000.50")
    assert values(tmp_path, "amounts", "value", "450000.50") == {"value": value, "low": value, "high": value}


def test_a_day_is_the_whole_of_its_period(tmp_path: Path) -> None:
    day = date(2023, 7, 5)
    assert values(tmp_path, "dates", "start", "2023-07-05") == {"start": day, "end": day}


def test_several_columns_are_set_by_one_line(tmp_path: Path) -> None:
    (line,) = load(tmp_path, "correct,amounts,d,1,5 M,,,value=5000000; currency=EUR,,,checked,,")
    assert parse_values(line)["currency"] == "EUR"


def test_lines_of_organisations_are_as_they_were(tmp_path: Path) -> None:
    header = "action,organisation,target,document,reason"
    (line,) = load(tmp_path, "merge,DRS,Direction Régionale de la Santé,,same body", header=header)
    assert (line.action, line.organisation, line.target) == (
        "merge",
        "DRS",
        "Direction Régionale de la Santé",
    )


WRONG = {
    "an unknown action": ("change,amounts,d,1,x,,value,5,,,r,,", "no action"),
    "no reason": ("correct,amounts,d,1,x,,value,5,,,,,", "a reason is needed"),
    "an unknown kind": ("correct,sums,d,1,x,,value,5,,,r,,", "cannot be corrected"),
    "an unknown column": ("correct,amounts,d,1,x,,worth,5,,,r,,", "cannot be corrected"),
    "a value that is none": ("correct,amounts,d,1,x,,value,five,,,r,,", "no value of value"),
    "a word that is not among the choices": ("correct,amounts,d,1,x,,qualifier,maybe,,,r,,", "none of"),
    "an extent from the last to the first": ("correct,tables,d,1,x,,rows,9-1,,,r,,", "no extent of rows"),
    "a document that is to go": ("remove,documents,d,,,,,,,,r,,", "take its file out of the folder"),
    "an empty text": ("correct,cells,d,1,x,,text,,,,r,,", "text needs a value"),
    "columns that are none": ("correct,tables,d,1,x,,columns,B-D,,,r,,", "no extent of columns"),
    "fewer header rows than none": ("correct,tables,d,1,x,,header_rows,-1,,,r,,", "a number from 0 on"),
    "a table of one row": ("add,tables,d,1,x,,cells,a | b,,,r,,", "is no table"),
    "a party of no agreement": (
        "add,parties,d,1,x,,,organisation=A; role=party,,,r,,",
        "must name the agreement",
    ),
    "an extent that is none": ("correct,tables,d,1,x,,rows,first,,,r,,", "no extent of rows"),
    "no document": ("correct,amounts,,1,x,,value,5,,,r,,", "a document is needed"),
    "no text": ("correct,amounts,d,1,,,value,5,,,r,,", "the text is needed"),
    "a page that is none": ("correct,amounts,d,0,x,,value,5,,,r,,", "no page"),
    "an addition without its value": ("add,amounts,d,1,x,,,currency=EUR,,,r,,", "must be given"),
    "an addition without its page": ("add,amounts,d,,x,,,value=5; currency=EUR,,,r,,", "must be given"),
    "an addition of what cannot be added": ("add,cells,d,1,x,,value,5,,,r,,", "cannot be added"),
    "a merge without its target": ("merge,,,,,,,,DRS,,r,,", "needs a target"),
    "agreements that are renamed": ("rename,agreements,,,,,,,A-1,A-2,r,,", "merged or split"),
    "pairs that are none": ("correct,amounts,d,1,x,,,value 5,,,r,,", "list of columns"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_line_that_means_nothing_is_named(tmp_path: Path, case: str) -> None:
    line, why = WRONG[case]
    with pytest.raises(BordereauError, match=rf"corrections\.csv: line 2: .*{why}") as raised:
        load(tmp_path, line)
    assert "\n" not in str(raised.value)


def test_two_lines_that_speak_of_the_same_are_reported(tmp_path: Path) -> None:
    with pytest.raises(BordereauError, match=r"line 3: .*line 2"):
        load(tmp_path, *["correct,amounts,d,1,x,,value,5,,,r,,", "correct,amounts,d,1,x,,value,6,,,r,,"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_corrected_is_a_column_of_its_record_or_named_otherwise(kind: str) -> None:
    names = {column.name for column in columns(KINDS[kind].record)}
    assert KINDS[kind].columns - names <= {"organisation", "agreement", "place", "rows", "columns"}
    assert set(KINDS[kind].added) <= KINDS[kind].columns
