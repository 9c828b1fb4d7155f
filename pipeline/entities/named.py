"""Mentions of places and persons as records."""

from __future__ import annotations

from typing import Any

from pipeline.entities.numbering import Numbered
from pipeline.entities.persons import FoundPerson
from pipeline.entities.places import FoundPlace
from pipeline.records import PersonMention, Place, PlaceMention
from pipeline.records.schema import BOX


class NameWriter:
    """Collects the places and persons that a document names."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._places: dict[str, Place] = {}
        self._place_mentions: Numbered[PlaceMention] = Numbered(document_id, "l")
        self._person_mentions: Numbered[PersonMention] = Numbered(document_id, "n")

    def add_place(self, found: FoundPlace, where: tuple[int, int], told: dict[str, Any]) -> None:
        """Take a mention of a place."""
        self._places[found.place.id] = found.place
        mention = PlaceMention(
            id="", place_id=found.place.id, document_id=self._document_id, page=where[0], **_place(told)
        )
        self._place_mentions.add(mention, *where)

    def add_person(self, found: FoundPerson, where: tuple[int, int], told: dict[str, Any]) -> None:
        """Take a mention of a person."""
        mention = PersonMention(
            id="", document_id=self._document_id, page=where[0], title=found.title, **_place(told)
        )
        self._person_mentions.add(mention, *where)

    def finished(self) -> dict[str, list[Any]]:
        """The records by the names of their tables."""
        return {
            "places": [self._places[id_] for id_ in sorted(self._places)],
            "place_mentions": self._place_mentions.facts(),
            "person_mentions": self._person_mentions.facts(),
        }


def _place(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name in ("text", *BOX)}
