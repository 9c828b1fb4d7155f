"""Each check of the registry says something of a case of its own: of a text, of tables, or of an archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.checks import ARCHIVE_CHECKS, CHECKS
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from tests.checks import (
    archives,
    test_columns,
    test_divided_wholes,
    test_formulas,
    test_outcomes,
    test_prose_checks,
    test_stated_totals,
    test_sums_in_text,
    test_table_checks,
    test_thresholds,
    test_told_twice,
)
from tests.checks.archives import OK, add_document, empty, results_of

OF_TABLES: dict[str, Callable[[], Any]] = {
    "balance": test_columns.test_a_cumulated_column_goes_on_by_what_each_row_adds,
    "carried": lambda: test_columns.test_a_total_is_taken_up_as_it_was_carried_on(30, OK),
    "outcome": lambda: test_outcomes.outcomes([test_outcomes.IN, test_outcomes.OUT, ["Solde", 250]]),
    "difference": lambda: test_formulas.test_a_formula_is_believed_where_more_than_half_of_the_rows_hold(
        1, 3
    ),
    "divided": test_divided_wholes.test_shares_of_a_divided_sum_are_those_of_the_whole,
    "average": test_columns.test_unit_prices_are_the_sum_over_the_number,
    "detail": test_table_checks.test_a_summary_and_its_annex_give_the_same_figures,
    "annex": lambda: test_formulas.annexed(120, 3),
    "period": test_table_checks.test_signatures_lie_in_the_period_of_the_caption,
    "account": lambda: test_formulas.test_an_excess_of_the_text_is_that_of_two_tables(450, OK),
    "event": lambda: test_thresholds.test_an_event_lasts_ten_days_at_most(12, 1),
    "budget": lambda: test_told_twice.test_agreements_stay_within_the_budget_of_their_programme(
        "900.000 €", OK
    ),
}
"""Where a case is more than a text: a test that lays it out."""


def texts_of(kind: str) -> Iterator[tuple[str, Callable[[], sqlite3.Connection]]]:
    """The texts of which a check is tested, and how an archive is made of them."""
    for module in (test_prose_checks, test_sums_in_text, test_told_twice, test_divided_wholes):
        for check, _, text in module.CASES:
            if check is CHECKS[kind]:
                yield text, lambda text=text: with_text(text)
    for check, _, text in test_stated_totals.CASES:
        if check is CHECKS[kind]:
            yield text, lambda text=text: test_stated_totals.archive(text)


def with_text(text: str) -> sqlite3.Connection:
    db = empty()
    add_document(db, pages=[text])
    return db


def spoken_in_tests(kind: str, monkeypatch: pytest.MonkeyPatch) -> list[Result]:
    """What a check says while the test runs that lays out its case."""
    said: list[Result] = []

    def recorded(check: archives.Check, db: sqlite3.Connection) -> list[Result]:
        results = results_of(check, db)
        if check is CHECKS[kind]:
            said.extend(results)
        return results

    monkeypatch.setattr(archives, "results_of", recorded)
    OF_TABLES[kind]()
    return said


def spoken_of_texts(kind: str) -> list[Result]:
    """What a check says of the first of its texts of which it says anything."""
    for _, made in texts_of(kind):
        db = made()
        try:
            if said := results_of(CHECKS[kind], db):
                return said
        finally:
            db.close()
    return []


def spoken_of_samples(kind: str, sample: sqlite3.Connection) -> list[Result]:
    archive = Archive(sample)
    if kind in ARCHIVE_CHECKS:
        return list(CHECKS[kind](archive))
    return [result for facts in archive.each() for result in CHECKS[kind](facts)]


@pytest.mark.parametrize("kind", CHECKS)
def test_a_check_says_something_of_a_case_of_its_own(
    kind: str, sample: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = spoken_in_tests(kind, monkeypatch) if kind in OF_TABLES else spoken_of_texts(kind)
    said = said or spoken_of_samples(kind, sample)
    assert said
    assert {result.check.kind for result in said} == {kind}
