"""Corrections applied to the records of one document, and what became of each line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from pipeline.corrections.correction_lines import parse_values
from pipeline.corrections.kinds import KINDS, Kind
from pipeline.records import Correction
from pipeline.records.corrections import CorrectionOutcome

R = TypeVar("R")


class UnfoundError(LookupError):
    """What a line speaks of is not there; the message says so in one line."""


@dataclass(slots=True)
class Outcomes:
    """What became of the lines that speak of one document."""

    of: list[CorrectionOutcome] = field(default_factory=list)

    def note(self, line: Correction, why_not: str | None = None) -> None:
        """A line was applied, or could not be, and why."""
        self.of.append(CorrectionOutcome(id=line.id, applied=why_not is None, note=why_not))


Setter = Callable[[Any, dict[str, Any]], Any]
"""Gives a record with other columns."""

Narrowing = Callable[[Any, Correction], bool]
"""Whether a line may mean a record, beyond what is printed where."""


def correct_records(
    kind: str,
    records: Sequence[R],
    lines: Iterable[Correction],
    outcomes: Outcomes,
    *,
    change: Setter = lambda record, values: replace(record, **values),
    may_mean: Narrowing = lambda record, line: True,
) -> list[R]:
    """Apply the corrections and removals of one kind of fact.

    Every line speaks of the facts as they were read: what another line made of them does not matter.

    Args:
        kind: the word in `KINDS`.
        records: the facts of a document.
        lines: the corrections that speak of it; those of other kinds and additions are passed over.
        outcomes: takes what became of each.
        change: sets the columns that a line gives; raises `UnfoundError` where it names what is not there.
        may_mean: narrows the facts that a line may mean.
    """
    records_now: list[R | None] = list(records)
    for line in lines:
        if line.kind != kind or line.action not in ("correct", "remove"):
            continue
        try:
            at = located(KINDS[kind], records, line, may_mean)
            now = records_now[at]
            if line.action == "remove":
                records_now[at] = None
            elif now is not None:
                records_now[at] = corrected(now, parse_values(line), line, change)
        except UnfoundError as error:
            outcomes.note(line, str(error))
        else:
            outcomes.note(line)
    return [record for record in records_now if record is not None]


def located(
    kind: Kind,
    records: Sequence[Any],
    line: Correction,
    may_mean: Narrowing = lambda record, line: True,
) -> int:
    """The place of the fact that a line means among the facts of its document.

    Raises:
        UnfoundError: no fact is meant, or several are.
    """
    places = [
        at
        for at, record in enumerate(records)
        if (line.page is None or getattr(record, "page", line.page) == line.page)
        and (line.text is None or folded(line.text) == folded(_printed(kind, record)))
        and may_mean(record, line)
    ]
    where = f"page {line.page}" if line.page else "this document"
    if not places:
        raise UnfoundError(f"nothing on {where} prints “{line.text}”")
    if line.occurrence is None and len(places) > 1:
        raise UnfoundError(f"{len(places)} places on {where} print it; say which occurrence")
    if line.occurrence and line.occurrence > len(places):
        raise UnfoundError(f"{where} prints it {len(places)} times")
    return places[(line.occurrence or 1) - 1]


def _printed(kind: Kind, record: Any) -> str:
    """What is printed of a fact, whatever its text was corrected to in an earlier stage."""
    before = getattr(record, "corrected_from", None) or {}
    return before.get("text") or kind.printed(record) or ""


def corrected(
    record: Any,
    values: dict[str, Any],
    line: Correction,
    change: Setter = lambda record, values: replace(record, **values),
) -> Any:
    """A fact with other columns, which says what they were and who changed them."""
    changed = change(record, values)
    before = {
        of.name: "" if (was := getattr(record, of.name)) is None else str(was)
        for of in fields(record)
        if of.name != "id" and getattr(record, of.name) != getattr(changed, of.name)
    }
    earlier = record.corrected_from or {}
    return replace(changed, corrected_from={**before, **earlier}, corrected_by=credit(line))


def with_outcome(line: Correction, outcome: CorrectionOutcome | None) -> Correction:
    """A line with what became of it; no document that was read may be the one that it speaks of."""
    if outcome is None:
        return replace(line, note=f"no document that was read is called {line.document}")
    return replace(line, status="applied" if outcome.applied else "no longer applies", note=outcome.note)


def credit(line: Correction) -> str:
    """Which line it was, by whom, when and why."""
    who = " ".join(filter(None, [line.by, line.on]))
    return f"corrections.csv, line {line.id}{f' ({who})' if who else ''}: {line.reason}"


def folded(text: str) -> str:
    """What is printed, white space and kinds of apostrophes aside."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u00a0", " ")).strip().casefold()
