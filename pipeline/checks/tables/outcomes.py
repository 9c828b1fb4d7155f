"""Result lines of accounts: what comes in less what goes out, and what is left to pay."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    compare,
    result,
)
from pipeline.checks.kit.views import SUMMABLE, Row, TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import is_plain_total, is_rate, is_running
from pipeline.checks.tables.lines import MOST_COUNTED
from pipeline.records import Cell

_TOTAL = r"(?:(?:sous-)?total|totaux|montant total|ensemble|somme|overall)"
_INCOME = r"(?:recettes|produits|ressources|encaissements|entrées|revenus|income|receipts|revenues?)"
_OUTGOINGS = r"(?:dépenses|charges|emplois|décaissements|sorties|expenses|expenditures?|payments)"
_OUTCOME = re.compile(
    r"(?i)\A\W*(?:(?:résultat|excédent|déficit|boni|mali|solde|surplus|deficit|balance|bénéfice|perte)\b"
    r"|net (?:result|income|surplus|deficit|earnings)\b|excess of (?:\w+ ){1,2}over\b)"
    r"(?!.*\b(?:initial|ouverture|opening|antérieur|précédent|reporté|début|compte|bancaire|bank|caisse|cash)\b)"
)
_SURELY = re.compile(
    r"(?i)\A\W*(?:net )?(?:excédent|déficit|surplus|deficit|excess of (?:\w+ ){1,2}over)\b"
    r"|\A\W*(?:résultat|net (?:result|income))(?: net| de l'exercice| for the year)*(?: \(.*)?\W*\Z"
)
_IN = re.compile(rf"(?i)\A\W*{_TOTAL}\b.*\b{_INCOME}\b")
_OUT = re.compile(rf"(?i)\A\W*{_TOTAL}\b.*\b{_OUTGOINGS}\b")
_INCOME_TABLE = re.compile(rf"(?i)\b{_INCOME}\b")
_OUTGOINGS_TABLE = re.compile(rf"(?i)\b{_OUTGOINGS}\b")
_GRAND_TOTAL = re.compile(r"(?i)\A\W*(?:total|totaux)(?: g[ée]n[ée]ral| global)?\W*\Z")
_OPENING = re.compile(
    r"(?i)\A\W*(?:solde|report|trésorerie|balance|encaisse|disponibilités)\b.*\b(?:initiale?|ouverture|opening|antérieur|"
    r"précédente?|reporté|début|à nouveau)\b"
)
_TO_PAY = re.compile(r"(?i)\A\W*(?:montant )?net (?:à payer|à mandater|à percevoir|payable|to pay)\b")
_GROSS = re.compile(r"(?i)\A\W*(?:(?:total|montant|salaire) (?:brut|ttc)|gross (?:amount|total|pay))\b")
_HELD_BACK = re.compile(
    r"(?i)\A\W*(?:total (?:des )?)?(?:retenues?|déductions?|avances?|acomptes?|deductions?|advances?)\b"
)


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of a table, and its label."""

    view: TableView
    row: Row

    @property
    def label(self) -> str:
        """The words before its figures."""
        return label_of(self.row)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result line, the one that it starts from, the one that is taken off, and one that may add to it."""

    line: LabelledRow
    plus: LabelledRow
    minus: LabelledRow
    opening: LabelledRow | None = None


def check_outcomes(facts: Facts) -> Iterator[Result]:
    """Outcomes: is a result (`solde`, `excédent`, `net à payer`) the difference of the totals behind it?

    Read only where one row above it totals what comes in and one what goes out, or one is the gross sum and
    one what is held back; with the opening balance where a row gives it. The two may stand in two tables or
    sheets of a document that has no others. One that parts is a notice, since a correction may stand
    elsewhere; it is an error where the same rows hold in another column. A balance may hold those of the
    years before: it is never an error.
    """
    totals = _Totals(facts.data_tables)
    for view in facts.data_tables:
        within = list(_outcomes(view))
        for outcome in within or totals.outcomes(view):
            yield from _check(outcome)


def _outcomes(view: TableView) -> Iterator[Outcome]:
    above: list[LabelledRow] = []
    for row in view.rows.values():
        line = LabelledRow(view, row)
        if _TO_PAY.match(line.label):
            plus, minus, opening = _only(above, _GROSS), _only(above, _HELD_BACK), None
        elif _OUTCOME.match(line.label):
            plus, minus, opening = _only(above, _IN), _only(above, _OUT), _only(above, _OPENING)
        else:
            plus = minus = opening = None
        if plus and minus and plus is not minus and not _stand_between(above, plus, minus, opening):
            yield Outcome(line, plus, minus, opening)
        above.append(line)


def _stand_between(
    above: Sequence[LabelledRow], plus: LabelledRow, minus: LabelledRow, opening: LabelledRow | None
) -> bool:
    """Whether figures stand between the totals and a result: taxes and the like, which change it as well.

    Results and totals on the way change nothing.
    """
    last = max(n for n, line in enumerate(above) if line is plus or line is minus)
    return any(
        line is not opening
        and not (_OUTCOME.match(line.label) or is_plain_total(line.label))
        and any(line.view.figure(line.row.get(n)) for n in line.view.numeric)
        for line in above[last + 1 :]
    )


def _only(above: Sequence[LabelledRow], words: re.Pattern[str]) -> LabelledRow | None:
    """The one row whose label has the words; None where there are several."""
    lines = [line for line in above if words.match(line.label)]
    return lines[0] if len(lines) == 1 else None


class _Totals:
    """What comes in and what goes out, totalled in two tables of a document that has one of each."""

    def __init__(self, views: Sequence[TableView]) -> None:
        sides: dict[str, list[LabelledRow]] = defaultdict(list)
        for view in views if len(views) > 1 else ():
            lines = [LabelledRow(view, row) for row in view.rows.values()]
            for side, label, caption in (("in", _IN, _INCOME_TABLE), ("out", _OUT, _OUTGOINGS_TABLE)):
                labelled = [line for line in lines if label.match(line.label)]
                if not labelled and caption.search(view.table.caption or ""):
                    labelled = [line for line in lines if _GRAND_TOTAL.match(line.label)]
                sides[side] += labelled[-1:]
        self._sides = sides

    def single(self) -> tuple[LabelledRow, LabelledRow] | None:
        """The two totals, in two tables; None where a side has none, or several."""
        if {side: len(lines) for side, lines in self._sides.items()} != {"in": 1, "out": 1}:
            return None
        (plus,), (minus,) = self._sides["in"], self._sides["out"]
        return None if plus.view is minus.view else (plus, minus)

    def outcomes(self, view: TableView) -> Iterator[Outcome]:
        """The result lines of a table that itself totals neither side."""
        sides = self.single()
        if sides is None:
            return
        plus, minus = sides
        for row in view.rows.values():
            line = LabelledRow(view, row)
            if _SURELY.match(line.label):
                yield Outcome(line, plus, minus)


@dataclass(frozen=True, slots=True)
class Sides:
    """What comes in and what goes out, totalled in two tables with one column of figures each, in a unit."""

    plus: Figure
    minus: Figure
    unit: str


def totals_of_sides(views: Sequence[TableView]) -> Sides | None:
    """The totals of the one table of each side; None where a document has none, or others."""
    sides = _Totals(views).single()
    if sides is None:
        return None
    cells = [[line.row[n] for n in line.view.numeric if n in line.row] for line in sides]
    if any(len(row) != 1 for row in cells):
        return None
    (plus,), (minus,) = cells
    figures = [line.view.figure(cell) for line, cell in zip(sides, (plus, minus), strict=True)]
    if figures[0] is None or figures[1] is None or plus.unit is None or plus.unit != minus.unit:
        return None
    return Sides(figures[0], figures[1], plus.unit)


def _check(outcome: Outcome) -> Iterator[Result]:
    line = outcome.line
    compared = [
        (figure, parts, *_verdict(figure, parts))
        for column in sorted(line.row)
        if column != min(line.row)
        if (figure := line.view.figure(line.row[column])) and line.row[column].kind in SUMMABLE
        if not is_rate(line.view.header(column)) and (parts := _parts(outcome, column))
    ]
    holding = sum(verdict in (HOLDS, ROUNDED) for *_, verdict in compared)
    certain = not is_running(line.label) and holding >= len(compared) - holding > 0
    for figure, parts, claimed, computed, verdict in compared:
        lowered = NOTABLE if verdict is CONTRADICTS and not certain else verdict
        unit = line.view.unit(line.view.cell_by_id[figure.cell_id or ""].column)
        values: dict[str, Value] = {
            "label": line.label,
            "printed": quantity(claimed.value, unit),
            "plus": outcome.plus.label,
            "minus": outcome.minus.label,
            "left": quantity(computed, unit),
            "apart": quantity(abs(claimed.value - computed), unit),
        }
        wording = (
            say("“{label}” is printed as {printed}; “{plus}” and “{minus}” leave {left}.", **values)
            if verdict in (HOLDS, ROUNDED)
            else say(
                "“{label}” is printed as {printed}; “{plus}” and “{minus}” leave {left}: {apart} apart.",
                **values,
            )
        )
        yield result(
            "outcome",
            figure,
            wording,
            lowered,
            value=claimed.value,
            computed=computed,
            figures=parts,
            unit=unit,
        )


def _parts(outcome: Outcome, column: int) -> list[Figure]:
    """What comes in, what goes out, and the opening balance; empty where one of the two is not given."""
    lines = [outcome.line, outcome.plus, outcome.minus, *([outcome.opening] if outcome.opening else [])]
    cells = [_cell(outcome.line, line, column) for line in lines]
    figures = [line.view.figure(cell) for line, cell in zip(lines, cells, strict=True)]
    if any(figure is None for figure in figures[:3]):
        return []
    if len({cell.unit for cell in cells[:3] if cell}) != 1:
        return []
    return [figure for figure in figures[1:] if figure]


def _cell(of: LabelledRow, line: LabelledRow, column: int) -> Cell | None:
    """The cell of a row in a column of the result line's table, or in the one that is called alike."""
    if line.view is of.view:
        return line.row.get(column)
    header = of.view.header(column)
    alike = [n for n in line.row if n in line.view.numeric and line.view.header(n) == header]
    only = [n for n in line.row if n in line.view.numeric]
    chosen = alike if len(alike) == 1 else only if len(only) == len(of.view.numeric) == 1 else []
    return line.row[chosen[0]] if chosen else None


def _verdict(printed: Figure, parts: list[Figure]) -> tuple[Figure, Decimal, Verdict]:
    """How a result compares, with or without the opening balance; a loss may be printed without its sign."""
    plus, minus, *opening = parts
    # Outgoings are printed with a minus or without one: either way they are taken off.
    off = minus if minus.value < 0 else minus.negated()
    readings = [[plus, off], *([[plus, off, *opening]] if opening else [])]
    options = [
        (claimed, total_of(reading), compare(claimed, total_of(reading), sum_of(f.reach for f in reading)))
        for claimed in (printed, printed.negated())
        for reading in readings
    ]
    # Whole thousands that miss by one were rounded, each by itself.
    options = [
        (claimed, computed, ROUNDED if verdict is CONTRADICTS and _is_rounded(claimed, computed) else verdict)
        for claimed, computed, verdict in options
    ]
    ranks = (HOLDS, ROUNDED, CONTRADICTS)
    return min(options, key=lambda option: ranks.index(option[2]))


def _is_rounded(claimed: Figure, computed: Decimal) -> bool:
    """Whether whole sums are one apart."""
    whole = claimed.place in (None, 1)
    return whole and abs(claimed.value) >= MOST_COUNTED and abs(claimed.value - computed) <= 1
