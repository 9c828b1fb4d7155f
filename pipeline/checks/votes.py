"""What the other sums of a table say of one that is off: an error needs a structure that explains them.

Where several rows of a table are off and few hold, it is the structure that was misread; where a sum is off
by more than itself, it sums something else than was taken for its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.kit.results import CONTRADICTS, HOLDS, UNVERIFIABLE, Result
from pipeline.checks.kit.wording import say

KINDS = frozenset({"total", "row"})
"""The checks whose parts are found by the structure of a table."""

VOTING = "row"
"""The check in which each row of a table has a vote; columns were heard by the check of totals itself."""


@dataclass(frozen=True, slots=True)
class VoteSettings:
    """When sums that are off speak against the structure and not against themselves."""

    holding: int = 2
    """Sums of a table that must hold for each of several of its kind that are off."""

    times: int = 2
    """How many times one of two sums the other may be, before they are not sums of the same."""

    digits: int = 3
    """Digits of the longer of two figures, before one that differs by a digit is a slip of the other."""


SETTINGS = VoteSettings()


def with_votes(results: Sequence[Result], settings: VoteSettings = SETTINGS) -> list[Result]:
    """The results, where sums that the rest of their table speaks against contradict nothing."""
    seen = [_lowered(result) if _is_of_others(result, settings) else result for result in results]
    rows = [result for result in seen if result.check.kind == VOTING]
    wrong = Counter(_table(row) for row in rows if _is_error(row))
    right = Counter(_table(row) for row in rows if row.check.status == HOLDS.status)
    decided = []
    for result in seen:
        off, holding = wrong[_table(result)], right[_table(result)]
        outvoted = result.check.kind == VOTING and off > 1 and holding < settings.holding * off
        decided.append(_lowered(result) if _is_error(result) and outvoted else result)
    return decided


def _is_error(result: Result) -> bool:
    check = result.check
    return check.kind in KINDS and check.severity == CONTRADICTS.severity


def _table(result: Result) -> str | None:
    """The table that a sum stands in."""
    cell = next((figure.cell_id for figure in result.claimed if figure.cell_id), None)
    return cell.rsplit(":", 2)[0] if cell else None


def _is_of_others(result: Result, settings: VoteSettings) -> bool:
    check = result.check
    if not _is_error(result) or check.claimed is None or check.computed is None:
        return False
    few, many = sorted((abs(check.claimed), abs(check.computed)))
    far = many > settings.times * few or check.claimed * check.computed < 0
    return far and not _is_slip(few, many, settings)


def _is_slip(few: Decimal, many: Decimal, settings: VoteSettings) -> bool:
    """Whether two figures differ by one digit that was left out, or by where their sign stands."""
    if sum(map(str.isdigit, f"{many:f}")) < settings.digits:
        return False
    short, long = (_digits(figure) for figure in (few, many))
    return short == long or any(short == long[:at] + long[at + 1 :] for at in range(len(long)))


def _digits(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").strip("0")


def _lowered(result: Result) -> Result:
    wording = result.wording + say("Not certain: the other sums of the table do not show what this one sums.")
    check = replace(result.check, status=UNVERIFIABLE.status, severity=None)
    return replace(result, check=check, wording=wording)
