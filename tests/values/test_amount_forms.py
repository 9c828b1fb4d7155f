import pytest
from amount_forms import ENGLISH, FRENCH

from pipeline.values.money import AmountReading, find_amounts

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
