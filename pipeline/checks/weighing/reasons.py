"""What speaks for and against a sum that is off: a printed figure is wrong, or the structure was misread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import Result
from pipeline.checks.tables.across import TOTAL
from pipeline.checks.tables.labels import is_delta, is_running
from pipeline.checks.weighing.settings import SETTINGS
from pipeline.checks.weighing.sums import ALONG, DOWN, SUMMED, SumsOfTable, apart, is_off, n_holding

Reason = Callable[[SumsOfTable, Result], bool]


def reasons_for(sums: SumsOfTable, result: Result) -> frozenset[str]:
    """The names of the reasons that hold for a sum that is off."""
    return frozenset(name for name, holds in REASONS.items() if holds(sums, result))


def _differ(how: Callable[[str, str], bool]) -> Reason:
    """Whether one figure of a sum alone would be right with other digits, as two texts of digits show."""

    def holds(_: SumsOfTable, result: Result) -> bool:
        for figure, right in _corrections(result):
            printed, meant = _digits(figure, figure.value), _digits(figure, right)
            long = max(len(printed), len(meant)) >= SETTINGS.digits
            if long and figure.value * right > 0 and how(printed, meant):
                return True
        return False

    return holds


def _corrections(result: Result) -> Iterator[tuple[Figure, Decimal]]:
    """The figures of a sum, each with what it would be if it alone were wrong."""
    off = result.check.difference or Decimal(0)
    for figure in result.claimed:
        yield figure, figure.value - off
    for figure in result.computed:
        yield figure, figure.value + off


def _digits(figure: Figure, value: Decimal) -> str:
    return f"{abs(value) / (figure.place or 1):.0f}"


def _by_one(printed: str, meant: str) -> bool:
    if len(printed) != len(meant):
        return False
    return sum(digit != other for digit, other in zip(printed, meant, strict=True)) == 1


def _by_two(printed: str, meant: str) -> bool:
    """Whether two digits beside each other changed places."""
    if len(printed) != len(meant):
        return False
    first, *rest = [n for n in range(len(printed)) if printed[n] != meant[n]] or [-1]
    return rest == [first + 1] and printed[first : first + 2] == meant[first : first + 2][::-1]


def _by_length(printed: str, meant: str) -> bool:
    short, long = sorted((printed, meant), key=len)
    return len(long) == len(short) + 1 and any(short == long[:n] + long[n + 1 :] for n in range(len(long)))


_lacks_digit = _differ(_by_length)


def _is_crossed(sums: SumsOfTable, result: Result) -> bool:
    return any(sums.crossing(result))


def _held(least: int, most: float, *, beside: bool) -> Reason:
    """Whether so many sums hold, beside a sum or elsewhere in its table."""

    def holds(sums: SumsOfTable, result: Result) -> bool:
        return least <= n_holding(sums.beside(result) if beside else sums.elsewhere(result)) <= most

    return holds


def _are_off(sums: SumsOfTable, result: Result) -> bool:
    """Whether sums beside it are off by other figures: one that is off by as much rests on the same slip."""
    others = [other for other in sums.beside(result) if not _follows(sums, other)]
    off = sum(
        is_off(other) and (apart(other) != apart(result) or _is_printed(sums, result)) for other in others
    )
    return off > 0 and n_holding(others) < SETTINGS.per_off * (off + 1)


def _follows(sums: SumsOfTable, result: Result) -> bool:
    """Whether a sum is off where another is: in a row of totals, or a column of what others differ by."""
    cell = sums.cell(result)
    header = sums.view.header(cell.column)
    return is_delta(header) or is_running(header) or (result.check.kind in ALONG and cell.role == "total")


def _are_off_elsewhere(sums: SumsOfTable, result: Result) -> bool:
    crossing = {other.check.id for other in sums.crossing(result)}
    others = list(sums.elsewhere(result))
    off = sum(is_off(other) and other.check.id not in crossing for other in others)
    return off > n_holding(others)


def _is_printed(sums: SumsOfTable, result: Result) -> bool:
    """Whether what is apart is a figure of the table, and no small one; in a difference it is an operand."""
    least = Decimal(10 ** (SETTINGS.digits - 1)) * (result.claimed[0].place or 1)
    if result.check.kind not in SUMMED or apart(result) < least:
        return False
    return any(cell.value is not None and abs(cell.value) == apart(result) for cell in sums.view.cells)


def _lacks_header(sums: SumsOfTable, result: Result) -> bool:
    return not sums.view.header(sums.cell(result).column).strip()


def _is_called_total(sums: SumsOfTable, result: Result) -> bool:
    return result.check.kind == "row" and bool(TOTAL.search(sums.view.header(sums.cell(result).column)))


def _may_lack_rows(sums: SumsOfTable, result: Result) -> bool:
    """Whether rows may stand above a table without headers: parts come short, no column speaks for them."""
    short = abs(result.check.computed or Decimal(0)) < abs(result.check.claimed or Decimal(0))
    return (
        short
        and result.check.kind in DOWN
        and _lacks_header(sums, result)
        and not n_holding(sums.beside(result))
    )


def _stands_first(sums: SumsOfTable, result: Result) -> bool:
    """Whether a total stands above its parts, and no column speaks for them: it may be of those before."""
    row = sums.cell(result).row
    above = result.check.kind == "total" and all(row < cell.row for cell in sums.parts(result))
    return above and not n_holding(sums.beside(result))


def _is_rounded(sums: SumsOfTable, result: Result) -> bool:
    return result.check.id in sums.rounded


def _is_like_a_mean(_: SumsOfTable, result: Result) -> bool:
    """Whether a sum lies between its parts, as a mean of rates does that nothing calls rates."""
    parts = [part.value for part in result.computed]
    claimed = result.claimed[0].value
    return result.check.kind in SUMMED and min(parts) >= 0 and min(parts) < claimed < max(parts)


def _is_one_apart(_: SumsOfTable, result: Result) -> bool:
    """Whether a sum misses by one of its last place, and is so large that it may have been rounded."""
    claimed = result.claimed[0]
    large = len(_digits(claimed, claimed.value)) >= SETTINGS.digits_apart
    return large and apart(result) == (claimed.place or 1)


def _is_far(sums: SumsOfTable, result: Result) -> bool:
    """Whether a sum and its parts are not of one size, or not of one sign, as a difference may be.

    A digit more or less makes another size of a sum as well.
    """
    if result.check.kind not in SUMMED or _lacks_digit(sums, result):
        return False
    claimed, computed = result.check.claimed or Decimal(0), result.check.computed or Decimal(0)
    return _is_many_times(result, SETTINGS.times) or claimed * computed < 0


def _is_beyond(sums: SumsOfTable, result: Result) -> bool:
    """Whether a sum is so many times its parts, or they the sum, that it tells of something else."""
    summed = result.check.kind in SUMMED and not _lacks_digit(sums, result)
    return summed and _is_many_times(result, SETTINGS.many_times)


def _is_many_times(result: Result, times: int) -> bool:
    few, many = sorted((abs(result.check.claimed or Decimal(0)), abs(result.check.computed or Decimal(0))))
    return many > times * few


def _is_of_other_rows(sums: SumsOfTable, result: Result) -> bool:
    """Whether a total is exactly that of other rows: one more, one less, or one in the place of another."""
    if result.check.kind not in DOWN:
        return False
    cell, off = sums.cell(result), result.check.difference or Decimal(0)
    inside = {part.value for part in result.computed if part.value}
    own = {part.cell_id for part in (*result.claimed, *result.computed)}
    figures = (sums.view.figure(row.get(cell.column)) for row in sums.view.rows.values())
    outside = {figure.value for figure in figures if figure and figure.value and figure.cell_id not in own}
    return off in outside or -off in inside or any(off + value in outside for value in inside)


def _has_gap(sums: SumsOfTable, result: Result) -> bool:
    """Whether a place between the parts has no figure, where its row and its column have some."""
    view, parts = sums.view, sums.parts(result)
    if not parts:
        return False
    if result.check.kind in ALONG:
        row = view.rows[parts[0].row]
        columns = [cell.column for cell in parts]
        between = [n for n in view.numeric if min(columns) < n < max(columns)]
        return any(view.figure(row.get(n)) is None for n in between)
    rows, column = [cell.row for cell in parts], parts[0].column
    between_ = [row for number, row in view.rows.items() if min(rows) < number < max(rows)]
    return any(
        view.figure(row.get(column)) is None and any(view.figure(row.get(n)) for n in view.numeric)
        for row in between_
    )


REASONS: dict[str, Reason] = {
    "the structure of the table shows its parts": lambda *_: True,
    "one digit is another": _differ(_by_one),
    "two digits changed places": _differ(_by_two),
    "a digit is missing": _lacks_digit,
    "a figure is off in two sums": _is_crossed,
    "one sum beside it holds": _held(1, 1, beside=True),
    "two sums beside it hold": _held(2, 2, beside=True),
    "many sums beside it hold": _held(3, float("inf"), beside=True),
    "sums beside it are off": _are_off,
    "one sum elsewhere holds": _held(1, 2, beside=False),
    "many sums elsewhere hold": _held(3, float("inf"), beside=False),
    "more sums elsewhere are off than hold": _are_off_elsewhere,
    "no header above it": _lacks_header,
    "rows may stand above the table": _may_lack_rows,
    "a total stands above its parts": _stands_first,
    "what is apart is a figure of the table": _is_printed,
    "other rows make it": _is_of_other_rows,
    "a place between its parts is empty": _has_gap,
    "of another size": _is_far,
    "many times another size": _is_beyond,
    "apart as rounding does": _is_rounded,
    "apart by one": _is_one_apart,
    "between its parts": _is_like_a_mean,
    "its column is called a total": _is_called_total,
    "parts of a row": lambda _, result: result.check.kind == "row",
}
"""What is asked of a sum that is off, by name."""
