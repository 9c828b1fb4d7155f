"""Persons: names behind a title, and those that the model takes for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, place_columns
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.records import PersonMention

_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:van |de |ag |ould |Ag |Ould )?[A-ZÀ-Þ][\w’'-]+){0,3}"
_TITLED = re.compile(
    r"(?<!\w)(?P<title>M\.|MM\.|Mr\.?|Mme|Mmes|Mlle|Ms\.?|Mrs\.?|Dr\.?|Pr\.?|Monsieur|Madame|Son Excellence"
    rf"|S\.E\.M?\.?|Docteur|Professeur|Colonel|Général|Capitaine|Commandant)\s+(?P<name>{_NAME})"
)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person named at characters `start` to `end`, the title aside."""

    start: int
    end: int
    title: str | None


class Persons(Extractor):
    """Persons that are named."""

    finds = "persons that are named"
    records = ("person_mentions",)
    needs = ("organisations",)
    leaves = ("persons",)
    asks_model = True

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._mentions: Numbered[PersonMention] = Numbered(facts.document_id, "n")

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.persons`."""
        marks_of(doc).persons = tuple(find_persons(doc))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the mentions of a passage."""
        for person in marks_of(doc).persons:
            where, columns = place.alone(person.start, person.end)
            mention = PersonMention(
                id="",
                document_id=self.facts.document_id,
                page=where[0],
                title=person.title,
                text=columns["text"],
                **place_columns(columns),
            )
            self._mentions.add(mention, *where)

    def written(self) -> dict[str, list[Any]]:
        """`person_mentions`."""
        return {"person_mentions": self._mentions.facts()}


def find_persons(doc: Doc) -> list[NamedPerson]:
    """The persons of a passage, in order; what an organisation's name holds is none."""
    text = text_of(doc)
    titles = {m.span("name"): m["title"] for m in _TITLED.finditer(text)}
    for entity in doc.ents:
        span = (entity.start_char, entity.end_char)
        named_so = entity.label_ == "PER" and " " in entity.text and re.fullmatch(_NAME, entity.text)
        if named_so and not any(start < span[1] and span[0] < end for start, end in titles):
            titles[span] = None
    named = [(o.start, o.end) for o in marks_of(doc).organisations]
    return [
        NamedPerson(start, end, title)
        for (start, end), title in sorted(titles.items())
        if not any(s < end and start < e for s, e in named)
    ]
