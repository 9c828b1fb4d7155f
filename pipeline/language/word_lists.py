"""Lists of words: written as text, or as `<language>/<name>.csv` in this package."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from importlib import resources

from pipeline.language import LANGUAGES as ALL


def word_set(text: str) -> frozenset[str]:
    """The words of a text, which white space parts."""
    return frozenset(text.split())


UNLETTERED_WORDS = word_set(
    """
    a à au aux d dans de des du en et l la le les ou par pour sur un une and for in of on the to
    """
)
"""Words that give no letter to an acronym."""

FINITE_WORDS = word_set("is are was were has have est sont était étaient ont")
"""Verbs of sentences, which no name has."""


def languages_having(name: str) -> tuple[str, ...]:
    """The languages that have a table of words of a name, by ISO 639-1."""
    top = resources.files("pipeline.language")
    return tuple(code for code in ALL if (top / code / f"{name}.csv").is_file())


LANGUAGES = languages_having("agreements")
"""The languages in which agreements are told."""


@functools.cache
def read_words(language: str, name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a language's table of words, read once.

    Raises:
        FileNotFoundError: the language has no table of that name.
    """
    with (resources.files("pipeline.language") / language / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
