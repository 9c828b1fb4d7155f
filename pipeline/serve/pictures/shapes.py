"""The geometry of pictures: bars by year, spans on a time line. Figures in, places on a canvas out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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
    def figures(self) -> list[dict[str, str | float]]:
        """The bars as a chart takes them."""
        names = ("group", "label", "value", "colour")
        return [{name: getattr(bar, name) for name in names} for bar in self.bars]

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


LEAST = 1e-6
"""Figures below it are nothing on any scale."""


def scale_of(largest: float, steps: int = 4) -> list[float]:
    """Round figures from 0 to at least the largest: steps of 1, 2, 2.5 or 5 and a power of ten."""
    if largest < LEAST:
        return [0.0, 1.0]
    rough = largest / steps
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * (1 - 1e-9))
    count = math.ceil(largest / step * (1 - 1e-9))
    return [step * number for number in range(count + 1)]


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line: its place, what it says, and the number of the figure that it stands for."""

    x: float
    y: float
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class PartOfLine:
    """The line of a part of what is counted, below that of the whole."""

    name: str
    colour: int
    dots: tuple[Dot, ...]

    @property
    def path(self) -> str:
        """The line as SVG has it."""
        return _path(self.dots)


def _path(dots: Sequence[Dot]) -> str:
    return "M" + " L".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in dots)


@dataclass(slots=True)
class LineChart:
    """A picture of figures over time as a line with dots."""

    width: float
    height: float
    left: float
    dots: list[Dot] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    names: list[Tick] = field(default_factory=list)
    parts: list[PartOfLine] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The line as SVG has it."""
        return _path(self.dots)


def line_over_time(
    points: Sequence[tuple[str, float]],
    *,
    parts: Mapping[str, Sequence[tuple[str, float]]] | None = None,
    width: float = 640,
    height: float = 240,
    left: float = 72,
) -> LineChart:
    """Figures over time, the scale from 0 on; negative figures stand at 0.

    Args:
        points: when (ISO, as precise as known) and how much, in the order of time.
        parts: the same of parts of what is counted, by name; at times that the points have.
        width: of the canvas.
        height: of the canvas.
        left: what the scale takes of the width.
    """
    picture = LineChart(width, height, left)
    days = [_day(when, 12) for when, _ in points]
    whole = max((days[-1] - days[0]).days, 1)
    known = parts or {}
    scale = scale_of(max(value for of in (points, *known.values()) for _, value in of))
    room = height - FOOT - HEAD

    def dot(when: str, value: float, number: int) -> Dot:
        x = left + 24 + (width - left - 48) * (_day(when, 12) - days[0]).days / whole
        return Dot(x, height - FOOT - room * max(value, 0) / scale[-1], when, number)

    picture.dots = [dot(when, value, number) for number, (when, value) in enumerate(points)]
    picture.names = [Tick(drawn.x, drawn.label[:7]) for drawn in picture.dots]
    picture.parts = [
        PartOfLine(
            name, 1 + number % (COLOURS - 1), tuple(dot(*point, nth) for nth, point in enumerate(figures))
        )
        for number, (name, figures) in enumerate(known.items())
    ]
    picture.ticks = [Tick(height - FOOT - room * value / scale[-1], value) for value in scale]
    return picture


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Something that lasts: ISO dates as precise as known, `end` empty where it is not known."""

    id: str
    name: str
    start: str
    end: str | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A span on the canvas; `open` where its end is not known."""

    span: TimeSpan
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
SHORT = 3
"""Years up to which a time line shows quarters as well."""


def time_line(spans: Sequence[TimeSpan], *, width: float = 860, left: float = 190) -> TimeLine:
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
    months = (1, 4, 7, 10) if last_year - first.year < SHORT else (1,)
    picture.years = [
        Tick(across(date(year, month, 1)), str(year) if month == 1 else f"{year}-{month:02}")
        for year in range(first.year, last_year + 1, step)
        for month in months
    ]
    picture.legend = [(group, number % COLOURS) for number, group in enumerate(groups) if group]
    return picture


def _day(iso: str, month: int) -> date:
    """The day that a date as precise as it is known begins (month 1) or ends with (month 12)."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(parts[0], parts[1], parts[2])
    in_month = parts[1] if len(parts) == 2 else month
    return date(parts[0], in_month, 1 if month == 1 else 28)
