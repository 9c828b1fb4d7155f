"""How the rows of a column may add up to its totals: subtotals, parts of rows, and totals carried on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.archive import SUMMABLE, TableView, total_of
from pipeline.checks.results import Figure
from pipeline.records import Cell

Row = dict[int, Cell]

_OF_WHICH = re.compile(r"(?i)\W*(?:dont|y compris|parmi lesquel|of which|including|thereof)\b")
_BUT = re.compile(
    r"(?i)\b(?:hors|sauf|sans|exclu\w*|excepté\w*|except|excluding|without|moyenne?s?|average|mean|median\w*|"
    r"médiane?s?|taux|ratio|en %|unique|distinct|net)\b|%"
)
_RATE = re.compile(
    r"(?i)\b(?:moyen\w*|moy|average|mean|médian\w*|taux|rates?|ratio|rendements?|yield|prix|price|unitaires?|"
    r"unit|densité|indice|index|âge|age|rang|rank|note|score|code|délai|durée|jours|coefficient|"
    r"pourcentage|part|parts|proportion|par (?:jour|mois|an|personne|ménage|habitant|\w+)|per \w+)\b"
    r"|[%/°]|\bP\.? ?U\b"
)
_RUNNING = re.compile(r"(?i)\b(?:solde|balance|cumul\w*|progressif|reste|disponible)\b")
_CARRIED = re.compile(r"(?i)\W*(?:report\b|brought forward|repris)")
_CARRIES = re.compile(r"(?i)\W*(?:(?:total )?à reporter|carried forward)")
_NUMBERED_TOTAL = re.compile(r"(?i)\W*\d{1,2}(?:\.\d+)*[.)]? (?:sous-|sub-?)?total\b")
_CODE = re.compile(r"\s*(?P<code>(?:\d{1,3}|[A-Z]|[IVX]{1,4})(?:[.-]\d{1,3})*)(?=[.)\s–-]|\Z)")
LEAST_HEADS = 2
"""Rows that must each be the sum of those below them before a column is taken to repeat its sums."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed total and the ways in which the rows above it may add up to it, the plainest first.

    `plain` says that nothing in the table speaks against the plainest way: no rows that are parts of others,
    no header of a rate or balance, no total of some rows only.
    """

    cell: Cell
    label: str
    total: Figure
    ways: tuple[tuple[Figure, ...], ...]
    unread: tuple[Cell, ...]
    plain: bool


def label_of(row: Row) -> str:
    """The words of a row before its figures."""
    words: list[str] = []
    for column in sorted(row):
        if row[column].kind in SUMMABLE and row[column].value is not None and words:
            break
        words.append(row[column].text.strip())
    return " ".join(filter(None, words[:2]))


def _is_summable(cell: Cell, view: TableView) -> bool:
    """Whether a cell holds a figure to add up, also where a percentage in its row was taken for its kind."""
    column = view.columns.get(cell.column)
    mistaken = cell.kind == "percent" and "%" not in cell.text and column is not None
    return cell.kind in SUMMABLE or (mistaken and column is not None and column.kind in SUMMABLE)


def is_rate(header: str) -> bool:
    """Whether the figures below a header are rates, prices or ranks, which nobody adds up."""
    return bool(_RATE.search(header))


def is_running(header: str) -> bool:
    """Whether the figures below a header may be balances, each with those above it in it."""
    return bool(_RUNNING.search(header))


def is_of_which(label: str) -> bool:
    """Whether a row says that it is part of the one above it."""
    return bool(_OF_WHICH.match(label))


def is_carried(label: str) -> bool:
    """Whether a row takes up the total of the page before."""
    return bool(_CARRIED.match(label))


def is_carried_on(label: str) -> bool:
    """Whether a row is a total that the next page takes up."""
    return bool(_CARRIES.match(label))


def budget_lines(view: TableView) -> Iterator[tuple[Row, list[Row]]]:
    """The rows with a number that others divide, each with these: `1` with `1.1` and `1.2`."""
    coded = [(code, row) for row in view.body_rows if (code := _code_of(row))]
    for code, row in coded:
        parts = [other for own, other in coded if own.rpartition(".")[0] == code]
        if parts:
            yield row, parts


def find_claims(view: TableView, column: int) -> Iterator[Claim]:
    """The totals of a column from top to bottom, each with what stands above it."""
    column_of = _Column(view, column)
    for row in view.rows.values():
        cell = row.get(column)
        if cell is None or cell.column_span != 1:
            continue
        figure = view.figure(cell) if _is_summable(cell, view) else None
        label = label_of(row)
        sums = cell.role == "total" or is_carried_on(label) or _NUMBERED_TOTAL.match(label)
        if is_of_which(label) or not sums:
            column_of.add(cell, figure, row, label)
        elif figure and column_of.rows:
            yield column_of.claim(cell, label, figure)
            column_of.close(figure)


class _Column:
    """What was met on the way down a column."""

    def __init__(self, view: TableView, column: int) -> None:
        self.header = view.header(column)
        self.codes = [_code_of(row) for row in view.rows.values()]
        self.rows: list[Figure] = []
        self._since: list[Figure] = []
        self._open: list[Figure] = []  # what no total has taken up yet
        self._subtotals: list[Figure] = []
        self._tops: list[Figure] = []
        self._leaves: list[Figure] = []
        self._inside: list[Figure] = []
        self._unread: list[Cell] = []

    def add(self, cell: Cell, figure: Figure | None, row: Row, label: str) -> None:
        """A row that is no total: `dont` rows are parts of those above them, and a carried total was met."""
        if figure is None:
            if cell.text.strip(" -–—") and cell.kind in SUMMABLE:
                self._unread.append(cell)
        elif is_of_which(label):
            self._inside.append(figure)
        elif not (is_carried(label) and self._subtotals and self._subtotals[-1].value == figure.value):
            code = _code_of(row)
            if not any(other and code and code.startswith(f"{other}.") for other in self.codes):
                self._tops.append(figure)
            if not any(other and code and other.startswith(f"{code}.") for other in self.codes):
                self._leaves.append(figure)
            for figures in (self.rows, self._since, self._open):
                figures.append(figure)

    def claim(self, cell: Cell, label: str, total: Figure) -> Claim:
        """The total with all ways in which it may have been drawn."""
        reaches = [self._open[start:] for start in range(len(self._open) - len(self._since), -1, -1)]
        if is_running(self.header):
            reaches.append([self.rows[-1]])
        nested = len(self._tops) != len(self.rows)
        heads = _heads(self.rows)
        ways = [
            self._since, *reaches, self.rows,
            *([self._subtotals] if len(self._subtotals) > 1 or not self._since else []),
            *([self._tops, self._leaves] if nested else []),
            *([heads] if heads else []),
            *([[*self._since, *self._inside]] if self._inside else []),
        ]  # fmt: skip
        but = bool(_BUT.search(label))
        if but:
            ways += [self.rows[:one] + self.rows[one + 1 :] for one in range(len(self.rows))]
        plain = not (nested or heads or self._inside or but or is_rate(self.header))
        distinct = {tuple(figure.id for figure in way): tuple(way) for way in ways if way}
        return Claim(cell, label, total, tuple(distinct.values()), tuple(self._unread), plain)

    def close(self, total: Figure) -> None:
        """The total takes the place of what it sums; of the rows since the last one where it sums nothing."""
        for start in range(len(self._open) - len(self._since), -1, -1):
            taken = self._open[start:]
            if taken and total_of(taken) == total.value:
                break
        else:
            start = len(self._open) - len(self._since)
        self._open[start:] = [total]
        self._subtotals.append(total)
        self._since = []


def _code_of(row: Row) -> str | None:
    """The number of a budget line, as in `2.1`; None where the row has none."""
    first = row[min(row)] if row else None
    match = _CODE.match(first.text) if first else None
    return match["code"].replace("-", ".") if match else None


def _heads(rows: Sequence[Figure]) -> list[Figure]:
    """The rows that are left when those below a row that is their sum are taken for its parts."""
    left: list[Figure] = []
    heads = position = 0
    while position < len(rows):
        head = rows[position]
        left.append(head)
        position += 1
        for end in range(position + 2, len(rows) + 1):
            if head.value and total_of(list(rows[position:end])) == head.value:
                heads, position = heads + 1, end
                break
    return left if heads >= LEAST_HEADS else []
