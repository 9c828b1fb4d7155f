"""From a reading and its tables to the facts of one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.acronyms import find_definitions, glossary_of_blocks, glossary_of_tables
from pipeline.entities.cells import SEARCHED, CellPlaces, TableView, find_views, passage_of_cell
from pipeline.entities.context import DocumentContext, date_context
from pipeline.entities.facts import FactWriter
from pipeline.entities.known import KnownNames
from pipeline.entities.passages import PageLayout, Passage, find_passages
from pipeline.records import (
    Acronym,
    Agreement,
    AgreementParty,
    Amount,
    Block,
    CalendarDate,
    Cell,
    Indicator,
    Mention,
    Organisation,
    Problem,
    Reading,
    TableSet,
)


@dataclass(slots=True)
class Entities:
    """The facts of one document."""

    amounts: list[Amount] = field(default_factory=list)
    dates: list[CalendarDate] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    acronyms: list[Acronym] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    agreement_parties: list[AgreementParty] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Searched:
    """A passage that is searched, and the cell of a table that it is the text of."""

    passage: Passage
    cell: Cell | None = None
    view: TableView | None = None


def extract_entities(reading: Reading, tables: TableSet, nlp: Language) -> Entities:
    """All facts that a document states, with ids and places.

    Args:
        reading: what the reader saw.
        tables: what the tables stage made of it.
        nlp: a pipeline from `load_nlp`; what it has no component for stays empty.
    """
    passages = find_passages(reading, tables)
    views = find_views(tables)
    glossary = [*glossary_of_tables(tables), *glossary_of_blocks(_blocks(reading))]
    inline = (d for passage in passages for d in find_definitions(passage.text))
    country = reading.document.country or "ML"
    known = KnownNames([*glossary, *inline], country=country)
    context = DocumentContext(
        country, date_context(reading.document), known, reading.document.language or "fr"
    )
    writer = FactWriter(
        reading.document.id, context, PageLayout(reading.words, reading.pages), CellPlaces(tables)
    )
    searched = [*(Searched(p) for p in passages), *_text_cells(views)]
    for one, doc in search(nlp, searched, context):
        writer.add_doc(one.passage, doc, one.cell, one.view)
    for view in views:
        writer.add_table(view)
    if nlp.has_pipe("acronyms"):
        writer.add_glossary(glossary)
    return Entities(**writer.finished())


def search(
    nlp: Language, searched: Iterable[Searched], context: DocumentContext
) -> Iterator[tuple[Searched, Doc]]:
    """Run the pipeline over passages, each with the document's context."""

    def docs() -> Iterator[tuple[Doc, Searched]]:
        for one in searched:
            doc = nlp.make_doc(one.passage.text)
            doc._.context = context
            doc._.kind = one.passage.kind
            yield doc, one

    for doc, one in nlp.pipe(docs(), as_tuples=True):
        yield one, doc


def _text_cells(views: Iterable[TableView]) -> Iterator[Searched]:
    for view in views:
        if view.table.kind == "glossary":
            continue
        for cell in view.cells:
            if cell.kind in SEARCHED and cell.text.strip():
                yield Searched(passage_of_cell(cell, view.table.caption), cell, view)


def _blocks(reading: Reading) -> Iterator[tuple[Block, str]]:
    texts = {page.number: page.text for page in reading.pages}
    for block in reading.blocks:
        yield block, texts[block.page][block.start : block.end]
