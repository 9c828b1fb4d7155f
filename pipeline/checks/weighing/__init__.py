"""Whether a sum that is off is called an error: what speaks for and against it, weighed.

An error costs an auditor's trust, and a notice time. A sum that is off is either only where what speaks for a
wrong figure weighs enough: other sums of the same rows that hold, a digit that explains it, a second sum that
is off by as much. What speaks for a misread structure weighs against it; the rest cannot be verified.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.checks.kit.results import CONTRADICTS, HOLDS, UNVERIFIABLE, Result
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import Wording, say
from pipeline.checks.weighing.reasons import reasons_for
from pipeline.checks.weighing.rounding import rounded_sums
from pipeline.checks.weighing.settings import SETTINGS, weights
from pipeline.checks.weighing.sums import DOWN, KINDS, SumsOfTable


def weighed(results: Sequence[Result], views: Iterable[TableView]) -> list[Result]:
    """The results, where sums of which more speaks for a misread structure contradict nothing."""
    heard = reasons_heard(results, views)
    decided = [_decided(one, heard[n]) if n in heard else one for n, one in enumerate(results)]
    misread = _misread_kinds(decided)
    return [_of_misread_kind(result) if result.check.kind in misread else result for result in decided]


def reasons_heard(results: Sequence[Result], views: Iterable[TableView]) -> dict[int, frozenset[str]]:
    """What speaks for and against the sums of tables that claim something, by their places in the results."""
    view_of = {view.table.id: view for view in views}
    of_table: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        if (table := _table(result)) in view_of:
            of_table[table].append(result)
    sums = {table: SumsOfTable(view_of[table], rows) for table, rows in of_table.items()}
    rounded = rounded_sums(sums.values())
    sums = {table: replace(some, rounded=rounded) for table, some in sums.items()}
    return {
        place: reasons_for(sums[table], result)
        for place, result in enumerate(results)
        if (table := _table(result)) in sums and _claims(result)
    }


def _misread_kinds(results: Sequence[Result]) -> frozenset[str]:
    """Checks in which much of a document is off, and not many times as much holds: it is read amiss."""
    off = Counter(result.check.kind for result in results if _is_error(result))
    held = Counter(result.check.kind for result in results if result.check.status == HOLDS.status)
    return frozenset(
        kind
        for kind, times in off.items()
        if kind not in KINDS and times >= SETTINGS.often and held[kind] < SETTINGS.per_often * times
    )


def _of_misread_kind(result: Result) -> Result:
    if not _is_error(result):
        return result
    check = replace(result.check, status=UNVERIFIABLE.status, severity=None)
    wording = result.wording + say("Not certain: the same is off in many places of the document.")
    return replace(result, check=check, wording=wording)


def _is_error(result: Result) -> bool:
    return result.check.severity == CONTRADICTS.severity


def _claims(result: Result) -> bool:
    """Whether a sum is called an error, or is a notice whose parts the rows of a table give."""
    notice = result.check.kind in DOWN and result.check.status == CONTRADICTS.status
    return notice or _is_error(result)


def _decided(result: Result, reasons: frozenset[str]) -> Result:
    if sum(weights()[name] for name in reasons) >= SETTINGS.error:
        return result
    check = replace(result.check, status=UNVERIFIABLE.status, severity=None)
    return replace(result, check=check, wording=result.wording + _doubt(reasons))


def _table(result: Result) -> str:
    """The table that a sum stands in; empty for what is no sum of a table."""
    cell = next((figure.cell_id for figure in result.claimed if figure.cell_id), None)
    return cell.rsplit(":", 2)[0] if cell and result.check.kind in KINDS else ""


def _doubt(reasons: frozenset[str]) -> Wording:
    """What may explain a sum that is off."""
    if "rows may stand above the table" in reasons:
        return say("Not certain: rows of it may stand above the table.")
    if "other rows make it" in reasons:
        return say("Not certain: with other rows of the table it is right.")
    if "what is apart is a figure of the table" in reasons:
        return say("Not certain: what is apart is another figure of the table.")
    if "a place between its parts is empty" in reasons:
        return say("Not certain: a place between its parts is empty.")
    return say("Not certain: the other sums of the table do not show what this one sums.")
