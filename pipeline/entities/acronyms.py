"""Acronyms and what a document says they stand for: in its glossary, and inline in both orders."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.language.folding import without_accents
from pipeline.language.word_lists import FINITE_WORDS, UNLETTERED_WORDS

ACRONYM = r"(?:[A-ZÀ-Þ](?:[A-ZÀ-Þ\d]|[-&./](?=[A-ZÀ-Þ])|[a-zà-ÿ](?=[a-zà-ÿ]{0,2}[A-ZÀ-Þ]|s?\b)){1,14})"
"""A word with at least two capitals, or nearly: `APO`, `QIPs`, `CSCom`, `ATPn`, `S&R`, `SSR-DDR`."""


_SHORT_IN_PARENTHESES = re.compile(rf"\(\s*(?P<acronym>(?:UN )?{ACRONYM})\s*(?:[,;:)–-])")
_WORD_IN_PARENTHESES = re.compile(r"\(\s*(?P<acronym>[A-Z][a-z]{2,8})\s*\)")
_SHORT_BEFORE_LONG = re.compile(
    rf"(?<![\w-])(?P<acronym>(?:UN )?{ACRONYM})(?:\s\d{{4}}\s?-\s?\d{{4}})?"
    r"\s*\(\s*(?P<expansion>[^()]{6,160}?)\s*\)"
)
_DASHED = re.compile(
    rf"(?<![\w-])(?P<before>(?:UN )?{ACRONYM})\s[–—-]\s"
    r"(?P<after>[A-ZÀ-Þ](?:(?!\s[–—-]\s)[^()\n.;:,]){5,120})"
    rf"|(?P<long>[A-ZÀ-Þ][^()\n.;:,]{{5,120}}?)\s[–—-]\s(?P<short>{ACRONYM})(?![\w-])"
)
_DASH = re.compile(r"\s[–—-]\s")
_GLOSSED = re.compile(
    rf"\A\s*(?P<acronym>(?:UN )?{ACRONYM})\s*(?:\t+|\s:\s|:\s|\s=\s)\s*(?P<expansion>[^\t\n]{{5,160}}?)\s*\Z"
)
_WORD = re.compile(r"[^\W_]+(?:[’'](?=\w))?|&")
_STOPS = re.compile(r"[.;:!?()«»“”‘\t\n]|\s[–—-]\s|,\s(?=(?:qui|que|dont|où|et|le|la|les|l['’])\b)")


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym explained in a text; the offsets are those of the expansion and of the acronym."""

    acronym: str
    expansion: str
    source: Literal["glossary", "inline"]
    start: int
    end: int
    acronym_start: int


@functools.lru_cache(maxsize=8192)
def find_definitions(text: str) -> tuple[Definition, ...]:
    """The acronyms that a text explains, in order: `Long Name (LN)`, `LN (long name)`, `LN - Long Name`.

    A document's passages are asked for twice: for all that it explains, and then one by one.
    """
    bracketed = [*_short_in_parentheses(text), *_long_in_parentheses(text)] if "(" in text else []
    definitions = [*bracketed, *_dashed(text), *_glossed(text)]
    unique = {(d.acronym_start, d.start): d for d in reversed(definitions)}
    return tuple(unique[key] for key in sorted(unique))


def spells(acronym: str, expansion: str) -> bool:
    """Whether an expansion can be what an acronym stands for.

    The letters are matched loosely: small words may give none, a word may give several of its own
    (`FERASCOM`), two letters may be swapped, and translations may change one letter in four.
    """
    letters = _letters(acronym)
    initials, words = _initials(expansion), _letters(expansion)
    if not letters or not initials or len(initials) > 2 * len(letters) + 3:
        return False
    if len(letters) <= 2:
        if len(initials) > 2 * len(letters):
            return False
        return _is_subsequence(letters, "".join(initials)) or letters == "".join(initials)
    missing = sum((Counter(letters) - Counter("".join(initials))).values())
    if missing <= len(letters) // 4 and letters[0] in "".join(initials[:2]):
        return True
    covered = len(set(initials) & set(letters)) >= max(2, (len(initials) + 1) // 2)
    return covered and letters[0] == initials[0] and _is_subsequence(letters, words)


def _short_in_parentheses(text: str) -> Iterator[Definition]:
    for match in _WORD_IN_PARENTHESES.finditer(text):
        start = _start_of_expansion(text, match.start(), match["acronym"])
        if start is not None and "".join(_initials(text[start : match.start()])) == match["acronym"].lower():
            expansion = text[start : match.start()].rstrip()
            at = match.start("acronym")
            yield Definition(match["acronym"], expansion, "inline", start, start + len(expansion), at)
    for match in _SHORT_IN_PARENTHESES.finditer(text):
        start = _start_of_expansion(text, match.start(), match["acronym"])
        if start is not None:
            expansion = text[start : match.start()].rstrip()
            yield Definition(
                match["acronym"], expansion, "inline", start, start + len(expansion), match.start("acronym")
            )


def _start_of_expansion(text: str, end: int, acronym: str) -> int | None:
    """Where the name before a parenthesis begins: the shortest run of words that spells the acronym."""
    letters = _letters(acronym)
    window = max(0, end - 160)
    stops = [m.end() for m in _STOPS.finditer(text, window, end)]
    words = list(_WORD.finditer(text, stops[-1] if stops else window, end))
    verbs = [place for place, word in enumerate(words) if word.group() in FINITE_WORDS]
    words = words[verbs[-1] + 1 :] if verbs else words
    best = None
    for word in reversed(
        [w for w in words if _plain(w.group()).rstrip("'") not in UNLETTERED_WORDS][-2 * len(letters) - 2 :]
    ):
        expansion = text[word.start() : end]
        initials = "".join(_initials(expansion))
        if initials == letters:
            return word.start()
        if word.group()[0].islower() and len(re.findall(r"(?<![\w'’])[A-ZÀ-Þ]\w", expansion)) > 1:
            # `mandate of the United Nations ... Mission`: a name begins with its first capital.
            continue
        translated = sorted(initials) == sorted(letters) and word.group()[0].isupper()
        if best is None and (translated or (initials[:1] == letters[:1] and spells(acronym, expansion))):
            best = word.start()
    return best if best is None else _with_noun_before(text, best, words, letters)


def _with_noun_before(text: str, start: int, words: Sequence[re.Match[str]], letters: str) -> int:
    """`Association pour l'Action ... (AAD)`: a noun with the first letter, too, before what spells nearly."""
    counted = [
        word
        for word in words
        if word.start() < start and _plain(word.group()).rstrip("'") not in UNLETTERED_WORDS
    ]
    if not counted or not counted[-1].group()[0].isupper():
        return start
    noun = counted[-1]
    joined = _JOINED.fullmatch(text, noun.end(), start) is not None
    return noun.start() if joined and _plain(noun.group())[0] == letters[0] else start


_JOINED = re.compile(r"\s+(?:[a-zà-ÿ]{1,5}(?:['’]|\s+)){1,2}")
"""Small words between a noun and its complement."""


def _accounted(letters: str, expansion: str) -> bool:
    """Whether every letter is the initial of a word."""
    return not Counter(letters) - Counter("".join(_initials(expansion)))


def _long_in_parentheses(text: str) -> Iterator[Definition]:
    for match in _SHORT_BEFORE_LONG.finditer(text):
        expansion = match["expansion"]
        if len(_initials(expansion)) >= 2 and spells(match["acronym"], expansion):
            yield Definition(
                match["acronym"], expansion, "inline", *match.span("expansion"), match.start("acronym")
            )


def _dashed(text: str) -> Iterator[Definition]:
    for match in _DASHED.finditer(text) if _DASH.search(text) else ():
        acronym, name = ("before", "after") if match["before"] else ("short", "long")
        expansion = match[name].strip()
        if _accounted(_letters(match[acronym]), expansion) and spells(match[acronym], expansion):
            start = match.start(name)
            yield Definition(
                match[acronym], expansion, "inline", start, start + len(expansion), match.start(acronym)
            )


def _glossed(text: str) -> Iterator[Definition]:
    """A line that is nothing but an acronym and what it stands for."""
    match = _GLOSSED.match(text)
    if match and spells(match["acronym"], match["expansion"]):
        yield Definition(
            match["acronym"], match["expansion"], "inline", *match.span("expansion"), match.start("acronym")
        )


def folded(text: str) -> str:
    """A text with its white space folded."""
    return " ".join(text.split())


def _plain(text: str) -> str:
    return without_accents(text.replace("’", "'").replace("œ", "oe").replace("Œ", "Oe")).lower()


def _letters(text: str) -> str:
    """The letters that count: of an acronym without its plural `s` (`QIPs`), of a name all of them."""
    if re.fullmatch(r"[A-ZÀ-Þ&-]{2,}s", text):
        text = text[:-1]
    return "".join(c for c in _plain(text) if c.isalpha())


def _initials(expansion: str) -> list[str]:
    words = (_plain(w.group()).rstrip("'") for w in _WORD.finditer(expansion.replace("-", " ")))
    return [word[0] for word in words if word not in UNLETTERED_WORDS and word[0].isalpha()]


@functools.lru_cache(maxsize=20_000)
def initials_of(name: str) -> str:
    """The initials of the words of a name that count, in lower case: what an acronym of it would be."""
    words = (_plain(w.group()).rstrip("'") for w in _WORD.finditer(name))
    return "".join(word if word.isdigit() else word[0] for word in words if word not in UNLETTERED_WORDS)


def _is_subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
