"""The straight rules of a scanned page, found in its pixels."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.readers.page_layout import Box
from pipeline.records import Rule

SHORTEST = 24.0
"""Points: shorter strokes may be letters."""

THICKEST = 4.0
"""Points: what is thicker is shading, a picture or a heavy letter."""

MAX_GAP = 1.0
"""Points: an interruption that a scanner leaves."""

DARK = 150
"""Levels of grey, of 256: darker pixels are ink."""

MAX_RULES = 600
"""More are a picture."""

Run = tuple[int, int, int]


def find_rulings(grey: Image.Image, page: int, points: float) -> list[Rule]:
    """The lying and upright rules of a page; none where there are so many that they must be a picture.

    Args:
        grey: the page, in levels of grey.
        page: its number.
        points: the size of a pixel, in points.
    """
    dark = np.asarray(grey) < DARK
    strokes = [Box(x0, y0, x1, y1) for y0, y1, x0, x1 in _strokes(dark, points)]
    strokes += [Box(x0, y0, x1, y1) for x0, x1, y0, y1 in _strokes(dark.T, points)]
    if len(strokes) > MAX_RULES:
        return []
    scaled = (Box(*(side * points for side in stroke)) for stroke in strokes)
    return [Rule(page=page, kind="line", **box._asdict()) for box in scaled]


def _strokes(dark: NDArray[np.bool_], points: float) -> Iterator[tuple[int, int, int, int]]:
    """Thin strokes along the rows: first row, last row, start, end; the latter of each not included."""
    shortest, thickest = SHORTEST / points, max(THICKEST / points, 1.0)
    for stroke in _joined(_runs(dark, round(shortest), max(1, round(MAX_GAP / points)))):
        y0, y1 = stroke[0][0], stroke[-1][0] + 1
        x0, x1 = min(run[1] for run in stroke), max(run[2] for run in stroke)
        # A rule that runs askew is higher than it is thick.
        thickness = sum(run[2] - run[1] for run in stroke) / (x1 - x0)
        if thickness <= thickest and x1 - x0 > 3 * (y1 - y0):
            yield y0, y1, x0, x1


def _runs(dark: NDArray[np.bool_], shortest: int, gap: int) -> Iterator[Run]:
    """Runs of dark pixels by row, small gaps closed: row, start, end."""
    closed = dark.copy()
    for step in range(1, gap + 1):
        closed[:, step:] |= dark[:, :-step]
    padded = np.pad(closed, ((0, 0), (1, 1))).astype(np.int8)
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1] - gap
    long = ends - starts >= shortest
    yield from zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)


def _joined(runs: Iterator[Run]) -> list[list[Run]]:
    """Runs that touch one of the row above, by stroke."""
    strokes: list[list[Run]] = []
    open_strokes: list[list[Run]] = []
    for run in runs:
        open_strokes = [stroke for stroke in open_strokes if stroke[-1][0] >= run[0] - 1]
        touching = (s for s in open_strokes if s[-1][1] < run[2] and s[-1][2] > run[1])
        stroke = next(touching, None)
        if stroke is None:
            strokes.append(stroke := [])
            open_strokes.append(stroke)
        stroke.append(run)
    return strokes
