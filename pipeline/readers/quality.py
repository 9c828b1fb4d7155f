"""How far a page's text can be relied on, and the reason to give where it cannot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial

from pipeline.language.folding import without_accents
from pipeline.language.legibility import REPLACEMENT, Legibility, legibility
from pipeline.readers.page_layout import PageLayout
from pipeline.records.legible import RANKS, mean_confidence

NO_LANGUAGE = "its text is in no language: the letters of its fonts are not those that are printed"
BROKEN_WORDS = "many of its words are broken: {:.0%} of their pairs of letters hardly occur in any language"
UNSURE = "OCR is sure of its words by {:.0f} % only"

MOST_UNNAMED = 0.15
"""A text with a greater share of characters that nobody can name is none."""

WORD = re.compile(r"[^\W_]{3,}")
"""What two readings of a page are compared by: shorter words agree by chance."""

AGREEMENT = 0.6
"""With a greater share of its words in the picture, a text is what is printed there."""

DOUBTFUL, UNREADABLE = 70.0, 45.0
"""Per cent: with less confidence on average, recognised words are doubtful, or worth nothing."""


def judged(page: PageLayout) -> PageLayout:
    """The page with its quality: its text judged as language, and by the confidence of OCR."""
    legibility = legibility_of(page)
    sure = mean_confidence(page.words)
    verdict = partial(replace, page, confidence=None if sure is None else round(sure, 1))
    if not legibility.is_text or page.text.count(REPLACEMENT) > MOST_UNNAMED * len(page.text):
        return verdict(quality="unreadable", quality_cause="no_language", quality_reason=NO_LANGUAGE)
    if sure is not None and sure < UNREADABLE:
        return verdict(quality="unreadable", quality_cause="unsure_ocr", quality_reason=UNSURE.format(sure))
    if not legibility.is_sound and legibility.odd is not None:
        broken = BROKEN_WORDS.format(legibility.odd)
        return verdict(quality="doubtful", quality_cause="broken_words", quality_reason=broken)
    if sure is not None and sure < DOUBTFUL:
        return verdict(quality="doubtful", quality_cause="unsure_ocr", quality_reason=UNSURE.format(sure))
    return verdict()


def legibility_of(page: PageLayout) -> Legibility:
    """How far the words of a page are language."""
    return legibility(page.text)


def better(page: PageLayout, other: PageLayout) -> PageLayout:
    """The one of two readings of a page that is more of a text; the first where they are equal.

    Where a second reading, by OCR, finds most words of the first in the picture, that is what is printed: in
    a language whose letters follow each other as in no known one.
    """
    if page.quality != "good" and agreement(page, other) >= AGREEMENT:
        return replace(page, quality="good", quality_cause=None, quality_reason=None)
    first, second = RANKS.index(page.quality), RANKS.index(other.quality)
    if first != second or not other.words:
        return other if second < first and other.words else page
    odd = [legibility_of(candidate).odd for candidate in (page, other)]
    return other if odd[0] is not None and odd[1] is not None and odd[1] < odd[0] else page


def agreement(page: PageLayout, other: PageLayout) -> float:
    """The share of a page's words, accents aside, that another reading has, too."""
    words, others = (_words_of(reading.text) for reading in (page, other))
    return (words & others).total() / words.total() if words else 0.0


def _words_of(text: str) -> Counter[str]:
    return Counter(without_accents(word.casefold()) for word in WORD.findall(text))
