"""Result lines of accounts: what comes in less what goes out, and what is left to pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.checks.archive import SUMMABLE, Archive, TableView
from pipeline.checks.columns import Row, is_rate, is_running, label_of
from pipeline.checks.intervals import Interval, sum_of
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Figure,
    Result,
    Verdict,
    compare,
    result,
    said,
)
from pipeline.checks.totals import rounding

_TOTAL = r"(?:(?:sous-)?total|totaux|montant total|ensemble|somme|overall)"
_OUTCOME = re.compile(
    r"(?i)\W*(?:résultat|excédent|déficit|solde|surplus|deficit|balance|net result|bénéfice|perte)\b"
    r"(?!.*\b(?:initial|ouverture|opening|antérieur|précédent|reporté|début|compte|bancaire|bank|caisse|cash)\b)"
)
_IN = re.compile(
    rf"(?i)\W*{_TOTAL}\b.*\b(?:recettes|produits|ressources|encaissements|entrées|revenus|income|receipts|revenues?)\b"
)
_OUT = re.compile(
    rf"(?i)\W*{_TOTAL}\b.*\b(?:dépenses|charges|emplois|décaissements|sorties|expenses|expenditures?|payments)\b"
)
_OPENING = re.compile(
    r"(?i)\W*(?:solde|report|trésorerie|balance|encaisse|disponibilités)\b.*\b(?:initiale?|ouverture|opening|antérieur|"
    r"précédente?|reporté|début|à nouveau)\b"
)
_TO_PAY = re.compile(r"(?i)\W*(?:montant )?net (?:à payer|à mandater|à percevoir|payable|to pay)\b")
_GROSS = re.compile(r"(?i)\W*(?:(?:total|montant|salaire) (?:brut|ttc)|gross (?:amount|total|pay))\b")
_HELD_BACK = re.compile(
    r"(?i)\W*(?:total (?:des )?)?(?:retenues?|déductions?|avances?|acomptes?|deductions?|advances?)\b"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result line, the row that it starts from, the one that is taken off, and one that may add to it."""

    row: Row
    plus: Row
    minus: Row
    opening: Row | None = None


def check_outcomes(archive: Archive) -> Iterator[Result]:
    """Outcomes: is a result (`solde`, `excédent`, `net à payer`) the difference of the two totals above it?

    Read only where one row above it totals what comes in and one what goes out, or one is the gross sum and
    one what is held back; with the opening balance where a row gives it. One that parts is a notice, since a
    correction may stand elsewhere, and an error where the same rows hold in another column. A balance may
    hold those of the years before: it is never an error.
    """
    for view in archive.data_tables:
        for outcome in _outcomes(view):
            yield from _check(view, outcome)


def _outcomes(view: TableView) -> Iterator[Outcome]:
    above: list[tuple[str, Row]] = []
    for row in view.rows.values():
        label = label_of(row)
        if _TO_PAY.match(label):
            plus, minus, opening = _only(above, _GROSS), _only(above, _HELD_BACK), None
        elif _OUTCOME.match(label):
            plus, minus, opening = _only(above, _IN), _only(above, _OUT), _only(above, _OPENING)
        else:
            plus = minus = opening = None
        if plus and minus and plus is not minus:
            yield Outcome(row, plus, minus, opening)
        above.append((label, row))


def _only(above: list[tuple[str, Row]], words: re.Pattern[str]) -> Row | None:
    """The one row whose label has the words; None where there are several."""
    rows = [row for label, row in above if words.match(label)]
    return rows[0] if len(rows) == 1 else None


def _check(view: TableView, outcome: Outcome) -> Iterator[Result]:
    found = [
        (figure, parts, *_verdict(figure, parts))
        for column in sorted(outcome.row) if column != min(outcome.row)
        if (figure := view.figure(outcome.row[column])) and outcome.row[column].kind in SUMMABLE
        if not is_rate(view.header(column)) and (parts := _parts(view, outcome, column))
    ]  # fmt: skip
    running = is_running(label_of(outcome.row))
    certain = not running and any(verdict in (HOLDS, ROUNDED) for *_, verdict in found)
    for figure, parts, claimed, computed, verdict in found:
        lowered = NOTABLE if verdict is CONTRADICTS and not certain else verdict
        unit = next(cell.unit for cell in outcome.row.values() if cell.id == figure.cell_id)
        told = f"“{label_of(outcome.row)}” is printed as {said(claimed.value, unit)}; " + " and ".join(
            f"“{label_of(row)}”" for row in (outcome.plus, outcome.minus)
        )
        told += f" leave {said(computed.value, unit)}"
        ending = (
            "."
            if verdict in (HOLDS, ROUNDED)
            else f": {said(abs(claimed.value - computed.value), unit)} apart."
        )
        yield result(
            "outcome", figure, told + ending, lowered,
            value=claimed.value, computed=computed.value, figures=parts, unit=unit,
        )  # fmt: skip


def _parts(view: TableView, outcome: Outcome, column: int) -> list[Figure]:
    """What comes in, what goes out, and the opening balance; empty where one of the two is not given."""
    plus, minus = view.figure(outcome.plus.get(column)), view.figure(outcome.minus.get(column))
    opening = view.figure(outcome.opening.get(column)) if outcome.opening else None
    cells = [row[column] for row in (outcome.row, outcome.plus, outcome.minus) if column in row]
    if plus is None or minus is None or len({cell.unit for cell in cells}) != 1:
        return []
    return [plus, minus, *([opening] if opening else [])]


def _verdict(printed: Figure, parts: list[Figure]) -> tuple[Figure, Figure, Verdict]:
    """How a result compares, with or without the opening balance; a loss may be printed without its sign."""
    plus, minus, *opening = parts
    slack = rounding(parts)
    # Outgoings are printed with a minus or without one: either way they are taken off.
    off = minus if minus.value < 0 else _negated(minus)
    readings = [_sum(printed, [plus, off])]
    readings += [_sum(printed, [plus, off, *opening])] if opening else []
    options = [
        (claimed, computed, compare(claimed.interval, computed.value, computed.interval, slack=slack))
        for claimed in (printed, _negated(printed)) for computed in readings
    ]  # fmt: skip
    ranks = (HOLDS, ROUNDED, CONTRADICTS)
    claimed, computed, verdict = min(options, key=lambda option: ranks.index(option[2]))
    return claimed, computed, verdict


def _sum(like: Figure, figures: list[Figure]) -> Figure:
    total = sum((figure.value for figure in figures[1:]), figures[0].value)
    return replace(like, value=total, interval=sum_of(figure.interval for figure in figures))


def _negated(figure: Figure) -> Figure:
    low, high = figure.interval.low, figure.interval.high
    interval = Interval(None if high is None else -high, None if low is None else -low)
    return replace(figure, value=-figure.value, interval=interval)
