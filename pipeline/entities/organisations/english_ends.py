"""Where English names end: what a body is told to be at, on or of, and the nouns that they have."""

from __future__ import annotations

import functools
import re

from pipeline.entities.organisations.lexicon import holders, worded, words_of
from pipeline.gazetteer import fold, load_organisations, load_states, read_rows

PAPER = re.compile(r"\bJournal of\b|\b(?:Quarterly|Gazette|Proceedings)\Z")
"""A scientific paper, which is named like a body: `International Journal of Health Systems`."""

TOLD_OF = re.compile(r"(?P<land>[A-Z]\w+) of (?:the )?")
"""`assured Malawi of World Bank's support`: a land is told of a body."""

PLANNED = re.compile(r"\b(?:Cooperation|Development|Assistance|Partnership)\Z")
"""What a strategy is for: `Country Development Cooperation Strategy`."""

BOARD_OF = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,5}?(?:Board|Council|Committee|Mission|Assembly)(?: Mission)? of (?:the )?"
)
"""The organ of a body that is known, which is found as such: `Executive Board of the World Bank`."""

_SPELLED_ON = re.compile(r"(?<=[A-Z]{2})/[A-Z]{2,}(?![\w/])")
"""Letters that a stroke joins to those at the end of a name: `Programme on HIV/AIDS`."""


def spelled_on(name: str, text: str, end: int) -> str:
    """A name with the letters that a stroke joins to its end, where it has such."""
    spelled = _SPELLED_ON.match(text, end)
    return name + spelled.group() if spelled else name


PLANNED_FOR = re.compile(rf"(?:[A-Z][\w’'-]* ){{0,4}}(?:{worded('thing', language='en')}) (?:of|for|on) ")
"""What is planned, agreed or won for or on something is no body, whatever noun the something has."""

DEED_FOR = re.compile(r"(?:[A-Z][\w’'-]* ){1,4}(?:of|for|at) the (?=[A-Z])")
"""What is done for a body that is named behind it: `Annual Meetings of the`, `Major Support for the`."""

_OF_RUN = re.compile(
    r"\b(?P<noun>University|College|Federation|Association|Union) of (?P<run>[\w’'-]+(?: [A-Z][\w’'-]+)+)\Z"
)
_PLACE_OF = 2
"""Words that a place has at most: `University of New Mexico`."""


def without_persons(name: str) -> str:
    """`University of Wisconsin Awa Diallo`: in a list without signs, the person that stands behind a body."""
    run = _OF_RUN.search(name)
    if run is None:
        return name
    words = run["run"].split()
    person = len(words) > _PLACE_OF and not set(words) & english_nouns().keys()
    kept = len(words) - 2 if len(words) <= 2 * _PLACE_OF else 1
    return name[: run.start("run")] + " ".join(words[:kept]) if person else name


def without_site(name: str) -> str:
    """`Trust in Laikipia County`: where a body is belongs to its name behind the head noun, or as a state."""
    for site in re.finditer(r" in (?:the )?(?=[A-Z])", name):
        before, after = name[: site.start()], name[site.end() :]
        if is_known_body(before):
            # `European Union in South Sudan`: of one body there is one, wherever it is.
            return before
        at_noun = before.split()[-1] in english_nouns() and " " in before
        if not at_noun and fold(after) not in english_states():
            return before
        if at_noun and before.split()[-1] not in _REACHING and fold(after) not in english_states():
            return before
    return name


def behind_holder(name: str) -> int:
    """Where a body begins whose officer stands before it: `Former Chairman and CEO Delta Group, Inc.`."""
    words = name.split(" ")
    last = next(
        (at for at in range(len(words) - _PLACE_OF, 0, -1) if is_holder(words[at - 1])),
        0,
    )
    if not last:
        return 0
    while words[last] in ("of", "for", "the", "de", "du", "la") and last < len(words) - 1:
        last += 1
    return len(" ".join(words[:last])) + 1


def is_holder(word: str) -> bool:
    """Whether a word with a capital is that of an office: `Chairman`."""
    return word[:1].isupper() and fold(word.strip(",")) in holders()


_TOPICAL = words_of("topical")
"""Nouns of bodies that are named after what they work on."""


@functools.cache
def _world_bodies() -> frozenset[str]:
    return frozenset(
        fold(name)
        for entry in load_organisations()
        if entry.scope == "world"
        for name in (entry.name, *entry.aliases)
    )


def is_known_body(name: str) -> bool:
    """Whether a name is that of a body that the whole world knows."""
    return fold(name) in _world_bodies()


def without_topic(name: str) -> str:
    """`Center for Space Studies on Cooperation`: what a paper is on, behind the name of a body."""
    for topic in re.finditer(r" on (?:the )?(?=[A-Z])", name):
        if name[: topic.start()].split()[-1] not in _TOPICAL:
            return name[: topic.start()]
    return name


@functools.cache
def english_states() -> frozenset[str]:
    """The folded names of states, short and in English."""
    return frozenset(fold(form) for state in load_states() for form in (state.short, *state.english))


_REACHING = words_of("reaching")
"""Nouns of bodies that are named after where they work."""


@functools.cache
def english_only() -> frozenset[str]:
    """English head nouns that are no French words."""
    return frozenset(noun for noun, (_, french) in english_nouns().items() if not french)


@functools.cache
def english_nouns() -> dict[str, tuple[str, bool]]:
    """English head nouns: the kind of body, and whether the word is French too."""
    return {row["noun"]: (row["kind"], row["french"] == "yes") for row in read_rows("english_nouns")}
