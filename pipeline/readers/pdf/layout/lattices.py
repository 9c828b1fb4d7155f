"""Lattices: rules that meet each other, the sides of rectangles among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.readers.page_layout import Box, PageLayout
from pipeline.records import Rule

TOUCH = 3.0
"""Points: rules that come this close to each other meet."""

SHORT = 4.0
"""Points: shorter rules are ornaments or dashes."""

SLANTED = 2.0
"""Points: a line that is wider and higher than this is slanted."""

BACKGROUND = 0.6
"""A rectangle that covers a greater share of the page is its background."""

MAX_RULES = 1_500
"""With more rules left after joining, the page holds a drawing and not a table."""

BLEED = 5.0
"""Points: so far rules run off the paper."""


class RuleSegment(NamedTuple):
    """A rule: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Lattice:
    """Rules that meet each other."""

    lying: list[RuleSegment]
    upright: list[RuleSegment]

    @property
    def box(self) -> Box:
        """Where they stand."""
        xs = [s.at for s in self.upright] + [x for s in self.lying for x in (s.start, s.end)]
        ys = [s.at for s in self.lying] + [y for s in self.upright for y in (s.start, s.end)]
        return Box(min(xs), min(ys), max(xs), max(ys))


def covers(segment: RuleSegment, at: float) -> bool:
    """Whether a rule runs past a place."""
    return segment.start - TOUCH <= at <= segment.end + TOUCH


def steps_of(segments: Iterable[RuleSegment]) -> list[float]:
    """The distinct places of rules."""
    steps: list[float] = []
    for at in sorted(s.at for s in segments):
        if not steps or at - steps[-1] > TOUCH:
            steps.append(at)
    return steps


def find_lattices(page: PageLayout) -> list[Lattice]:
    """The lattices of a page; none where there are so many rules that they draw something."""
    lying, upright = _segments(page)
    if len(lying) + len(upright) > MAX_RULES:
        return []
    # Each upright rule joins all lattices that it meets.
    lattices: list[Lattice] = [Lattice([s], []) for s in lying]
    for v in upright:
        met = [lattice for lattice in lattices if any(_meet(h, v) for h in lattice.lying)]
        if met:
            joined = Lattice([s for m in met for s in m.lying], [v, *(s for m in met for s in m.upright)])
            lattices = [lattice for lattice in lattices if lattice not in met] + [joined]
    return [lattice for lattice in lattices if lattice.upright]


def _meet(lying: RuleSegment, upright: RuleSegment) -> bool:
    return covers(lying, upright.at) and covers(upright, lying.at)


def _segments(page: PageLayout) -> tuple[list[RuleSegment], list[RuleSegment]]:
    """Lying and upright rules, the sides of rectangles among them; those on one line are joined."""
    lying: list[RuleSegment] = []
    upright: list[RuleSegment] = []
    for rule in page.rules:
        box = _clipped(box_of(rule), page)
        if box is None or box.width * box.height > BACKGROUND * page.width * page.height:
            continue
        if rule.kind == "line" and min(box.width, box.height) > SLANTED:
            continue  # A piece of a chart or an ornament.
        if rule.kind == "line":
            if box.width >= box.height:
                lying.append(RuleSegment(box.middle, box.x0, box.x1))
            else:
                upright.append(RuleSegment((box.x0 + box.x1) / 2, box.top, box.bottom))
        else:
            lying += [RuleSegment(y, box.x0, box.x1) for y in (box.top, box.bottom)]
            upright += [RuleSegment(x, box.top, box.bottom) for x in (box.x0, box.x1)]
    return _joined(lying), _joined(upright)


def _clipped(box: Box, page: PageLayout) -> Box | None:
    """What of a rule is on the paper; None where nothing is."""
    if box.x0 > page.width or box.x1 < 0 or box.top > page.height or box.bottom < 0:
        return None
    return Box(
        max(box.x0, -BLEED),
        max(box.top, -BLEED),
        min(box.x1, page.width + BLEED),
        min(box.bottom, page.height + BLEED),
    )


def _joined(segments: Iterable[RuleSegment]) -> list[RuleSegment]:
    places: dict[int, list[RuleSegment]] = {}
    steps = steps_of(parts := sorted(segments))
    for part in parts:
        places.setdefault(bisect_right(steps, part.at), []).append(part)
    joined = []
    for place in places.values():
        run = place[0]
        for part in sorted(place, key=lambda s: s.start):
            if part.start <= run.end + TOUCH and part.end >= run.start - TOUCH:
                run = RuleSegment(run.at, min(run.start, part.start), max(run.end, part.end))
            else:
                joined.append(run)
                run = part
        joined.append(run)
    return [s for s in joined if s.end - s.start >= SHORT]


def box_of(rule: Rule) -> Box:
    """Where a rule stands."""
    return Box(rule.x0 or 0.0, rule.top or 0.0, rule.x1 or 0.0, rule.bottom or 0.0)
