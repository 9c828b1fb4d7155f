"""Whether a table of a text or a web page holds data, or only places parts of the page beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

LONG_CELL = 400
"""A cell of data has no more signs than this."""

LEAST_ROWS = 3
"""With fewer rows, a table with parts of the page in it only places them."""

HEAVY = 0.2
"""Of the cells of a table of data, no greater share may hold parts of the page, ..."""

HEAVY_TEXT = 0.5
"""... nor may more of its text stand in them."""

FIGURES = 2
"""So many short cells with figures are data, whatever stands in the others."""


@dataclass(frozen=True, slots=True)
class CellSketch:
    """What of a cell tells data from layout.

    Attributes:
        length: of its text, in signs.
        has_figures: a digit stands in it.
        has_parts: headings, sections or tables stand in it.
        is_heading: it is a heading and nothing else, as the names of columns may be set.
    """

    length: int
    has_figures: bool
    has_parts: bool
    is_heading: bool = False

    @classmethod
    def of(cls, text: str, *, has_parts: bool, is_heading: bool = False) -> CellSketch:
        """The sketch of a cell with a text."""
        return cls(len(text.strip()), any(map(str.isdigit, text)), has_parts, is_heading)

    @property
    def is_heavy(self) -> bool:
        """Whether it holds more than a cell of data does."""
        return self.has_parts or self.length > LONG_CELL


def holds_data(rows: Sequence[Sequence[CellSketch]], *, is_marked: bool = False) -> bool:
    """Whether a table of such cells holds data; `is_marked` its own headers or caption say that it does.

    A cell of data may hold a table, a heading or a long note, if most cells are short and some hold figures.
    """
    rows = [_plain(row) for row in rows]
    cells = [cell for row in rows for cell in row]
    heavy = [cell for cell in cells if cell.is_heavy]
    if len(cells) < 2:
        return False
    if is_marked and not any(cell.has_parts for cell in cells):
        return True
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if not heavy:
        return True
    filled = sum(cell.length > 0 for cell in cells)
    figures = sum(cell.has_figures for cell in cells if not cell.is_heavy)
    return (
        sum(len(row) > 1 for row in rows) >= LEAST_ROWS
        and len(heavy) <= HEAVY * filled
        and sum(cell.length for cell in heavy) <= HEAVY_TEXT * sum(cell.length for cell in cells)
        and figures >= FIGURES
    )


def _plain(row: Sequence[CellSketch]) -> Sequence[CellSketch]:
    """A row; one of several headings and nothing else has the names of columns in it, and no parts."""
    filled = [cell for cell in row if cell.length]
    if len(filled) < 2 or not all(cell.is_heading for cell in filled):
        return row
    return [replace(cell, has_parts=False) for cell in row]
