"""Columns that are computed from others: percentages, and differences (`écart`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, permutations

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import Interval, cut_off, percent_of, sum_of
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, Result, Verdict, compare, result
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import Value, Wording, listed, quantity, say
from pipeline.checks.tables.formulas import Formula as Stated
from pipeline.checks.tables.formulas import formulas_of
from pipeline.checks.tables.labels import is_delta, is_result

LEAST_STATED = Decimal("0.5")
"""Share of the rows, of which more must hold before a header that is a formula is believed."""

HUNDREDTH = Decimal("0.01")

Compared = tuple[Figure, list[Figure], Decimal, Verdict]
"""A printed figure, those that it was computed from, what they come to, and how it compares."""


def check_shares(facts: Facts) -> Iterator[Result]:
    """Shares: is each percentage of a table the share or rate of the figures beside it?

    A column of percentages is taken for the rate of one column, or of two added up, over another, for the
    growth from one column to another, or for the share of a column's total, where this holds for at least
    three rows and for three in four; the other rows are then compared. A percentage stands for all values
    that round to it; one whose last places were cut off is marked as rounding.
    """
    for view in facts.data_tables:
        for column, of in sorted(view.columns.items()):
            if of.kind == "percent":
                yield from _best("share", view, column, _rates(view, column))


def check_differences(facts: Facts) -> Iterator[Result]:
    """Differences: is each `écart` of a table what two other columns differ by?

    A column whose header names a difference is taken for that of two others where this holds for at least
    three rows and for three in four; its sign may be left out. The other rows are then compared. Where a
    header is a formula (`c = a - b`), it says which columns they are.
    """
    for view in facts.data_tables:
        formulas = formulas_of(view)
        for column in view.numeric:
            stated = formulas.get(column)
            if stated and stated.minus:
                yield from _best("difference", view, column, iter([_stated(view, stated)]))
            elif is_delta(view.header(column)) and column not in formulas:
                yield from _best("difference", view, column, _differences(view, column))


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


def _rates(view: TableView, column: int) -> Iterator[Formula]:
    totals = [row for row in view.rows.values() if _is_total(row)]
    near = view.near(column)
    for run in [[n] for n in near] + [list(pair) for pair in pairwise(near)]:
        for whole in near:
            if whole not in run:
                yield Formula(_over_words(view, run, whole), _over(view, run, whole))
        if totals and len(run) == 1:
            words = say("“{part}” over its total", part=view.called(run[0]))
            yield Formula(words, _of_total(view, run[0], totals[-1:]), in_sections=True)
            if len(totals) > 1:
                yield Formula(words, _of_total(view, run[0], totals), in_sections=True)
    for later, earlier in permutations(near, 2):
        words = say("The growth from “{earlier}” to “{later}”",
                    earlier=view.called(earlier), later=view.called(later))  # fmt: skip
        yield Formula(words, _growth(view, later, earlier))


def _over_words(view: TableView, run: list[int], whole: int) -> Wording:
    if len(run) == 1:
        return say("“{part}” over “{whole}”", part=view.called(run[0]), whole=view.called(whole))
    return say(
        "“{part}” and “{other}” over “{whole}”",
        part=view.called(run[0]), other=view.called(run[1]), whole=view.called(whole),
    )  # fmt: skip


def _is_total(row: Row) -> bool:
    return any(cell.role == "total" for cell in row.values())


def _number(row: Row) -> int:
    return next(cell.row for cell in row.values())


def _over(view: TableView, run: list[int], whole: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, share: Figure) -> Compared | None:
        parts = [part for n in run if (part := view.figure(row.get(n)))]
        base = view.figure(row.get(whole))
        return compared_share(share, parts, base) if base and len(parts) == len(run) else None

    return of


def _of_total(view: TableView, column: int, totals: list[Row]) -> Callable[[Row, Figure], Compared | None]:
    """The share in the total below a row, where a table has one for each section; else in the last."""

    def of(row: Row, share: Figure) -> Compared | None:
        if is_result(label_of(row)):
            return None
        below = (total for total in totals if _number(total) >= _number(row))
        part, base = view.figure(row.get(column)), view.figure(next(below, totals[-1]).get(column))
        return compared_share(share, [part], base) if part and base else None

    return of


def _growth(view: TableView, later: int, earlier: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, share: Figure) -> Compared | None:
        after, before = view.figure(row.get(later)), view.figure(row.get(earlier))
        return compared_share(share, [after, before.negated()], before) if after and before else None

    return of


def compared_share(share: Figure, parts: list[Figure], whole: Figure) -> Compared | None:
    """A printed percentage against that of figures; None where the whole is nought."""
    if not whole.value:
        return None
    computed = total_of(parts) / whole.value * 100
    reach = percent_of(sum_of(part.reach for part in parts), whole.reach)
    return share, [*parts, whole], computed, share_verdict(share, computed, reach)


def share_verdict(
    share: Figure, computed: Decimal, reach: Interval, *, otherwise: Verdict = CONTRADICTS
) -> Verdict:
    """How a printed percentage compares: rounded, or cut off after its last place, it is the same."""
    verdict = compare(share, computed, reach, otherwise=otherwise)
    cut = cut_off(share.reach, share.place or Decimal(0))
    return ROUNDED if verdict is otherwise and cut.meets(reach) else verdict


def _differences(view: TableView, column: int) -> Iterator[Formula]:
    others = [n for n in view.near(column) if view.columns[n].unit == view.columns[column].unit]
    for one, other in permutations(others, 2):
        words = say("“{part}” less “{other}”", part=view.called(one), other=view.called(other))
        yield Formula(words, _less(view, one, other))


def _stated(view: TableView, formula: Stated) -> Formula:
    """What the header of a column says that it is: some columns less others."""
    words = say(
        "{plus} less {minus}",
        plus=listed([f"“{view.header(n)}”" for n in formula.plus]),
        minus=listed([f"“{view.header(n)}”" for n in formula.minus]),
    )  # fmt: skip

    def of(row: Row, printed: Figure) -> Compared | None:
        plus = [figure for n in formula.plus if (figure := view.figure(row.get(n)))]
        minus = [figure.negated() for n in formula.minus if (figure := view.figure(row.get(n)))]
        if len(plus) < len(formula.plus) or len(minus) < len(formula.minus):
            return None
        parts = [*plus, *minus]
        computed = total_of(parts)
        return printed, parts, computed, compare(printed, computed, sum_of(part.reach for part in parts))

    return Formula(words, of, stated=True)


def _less(view: TableView, one: int, other: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, printed: Figure) -> Compared | None:
        first, second = view.figure(row.get(one)), view.figure(row.get(other))
        if first is None or second is None:
            return None
        parts = [first, second.negated()]
        computed, reach = total_of(parts), sum_of(part.reach for part in parts)
        verdict = compare(printed, computed, reach)
        if verdict is CONTRADICTS and printed.value > 0 > computed:
            verdict = compare(printed, -computed, reach.negated())
        return printed, parts, computed, verdict

    return of


def _best(kind: str, view: TableView, column: int, formulas: Iterator[Formula]) -> Iterator[Result]:
    """The results of the formula that holds for most rows, where it holds often enough.

    A row for which another formula holds was computed otherwise: nothing is said of it.
    """
    rows = [(row, figure) for row in view.rows.values() if (figure := view.figure(row.get(column)))]
    best: tuple[tuple[int, int], Formula, list[tuple[Row, Compared]]] | None = None
    otherwise: set[str] = set()
    for formula in formulas:
        told = [(row, found) for row, figure in rows if (found := formula.of(row, figure))]
        telling = [found for _, found in told if _tells(found)]
        holding = [found[0] for found in telling if found[3] is not CONTRADICTS]
        otherwise.update(figure.spot for figure in holding if figure.value)
        often = holds_often(len(holding), len(telling))
        believed = formula.stated and len(holding) > LEAST_STATED * len(telling)
        varied = len({figure.value for figure in holding}) > 1
        # Where the sign may be left out, the order that needs no leaving out is the one that is meant.
        signed = sum(found[0].value == found[2] for found in telling)
        score = len(holding), signed
        if (often or believed) and varied and (best is None or score > best[0]):
            best = score, formula, told
    if best:
        known = _sure_sections(view, best[2]) if best[1].in_sections else None
        for row, found in best[2]:
            sure = (
                found[2]
                and found[0].spot not in otherwise
                and (known is None or _section(view, row) in known)
            )
            if found[3] is not CONTRADICTS or sure:
                yield _result(kind, view, column, best[1], row, found)


def _tells(found: Compared) -> bool:
    """Whether a row could show a formula: nothing of nothing and all of it hold for any."""
    return bool(found[2]) and len({abs(figure.value) for figure in found[1]}) > 1


def _section(view: TableView, row: Row) -> int:
    """The number of the section of a row: sections end with a row of totals."""
    return sum(_is_total(one) for one in view.rows.values() if _number(one) < _number(row))


def _sure_sections(view: TableView, told: Sequence[tuple[Row, Compared]]) -> set[int]:
    """The sections in which a formula holds often: others may have been computed in another way."""
    votes: dict[int, list[bool]] = defaultdict(list)
    for row, found in told:
        if found[2]:
            votes[_section(view, row)].append(found[3] is not CONTRADICTS)
    return {section for section, held in votes.items() if holds_often(sum(held), len(held))}


def _result(kind: str, view: TableView, column: int, formula: Formula, row: Row, found: Compared) -> Result:
    figure, parts, exact, verdict = found
    unit = "%" if kind == "share" else view.unit(column)
    computed = exact.quantize(HUNDREDTH) if kind == "share" else exact
    told: dict[str, Value] = {
        "header": view.called(column), "label": label_of(row), "printed": quantity(figure.value, unit),
        "formula": formula.words, "computed": quantity(computed, unit),
    }  # fmt: skip
    if verdict in (HOLDS, ROUNDED):
        wording = say(
            "“{header}” of “{label}” is printed as {printed}. {formula} is {computed}, the same.", **told
        )
    else:
        wording = say(
            "“{header}” of “{label}” is printed as {printed}. {formula} is {computed}, which is another "
            "figure.",
            **told,
        )
    return result(kind, figure, wording, verdict, computed=computed, figures=parts, unit=unit)
