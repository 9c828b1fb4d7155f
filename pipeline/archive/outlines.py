"""What joining knows of each document, in short: so much is kept from one load to the next.

With it a load finds out which documents a change touches, and reads the records of those alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from pipeline.archive.agreements.called import Called
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.marks import TellingMarks, keys_in
from pipeline.archive.agreements.partners import OnePartner, single_partners
from pipeline.archive.agreements.tellings import places_said
from pipeline.archive.folders import Folder
from pipeline.archive.told import DocumentRecords
from pipeline.records import Acronym, Organisation, Place
from pipeline.records.rows import Row, records_of_rows, rows_of, shared_texts


class TellingOutline(NamedTuple):
    """A telling by its id: its programme, whether it is one, whether it stands for several, parties, keys."""

    id: str
    programme_id: str | None
    is_programme: bool
    is_group: bool
    parties: Sequence[str]
    marks: TellingMarks | str
    """What it must share with another to be of one agreement; as text where an earlier load kept it."""

    @property
    def keys(self) -> list[str]:
        """The texts of its marks."""
        return keys_in(self.marks) if isinstance(self.marks, str) else self.marks.keys

    @property
    def kept(self) -> TellingOutline:
        """As it is kept for the next load."""
        return self if isinstance(self.marks, str) else self._replace(marks=self.marks.written)


@dataclass(slots=True)
class Outline:
    """A document in short.

    Attributes:
        state: all that its records depend on.
        organisations: rows of those that it names, in its own words.
        acronyms: rows of those that it explains.
        places: rows of the places that it names.
        country: the country that it is about.
        partners: the single partners of its agreements, in its own words.
        meant: the organisation of the archive that each of its own is.
        agreement_places: rows of the places of its agreements.
        tellings: what it tells of agreements.
        compared: the same as it is compared, in its own words; not kept.
    """

    state: str
    organisations: Sequence[Row] = ()
    acronyms: Sequence[Row] = ()
    places: Sequence[Row] = ()
    country: str | None = None
    partners: Sequence[OnePartner] = ()
    meant: Sequence[str | None] = ()
    agreement_places: Sequence[Row] = ()
    tellings: Sequence[TellingOutline] = ()
    compared: Sequence[Features] = ()

    @classmethod
    def of(cls, records: DocumentRecords, tellings: Iterable[Features]) -> Outline:
        """What a document says by itself."""
        compared = list(tellings)
        country = next((document.country for document in records.documents), None)
        places = {p.id: p for told in records.told.agreements for p in places_said(told, country)}
        return cls(
            state_of(records.folder),
            _interned(rows_of(Organisation, records.organisations)),
            _interned(rows_of(Acronym, records.acronyms)),
            _interned(rows_of(Place, records.places)),
            country,
            list(single_partners(compared)),
            agreement_places=list(map(tuple, rows_of(Place, places.values()))),
            compared=compared,
        )

    def resolve(self, called: Called) -> list[Features]:
        """Take up what it tells with the organisations of the archive; gives it as it is compared."""
        self.meant = [called.ids[row[0]] for row in self.organisations]
        compared = list(map(called.telling, self.compared))
        self.compared = ()
        self.tellings = [
            TellingOutline(
                one.id,
                one.programme_id,
                one.is_programme,
                (one.count or 1) > 1,
                sorted({party.organisation_id for party in one.parties}),
                TellingMarks.of(one),
            )
            for one in compared
        ]
        return compared

    @property
    def explained(self) -> Iterator[Acronym]:
        """The records of its acronyms."""
        return records_of_rows(Acronym, self.acronyms)

    def to_json(self) -> str:
        """As a load keeps it for the next."""
        *others, tellings = (getattr(self, name) for name in self.__slots__ if name != "compared")
        return msgspec.json.encode([*others, [telling.kept for telling in tellings]]).decode()

    @classmethod
    def from_json(cls, text: str, known: dict[Row, Row]) -> Outline:
        """What `to_json` wrote; rows that others have as well, which are `known`, are one object."""
        found = cls(*json.loads(text))
        found.organisations = _shared(found.organisations, known)
        found.places = _shared(found.places, known)
        found.agreement_places = _shared(found.agreement_places, known)
        found.meant = shared_texts(found.meant)
        found.partners = [OnePartner(*partner) for partner in found.partners]
        tellings = (TellingOutline(*telling) for telling in found.tellings)
        found.tellings = [
            one._replace(parties=known.setdefault(parties := tuple(one.parties), parties)) for one in tellings
        ]
        return found


def _interned(rows: Iterable[Row]) -> list[Row]:
    """Rows of which texts that are equal are one object, in all outlines of a load."""
    return [tuple(shared_texts(row)) for row in rows]


def _shared(rows: Iterable[Row], known: dict[Row, Row]) -> list[Row]:
    """Rows of which those that are equal are one object: documents name the same organisations and places."""
    return [known.setdefault(row, row) for row in map(tuple, rows)]


def named_organisations(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Organisation]]:
    """The organisations of each document, by its id; those that several name alike are one record."""
    made: dict[Row, Organisation] = {}
    for id_, outline in outlines.items():
        for row in outline.organisations:
            if row not in made:
                (made[row],) = records_of_rows(Organisation, [row])
            yield id_, made[row]


def state_of(folder: Folder) -> str:
    """All that the records of a document depend on."""
    return json.dumps(folder.state)


@dataclass
class TellingIndex:
    """The tellings of all documents, in their order."""

    outlines: Mapping[str, Outline]
    by_id: dict[str, TellingOutline] = field(default_factory=dict)
    document_of: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number them."""
        for document, outline in self.outlines.items():
            for telling in outline.tellings:
                self.order[telling.id] = len(self.order)
                self.by_id[telling.id] = telling
                self.document_of[telling.id] = document

    def keys(self, id_: str) -> Collection[str]:
        """The keys of a telling."""
        return self.by_id[id_].keys

    def marks(self, id_: str) -> TellingMarks:
        """The marks of a telling that was made in this load."""
        marks = self.by_id[id_].marks
        if isinstance(marks, str):
            raise TypeError(f"{id_} was kept by an earlier load")
        return marks

    def having(self, keys: Collection[str]) -> dict[str, list[str]]:
        """By some keys, the ids of the tellings that have each."""
        wanted = frozenset(keys)
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.by_id.values():
            for key in wanted.intersection(one.keys):
                found[key].append(one.id)
        return found


def as_kept(value: Any) -> Any:
    """A value as it comes back from JSON, so that it can be held against one that was kept."""
    return json.loads(json.dumps(value))
