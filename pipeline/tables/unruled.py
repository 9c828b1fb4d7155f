"""Tables without rules: bands of lines whose phrases keep to the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median

from pipeline.tables.band_box import LARGER, are_labels, box_of_band, is_figured
from pipeline.tables.candidates import Candidate
from pipeline.tables.captions import NAMED
from pipeline.tables.columns import BLANK, find_columns
from pipeline.tables.evidence import ACRONYM
from pipeline.tables.headers import TOTAL
from pipeline.tables.layout import Layout
from pipeline.tables.lines import SIGNS, Box, Line, Phrase, bounds, lines_of, sides
from pipeline.tables.settings import LAYING
from pipeline.tables.stream import lay_out

Test = Callable[[Line], bool]

LEAST_LINES = 3
"""Fewer lines in a band are no table."""

HELD = 2
"""Headings of groups and labels that go on are no more lines than this between two rows."""

APART = 1.5
"""A gap this many times as wide as the others between lines can part two tables."""

MOSTLY = 0.6
"""The share of the columns behind the first that are filled in at least half of the lines."""

SPARSE, FLUSH = 4, 1.0
"""So many figures below each other are a column that is empty else, ending within so many points."""

ALIGNED = 3.5
"""Numbers of one column end, start or centre within this many points of each other."""


def find_unruled(layout: Layout) -> Iterator[Candidate]:
    """Bands of lines that all hold numbers in aligned columns, or acronyms and what they stand for."""
    layout = layout.without_leaders()
    lines = lines_of(layout.words)
    for test in (is_figured, _has_acronym):
        bands = map(_without_title, _bands(lines, test))
        for band in chain.from_iterable(_parted(every, test) for every in bands):
            box = box_of_band(band, lines, layout)
            cells = lay_out(layout, box)
            if cells:
                yield Candidate("unruled", layout, box, cells)


def _without_title(band: list[Line]) -> list[Line]:
    """The lines of a band without the first where it is set much larger: a title with a figure in it."""
    larger = len(band) > 1 and band[0].size > LARGER * max(line.size for line in band[1:])
    return band[1:] if larger else band


def _has_acronym(line: Line) -> bool:
    return len(line.phrases) == 2 and ACRONYM.fullmatch(line.phrases[0].text) is not None


def _bands(lines: Sequence[Line], test: Test) -> Iterator[list[Line]]:
    """Runs of lines that pass a test, at most `HELD` lines that do not between two that do.

    Over a wider gap than that between rows, only figures below each other go on, and their labels.
    """
    band: list[Line] = []
    held: list[Line] = []
    for line in lines:
        rows = [band[-1], *held, line] if band else [line]
        gaps = [(b.box[1] - a.box[3]) / line.size for a, b in pairwise(rows)]
        wide = max(gaps, default=0.0)
        labels = bool(band) and not test(line) and are_labels([*held, line], band)
        near = wide < LAYING.near or (
            wide < LAYING.far and (_goes_on(band[-1], line) if test(line) else labels)
        )
        if test(line) and near:
            band += [*held, line]
            held = []
        elif near and band and not test(line) and (len(held) < HELD or labels) and not _is_caption(line):
            held.append(line)
        else:
            if band:
                yield band
            band, held = ([line] if test(line) else []), []
    if band:
        yield band


def _goes_on(upper: Line, lower: Line) -> bool:
    """Whether most figures of two lines with labels, as many as make a row, stand below each other."""
    above = [_number_box(phrase) for phrase in upper.phrases[1:] if phrase.value]
    below = [_number_box(phrase) for phrase in lower.phrases[1:] if phrase.value]
    labelled = not (upper.phrases[0].value or lower.phrases[0].value)
    least = max(LAYING.figures, LAYING.aligned * len(above), LAYING.aligned * len(below))
    return labelled and sum(any(_stands_below(a, b) for a in above) for b in below) >= least


def _stands_below(upper: Box, lower: Box) -> bool:
    return upper[0] < lower[2] and lower[0] < upper[2] and _is_aligned([upper, lower])


def _parted(band: list[Line], test: Test) -> Iterator[list[Line]]:
    """A band whose columns persist, or the parts of it whose do, cut above a title or at the widest gap."""
    if sum(map(test, band)) < LEAST_LINES:
        return
    if _keeps_columns(band, test):
        yield band
        return
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(band)]
    titles = [at for at in range(1, len(band) - 2) if _is_title(band[at : at + 3], test)]
    at = titles[0] if titles else gaps.index(max(gaps)) + 1
    if titles or gaps[at - 1] > APART * median(gaps):
        yield from _parted(_trimmed(band[:at], test), test)
        yield from _parted(_trimmed(band[at:], test), test)


def _trimmed(band: list[Line], test: Test) -> list[Line]:
    """A part of a band from its first to its last row: what stands above and below is read anew."""
    rows = [at for at, line in enumerate(band) if test(line)]
    return band[rows[0] : rows[-1] + 1] if rows else []


def _is_title(lines: Sequence[Line], test: Test) -> bool:
    """Whether the first of three lines stands alone over the names of columns, a row below them."""
    title, names, row = lines
    alone = len(title.phrases) == 1 and not test(title)
    return alone and len(names.phrases) > 1 and not test(names) and test(row)


def _is_caption(line: Line) -> bool:
    return NAMED.match(line.phrases[0].text) is not None


def _keeps_columns(band: Sequence[Line], test: Test) -> bool:
    """Whether the gutters hold, most columns are filled in most lines, and what is in them is aligned."""
    lines = [line for line in band if test(line)]
    columns = find_columns(lines)
    if len(columns) < 2:
        return False
    held = [
        [
            phrase
            for line in lines
            for phrase in line.phrases
            if start - 1 <= (phrase.box[0] + phrase.box[2]) / 2 <= end + 1 and not TOTAL.match(phrase.text)
        ]
        for start, end in columns[1:]
    ]
    filled = [_told(phrases) for phrases in held if len(phrases) >= 0.5 * len(lines)]
    sparse = [_told(phrases) for phrases in held if SPARSE <= len(phrases) < 0.5 * len(lines)]
    told = len(filled) + (sum(map(_is_flush, sparse)) if filled else 0)
    return told >= MOSTLY * (len(columns) - 1) and all(map(_is_aligned, filled))


def _is_flush(boxes: Sequence[Box]) -> bool:
    """Whether all boxes of a column end at one place."""
    ends = [box[2] for box in boxes]
    return max(ends) - min(ends) <= FLUSH


def _told(phrases: Sequence[Phrase]) -> list[Box]:
    """The boxes of what stands in a column; signs that there is no figure can be set otherwise."""
    told = [phrase for phrase in phrases if not BLANK.fullmatch(phrase.text)]
    return [_number_box(phrase) for phrase in told or phrases]


def _is_aligned(boxes: Sequence[Box]) -> bool:
    """Whether next to all boxes of a column start, end, or have their middle at one place."""
    sides_of = ([b[2] for b in boxes], [b[0] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes])
    return min(sum(abs(x - median(xs)) > ALIGNED for x in xs) for xs in sides_of) <= 0.2 * len(boxes)


def _number_box(phrase: Phrase) -> Box:
    """The box of a phrase without the currency sign that stands at the side of its column."""
    signed = len(phrase.words) > 1 and phrase.words[0].text in SIGNS
    return bounds(map(sides, phrase.words[1:])) if signed else phrase.box
