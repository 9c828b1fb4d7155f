"""Charts that look like tables: the ticks of their axes, numbers strewn over bars, captions of figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.tables.captions import is_figure
from pipeline.tables.edges import JOIN
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, lines_of, sides
from pipeline.tables.settings import SETTINGS
from pipeline.tables.survey import Reason, Survey, reason

PLAIN_NUMBER = re.compile(r"[-–−]?\d+(?:[.,]\d+)?\s?%?")

FOOT = 5
"""So many rows at most are what is left of a chart at its foot."""

AXIS = 120.0
"""The axis of a chart rises no higher than this (points) above what is taken for a table at its foot."""

GROUPED = re.compile(r"[-–−]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?\s?%?")
"""One number whose thousands are set apart by spaces."""


def find_axis(survey: Survey) -> Iterator[Reason]:
    """Numbers at equal steps in one line below, or falling beside or down a column: the ticks of an axis."""
    x0, top, x1, bottom = survey.candidate.box
    layout = survey.candidate.layout
    across = [cell.words for cell in survey.candidate.filled if cell.column < cell.last_column]
    across += [
        [word for cell in row for word in cell.words]
        for row in survey.rows.values()
        if len(row) < sum(len(cell.words) for cell in row)
    ]
    across += [line.words for line in lines_of(layout.words_in((x0 - 20, bottom - 2, x1 + 20, bottom + 24)))]
    inside = [[survey.text(cell) for cell in column] for column in survey.columns.values()]
    left = sorted(layout.words_in((x0 - 45, top - 8, x0 + 2, bottom + 8)), key=lambda word: sides(word)[1])
    if (
        any(_ticks([word.text for word in words]) for words in across)
        or any(_titled_ticks([survey.text(cell) for cell in row]) for row in [*survey.rows.values()][1:])
        or any(_falling(texts) and "0" in texts for texts in inside)
        or (len(inside) > 1 and all(map(_falling, inside)))
        or _falling([word.text for word in left])
        or (len(survey.rows) <= FOOT and _ends_axis(layout, survey.candidate.box))
        or any(_falling(texts) and "0" in texts for texts in _flush(survey))
    ):
        yield reason("ticks of an axis")


def _titled_ticks(texts: list[str]) -> bool:
    """Whether a row is the ticks of an axis with its title among them: `0 20 40 Share 60 80`."""
    numbers = [text for text in texts if _plain(text) is not None]
    several = len(numbers) > SETTINGS.ticks and texts[0] in numbers and len(texts) - len(numbers) <= 1
    return several and _ticks(numbers)


def _ends_axis(layout: Layout, box: Box) -> bool:
    """Whether the ticks of an axis that rises high above a region end beside it, the foot of a chart."""
    x0, top, _, bottom = box
    beside = layout.words_in((x0 - 45, top - AXIS, x0 + 2, bottom + 8))
    runs: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for word in beside:
        runs[round(sides(word)[2])].append((sides(word)[1], word.text))
    for run in map(sorted, runs.values()):
        texts = [text for _, text in run]
        if run[-1][0] > top and _falling(texts) and all(_plain(text) is not None for text in texts):
            return True
    return False


def _flush(survey: Survey) -> list[list[str]]:
    """The words at the left side of a candidate that end at one place, from top to bottom."""
    x0, top, _, bottom = survey.candidate.box
    runs: dict[int, list[str]] = defaultdict(list)
    for word in survey.candidate.layout.words_in((x0, top - 8, x0 + 50, bottom + 8)):
        runs[round(sides(word)[2])].append(word.text)
    return list(runs.values())


def _ticks(texts: list[str]) -> bool:
    numbers = [_plain(text) for text in texts]
    return len(numbers) >= SETTINGS.ticks and None not in numbers and _longest_run(numbers) == len(numbers)


def _falling(texts: list[str]) -> bool:
    numbers = [number for text in texts for number in [_plain(text.split()[0])] if number is not None]
    years = all(1900 <= number <= 2100 for number in numbers)
    run = _longest_run(numbers)
    return not years and run >= SETTINGS.ticks and run >= 0.5 * len(numbers) and numbers[0] > numbers[-1]


def _longest_run(numbers: Sequence[Decimal | None]) -> int:
    """How many numbers in a row, at most, stand at equal steps other than 0 and 1."""
    longest = run = 1
    step: Decimal | None = None
    for a, b in pairwise(numbers):
        now = None if a is None or b is None or abs(b - a) in (0, 1) else b - a
        run = 1 if now is None else run + 1 if now == step else 2
        step = now
        longest = max(longest, run)
    return longest


def _plain(text: str) -> Decimal | None:
    if not PLAIN_NUMBER.fullmatch(text):
        return None
    return Decimal(text.rstrip("% ").replace(",", ".").replace("–", "-").replace("−", "-"))


def find_bars(survey: Survey) -> Iterator[Reason]:
    """Painted bars of unequal length that start from one line: those of a chart."""
    x0, top, x1, bottom = survey.candidate.box
    fills = [
        fill
        for fill in survey.candidate.layout.fills
        if fill[0] < x1 and fill[2] > x0 and fill[1] < bottom and fill[3] > top
        if not _is_in_row(fill, survey.candidate.layout)
    ]
    for side, end, breadth in ((3, 1, (0, 2)), (0, 2, (1, 3))):
        bars: dict[tuple[int, int], set[int]] = defaultdict(set)
        for fill in fills:
            broad = round(fill[breadth[1]] - fill[breadth[0]])
            bars[round(fill[side]), broad].add(round(fill[end]))
        if any(len(ends) >= SETTINGS.bars for ends in bars.values()):
            yield reason("bars of a chart")
            return


def _is_in_row(fill: Box, layout: Layout) -> bool:
    """Whether drawn edges that run on beyond what is painted part rows above and below it, and columns."""
    x0, top, x1, bottom = fill
    columns = [edge for edge in layout.verticals if edge.drawn and edge.covers(top, bottom)]
    if len(columns) < SETTINGS.uprights:
        return False
    longer = [
        edge
        for edge in layout.horizontals
        if edge.drawn and edge.covers(x0, x1) and edge.end - edge.start > SETTINGS.runs_on * (x1 - x0)
    ]
    return all(any(abs(edge.at - y) <= JOIN for edge in longer) for y in (top, bottom))


def find_crowded(survey: Survey) -> Iterator[Reason]:
    """Cells that hold three numbers or more each: their columns were missed, or it is a chart."""
    crowded = [
        cell
        for cell in survey.candidate.filled
        if len(cell.words) >= SETTINGS.crowded
        and all(_plain(word.text) is not None for word in cell.words)
        and not GROUPED.fullmatch(survey.text(cell))
    ]
    if len(crowded) >= SETTINGS.crowded_cells:
        yield reason("several numbers in one cell")


def find_figure(survey: Survey) -> Iterator[Reason]:
    """A caption that calls it a figure."""
    if is_figure(survey.candidate.layout, survey.candidate.box):
        yield reason("caption of a figure")


def find_curves(survey: Survey) -> Iterator[Reason]:
    """Slanted lines among the words: the curve of a chart, or the slices of one."""
    x0, top, x1, bottom = survey.candidate.box
    inside = [
        slant
        for slant in survey.candidate.layout.slants
        if x0 < (slant[0] + slant[2]) / 2 < x1
        and top < (slant[1] + slant[3]) / 2 < bottom
        and max(slant[2] - slant[0], slant[3] - slant[1]) >= SETTINGS.slant
    ]
    if len(inside) >= SETTINGS.slants:
        yield reason("slanted lines of a chart")
