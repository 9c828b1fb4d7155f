"""Names of persons that were found somewhere, recognised wherever they stand again, and those that stay."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.language.lexicon import alternatives
from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.naming import is_namesake
from pipeline.redaction.ordinary import ordinary_words
from pipeline.redaction.passages import (
    INITIALS,
    MADE_OF_NAMES,
    MODELLED,
    PagePassage,
    Personal,
    Span,
    parts_of,
    personal_words,
)

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
LEAST = 3
"""Letters of a part of a name that is looked for: `El` and initials are in every text."""


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, or of any text, by which names are met again, folded."""
    return frozenset(key for word in _WORD.findall(name) if len(key := folded(word)) >= LEAST)


class KnownPersons:
    """Names of persons as sets of folded words; a name is met again in any order and case."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, set[frozenset[str]]] = defaultdict(set)
        for name in names:
            words = words_of_name(name)
            if len(words) > 1:
                for word in words:
                    self._by_word[word].add(words)

    def find(self, passage: PagePassage) -> Iterator[Personal]:
        """Where the names stand in a page's text, as words beside each other."""
        words = [(match.span(), folded(match[0])) for match in _WORD.finditer(passage.text)]
        for number, (span, word) in enumerate(words):
            for name in self._by_word.get(word, ()):
                window = words[number : number + len(name) + 2]
                rest = set(name)
                end = span[1]
                for (_, right), other in window:
                    if other in rest:
                        rest.discard(other)
                        end = right
                if (
                    not rest
                    and "\n" not in passage.text[span[0] : end]
                    and not is_namesake(passage, span[0], end)
                ):
                    yield Personal(span[0], end, "person", "named elsewhere")


def find_surnames(passage: PagePassage, names: Iterable[str]) -> Iterator[Personal]:
    """Parts of names of a document's persons that stand alone: `Mme Traoré` again as `TRAORÉ`.

    A part that is an ordinary word, or stands in the name of an organisation, is left.
    """
    parts = {
        key
        for name in names
        for word in _WORD.findall(name)
        if len(key := folded(word)) > LEAST and _is_telling(passage, key)
    }
    if not parts:
        return
    for match in _WORD.finditer(passage.text):
        if match[0][0].isupper() and folded(match[0]) in parts and not passage.is_organisation(*match.span()):
            before = _INITIALS.search(passage.text, max(0, match.start() - LONGEST_INITIALS), match.start())
            start = before.start() if before else match.start()
            yield Personal(start, match.end(), "person", "part of a name of the document")


_INITIALS = re.compile(r"(?<!\w)(?:[A-ZÀ-Þ]\.[ -]?){1,3}$")
LONGEST_INITIALS = 9
"""Initials before the name of a family, and signs that three of them take at most."""


def is_name(person: Personal) -> bool:
    """Whether what was found is a name by which a person is met again in the document: no initials."""
    return person.kind == "person" and person.basis not in (INITIALS, MODELLED)


def is_telling(passage: PagePassage, person: Personal) -> bool:
    """Whether what was found is surely enough a name to be looked for elsewhere.

    The model alone may err, and initials stand for others on other pages.
    """
    if person.kind != "person" or person.basis == INITIALS:
        return False
    if person.basis not in (MODELLED, MADE_OF_NAMES):
        return True
    names = [name_of(part) for _, part in parts_of(passage.text, person.start, person.end)]
    known = [name for name in names if name is not None]
    return any(name.listed for name in known) or len(known) > 1


def _is_telling(passage: PagePassage, key: str) -> bool:
    name = name_of(key)
    if name is not None and not name.alone:
        return False
    return key not in ordinary_words(passage.language) and key not in passage.lower


def office_holders(passage: PagePassage, spans: Iterable[Personal]) -> list[Personal]:
    """Those of the persons found who are named with their public office, as acting in it: they stay."""
    before, behind = _offices(passage.language)
    spans = list(spans)
    entries = [(entry.start, entry.end) for entry in spans if entry.entry]
    return [
        person
        for person in spans
        if person.kind == "person"
        and not any(start < person.end and person.start < end for start, end in entries)
        and (
            before.search(passage.text, max(0, person.start - REACH), person.start)
            or behind.match(passage.text, person.end)
        )
    ]


REACH = 120
"""Characters before a name in which its office may stand."""


@cache
def _offices(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = personal_words(language)
    office = rf"(?<!\w)(?i:{alternatives(words.offices)})(?!\w)"
    titles = rf"(?:(?:(?:le|la|l['’]|the|o|a|el)[ ]?)?(?i:{alternatives(words.titles)})[ \u00a0]+)*"
    # Between them stands what the office is of; a verb is told by the comma that is missing.
    small = r"de|du|des|of|for|the|and|et|à|aux?|da|do|del?|la|le|les|[dl]['’][\w-]+"
    of = rf"(?:[ \u00a0](?:{small}|[A-ZÀ-Þ][\w’'-]*))"
    return (
        re.compile(rf"{office}(?:{of}{{0,12}},?|(?:{of}|[ \u00a0][\w’'-]+){{1,12}},)[ \u00a0]+{titles}$"),
        re.compile(rf",? \(?(?:(?:le|la|l['’]|the|o|a|el) ?)?{office}"),
    )


def without(personals: Iterable[Personal], kept: Iterable[Personal]) -> list[Personal]:
    """What was found, without the persons that stay and what lies in their names."""
    spans: list[Span] = [(person.start, person.end) for person in kept]
    return [
        personal
        for personal in personals
        if personal.kind != "person" or not any(s <= personal.start and personal.end <= e for s, e in spans)
    ]
