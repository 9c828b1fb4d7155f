"""Names that end in what bodies end in, or in the land of a branch: `Delta Consulting`, `Enda Mali`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.organisations.actors import names_a_state, state_pattern, states_by_form
from pipeline.entities.organisations.announcing import Announced, announced_by, opens_a_name
from pipeline.entities.organisations.english_ends import behind_holder
from pipeline.entities.organisations.english_runs import TOLD_TO, closed
from pipeline.entities.organisations.grammar import NOT_NOUNS, SMALL
from pipeline.entities.organisations.lexicon import words_of
from pipeline.entities.organisations.naming import kind_of
from pipeline.gazetteer import fold

_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
_SUFFIX = (
    r"(?:International|Worldwide|Solidarité|Coopération|Humanitaire|Foundation|Consulting|Corporation"
    r"|Holding|Group|Agglomération|Métropole)"
)
_SUFFIXED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}[ -]{_SUFFIX})(?![\w’'-]| {_WORD}| &)"
)
_IN_RUN = re.compile(r"(?<![\w’'-])(?!(?:The|La|Le|Les) )[A-ZÀ-Þ][\w&’'-]* \Z")
_RUN = 30
"""What shows, in so many characters before it, that a name is the end of a longer run of capitals."""


def find_suffixed(text: str) -> Iterator[Announced]:
    """`Delta Consulting`, `Enda Mali`: names that end in what bodies end in, or in the land of a branch."""
    named = _branches().finditer(text) if names_a_state(text) else ()
    branches = (match for match in named if _is_branch(match))
    for match in (*_SUFFIXED.finditer(text), *branches):
        within = _IN_RUN.search(text, max(0, match.start() - _RUN), match.start())
        if within or behind_holder(match["name"]):
            continue
        if len(list(closed(match["name"]))) > 1:
            # `Delta Foundation Rivers Corporation`: two names of a list without signs.
            continue
        told = TOLD_TO.match(match["name"])
        if told:
            name, at = match["name"][told.end() :], match.start() + told.end()
            if " " in name:
                yield Announced(at, match.end(), name, _kind_by_end(name))
        elif kind_of(match["name"]) is None and opens_a_name(match["name"]):
            yield from announced_by(match, _kind_by_end(match["name"]))


def _kind_by_end(name: str) -> str:
    """The kind of body that the last word of a name says."""
    company = "company" if name.endswith(_OF_TRADE) else "NGO"
    return "local authority" if name.endswith(("Agglomération", "Métropole")) else company


def _is_branch(match: re.Match[str]) -> bool:
    """Whether a name before that of a state is a body's: no other state, person or word of a sentence."""
    owner, state = match["owner"], match["state"]
    words = owner.split()
    if _JOINED_TO.search(match.string, max(0, match.start() - _RUN), match.start()):
        return False
    body = _OF_BODY.search(match.string, max(0, match.start() - _RUN), match.start())
    if body:
        # `Lycée de Tinza Kita Mali`: the place that a body is named by.
        return False
    if re.search(r"[’']s\Z", owner) or fold(owner) in states_by_form() or words[-1] in _OF_LANDS:
        # `DFID's Eritrea`, `Mozambique/Malawi`, `Papua New Guinea`.
        return False
    if len(words) == 1 and owner.endswith("ing"):
        # `Leaving Russia`: what is done.
        return False
    if state in _FAMILIES and not any(word.isupper() for word in words):
        return False
    shouted = match["name"].isupper() and len(words) > 1
    small = {word.lower() for word in _OF_NOUN.sub("", owner).split()}
    return not (shouted or small & _OF_GRAMMAR)


_JOINED_TO = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{1,30} (?:et|and|&) \Z")
"""What a name goes on from: `Câbles et Systèmes France`."""

_OF_BODY = re.compile(r"(?<![\w’'-])(?P<noun>[A-ZÀ-Þ][\w’'-]+) (?:de |d['’]|du )\Z")
"""A noun with a capital that what follows is the complement of."""

_OF_NOUN = re.compile(r"(?<=\w) (?:de |d['’])")
"""What joins the first noun of an owner to its complement: `Coup de Main`."""

_OF_LANDS = (
    "New",
    "South",
    "North",
    "East",
    "West",
    "Central",
    "Equatorial",
    "Democratic",
    "Federal",
    "Greater",
)
"""What stands before the name of a land as a part of a longer one."""

_FAMILIES = ("Jordan", "Chad", "Georgia", "Israel", "Ireland")
"""States whose names are persons' names, too: `Awa Jordan`."""

_JOINING = frozenset(("and", "in", "of", "for", "the", "or", "from", "to", "with", "but", "then", "other"))
_JOINING |= {word.lower() for word in words_of("opening")}
_OF_GRAMMAR = NOT_NOUNS | SMALL | _JOINING


_OF_TRADE = ("Consulting", "Corporation", "Holding", "Group")


@functools.cache
def _branches() -> re.Pattern[str]:
    """Matches `Enda Mali`, `USAID/Mali`: a name with its country in apposition."""
    states = state_pattern().pattern.removeprefix(r"(?<![\w-])").removesuffix(r"(?![\w-])")
    return re.compile(
        rf"(?<![\w-])(?P<name>(?P<owner>(?:{_WORD} (?:de |d['’]))?{_WORD}(?: {_WORD}){{0,2}})[ /]"
        rf"(?P<state>{states}))"
        rf"(?![\w’'-]| {_WORD})"
    )
