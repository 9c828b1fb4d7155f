"""What stands on a page before anyone asked in which order it is read: printed words and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Rule
from pipeline.records.documents import Origin
from pipeline.records.legible import Quality, QualityCause
from pipeline.records.record import Frozen

FARTHEST = 20_000.0
"""Points: no page reaches as far (ISO 32000-1, annex C, allows 14,400)."""


SLANT = 5
"""Degrees: text at a greater angle is set across the page on purpose."""


class Box(NamedTuple):
    """A box on a page; points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        """Whether the centre of the other box lies in this one."""
        return self.x0 <= (other.x0 + other.x1) / 2 <= self.x1 and self.top <= other.middle <= self.bottom


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all.

    Raises:
        ValueError: there is none.
    """
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


class PrintedWord(Frozen, eq=False):
    """A word as it stands on the page.

    `order` is its place in the drawing instructions; `angle` that of its line, in degrees anticlockwise
    from level: 90 for one that runs upwards, -90 for downwards, 180 for one that stands on its head. A
    `raised` one is a mark, as of a note, in superscripts. `confidence` is that of OCR, in per cent.
    """

    text: str
    box: Box
    size: float
    bold: bool
    order: float
    angle: int = 0
    raised: bool = False
    confidence: float | None = None

    @property
    def upright(self) -> bool:
        """Whether it runs from left to right, but for the slant of a page that was not laid straight."""
        return abs(self.angle) <= SLANT


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Everything on a page that text and tables are made of; `number` counts from 1, measures in points.

    `quality`, its cause and reason, and `confidence` are those of `records.Page`. A page is `pictured` where
    a picture lies under all of it, as under the text that OCR gave a scan.
    """

    number: int
    width: float
    height: float
    words: Sequence[PrintedWord]
    rules: Sequence[Rule]
    origin: Origin = "native"
    quality: Quality = "good"
    quality_cause: QualityCause | None = None
    quality_reason: str | None = None
    confidence: float | None = None
    pictured: bool = False

    @property
    def text(self) -> str:
        """The words as drawn, to judge what an engine made of the page."""
        return " ".join(word.text for word in self.words)
