"""Who stands in a slot of a form: the organisations that were marked there, else the name that it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.naming import kind_of, new_organisation
from pipeline.entities.organisations.slots import find_offered

_SEPARATOR = re.compile(r"(?<!\s)\s*[;/+|\n]\s*|,\s+(?=[A-ZÀ-Þ«\"“])|\s[–—]\s")
_COVERED = 0.6
"""The part of an offered name that a marked one must cover to be the same."""


def actors_in(
    marked: Marked, start: int, end: int, known: KnownNames, *, several: bool = True
) -> list[Actor]:
    """The actors of a slot, in order; `several` says whether it may list more than one."""
    actors: list[Actor] = []
    for first, last in _parts(marked.text, start, end) if several else [(start, end)]:
        actors += _actors_of_part(marked, first, last, known)
    return actors


def _actors_of_part(marked: Marked, start: int, end: int, known: KnownNames) -> list[Actor]:
    there = [
        Actor(marked.number, o.start, o.end, o.organisation, i)
        for i, o in enumerate(marked.organisations)
        if start <= o.start and o.end <= end
    ]
    offered = find_offered(marked.text, known, start, end)
    if offered is None:
        return there
    inside = [a for a in there if offered.start <= a.start and a.end <= offered.end]
    if sum(a.end - a.start for a in inside) >= _COVERED * (offered.end - offered.start):
        return inside
    if any(a.start <= offered.start and offered.end <= a.end for a in there):
        return [a for a in there if a.start <= offered.start and offered.end <= a.end]
    return [Actor(marked.number, offered.start, offered.end, offered.organisation, None, offered=True)]


def common_body(marked: Marked, start: int, end: int) -> Actor | None:
    """The body that a slot calls by its common noun: `comité de jumelage`, `amicale des pompiers`.

    A list of what is given to each says so of what has no capital, too; nowhere else is that a name.
    """
    called = _COMMON.fullmatch(marked.text, start, end)
    kind = kind_of(called[1]) if called else None
    if called is None or kind is None:
        return None
    name = called[1][:1].upper() + called[1][1:]
    return Actor(marked.number, *called.span(1), new_organisation(name, kind=kind), None, offered=True)


_COMMON = re.compile(
    r"\s*((?:[a-zà-ÿ][\w’'-]*(?:\s[\w’'&-]+){1,7}|[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[a-zà-ÿ’'-]+){1,7}))[\s:]*"
)
"""A few words of which at most the first has the capital of its line: one word alone says too little."""


def _is_one_ministry(before: str, after: str) -> bool:
    """`Ministry of Water, Sanitation and Energy`: a comma between the tasks of one ministry."""
    following = re.split(r"[,;]|\s(?:and|et)\s", after, maxsplit=1)[0].strip()
    ministry = "ministry" in (kind_of(before), english_kind(before, english=True))
    return ministry and kind_of(following) is None and english_kind(following, english=True) is None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        if separator.group().startswith(",") and _is_one_ministry(
            text[at : separator.start()], text[separator.end() : end]
        ):
            continue
        # What stands in brackets is no next name: `Banque mondiale (IDA, GFF)`.
        if text.count("(", start, separator.start()) > text.count(")", start, separator.start()):
            continue
        yield at, separator.start()
        at = separator.end()
    yield at, end
