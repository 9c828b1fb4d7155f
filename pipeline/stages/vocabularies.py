"""What may stand in the catalogue where a word must mean the same in every line: language, country, type."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pipeline.language import LANGUAGES, lexicon

READ = ("news", "web page")
"""Types that readers give where no word of a document says what it is."""

OTHERS = (
    "annex",
    "article",
    "audit",
    "budget",
    "contract",
    "dataset",
    "evaluation",
    "law",
    "leaflet",
    "manual",
    "map",
    "photograph",
    "policy",
    "presentation",
    "proposal",
    "speech",
    "study",
    "terms of reference",
)
"""Types that no reader finds and an archivist may give."""


def check_type(text: str) -> str:
    """A type of document as it is written everywhere.

    Raises:
        ValueError: it is none; the message lists them.
    """
    word = " ".join(text.casefold().split())
    if word not in types():
        raise ValueError(f"{text} is no type; there are {', '.join(sorted(types()))}")
    return word


def check_language(text: str) -> str:
    """The code of a language.

    Raises:
        ValueError: it is none; the message gives the code where the text is the name of a language.
    """
    if text not in _names("languages").values():
        raise ValueError(f"{text} is no code of ISO 639-1, such as fr{_hint(text, 'languages')}")
    return text


def check_country(text: str) -> str:
    """The code of a country.

    Raises:
        ValueError: it is none; the message gives the code where the text is the name of a country.
    """
    if text not in country_codes():
        raise ValueError(f"{text} is no code of ISO 3166-1, such as ML for Mali{_hint(text, 'territories')}")
    return text


def country_codes() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2."""
    # Few corpora say a country, and the names of all take a while to load.
    from babel import Locale

    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha())


@functools.cache
def types() -> frozenset[str]:
    """The types of documents that the catalogue knows."""
    read = {kind for code in LANGUAGES for kind in lexicon(code).metadata.kinds}
    return frozenset({*read, *READ, *OTHERS})


def _hint(text: str, of: str) -> str:
    code = _names(of).get(text.casefold()) or next(
        (code for code in _names(of).values() if code.casefold() == text.casefold()), None
    )
    return f"; {text} is {code}" if code and code != text else ""


@functools.cache
def _names(of: str) -> Mapping[str, str]:
    """Two-letter codes by the names of languages or territories in the languages that documents have."""
    from babel import Locale

    return {
        name.casefold(): code
        for locale in LANGUAGES
        for code, name in getattr(Locale(locale), of).items()
        if len(code) == len("fr") and code.isalpha()
    }
