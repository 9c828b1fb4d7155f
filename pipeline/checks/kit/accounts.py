"""Tables of two accounts side by side, each with labels of its own: what comes in beside what goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.records import Cell

LEAST_LABELLED = Decimal("0.5")
"""Share of the rows with figures that must have words in a column before it holds their labels."""

_CODES = re.compile(
    r"(?i)(?<![^\W_])(?:comptes?|articles?|chapitres?|codes?|imputations?|num[ée]ros?|accounts?|items?|lines?)(?![^\W_])"
    r"|n[°º]"
)
"""Headers of columns whose figures are the numbers of a nomenclature: labels, and no sums."""

_WORD = re.compile(r"[^\W\d_]{3}")
_SAYS_TOTAL = re.compile(r"(?i)\b(?:sous-?|sub-?)?(?:totaux|totale?s?|ensemble|overall|somme)\b")


def accounts_of(view: TableView) -> list[TableView]:
    """The accounts of a table, from left to right; the table itself where it is one.

    A column of words between columns of figures holds the labels of those behind it, where most of their
    rows have one. A row is a total in each account by the label that it has there.
    """
    starts = list(_starts(view))
    if len(starts) < 2:
        return [view]
    ends = [*starts[1:], max(view.columns) + 1]
    return [_part(view, start, end) for start, end in zip(starts, ends, strict=True)]


def _starts(view: TableView) -> Iterator[int]:
    """The columns in which an account begins: the first, and those of labels between figures."""
    words = [n for n, column in sorted(view.columns.items()) if column.kind == "text"]
    if not any(words[0] < n < words[-1] for n in view.numeric if words):
        # Nothing stands between words, as in most tables: no row need be looked at.
        return
    labels = [n for n in words if _labels(view, n, [word for word in words if word > n])]
    if not labels:
        return
    yield min(view.columns)
    for before, column in pairwise(labels):
        if any(before < n < column and not _CODES.search(view.header(n)) for n in view.numeric):
            yield column


def _labels(view: TableView, column: int, later: Sequence[int]) -> bool:
    """Whether most rows with figures behind a column, up to the next one with words, have words in it."""
    behind = [n for n in view.numeric if column < n < min(later, default=max(view.columns) + 1)]
    rows = [row for row in view.rows.values() if any(view.figure(row.get(n)) for n in behind)]
    named = sum(_says(row, column) for row in rows)
    return bool(rows) and named >= LEAST_LABELLED * len(rows)


def _says(row: Row, column: int) -> bool:
    return column in row and bool(_WORD.search(row[column].text))


def _part(view: TableView, start: int, end: int) -> TableView:
    """The columns of an account, with the rows that are totals in it."""
    columns = {n: column for n, column in view.columns.items() if start <= n < end}
    cells = [cell for cell in view.cells if cell.column in columns]
    labels = {
        number: label_of({n: cell for n, cell in row.items() if n in columns})
        for number, row in view.rows.items()
    }
    return replace(
        view, columns=columns, cells=tuple(_own_role(cell, labels.get(cell.row, "")) for cell in cells)
    )


def _own_role(cell: Cell, label: str) -> Cell:
    named = bool(_WORD.search(label))
    if cell.role != "total" or not named or _SAYS_TOTAL.search(label):
        return cell
    return replace(cell, role="body")
