"""Writes the records of one document: a loop over its extractors, in which a failure costs one passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing
from pipeline.entities.marks import marks_of
from pipeline.entities.passages import Passage
from pipeline.entities.table_cells import TableCells
from pipeline.errors import one_line
from pipeline.records import Cell
from pipeline.records.guards import contained


class FactWriter:
    """Hands each passage and table to every extractor, then collects what they wrote."""

    def __init__(self, facts: DocumentFacts, kinds: Mapping[str, type[Extractor]]) -> None:
        self._facts = facts
        self._extractors = facts.begin(kinds)

    def add_doc(self, passage: Passage, doc: Doc, cell: Cell | None, view: TableCells | None) -> None:
        """Write what was marked in a passage, or in the text of a cell."""
        place = Placing(self._facts, len(self._facts.passages), passage, cell, view)
        self._facts.passages.append(passage)
        for reason in marks_of(doc).failures:
            self._facts.report(cell or passage, passage.text, reason, kind="fault")
        for name, extractor in self._extractors.items():
            try:
                extractor.write(doc, place)
            except Exception as error:  # noqa: BLE001  (reported, so that the rest of the document is kept)
                self._report(name, cell or passage, error)

    def add_tables(self, views: Iterable[TableCells]) -> None:
        """Write what tables say, once all passages are written."""
        self._facts.views += views
        for view in self._facts.views:
            for name, extractor in self._extractors.items():
                self._guarded(name, view.cells[0], partial(extractor.write_table, view))

    def finished(self) -> dict[str, list[Any]]:
        """All records, numbered and linked, by the names of their tables."""
        for name, extractor in self._extractors.items():
            self._guarded(name, None, extractor.finish)
        records: dict[str, list[Any]] = {}
        for extractor in self._extractors.values():
            records |= extractor.written()
        return records | {"problems": self._facts.problems}

    def _guarded(self, name: str, where: Passage | Cell | None, write: Callable[[], None]) -> None:
        """Let a failure cost what was being written, and say so in `problems`."""
        try:
            write()
        except Exception as error:  # noqa: BLE001  (reported, so that the rest of the document is kept)
            self._report(name, where, error)

    def _report(self, name: str, where: Passage | Cell | None, error: Exception) -> None:
        text = one_line(where.text, _QUOTED) if where else "the whole document"
        self._facts.report(where, text, contained(error, name), kind="fault")


_QUOTED = 200
"""Characters of a passage that a problem quotes."""
