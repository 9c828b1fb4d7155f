"""Names of organisations in English: capitalised words around a noun such as `Council`, `Ministry of`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.gazetteer import fold, load_places, read_rows

_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
_LINK = r"(?:of|for|the|and|in|on|to|&)"
_RUN = re.compile(rf"(?<![\w’'-])(?P<name>{_WORD}(?:(?:,? {_LINK}){{0,3}} {_WORD})*)")
_OPENS = re.compile(
    r"(?:The|A|An|In|On|At|For|Of|And|By|Two|Three|Both|All|This|That|These|It|As|With|When|La|Le|Les|Du"
    r"|Des|Au)\s"
)


_DATED = re.compile(
    r" (?:on|in|for|to|and) (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*\Z"
)


def find_english_names(text: str, *, english: bool) -> Iterator[tuple[int, int, str]]:
    """The English names of a text as (start, end, kind).

    In a text of another language only nouns that are English alone count (`Council`, not `Commission`).
    """
    for match in _RUN.finditer(text):
        name, start = match["name"], match.start()
        opened = _OPENS.match(name)
        if opened:
            name, start = name[opened.end() :], start + opened.end()
        name = _DATED.sub("", name)
        for piece_start, piece in _pieces(name):
            kind = english_kind(piece, english=english)
            if kind is not None:
                yield start + piece_start, start + piece_start + len(piece), kind


def _pieces(name: str) -> Iterator[tuple[int, str]]:
    """The name, or the two that `and` or a comma join where each has its own noun."""
    at = 0
    for joint in re.finditer(r",? and the |, the |, | and ", name):
        before, after = name[at : joint.start()], name[joint.end() :]
        # An article begins another name; without one both must have their own noun.
        two = _noun(before) and _noun(after) and _is_whole(before)
        begun = "the" in joint.group() and fold(after.split()[0] if after else "") not in load_places()
        if begun or two or (joint.group() == ", " and not _noun(before)):
            yield at, before
            at = joint.end()
    yield at, name[at:]


def _is_whole(name: str) -> bool:
    return " of " in name or " for " in name or bool(_noun(name.split()[-1]))


def _noun(name: str) -> str | None:
    return next((word for word in name.split() if word in _nouns()), None)


def english_kind(name: str, *, english: bool) -> str | None:
    """The kind that the head noun of an English name says, or None; `english` is that of the whole text."""
    words = name.split()
    nouns = [word for word in words if word in _nouns()]
    if len(words) < 2 or not nouns or _OFFICES & set(words):
        return None
    if not english and all(_nouns()[noun][1] for noun in nouns):
        return None
    if not english and not (set(words) & {"of", "for", "and", "the", "in"} or words[-1] in nouns):
        return None
    # `Council of Ministers` names by what follows, `Refugee Council` by what stands before.
    last = words[-1] in nouns or any(
        words[i] in nouns and words[i + 1] in ("of", "for", "in", "on") for i in range(len(words) - 1)
    )
    return _nouns()[nouns[-1] if words[-1] in nouns else nouns[0]][0] if last and fold(name) else None


# fmt: off
_OFFICES = frozenset((
     "Agreement", "Ambassador", "Chair", "Chairman", "Chief", "Commander", "Commissioner",
     "Coordinator", "Director", "Head", "Manager", "Minister", "Officer", "President",
     "Representative", "Secretary", "Spokesperson",
))
# fmt: on
"""Words by which a name is that of an office or an act."""


@functools.cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """English head nouns: the kind of body, and whether the word is French too."""
    return {row["noun"]: (row["kind"], row["french"] == "yes") for row in read_rows("english_nouns")}
