"""The geometry of pictures: bars by year, spans on a time line. Figures in, places on a canvas out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

COLOURS = 8
"""Colours of the style sheet, `c0` to `c7`; groups beyond the last but one are drawn as one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: its place, its colour, and the figure that it stands for."""

    x: float
    y: float
    width: float
    height: float
    colour: int
    group: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a scale: where it is, and what it says."""

    at: float
    value: float | str


@dataclass(slots=True)
class Bars:
    """A picture of stacked bars on a canvas of `width` by `height`, the scale at its left."""

    width: float
    height: float
    left: float
    bars: list[Bar] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    names: list[Tick] = field(default_factory=list)
    legend: list[tuple[str, int]] = field(default_factory=list)

    @property
    def base(self) -> float:
        """Where the bars stand."""
        return self.height - FOOT


FOOT, HEAD = 26.0, 10.0
OTHERS = "…"


def stacked_bars(
    columns: Sequence[str],
    groups: Sequence[str],
    cells: dict[tuple[str, str], float],
    *,
    width: float = 640,
    height: float = 280,
    left: float = 64,
) -> Bars:
    """Bars, one a column, made of one piece a group; negative figures are left out.

    Args:
        columns: what stands below the bars, from left to right.
        groups: what the pieces are of, the largest first.
        cells: the figure of each group and column.
        width: of the canvas.
        height: of the canvas.
        left: what the scale takes of the width.
    """
    picture = Bars(width, height, left)
    shown = list(groups) if len(groups) <= COLOURS else [*groups[: COLOURS - 1], OTHERS]
    figures: dict[tuple[str, str], float] = {}
    for (group, column), value in cells.items():
        key = (group if group in shown else OTHERS, column)
        figures[key] = figures.get(key, 0) + max(value, 0)
    tops = [sum(figures.get((group, column), 0) for group in shown) for column in columns]
    scale = scale_of(max(tops, default=0))
    room = height - FOOT - HEAD
    step = (width - left) / max(len(columns), 1)
    thick = min(step * 0.62, 72)
    for number, column in enumerate(columns):
        x = left + step * number + (step - thick) / 2
        y = picture.base
        picture.names.append(Tick(x + thick / 2, column))
        for colour, group in enumerate(shown):
            value = figures.get((group, column), 0)
            if value:
                tall = room * value / scale[-1]
                y -= tall
                picture.bars.append(Bar(x, y, thick, tall, colour, group, column, value))
    picture.ticks = [Tick(picture.base - room * value / scale[-1], value) for value in scale]
    picture.legend = [(group, colour) for colour, group in enumerate(shown)]
    return picture


def scale_of(largest: float, steps: int = 4) -> list[float]:
    """Round figures from 0 to at least the largest: steps of 1, 2, 2.5 or 5 and a power of ten."""
    if largest <= 0:
        return [0.0, 1.0]
    rough = largest / steps
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * (1 - 1e-9))
    count = math.ceil(largest / step * (1 - 1e-9))
    return [step * number for number in range(count + 1)]


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts: ISO dates as precise as known, `end` empty where it is not known."""

    id: str
    name: str
    start: str
    end: str | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A span on the canvas; `open` where its end is not known."""

    span: Span
    x: float
    y: float
    width: float
    colour: int
    open: bool


@dataclass(slots=True)
class TimeLine:
    """A picture of spans below each other, with the years above."""

    width: float
    height: float
    left: float
    spans: list[DrawnSpan] = field(default_factory=list)
    years: list[Tick] = field(default_factory=list)
    legend: list[tuple[str, int]] = field(default_factory=list)


LINE = 18.0


def time_line(spans: Sequence[Span], *, width: float = 860, left: float = 190) -> TimeLine:
    """Spans as lines on a common scale of time, in the order given."""
    known = [(span, _day(span.start, 1), _day(span.end, 12) if span.end else None) for span in spans]
    if not known:
        return TimeLine(width, HEAD, left)
    first = date(min(start.year for _, start, _ in known), 1, 1)
    last_year = max(max(start.year, end.year if end else start.year) for _, start, end in known)
    days = (date(last_year, 12, 31) - first).days

    def across(day: date) -> float:
        return left + (width - left) * (day - first).days / days

    groups = list(dict.fromkeys(span.group for span in spans))
    picture = TimeLine(width, FOOT + LINE * len(known) + HEAD, left)
    for number, (span, start, end) in enumerate(known):
        x = across(start)
        long = across(end) - x if end else 0
        colour = groups.index(span.group) % COLOURS
        picture.spans.append(DrawnSpan(span, x, FOOT + LINE * number, max(long, 5), colour, end is None))
    step = max(1, math.ceil((last_year - first.year + 1) / 14))
    picture.years = [
        Tick(across(date(year, 1, 1)), str(year)) for year in range(first.year, last_year + 1, step)
    ]
    picture.legend = [(group, number % COLOURS) for number, group in enumerate(groups) if group]
    return picture


def _day(iso: str, month: int) -> date:
    """The day that a date as precise as it is known begins (month 1) or ends with (month 12)."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts)
    in_month = parts[1] if len(parts) == 2 else month
    return date(parts[0], in_month, 1 if month == 1 else 28)
