"""When a document was published: what its imprint, its letterhead or the state of its figures says."""

from __future__ import annotations

import re

from pipeline.readers.metadata.opening import Opening
from pipeline.values.dates import DateReading, find_dates

IMPRINT = re.compile(
    r"(?:publié|posté|paru|mise? (?:à jour|en ligne)|actualisé|diffusé|date de (?:publication|parution)"
    r"|published|posted|updated|last update|édition|version)\w*\s?(?::|le|on|en|du|d['’]|of|au|de)*\s*$",
    re.IGNORECASE,
)
STATE = re.compile(
    r"(?:\b(?:situation|état|données|chiffres|arrêté\w*)\b.{0,30}\b|^\W*)(?:au|à la date du)\s*$",
    re.IGNORECASE,
)
"""What stands before the day of which the figures are: `Au 31 mars 2022`, `Chiffres-clés au 31 mars 2022`."""

DATELINE = re.compile(r"[A-ZÀ-Ý][\w' ’-]{2,30},\s(?:le\s)?$")
"""Place before the date, as letters and agencies put it: `Bamako, le 5 septembre 2023`."""

ISSUE = re.compile(
    r"(?:\W|n[°ºo]\s?\d+|num[ée]ro\s\d+|volume\s\d+|vol\.?\s?\d+|[ée]dition|date|mois)*$", re.IGNORECASE
)
"""What may stand beside the date in the line of an issue."""

BESIDE_DATE = 60


def find_published(opening: Opening) -> str | None:
    """The date of publication, ISO 8601 as precise as printed; None where no line of the frame states it."""
    return _in_imprint(opening) or _in_letterhead(opening) or _dateline(opening) or _state_of_figures(opening)


def to_iso(reading: DateReading) -> str | None:
    """A printed day, month or year in ISO 8601; None for a period, which is no date of publication."""
    start, end = reading.start, reading.end
    if start is None or end is None:
        return None
    if reading.precision == "day" and start == end:
        return start.isoformat()
    if reading.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    if reading.precision == "year" and start.year == end.year:
        return f"{start:%Y}"
    return None


def _in_imprint(opening: Opening) -> str | None:
    for line in opening.frame:
        for date in find_dates(line.text):
            if date.precision != "year" and IMPRINT.search(line.text[: date.char_start]):
                return to_iso(date)
    return None


def _in_letterhead(opening: Opening) -> str | None:
    """A date that has a line of the letterhead for itself, but for the number of the issue or the place."""
    for line in opening.letterhead:
        dates = find_dates(line.text)
        if len(dates) != 1:
            continue
        before, after = line.text[: dates[0].char_start], line.text[dates[0].char_end :]
        alone = ISSUE.match(before) and ISSUE.match(after)
        # French writes months small: a capital one begins a printed line of its own.
        own_line = not after.strip() and dates[0].text[0].isupper()
        if alone or own_line or (DATELINE.search(before) and len(after) <= BESIDE_DATE):
            return to_iso(dates[0])
    return None


def _dateline(opening: Opening) -> str | None:
    for line in opening.prose[:1]:
        for date in find_dates(line.text[:80])[:1]:
            before, after = line.text[: date.char_start], line.text[date.char_end :].lstrip()
            if DATELINE.fullmatch(before) and after[:1] in ("-", "–", "—", "(", ":"):
                return to_iso(date)
    return None


def _state_of_figures(opening: Opening) -> str | None:
    """The latest day of which short lines give the state: a bulletin appears no sooner."""
    found = []
    for line in opening.frame:
        for date in find_dates(line.text):
            at_end = line.text[date.char_end :].strip(" .)")[:1] in ("", ":", "(")
            if date.precision == "day" and at_end and STATE.search(line.text[: date.char_start]):
                found.append(to_iso(date))
    return max((iso for iso in found if iso), default=None)
