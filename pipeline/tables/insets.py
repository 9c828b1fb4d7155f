"""Shading of text within shaded cells: word processors paint both, and only the cell has edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.records import Rule
from pipeline.tables.lines import Box, sides

INSET = 9.0
"""The text of a cell is shaded from no further within its sides than this (points)."""

LEAST = 0.5
"""The shading of text is narrower than its cell by more than this (points) on both sides."""

MOST = 1500
"""With more painted rectangles a page holds a picture."""


def without_shaded_text(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without painted rectangles that lie within another a little wider on both sides."""
    painted = [rule for rule in rules if rule.kind == "rect" and rule.fill and not rule.stroke and rule.box]
    if not 1 < len(painted) <= MOST:
        return list(rules)
    boxes = sorted(map(sides, painted))
    starts = [box[0] for box in boxes]
    inner = set()
    for rule in painted:
        text = sides(rule)
        left = bisect_left(starts, text[0] - INSET), bisect_left(starts, text[0] - LEAST)
        if any(_is_cell(text, box) for box in boxes[slice(*left)]):
            inner.add(id(rule))
    return [rule for rule in rules if id(rule) not in inner]


def _is_cell(text: Box, box: Box) -> bool:
    """Whether a box holds shaded text, a little narrower than itself."""
    within = box[1] - LEAST <= text[1] and text[3] <= box[3] + LEAST
    return within and LEAST < box[2] - text[2] <= INSET
