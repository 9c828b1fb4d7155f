"""Figures that a narrow column breaks over two lines: `24 673` above `088` is one number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tables.candidates import CUT, LaidCell
from pipeline.tables.lines import Line, lines_of, sides

BEGUN = re.compile(r"[-−–+]?\(?\d{1,3}(?: \d{3})*")
"""What a figure begins with that goes on in the next line: whole groups of thousands."""

GONE_ON = re.compile(r"\d{3}(?: \d{3})*(?:[.,]\d\d?)?\)?")
"""What it goes on with: groups of three digits, and decimals."""

DATE = re.compile(r"\d\d?([/.])\d\d?\1(?:\d \d|\d\d ?\d\d|\d{3} \d|\d \d{3}| \d{4})")
"""A date whose year goes on in the next line, with a space for the end of the first: `28/05/20 14`."""

DECIMALS = re.compile(r"[-−–+]?\(?\d{1,3}(?:[ .,]\d{3})*[.,]\d \d\)?")
"""The same of a figure with two decimals: `100,0 0`."""

CENTS = re.compile(r"[.,]\d\d?\)?$")
"""Decimals: where only the last lines of figures have them, they are those of one figure."""

MOST = 0.5
"""Figures are broken where more than this share of those on two lines has its decimals parted."""

PADDING = 11.0
"""Cells keep at least this much room (points) between their words and their edges together."""

LEAST = 2
"""So many figures of a row are broken, if nothing but the width of their columns speaks for it."""


def are_broken_figures(cells: Sequence[LaidCell]) -> bool:
    """Whether the figures of a row are broken over lines: what a second line holds is no figure by itself.

    All figures of the filled `cells` must go on with groups of three digits, decimals or a year. Either a
    group begins with a zero, as no figure does, or only the last lines have decimals; or no column has room
    for its figure, and one is a date, or the label is that of one row.
    """
    lines = {id(cell): lines_of(cell.words) for cell in cells}
    figures = [cell for cell in cells if all(map(_is_figure, lines[id(cell)]))]
    labels = [lines[id(cell)] for cell in cells if not any(map(_is_figure, lines[id(cell)]))]
    broken = [cell for cell in figures if len(lines[id(cell)]) > 1]
    texts = [[_text(line) for line in lines[id(cell)]] for cell in broken]
    if sum(CUT.fullmatch(" ".join(text)) is not None for text in texts) > max(LEAST - 1, MOST * len(texts)):
        return True
    if not texts or not all(map(_goes_on, texts)):
        return False
    if any(text.startswith("0") and len(text) > 1 for text_ in texts for text in text_[1:]):
        return True
    if len(texts) >= LEAST and all(CENTS.search(text[-1]) and not CENTS.search(text[0]) for text in texts):
        return True
    if any(_has_room(cell, lines[id(cell)]) for cell in broken):
        return False
    dated = any(DATE.fullmatch(" ".join(text)) for text in texts)
    return dated or (len(broken) >= LEAST and any(map(_is_one_label, labels)))


def _goes_on(texts: Sequence[str]) -> bool:
    """Whether the lines of a cell are one figure, or one date."""
    whole = " ".join(texts)
    grouped = BEGUN.fullmatch(texts[0]) and all(map(GONE_ON.fullmatch, texts[1:]))
    return bool(grouped or DATE.fullmatch(whole) or DECIMALS.fullmatch(whole))


def _has_room(cell: LaidCell, lines: Sequence[Line]) -> bool:
    """Whether the first group of the second line would have stood on the first."""
    if cell.box is None:
        return True
    x0, _, x1, _ = sides(lines[1].words[0])
    width = lines[0].box[2] - lines[0].box[0] + lines[0].size / 4 + x1 - x0
    return width <= cell.box[2] - cell.box[0] - PADDING


def _is_one_label(lines: Sequence[Line]) -> bool:
    """Whether the words of a label go on from line to line, or stand on one."""
    return all(_text(line)[:1].islower() for line in lines[1:])


def _is_figure(line: Line) -> bool:
    return all(phrase.value for phrase in line.phrases)


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)
