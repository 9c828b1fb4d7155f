"""Sums that the rest of their table speaks against are not verified, instead of being called wrong."""

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.checks.votes import SETTINGS, with_votes
from tests.checks.archives import add_document, add_table, empty
from tests.checks.test_tolerances import money


def totals(rows: Sequence[Sequence[Any]]) -> list[Result]:
    """What the audit says of the sums of a table."""
    db = empty()
    add_document(db)
    add_table(db, money(*(f"{2020 + n}" for n in range(len(rows[0]) - 1))), rows, total=True)
    results = check_document(next(Archive(db).each())).results
    db.close()
    return [result for result in results if result.check.kind == "total"]


def statuses(rows: Sequence[Sequence[Any]]) -> list[str]:
    """What becomes of each sum of a table."""
    return [result.check.status for result in totals(rows)]


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


@pytest.mark.parametrize(("fewer", "status"), [(0, "mismatch"), (1, "unverifiable")])
def test_several_sums_that_are_off_speak_against_the_structure_unless_more_hold(
    fewer: int, status: str
) -> None:
    results = totals(table([100, 110]))
    (right,) = [one for one in results if one.check.status == "ok"]
    (off,) = [one for one in results if one.check.status == "mismatch"]
    voted = with_votes([*[right] * (2 * SETTINGS.holding - fewer), off, off])
    assert [one.check.status for one in voted[-2:]] == [status] * 2


def test_one_sum_that_is_off_needs_no_vote() -> None:
    assert statuses(table([110])) == ["mismatch"]
