"""Initials that are set over several lines: put into the first of these, which they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf.words.page_words import INITIAL

NEAR = 1.5
"""Times the size of the running text: how far from the initial its lines may start."""


def with_initials_in_line(words: Sequence[PrintedWord], body_size: float) -> list[PrintedWord]:
    """The words, initials as if they were set in the type of the line that they begin."""
    return [_in_line(word, words, body_size) if _is_initial(word, body_size) else word for word in words]


def _is_initial(word: PrintedWord, body_size: float) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.upright and word.size >= INITIAL * body_size


def _in_line(initial: PrintedWord, words: Sequence[PrintedWord], body_size: float) -> PrintedWord:
    box = initial.box
    starts = [
        word
        for word in words
        if -0.5 * body_size <= word.box.x0 - box.x1 < NEAR * body_size
        and word.size * INITIAL <= initial.size
        and box.top - 0.5 * body_size < word.box.middle < box.bottom
    ]
    if len(starts) < 2:
        return initial
    first = min(starts, key=lambda word: word.box.top)
    # The rest of its word touches it; a word of its own keeps its distance.
    end = first.box.x0 if first.text[0].islower() or first.text[0] in "'’" else box.x1
    placed = Box(min(box.x0, end - 1), first.box.top, end, first.box.bottom)
    return replace(initial, box=placed, size=first.size)
