from datetime import date

import pytest
from date_forms import ENGLISH, FRENCH

from pipeline.values.dates import DateContext, DateReading, find_dates, parse_period

PUBLISHED = DateContext(published=(date(2021, 6, 15), date(2021, 6, 15)))


def days(expected: str) -> list[tuple[date | None, date | None]]:
    parts = [part for part in expected.split("; ") if part]
    return [
        (None, None) if part == "?" else parse_period(part if "/" in part else f"{part}/{part}")
        for part in parts
    ]


def found(text: str, language: str) -> list[DateReading]:
    return find_dates(text, context=PUBLISHED, language=language)


@pytest.mark.parametrize(("text", "expected"), [row for rows in FRENCH.values() for row in rows])
def test_french_forms(text: str, expected: str) -> None:
    assert [(one.start, one.end) for one in found(text, "fr")] == days(expected)


@pytest.mark.parametrize(("text", "expected"), [row for rows in ENGLISH.values() for row in rows])
def test_english_forms(text: str, expected: str) -> None:
    assert [(one.start, one.end) for one in found(text, "en")] == days(expected)
