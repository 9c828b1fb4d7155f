"""Names of organisations in English: capitalised words around a noun such as `Council`, `Ministry of`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.organisations.english_ends import (
    BOARD_OF,
    DEED_FOR,
    PAPER,
    PLANNED,
    PLANNED_FOR,
    TOLD_OF,
    behind_holder,
    english_nouns,
    english_states,
    is_holder,
    is_known_body,
    spelled_on,
    without_persons,
    without_site,
    without_topic,
)
from pipeline.entities.organisations.english_runs import BARE, OF_WHAT, OPENS, WORD, closed, owners, pieces
from pipeline.entities.organisations.english_small import find_in_small
from pipeline.entities.organisations.lexicon import words_of
from pipeline.gazetteer import (
    fold,
)

_LINK = r"(?:(?:of|for|and|&|on|Against)(?: the)?|in(?: the)?(?= [A-Z]))"
_RUN = re.compile(rf"(?<![\w’'-])(?P<name>{WORD}(?:,? {_LINK} {WORD}| {WORD})*)")
_ABROAD = re.compile(
    rf"(?<![\w’'-])(?P<name>{WORD}(?:,? {_LINK} {WORD}| (?:de|do|da|del|dos)(?: la| los)? {WORD}"
    rf"| {WORD})*)"
)
"""A run in English, in which places are written in their own language: `University of Rio de Janeiro`."""
_LISTED = re.compile(
    rf"(?<![\w’'-])(?P<name>(?:{WORD} ){{0,3}}{OF_WHAT} (?:of|for|on)(?: the)? {WORD}(?: {WORD}){{0,2}}"
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

_SHOUTED = re.compile(r"(?:[A-Z][A-Z&'’-]+ ){2,}(?=[A-Z][a-z]+ )(?<=[A-Z]{4} )")
"""A heading in capitals before a name that is not: `CONTRIBUTING PARTNERS Delta River Council`."""

_SUM_BEHIND = re.compile(r" (?:US)?[A-Z]{3}\Z")
"""The code of a currency before a sum that stands behind a name: `Delta Foundation USD 5,000`."""

_COUNTED = re.compile(r"\d(?:st|nd|rd|th) \Z")
_ORDINAL = 6
"""An event that is counted: `47th Congress of`; characters in which its number stands."""

_BOARD = re.compile(r"\bBoards? of (?:Directors|Trustees|Governors|Administrators)\Z")
"""The organ of a body, which names none: `Leadership Team Board of Directors`."""

_LETTER = re.compile(r"(?: (?:of|for|in)(?: the)?)? [A-Z]\Z")
"""The first letter of `U.S.` at the end of what is a name without it."""

_POSSESSED = re.compile(r"['’]s?\Z")
"""The mark of whose something is, at the end of a name."""

_CLOSES = re.compile(r"(?: (?:To|The|A|An|In|On|At|By|With|From|For|Of|And)){1,4}\Z")
"""Words of the next sentence, which a name in a list without signs is never over with."""

_DATED = re.compile(
    r" (?:on|in|for|to|and) (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*\Z"
)


def find_english_names(text: str, *, english: bool) -> Iterator[tuple[int, int, str]]:
    """The English names of a text as (start, end, kind).

    In a text of another language only nouns that are English alone count (`Council`, not `Commission`).
    """
    for match in (m for m in _LISTED.finditer(text) if not _lists_bodies(m["name"])):
        opened = OPENS.match(match["name"])
        at = opened.end() if opened else 0
        for start, part in owners(match["name"][at:]):
            yield from _named(part, match.start("name") + at + start, english=english)
    for match in (_ABROAD if english else _RUN).finditer(text):
        name, start = spelled_on(match["name"], text, match.end()), match.start()
        if _COUNTED.search(text, max(0, start - _ORDINAL), start):
            continue
        opened = OPENS.match(name) or _BACKED.match(name)
        while opened:
            name, start = name[opened.end() :], start + opened.end()
            opened = OPENS.match(name) or _BACKED.match(name)
        shouted = _SHOUTED.match(name)
        if shouted:
            name, start = name[shouted.end() :], start + shouted.end()
        name = _CLOSES.sub("", _DATED.sub("", name))
        if text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isdigit():
            name = _SUM_BEHIND.sub("", name)
        for piece_start, piece in pieces(name):
            for whole_start, whole in closed(piece):
                for at, part in owners(whole):
                    yield from _named(part, start + piece_start + whole_start + at, english=english)
    if english:
        yield from find_in_small(text)


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
    if len(name.split()) > _LONGEST or _BOARD.search(name):
        return
    if document and english_kind(name[: document.start()], english=english) is not None:
        name = name[: document.start()]
    name = _before_officer(name, english=english)
    behind = behind_holder(name)
    name, start = name[behind:], start + behind
    name = _without_letters(_LETTER.sub("", name), english=english)
    name = _POSSESSED.sub("", without_persons(without_topic(without_site(name))))
    if PAPER.search(name):
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


def english_kind(name: str, *, english: bool) -> str | None:
    """The kind that the head noun of an English name says, or None; `english` is that of the whole text."""
    words = name.split()
    nouns = [word for word in words if word in english_nouns()]
    if len(words) < 2 or not nouns or _OFFICES & set(words) or words[-1] in _SEVERAL or name in _LANDS:
        return None
    if not english and all(english_nouns()[noun][1] for noun in nouns):
        return None
    if _is_of_trade(words, nouns) or (words[-2] == "the" and nouns == words[-1:]):
        # `Awa Diallo of the Ministry`: the body has no name.
        return None
    if not english and not (set(words) & {"of", "for", "and", "the", "in"} or words[-1] in nouns):
        return None
    # `Council of Ministers` names by what follows, `Refugee Council` by what stands before.
    branch = len(words) > 2 and words[-2] in nouns and fold(words[-1]) in english_states()
    last = (
        words[-1] in nouns
        or branch
        or any(
            words[i] in nouns and words[i + 1] in ("of", "for", "in", "on", "Against")
            for i in range(len(words) - 1)
        )
    )
    return english_nouns()[nouns[-1] if words[-1] in nouns else nouns[0]][0] if last and fold(name) else None


_TRADES = words_of("trade")
_ABOUT = frozenset(("for", "of", "on", "in", "about"))


def _is_of_trade(words: Sequence[str], nouns: Sequence[str]) -> bool:
    """`Supporting Services`, `Policies for New Technologies`: what is done or dealt in, by no one."""
    if not set(nouns) <= _TRADES:
        return False
    if words[0].endswith("ing") and (len(words) == _OF_DEED or _ABOUT & set(words) or "and" in words):
        return True
    if words[0].endswith("ed") and words[-2] in ("and", "&"):
        return True
    at = words.index(nouns[-1])
    bodies = any(word.removesuffix("s") in english_nouns() for word in words[:at])
    return not bodies and any(word.lower() in _ABOUT for word in words[:at])


_OF_DEED = 2
"""Words of a deed and what it is done to."""

# fmt: off
_SEVERAL = frozenset((
    "Companies", "Industries", "Institutions", "Airlines", "Associations", "Organisations",
    "Organizations", "Agencies", "Banks", "Councils", "Governments", "Universities", "Schools",
    "Hospitals", "Departments", "Offices", "Committees", "Ministries", "Unions",
))
# fmt: on
"""Nouns in the plural: a class of bodies, not one."""

_LANDS = frozenset(
    (
        "West Bank",
        "Left Bank",
        "South Bank",
        "Right Bank",
        "East Bank",
        "Federal Republic",
        "United Republic",
        "Islamic Republic",
        "Arab Republic",
        "Democratic Republic",
    )
)
"""Places that are named by a noun of bodies, and the beginnings of lands' names."""

# fmt: off
_OFFICES = frozenset((
     "Act", "Agreement", "Ambassador", "Appeal", "Assessment", "Award", "Campaign", "Ceremony", "Chair",
     "Chairman", "Chief", "Commander", "Commissioner", "Conference", "Convention", "Coordinator", "Day",
     "Declaration", "Deputy", "Director", "Guidelines", "Head", "Law", "Leader", "Manager", "Meeting",
     "Minister", "Officer", "Plan", "Policy", "President", "Region", "Report", "Representative", "Review",
     "Secretary", "Spokesperson", "Strategy", "Summit", "Survey", "Treaty", "Workshop",
))
# fmt: on
"""Words by which a name is that of an office, an act, a document or an event."""
