from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.iso_dates import iso_day, parse_iso_date, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-07-31", date(2023, 7, 31), date(2023, 7, 31)),
    ],
)
def test_a_date_is_as_long_as_it_is_precise(text: str, first: date, last: date) -> None:
    assert parse_iso_date(text) == (first, last)
    assert iso_day(text) == (first if len(text) == 10 else None)


@pytest.mark.parametrize(
    "text", ["", "2023-02-30", "2023-13", "2023-13-45", "0000", "2023-2-3", "20230731", "2023-07-31 ", "٢٠٢٣"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        parse_iso_date(text)


@given(st.text(alphabet="0123456789-/. ", max_size=24))
def test_a_period_is_read_or_refused(text: str) -> None:
    try:
        start, end = parse_period(text)
    except ValueError:
        return
    assert start is None or end is None or start <= end


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    assert iso_day(day.isoformat()) == day
