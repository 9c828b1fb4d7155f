"""Running headers and footers: lines that stand at the same height on page after page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.readers.page_layout import PageLayout, PrintedWord
from pipeline.readers.pdf.layout.printed_lines import PrintedLine, find_lines

MARGIN = 0.12
"""Share of the page's height, at the top and at the bottom, in which running lines stand."""

STEP = 8.0
"""Points: lines that stand so close in height are at the same height."""

LARGE = 1.4
"""Times the size of the running text: a line in larger type is a title, unless most pages have it."""

SHARE = 0.3
"""Share of the pages on which a running line stands, two at least."""

LARGE_SHARE, FEWEST_LARGE = 0.6, 3
"""Share of all pages, or of left or right ones, on which one in larger type stands, and the least number."""

APART = 0.5
"""Times the size of the running text: the least gap between running lines and the text."""

MAX_FIGURES = 3
"""A line of figures alone with more words (`12`, `3 / 16`) is a row of a table."""

FIGURES = re.compile(r"\d+|\b[ivxl]+\b")


class Key(NamedTuple):
    """What is the same of a running line on every page: its edge, text without figures, height and type."""

    edge: str
    text: str
    depth: float
    is_large: bool = False


def find_running_words(
    pages: Sequence[PageLayout], taken: Iterable[PrintedWord], body_size: float
) -> set[PrintedWord]:
    """The words of running headers and footers; those `taken` by tables are none.

    A line in large type is read where it first stands: there it is the title.
    """
    in_tables = set(taken)
    edges = [(page.number, edge) for page in pages for edge in _edges(page, in_tables, body_size)]
    repeating = _repeating(edges, [page.number for page in pages])
    running: set[PrintedWord] = set()
    titles: set[Key] = set()
    for _, edge in edges:
        repeated = takewhile(lambda keyed: keyed[0] in repeating, edge)
        keyed = list(takewhile(lambda keyed: not keyed[0].is_large or keyed[0] in titles, repeated))
        titles.update(key for key, _ in edge if key.is_large)
        lines = [line for _, line in keyed]
        # What follows without a gap is the text, and a line of it may well be repeated.
        while lines and len(edge) > len(lines) and _gap(lines[-1], edge[len(lines)][1]) < APART * body_size:
            lines.pop()
        running.update(word for line in lines for word in line.words)
    return running


def _repeating(
    edges: Sequence[tuple[int, Sequence[tuple[Key, PrintedLine]]]], numbers: Sequence[int]
) -> set[Key]:
    """What stands on many of all pages; of large lines also what stands on most left or most right ones."""
    places: dict[Key, set[int]] = {}
    for number, edge in edges:
        for key, _ in edge:
            places.setdefault(key, set()).add(number)
    repeating = set()
    for key, at in places.items():
        sides = {number % 2 for number in at}
        n_pages = sum(number % 2 in sides for number in numbers) if key.is_large else len(numbers)
        fewest, share = (FEWEST_LARGE, LARGE_SHARE) if key.is_large else (2, SHARE)
        if len(at) >= max(fewest, share * n_pages):
            repeating.add(key)
    return repeating


def _gap(line: PrintedLine, then: PrintedLine) -> float:
    return max(then.box.top - line.box.bottom, line.box.top - then.box.bottom)


def _edges(
    page: PageLayout, in_tables: set[PrintedWord], body_size: float
) -> list[list[tuple[Key, PrintedLine]]]:
    """The lines at the top and at the bottom, outermost first, each with what is the same on other pages."""
    words = [word for word in page.words if word.upright and word not in in_tables]
    top = find_lines([word for word in words if word.box.middle < 2 * MARGIN * page.height])
    bottom = find_lines([word for word in words if word.box.middle > (1 - 2 * MARGIN) * page.height])
    return [
        [(_key("top", line, line.box.middle, page, body_size), line) for line in top],
        [
            (_key("bottom", line, page.height - line.box.middle, page, body_size), line)
            for line in reversed(bottom)
        ],
    ]


def _key(edge: str, line: PrintedLine, depth: float, page: PageLayout, body_size: float) -> Key:
    """Edge, text without figures and height; a line that cannot be running has a key of its own."""
    text = " ".join(FIGURES.sub(" ", line.text.casefold()).split())
    is_row_of_figures = not any(map(str.isalpha, text)) and len(line.words) > MAX_FIGURES
    if depth > MARGIN * page.height or is_row_of_figures:
        return Key(edge, str(page.number), line.box.top)
    return Key(edge, text, float(round(depth / STEP)), line.size > LARGE * body_size)
