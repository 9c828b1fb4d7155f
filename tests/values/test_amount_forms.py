from decimal import Decimal

import pytest
from amount_forms import ENGLISH, FRENCH

from pipeline.values.money import AmountReading, find_amounts, parse_amount

SIGNS = {"exact": "", "about": "~", "at_least": ">=", "at_most": "<="}


def told(one: AmountReading) -> str:
    bounds = f"{one.low:f}..{one.high:f}" if one.value is None and one.low and one.high else ""
    value = bounds or f"{one.value:f}"
    return f"{SIGNS[one.qualifier]}{value} {one.currency}" + (f"/{one.per}" if one.per else "")


@pytest.mark.parametrize(("text", "expected"), [row for rows in FRENCH.values() for row in rows])
def test_french_forms(text: str, expected: str) -> None:
    assert "; ".join(map(told, find_amounts(text))) == expected


@pytest.mark.parametrize(("text", "expected"), [row for rows in ENGLISH.values() for row in rows])
def test_english_forms(text: str, expected: str) -> None:
    assert "; ".join(map(told, find_amounts(text, language="en"))) == expected


@pytest.mark.parametrize(
    ("cell", "value", "place"),
    [
        ("3,5 millions", 3_500_000, 100_000),
        ("1 234", 1234, 1),
        ("(12,50)", Decimal("-12.50"), Decimal("0.01")),
        ("-1.234", -1234, 1),
    ],
)
def test_a_cell_below_a_currency_has_the_place_of_its_last_digit(
    cell: str, value: Decimal, place: Decimal
) -> None:
    found = parse_amount(cell, unit="EUR")
    assert (found.value, found.place) == (value, place)
