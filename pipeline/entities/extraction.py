"""From a reading and its tables to the facts of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext, date_context
from pipeline.entities.extractors import DocumentFacts
from pipeline.entities.facts import FactWriter
from pipeline.entities.glossaries import glossary_of_blocks, glossary_of_tables
from pipeline.entities.indicators.figures import goes_on, is_lead
from pipeline.entities.marks import marks_of
from pipeline.entities.organisations.by_model import asks_model
from pipeline.entities.organisations.vocabulary import names_of_texts
from pipeline.entities.passages import LONGEST, Passage, WordBoxes
from pipeline.entities.prose import find_passages
from pipeline.entities.registry import extractors_of
from pipeline.entities.table_cells import SEARCHED, CellPlaces, TableCells, find_views, passage_of_cell
from pipeline.gazetteer import GazetteerEntry
from pipeline.records import Block, Cell, Entities, Reading, TableSet
from pipeline.records.record import Frozen
from pipeline.values.money import decide_number_format

TRAINED = ("ner",)
"""The parts of a model that cost time; passages in which they could find nothing new do without."""


class Searched(Frozen):
    """A passage that is searched, and the cell of a table that it is the text of."""

    passage: Passage
    cell: Cell | None = None
    view: TableCells | None = None


def extract_entities(
    reading: Reading, tables: TableSet, nlp: Language, corpus: Sequence[GazetteerEntry] = ()
) -> Entities:
    """All facts that a document states, with ids and places.

    Args:
        reading: what the reader saw.
        tables: what the tables stage made of it.
        nlp: a pipeline from `load_nlp`; what it has no component for stays empty.
        corpus: the organisations that the archivist names for all documents of the corpus.
    """
    passages = find_passages(reading, tables)
    views = find_views(tables)
    glossary = [*glossary_of_tables(tables), *glossary_of_blocks(_blocks(reading))]
    country = reading.document.country or "ML"
    texts = [passage.text for passage in passages]
    in_cells = list(_text_cells(views))
    said = [in_cell.passage.text for in_cell in in_cells if " " in in_cell.passage.text]
    known = names_of_texts(texts, glossary, country=reading.document.country or "", corpus=corpus, cells=said)
    language = reading.document.language or "fr"
    printed = decide_number_format(
        texts,
        (cell.text for cell in tables.cells),
        country=country,
        language=language,
    )
    context = DocumentContext(country, date_context(reading.document), known, language, printed)
    layout = WordBoxes(reading.words, reading.pages)
    facts = DocumentFacts(reading.document.id, context, layout, CellPlaces(tables), glossary)
    writer = FactWriter(facts, extractors_of(nlp))
    searched = [*(Searched(p) for p in passages), *in_cells]
    for item, doc in search(nlp, searched, context):
        writer.add_doc(item.passage, doc, item.cell, item.view)
    writer.add_tables(views)
    return Entities(**writer.finished())


def search(
    nlp: Language, searched: Iterable[Searched], context: DocumentContext
) -> Iterator[tuple[Searched, Doc]]:
    """Run the pipeline over passages, each with the document's context.

    Cells that say the same, as those of long lists do, are searched once.
    """
    everything = list(searched)
    texts = [item.passage.text if item.cell is None else "" for item in everything]
    led = [before if goes_on(text) and is_lead(before) else "" for before, text in pairwise(["", *texts])]
    alike = [_said(item) for item in everything]
    times = Counter(alike)
    asked = list(_asking(everything, alike, context))

    def docs(wanted: bool) -> Iterator[Doc]:
        seen: set[Hashable] = set()
        for number, (item, asks, said) in enumerate(zip(everything, asked, alike, strict=True)):
            if asks is wanted and (said is None or said not in seen):
                seen.add(said)
                doc = nlp.make_doc(item.passage.text)
                marks = marks_of(doc)
                # A Doc is made of all characters of its text, which spaCy would join from its tokens.
                marks.text, marks.grouped = item.passage.text, False
                marks.context, marks.kind = context, item.passage.kind
                marks.lead, marks.leads = led[number], any(led[number + 1 : number + 2])
                yield doc

    trained = [name for name in TRAINED if nlp.has_pipe(name)]
    with_model = nlp.pipe(docs(True), batch_size=64)
    without = nlp.pipe(docs(False), batch_size=64, disable=trained)
    docs_by_text: dict[Hashable, Doc] = {}
    for item, asks, said in zip(everything, asked, alike, strict=True):
        doc = docs_by_text.get(said) if said is not None else None
        if doc is None:
            doc = next(with_model if asks else without)
        times[said] -= 1
        if said is not None:
            # A Doc is large: it is kept as long as another cell asks for it.
            docs_by_text[said] = doc
            if not times[said]:
                del docs_by_text[said]
        yield item, doc


def _asking(
    everything: Iterable[Searched], alike: Iterable[Hashable], context: DocumentContext
) -> Iterator[bool]:
    """Whether the model is asked for each passage; of cells that say the same it is found out once."""
    known: dict[Hashable, bool] = {}
    for item, said in zip(everything, alike, strict=True):
        asks = known.get(said)
        if asks is None:
            asks = asks_model(item.passage, context)
            if said is not None:
                known[said] = asks
        yield asks


def _said(searched: Searched) -> Hashable:
    """What the search of a cell depends on; None for a passage, which others lead to or go on with."""
    return None if searched.cell is None else (searched.passage.text, searched.passage.kind)


def _text_cells(views: Iterable[TableCells]) -> Iterator[Searched]:
    for view in views:
        if view.table.kind == "glossary":
            continue
        for cell in view.cells:
            if cell.kind in SEARCHED and cell.text.strip():
                passage = passage_of_cell(cell, view.table.caption)
                for portion in passage.portions() if len(passage.text) > LONGEST else (passage,):
                    yield Searched(portion, cell, view)


def _blocks(reading: Reading) -> Iterator[tuple[Block, str]]:
    texts = {page.number: page.text for page in reading.pages}
    for block in reading.blocks:
        yield block, texts[block.page][block.start : block.end]
