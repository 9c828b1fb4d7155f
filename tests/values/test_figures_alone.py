"""A cell of figures alone names no currency: its column does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.money import find_amounts, parse_amount
from pipeline.values.numbers import all_ambiguous, guess_number_format


@given(st.text(alphabet="0123456789 .,'\u00a0\u202f\n\t", max_size=24))
def test_no_amount_is_found_in_figures_alone(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("text", ["12 500", "(12 500)", "12 500 €"])
def test_figures_are_read_by_their_column_and_others_as_before(text: str) -> None:
    found = parse_amount(text, unit="Montant (€)")
    assert abs(found.value or 0) == Decimal(12_500)
    assert found.currency == "EUR"


def test_what_a_column_prints_often_counts_as_often() -> None:
    # One comma that is no doubt against three points: as many cells as there are say so.
    assert guess_number_format(["1,5", "2.5", "2.5", "2.5"]).decimal == "."
    assert guess_number_format(["1,5", "1,5", "1,5", "2.5"]).decimal == ","


def test_a_raised_point_is_one_too() -> None:
    assert all_ambiguous(["1\u00b7500"])
    assert not all_ambiguous(["1 500", "mot"])
