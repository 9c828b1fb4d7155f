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

SLIVER = 0.2
"""What is painted lower than this (points) between two others is no rule."""

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


def without_hairlines(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without painted slivers that no eye sees between two painted rectangles, above and below.

    What prints a page to a file fills the shading of a cell with them, one between two lines of its text.
    """
    painted_only = [rule for rule in rules if rule.fill and not rule.stroke and rule.box]
    slivers = [rule for rule in painted_only if _height(rule) < SLIVER]
    if not slivers:
        return list(rules)
    painted = [sides(rule) for rule in rules if rule.kind == "rect" and rule.fill and rule.box][:MOST]
    hidden = {id(sliver) for sliver in slivers if _is_between(sides(sliver), painted)}
    return [rule for rule in rules if id(rule) not in hidden]


def _height(rule: Rule) -> float:
    return sides(rule)[3] - sides(rule)[1]


def _is_between(sliver: Box, painted: Sequence[Box]) -> bool:
    """Whether a sliver fills the gap between painted rectangles right above and right below it."""
    x0, top, x1, bottom = sliver
    over = [box for box in painted if box[0] < x1 and box[2] > x0]
    return any(abs(box[3] - top) < SLIVER for box in over) and any(
        abs(box[1] - bottom) < SLIVER for box in over
    )


def _is_cell(text: Box, box: Box) -> bool:
    """Whether a box holds shaded text, a little narrower than itself."""
    within = box[1] - LEAST <= text[1] and text[3] <= box[3] + LEAST
    return within and LEAST < box[2] - text[2] <= INSET
