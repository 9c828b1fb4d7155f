"""Search over everything: what is put into the index, and how words are folded so that spellings meet."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "º": "°", "ﬁ": "fi", "ﬂ": "fl"}
)
"""Letters that are written as two as well; and the ordinal sign, which Unicode takes for a letter."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """A text without capitals, accents and ligatures; as many words as before, in the same order."""
    parted = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """The folded words of a text: apostrophes, hyphens and the sign of `n°` part words, as in the index."""
    return _WORD.findall(fold(text))
