"""Names of organisations in English: capitalised words around a noun such as `Council`, `Ministry of`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.organisations.english_ends import (
    BOARD_OF,
    DEED_FOR,
    PAPER,
    PLANNED,
    PLANNED_FOR,
    TOLD_OF,
    behind_holder,
    english_nouns,
    english_only,
    english_states,
    is_holder,
    is_known_body,
    spelled_on,
    without_persons,
    without_site,
    without_topic,
)
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.english_runs import (
    BARE,
    OF_WHAT,
    OPENS,
    TOLD_TO,
    WORD,
    closed,
    owners,
    pieces,
)
from pipeline.entities.organisations.english_small import find_in_small
from pipeline.entities.organisations.lexicon import worded
from pipeline.gazetteer import (
    fold,
)

_LINK = (
    r"(?:,? (?:of|for|and|&|on|Against)(?: the)?| in(?: the)?(?= [A-Z])| with(?= [A-Z][a-z]+s\b(?! [A-Z])))"
)
_ALONE = r"(?<![^\W⁰¹²³⁴-⁹])(?<![’'–-])"
"""Where a name may begin: behind no letter and no hyphen, but behind the raised number of a note."""

_RUN = re.compile(rf"{_ALONE}(?P<name>{WORD}(?:{_LINK} {WORD}| {WORD})*)")
_ABROAD = re.compile(
    rf"{_ALONE}(?P<name>{WORD}(?:{_LINK} {WORD}| (?:de|do|da|del|dos)(?: la| los)? {WORD}"
    rf"| {WORD})*)"
)
"""A run in English, in which places are written in their own language: `University of Rio de Janeiro`."""
_LISTED = re.compile(
    rf"{_ALONE}(?P<name>(?:{WORD} ){{0,3}}{OF_WHAT} (?:of|for|on)(?: the)? {WORD}(?: {WORD}){{0,2}}"
    rf"(?:, {WORD}(?: {WORD}){{0,2}}){{1,4}},? (?:and|&)(?: the)? {WORD}(?: {WORD}){{0,2}})"
)
_BACKED = re.compile(r"[A-Z]\w*-(?:[a-z]+ed|led|run|based|wide)\s")
"""Whose it is, in one word before a name: `UNICEF-supported Delta School`."""

_ORGAN = re.compile(
    r"(?:(?:(?:Consolidated |Audited )?Financial )?Statements?|Schedule|Audit|Copy|Appendix|Documents?"
    r"|(?:Executive |Management )?(?:Boards?|Council|Committee|Assembly|Secretariat|Staff"
    r"|Members?|Trustees)(?: of (?:Executive )?(?:Directors|Governors|Trustees|Administrators|Management))?"
    r"|(?:Minister of )?State|Leader|Headquarters|Head|Chief|Chair(?:man|person)?|President"
    r"|Director(?: General)?|Representatives?|Ambassador|Minister|Secretary|Officials?"
    r"|Commissioner|Manager|Coordinator)"
    r" (?:of|for|to) (?:[Tt]he )?"
)
"""The organ or office of a body that is named behind it."""

_DOCUMENT = re.compile(
    r" (?:Annual Reports?|Annual|Reports?|Accounts|Agreements?|Memorandum|Bulletin|Newsletter|Press|Strategic"
    r"|Strategy|Budget|Plan|Policy|Statement)\b.*\Z"
)
"""What a body publishes or signs, named behind it."""

_STUDIED = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,3}(?P<noun>Institute|Center|Centre) (?:of|for) (?:[A-Z][\w’'-]+ (?:and )?){1,5}"
    r"(?:Policy|Law)"
)
"""A body that is named after what it studies: `Centre for Health Policy`."""

_OF_STUDY = re.compile(r"(?:Institute|Center|Centre) (?:of|for) [A-Z]")
"""How names of such bodies go on, whatever the language around them."""

_SHOUTED = re.compile(r"(?:[A-Z][A-Z&'’-]+ ){2,}(?=[A-Z][a-z]+ )(?<=[A-Z]{4} )")
"""A heading in capitals before a name that is not: `CONTRIBUTING PARTNERS Delta River Council`."""

_SUM_BEHIND = re.compile(r" (?:US)?[A-Z]{3}\Z")
"""The code of a currency before a sum that stands behind a name: `Delta Foundation USD 5,000`."""

_COUNTED = re.compile(r"\d(?:st|nd|rd|th) \Z")
_ORDINAL = 6
"""An event that is counted: `47th Congress of`; characters in which its number stands."""

_TITLED = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof)\.? \Z")
"""The title of a person, whose family may be called `Parish` or `Church`."""

_BOARD = re.compile(r"\bBoards? of (?:Directors|Trustees|Governors|Administrators)\Z")
"""The organ of a body, which names none: `Leadership Team Board of Directors`."""

_LETTER = re.compile(r"(?: (?:of|for|in)(?: the)?)? [A-Z]\Z")
"""The first letter of `U.S.` at the end of what is a name without it."""

_POSSESSED = re.compile(r"['’]s?\Z")
"""The mark of whose something is, at the end of a name."""

_CLOSES = re.compile(r"(?: (?:To|The|A|An|In|On|At|By|With|From|For|Of|And)){1,4}\Z")
"""Words of the next sentence, which a name in a list without signs is never over with."""

_ROLE_OF_BODY = re.compile(rf"(?:{BARE.pattern} )?(?:{worded('role_of_body', language='en')}) [A-Z][a-z]+\Z")
"""The part that a body has, which names none: `USAID Lead Agency`."""

_DATED = re.compile(
    r"(?: (?:on|in|for|to|and))? (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*\Z"
)


def find_english_names(text: str, *, english: bool) -> Iterator[tuple[int, int, str]]:
    """The English names of a text as (start, end, kind).

    In a text of another language only nouns that are English alone count (`Council`, not `Commission`).
    """
    if may_name(text, english=english):
        yield from _find_capitalised(text, english=english)
    if english:
        yield from find_in_small(text)


def _find_capitalised(text: str, *, english: bool) -> Iterator[tuple[int, int, str]]:
    for match in (m for m in _LISTED.finditer(text) if not _lists_bodies(m["name"])):
        opened = OPENS.match(match["name"])
        at = opened.end() if opened else 0
        for start, part in owners(match["name"][at:]):
            yield from _named(part, match.start("name") + at + start, english=english)
    for match in (_ABROAD if english else _RUN).finditer(text):
        if not may_name(match["name"], english=english):
            continue
        name, start = spelled_on(match["name"], text, match.end()), match.start()
        before = text[max(0, start - _ORDINAL) : start]
        if _COUNTED.search(before) or _TITLED.search(before) or _is_one_of(text, start, name):
            continue
        led = _begins_at(name, english=english)
        name, start = name[led:], start + led
        name = _CLOSES.sub("", _DATED.sub("", name))
        if text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isdigit():
            name = _SUM_BEHIND.sub("", name)
        for piece_start, piece in pieces(name):
            for whole_start, whole in closed(piece):
                for at, part in owners(whole):
                    yield from _named(part, start + piece_start + whole_start + at, english=english)


def may_name(text: str, *, english: bool) -> bool:
    """Whether a text has a noun by which a body is named in English: without one it holds no such name.

    In a text of another language a noun that it has, too, is not enough, but for bodies of study.
    """
    said = _CAPITALISED.findall(text)
    if not english_only().isdisjoint(said):
        return True
    return not english_nouns().keys().isdisjoint(said) if english else bool(_OF_STUDY.search(text))


_CAPITALISED = re.compile(r"[A-Z][a-z]+")
"""How the nouns of bodies are written."""


def _is_one_of(text: str, start: int, name: str) -> bool:
    """`building a Foundation for Trade`: before the noun itself an article says that there are others."""
    return name.split()[0] in english_nouns() and text[:start].endswith((" a ", " an "))


def _begins_at(name: str, *, english: bool) -> int:
    """Where a name begins behind words of its sentence, of a heading, or what is to be done with the body."""
    at = 0
    while opened := OPENS.match(name[at:]) or _BACKED.match(name[at:]):
        at += opened.end()
    shouted = _SHOUTED.match(name[at:])
    at += shouted.end() if shouted else 0
    told = TOLD_TO.match(name[at:])
    named = told and english_kind(_POSSESSED.sub("", name[at + told.end() :]), english=english) is not None
    return at + told.end() if told and named else at


def _lists_bodies(name: str) -> bool:
    """`Ministry of Rivers, Dental Mali, and Delta Aid Association`: what ends the list is a body itself."""
    last = re.split(r",? (?:and|&) (?:the )?", name)[-1].split()
    return len(last) > 1 and last[-1] in english_nouns()


def _named(name: str, start: int, *, english: bool) -> Iterator[tuple[int, int, str]]:
    if PLANNED_FOR.match(name):
        return
    studied = _STUDIED.fullmatch(name)
    if studied:
        yield start, start + len(name), english_nouns()[studied["noun"]][0]
        return
    document = _DOCUMENT.search(name)
    if document and PLANNED.search(name[: document.start()]):
        return
    if len(name.split()) > _LONGEST or _BOARD.search(name) or _ROLE_OF_BODY.match(name):
        return
    if document and english_kind(name[: document.start()], english=english) is not None:
        name = name[: document.start()]
    name = _before_officer(name, english=english)
    behind = behind_holder(name)
    name, start = name[behind:], start + behind
    name = _without_letters(_LETTER.sub("", name), english=english)
    name = _POSSESSED.sub("", without_persons(without_topic(without_site(name))))
    if PAPER.search(name) or fold(name) in english_states():
        return
    told = TOLD_OF.match(name)
    if told and fold(told["land"]) in english_states():
        name, start = name[told.end() :], start + told.end()
    behind = _behind_deed(name, english=english)
    name, start = name[behind:], start + behind
    organ = _ORGAN.match(name)
    if organ and BARE.fullmatch(name[organ.end() :]):
        return
    if organ and english_kind(name[organ.end() :], english=english) is not None:
        name, start = name[organ.end() :], start + organ.end()
    board = BOARD_OF.match(name)
    if board and is_known_body(name[board.end() :]):
        return
    kind = english_kind(name, english=english)
    if kind is not None:
        yield start, start + len(name), kind


def _before_officer(name: str, *, english: bool) -> str:
    """`University of Rives Professor Awa Diallo`: a body without its officer, who is named behind it."""
    words = name.split(" ")
    for at in range(2, len(words) - 1):
        whole = " ".join(words[:at])
        if is_holder(words[at]) and words[at - 1][:1].isupper() and english_kind(whole, english=english):
            return whole
    return name


def _behind_deed(name: str, *, english: bool) -> int:
    """Where the body begins that something is done for."""
    deed = DEED_FOR.match(name)
    if deed is None or english_nouns().keys() & set(deed.group().split()):
        return 0
    return deed.end() if english_kind(name[deed.end() :], english=english) is not None else 0


def _without_letters(name: str, *, english: bool) -> str:
    """`Ministry of Mines ABCD`: in a list without signs, letters behind it are those of another body."""
    whole, _, last = name.rpartition(" ")
    apart = " of " in whole and BARE.fullmatch(last) and whole.rsplit(" ", 1)[-1] not in ("of", "for", "and")
    return whole if apart and english_kind(whole, english=english) is not None else name


_LONGEST = 16
"""Words of a name; titles of papers have more."""
