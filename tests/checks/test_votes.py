"""Sums that the rest of their table speaks against are not verified, instead of being called wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.checks.votes import SETTINGS, with_votes
from tests.checks.archives import add_document, add_table, empty
from tests.checks.test_tolerances import money


def sums(rows: Sequence[Sequence[Any]], headers: Sequence[str], *, kind: str, total: bool) -> list[Result]:
    """What the audit says of the sums of one kind in a table."""
    db = empty()
    add_document(db)
    add_table(db, money(*headers), rows, total=total)
    results = check_document(next(Archive(db).each())).results
    db.close()
    return [result for result in results if result.check.kind == kind]


def statuses(rows: Sequence[Sequence[Any]]) -> list[str]:
    """What becomes of the total of each column."""
    years = [f"{2020 + n}" for n in range(len(rows[0]) - 1)]
    return [result.check.status for result in sums(rows, years, kind="total", total=True)]


def table(sums: Sequence[int]) -> list[list[Any]]:
    """Two items of 40 and 60 in each column, and what is printed below them."""
    return [["A", *[40] * len(sums)], ["B", *[60] * len(sums)], ["Total", *sums]]


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        (100 * SETTINGS.times, "mismatch"),
        (100 * SETTINGS.times + 1, "unverifiable"),
        (100 // SETTINGS.times, "mismatch"),
        (100 // SETTINGS.times - 1, "unverifiable"),
        (-90, "unverifiable"),
    ],
)
def test_a_sum_that_is_off_by_more_than_itself_is_one_of_other_things(printed: int, status: str) -> None:
    assert statuses(table([100, 100, printed]))[-1] == status


@pytest.mark.parametrize("printed", [1000, 10, 1100])
def test_a_digit_too_many_or_too_few_is_a_slip(printed: int) -> None:
    assert statuses(table([100, 100, printed]))[-1] == "mismatch"


@pytest.mark.parametrize(("places", "status"), [(1, "unverifiable"), (10, "mismatch")])
def test_a_digit_of_few_is_no_slip(places: int, status: str) -> None:
    digits = SETTINGS.digits
    assert digits == len(str(42 * places)) + (1 if places == 1 else 0)
    rows = [
        ["A", *[1 * places] * 3],
        ["B", *[1 * places] * 3],
        ["Total", 2 * places, 2 * places, 42 * places],
    ]
    assert statuses(rows)[-1] == status


@pytest.mark.parametrize(("fewer", "status"), [(0, "mismatch"), (1, "unverifiable")])
def test_several_rows_that_are_off_speak_against_the_structure_unless_more_hold(
    fewer: int, status: str
) -> None:
    rows = [["A", 10, 20, 30], ["B", 11, 22, 33], ["C", 12, 25, 37], ["D", 14, 28, 42], ["E", 15, 31, 50]]
    results = sums(rows, ["2020", "2021", "Total"], kind="row", total=False)
    right = [one for one in results if one.check.status == "ok"]
    (off,) = [one for one in results if one.check.status == "mismatch"]
    voted = with_votes([*right[:1] * (2 * SETTINGS.holding - fewer), off, off])
    assert [one.check.status for one in voted[-2:]] == [status] * 2


def test_a_row_that_is_a_notice_has_no_vote_against_another() -> None:
    rows = [["A", 10, 20, 30], ["B", 11, 22, 33], ["C", 12, 25, 37], ["D", 14, 28, 42], ["E", 15, 31, 50]]
    results = sums(rows, ["2020", "2021", "Total"], kind="row", total=False)
    right = next(one for one in results if one.check.status == "ok")
    (off,) = [one for one in results if one.check.status == "mismatch"]
    notice = replace(off, check=replace(off.check, severity="notice"))
    assert [one.check.severity for one in with_votes([right, off, notice])] == [None, "error", "notice"]


def test_one_sum_that_is_off_needs_no_vote() -> None:
    assert statuses(table([110])) == ["mismatch"]
