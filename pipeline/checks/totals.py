"""Totals and subtotals of the columns of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import Archive, TableView, total_of
from pipeline.checks.columns import Claim, find_claims, is_rate, is_running
from pipeline.checks.intervals import sum_of
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    Verdict,
    compare,
    result,
    said,
)

_NEARLY_LESS, _NEARLY_MORE = Decimal("0.9995"), Decimal("1.0005")
_PEOPLE = re.compile(
    r"(?i)bénéficiaire|ménage|personne|population|femme|enfant|élève|participant|jeune|réfugié|déplacé|enquêté|"
    r"interrogé|household|people|person|beneficiar|women|children|pupil|student|respondent|réponse"
)
_MONEY = re.compile(r"(?i)\b(?:montant|coût|budget|dépense|recette|crédit|total|amount|cost|expen)")


def check_totals(archive: Archive) -> Iterator[Result]:
    """Totals: is each printed total the sum of the rows above it?

    A total may be that of the rows since the last total, of all rows above, of the subtotals above with what
    follows them, or of the rows without those that are parts of others (`dont`, `1.1` below `1`): it holds
    when one of them is meant. Two figures disagree only when the intervals that they stand for do not meet.
    Sums of money may have been rounded to the unit in each row: half a unit for each row holds, and is marked
    as rounding; things that are counted are not rounded, but people may stand in several rows: more of them
    than the total are a notice. Where no column adds up to a row of totals, it may be a total of something
    else, and is a notice; rates, balances and rows in doubt are not verified.
    """
    for view in archive.data_tables:
        for found, verdict in find_sums(view):
            yield _result(view, found, verdict)


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total with the rows that it sums, or comes nearest to, and how both compare."""

    claim: Claim
    rows: tuple[Figure, ...]
    computed: Decimal
    fits: Verdict


def find_sums(view: TableView) -> Iterator[tuple[Sum, Verdict]]:
    """The printed totals of a table that have rows above them, each with what the comparison proves."""
    rows: dict[int, list[Sum]] = defaultdict(list)
    for column in sorted({cell.column for cell in view.cells}):
        for claim in find_claims(view, column):
            rows[claim.cell.row].append(_sum_of(claim))
    for sums in rows.values():
        for found in sums:
            yield found, _verdict(view, found, sums)


def _sum_of(claim: Claim) -> Sum:
    """The way of adding up that fits, else the one that comes nearest."""
    total = claim.total
    fitting = [rows for rows in claim.ways if total.interval.meets(sum_of(row.interval for row in rows))]
    best = min(fitting or claim.ways, key=lambda rows: abs(total.value - total_of(list(rows))))
    computed = total_of(list(best))
    slack = rounding(best) if claim.cell.kind != "integer" else Decimal(0)
    fits = compare(total.interval, computed, sum_of(row.interval for row in best), slack=slack)
    if fits is HOLDS and computed != total.value:
        fits = ROUNDED
    return Sum(claim, best, computed, fits)


def _verdict(view: TableView, found: Sum, sums: Sequence[Sum]) -> Verdict:
    """What a total that does not fit proves: nothing where it may be no sum, or the sum of other things."""
    claim = found.claim
    if claim.unread or _mixes_units(view, claim):
        return UNVERIFIABLE
    if found.fits is not CONTRADICTS:
        return found.fits
    header = view.header(claim.cell.column)
    if is_rate(header):
        return UNVERIFIABLE
    others = [
        other for other in sums
        if other is not found and not is_rate(view.header(other.claim.cell.column))
        and not other.claim.unread and any(row.value for row in other.rows)
    ]  # fmt: skip
    if any(other.fits is not CONTRADICTS and len(other.rows) > 1 for other in others):
        return NOTABLE if is_running(header) else CONTRADICTS
    if not claim.plain or is_running(header) or _is_like_an_average(view, found):
        return UNVERIFIABLE
    if not others:
        return NOTABLE if _may_overlap(view, found) else CONTRADICTS
    return (
        NOTABLE
        if abs(found.computed) < 2 * abs(claim.total.value) < 4 * abs(found.computed)
        else UNVERIFIABLE
    )


def _mixes_units(view: TableView, claim: Claim) -> bool:
    """Whether the rows above a total are in several units, as where a column names the currency of each."""
    column = [row.get(claim.cell.column) for row in view.body_rows]
    return len({cell.unit for cell in column if cell is not None and cell.value is not None}) > 1


def _may_overlap(view: TableView, found: Sum) -> bool:
    """Whether people may be counted in several rows, as women and young people are."""
    claim = found.claim
    words = f"{view.header(claim.cell.column)} {claim.label} {view.table.caption or ''}"
    return claim.cell.unit is None and bool(_PEOPLE.search(words)) and found.computed > claim.total.value


def _is_like_an_average(view: TableView, found: Sum) -> bool:
    """Whether a figure that is no money is no more than one of the rows, which no sum of them can be."""
    values = [row.value for row in found.rows]
    cell = found.claim.cell
    money = cell.unit is not None or _MONEY.search(view.header(cell.column))
    return not money and len(values) > 1 and min(values) >= 0 and found.claim.total.value <= max(values)


def _result(view: TableView, found: Sum, verdict: Verdict) -> Result:
    claim, computed = found.claim, found.computed
    header, unit = view.header(claim.cell.column), claim.cell.unit
    if claim.unread:
        return _unread(claim, header)
    figure, apart = said(claim.total.value, unit), said(abs(claim.total.value - computed), unit)
    rows = (
        f"the {len(found.rows)} rows above it add up to" if len(found.rows) > 1 else "the one row above it is"
    )
    told = f"{_subject(header)} is printed as {figure}"
    if verdict is HOLDS:
        told += f", and {rows} the same."
    elif verdict is ROUNDED:
        told += f", and {rows} {said(computed, unit)}: their rounding explains {apart}."
    elif verdict is UNVERIFIABLE:
        told += f"; {rows} {said(computed, unit)}, but it may be no sum of them: {_doubt(view, found)}."
    else:
        told += f", but {rows} {said(computed, unit)}: a difference of {apart}."
        told += _support(view, claim, computed)
        if verdict is NOTABLE and not is_running(header):
            told += (
                " Some may be counted in several rows."
                if _may_overlap(view, found)
                else " No column adds up to this row: a row may be left out, or it may total something else."
            )
    unseen = {cell.id for cell in view.cells if cell.hidden}
    if hidden := sum(row.cell_id in unseen for row in found.rows):
        told += f" {hidden} of these rows {'is' if hidden == 1 else 'are'} hidden in the spreadsheet."
    return result(
        "total", claim.total, told, verdict, computed=computed, figures=found.rows, unit=unit,
    )  # fmt: skip


def _doubt(view: TableView, found: Sum) -> str:
    header = view.header(found.claim.cell.column)
    if _mixes_units(view, found.claim):
        return "the rows are in several units"
    if is_rate(header) or is_running(header):
        return f"“{header}” may be a rate or a balance"
    if _is_like_an_average(view, found):
        return "it is no more than one of them"
    if not found.claim.plain:
        return f"some rows may be parts of others, or left out of “{found.claim.label}”"
    return f"no column adds up to “{found.claim.label}”"


def _support(view: TableView, claim: Claim, computed: Decimal) -> str:
    """What the other money columns of the same row say for the rows or for the printed total."""
    row = view.rows[claim.cell.row]
    for cell in row.values():
        figure = view.figure(cell)
        if cell.kind != "amount" or figure is None or cell.unit == claim.cell.unit or not computed:
            continue
        rows = [
            (view.figure(r.get(claim.cell.column)), view.figure(r.get(cell.column))) for r in view.body_rows
        ]
        rates = sorted(one.value / other.value for one, other in rows if one and other and other.value)
        if not rates or figure.value <= 0:
            continue
        low, high = figure.value * rates[0] * _NEARLY_LESS, figure.value * rates[-1] * _NEARLY_MORE
        rows_fit, total_fits = low <= computed <= high, low <= claim.total.value <= high
        start = f" The total of “{view.header(cell.column)}”, {said(figure.value, cell.unit)}, "
        if rows_fit and not total_fits:
            middle = (figure.value * rates[len(rates) // 2]).quantize(Decimal(1))
            return (
                f"{start}is {said(middle, claim.cell.unit)} at the rate of the rows: it supports the rows, "
                "so the printed total is the figure that is wrong."
            )
        if total_fits and not rows_fit:
            return f"{start}fits the printed total: a row may be missing or wrong."
    return ""


def _subject(header: str) -> str:
    return f"The total of “{header}”" if header else "The total of a column without a header"


def _unread(claim: Claim, header: str) -> Result:
    listed = ", ".join(f"“{cell.text}”" for cell in claim.unread[:3])
    told = f"{_subject(header)} cannot be recomputed: {listed} could not be read as a figure."
    return result("total", claim.total, told, UNVERIFIABLE, unit=claim.cell.unit)


def rounding(figures: Sequence[Figure]) -> Decimal:
    """What rounding can add up to: half a unit of the last printed place for each row, and for the total."""
    return Decimal("0.5") * (len(figures) + 1)
