"""FCFA and euros are compared at the fixed rate, to the precision in which they are printed."""

from __future__ import annotations

import sqlite3
from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.currencies.conversions import check_conversions
from pipeline.checks.kit.results import Result
from pipeline.records import Amount, Document
from pipeline.records.database import create_tables, insert
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    ROUNDING,
    add_document,
    add_table,
    empty,
    of_text,
    results_of,
    told,
)


def compared(francs: str, euros: str) -> list[Result]:
    db = sqlite3.connect(":memory:")
    create_tables(db)
    insert(db, "documents", [Document(id="d", path="d.pdf", status="ok")])
    common = {"document_id": "d", "page": 1, "qualifier": "exact"}
    pair = [("a", francs, "XOF", None), ("b", euros, "EUR", "a")]
    insert(
        db,
        "amounts",
        [
            Amount(
                id=id_,
                text=value,
                value=Decimal(value),
                low=Decimal(value),
                high=Decimal(value),
                place=Decimal(1),
                currency=currency,
                equals_amount_id=equals,
                **common,  # type: ignore[arg-type]
            )
            for id_, value, currency, equals in pair
        ],
    )
    try:
        return results_of(check_conversions, db)
    finally:
        db.close()


@pytest.mark.parametrize(
    ("francs", "euros", "status", "severity"),
    [
        ("655957", "1000", "ok", None),
        ("92001000", "140255", "ok", None),
        ("21403000", "32628", "ok", "rounding"),  # 32 628.66: cut off, not rounded
        ("100000000", "152400", "mismatch", "notice"),  # 152 449.02
        ("664816458", "532658", "mismatch", "error"),
    ],
)
def test_a_pair_is_compared_at_the_fixed_rate(
    francs: str, euros: str, status: str, severity: str | None
) -> None:
    (found,) = compared(francs, euros)
    assert (found.check.status, found.check.severity) == (status, severity)
    assert found.check.claimed == Decimal(euros)


@given(st.integers(min_value=100_000, max_value=10**12))
def test_an_equivalent_rounded_or_cut_to_the_euro_never_disagrees(francs: int) -> None:
    exact = Decimal(francs) / Decimal("655.957")
    for euros in (exact.quantize(Decimal(1)), exact.quantize(Decimal(1), ROUND_FLOOR)):
        (found,) = compared(str(francs), str(euros))
        assert found.check.status == "ok"


def test_a_sum_in_millions_whose_places_were_cut_off_is_rounding() -> None:
    for text, expected in (
        ("Une aide de 10.000 euros, soit 6,5 millions de FCFA.", ROUNDING),
        ("Une aide de 10.000 euros, soit 6,6 millions de FCFA.", OK),
        ("Une aide de 10.000 euros, soit 6,4 millions de FCFA.", ERROR),
    ):
        assert of_text(check_conversions, text) == [expected]


@pytest.mark.parametrize(
    ("euros", "expected"),
    [((100, 200, 305), [OK, OK, ERROR]), ((45, 90, 300), [OPEN, OPEN, OK])],
)
def test_columns_that_differ_in_most_rows_say_other_sums(
    euros: tuple[int, ...], expected: list[tuple[str, str | None]]
) -> None:
    db = empty()
    add_document(db)
    headers = [("Budget (FCFA)", "amount", "XOF"), ("Décaissé (EUR)", "amount", "EUR")]
    rows = [[n * 6_559_570, value * 100] for n, value in zip((1, 2, 3), euros, strict=True)]
    add_table(db, headers, rows, total=False)
    for line, (francs, paid) in enumerate(rows, start=1):
        for column, (value, currency) in enumerate(((francs, "XOF"), (paid, "EUR"))):
            insert(
                db,
                "amounts",
                [
                    Amount(
                        id=f"a{line}{column}",
                        document_id="d",
                        page=1,
                        text=str(value),
                        value=Decimal(value),
                        low=Decimal(value),
                        high=Decimal(value),
                        currency=currency,
                        qualifier="exact",
                        cell_id=f"d:p1:t1:r{line}:c{column}",
                        equals_amount_id=f"a{line}{1 - column}",
                    )
                ],
            )
    assert told(check_conversions, db) == expected


@pytest.mark.parametrize(("last", "expected"), [("5 137,95", ROUNDING), ("5 137,90", NOTICE)])
def test_a_rounded_rate_that_a_document_uses_throughout_is_its_own(
    last: str, expected: tuple[str, str | None]
) -> None:
    # At 656 francs, cut off behind the cents.
    pairs = [
        ("4 445 500", "6 776,67"),
        ("3 990 500", "6 083,07"),
        ("3 220 500", "4 909,29"),
        ("3 370 500", last),
    ]
    text = "\n".join(f"Une aide de {francs} FCFA, soit {euros} euros." for francs, euros in pairs)
    assert of_text(check_conversions, text) == [ROUNDING, ROUNDING, ROUNDING, expected]
