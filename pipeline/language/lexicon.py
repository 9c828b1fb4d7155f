"""What a language package fills in, for one language or several read together."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.language.date_words import DateWords
from pipeline.language.document_words import MetadataWords, PersonalWords, TableWords
from pipeline.language.folding import without_accents
from pipeline.language.money_words import CurrencyWords, DurationWords, MoneyWords, NumberWords, RoleWords

_Section = TypeVar("_Section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, or of several read together, the first of which decides.

    `code` is ISO 639-1, which is also the locale of CLDR; `beside` are the languages that its documents quote
    so often that their words are read along; `alpha_3` is ISO 639-2, by which tesseract calls its data.
    """

    code: str
    beside: tuple[str, ...] = ()
    alpha_3: str = ""
    #: Frequent words that say nothing else: they tell languages apart, and are never units or names.
    stop_words: frozenset[str] = frozenset()
    #: Words after which a full stop does not end a sentence, without the stop.
    abbreviations: frozenset[str] = frozenset()
    numbers: NumberWords = field(default_factory=NumberWords)
    currencies: CurrencyWords = field(default_factory=CurrencyWords)
    money: MoneyWords = field(default_factory=MoneyWords)
    dates: DateWords = field(default_factory=DateWords)
    roles: RoleWords = field(default_factory=RoleWords)
    durations: DurationWords = field(default_factory=DurationWords)
    tables: TableWords = field(default_factory=TableWords)
    metadata: MetadataWords = field(default_factory=MetadataWords)
    personal: PersonalWords = field(default_factory=PersonalWords)


def merged(first: _Section, second: _Section) -> _Section:
    """Two sections of lexicons as one, field by field; where they disagree on a word, the first is right."""
    assert is_dataclass(first)
    assert not isinstance(first, type)
    named = {"code", "beside", "alpha_3"}
    return replace(
        first,
        **{
            part.name: getattr(first, part.name)
            if part.name in named
            else _merged(getattr(first, part.name), getattr(second, part.name))
            for part in fields(first)
        },
    )


def _merged(first: Any, second: Any) -> Any:
    if is_dataclass(first):
        return merged(first, second)
    if isinstance(first, dict):
        return {**first, **{word: _joined(first.get(word), value) for word, value in second.items()}}
    if isinstance(first, frozenset):
        return first | second
    if isinstance(first, bool):
        return first or second
    if isinstance(first, tuple):
        return (*first, *(part for part in second if part not in first))
    return "|".join(part for part in (first, second) if part)


def _joined(first: Any, second: Any) -> Any:
    """The value of a word in one language, or in the other; lists of words are added up."""
    if first is None:
        return second
    listed = isinstance(first, tuple) and all(isinstance(word, str) for word in first)
    return (*first, *second) if listed else first


def alternatives(words: Iterable[str]) -> str:
    """The words as a regular expression, longest first so that a shorter one never hides it.

    Where there are no words it matches nothing.
    """
    return "|".join(sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def plainly(words: Iterable[str]) -> str:
    """The words as `alternatives`, also without their accents, as capitals and old machines print them."""
    plain = str.maketrans({sign: f"[{sign}{without_accents(sign)}]" for sign in "àâçéèêëîïôùûüãõáíóúñ"})
    return alternatives(word if "[" in word else word.translate(plain) for word in words)


def group(words: str) -> str:
    """Alternatives as one group, which matches nothing where there are none."""
    return f"(?:{words})" if words else "(?!)"
