"""The date that a file declares of itself, in the head of a web page or in a front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Problem
from pipeline.values.iso_dates import parse_iso_date

_START = re.compile(r"((?:19|20)\d\d)(?:[-/](\d\d?))?(?:[-/](\d\d?))?(?![-/]?\d)")
"""How a declared date begins; a time of day may follow it."""


def find_declared_date(values: Iterable[str], document_id: str) -> tuple[str | None, list[Problem]]:
    """The first of some values that is a date of the calendar, ISO 8601 as precise as it is given.

    Where none is, what was declared is a problem for each, and the date must come from the text.
    """
    problems: list[Problem] = []
    for value in values:
        start = _START.match(value.strip())
        date = "-".join(part.zfill(2) for part in start.groups() if part) if start else value.strip()
        try:
            parse_iso_date(date)
        except ValueError as error:
            problems.append(_problem(document_id, len(problems) + 1, value, str(error)))
        else:
            return date, []
    return None, problems


def _problem(document_id: str, number: int, value: str, reason: str) -> Problem:
    return Problem(
        id=f"{document_id}:read:date:{number}",
        document_id=document_id,
        stage="read",
        text=value,
        reason=f"declared as the date of the document: {reason}",
    )
