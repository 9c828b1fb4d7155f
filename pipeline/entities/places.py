"""Places: those of the gazetteer and the states, wherever they are named."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, place_columns
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.gazetteer.places import find_places
from pipeline.records import Place, PlaceMention


class Places(Extractor):
    """Places of the gazetteer and states, wherever they are named."""

    finds = "places of the gazetteer"
    records = ("places", "place_mentions")
    leaves = ("places",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._places: dict[str, Place] = {}
        self._mentions: Numbered[PlaceMention] = Numbered(facts.document_id, "l")

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.places`."""
        marks = marks_of(doc)
        country = marks.context.country if marks.context else None
        marks.places = tuple(find_places(text_of(doc), country))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the mentions of a passage."""
        for place_mention in marks_of(doc).places:
            where, columns = place.alone(place_mention.start, place_mention.end)
            self._places[place_mention.place.id] = place_mention.place
            mention = PlaceMention(
                id="",
                place_id=place_mention.place.id,
                document_id=self.facts.document_id,
                page=where[0],
                text=columns["text"],
                **place_columns(columns),
            )
            self._mentions.add(mention, *where)

    def written(self) -> dict[str, list[Any]]:
        """`places` that are mentioned, and `place_mentions`."""
        return {
            "places": [self._places[id_] for id_ in sorted(self._places)],
            "place_mentions": self._mentions.facts(),
        }
