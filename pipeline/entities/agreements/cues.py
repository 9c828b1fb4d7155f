"""The words that tell of agreements: a lexicon as data, and the spaCy component that marks them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.entities.gazetteer import read_rows
from pipeline.records.facts import PartyRole

NOUNS = ("agreement", "gift", "project")
"""What cues call the thing itself: a signed paper, money that is given, a project that is paid for."""

ROLES: dict[str, PartyRole] = {
    "funding": "funding",
    "sponsor": "sponsor",
    "implementing": "implementing",
    "beneficiary": "beneficiary",
    "party": "party",
}
"""What cues say of the organisations that follow."""

_PREPOSITIONS = {
    "{de}": ("de", "du", "des", "d'", "de la", "de l'"),
    "{à}": ("à", "au", "aux", "à la", "à l'"),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon in a text: what it does there, and what it says (a kind, a status)."""

    start: int
    end: int
    function: str
    value: str
    number: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of `data/agreement_cues.csv`.

    In a phrase `~` stands for the endings of a participle, `{de}` and `{à}` for these prepositions with
    every article. `number` is that of a noun; of a verb, `active` or `giver`, it says what the subject is.
    """

    phrase: str
    function: str
    value: str
    number: str

    def forms(self) -> Iterator[str]:
        """Every way to write the phrase, both apostrophes included."""
        forms = [self.phrase]
        if "~" in self.phrase:
            forms = [self.phrase.replace("~", ending) for ending in ("", "e", "s", "es")]
        for mark, prepositions in _PREPOSITIONS.items():
            if mark in self.phrase:
                forms = [form.replace(mark, preposition) for form in forms for preposition in prepositions]
        for form in forms:
            yield form
            if "'" in form:
                yield form.replace("'", "’")


@functools.cache
def load_entries() -> tuple[Entry, ...]:
    """The lexicon, in its order."""
    return tuple(Entry(**row) for row in read_rows("agreement_cues"))


@Language.factory("agreements")
class AgreementCues:
    """Fills `doc._.agreement_cues`, in the order of the text."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._matchers: dict[str, PhraseMatcher] = {}
        self._entries: dict[str, Entry] = {}
        for number, entry in enumerate(load_entries()):
            key = str(number)
            attr = "ORTH" if re.search(r"[A-Z]{2}", entry.phrase) else "LOWER"
            matcher = self._matchers.setdefault(attr, PhraseMatcher(nlp.vocab, attr=attr))
            matcher.add(key, [nlp.tokenizer(form) for form in entry.forms()])
            self._entries[key] = entry

    def __call__(self, doc: Doc) -> Doc:
        """Mark one passage; of two phrases of the same function that overlap the longer counts."""
        found = []
        for matcher in self._matchers.values():
            for span in matcher(doc, as_spans=True):
                entry = self._entries[span.label_]
                found.append(Cue(span.start_char, span.end_char, entry.function, entry.value, entry.number))
        doc._.agreement_cues = tuple(_longest(found))
        return doc


def agreement_cues(doc: Doc) -> tuple[Cue, ...]:
    """What the component marked."""
    cues: tuple[Cue, ...] = doc._.agreement_cues
    return cues


def _longest(found: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.start, c.value)):
        group = NOUNS if cue.function in NOUNS else (cue.function,)
        if not any(c.function in group and c.start < cue.end and cue.start < c.end for c in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end, c.function))
