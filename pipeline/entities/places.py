"""Places: those of the gazetteer and the states, wherever they are named."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, in_cells, place_columns
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.gazetteer.places import find_places
from pipeline.records import Cell, Place, PlaceMention
from pipeline.records.many import records_of


class Places(Extractor):
    """Places of the gazetteer and states, wherever they are named."""

    finds = "places of the gazetteer"
    records = ("places", "place_mentions")
    leaves = ("places",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._places: dict[str, Place] = {}
        self._mentions: Numbered[PlaceMention] = Numbered(facts.document_id, "l")
        self._in_cells: list[tuple[str, str, Cell]] = []

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.places`."""
        marks = marks_of(doc)
        country = marks.context.country if marks.context else None
        marks.places = tuple(find_places(text_of(doc), country))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the mentions of a passage; those of cells are made together when all are known."""
        for named in marks_of(doc).places:
            self._places[named.place.id] = named.place
            if place.cell is not None:
                self._in_cells.append(
                    (named.place.id, place.passage.text[named.start : named.end], place.cell)
                )
                continue
            where, columns = place.alone(named.start, named.end)
            mention = PlaceMention(
                id="",
                place_id=named.place.id,
                document_id=self.facts.document_id,
                page=where[0],
                text=columns["text"],
                **place_columns(columns),
            )
            self._mentions.add(mention, *where)

    def finish(self) -> None:
        """Take the mentions of cells, column by column of their records: long lists have one in each row."""
        cells = [cell for _, _, cell in self._in_cells]
        places = [self.facts.cells.start(cell) for cell in cells]
        mentions = records_of(
            PlaceMention,
            {
                "id": [""] * len(cells),
                "place_id": [place_id for place_id, _, _ in self._in_cells],
                "document_id": [self.facts.document_id] * len(cells),
                "page": [page for page, _ in places],
                "text": [text for _, text, _ in self._in_cells],
                **place_columns(in_cells(cells)),
            },
        )
        self._mentions.add_all(mentions, places)

    def written(self) -> dict[str, list[Any]]:
        """`places` that are mentioned, and `place_mentions`."""
        return {
            "places": [self._places[id_] for id_ in sorted(self._places)],
            "place_mentions": self._mentions.facts(),
        }
