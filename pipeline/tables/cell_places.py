"""Where the cells of tables stand in the text of their pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from pipeline.records import CellText, Grid, GridCell, Page, Reading


class _Place(NamedTuple):
    """The middle of a word on its page, and its offsets in the page's text."""

    down: float
    across: float
    start: int
    end: int


class CellTextFinder:
    """Finds the text of cells: by their offsets, or by the words of a document in their boxes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pages: dict[int, Page] = {page.number: page for page in reading.pages}

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
                places = self._places[page.number]
                left, upper, right, lower = cell.box
                level = places[bisect_left(places, upper, key=_down) : bisect_right(places, lower, key=_down)]
                inside = [p for p in level if left <= p.across <= right and p.start not in taken]
                taken.update(place.start for place in inside)
                yield cell, _merged(sorted((place.start, place.end) for place in inside), page.text)

    @cached_property
    def _places(self) -> dict[int, list[_Place]]:
        """By page the words that stand in its text and have a box, from top to bottom."""
        places_by_page: dict[int, list[_Place]] = defaultdict(list)
        for word in self._reading.words:
            if word.start >= 0 and word.box:
                x0, top, x1, bottom = word.box
                places_by_page[word.page].append(
                    _Place((top + bottom) / 2, (x0 + x1) / 2, word.start, word.end)
                )
        for places in places_by_page.values():
            places.sort()
        return places_by_page


_BY_ROW = attrgetter("row", "column")


def _down(place: _Place) -> float:
    return place.down


def _merged(ranges: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Ranges joined over the white space between them."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and not text[joined[-1][1] : start].strip(" \n"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
