"""What kind of agreement words speak of: those of a reference, a caption, a header or a label."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
        kind_of_noun = _kind_in(f" {fold(text)} ")
        if kind_of_noun is not None and kind_of_noun not in _VAGUE:
            return kind_of_noun
        vague = vague or kind_of_noun
    return vague


def _kind_in(words: str) -> str | None:
    """The kind of the noun that comes first in the order of all that stand in a text."""
    nouns = _nouns_by_word()
    there = (named for word in {*words.split(" ")} & nouns.keys() for named in nouns[word])
    return min((named for named in there if f" {named[1]} " in words), default=(0, "", None))[2]


@functools.cache
def _nouns_by_word() -> Mapping[str, Sequence[tuple[int, str, str]]]:
    """The nouns by their first word, each with its place in the order and the kind that it says."""
    nouns: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, (noun, kind) in enumerate(_nouns()):
        nouns[noun.split(" ")[0]].append((place, noun, kind))
    return dict(nouns)


@functools.cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """The nouns of papers and money with their kinds: first those that say more, and longer ones."""
    kinds: dict[str, str] = {}
    for language in LANGUAGES:
        for entry in load_entries(language):
            if entry.function in _FAMILIES:
                kinds.setdefault(fold(entry.phrase), entry.value)
    return tuple(sorted(kinds.items(), key=lambda item: (item[1] in _VAGUE, -len(item[0]), item[0])))
