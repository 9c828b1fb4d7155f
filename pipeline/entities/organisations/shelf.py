"""Names that are known before a document is opened, at hand by acronym, by name and in a text."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.entities.organisations.phrases import Phrases, plain
from pipeline.gazetteer import GazetteerEntry, is_acronym, key_of, load_organisations, load_states


class Shelf:
    """Organisations by acronym as written, by key of their names, and as phrases to look for."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        acronyms: dict[str, list[GazetteerEntry]] = defaultdict(list)
        self.names: dict[str, GazetteerEntry] = {}
        self.phrases: Phrases[GazetteerEntry] = Phrases()
        for entry in entries:
            for acronym in (entry.acronym, *(alias for alias in entry.aliases if is_acronym(alias))):
                if acronym and entry not in acronyms[acronym]:
                    acronyms[acronym].append(entry)
            if entry.acronym and " " in entry.acronym:
                self.phrases.add(entry.acronym, entry)
            for name in (entry.name, *entry.aliases):
                self.names.setdefault(key_of(name), entry)
                if not is_acronym(name) and plain(name) not in _short_states():
                    self.phrases.add(name, entry)
        self.acronyms: Mapping[str, list[GazetteerEntry]] = dict(acronyms)


@functools.cache
def _short_states() -> frozenset[str]:
    """Short names of states, which act too seldom to be looked for as such."""
    return frozenset(plain(state.short) for state in load_states())


@functools.cache
def gazetteer_shelf() -> Shelf:
    """The gazetteer, the states, and the development cooperation of each state that has one."""
    return Shelf([*load_organisations(), *_cooperations(), *_states()])


def _states() -> Iterable[GazetteerEntry]:
    """States by their formal names."""
    for state in load_states():
        yield GazetteerEntry(state.name, None, "state", state.code, "world", state.forms)


def _cooperations() -> Iterable[GazetteerEntry]:
    """`Coopération suisse`, `Coopération suisse au développement`."""
    for state in load_states():
        for adjective in state.adjectives[-1:]:
            name = f"Coopération {adjective}"
            forms = (f"{name} au développement", f"Coopération {state.short}")
            yield GazetteerEntry(name, None, "donor", state.code, "world", forms)
