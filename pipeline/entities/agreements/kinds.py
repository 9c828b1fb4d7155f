"""What kind of agreement words speak of: those of a reference, a caption, a header or a label."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from pipeline.entities.agreements.lexicon import load_entries
from pipeline.gazetteer import fold
from pipeline.language.word_lists import LANGUAGES

_FAMILIES = ("paper", "money")
_VAGUE = (
    "financement",
    "contribution",
    "engagement",
    "enveloppe",
    "appui",
    "soutien",
    "aide",
    "crédit",
    "dotation",
    "investissement",
    "assistance",
)
"""Kinds that say no more than that money is given: one that says more is taken before them."""


def kind_said_by(texts: Iterable[str]) -> str | None:
    """The kind that the first of some texts names: the longest noun of a paper or of money in it."""
    vague = None
    for text in texts:
        words = f" {fold(text)} "
        kind_of_noun = next((kind for noun, kind in _nouns() if f" {noun} " in words), None)
        if kind_of_noun is not None and kind_of_noun not in _VAGUE:
            return kind_of_noun
        vague = vague or kind_of_noun
    return vague


@functools.cache
def _nouns() -> tuple[tuple[str, str], ...]:
    kinds: dict[str, str] = {}
    for language in LANGUAGES:
        for entry in load_entries(language):
            if entry.function in _FAMILIES:
                kinds.setdefault(fold(entry.phrase), entry.value)
    return tuple(sorted(kinds.items(), key=lambda item: (item[1] in _VAGUE, -len(item[0]), item[0])))
