"""Words out of characters, whichever way their line runs: level, upwards, upside down or at a slant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import atan2, cos, degrees, radians, sin

from pipeline.readers.pdf.engine.chars import Char, CharLook, DrawnWord
from pipeline.readers.pdf.words.bidi import runs_by_direction
from pipeline.readers.pdf.words.flow import words_in_flow
from pipeline.readers.pdf.words.letterspacing import with_spaced_joined
from pipeline.readers.pdf.words.raised_marks import split_at_marks

WORD_GAP = 0.2
"""A gap wider than this share of the font size parts words; in a narrower one a space must be printed."""

SLANTED_GAP = 0.6
"""The same for letters at a slant, whose widths are only guessed from their boxes."""


def by_angle(chars: Sequence[Char]) -> dict[int, list[Char]]:
    """Characters by the angle of their line: degrees anticlockwise from level, -179 to 180."""
    runs: dict[int, list[Char]] = {}
    look: CharLook | None = None
    run: list[Char] = []
    for char in chars:
        if char.look is not look:
            look = char.look
            run = runs.setdefault(_angle(*look.matrix[:2]), [])
        run.append(char)
    return runs


def _angle(a: float, b: float) -> int:
    angle = round(degrees(atan2(b, a))) if a or b else 0
    return 180 if angle == -180 else angle


def words_along(chars: Sequence[Char], angle: int) -> list[DrawnWord]:
    """The words of characters whose lines run at one angle, with their box and their `chars`."""
    if not angle:
        return _words_of_level(chars, WORD_GAP)
    turn = radians(angle)
    # As they stand then, they are upright.
    looks = {look: replace(look, upright=True) for look in {char.look for char in chars}}
    level = [_levelled(char, looks[char.look], cos(turn), sin(turn)) for char in chars]
    printed = dict(zip(map(id, level), chars, strict=True))
    words = _words_of_level(level, SLANTED_GAP if angle % 90 else WORD_GAP)
    return [_restored(word, [printed[id(char)] for char in word.chars]) for word in words]


def _words_of_level(chars: Sequence[Char], gap: float) -> list[DrawnWord]:
    """The words of characters whose lines run from left to right, or from right to left."""
    extracted: list[DrawnWord] = []
    for leftwards, run in runs_by_direction(chars):
        for raised, part in split_at_marks(run):
            # As drawn: sorting a page of columns into lines tears words apart where the lines interlock.
            words = words_in_flow(part, gap, leftwards=leftwards)
            extracted += [replace(word, raised=True) for word in words] if raised else words
    return with_spaced_joined(extracted, chars)


def _levelled(char: Char, look: CharLook, cosine: float, sine: float) -> Char:
    """A character where it would stand if its line were level."""
    x, y = (char.x0 + char.x1) / 2, -(char.top + char.bottom) / 2
    across, down = x * cosine + y * sine, x * sine - y * cosine
    # The box of a slanted letter has its corners in it: the letter is as high as its type.
    width, height = char.x1 - char.x0, char.bottom - char.top
    size = min(char.look.size, max(width, height))
    along, rise = abs(cosine), abs(sine)
    length = (width - size * rise) / along if along > rise else (height - size * along) / rise
    length = max(length, 0.1 * size)
    return Char(
        char.text,
        across - length / 2,
        down - size / 2,
        across + length / 2,
        down + size / 2,
        look,
    )


def _restored(word: DrawnWord, chars: list[Char]) -> DrawnWord:
    """A word of levelled characters where they are printed."""
    return replace(
        word,
        chars=chars,
        x0=min(char.x0 for char in chars),
        top=min(char.top for char in chars),
        x1=max(char.x1 for char in chars),
        bottom=max(char.bottom for char in chars),
    )
