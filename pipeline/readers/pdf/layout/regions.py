"""Regions that rules enclose: tables, which are read row by row, and boxes, which are read as one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from pipeline.readers.page_layout import Box, PageLayout, PrintedWord, around
from pipeline.readers.pdf.layout.lattices import TOUCH, Lattice, box_of, covers, find_lattices, steps_of
from pipeline.readers.pdf.layout.printed_lines import find_lines, most_common_size

PROSE = 60
"""Words per cell: with more of them on average, the rules are a frame round columns of prose."""

BOX_LINES = 2
BOX_SHARE = 0.6
"""A box that holds a greater share of the page is the page's background."""


PAGE_WIDE = 0.8
"""A lattice over a greater share of the page is a grid of layout where what it holds reads as prose."""

LETTERED, WORDY = 0.6, 5
"""In cells of prose more than this share of the words is of letters, and most cells have so many words."""

ARTICLES = 0.4
"""A lattice of which cells with a greater share of the words are articles is a grid of layout."""

ARTICLE_WORDS, HEADING, HEADING_WORDS = 40, 1.3, 3
"""An article has so many words, of which so many are larger than most by this factor."""

UNCUT = 0.7
"""Of the lines of a running text a greater share has no gaps as wide as those between cells."""

TORN = 3
"""Lines: a region whose edge runs through so many of them is none."""

NEIGHBOURS = 0.5
"""Times the font size: words of a line are not farther apart, cells are."""


@dataclass(frozen=True, slots=True, eq=False)
class RuledTable:
    """A table drawn with rules; its words as rows of cells."""

    box: Box
    rows: list[list[list[PrintedWord]]]

    @property
    def words(self) -> list[PrintedWord]:
        """All its words, row by row."""
        return [word for row in self.rows for cell in row for word in cell]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A framed or shaded box and the words in it."""

    box: Box
    words: list[PrintedWord]


R = TypeVar("R", RuledTable, Frame)


def find_ruled_tables(page: PageLayout) -> list[RuledTable]:
    """The tables whose rules meet, with at least two rows and two columns, from top to bottom."""
    tables = []
    for lattice in find_lattices(page):
        if len(steps_of(lattice.lying)) < 3 or len(steps_of(lattice.upright)) < 2:
            continue
        box = lattice.box
        words = [word for word in page.words if box.holds(word.box)]
        drawn = _cells(lattice, words)
        rows = _rows(drawn)
        cells = [cell for row in rows for cell in row]
        if _spans_as_prose(box, cells, page) or _holds_articles(list(drawn.values())):
            continue
        if _is_of_boxes(drawn):
            continue
        if tears_lines(words, page.words):
            continue
        if len(rows) > 1 and max(map(len, rows)) > 1 and len(words) <= PROSE * len(cells):
            tables.append(RuledTable(around([box, *(w.box for w in words)]), rows))
    return sorted(_outermost(tables), key=lambda table: table.box.top)


def _spans_as_prose(box: Box, cells: Sequence[Sequence[PrintedWord]], page: PageLayout) -> bool:
    """Whether rules run over a whole page of prose, as a decoration or to part its columns."""
    spans_page = box.width * box.height > PAGE_WIDE * page.width * page.height
    return spans_page and sum(map(len, cells)) > BOX_SHARE * len(page.words) and _reads_as_prose(cells)


def _holds_articles(cells: Sequence[Sequence[PrintedWord]]) -> bool:
    """Whether rules part a page and not a table: between them stand texts with headings of their own."""
    n_words = sum(map(len, cells))
    return sum(len(cell) for cell in cells if _is_article(cell)) > ARTICLES * n_words


def _is_of_boxes(drawn: dict[tuple[int, int], list[PrintedWord]]) -> bool:
    """Whether rules stack boxes of a page's layout: most words are of running texts as wide as they are."""
    beside = Counter(row for row, _ in drawn)
    texts = [cell for (row, _), cell in drawn.items() if beside[row] == 1 and _is_running_text(cell)]
    return sum(map(len, texts)) > ARTICLES * sum(map(len, drawn.values()))


def _is_running_text(cell: Sequence[PrintedWord]) -> bool:
    """Whether a cell holds many words in lines without gaps."""
    if len(cell) < ARTICLE_WORDS:
        return False
    lines = find_lines(cell)
    return sum(len(line.cells) == 1 for line in lines) > UNCUT * len(lines)


def _is_article(cell: Sequence[PrintedWord]) -> bool:
    """Whether a cell holds text and headings of its own."""
    if len(cell) < ARTICLE_WORDS:
        return False
    size = most_common_size(cell)
    return sum(word.size > HEADING * size for word in cell) >= HEADING_WORDS


def _reads_as_prose(cells: Sequence[Sequence[PrintedWord]]) -> bool:
    """Whether most cells hold several words, and most words are words."""
    words = [word for cell in cells for word in cell]
    lettered = sum(1 for word in words if sum(map(str.isalpha, word.text)) >= 2)
    return lettered > LETTERED * len(words) and sum(len(cell) >= WORDY for cell in cells) > 0.4 * len(cells)


def find_frames(page: PageLayout, taken: Iterable[PrintedWord]) -> list[Frame]:
    """The boxes with a few lines of text in them, outermost ones only; `taken` words are in tables."""
    boxes = sorted({box_of(rule) for rule in page.rules if rule.kind == "rect"})
    if not boxes:
        return []
    inside = set(map(id, taken))
    level_words = (word for word in page.words if word.upright and id(word) not in inside)
    free = sorted(level_words, key=lambda w: (w.box.middle, w.order))
    middles = [word.box.middle for word in free]
    frames = []
    for box in boxes:
        if box.width * box.height > BOX_SHARE * page.width * page.height:
            continue
        level = free[bisect_left(middles, box.top) : bisect_right(middles, box.bottom)]
        words = [word for word in level if box.holds(word.box)]
        heights = {round(word.box.middle / max(word.size, 1)) for word in words}
        is_box = len(heights) >= BOX_LINES and len(words) < BOX_SHARE * len(page.words)
        if is_box and not tears_lines(words, page.words):
            frames.append(Frame(around([box, *(w.box for w in words)]), words))
    return _outermost(frames)


def tears_lines(inside: Iterable[PrintedWord], words: Sequence[PrintedWord]) -> bool:
    """Whether the edge of a region runs through printed lines again and again."""
    within = set(map(id, inside))
    drawn = sorted(words, key=lambda word: word.order)
    pairs = [(a, b) for a, b in pairwise(drawn) if (id(a) in within) != (id(b) in within)]
    return sum(_are_neighbours(a, b) for a, b in pairs) >= TORN


def _are_neighbours(word: PrintedWord, then: PrintedWord) -> bool:
    """Whether two words are drawn one behind the other in one line and one type."""
    level = min(word.box.bottom, then.box.bottom) - max(word.box.top, then.box.top)
    close = -0.5 * word.size < then.box.x0 - word.box.x1 < NEIGHBOURS * word.size
    return close and level > 0.5 * word.size and abs(word.size - then.size) < 0.1 * word.size


def _outermost(regions: Sequence[R]) -> list[R]:
    kept: list[R] = []
    seen: set[int] = set()
    for region in sorted(regions, key=lambda r: -len(r.words)):
        if not any(id(word) in seen for word in region.words):
            kept.append(region)
            seen.update(map(id, region.words))
    return kept


def _cells(lattice: Lattice, words: Sequence[PrintedWord]) -> dict[tuple[int, int], list[PrintedWord]]:
    """The words by cell: each cell is known by the nearest rule above it and the nearest one to its left."""
    ys, xs = steps_of(lattice.lying), steps_of(lattice.upright)
    cells: dict[tuple[int, int], list[PrintedWord]] = {}
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, word.box.middle
        above = max((s.at for s in lattice.lying if s.at <= y and covers(s, x)), default=ys[0])
        before = max((s.at for s in lattice.upright if s.at <= x and covers(s, y)), default=xs[0] - 1)
        place = bisect_right(ys, above + TOUCH), bisect_right(xs, before + TOUCH)
        cells.setdefault(place, []).append(word)
    return cells


def _rows(cells: dict[tuple[int, int], list[PrintedWord]]) -> list[list[list[PrintedWord]]]:
    """The cells row by row, from left to right."""
    rows: dict[int, list[list[PrintedWord]]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, []).append(cells[row, column])
    printed = [part for row in rows.values() for part in _printed_rows(row)]
    if max(map(len, printed), default=0) < 2:
        return printed
    return [cells for row in printed for cells in _parted(row)]


def _parted(row: list[list[PrintedWord]]) -> list[list[list[PrintedWord]]]:
    """A row; one without upright rules of its own is parted at the gaps between its words."""
    if len(row) > 1:
        return [row]
    lines = [line.cells for line in find_lines(row[0])]
    return lines if max(map(len, lines)) > 1 else [row]


def _printed_rows(row: list[list[PrintedWord]]) -> list[list[list[PrintedWord]]]:
    """The rows that stand between two rules: several if columns of figures run down side by side."""
    lines = [find_lines(cell) for cell in row]
    tall = [cell for cell in lines if len(cell) > 1]
    figures = [cell for cell in tall if all(any(map(str.isdigit, line.text)) for line in cell)]
    if len(tall) < 2 or 2 * len(figures) < len(row):
        return [row]
    guide = max(tall, key=len)
    rows: list[list[list[PrintedWord]]] = [[] for _ in guide]
    for cell in lines:
        parts: dict[int, list[PrintedWord]] = {}
        for line in cell:
            nearest = min(range(len(guide)), key=lambda k: abs(guide[k].box.middle - line.box.middle))
            parts.setdefault(nearest, []).extend(line.words)
        for k, words in parts.items():
            rows[k].append(words)
    return [part for part in rows if part]
