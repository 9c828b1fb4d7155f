"""The language of a document, from its letters; what its markup declares only counts for a short text."""

from __future__ import annotations

import functools
from itertools import islice

from py3langid.langid import LanguageIdentifier

from pipeline.readers.metadata.kept_model import identifier_of

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt")
SAMPLE = 20_000
MIN_LETTERS = 60


def find_language(text: str, *, declared: str | None = None) -> str | None:
    """ISO 639-1 of the language, among those of the documents of development programmes.

    A text with fewer than 60 letters is too short to tell; it has the declared language, or None.
    """
    sample = text[:SAMPLE]
    if not next(islice(filter(str.isalpha, sample), MIN_LETTERS - 1, None), None):
        return declared
    language, _ = language_identifier().classify(sample)
    return str(language)


@functools.cache
def language_identifier() -> LanguageIdentifier:
    """The model that tells languages apart, loaded once."""
    return identifier_of(LANGUAGES)
