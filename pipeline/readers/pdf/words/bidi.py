"""Scripts that run from right to left: their letters made words, their words put in the order of reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.readers.page_layout import PrintedWord
from pipeline.readers.pdf.engine.chars import Char

_text = attrgetter("text")

FIRST_LETTER = "\u0590"
"""No letter before this one runs from right to left."""


def runs_by_direction(chars: Sequence[Char]) -> Iterator[tuple[bool, list[Char]]]:
    """Runs of characters that go one way, and whether that is leftwards; spaces go with what they follow."""
    if not any(map(is_leftwards, set(map(_text, chars)))):
        yield False, list(chars)
        return
    leftwards = False
    directions = []
    for char in chars:
        if not char.text.isspace():
            leftwards = is_leftwards(char.text)
        directions.append(leftwards)
    for direction, run in groupby(zip(directions, chars, strict=True), key=lambda pair: pair[0]):
        yield direction, [char for _, char in run]


def is_leftwards(text: str) -> bool:
    """Whether a text begins with a letter that runs from right to left."""
    return text[:1] >= FIRST_LETTER and unicodedata.bidirectional(text[0]) in {"R", "AL"}


def in_reading_order(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The words of a line, those of leftward scripts turned round; figures go the way of the words before."""
    if not any(word.text[:1] >= FIRST_LETTER for word in words):
        return list(words)
    ordered: list[PrintedWord] = []
    run: list[PrintedWord] = []
    for word in words:
        if is_leftwards(word.text) or (run and not any(map(str.isalpha, word.text))):
            run.append(word)
        else:
            ordered += [*reversed(run), word]
            run = []
    return ordered + run[::-1]
