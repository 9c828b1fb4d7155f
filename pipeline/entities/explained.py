"""The acronyms that a document explains: inline, and in its glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.acronyms import Definition, find_definitions
from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, place_columns
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.marks import group_spans, marks_of, text_of
from pipeline.entities.organisations.extractor import Organisations
from pipeline.entities.organisations.naming import is_organisation
from pipeline.entities.passages import PageSpan
from pipeline.gazetteer import fold
from pipeline.records import Acronym
from pipeline.records.legible import least_reliable
from pipeline.records.schema import box_of


class Acronyms(Extractor):
    """Explanations of acronyms; one that says again what another said is one row with it."""

    finds = "acronyms that the text explains, in both orders"
    records = ("acronyms",)
    leaves = ("definitions",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._acronyms: list[Acronym] = []

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.definitions` and `doc.spans["acronyms"]` (expansions, labelled with the acronym)."""
        definitions = tuple(find_definitions(text_of(doc)))
        marks_of(doc).definitions = definitions
        group_spans(doc, "acronyms", ((d.start, d.end, d.acronym) for d in definitions))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the explanations of a passage."""
        for definition in marks_of(doc).definitions:
            where, columns = place.alone(definition.start, definition.end)
            self._add(definition, where[0], place_columns(columns))

    def finish(self) -> None:
        """Take the glossary."""
        for entry in self.facts.glossary:
            self._add(entry, entry.page, self._sides_of(entry))

    def _sides_of(self, entry: GlossaryEntry) -> dict[str, Any]:
        """The box of an entry, and how sure its reading is."""
        if entry.block is None or entry.cells:
            return box_of(cell.box for cell in entry.cells) | least_reliable(entry.cells)
        place = PageSpan(entry.page, entry.block.start, entry.block.end)
        return box_of(iter([entry.block.box])) | self.facts.layout.reliance([place], on_average=True)

    def written(self) -> dict[str, list[Any]]:
        """`acronyms`, linked to the organisations that there is a row for."""
        there = self.facts.has(Organisations)
        organisations = {o.id for o in self.facts.of(Organisations).settled.organisations} if there else set()
        return {"acronyms": self._unique(organisations)}

    def _add(self, definition: Definition | GlossaryEntry, page: int, sides: dict[str, Any]) -> None:
        organisation = None
        if is_organisation(definition.acronym, definition.expansion):
            organisation = self.facts.context.known.by_acronym(definition.acronym)
        self._acronyms.append(
            Acronym(
                id=f"{self.facts.document_id}:{definition.acronym}",
                document_id=self.facts.document_id,
                page=page,
                acronym=definition.acronym,
                expansion=" ".join(definition.expansion.split()),
                source="glossary" if isinstance(definition, GlossaryEntry) else "inline",
                organisation_id=organisation.id if organisation else None,
                **sides,
            )
        )

    def _unique(self, organisations: set[str]) -> list[Acronym]:
        """The rows, glossary first; `organisations` are the ids that there is a row for."""
        unique: dict[tuple[str, str, str], Acronym] = {}
        for acronym in sorted(self._acronyms, key=lambda a: (a.source != "glossary", a.page)):
            glossed = unique.get((acronym.acronym, fold(acronym.expansion), "glossary"))
            if glossed is None or glossed.page != acronym.page:
                unique.setdefault((acronym.acronym, fold(acronym.expansion), acronym.source), acronym)
        whole = [acronym for acronym in unique.values() if not _is_cut_short(acronym, unique.values())]
        count: Counter[str] = Counter()
        rows = []
        for acronym in whole:
            count[acronym.id] += 1
            number = count[acronym.id]
            rows.append(
                replace(
                    acronym,
                    id=acronym.id if number == 1 else f"{acronym.id}:{number}",
                    organisation_id=acronym.organisation_id
                    if acronym.organisation_id in organisations
                    else None,
                )
            )
        return rows


def _is_cut_short(acronym: Acronym, others: Iterable[Acronym]) -> bool:
    """Whether it is the first line of an entry that another has whole: no second explanation."""
    start = fold(acronym.expansion) + " "
    return any(
        (other.acronym, other.page, other.source) == (acronym.acronym, acronym.page, "glossary")
        and fold(other.expansion).startswith(start)
        for other in others
    )
