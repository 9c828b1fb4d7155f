"""Offices that act for their state, which is named by its nation: `le ministre sénégalais de l'Économie`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.organisations.naming import new_organisation
from pipeline.gazetteer import load_states
from pipeline.records import Organisation
from pipeline.values.text.beginnings import AtWords

_NOUNS = ("ministre", "ministres", "gouvernement", "autorités", "la partie", "ordonnateur", "délégation")
OFFICE = Needed(also=_NOUNS)
"""Words of such offices: without one, nothing is found."""


def offices_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, Organisation]]:
    """The nations of offices between two offsets: where each stands, and the state that it means."""
    for match in _offices().finditer(text, start, end):
        yield *match.span("nation"), _states_by_adjective()[_stem(match["nation"])]


@functools.cache
def _offices() -> AtWords:
    """Finds the nation of an office that acts for its state: `le ministre sénégalais de l'Économie`."""
    adjectives = sorted(_states_by_adjective(), key=lambda a: (-len(a), a))
    nations = "|".join(re.escape(adjective) for adjective in adjectives)
    nouns = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in _NOUNS)
    pattern = re.compile(rf"\b(?:{nouns})\s+(?P<nation>(?:{nations})e?s?)\b")
    return AtWords(pattern)


@functools.cache
def _states_by_adjective() -> dict[str, Organisation]:
    return {
        _stem(adjective): new_organisation(state.name, kind="state")
        for state in load_states()
        for adjective in state.adjectives
    }


def _stem(adjective: str) -> str:
    """An adjective without the endings of gender and number, which some keep: `français`, `française`."""
    return adjective.removesuffix("s").removesuffix("e").removesuffix("s")
