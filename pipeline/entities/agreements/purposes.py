"""What money or a paper is for, as it is printed: `un prêt de 6 millions pour la construction du pont`.

A title says what an agreement is about, not again what stands in columns of its own: its kind, its sum, its
term, who gives and who gets. Where a text says no more than these, there is no title.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline.entities.agreements.lexicon import marked, markers

Span = tuple[int, int]
"""First character, and the one behind the last."""

LONGEST = 160
"""Characters of a title: a line or two."""

FEWEST_WORDS = 2
"""Long words that a title must have: `projets`, `pour 2024` and `de la commune` say nothing."""

_END = re.compile(
    rf"[.;](?!\d)|[:()«»“”\"]|\s[-–—]\s|,?\s\w+-(?:t-)?(?:{marked('pronoun')})"
    rf"|\s(?:{marked('clause')})\s|,\s(?:{marked('aside')})"
)
"""Where what something is for ends, and the sentence goes on with something else."""

_ARTICLE = re.compile(
    r"(?:\s+(?:de|du|des|of)\b|\s+d['’])?\s*"
    r"(?:(?:le|la|les|un|une|des|the|a|an|its|their|son|sa|ses|leurs?)\s|l['’])?",
    re.IGNORECASE,
)


@functools.cache
def _leading() -> frozenset[str]:
    """The words that lead to a sum or a term, in every language: `d'un montant total de plus de`."""
    return frozenset(markers("sum_lead"))


@functools.cache
def _loose() -> frozenset[str]:
    """The words that a title does not end with, as what they led to was cut off."""
    return frozenset(markers("loose"))


@functools.cache
def _cues() -> re.Pattern[str]:
    """What announces a purpose: `plain` where it says nothing else, or `bare` as `pour` is."""
    plain, bare = marked("purpose"), marked("for")
    return re.compile(rf"(?<![\w'’])(?:(?P<plain>{plain})|(?P<bare>{bare}))", re.IGNORECASE)


def find_purpose(text: str, start: int, end: int, said: Iterable[Span]) -> str | None:
    """What a stretch of a text says that something is for, None where it does not.

    `said` are the spans of sums, terms and parties, which are no purpose and end one.
    """
    spans = sorted(said)
    bare = None
    for cue in _cues().finditer(text, start, end):
        if any(first <= cue.start() < last for first, last in spans):
            continue
        purpose = _purpose_behind(text, cue.end(), end, spans, fewest=1 if cue["plain"] else FEWEST_WORDS)
        if purpose and cue["plain"]:
            return purpose
        bare = bare or purpose
    return bare


def _purpose_behind(text: str, start: int, end: int, spans: list[Span], fewest: int) -> str | None:
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    stop = _END.search(text, start, end)
    stops = [end, *([stop.start()] if stop else [])]
    stops += [_lead_of(text, start, first) for first, last in spans if last > start]
    return tidied(text[start : min(stops)], fewest)


def _lead_of(text: str, start: int, first: int) -> int:
    """Where the words begin that lead to a sum: `pour un montant de`."""
    at = max(start, first)
    while True:
        before = text[start:at].rstrip(" \n,(")
        word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
        if not before or word.lower().replace("’", "'") not in _leading():
            return start + len(before)
        at = start + len(before) - len(word)


def without_sums(text: str, start: int, end: int, said: Iterable[Span]) -> str:
    """A stretch of a text without sums, terms and parties, and without the words that lead to them."""
    kept, at = [], start
    for first, last in sorted(said):
        if last <= at or first >= end:
            continue
        kept.append(text[at : _lead_of(text, at, max(first, at))])
        at = last
    kept.append(text[at:end])
    return " ".join(" ".join(kept).split())


def tidied(text: str, fewest: int = FEWEST_WORDS) -> str | None:
    """One line of at most `LONGEST` characters that ends with a word, or None where it says too little."""
    line = _without_loose_end(text.split())
    if len(line) > LONGEST:
        line = _without_loose_end(line[: line.rfind(" ", 0, LONGEST)].split()) + " …"
    return line if len(WORD.findall(line)) >= fewest else None


def _without_loose_end(words: list[str]) -> str:
    while words and words[-1].strip(_SIGNS).rstrip("'’").lower() in {"", *_loose()}:
        words.pop()
    return " ".join(words).strip(_SIGNS)


_SIGNS = " ,;:.-–—"

WORD = re.compile(r"\b(?!(?:projets?|projects?|programmes?|programs?)\b)[^\W\d_]{4,}", re.IGNORECASE)
"""A word that says something: not a short one, and not what everything is called."""
