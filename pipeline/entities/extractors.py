"""What an extractor is, and the facts of a document that extractors share while they write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.passages import Passage, WordBoxes
from pipeline.entities.table_cells import CellPlaces, TableCells
from pipeline.records import Cell, Problem
from pipeline.records.documents import ProblemKind
from pipeline.records.record import Frozen
from pipeline.records.schema import BOX, RELIANCE, box_of
from pipeline.values.text import find_sentences, sentence_at

Placed = tuple[tuple[int, int], dict[str, Any]]
"""Page and offset of a stretch of text, and the columns that say what is printed there."""

Mark = Callable[[Doc], None]

E = TypeVar("E", bound="Extractor")


class DocumentFacts:
    """One document while its facts are written: its context, its layout, and its extractors by their type."""

    def __init__(
        self,
        document_id: str,
        context: DocumentContext,
        layout: WordBoxes,
        cells: CellPlaces,
        glossary: Sequence[GlossaryEntry] = (),
    ) -> None:
        self.document_id = document_id
        self.context = context
        self.layout = layout
        self.cells = cells
        self.glossary = tuple(glossary)
        self.passages: list[Passage] = []
        self.views: list[TableCells] = []
        self.problems: list[Problem] = []
        self._extractors: dict[type[Extractor], Extractor] = {}

    def begin(self, kinds: Mapping[str, type[Extractor]]) -> dict[str, Extractor]:
        """An extractor of each kind for this document, by the same names and in the same order."""
        self._extractors = {kind: kind(self) for kind in kinds.values()}
        return {name: self._extractors[kind] for name, kind in kinds.items()}

    def of(self, kind: type[E]) -> E:
        """The document's extractor of a kind, which another one `needs`.

        Raises:
            KeyError: the pipeline has none of that kind.
        """
        extractor = self._extractors[kind]
        assert isinstance(extractor, kind)
        return extractor

    def has(self, kind: type[Extractor]) -> bool:
        """Whether the pipeline has an extractor of a kind."""
        return kind in self._extractors

    def report(
        self, where: Passage | Cell | None, text: str, reason: str, *, kind: ProblemKind = "unread"
    ) -> None:
        """Add a row to `problems` for a passage or cell, or for the whole document: unread, or given up."""
        columns = {"cell_id": where.id, **where.box_columns} if isinstance(where, Cell) else {}
        self.problems.append(
            Problem(
                id=f"{self.document_id}:entities:{len(self.problems) + 1}",
                document_id=self.document_id,
                stage="entities",
                kind=kind,
                page=where.page if where else None,
                text=text,
                reason=reason,
                **columns,
            )
        )


class Placing(Frozen, dict=True):
    """Where a passage stands that is being written: `place(start, end)` says what is printed there.

    Attributes:
        number: of the passage, in the order in which the document's passages are written.
        cell: the cell of a table that the passage is the text of, and its table; None for prose.
    """

    facts: DocumentFacts
    number: int
    passage: Passage
    cell: Cell | None = None
    view: TableCells | None = None

    def __call__(self, start: int, end: int) -> Placed:
        """Page and offset of a stretch of text, and the columns `text`, `context`, `cell_id` and box."""
        where, columns = self.alone(start, end)
        if self.cell is None:
            columns["context"] = sentence_at(self.passage.text, self._sentences, start, end)
        else:
            columns["context"] = self.view.context_of(self.cell) if self.view else None
        return where, columns

    def alone(self, start: int, end: int) -> Placed:
        """The same without the column `context`: what the stretch stands in is not looked for."""
        said = self.passage.text[start:end]
        if self.cell is not None:
            return self.facts.cells.start(self.cell), {"text": said, **in_cell(self.cell)}
        places = self.passage.places(start, end)
        columns = {
            "text": self.facts.layout.printed(places) or said,
            **self.facts.layout.box(places),
            **self.facts.layout.reliance(places),
        }
        return (places[0].page, places[0].start), columns

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return find_sentences(self.passage.text)


class Extractor:
    """Finds one kind of fact in passages and writes it down; one for each document.

    To add one: a subclass in a file of its own and a line in `EXTRACTORS`. `mark` leaves on the Doc what
    it finds (in the extensions that it names in `leaves`); the others write records from there.

    Attributes:
        finds: what it finds, in words.
        records: the tables that it writes.
        needs: the extractors that must have marked a passage before.
        leaves: the extensions `doc._.<name>` that `mark` fills; each is an empty tuple before.
        asks_model: whether it asks spaCy's trained model.
    """

    finds: ClassVar[str] = ""
    records: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ()
    leaves: ClassVar[tuple[str, ...]] = ()
    asks_model: ClassVar[bool] = False

    def __init__(self, facts: DocumentFacts) -> None:
        self.facts = facts

    @classmethod
    def marker(cls, nlp: Language) -> Mark:
        """What marks the passages of a pipeline: `mark`, or something that is prepared once for all."""
        return cls.mark

    @staticmethod
    def mark(doc: Doc) -> None:
        """Leave what is found in a passage on its Doc."""

    def write(self, doc: Doc, place: Placing) -> None:
        """Take down what was found in a passage, or in the text of a cell."""

    def write_table(self, view: TableCells) -> None:
        """Take down what the cells of a table say; tables come after all passages."""

    def finish(self) -> None:
        """Settle what only the whole document can tell."""

    def written(self) -> dict[str, list[Any]]:
        """The records by the names of their tables; asked for when every extractor has finished."""
        return {}


def in_cell(cell: Cell) -> dict[str, Any]:
    """The columns that say in which cell something stands, and how sure its reading is."""
    columns: dict[str, Any] = {"cell_id": cell.id, "confidence": cell.confidence, "quality": cell.quality}
    return columns if cell.box is None else columns | box_of(iter([cell.box]))


def in_cells(cells: Sequence[Cell]) -> dict[str, Sequence[Any]]:
    """The same columns of facts that stand in many cells, with a value for each."""
    columns: dict[str, Sequence[Any]] = {
        "cell_id": [cell.id for cell in cells],
        "confidence": [cell.confidence for cell in cells],
        "quality": [cell.quality for cell in cells],
    }
    if any(cell.box is not None for cell in cells):
        boxes = [box_of(iter([cell.box])) for cell in cells]
        columns |= {side: [box.get(side) for box in boxes] for side in BOX}
    return columns


def place_columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Of the columns that say what is printed, the sides of the box and how sure its reading is."""
    return {name: value for name, value in columns.items() if name in _PLACED}


_PLACED = frozenset((*BOX, *RELIANCE))
