"""The rows of a table as lines of an account: label, number, and figures by column; and how they add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import HALF, sum_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, UNVERIFIABLE, Verdict, compare
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.tables.labels import (
    code_of,
    is_carried_on,
    is_numbered_total,
    is_of_which,
    is_rate,
)
from pipeline.records.once import made_once
from pipeline.records.record import Frozen

MOST_COUNTED = 1000
"""Whole numbers from here on may be thousands, or rounded otherwise, where nothing says what they count."""

LEAST_ROUNDED = 2
"""Sums of whole numbers that miss by one or so before all of them are taken for rounded."""

LARGE = 1_000_000
"""Whole numbers from here on that miss by one or so are sums of money, rounded to the unit."""

LEAST_EXACT = 8
"""Sums of a table that must be right to the last digit before one that misses by one or so is wrong."""

_NO_WORD = re.compile(r"[\W\d_]*")
LEAST_DIGITS = 5
LEAST_NUMBERED = 5
"""Rows with numbers of so many digits that rise, and begin alike, before they number the lines of a form."""

LEAST_COUNTED = 4
"""Rows, totals among them, whose figures go up by one before their column counts the rows."""

_ACCOUNT = re.compile(r"\s*(?:[A-Z]{1,3}[_ ]?)?(?P<code>\d{2,12})(?=[\s_–:-]|\Z)")
_FORMULA = re.compile(r"\((?P<terms>[^()+]+(?:\+[^()+]+)+)\)")
_TERM = re.compile(r"[\W_]+")


class FigureRow(Frozen, dict=True):
    """A row below the header: its label, its figures by column, and the columns whose figure was not read.

    `code` is its number in the nomenclature of a budget (`7112` of `R_7112`, `2.1`), empty where it has none;
    the number of a part begins with that of its whole.
    """

    row: int
    cells: Row
    label: str
    is_total: bool
    figures: dict[int, Figure]
    unread: frozenset[int]
    code: str = ""

    @made_once
    def is_heading(self) -> bool:
        """Whether it says what the rows below it are, and nothing else."""
        filled = [cell for cell in self.cells.values() if cell.text.strip()]
        worded = len(filled) == 1 and any(char.isalpha() for char in filled[0].text)
        return worded and not self.is_total and not self.unread

    @made_once
    def is_part(self) -> bool:
        """Whether it says that it is part of the row above it."""
        return is_of_which(self.label)

    @property
    def first(self) -> str:
        """What its first cell says: in many sheets the section that it belongs to."""
        return self.cells[min(self.cells)].text.strip() if self.cells else ""

    @property
    def terms(self) -> list[str]:
        """What its label says that it adds up: `711` and `712` of `Total (711+712)`."""
        match = _FORMULA.search(self.label)
        return [term.strip() for term in match["terms"].split("+")] if match else []

    def is_called(self, term: str) -> bool:
        """Whether a term of a formula means this line: by its number, or by the words of its label."""
        plain = _TERM.sub(" ", term).strip()
        if plain.isdigit() or len(plain) == 1:
            return self.code == plain or (not self.terms and plain in _TERM.split(self.label))
        words = words_of(term)
        return bool(words) and not self.terms and words <= words_of(self.label)


class Sum(Frozen, dict=True):
    """A total in one column, the figures that should add up to it, and how they compare.

    `tells` says that two figures or more that are not nought took part, so that holding is no chance.
    """

    column: int
    total: Figure
    parts: tuple[Figure, ...]
    computed: Decimal
    verdict: Verdict

    @property
    def fits(self) -> bool:
        """Whether it adds up, rounding included."""
        return self.verdict in (HOLDS, ROUNDED)

    @property
    def tells(self) -> bool:
        """Whether it could have failed to add up."""
        return sum(1 for part in self.parts if part.value) > 1


def lines_of(view: TableView) -> list[FigureRow]:
    """The rows of a table below its header, as far as they hold figures that may be added up."""
    columns = [
        n
        for n in sorted(view.columns)
        if n in view.with_figures
        and not (_tells_rates(view, n) or _numbers_rows(view, n) or _counts_rows(view, n))
    ]
    lines = []
    for number, row in view.rows.items():
        label = label_of(row)
        called = any(cell.role == "total" for cell in row.values())
        is_total = (called or is_carried_on(label) or is_numbered_total(label)) and not is_of_which(label)
        figures = {
            n: figure
            for n in columns
            if n in row and view.is_summable(row[n]) and (figure := view.figure(row[n]))
        }
        unread = frozenset(n for n in columns if view.is_unread(row.get(n)))
        lines.append(FigureRow(number, row, label, is_total, figures, unread, _code(row)))
    return lines


def _tells_rates(view: TableView, column: int) -> bool:
    """Whether the header of a column, or the words above its first figure, call its figures rates."""
    if is_rate(view.header(column)):
        return True
    for row in view.rows.values():
        cell = row.get(column)
        if cell is not None and (cell.value is not None or cell.role == "total"):
            return False
        if cell is not None and not _NO_WORD.fullmatch(cell.text):
            # `N/A` is none.
            return is_rate(cell.text.replace("/", " "))
    return False


def _numbers_rows(view: TableView, column: int) -> bool:
    """Whether a column numbers the lines of a form: `2310100`, `2310200`, ... down to its totals."""
    texts = [row[column].text.strip() for row in view.rows.values() if column in row]
    numbers = [text for text in texts if text.isdigit() and len(text) >= LEAST_DIGITS]
    rising = all(first < second for first, second in pairwise(numbers))
    alike = len({text[:2] for text in numbers}) == len({len(text) for text in numbers}) == 1
    return len(numbers) >= LEAST_NUMBERED and rising and alike and 2 * len(numbers) > len(texts)


def _counts_rows(view: TableView, column: int) -> bool:
    """Whether a column counts the rows, those of totals too: `1`, `2`, `3`, and `4` beside the total.

    Where the table tells millions, the numbers of its rows were read as such.
    """
    figures = (figure for row in view.rows.values() if (figure := view.figure(row.get(column))))
    counted = 1
    for figure, later in pairwise(figures):
        if later.value - figure.value != (figure.place or 1):
            return False
        counted += 1
    return counted >= LEAST_COUNTED


def _code(row: Row) -> str:
    if not any(cell.kind == "text" and cell.text.strip() for cell in row.values()):
        return ""
    account = _ACCOUNT.match(row[min(row)].text) if row else None
    if account:
        return account["code"]
    code = code_of(row)
    return f"{code}." if code else ""


def add_up(total: Figure, column: int, members: Sequence[FigureRow]) -> Sum:
    """Hold a total against figures of its column; nothing is said of none, or of several units."""
    parts = tuple(line.figures[column] for line in members if column in line.figures)
    computed = sum((part.value for part in parts), Decimal(0))
    silent = total.value and not any(part.value for part in parts)
    units = {line.cells[column].unit for line in members if column in line.figures} - {None}
    mixed = len(units) > 1
    if silent or mixed or any(column in line.unread for line in members):
        return Sum(column, total, parts, computed, UNVERIFIABLE)
    return Sum(column, total, parts, computed, verdict_of(total, parts, computed))


def verdict_of(total: Figure, parts: Sequence[Figure], computed: Decimal) -> Verdict:
    """How a total compares with its parts: the same, the same but for rounding, or another figure."""
    if total.value == computed:
        return HOLDS
    verdict = compare(total, computed, sum_of(part.reach for part in parts), otherwise=CONTRADICTS)
    return ROUNDED if verdict is HOLDS else verdict


def is_near(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether things that are counted miss their sum by no more than half of one in each figure."""
    counted = all(figure.place in (None, 1) for figure in (total, *parts))
    off = abs(total.value - sum((part.value for part in parts), Decimal(0)))
    return counted and 0 < off <= HALF * (len(parts) + 1)


def are_rounded(near: Sequence[Figure], n_exact: int) -> bool:
    """Whether whole numbers that miss their sums by one or so are rounded, and not wrong.

    Args:
        near: the totals that miss.
        n_exact: how many others of the table do not.
    """
    if len(near) >= LEAST_ROUNDED or any(abs(total.value) >= LARGE for total in near):
        return True
    return any(abs(total.value) >= MOST_COUNTED for total in near) and n_exact < LEAST_EXACT
