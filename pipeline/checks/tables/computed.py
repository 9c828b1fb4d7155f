"""Columns that are computed from others: which formula holds for one, and the rows in which it does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, Result, Verdict, result
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import Value, Wording, quantity, say

HUNDREDTH = Decimal("0.01")

Compared = tuple[Figure, list[Figure], Decimal, Verdict]
"""A printed figure, those that it was computed from, what they come to, and how it compares."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A way in which the figures of a column may have been computed: in words, and for a row of the table.

    `in_sections` says that the whole may be another one in each section of the table, `stated` that the
    header of the column is this formula.
    """

    words: Wording
    of: Callable[[Row, Figure], Compared | None]
    in_sections: bool = False
    stated: bool = False


def is_total_row(row: Row) -> bool:
    """Whether a row is one of totals."""
    return any(cell.role == "total" for cell in row.values())


def number_of_row(row: Row) -> int:
    """The number of a row in its table."""
    return next(cell.row for cell in row.values())


def results_of_best(kind: str, view: TableView, column: int, formulas: Iterator[Formula]) -> Iterator[Result]:
    """The results of the formula that holds for most rows, where it holds often enough.

    A row for which another formula holds was computed otherwise: nothing is said of it.
    """
    rows = [(row, figure) for row in view.rows.values() if (figure := view.figure(row.get(column)))]
    best: tuple[tuple[int, int], Formula, list[tuple[Row, Compared]]] | None = None
    otherwise: set[str] = set()
    for formula in formulas:
        compared = [(row, comparison) for row, figure in rows if (comparison := formula.of(row, figure))]
        telling = [comparison for _, comparison in compared if _tells(comparison)]
        holding = [comparison[0] for comparison in telling if comparison[3] is not CONTRADICTS]
        otherwise.update(figure.spot for figure in holding if figure.value)
        often = holds_often(len(holding), len(telling))
        # A rate of 100 in most rows is that of many columns: rows with others show which is meant. A formula
        # that the header states is believed by this alone: it holds in more rows than it fails in.
        varied = len({figure.value for figure in holding}) > max(1, len(telling) - len(holding))
        # Where the sign may be left out, the order that needs no leaving out is the one that is meant.
        signed = sum(comparison[0].value == comparison[2] for comparison in telling)
        score = len(holding), signed
        if (often or formula.stated) and varied and (best is None or score > best[0]):
            best = score, formula, compared
    if best:
        known = _sure_sections(view, best[2]) if best[1].in_sections else None
        for row, comparison in best[2]:
            sure = (
                comparison[2]
                and comparison[0].spot not in otherwise
                and (known is None or _section(view, row) in known)
            )
            if comparison[3] is not CONTRADICTS or sure:
                yield _result(kind, view, column, best[1], row, comparison)


def _tells(comparison: Compared) -> bool:
    """Whether a row could show a formula: nothing of nothing and all of it hold for any."""
    return bool(comparison[2]) and len({abs(figure.value) for figure in comparison[1]}) > 1


def _section(view: TableView, row: Row) -> int:
    """The number of the section of a row: sections end with a row of totals."""
    return sum(is_total_row(row_) for row_ in view.rows.values() if number_of_row(row_) < number_of_row(row))


def _sure_sections(view: TableView, compared: Sequence[tuple[Row, Compared]]) -> set[int]:
    """The sections in which a formula holds often: others may have been computed in another way."""
    votes: dict[int, list[bool]] = defaultdict(list)
    for row, comparison in compared:
        if comparison[2]:
            votes[_section(view, row)].append(comparison[3] is not CONTRADICTS)
    return {section for section, held in votes.items() if holds_often(sum(held), len(held))}


def _result(
    kind: str, view: TableView, column: int, formula: Formula, row: Row, comparison: Compared
) -> Result:
    figure, parts, exact, verdict = comparison
    unit = "%" if kind == "share" else view.unit(column)
    computed = exact.quantize(HUNDREDTH) if kind == "share" else exact
    values: dict[str, Value] = {
        "header": view.called(column),
        "label": label_of(row),
        "printed": quantity(figure.value, unit),
        "formula": formula.words,
        "computed": quantity(computed, unit),
    }
    if verdict is ROUNDED:
        wording = say(
            "“{header}” of “{label}” is printed as {printed}. {formula} is {computed}: rounding explains "
            "what lies between.",
            **values,
        )
    elif verdict is HOLDS:
        wording = say(
            "“{header}” of “{label}” is printed as {printed}. {formula} is {computed}, the same.", **values
        )
    else:
        wording = say(
            "“{header}” of “{label}” is printed as {printed}. {formula} is {computed}, which is another "
            "figure.",
            **values,
        )
    return result(kind, figure, wording, verdict, computed=computed, figures=parts, unit=unit)
