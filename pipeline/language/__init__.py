"""Words of languages: one package per language below, and one line here.

`lexicon` gives the words with which a document is read: those of its language, and of the languages that its
documents quote beside it. A document in a language that has no package is read with the words of the default.
"""

from functools import cache, reduce
from importlib import import_module

from pipeline.language.date_words import DateWords
from pipeline.language.lexicon import Lexicon, alternatives, group, merged
from pipeline.language.money_words import CurrencyWords, DurationWords, MoneyWords, NumberWords

#: ISO 639-1 codes of the packages that this one holds.
LANGUAGES = (
    "fr",
    "en",
    "pt",
    "es",
)

#: Whose words a document in any other language is read with.
DEFAULT = "fr"

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "CurrencyWords",
    "DateWords",
    "DurationWords",
    "Lexicon",
    "MoneyWords",
    "NumberWords",
    "alternatives",
    "group",
    "lexicon",
    "merged",
    "words_of",
]


@cache
def words_of(code: str) -> Lexicon:
    """The words of one language alone.

    Raises:
        ValueError: the language has no package.
    """
    if code not in LANGUAGES:
        raise ValueError(f"no words for the language {code!r}, only for {', '.join(LANGUAGES)}")
    lexicon = import_module(f"{__name__}.{code}").LEXICON
    assert isinstance(lexicon, Lexicon)
    return lexicon


@cache
def lexicon(code: str) -> Lexicon:
    """The words that documents in a language are read with: its own, then those beside it."""
    own = words_of(code if code in LANGUAGES else DEFAULT)
    return reduce(merged, map(words_of, own.beside), own)
