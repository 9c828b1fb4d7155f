"""What a finder proposes: cells in rows and columns, with their words, and how it came to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records import Grid, GridCell, Page, Word
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, bounds, in_order, sides

LEADERS = re.compile(r"(?<![\s.…_])\s*+[.…_]{4,}+$")
"""The dots that lead from a label to the next column."""

CUT = re.compile(r"[-−–+]?\(?\d{1,3}(?:[ .,]\d{3})+[.,](?:\d \d| \d\d)\)?")
"""A figure whose two decimals its lines part, with a space for the end of the first: `3.868.924,6 2`."""


@dataclass(slots=True)
class LaidCell:
    """A cell on a page: rows and columns count from 0, spans are inclusive, words are in any order."""

    row: int
    column: int
    last_row: int
    last_column: int
    words: list[Word] = field(default_factory=list)
    box: Box | None = None


@dataclass(slots=True)
class Candidate:
    """A region of a page that a finder takes for a table.

    `ruling` is the share of its cells with edges; a `ruled_header` stands between two rules of its width, the
    only ones beside that at its end.
    """

    finder: str
    layout: Layout
    box: Box
    cells: list[LaidCell]
    ruling: float = 0.0
    evidence: tuple[str, ...] = ()
    ruled_header: bool = False

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return max((cell.last_row for cell in self.cells), default=-1) + 1

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return max((cell.last_column for cell in self.cells), default=-1) + 1

    @property
    def filled(self) -> list[LaidCell]:
        """The cells that hold words."""
        return [cell for cell in self.cells if cell.words]


def squeezed(cells: Sequence[LaidCell], n_columns: int = 0) -> list[LaidCell]:
    """The cells without the rows and columns in which no cell with words stands by itself.

    With a number of columns all these are kept, as of a header whose column of labels has no name.
    """
    rows = _kept([(cell.row, cell.last_row) for cell in cells if cell.words])
    columns = _kept([(cell.column, cell.last_column) for cell in cells if cell.words])
    columns = list(range(n_columns)) or columns
    kept = []
    for cell in cells:
        inside = [row for row in rows if cell.row <= row <= cell.last_row]
        across = [column for column in columns if cell.column <= column <= cell.last_column]
        if inside and across:
            kept.append(
                LaidCell(
                    rows.index(inside[0]),
                    columns.index(across[0]),
                    rows.index(inside[-1]),
                    columns.index(across[-1]),
                    cell.words,
                    cell.box,
                )
            )
    return kept


def _kept(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The places that a span takes alone, and the first of every span that would be left without one."""
    kept = {first for first, last in spans if first == last}
    for first, last in sorted(spans):
        if not any(first <= place <= last for place in kept):
            kept.add(first)
    return sorted(kept)


def to_grid(candidate: Candidate) -> Grid:
    """A candidate as the grid that the readers of markup give: texts, boxes, spans, evidence."""
    layout = candidate.layout
    page = layout.page
    x0, top, x1, bottom = rounded(layout.on_page(candidate.box))
    return Grid(
        page=page.number,
        last_page=page.number,
        cells=tuple(
            _grid_cell(cell, layout) for cell in sorted(candidate.cells, key=lambda c: (c.row, c.column))
        ),
        evidence=candidate.evidence,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
    )


def _grid_cell(cell: LaidCell, layout: Layout) -> GridCell:
    box = cell.box or (bounds(map(sides, cell.words)) if cell.words else None)
    x0, top, x1, bottom = rounded(layout.on_page(box)) if box else (None, None, None, None)
    return GridCell(
        row=cell.row,
        column=cell.column,
        last_row=cell.last_row,
        last_column=cell.last_column,
        text=joined_decimals(text_of(cell.words, layout.page)),
        page=layout.page.number,
        bold=bool(cell.words) and all(word.bold for word in cell.words),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
    )


def rounded(box: Box) -> Box:
    """A box to a hundredth of a point."""
    x0, top, x1, bottom = box
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def text_of(words: Sequence[Word], page: Page) -> str:
    """The words in reading order as the text of the page has them: end-of-line hyphens joined."""
    text = ""
    last: Word | None = None
    for word in in_order(words):
        joined = last is not None and (last.end == word.start >= 0 or _broken(last, word))
        text += ("" if not text or joined else " ") + _printed(word, page)
        last = word
    return LEADERS.sub("", text)


def joined_decimals(text: str) -> str:
    """The text of a cell, the decimals of a figure that its column breaks joined."""
    return "".join(text.rsplit(" ", 1)) if CUT.fullmatch(text) else text


def _broken(last: Word, word: Word) -> bool:
    """Whether a hyphen at the end of a line goes on in the next: a code, a date, a double name."""
    return last.text[-1:] == "-" and len(last.text) > 1 and sides(word)[0] < sides(last)[2]


def _printed(word: Word, page: Page) -> str:
    return word.text if word.start < 0 else page.text[word.start : word.end]
