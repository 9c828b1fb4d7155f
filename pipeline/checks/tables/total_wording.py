"""What the audit says of a total, of the rows that it sums, and of which of both is wrong."""

from __future__ import annotations

from decimal import Decimal

from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, UNVERIFIABLE, Result, Verdict, result
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import NOTHING, Value, Wording, quantity, say, say_n
from pipeline.checks.tables.groups import Group
from pipeline.checks.tables.labels import counts_people, is_of_some
from pipeline.checks.tables.lines import Sum

RATE_SPREAD = Decimal("0.0005")
"""Share by which the rates of two columns may differ from row to row and still be one rate."""


def is_mixed(view: TableView, sum_: Sum) -> bool:
    """Whether a total and its rows are in several units, which nobody can add up."""
    cells = [view.cell_by_id[figure.cell_id or ""] for figure in (sum_.total, *sum_.parts)]
    return len({cell.unit for cell in cells if cell.unit}) > 1


def total_result(view: TableView, group: Group, sum_: Sum, verdict: Verdict) -> Result:
    """A check of a total with its sentence."""
    unit, place = view.unit(sum_.column), sum_.total.place
    values: dict[str, Value] = {
        "header": view.called(sum_.column),
        "printed": quantity(sum_.total.value, unit, place),
        "sum": quantity(sum_.computed, unit, place),
        "apart": quantity(abs(sum_.total.value - sum_.computed), unit, place),
        "label": group.line.label,
    }
    n = len(sum_.parts)
    if verdict in (HOLDS, ROUNDED):
        wording = _agreeing(values, n, rounded=verdict is ROUNDED)
    elif verdict is UNVERIFIABLE:
        wording = _undecided(view, group, sum_, values, n)
    else:
        wording = say_n(
            "The total of “{header}” is printed as {printed}, but the one row that it sums is {sum}: "
            "a difference of {apart}.",
            "The total of “{header}” is printed as {printed}, but the {n} rows that it sums add up to {sum}: "
            "a difference of {apart}.",
            n,
            **values,
        )
        wording += _support(view, group, sum_) if verdict is CONTRADICTS else _weakness(view, sum_, values)
    unseen = sum(view.cell_by_id[part.cell_id or ""].hidden for part in sum_.parts)
    if unseen:
        wording += say_n(
            "One of these rows is hidden in the spreadsheet.",
            "{n} of these rows are hidden in the spreadsheet.",
            unseen,
        )
    return result(
        "total",
        sum_.total,
        wording,
        verdict,
        computed=sum_.computed,
        figures=sum_.parts,
        unit=unit,
    )


def _agreeing(values: dict[str, Value], n: int, *, rounded: bool) -> Wording:
    if rounded:
        return say_n(
            "The total of “{header}” is printed as {printed}, and the one row that it sums is {sum}: "
            "rounding "
            "explains {apart}.",
            "The total of “{header}” is printed as {printed}, and the {n} rows that it sums add up to {sum}: "
            "rounding explains {apart}.",
            n,
            **values,
        )
    return say_n(
        "The total of “{header}” is printed as {printed}, and the one row that it sums is the same.",
        "The total of “{header}” is printed as {printed}, and the {n} rows that it sums add up to the same.",
        n,
        **values,
    )


def _undecided(view: TableView, group: Group, sum_: Sum, values: dict[str, Value], n: int) -> Wording:
    cells = [line.cells[sum_.column] for line in group.members if sum_.column in line.unread]
    if cells:
        return say(
            "The total of “{header}”, {printed}, cannot be recomputed: “{cell}” could not be read as a "
            "figure.",
            cell=cells[0].text,
            **values,
        )
    wording = say_n(
        "The total of “{header}” is printed as {printed}; the one row above it is {sum}.",
        "The total of “{header}” is printed as {printed}; the {n} rows above it add up to {sum}.",
        n,
        **values,
    )
    if is_mixed(view, sum_):
        return wording + say("They are in several units, which cannot be added up.")
    if is_of_some(group.line.label):
        return wording + say("“{label}” may leave some of them out.", **values)
    return wording + say("It may be the sum of other rows: the columns of the table do not tell which.")


def _weakness(view: TableView, sum_: Sum, values: dict[str, Value]) -> Wording:
    if counts_people(f"{view.header(sum_.column)} {values['label']} {view.table.caption or ''}"):
        return say("Some may be counted in several rows.")
    return say("A row gives no figure, or a correction may stand elsewhere.")


def _support(view: TableView, group: Group, sum_: Sum) -> Wording:
    """What the other money columns of the row say for the rows or for the printed total."""
    unit = view.unit(sum_.column)
    for column, figure in group.line.figures.items():
        if column == sum_.column or not view.unit(column) or view.unit(column) == unit or figure.value <= 0:
            continue
        rates = sorted(
            line.figures[sum_.column].value / line.figures[column].value
            for line in group.members
            if column in line.figures and sum_.column in line.figures and line.figures[column].value
        )
        if not rates or rates[0] <= 0:
            continue
        low = figure.value * rates[0] * (1 - RATE_SPREAD)
        high = figure.value * rates[-1] * (1 + RATE_SPREAD)
        rows_fit, total_fits = low <= sum_.computed <= high, low <= sum_.total.value <= high
        values: dict[str, Value] = {
            "header": view.called(column),
            "total": quantity(figure.value, view.unit(column)),
        }
        if rows_fit and not total_fits:
            middle = (figure.value * rates[len(rates) // 2]).quantize(Decimal(1))
            return say(
                "The total of “{header}”, {total}, is {converted} at the rate of the rows: it supports "
                "the rows, "
                "so the printed total is the figure that is wrong.",
                converted=quantity(middle, unit),
                **values,
            )
        if total_fits and not rows_fit:
            return say(
                "The total of “{header}”, {total}, fits the printed total: a row may be missing or wrong.",
                **values,
            )
    return NOTHING
