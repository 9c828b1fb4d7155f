"""The workbook of the audit as people send it back: the decisions that were entered in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import python_calamine

from pipeline.errors import BordereauError
from pipeline.locale import LANGUAGES, translations
from pipeline.records.checks import Decision
from pipeline.records.reviews import DECISIONS, Review
from pipeline.report.contents import DOMAIN
from pipeline.report.headings import HEADINGS, heading

NEEDED = ("finding", "decision")
"""Columns without which a sheet is none of findings."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A decision of a workbook, its row, and the digest of the decision that stood there when it was made."""

    row: int
    review: Review
    was: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnedDecisions:
    """What becomes of the decisions of a workbook: those that are new, and lines for what is not taken."""

    new: tuple[Review, ...]
    unchanged: int
    conflicts: tuple[str, ...]


def returned(path: Path) -> tuple[list[Returned], list[str]]:
    """The decisions of a workbook, and a line for each row whose decision means nothing.

    Raises:
        BordereauError: it is no workbook, or has no sheet of findings.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (OSError, python_calamine.CalamineError) as error:
        raise BordereauError(f"{path}: is no workbook that can be read ({error})") from error
    for rows in sheets:
        columns = _columns(rows[0]) if rows else {}
        if all(name in columns for name in NEEDED):
            return _decisions(rows[1:], columns)
    raise BordereauError(f"{path}: has no sheet of findings, with the columns {' and '.join(NEEDED)}")


def compared(decisions: Sequence[Returned], known: Mapping[str, Review], today: str) -> ReturnedDecisions:
    """Hold the decisions of a workbook against those that stand already.

    A decision that nobody touched in the workbook changes nothing, whatever was decided elsewhere since. One
    that was changed in both places is a conflict, and what stands already stays.

    Args:
        decisions: those of the workbook.
        known: the last review of each finding.
        today: the day of decisions without one, ISO 8601.
    """
    new, conflicts = [], []
    for given in decisions:
        review, stands = given.review, known.get(given.review.finding)
        if stands is not None and not review.on:
            review = replace(review, on=stands.on)
        untouched = given.was is not None and review.digest == given.was
        if untouched or (stands is not None and stands.digest == review.digest):
            continue
        if stands is not None and stands.digest != given.was:
            conflicts.append(
                f"row {given.row}: {review.finding} is {_in_words(review)} in the workbook, "
                f"but {_in_words(stands)} in reviews.csv; kept as there"
            )
            continue
        new.append(replace(given.review, on=given.review.on or today))
    return ReturnedDecisions(tuple(new), len(decisions) - len(new) - len(conflicts), tuple(conflicts))


def _in_words(review: Review) -> str:
    return f"{review.decision} ({', '.join(filter(None, [review.by, review.on])) or 'nobody'})"


def _columns(header: Sequence[Any]) -> dict[str, int]:
    """Where each column of ours stands, whatever the language of the workbook."""
    names = {heading(name, language): name for language in LANGUAGES for name in HEADINGS}
    headers = [str(cell).strip().casefold() for cell in header]
    return {names[text]: at for at, text in enumerate(headers) if text in names}


def _decisions(rows: Sequence[Sequence[Any]], columns: Mapping[str, int]) -> tuple[list[Returned], list[str]]:
    returned, refused = [], []
    for number, row in enumerate(rows, start=2):
        cells = {name: _text(row[at]) for name, at in columns.items() if at < len(row)}
        if not cells.get("finding") or not cells.get("decision"):
            continue
        decision = _decision(cells["decision"])
        if decision is None:
            choices = ", ".join(DECISIONS)
            refused.append(f"row {number}: {cells['decision']} is none of {choices}; left out")
            continue
        day = _day(cells.get("on", ""))
        if day is None:
            refused.append(f"row {number}: {cells['on']} is no day such as 2024-05-31; left out")
            continue
        review = Review(
            cells["finding"],
            decision,
            cells.get("by", ""),
            day,
            cells.get("why", ""),
            cells.get("evidence") or None,
        )
        returned.append(Returned(number, review, cells.get("reviewed") or None))
    return returned, refused


def _day(text: str) -> str | None:
    """A day as `reviews.csv` has it: ISO 8601, or empty; None for what is no day. 31/05/2024 is one, too."""
    if not text:
        return ""
    european = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if european:
        day, month, year = european.groups()
        text = f"{year}-{month:0>2}-{day:0>2}"
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _decision(text: str) -> Decision | None:
    """A decision by its word in any of our languages."""
    words = {
        translations(language, DOMAIN).gettext(decision).casefold(): decision
        for language in LANGUAGES
        for decision in DECISIONS
    }
    return words.get(text.casefold())


def _text(value: Any) -> str:
    """A cell as text: a day in ISO 8601, white space at its ends left out, one line."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value if value is not None else "").split())


def lines_of_file(reviews: Sequence[Review]) -> Iterator[dict[str, str]]:
    """Reviews as lines of `reviews.csv`."""
    for r in reviews:
        yield {
            "finding": r.finding,
            "decision": r.decision,
            "by": r.by,
            "on": r.on,
            "why": r.why,
            "evidence": r.evidence or "",
        }
