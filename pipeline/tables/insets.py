"""What is painted and has no edges: the shading of text within a cell, the panel on which a table stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from pipeline.records import Rule
from pipeline.tables.edges import SNAP, Edge, join_edges
from pipeline.tables.lines import Box, sides

INSET = 9.0
"""The text of a cell is shaded from no further within its sides than this (points)."""

LEAST = 0.5
"""The shading of text is narrower than its cell by more than this (points) on both sides."""

SLIVER = 0.2
"""What is painted lower than this (points) between two others is no rule."""

HIDING = 100.0
"""What hides others is as wide and as high as this (points): the ground of a page or of a panel."""

MOST_HIDING = 30
"""With more such rectangles a page holds a picture."""

ON_PANEL = 3
"""So many rules of one length stand on a panel: the top, the foot of the header, the end of a table, ..."""

PANEL_MARGIN = 4.0
"""... which end further than this (points) from its sides ..."""

PANEL_SHARE = 0.75
"""... and are as long as this share of its width."""

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


def _width(rule: Rule) -> float:
    return sides(rule)[2] - sides(rule)[0]


def _holds(box: Box, inner: Box) -> bool:
    """Whether a box holds a smaller one whole."""
    return (
        box != inner
        and box[0] <= inner[0]
        and box[1] <= inner[1]
        and box[2] >= inner[2]
        and box[3] >= inner[3]
    )


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


def without_covered(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without painted rectangles that a larger one, painted later, hides whole."""
    large = [
        (at, sides(rule))
        for at, rule in enumerate(rules)
        if rule.kind == "rect" and rule.fill and rule.box and min(_height(rule), _width(rule)) >= HIDING
    ]
    if not 0 < len(large) <= MOST_HIDING:
        return list(rules)
    return [
        rule
        for at, rule in enumerate(rules)
        if rule.kind != "rect"
        or not rule.box
        or not any(at < later and _holds(box, sides(rule)) for later, box in large)
    ]


def without_panels(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without painted rectangles on which a table with rules of its own stands, all narrower.

    Designers put a table on one or two coloured panels; the sides of these are none of its edges.
    """
    boxes = [sides(rule) for rule in rules if rule.box]
    lines = [
        Edge((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in boxes if bottom - top < SNAP < x1 - x0
    ]
    if len(lines) < ON_PANEL:
        return list(rules)
    joined = join_edges(lines)
    return [
        rule
        for rule in rules
        if rule.kind != "rect" or not rule.fill or rule.stroke or not rule.box or not _is_panel(rule, joined)
    ]


def _is_panel(rule: Rule, lines: Sequence[Edge]) -> bool:
    """Whether several lines of one length stand on a painted rectangle and end before its sides."""
    x0, top, x1, bottom = sides(rule)
    inside = Counter(
        (round(line.start), round(line.end))
        for line in lines
        if top + PANEL_MARGIN < line.at < bottom - PANEL_MARGIN
        if x0 + PANEL_MARGIN < line.start and line.end < x1 - PANEL_MARGIN
        if line.end - line.start >= PANEL_SHARE * (x1 - x0)
    )
    return max(inside.values(), default=0) >= ON_PANEL
