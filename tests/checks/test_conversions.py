"""FCFA and euros are compared at the fixed rate, to the precision in which they are printed."""

from __future__ import annotations

import sqlite3
from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.database import create_tables, insert
from pipeline.checks.archive import Archive
from pipeline.checks.conversions import check_conversions
from pipeline.checks.results import Result
from pipeline.records import Amount


def compared(francs: str, euros: str) -> list[Result]:
    db = sqlite3.connect(":memory:")
    create_tables(db)
    common = {"document_id": "d", "page": 1, "qualifier": "exact"}
    pair = [("a", francs, "XOF", None), ("b", euros, "EUR", "a")]
    insert(
        db,
        "amounts",
        [
            Amount(
                id=id_, text=value, value=Decimal(value), low=Decimal(value), high=Decimal(value),
                currency=currency, equals_amount_id=equals, **common,  # type: ignore[arg-type]
            )
            for id_, value, currency, equals in pair
        ],
    )  # fmt: skip
    try:
        return list(check_conversions(Archive(db)))
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
