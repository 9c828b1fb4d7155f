"""Captions: the line that names a table, or the heading or sentence that introduces it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.records import Block, Grid, Page, Word
from pipeline.tables.candidates import Candidate, LaidCell, squeezed, text_of
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, bounds, lines_of, sides

BRACKETED = re.compile(r"\([^()]+\)")
NAMED = re.compile(
    r"(?:tableaux?|tab\.|table|exhibit|annexe|encadré)\s*(?:n[°ºo]\s*)?[\dIVXA-Z][\w.\-–]*\b", re.I
)
UNIT = re.compile(r"\(?(?:(?:montants? |chiffres )?(?:exprimés )?en|in|unité ?:) [^.;:]{3,40}\)?", re.I)
FIGURE = re.compile(
    r"(?:fig(?:ure|\.)|graph(?:ique|e)?|chart|carte|map|schéma|diagramme)\s*(?:n[°ºo]\s*)?[A-Z]{0,3}\d"
    r"|(?:figure|graphique)\s?[.:]\s",
    re.I,
)
NOTE = re.compile(r"(?:sources?|fontes?|notes?|nb|n\.b\.)\s?:", re.I)
MARKED = re.compile(r"(?:(?:\(\*+\)|\*+)\s*[:=]?\s*\w{3}|[¹²³⁴-⁹]+\s*\w)")
"""How a note begins that its mark leads: `(*) Données provisoires`, `² Estimations`."""

COLUMN_GAP = 2.5
"""Words further apart than this share of the font size stand in different columns of text."""

LONGEST_TITLE = 160
"""A line right above a table that ends in a note on units is its title, if it is no longer than this."""

SAID = 8
"""A first row by itself that starts in the first column and has so many words is a title; without edges
around it, over all columns, half as many are enough."""

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÉÈÀÂÊÎÔÇ])")

REACH = 3.2
"""A caption stands no further from its table than this many lines of its size."""


def find_named_caption(layout: Layout, box: Box) -> str | None:
    """The caption above or below a region that begins as captions of tables do (`Tableau n° 3 : ...`)."""
    above, below = _lines_around(layout, box)
    for lines in (above[:4], below[:2]):
        for at, line in enumerate(lines):
            text = text_of_line(line)
            if NAMED.match(text):
                run = lines[: at + 1][::-1] if lines == above[:4] else lines[at : at + 1]
                return " ".join(map(text_of_line, run))
    return None


def with_introduction(grid: Grid, blocks: Sequence[Block], page: Page) -> Grid:
    """A grid of markup that has no caption, with the heading or sentence right before it as caption."""
    starts = [cell.start for cell in grid.cells if cell.start is not None]
    before = [block for block in blocks if block.page == grid.page and starts and block.end <= min(starts)]
    if grid.caption or not before or before[-1].kind == "table":
        return grid
    text = " ".join(page.text[before[-1].start : before[-1].end].split())
    titled = len(text) <= LONGEST_TITLE and BRACKETED.search(text)
    if before[-1].kind in ("caption", "heading") or NAMED.match(text) or (titled and text.endswith(")")):
        return replace(grid, caption=text)
    return replace(grid, caption=_last_sentence(text)) if text.endswith(":") else grid


def with_own_captions(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page, from top to bottom: a caption that two of them have is that of the lower one.

    It stands between them, as the titles of tables do above their own.
    """
    return [
        replace(grid, caption=None)
        if grid.caption and any(_is_named_by(grid.caption, lower) for lower in grids[at + 1 :])
        else grid
        for at, grid in enumerate(grids)
    ]


def _is_named_by(caption: str, grid: Grid) -> bool:
    return grid.caption is not None and NAMED.match(caption) is not None and grid.caption.startswith(caption)


def without_notes(candidate: Candidate) -> tuple[Candidate, str | None]:
    """A candidate without the title in its first row and the notes in its last, and that title."""
    rows: dict[int, list[LaidCell]] = defaultdict(list)
    for cell in candidate.filled:
        rows[cell.row].append(cell)
    kept, caption = sorted(rows), None
    while len(kept) > 2 and (title := _title(rows[kept[0]], candidate, caption)) is not None:
        kept, caption = kept[1:], " ".join(filter(None, (caption, title)))
    last = len(kept)
    while last > 2 and len(rows[kept[last - 1]]) == 1:
        last -= 1
        if _is_note(rows[kept[last]][0], candidate):
            kept = kept[:last]
    if len(kept) == len(rows):
        return candidate, None
    cells = [cell for cell in candidate.cells if kept[0] <= cell.row <= kept[-1]]
    return replace(candidate, cells=squeezed(cells)), caption


def _title(row: Sequence[LaidCell], candidate: Candidate, above: str | None) -> str | None:
    """The title, what goes on with one, or the unit of all figures: a first row by itself; else None."""
    if len(row) > 1:
        return None
    text = text_of(row[0].words, candidate.layout.page)
    columns = row[0].last_column - row[0].column + 1
    wide = columns >= max(2, candidate.n_columns - 1)
    second = [sides(word)[0] for cell in candidate.filled if cell.column == 1 for word in cell.words]
    over = columns > 1 or max(sides(word)[2] for word in row[0].words) > min(second, default=float("inf"))
    lines = candidate.finder != "ruled" and columns == candidate.n_columns
    said = len(row[0].words) >= (SAID // 2 if lines else SAID) and text[:1].isupper()
    if row[0].column == 0 and over and (said or (above is not None and text[:1].islower())):
        return text
    return text if (wide and NAMED.match(text)) or UNIT.fullmatch(text) else None


def _is_note(cell: LaidCell, candidate: Candidate) -> bool:
    text = text_of(cell.words, candidate.layout.page)
    return cell.column == 0 and (NOTE.match(text) is not None or MARKED.match(text) is not None)


def is_figure(layout: Layout, box: Box) -> bool:
    """Whether the line right above or below a region names it a figure, a chart or a map."""
    above, below = _lines_around(layout, box)
    return any(FIGURE.match(text_of_line(line)) for line in above[:2] + below[:2])


def find_introduction(layout: Layout, box: Box) -> str | None:
    """The heading right above a region, or the sentence that ends in a colon before it."""
    above, _ = _lines_around(layout, box)
    if not above:
        return None
    nearest = above[0]
    text = text_of_line(nearest)
    if text.endswith(":"):
        return _sentence(above)
    if not (all(word.bold for word in nearest.words) or text.isupper()) or len(text) > 160:
        return None
    for line in above[1:3]:
        alike = all(word.bold for word in line.words) and abs(line.size - nearest.size) < 0.5
        if not alike or len(text) > 160:
            break
        text = f"{text_of_line(line)} {text}"
    return text


def _sentence(above: Sequence[Line]) -> str:
    return _last_sentence(" ".join(map(text_of_line, above[:6][::-1])))


def _last_sentence(text: str) -> str:
    starts = list(SENTENCE.finditer(text))
    return text[starts[-1].end() :] if starts else text


def _lines_around(layout: Layout, box: Box) -> tuple[list[Line], list[Line]]:
    """The lines right above a region, nearest first, and right below, each no further than `REACH`."""
    _, top, _, bottom = box
    width = layout.page.width or float("inf")
    high = _beside(lines_of(layout.words_in((0, top - 90, width, top + 1)))[::-1], box)
    low = _beside(lines_of(layout.words_in((0, bottom - 1, width, bottom + 60))), box)
    above: list[Line] = []
    edge = top
    for line in high:
        if edge - line.box[3] > REACH * line.size:
            break
        above.append(line)
        edge = line.box[1]
    below = [line for line in low if line.box[1] - bottom < REACH * line.size]
    return above, below


def _beside(lines: Sequence[Line], box: Box) -> list[Line]:
    """The stretches of some lines that stand over or under a box, cut at the gaps between text columns."""
    kept = []
    for line in lines:
        runs: list[list[Word]] = [[line.words[0]]]
        for left, right in pairwise(line.words):
            if sides(right)[0] - sides(left)[2] > COLUMN_GAP * line.size:
                runs.append([])
            runs[-1].append(right)
        words = [
            word for run in runs if sides(run[0])[0] < box[2] and sides(run[-1])[2] > box[0] for word in run
        ]
        if words:
            kept.append(Line(words, bounds(map(sides, words)), line.size))
    return kept


def text_of_line(line: Line) -> str:
    """The words of a line."""
    return " ".join(word.text for word in line.words)
