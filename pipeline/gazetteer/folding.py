"""Names as they are compared: folded, in the singular, by what two spellings have in common."""

from __future__ import annotations

import functools
import re

from pipeline.language.folding import without_accents


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A name as it is compared: without accents, case, punctuation and plural marks of acronyms."""
    if _PLURAL.fullmatch(text):
        text = text[:-1]
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("’", "'")
    return " ".join(_WORDS.findall(without_accents(text.lower())))


_PLURAL = re.compile(r"[A-Z]{2,}s")
_WORDS = re.compile(r"[a-z0-9&]+")


@functools.lru_cache(maxsize=20_000)
def fold_number(text: str) -> str:
    """A folded name in the singular, so that `Autorités Intérimaires` meets `Autorité Intérimaire`."""
    words = []
    for word in fold(text).split():
        if len(word) > 3 and word.endswith("aux"):
            word = word[:-3] + "al"
        elif len(word) > 3 and word.endswith(("s", "x")):
            word = word[:-1]
        words.append("de" if word in _DETERMINERS else word)
    return re.sub(r"\bde(?: de)+\b", "de", " ".join(words))


_DETERMINERS = frozenset(["d", "de", "du", "des", "l", "la", "le", "les"])


@functools.lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """A folded word in the singular without its feminine ending: `administrative` and `administratif`."""
    stem = re.sub(r"iv\Z", "if", word.rstrip("e"))
    return re.sub(r"(.)\1\Z", r"\1", stem)


@functools.lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """What two spellings of one name have in common; `Régionale de Kidal` is `de la Région de Kidal`."""
    words = [word for word in fold_number(name).split() if word != "de"]
    plain = [word for word in words if word not in _REGIONAL]
    return " ".join(["regional:"] * (len(plain) < len(words)) + plain)


def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym is: one word, mostly capitals."""
    return " " not in text and sum(c.isupper() for c in text) >= 2 and len(text) <= 12


_REGIONAL = frozenset({"regional", "regionale", "region"})
