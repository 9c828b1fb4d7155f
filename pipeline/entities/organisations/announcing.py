"""What a text announces as a name: the record, and where its words begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.organisations.grammar import ADJECTIVE, NOT_NOUNS, SMALL
from pipeline.entities.organisations.naming import classes_of_thing, kind_of
from pipeline.gazetteer import fold, load_no_names, load_places

_ANOTHER = re.compile(
    r"(?<!\s)\s+(?:(?P<and>et\s+)(?P<article>(?:de )?(?:la |le |les |l['’]))?|d(?:u|es|e la|e) |d['’])"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """A name at characters `start` to `end`, with the kind that the words around it say.

    It is `sure` where a noun before it says that a name follows: then it may begin with any word.
    """

    start: int
    end: int
    name: str
    kind: str
    sure: bool = False


def announced_by(match: re.Match[str], kind: str, *, sure: bool = False) -> Iterator[Announced]:
    """The name that a match has as its group `name`, up to where another begins, if it is one."""
    name = _POSSESSED.sub("", _before_another(match["name"]))
    adjective = " " not in name and _AGREEING.search(name) and ADJECTIVE.fullmatch(name.lower())
    if name.split()[0] in _HOLDERS or fold(name) in load_no_names():
        return
    if fold(name) not in load_places() and fold(name) not in classes_of_thing() and not adjective:
        yield Announced(match.start("name"), match.start("name") + len(name), name, kind, sure)


_AGREEING = re.compile(r"(?:s|enne|ienne|elle|ive|aise|oise|aine)\Z")
"""Endings of adjectives that agree with `l'association`: `une ONG Chrétienne`."""

_POSSESSED = re.compile(r"[’']s\Z")
"""The mark of whose something is, at the end of a name."""

# fmt: off
_HOLDERS = frozenset((
    "CEO", "CFO", "COO", "CTO", "PDG", "DG", "Chairman", "Chief", "Director", "Directeur", "Directrice",
    "Founder", "Manager", "President", "Président", "Présidente", "Secretary", "Secrétaire",
))
# fmt: on
"""Who speaks for a company: what follows is a person's name, `company CEO Awa Cissé`."""


def _before_another(name: str) -> str:
    """A name up to where another begins: `Karkara et la Fédération`, `Somilo du Groupe Barrick`."""
    for joint in _ANOTHER.finditer(name):
        after = name[joint.end() :]
        if kind_of(after) is not None or (joint["and"] and (joint["article"] or _LETTERS.fullmatch(after))):
            return name[: joint.start()]
    return name


_LETTERS = re.compile(r"[A-Z]{2,8}")
"""The letters of a body, which another name is joined to: `la firme Dental et BEH`."""


def opens_a_name(name: str) -> bool:
    """Whether the first word is none of grammar, office or place: `Au Mali`, `Président Mali`, `Yearly`."""
    first = name.split()[0].split("-")[0].lower()
    plain = first.rstrip("'’") not in _OF_GRAMMAR and not re.match(r"[ldcsnjqm]['’]", first)
    plain = plain and not (" " not in name and first.endswith("ly"))
    if not plain or first in _OPENING:
        return False
    return fold(first) not in load_no_names() and fold(first) not in load_places()


_OF_GRAMMAR = NOT_NOUNS | SMALL


# fmt: off
_OPENING = frozenset((
     "central", "eastern", "northeastern", "northwestern", "southeastern", "southern", "southwestern",
     "western", "west", "east", "morning",
     "action", "aide", "appui", "ong", "ngo", "aujourd", "ce", "central", "centre", "ces", "cet", "cette",
     "chaque", "coopération", "demain", "depuis", "développement", "elle", "elles", "est",
     "formation", "hier", "ici", "il", "ils", "in", "its", "je", "leur", "là", "nations", "nord",
     "north", "northern", "notre", "nous", "on", "ouest", "our", "programme", "projet", "sa",
     "santé", "selon", "solidarité", "son", "south", "sud", "that", "the", "this", "tout", "toute",
     "union", "votre", "vous", "éducation",
))
# fmt: on
"""First words by which a run of capitals is a sentence, a direction or a theme."""
