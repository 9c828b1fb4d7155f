"""How large the type of a recognised word is, and where it stands, from which letters it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from statistics import median
from typing import NamedTuple, TypeVar

SMALL = set("acegmnopqrsuvwxyz.,;:-–—_+=~«»…")
"""Characters that reach no higher than a small x, the marks in the middle of a line among them."""

DEEP = set("gjpqyçÇQ()[]{}|/")
COMMAS = set(",;")
MARKS = set("-–—_+=~«»…'’\"“”*°^.·•,;:")
"""Characters that do not stand on the baseline, or do not show how large the type is."""

X_HEIGHT, ASCENT, ACCENTED, DESCENT, TAIL = 0.52, 0.72, 0.92, 0.21, 0.14
"""Shares of the font size, as in most faces for running text."""

SAME_SIZE = 0.12
"""Lines whose sizes differ by a smaller share are set in one size."""

USUAL = 10.0
"""Points, where nothing on a line shows how large the type is."""

L = TypeVar("L", bound=Hashable)


class Em(NamedTuple):
    """The font size that a word seems to have, None where it does not show, and where it stands."""

    size: float | None
    baseline: float


def em_of(text: str, top: float, bottom: float) -> Em:
    """The type of a word from its ink: from `top` to `bottom`, y growing downwards."""
    letters = set(text)
    down = DESCENT if letters & DEEP else TAIL if letters & COMMAS else 0.0
    if letters <= MARKS:
        return Em(None, bottom)
    if any(letter.isupper() and ord(letter) > 0x7F and letter != "Ç" for letter in letters):
        up = ACCENTED
    else:
        up = X_HEIGHT if letters <= SMALL else ASCENT
    size = (bottom - top) / (up + down)
    return Em(size, bottom - down * size)


def snap_sizes(words: Iterable[tuple[L, int, Em]]) -> dict[L, float]:
    """The font size of each line, lines of nearly one size set to the one that most letters have.

    Args:
        words: the line of each word, the number of its letters, and its type.
    """
    seen: dict[L, list[float]] = defaultdict(list)
    weights: dict[L, int] = defaultdict(int)
    for line, n_letters, em in words:
        seen[line] += [em.size] * (em.size is not None)  # type: ignore[list-item]
        weights[line] += n_letters
    raw = {line: round(median(sizes), 1) if sizes else None for line, sizes in seen.items()}
    counts: dict[float, int] = defaultdict(int)
    for line, size in raw.items():
        if size is not None:
            counts[round(size * 2) / 2] += weights[line]
    usual: list[float] = []
    for size in sorted(counts, key=lambda s: (-counts[s], s)):
        if not any(abs(size - other) <= SAME_SIZE * other for other in usual):
            usual.append(size)
    body = usual[0] if usual else USUAL
    return {
        line: min(usual, key=lambda s: (abs(s - size), s)) if size is not None else body
        for line, size in raw.items()
    }
