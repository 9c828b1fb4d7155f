"""Sentence boundaries by rule: cheap, and sure of abbreviations and numbered items."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.language import LANGUAGES, words_of

ABBREVIATIONS = frozenset().union(*(words_of(code).abbreviations for code in LANGUAGES))
"""Words after which a full stop does not end the sentence (in lower case, without the stop)."""

_STOP = re.compile(
    r"""(?P<stop>(?<![.!?…])[.!?…]++)(?P<close>[\s]?[»”"')\]]*[⁰¹²³⁴-⁹⁽⁾]*)(?=\s+[^\W\d_a-zà-ÿ]|\s+[«“"(\[–—•\-]|\s+\d|\s*\Z)"""
    r"""|(?P<line>(?<![ \t])[ \t]*\n\s*)""",
)
_WORD_BEFORE = re.compile(r"([\w°&-]{1,24}+(?>(?:\.\w{1,24}+){0,12}))\Z")


_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")
_FOLLOWING = re.compile(r"\s+([A-Z][\w’'-]*)")
_OPENERS = re.compile(
    r"The|An?|This|That|These|Those|It|He|She|They|We|In|On|At|For|From|With|By|As|If|When|While|But|And|Our"
    r"|Its|His|Her|Their|L[ae]|Les|Une?|Ce|Cette|Ils?|Elles?|En|Aux?|Dans|Pour|Par|Mais|Et"
)
"""Words that begin a sentence rather than go on with a name behind initials."""


def find_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in order, without the white space around them."""
    return list(_sentences_of(text))


@functools.lru_cache(maxsize=256)
def _sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _stops(text):
        if match["line"] is None and not _ends(text, start, match):
            continue
        _add(spans, text, start, match.start() if match["line"] else match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


_STOP_SIGN = re.compile(r"[.!?…\n]")


def _stops(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_STOP`, which is asked at signs and at the blanks before the end of a line."""
    position = 0
    for sign in _STOP_SIGN.finditer(text):
        at = sign.start()
        if at < position:
            continue
        if text[at] == "\n":
            at = position + len(text[position:at].rstrip(" \t"))
        match = _STOP.match(text, at)
        if match:
            yield match
            position = match.end()


def sentence_at(text: str, sentences: list[tuple[int, int]], start: int, end: int) -> str:
    """The sentence around `start` to `end`, white space folded; two where it runs over a boundary."""
    around = [(s, e) for s, e in sentences if s < end and e > start]
    if not around:
        return _folded(text[start:end])
    return _folded(text[around[0][0] : around[-1][1]])


@functools.lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """A text with its white space folded; all facts of a sentence ask for the same one."""
    return " ".join(text.split())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match["stop"] != ".":
        return True
    window = text[max(start, match.start() - 24) : match.start()]
    before = _WORD_BEFORE.search(window)
    if before is None:
        return True
    word = before[1].lower().rstrip("°")
    if word in ABBREVIATIONS:
        return match.end() >= len(text.rstrip())
    if _INITIALS.fullmatch(before[1]):
        # `the U.S. Embassy`, but `in the U.S. The bank`.
        following = _FOLLOWING.match(text, match.end())
        return following is None or bool(_OPENERS.fullmatch(following[1]))
    # A lone capital is an initial; a lone number opens a numbered item.
    initial = len(before[1]) == 1 and before[1].isupper()
    item = before[1].isdigit() and not text[start : match.start()].strip(before[1] + " \t\n")
    return not initial and not item


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    stripped = stretch.strip()
    if stripped:
        first = start + stretch.index(stripped)
        spans.append((first, first + len(stripped)))
