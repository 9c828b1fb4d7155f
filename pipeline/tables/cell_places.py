"""Where the cells of tables stand in the text of their pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter, itemgetter

from pipeline.records import CellText, Grid, GridCell, Page, Reading, Word

_Place = tuple[float, float, int, int]
"""The middle of a word on its page, down and across, and its offsets in the page's text."""


class CellTextFinder:
    """Finds the text of cells: by their offsets, or by the words of a document in their boxes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pages: dict[int, Page] = {page.number: page for page in reading.pages}
        self._known: dict[int, list[_Place]] = {}

    def of(self, grid: Grid, rows: Sequence[int], table_id: str) -> Iterator[CellText]:
        """Where the cells of a grid stand.

        `rows` are the rows of the table by those of the grid; a cell that a page break cuts, or a header that
        is printed again, stands on several pages.
        """
        for page in range(grid.page, grid.last_page + 1):
            cells = [cell for cell in (*grid.cells, *grid.repeated) if cell.page == page and cell.text]
            for cell, ranges in self._ranges(cells, self._pages[page]):
                for start, end in ranges:
                    yield CellText(
                        cell_id=f"{table_id}:r{rows[cell.row]}:c{cell.column}",
                        page=page,
                        start=start,
                        end=end,
                    )

    def _ranges(
        self, cells: Sequence[GridCell], page: Page
    ) -> Iterator[tuple[GridCell, list[tuple[int, int]]]]:
        taken: set[int] = set()
        for cell in sorted(cells, key=_BY_ROW):
            if cell.start is not None and cell.end is not None:
                yield cell, [(cell.start, cell.end)]
            elif cell.box is not None:
                places = self._places(page.number)
                left, upper, right, lower = cell.box
                level = places[bisect_left(places, upper, key=_down) : bisect_right(places, lower, key=_down)]
                inside = sorted(
                    (start, end)
                    for _, across, start, end in level
                    if left <= across <= right and start not in taken
                )
                taken.update(start for start, _ in inside)
                yield cell, _merged(inside, page.text)

    def _places(self, page: int) -> list[_Place]:
        """The words that stand in the text of a page and have a box, from top to bottom; made once."""
        if page not in self._known:
            self._known[page] = sorted(
                ((box[1] + box[3]) / 2, (box[0] + box[2]) / 2, word.start, word.end)
                for word in self._words[page]
                if word.start >= 0 and (box := word.box)
            )
        return self._known[page]

    @cached_property
    def _words(self) -> dict[int, list[Word]]:
        """The words of each page: most pages hold no table, and nothing more is asked of theirs."""
        words: dict[int, list[Word]] = defaultdict(list)
        for word in self._reading.words:
            words[word.page].append(word)
        return words


_BY_ROW = attrgetter("row", "column")
_down = itemgetter(0)


def _merged(ranges: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Ranges joined over the white space between them."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and not text[joined[-1][1] : start].strip(" \n"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
