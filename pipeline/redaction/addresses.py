"""Dates of birth and postal addresses of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.language.lexicon import group, plainly
from pipeline.redaction.names_data import folded
from pipeline.redaction.ordinary import country_names
from pipeline.redaction.passages import PagePassage, Personal, personal_words

_DAY = (
    r"(?:\d{1,2}(?:er|st|nd|rd|th|º)?(?:[ ./-]| de )(?:\d{1,2}|[^\W\d_]{3,10}\.?)(?:[ ./,-]{1,2}| de )\d{2,4}"
    r"|[^\W\d_]{3,10} \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d))"
)


def find_births(passage: PagePassage) -> Iterator[Personal]:
    """Dates of birth, with the place that follows."""
    for match in _birth(passage.language).finditer(passage.text):
        yield Personal(*match.span("day"), "birth", "date of birth")
    for match in _birthplace(passage.language).finditer(passage.text):
        yield Personal(*match.span("place"), "birth", "place of birth", entry=True)


@cache
def _birthplace(language: str) -> re.Pattern[str]:
    """A label of birth with a place behind it."""
    labels = plainly(personal_words(language).labels.get("birth", ()))
    return re.compile(rf"(?<!\w)(?i:{labels})\s?:\s?(?P<place>{_CAPITALS}(?: \([^()\n]{{2,30}}\))?)")


@cache
def _birth(language: str) -> re.Pattern[str]:
    words = personal_words(language)
    leads = plainly((*words.born, *words.labels.get("birth", ())))
    place = r"(?:à|a|in|at|em|en) [A-ZÀ-Þ][\w’'-]+(?: \([^()\n]{2,30}\))?"
    before = rf"(?:{place},? (?:le|en|vers|on|in|em|el) )?"
    return re.compile(
        rf"(?<!\w)(?i:{leads})\s{{0,2}}:?\s{{0,2}}"
        rf"(?P<day>{before}{_DAY}(?:,? {place}|, {_CAPITALS}(?=\s?$))?)",
        re.MULTILINE,
    )


def find_addresses(passage: PagePassage) -> Iterator[Personal]:
    """Addresses of persons: a house in a street, a door, what stands behind `domiciled at` or a label."""
    for match in _street(passage.language).finditer(passage.text):
        yield Personal(*match.span(), "address", "house in a street")
    for match in _home(passage.language).finditer(passage.text):
        if folded(match["place"].strip()) in country_names(passage.language):
            continue
        yield Personal(*match.span("place"), "address", "domicile")
    for match in _labelled(passage.language).finditer(passage.text):
        yield Personal(*match.span("place"), "address", "behind a label", entry=True)


_CAPITALS = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
_TOWN = r"(?:,? ?(?:[A-Z]-?)?\d{4,5} [A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,3})?"
_NAME_OF_STREET = (
    r"(?:(?:de|du|des|la|le|les|l'|d'|da|do|dos|del|el) ?){0,3}"
    r"[\w’'.-]+(?: (?:(?:de|du|des|la|le|les|da|do|del) ){0,2}[A-ZÀ-Þ0-9][\w’'.-]*){0,5}"
)


@cache
def _street(language: str) -> re.Pattern[str]:
    words = personal_words(language)
    before, behind = plainly(words.streets_before), plainly(words.streets_behind)
    door = rf"(?:,? (?i:{plainly(words.doors)})\s?(?:n[°º] ?)?[\w-]{{1,8}}(?!\w))"
    box = rf"(?:,? (?i:{plainly(words.boxes)})\.?\s?:?\s?\d{{1,6}})"
    number = r"\d{1,5}(?: ?(?:bis|ter|[a-zA-Z]))?"
    house = rf"{number},? (?i:{before}) {_NAME_OF_STREET}"
    named = rf"(?i:{before}) (?:{_NAME_OF_STREET},? (?:n[°º] ?)?)?\d{{1,4}}{door}"
    english = rf"{number} (?:[A-ZÀ-Þ][\w’'-]+ ){{1,3}}(?i:{group(behind)})(?!\w)"
    behind_door = rf"(?i:{plainly(words.doors)}) (?:n[°º] ?)?[A-Z]?\d[\w/-]*,? {_CAPITALS}"
    doors = rf"(?:[A-ZÀ-Þ][\w’'-]+,? )?(?i:{before}) \d{{1,4}}{door}"
    parts = (
        rf"(?i:{plainly(words.boxes)})\.?\s?:?\s?\d{{1,6}},? (?i:{plainly(words.districts)}) [A-ZÀ-Þ][\w’'-]+"
        rf"|(?i:{plainly(words.districts)}) [A-ZÀ-Þ\d][\w’'-]*(?:,? {_CAPITALS}){{0,2}}"
        rf",? (?:\d\d )?(?i:{plainly(words.boxes)})\.?\s?:?\s?\d{{1,6}}"
        rf"|(?i:{plainly(words.districts)}) [A-ZÀ-Þ\d][\w’'-]*(?:,? {_CAPITALS})?"
        rf",? (?i:{plainly(words.doors)}) (?:n[°º] ?)?\d{{1,5}}"
    )
    town = rf"(?:{_TOWN}(?!, [A-ZÀ-Þ])|, [A-ZÀ-Þ][\w’'-]+)"
    return re.compile(
        rf"(?<!\w)(?:{house}|{named}|{doors}|{behind_door}|{english}|{parts})(?:{door})?(?:{box})?{town}"
    )


@cache
def _labelled(language: str) -> re.Pattern[str]:
    labels = plainly(personal_words(language).labels.get("address", ()))
    return re.compile(rf"^[ \t•*_-]*(?i:{labels})\s?:\s?(?P<place>[^\n\t@]{{4,120}})$", re.MULTILINE)


@cache
def _home(language: str) -> re.Pattern[str]:
    words = personal_words(language)
    lives = plainly(words.lives)
    end = r"[.;,](?:\s|$)|[\n\t;:()]| (?:et|ou|and|or|y|e|qui|who) |$"
    parts = plainly((*words.districts, *words.streets_before, *words.boxes, *words.doors))
    more = rf"(?:, (?:(?i:{parts})[^\n\t;:(),.]{{2,60}}|{_CAPITALS}(?=[,.;)]|\s?$))){{0,3}}"
    return re.compile(
        rf"(?<!\w)(?i:{lives}) (?P<place>(?:(?i:{parts}) )?[A-ZÀ-Þ\d][^\n\t;:()]{{2,80}}?(?={end}){more})",
        re.MULTILINE,
    )
