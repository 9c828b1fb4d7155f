"""Marks the words of the lexicon, verbs with their voice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.entities.agreements.lexicon import NOUNS, ROLES, Entry, load_entries

_ADVERBS = (
    r"(?:(?:\w+ment|également|aussi|déjà|ainsi|alors|donc|pu|ensuite|hier|tous|toutes|conjointement|enfin"
    r"|en outre|par ailleurs)\s+){0,2}"
)
_PASSIVE = re.compile(
    rf"\b(?:été|est|sont|sera|seront|était|étaient|être|was|were|been)\s+{_ADVERBS}\Z", re.I
)
_ACTIVE = re.compile(
    r"(?:\b(?:a|ont|avait|avaient|aura|auront|avoir|ayant|has|have)(?:,[^,]{3,60},)?"
    rf"|\bs['’](?:est|étaient)|\bse sont)\s+{_ADVERBS}\Z",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"(?:\b(?:la|le|les|une?|des?|du|cette|cet|ce|ces|en|sa|son|leur)\s+|[ld]['’])\Z", re.IGNORECASE
)
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon in a text, with what its `Entry` says; `voice` is that of a verb.

    A participle without an auxiliary counts as passive: `le projet financé`.
    """

    start: int
    end: int
    function: str
    value: str
    number: str = ""
    subject: str = ""
    voice: str = ""


class CueFinder:
    """Fills `doc._.agreement_cues`, in the order of the text."""

    def __init__(self, nlp: Language) -> None:
        self._matchers: dict[str, PhraseMatcher] = {}
        self._entries: dict[str, Entry] = {}
        for number, entry in enumerate(load_entries()):
            key = str(number)
            attr = "ORTH" if re.search(r"[A-Z]{2}", entry.phrase) else "LOWER"
            matcher = self._matchers.setdefault(attr, PhraseMatcher(nlp.vocab, attr=attr))
            matcher.add(key, [nlp.tokenizer(form) for form in entry.forms()])
            self._entries[key] = entry

    def __call__(self, doc: Doc) -> None:
        """Mark one passage; of two phrases of the same function that overlap the longer counts."""
        text = doc.text
        found = []
        for matcher in self._matchers.values():
            for span in matcher(doc, as_spans=True):
                entry = self._entries[span.label_]
                voice = voice_of(entry, text, span.start_char)
                if voice is not None:
                    found.append(
                        Cue(
                            span.start_char, span.end_char, entry.function, entry.value, entry.number,
                            entry.subject, voice,
                        )
                    )  # fmt: skip
        doc._.agreement_cues = tuple(_longest(found))


def agreement_cues(doc: Doc) -> tuple[Cue, ...]:
    """What was marked."""
    cues: tuple[Cue, ...] = doc._.agreement_cues
    return cues


def voice_of(entry: Entry, text: str, start: int) -> str | None:
    """`active` or `passive` of a verb, `noun` of anything else; None for a noun that looks like a verb."""
    if entry.function != "event" or entry.form == "noun":
        return "noun"
    before = text[max(0, start - _WINDOW) : start]
    if entry.form == "participle":
        return "active" if _ACTIVE.search(before) and not _PASSIVE.search(before) else "passive"
    if entry.form == "finite" and _NOMINAL.search(before):
        return None
    return "active"


def _longest(found: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.start, c.function, c.value)):
        group: tuple[str, ...] = (cue.function,)
        for family in (NOUNS, tuple(ROLES)):
            group = family if cue.function in family else group
        if not any(c.function in group and c.start < cue.end and cue.start < c.end for c in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end, c.function))
