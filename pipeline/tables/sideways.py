"""Pages whose text runs upwards or downwards, as wide tables on upright pages do: turned to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.records import Page, Rule, Word

Box = tuple[float, float, float, float]

MOSTLY = 0.5
"""With a greater share of its letters turned, a page is to be read sideways."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn by a quarter that makes text level which runs `upwards` or downwards; the page in points."""

    width: float
    height: float
    upwards: bool

    def level(self, box: Box) -> Box:
        """Where a box of the page stands once the page is turned."""
        x0, top, x1, bottom = box
        if self.upwards:
            return self.height - bottom, x0, self.height - top, x1
        return top, self.width - x1, bottom, self.width - x0

    def back(self, box: Box) -> Box:
        """Where a box of the turned page stands on the page."""
        x0, top, x1, bottom = box
        if self.upwards:
            return top, self.height - x1, bottom, self.height - x0
        return self.width - bottom, x0, self.width - top, x1


def find_turn(page: Page, words: Sequence[Word]) -> Turn | None:
    """The turn that a page needs to be read; None where most of its text is level."""
    if page.width is None or page.height is None:
        return None
    turned = [word for word in words if not word.upright and word.box is not None]
    if not turned or sum(len(word.text) for word in turned) <= MOSTLY * sum(len(word.text) for word in words):
        return None
    return Turn(page.width, page.height, _run_upwards(turned))


def _run_upwards(words: Sequence[Word]) -> bool:
    """Whether the words of a line follow each other upwards, in most places."""
    upwards = downwards = 0
    for first, second in pairwise(words):
        a, b = first.box, second.box
        if a is None or b is None or min(a[2], b[2]) - max(a[0], b[0]) < 0.5 * (a[2] - a[0]):
            continue
        upwards += b[3] <= a[1]
        downwards += b[1] >= a[3]
    return upwards >= downwards


def turned_word(word: Word, turn: Turn) -> Word:
    """A word as it stands on the turned page."""
    if word.box is None:
        return word
    x0, top, x1, bottom = turn.level(word.box)
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, upright=not word.upright)


def turned_rule(rule: Rule, turn: Turn) -> Rule:
    """A rule as it stands on the turned page."""
    if rule.box is None:
        return rule
    x0, top, x1, bottom = turn.level(rule.box)
    return replace(rule, x0=x0, top=top, x1=x1, bottom=bottom)
