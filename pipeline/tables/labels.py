"""Labels left of a region: where rules run over the columns of figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, lines_of
from pipeline.tables.settings import LAYING


def with_labels(layout: Layout, box: Box) -> Box:
    """A region of nothing but figures with the labels of its rows, which stand left of it."""
    x0, top, x1, bottom = box
    lines = lines_of(layout.words_in((0.0, top, x1, bottom)))
    rows = [line for line in lines if _holds_figures(line, x0)]
    inside = sum(any(phrase.box[2] > x0 for phrase in line.phrases) for line in lines)
    if len(rows) < LAYING.labelled_rows or len(rows) < LAYING.labelled * inside:
        return box
    labelled = [line for line in rows if _is_label(line, x0)]
    if len(labelled) < LAYING.labelled * len(rows):
        return box
    left = min(line.box[0] for line in labelled)
    starts = [line for line in lines if left - 1 <= line.box[0] < x0]
    return box if _is_text(starts, left, x0) else (left - 1, top, x1, bottom)


def _holds_figures(line: Line, x0: float) -> bool:
    """Whether all that stands right of a place is figures."""
    inside = [phrase for phrase in line.phrases if phrase.box[2] > x0]
    return bool(inside) and all(phrase.value and phrase.box[0] >= x0 for phrase in inside)


def _is_label(line: Line, x0: float) -> bool:
    """Whether one phrase that is no figure stands left of a place."""
    left = [phrase for phrase in line.phrases if phrase.box[2] <= x0]
    return len(left) == 1 and not left[0].value


def _is_text(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether lines fill the width between two places as those of a passage do."""
    ends = [phrase.box[2] for line in lines for phrase in line.phrases[:1] if phrase.box[2] <= right]
    full = median(ends) - left if ends else 0.0
    return full > LAYING.passage * (right - left) and len(lines) > 2
