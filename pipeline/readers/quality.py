"""How far a page's text can be relied on, and the reason to give where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.legibility import Legibility, legibility
from pipeline.readers.layout import PageLayout, PrintedWord

NO_LANGUAGE = "its text is in no language: the letters of its fonts are not those that are printed"
BROKEN_WORDS = "many of its words are broken: {:.0%} of their pairs of letters hardly occur in any language"
UNSURE = "OCR is sure of its words by {:.0f} % only"

DOUBTFUL, UNREADABLE = 70.0, 45.0
"""Per cent: with less confidence on average, recognised words are doubtful, or worth nothing."""


def judged(page: PageLayout) -> PageLayout:
    """The page with its quality: its text judged as language, and by the confidence of OCR."""
    found = legibility_of(page)
    sure = confidence(page.words)
    if not found.is_text:
        return replace(page, quality="unreadable", quality_reason=NO_LANGUAGE)
    if sure is not None and sure < UNREADABLE:
        return replace(page, quality="unreadable", quality_reason=UNSURE.format(sure))
    if not found.is_sound and found.odd is not None:
        return replace(page, quality="doubtful", quality_reason=BROKEN_WORDS.format(found.odd))
    if sure is not None and sure < DOUBTFUL:
        return replace(page, quality="doubtful", quality_reason=UNSURE.format(sure))
    return page


def legibility_of(page: PageLayout) -> Legibility:
    """How far the words of a page are language."""
    return legibility(page.text)


def confidence(words: Sequence[PrintedWord]) -> float | None:
    """The mean confidence of recognised words over all letters, in per cent; None where there are none."""
    told = [(word.confidence, len(word.text)) for word in words if word.confidence is not None]
    n_letters = sum(length for _, length in told)
    return sum(sure * length for sure, length in told) / n_letters if n_letters else None


def better(page: PageLayout, other: PageLayout) -> PageLayout:
    """The one of two readings of a page that is more of a text; the first where they are equal."""
    ranks = ("unreadable", "doubtful", "good")
    first, second = ranks.index(page.quality), ranks.index(other.quality)
    if first != second or not other.words:
        return other if second > first and other.words else page
    odd = [legibility_of(candidate).odd for candidate in (page, other)]
    return other if odd[0] is not None and odd[1] is not None and odd[1] < odd[0] else page
