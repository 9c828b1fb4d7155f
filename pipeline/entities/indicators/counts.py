"""spaCy component for counted results: a number, the noun that it counts, its parts, what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.grammar import NOT_NOUNS, SMALL
from pipeline.entities.indicators.figures import find_labelled, find_led, is_lead
from pipeline.entities.indicators.lexicon import done_pattern, is_done, words_that
from pipeline.entities.indicators.numbers import Number, find_numbers
from pipeline.entities.indicators.parts import Parts, find_parts
from pipeline.values.durations import find_durations
from pipeline.values.sentences import find_sentences

_NUMBERED = re.compile(
    r"(?:\b(?:n°|no\.?|nos?|art(?:icle|\.)|pages?|p\.|résolutions?|phases?|livrets?|annexes?|tél\.?|version"
    r"|chapitres?|groupe thématique|loi|décret|figures?|tableaux?|axe|composante|rue|bp|article|section)"
    r"|[(\[]\s*\+?\d+[)\]])\s*\Z",
    re.IGNORECASE,
)
_NEW = re.compile(r"(?:nouveaux|nouvelles|autres|premiers|premières|new|other)\s+", re.IGNORECASE)
_OF = re.compile(r"(?:de |d['’])(?=\w)")
_WHOSE = re.compile(r"[A-Z][a-z]+(?:ian|ish|ese|ean|an|ien) (?=[a-z]+s?\b)")
_COUPLED = re.compile(r"\s(?:et|and)\s([a-zà-ÿ]+)(?![\w’'])")
_WHERE = re.compile(r"\b(?:dans|de nos|des|in|across)\s(?:les |the )?\Z")
_COMPARED = re.compile(r"(?:micro-, )?[a-zà-ÿ]+es et [a-zà-ÿ]+es (?=[a-zà-ÿ]+s\b)")
_PARTICIPLE = re.compile(r"[^v]ée?s\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BARE = re.compile(r"\s(?:d['’]\s?|de |of )(?=[a-zà-ÿ])(?!(?:la|le|les|l|une?)\b)([a-zà-ÿ-]+)")
_ENDS = re.compile(r"[;:.!?](?:\s|\Z)|\n")


@dataclass(frozen=True, slots=True)
class Count:
    """A counted result at characters `start` to `end`: `what` says what was done, where it is said."""

    start: int
    end: int
    value: Decimal
    unit: str
    what: str | None
    parts: Parts
    in_words: bool = False


@Language.component("indicators")
def indicators(doc: Doc) -> Doc:
    """Fill `doc._.counts`; sums, dates, durations, references and measures are none.

    What cells of tables count stands in the tables already, with its header.
    """
    if doc._.kind not in ("heading", "title", "cell"):
        doc._.counts = tuple(find_counts(doc))
    return doc


def find_counts(doc: Doc) -> list[Count]:
    """The counted results of a passage, in order; parts of a whole are told with it."""
    text = doc.text
    figure = find_led(doc._.lead, text) or find_labelled(text)
    if figure is not None:
        rest = " ".join(text[figure.end :].split()).strip(" ,;:.")
        return [Count(figure.start, figure.end, figure.value, figure.unit, rest or None, figure.parts)]
    if doc._.leads and is_lead(text):
        return []
    taken = [(a.char_start, a.char_end) for a in (*doc._.amounts, *doc._.dates, *find_durations(text))]
    found: list[Count] = []
    for start, end in find_sentences(text):
        counts: list[Count] = []
        for number in find_numbers(text, start, end):
            if any(s < number.end and number.start < e for s, e in taken):
                continue
            if counts and number.start < counts[-1].end:
                continue
            count = _count(text, number, end) or _another(text, number, counts)
            if count is not None:
                counts.append(count)
        found += _with_deeds(text, start, end, counts)
    return found


def _count(text: str, number: Number, end: int) -> Count | None:
    """The number with the noun that it counts, where it counts something."""
    if _NUMBERED.search(text, max(0, number.start - 24), number.start) or number.value < 1:
        return None
    at = number.end
    while at < end and text[at] in " \u00a0\u202f\n":
        at += 1
    for lead in (_OF, _NEW, _COMPARED, _WHOSE):
        match = lead.match(text, at)
        at = match.end() if match else at
    noun = _WORD.match(text, at)
    if noun is None or at == number.end or (noun.group()[0].isupper() and noun.group()[-1:] != "s"):
        return None
    word = noun.group().lower()
    if word in words_that("area") and _WHERE.search(text, max(0, number.start - 20), number.start):
        return None
    if word in NOT_NOUNS or word in words_that("measure", "signed", "abstract"):
        return None
    if not word.endswith(("s", "x")) and word not in words_that("people"):
        return None
    if number.in_words and word not in words_that("people", "bodies") and not _is_plural_noun(word):
        return None
    last = _end_of_unit(text, noun.end(), end)
    parts = find_parts(text, last, end)
    unit = " ".join(text[noun.start() : last].split())
    return Count(number.start, max(last, parts.end), number.value, unit, None, parts, number.in_words)


def _another(text: str, number: Number, counts: list[Count]) -> Count | None:
    """`667 projets finalisés et 179 en cours`: the noun is that of the count before."""
    state = re.compile(r"\s(?=en cours|planifiés|planned|ongoing)").match(text, number.end)
    if state is None or not counts:
        return None
    return Count(number.start, number.end, number.value, counts[-1].unit, None, Parts())


def _is_plural_noun(word: str) -> bool:
    return len(word) > 3 and word.endswith(("s", "x")) and not is_done(word)


def _end_of_unit(text: str, at: int, end: int) -> int:
    """Where the noun ends with its adjectives and a noun without article behind `de`."""
    coupled = _COUPLED.match(text, at, end)
    if coupled and coupled[1] in words_that("people"):
        at = coupled.end()
    bare = _BARE.match(text, at, end)
    if bare:
        at = bare.end()
    while True:
        following = re.compile(r"\s([a-zà-ÿ-]+)(?![\w’'])").match(text, at, end)
        if following is None:
            return at
        word = following[1]
        stops = word in NOT_NOUNS or word in SMALL or word in ("sans", "dès", "relatifs", "relatives")
        stops = stops or (_PARTICIPLE.search(word) is not None and word not in words_that("state"))
        if stops or not word.endswith(("s", "x")) or done_pattern().match(text, following.start(1)):
            return at
        at = following.end()


def _with_deeds(text: str, start: int, end: int, counts: list[Count]) -> Iterator[Count]:
    """Counts with what was done; those of one list share what stands behind the last."""
    told: list[Count] = []
    shared: str | None = None
    for index in range(len(counts) - 1, -1, -1):
        count = counts[index]
        until = counts[index + 1].start if index + 1 < len(counts) else end
        stop = _ENDS.search(text, count.end, until)
        rest = " ".join(text[count.end : stop.start() if stop else until].split()).strip(" ,;:.()–-")
        rest = re.sub(
            r"(?:^|\s)(?:et|and|,|dont|à|de|d['’]|près de|plus de|environ|des)+\s*$", "", rest
        ).strip(" ,")
        if len(rest.split()) > 1:
            shared = rest
        elif index + 1 == len(counts) or not _listed(text[count.end : until]):
            shared = rest or None
        clause = text[max(start, _clause_start(text, start, count.start)) : stop.start() if stop else end]
        if _counts_something(count, shared or "", clause):
            told.append(replace(count, what=(shared or " ".join(clause.split()))[:200] or None))
    yield from reversed(told)


def _listed(between: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:,|et|and|de|d['’]|,\s*et)?\s*(?:près de|plus de|environ)?\s*", between))


def _clause_start(text: str, start: int, at: int) -> int:
    stops = [match.end() for match in re.finditer(r"[;:]\s", text[start:at])]
    return start + stops[-1] if stops else start


def _counts_something(count: Count, what: str, clause: str) -> bool:
    """People and bodies are results; anything else where something was done with it."""
    head = count.unit.split()[0].lower()
    if head in words_that("people"):
        return True
    if head in words_that("paid"):
        return is_done(" ".join(what.split()[:2]).removeprefix("au profit"))
    if count.in_words and head not in words_that("bodies"):
        before = clause[: clause.find(count.unit)].split()[-6:]
        return is_done(" ".join(what.split()[:4])) or (count.in_words and is_done(" ".join(before)))
    return is_done(what) or is_done(clause)
