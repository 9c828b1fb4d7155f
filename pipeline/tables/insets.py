"""Shading of text within shaded cells: word processors paint both, and only the cell has edges."""

from __future__ import annotations

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
    inner = {id(rule) for rule in painted if any(_is_cell(sides(rule), box) for box in _near(boxes, rule))}
    return [rule for rule in rules if id(rule) not in inner]


def _near(boxes: Sequence[Box], rule: Rule) -> list[Box]:
    """The boxes that begin a little left of a rule."""
    x0, *_ = sides(rule)
    return [box for box in boxes if LEAST < x0 - box[0] <= INSET]


def _is_cell(text: Box, box: Box) -> bool:
    """Whether a box holds shaded text, a little narrower than itself."""
    within = box[1] - LEAST <= text[1] and text[3] <= box[3] + LEAST
    return within and LEAST < box[2] - text[2] <= INSET
