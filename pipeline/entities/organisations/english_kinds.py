"""What the head noun of an English name says of it, and words by which a name is none of a body."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.organisations.english_ends import english_nouns, english_states
from pipeline.entities.organisations.lexicon import words_of
from pipeline.gazetteer import fold


def english_kind(name: str, *, english: bool) -> str | None:
    """The kind that the head noun of an English name says, or None; `english` is that of the whole text."""
    words = name.split()
    nouns = [word for word in words if word in english_nouns()]
    if len(words) < 2 or not nouns or _OFFICES & set(words) or words[-1] in _SEVERAL or name in _LANDS:
        return None
    if not english and all(english_nouns()[noun][1] for noun in nouns):
        return None
    if set(nouns) <= _COLOURED and not set(words) & _COLOURS:
        # `Awa Cross`: a family's name.
        return None
    if _is_of_trade(words, nouns) or (nouns == words[-1:] and words[-2].lower() in _LEADING):
        # `Awa Diallo of the Ministry`, `Free On Board`: the body has no name.
        return None
    small = [word.lower() for word in words]
    if not english and not (set(small) & {"of", "for", "and", "the", "in"} or words[-1] in nouns):
        return None
    # `Council of Ministers` names by what follows, `Refugee Council` by what stands before.
    branch = len(words) > 2 and words[-2] in nouns and fold(words[-1]) in english_states()
    last = (
        words[-1] in nouns
        or branch
        or any(
            words[i] in nouns and small[i + 1] in ("of", "for", "in", "on", "against")
            for i in range(len(words) - 1)
        )
    )
    return english_nouns()[nouns[-1] if words[-1] in nouns else nouns[0]][0] if last and fold(name) else None


_COLOURED, _COLOURS = words_of("coloured"), words_of("colour")
"""Nouns that are a body's only with a colour, and colours: `Red Cross`."""

_TRADES = words_of("trade")
_ABOUT = frozenset(("for", "of", "on", "in", "about"))
_LEADING = frozenset(("the", "of", "on", "in", "at", "by"))
"""Words behind which a noun alone says no more than what sort of body is meant."""


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
