"""Words out of characters, whichever way their line runs: level, upwards, upside down or at a slant."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, radians, sin
from typing import Any

from pipeline.readers.pdf.words.bidi import runs_by_direction
from pipeline.readers.pdf.words.flow import words_in_flow
from pipeline.readers.pdf.words.letterspacing import with_spaced_joined
from pipeline.readers.pdf.words.raised_marks import split_at_marks

Char = dict[str, Any]

WORD_GAP = 0.2
"""A gap wider than this share of the font size parts words; in a narrower one a space must be printed."""

SLANTED_GAP = 0.6
"""The same for letters at a slant, whose widths are only guessed from their boxes."""


def by_angle(chars: Sequence[Char]) -> dict[int, list[Char]]:
    """Characters by the angle of their line: degrees anticlockwise from level, -179 to 180."""
    runs: dict[int, list[Char]] = {}
    last = run = None
    for char in chars:
        # Characters that look the same share one matrix.
        if run is None or char["matrix"] is not last:
            last = char["matrix"]
            run = runs.setdefault(_angle(*last[:2]), [])
        run.append(char)
    return runs


def _angle(a: float, b: float) -> int:
    angle = round(degrees(atan2(b, a))) if a or b else 0
    return 180 if angle == -180 else angle


def words_along(chars: Sequence[Char], angle: int) -> list[Char]:
    """The words of characters whose lines run at one angle, with their box and their `chars`.

    Those that are raised marks have the key `raised`.
    """
    gap = SLANTED_GAP if angle % 90 else WORD_GAP
    turn = radians(angle)
    level = [_levelled(char, cos(turn), sin(turn)) for char in chars] if angle else list(chars)
    extracted = []
    for leftwards, run in runs_by_direction(level):
        for raised, part in split_at_marks(run):
            # As drawn: sorting a page of columns into lines tears words apart where the lines interlock.
            words = words_in_flow(part, gap, leftwards=leftwards)
            extracted += [word | {"raised": True} for word in words] if raised else words
    extracted = with_spaced_joined(extracted, level)
    return [_restored(word) if angle else word for word in extracted]


def _levelled(char: Char, cosine: float, sine: float) -> Char:
    """A character where it would stand if its line were level; it holds the one that it was."""
    x, y = (char["x0"] + char["x1"]) / 2, -(char["top"] + char["bottom"]) / 2
    across, down = x * cosine + y * sine, x * sine - y * cosine
    # The box of a slanted letter has its corners in it: the letter is as high as its type.
    width, height = char["x1"] - char["x0"], char["bottom"] - char["top"]
    size = min(char["size"], max(width, height))
    along, rise = abs(cosine), abs(sine)
    length = (width - size * rise) / along if along > rise else (height - size * along) / rise
    length = max(length, 0.1 * size)
    return char | {
        "x0": across - length / 2,
        "x1": across + length / 2,
        "top": down - size / 2,
        "bottom": down + size / 2,
        "doctop": down - size / 2,
        "upright": True,
        "printed": char,
    }


def _restored(word: Char) -> Char:
    chars = [char["printed"] for char in word["chars"]]
    return word | {
        "chars": chars,
        "x0": min(char["x0"] for char in chars),
        "top": min(char["top"] for char in chars),
        "x1": max(char["x1"] for char in chars),
        "bottom": max(char["bottom"] for char in chars),
    }
