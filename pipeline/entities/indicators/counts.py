"""spaCy component for counted results: a number, the noun that it counts, its parts, what was done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from pipeline.entities.indicators.count_words import is_done, words_that
from pipeline.entities.indicators.deeds import (
    is_counted_already,
    is_deed,
    is_participle,
    is_subject_of_deed,
    was_doing,
)
from pipeline.entities.indicators.figures import find_labelled, find_led, is_lead
from pipeline.entities.indicators.nouns import Noun, find_noun
from pipeline.entities.indicators.numbers import NumberSpan, find_numbers
from pipeline.entities.indicators.parts import Parts, find_parts
from pipeline.entities.marks import marks_of, text_of
from pipeline.records.record import Frozen
from pipeline.values.text import find_sentences

# `12 forages à Gao, 7 à Ménaka`, `40 projets finalisés et 12 en cours`
_ELLIPSIS = re.compile(
    r"\s(?:(?:à|au|aux|dans|pour)\s(?:la |le |les |l['’])?(?=[A-ZÀ-Þ])"
    r"|(?=en cours|(?:planned|ongoing|under way)\b)|(?P<done>[a-zà-ÿ]+)(?![\w’'-]))"
)
_AMONG = re.compile(r"(?:\(|\b(?:dont|including|sur|of)\s(?:[a-zà-ÿ]+\s){0,2})\Z")
# Further from a number nothing is said of it; a bound keeps lists of thousands linear.
_REACH = 400
_ENDS = re.compile(r"[;:.!?](?:\s|\Z)|\n")
_LIST_GOES_ON = re.compile(
    r"(?:\s[^\W\d_]+){0,3}(?:,|,?\s(?:et|and))\s(?:de |d['’])?(?:(?:environ|près de|plus de) )?"
)
_LISTED = re.compile(r"\s*(?:,|et|and|de|d['’]|,\s*et)?\s*(?:près de|plus de|environ)?\s*")
_CLAUSE_END = re.compile(r"[;:]\s")
_TRAILING = re.compile(r"(?:^|\s)(?:et|and|,|dont|à|de|d['’]|près de|plus de|environ|des)$")


class Count(Frozen):
    """A counted result at characters `start` to `end`: `what` says what was done, where it is said."""

    start: int
    end: int
    value: Decimal
    unit: str
    what: str | None
    parts: Parts


def find_counts(doc: Doc) -> list[Count]:
    """The counted results of a passage, in order; parts of a whole are told with it."""
    text, marks = text_of(doc), marks_of(doc)
    figure = find_led(marks.lead, text) or find_labelled(text)
    if figure is not None:
        rest = " ".join(text[figure.end :].split()).strip(" ,;:.")
        return [Count(figure.start, figure.end, figure.value, figure.unit, rest or None, figure.parts)]
    if marks.leads and is_lead(text):
        return []
    taken = sorted((reading.char_start, reading.char_end) for reading in (*marks.amounts, *marks.dates))
    numbers = [number for number in find_numbers(text, 0, len(text)) if not _is_taken(taken, number)]
    if not numbers:
        return []
    starts = [number.start for number in numbers]
    counted: list[Count] = []
    for start, end in find_sentences(text):
        counts: list[Count] = []
        doubtful: set[int] = set()
        for number in numbers[bisect_left(starts, start) : bisect_left(starts, end)]:
            if counts and number.start < counts[-1].end:
                continue
            noun = find_noun(text, number, end)
            count = _count(text, number, noun, end) if noun else _another(text, number, counts)
            if count is not None:
                counts.append(count)
                if noun and not _is_result(text, number, noun, start):
                    doubtful.add(count.start)
        counted += _with_deeds(text, start, end, _believed(text, counts, doubtful))
    return counted


def _is_taken(taken: list[tuple[int, int]], number: NumberSpan) -> bool:
    """Whether a number is part of a sum or a date."""
    at = bisect_left(taken, (number.end, 0))
    return any(number.start < end for _, end in taken[max(0, at - 3) : at])


def _count(text: str, number: NumberSpan, noun: Noun, end: int) -> Count | None:
    """The number with the noun that it counts: only what is measured has fractions, only money billions."""
    if not 1 <= number.value < 10**9 or (number.value % 1 and noun.head not in words_that("extent")):
        return None
    parts = find_parts(text, noun.end, end)
    unit = " ".join(text[noun.start : noun.end].split())
    return Count(number.start, max(noun.end, parts.end), number.value, unit, None, parts)


def _is_result(text: str, number: NumberSpan, noun: Noun, start: int) -> bool:
    """People are; a number in words, a name or what was told before only where something was done with it."""
    if noun.head in words_that("people"):
        return True
    if is_counted_already(text, number.start):
        return not number.in_words and is_deed(text, number.start, noun.end)
    if noun.head in words_that("bodies") or not (
        number.in_words or noun.capital or noun.head in words_that("area")
    ):
        return True
    if is_deed(text, number.start, noun.end) or is_subject_of_deed(text, number.start, noun.end, start):
        return True
    return noun.head in words_that("area") and is_done(text[max(start, number.start - 80) : number.start])


def _believed(text: str, counts: list[Count], doubtful: set[int]) -> list[Count]:
    """Counts without the doubtful ones; in a list one vouches for all: `six puits et deux parcs créés`."""
    believed = {i for i, count in enumerate(counts) if count.start not in doubtful}
    around = range(1, len(counts))
    for pairs in ([(i - 1, i) for i in reversed(around)], [(i, i - 1) for i in around]):
        for left, right in pairs:
            first, last = sorted((left, right))
            if right in believed and _goes_on(text[counts[first].end : counts[last].start]):
                believed.add(left)
    return [counts[i] for i in sorted(believed)]


def _another(text: str, number: NumberSpan, counts: list[Count]) -> Count | None:
    """A number without a noun in a list of them: the noun is that of the count before."""
    state = _ELLIPSIS.match(text, number.end)
    if state is None or not counts or number.in_words or number.value < 1:
        return None
    if _AMONG.search(text, counts[-1].end, number.start):
        return None
    if state["done"] and not is_participle(state["done"]):
        return None
    return Count(number.start, number.end, number.value, counts[-1].unit, None, Parts())


def _with_deeds(text: str, start: int, end: int, counts: list[Count]) -> Iterator[Count]:
    """Counts with what was done; those of one list share what stands behind the last."""
    done: list[Count] = []
    shared: str | None = None
    for index in range(len(counts) - 1, -1, -1):
        count = counts[index]
        until = counts[index + 1].start if index + 1 < len(counts) else end
        stop = _ENDS.search(text, count.end, until)
        rest = " ".join(text[count.end : stop.start() if stop else until].split()).strip(" ,;:.()–-")
        rest = _TRAILING.sub("", rest).strip(" ,")
        if len(rest.split()) > 1:
            shared = rest
        elif index + 1 == len(counts) or not _listed(text[count.end : until]):
            shared = rest or None
        begin = _clause_start(text, max(start, count.start - _REACH), count.start)
        clause = text[begin : stop.start() if stop else min(end, count.end + _REACH)]
        # `la construction de 10 forages dans la région`: what was done stands before, not behind.
        before = clause if was_doing(text, count.start) and not (shared and is_done(shared)) else None
        done.append(replace(count, what=" ".join((before or shared or clause).split())[:200] or None))
    yield from reversed(done)


def _listed(between: str) -> bool:
    return bool(_LISTED.fullmatch(between))


def _goes_on(between: str) -> bool:
    """Whether a list goes on: `4 salles en dur, de deux cabines`."""
    return bool(_LIST_GOES_ON.fullmatch(between))


def _clause_start(text: str, start: int, at: int) -> int:
    stops = [match.end() for match in _CLAUSE_END.finditer(text, start, at)]
    return stops[-1] if stops else start
