"""The language of one passage: that of its document, unless its small words say another one plainly."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.language import LANGUAGES, words_of

ENOUGH = 4
"""So many small words of another language, beyond those of the document's own, show that it is in it."""

TIMES = 3
"""And so many for each one of the document's own."""

SAMPLE = 600
_WORD = re.compile(r"[^\W\d_]+")


def passage_language(text: str, language: str) -> str:
    """ISO 639-1 of the language in which a passage of a document is written.

    Only words that one of two languages has and the other has not are counted, in the first 600 characters.

    Args:
        text: the passage.
        language: that of its document; one without a package stays as it is.
    """
    return _language_of(text[:SAMPLE], language) if language in LANGUAGES else language


@lru_cache(maxsize=1024)
def _language_of(sample: str, language: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    distinct = set(words)
    best, most = language, 0
    for code in LANGUAGES:
        if code == language:
            continue
        hits = sum(map(words.count, distinct & _own_words(code, language)))
        if hits < ENOUGH or hits <= most:
            continue
        expected = sum(map(words.count, distinct & _own_words(language, code)))
        if hits - expected >= ENOUGH and hits >= TIMES * expected:
            best, most = code, hits
    return best


@cache
def _own_words(code: str, other: str) -> frozenset[str]:
    return words_of(code).stop_words - words_of(other).stop_words
