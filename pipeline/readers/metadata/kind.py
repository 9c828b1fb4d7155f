"""What kind of document it is: by the words of its title and letterhead, then by its form."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language import DEFAULT, lexicon
from pipeline.readers.metadata.opening import DocumentOpening
from pipeline.values.dates import find_dates


@cache
def _kinds(language: str) -> dict[str, re.Pattern[str]]:
    """Words that name kinds of documents; the first in a title decides, the longer of two that start."""
    named = lexicon(language).metadata.kinds
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
        for kind, words in named.items()
    }


NAME_OF_NEWSLETTER = re.compile(r"(?:^|\s)INFOS?(?:$|\s*[-–:n])")
"""`DDRK INFO`: what newsletters call themselves, in capitals."""


def names_kind(text: str, language: str = DEFAULT) -> bool:
    """Whether a line says of a document what kind it is."""
    return _kind_in(text, language) is not None


def find_kind(
    opening: DocumentOpening, *, title: str | None, media_type: str | None, published: str | None
) -> str | None:
    """The kind of document; of a web page that does not say, `news` where it is dated, else `web page`.

    None for a file that neither says what it is nor comes from the web.
    """
    for text in [title or "", *(line.text for line in (*opening.letterhead, *opening.running))]:
        if kind := _kind_in(text, opening.language):
            return kind
    if media_type != "text/html":
        return None
    return "news" if published or _tells_news(opening) else "web page"


def _kind_in(text: str, language: str) -> str | None:
    matches = [
        (match.start(), -len(match[0]), kind)
        for kind, words in _kinds(language).items()
        if (match := words.search(text))
    ]
    if NAME_OF_NEWSLETTER.search(text):
        return "newsletter"
    return min(matches)[2] if matches else None


def _tells_news(opening: DocumentOpening) -> bool:
    """Whether the first paragraph starts with the day of what it tells."""
    first = opening.prose[:1]
    dates = [date for line in first for date in find_dates(line.text, language=opening.language)]
    return any(date.precision == "day" and date.char_start < 60 for date in dates)
