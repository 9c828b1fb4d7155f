"""Pages whose text is set sideways, upside down or at a slant: turned so that they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import cos, radians, sin

from pipeline.readers.page_layout import SLANT, Box, PageLayout
from pipeline.records import Rule

Turn = Callable[[Box], Box]

QUARTERS: dict[int, Callable[[PageLayout], tuple[float, float, Turn]]] = {
    90: lambda page: (
        page.height,
        page.width,
        lambda box: Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1),
    ),
    -90: lambda page: (
        page.height,
        page.width,
        lambda box: Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0),
    ),
    180: lambda page: (
        page.width,
        page.height,
        lambda box: Box(
            page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top
        ),
    ),
}
"""For lines at each angle: width and height of the page once it is turned, and where a box goes."""


def turned_to_read(page: PageLayout) -> PageLayout:
    """The page itself, or turned so that most of its text is level."""
    letters: Counter[int] = Counter()
    for word in page.words:
        letters[word.angle] += len(word.text)
    if not letters or not (angle := letters.most_common(1)[0][0]):
        return page
    quarter = next((q for q in QUARTERS if abs(q - angle) <= SLANT), None)
    turn_page = QUARTERS.get(quarter or 0)
    if turn_page is None:
        return _straightened(page, angle)
    width, height, turn = turn_page(page)

    def turned_rule(rule: Rule) -> Rule:
        box = turn(Box(rule.x0 or 0, rule.top or 0, rule.x1 or 0, rule.bottom or 0))
        return replace(rule, **box._asdict())

    words = [replace(w, box=turn(w.box), angle=_minus(w.angle, quarter or 0)) for w in page.words]
    return PageLayout(page.number, width, height, words, [turned_rule(r) for r in page.rules], page.origin)


def _straightened(page: PageLayout, angle: int) -> PageLayout:
    """A page that was not laid straight: each word where it would stand, as high as its type; rules stay."""
    cosine, sine = cos(radians(angle)), sin(radians(angle))

    def straight(box: Box, size: float) -> Box:
        x, y = (box.x0 + box.x1) / 2, box.middle
        across, down = x * cosine - y * sine, x * sine + y * cosine
        along, rise = abs(cosine), abs(sine)
        width = (box.width - size * rise) / along if along > rise else (box.height - size * along) / rise
        half = max(width, 0.1 * size) / 2
        return Box(across - half, down - size / 2, across + half, down + size / 2)

    words = [
        replace(w, box=straight(w.box, w.size) if w.angle == angle else w.box, angle=_minus(w.angle, angle))
        for w in page.words
    ]
    return replace(page, words=words)


def _minus(angle: int, turn: int) -> int:
    """The angle of a line once the page is turned, -179 to 180."""
    return 180 - (180 - angle + turn) % 360
