"""What the documents of an archive come to: their organisations resolved, their agreements joined.

With what the last load kept, only documents that changed are read, and those that they touch: documents whose
organisations are other ones now, whose agreements have a telling more or less, or whose programmes, groups or
parties go by something else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.archive.agreements.called import Called
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.joining import Links, join_by_links
from pipeline.archive.agreements.outlined_programmes import ProgrammesToday, named_in, programmes_today
from pipeline.archive.agreements.partners import find_same_partners
from pipeline.archive.agreements.rejoining import LinkedSets, Tellings, rejoin
from pipeline.archive.agreements.said import said_of_agreements
from pipeline.archive.agreements.today import AgreementsToday
from pipeline.archive.agreements.wholes import AgreementLists
from pipeline.archive.agreements.world import AgreementMaker, Known, World
from pipeline.archive.folders import Folder, outcomes_of
from pipeline.archive.organisations import resolve_organisations
from pipeline.archive.outlines import Outline, TellingIndex, named_organisations
from pipeline.archive.owned import Owned, whole_tables
from pipeline.archive.reading import TellingReader
from pipeline.archive.standing import Loaded
from pipeline.corrections.applying import with_outcome
from pipeline.corrections.correction_lines import AGREEMENTS, OF_FACTS, OF_ORGANISATIONS
from pipeline.records import Correction, CorrectionOutcome, Place
from pipeline.records.rows import Row, Rows, records_of_rows


@dataclass(frozen=True, slots=True)
class Shared:
    """What a load keeps of all documents together, to know what a later change touches.

    Attributes:
        links: between tellings.
        programmes: by id, what each rests on and its rows.
        members: by the id of a group told as one, the tellings of its members.
        whole_of: by the id of an agreement, the group that it is a member of.
        names: by its id, how an organisation is called.
    """

    links: Links = field(default_factory=dict)
    programmes: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, Sequence[str]] = field(default_factory=dict)
    whole_of: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """As a load keeps it for the next."""
        return json.dumps([getattr(self, name) for name in self.__slots__])

    @classmethod
    def from_json(cls, text: str) -> Shared:
        """What `to_json` wrote."""
        links, *others = json.loads(text)
        return cls({key: [(one, two, why) for one, two, why in made] for key, made in links.items()}, *others)


@dataclass(frozen=True, slots=True)
class Made:
    """What the documents of today come to, of which rows are made when they are asked for.

    Attributes:
        documents: their ids, in their order.
        touched: those whose rows may be other ones than before.
        whole: the rows of tables that are made of all documents.
        outlines: gives what the next load may know of each document that changed.
        shared: and of all together; None where it is to make all anew.
    """

    documents: Sequence[str]
    touched: Collection[str]
    whole: Rows
    outlines: Callable[[], Iterator[tuple[str, str]]]
    shared: str | None
    _reader: TellingReader
    _owned: Owned

    def digest(self, document_id: str) -> str:
        """What the rows of a document that was touched are made of, as one digest."""
        return self._owned.digest(self._reader.records(document_id))

    def rows(self, document_id: str, *, publish_persons: bool) -> Rows:
        """The rows of a document that was touched."""
        return self._owned.rows(self._reader.records(document_id), publish_persons=publish_persons)

    @property
    def digests_of_whole(self) -> dict[str, str]:
        """Of each table that is made of all documents, a digest of its rows."""
        return {table: _digest(rows) for table, rows in self.whole.items()}


def _digest(rows: Sequence[Row]) -> str:
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def make(folders: Sequence[Folder], corrections: Sequence[Correction], kept: Loaded | None = None) -> Made:
    """Make what the documents of some folders come to, from what was kept of those that did not change.

    Raises:
        BordereauError: a file holds something that is no record.
    """
    making = _Making(folders, corrections, kept)
    making.resolve()
    making.join()
    making.tie()
    return making.made()


class _Making:
    """The steps, each on what the ones before it found."""

    def __init__(
        self, folders: Sequence[Folder], corrections: Sequence[Correction], kept: Loaded | None
    ) -> None:
        self.corrections = corrections
        lines = [line for line in corrections if line.action in OF_ORGANISATIONS]
        self.lines = [line for line in lines if line.kind != AGREEMENTS]
        self.lines_of_agreements = [line for line in lines if line.kind == AGREEMENTS]
        # What the archivist says of agreements may tie any to any: all are joined anew.
        can_keep = kept is not None and kept.shared is not None and not self.lines_of_agreements
        rows: dict[Row, Row] = {}
        texts = kept.known() if kept is not None and can_keep else ()
        self.before = {id_: Outline.from_json(text, rows) for id_, text in texts}
        self.kept = kept if kept and can_keep and self.before.keys() == kept.documents.keys() else None
        if self.kept is None:
            self.before = {}
        self.shared = Shared.from_json(self.kept.shared) if self.kept and self.kept.shared else Shared()
        self.compared: dict[str, Features] = {}
        self.reader = TellingReader({folder.id: folder for folder in folders})
        self.outlines, self.changed = self.reader.outlines(self.before)
        self.decided: list[Correction] = []

    def resolve(self) -> None:
        """Say which organisation of the archive each of a document's is; note whose are other than before."""
        self.resolution = resolve_organisations(
            named_organisations(self.outlines),
            (record for of in self.outlines.values() for record in of.explained),
            self.lines,
            find_same_partners(partner for of in self.outlines.values() for partner in of.partners),
        )
        self.reader.resolution = self.resolution
        for id_, outline in self.outlines.items():
            called = Called.of(id_, [row[0] for row in outline.organisations], self.resolution.meant)
            meant = [called.ids[row[0]] for row in outline.organisations]
            if id_ not in self.changed and meant != outline.meant:
                self.changed.add(id_)
                self.outlines[id_] = self.reader.outline(id_)
            if id_ in self.changed:
                compared = self.outlines[id_].resolve(called)
                self.compared |= {features.id: features for features in compared}
        self.index = TellingIndex(self.outlines)

    def join(self) -> None:
        """Find which tellings are of one agreement."""
        self.agreements = AgreementsToday(self.index, self._links(), self.reader.made)
        if self.kept is None:
            self.touched = {*self.outlines}
            return
        sets, past = self.agreements.sets, LinkedSets()
        for links in self.shared.links.values():
            past.join(links)
        every = (*self.shared.links.values(), *self.agreements.links.values())
        linked = {id_ for links in every for one, other, _ in links for id_ in (one, other)}
        moved = {id_ for id_ in linked & self.index.order.keys() if past.of(id_) != sets.of(id_)}
        changed = {telling.id for id_ in self.changed for telling in self.outlines[id_].tellings}
        self.touched = {*self.changed}
        for id_ in moved | changed:
            self.touched |= self.agreements.documents(id_)

    def _links(self) -> Links:
        if self.kept is None:
            tellings = [*self.compared.values()]
            self.compared.clear()
            decisions = said_of_agreements(self.lines_of_agreements, tellings)
            self.decided = decisions.lines
            return join_by_links(tellings, decisions.same, decisions.kept_apart, self.index.marks)
        now = {telling.id for id_ in self.changed for telling in self.outlines[id_].tellings}
        others = (of for id_, of in self.before.items() if id_ in self.changed or id_ not in self.outlines)
        before = {telling.id: telling.keys for of in others for telling in of.tellings}
        tellings_today = Tellings(self.index.keys, self.index.having, self._compared)
        return rejoin(tellings_today, before, now, self.shared.links)

    def _compared(self, id_: str) -> Features:
        """A telling as it is compared; it is asked for again and again."""
        if id_ not in self.compared:
            self.compared[id_] = self.reader.features(id_)
        return self.compared[id_]

    def tie(self) -> None:
        """Find what ties agreements to each other: programmes, and groups that are told as one."""
        self.known = Known(
            {organisation.id: organisation for organisation in self.resolution.organisations},
            {id_: outline.country for id_, outline in self.outlines.items()},
        )
        near = frozenset(self.touched)
        self.programmes: ProgrammesToday = programmes_today(
            self.agreements, self.known.organisations, self.shared.programmes, near
        )
        self.members = {id_: self._members(id_) for id_ in self.agreements.groups()}
        self.whole_of: dict[str, str] = {}
        for id_, members in self.members.items():
            for member in members:
                self.whole_of.setdefault(self.agreements.first(member), id_)
        if self.kept is not None:
            for id_ in self._tied_otherwise():
                self.touched |= self.agreements.documents(id_)

    def _members(self, id_: str) -> Sequence[str]:
        """The members of a group: those of before where nothing is other in its documents."""
        documents = self.agreements.documents(id_)
        if id_ in self.shared.members and documents.isdisjoint(self.touched):
            return self.shared.members[id_]
        lists = AgreementLists(map(self.agreements.joined, self.agreements.of_documents(documents)))
        return lists.members(self.agreements.joined(id_))

    def _tied_otherwise(self) -> Iterator[str]:
        """Tellings whose programme is other than before, or their group, or how a party is called."""
        names, were = self.known.names, self.shared.names
        renamed = {id_ for id_ in names.keys() | were.keys() if names.get(id_) != were.get(id_)}
        programmes = self.programmes.changed | {
            id_ for id_, (_, rows) in self.programmes.kept.items() if not renamed.isdisjoint(named_in(rows))
        }
        for one in self.index.by_id.values():
            if one.programme_id in programmes or not renamed.isdisjoint(one.parties):
                yield one.id
        today, past = self.whole_of, self.shared.whole_of
        of_groups = {*today.values()} ^ {*past.values()}
        otherwise = {id_ for id_ in today.keys() | past.keys() if today.get(id_) != past.get(id_)}
        yield from (of_groups | otherwise) & self.index.order.keys()

    def made(self) -> Made:
        """The rows of what was touched, and what is kept for the next load."""
        programmes = self.programmes.found
        self.resolution.corrections += [*self.decided, *self._corrected()]
        self.resolution.corrections.sort(key=lambda line: int(line.id))
        folders = self.reader.folders
        states = {id_: folder.state for id_, folder in folders.items()}
        maker = AgreementMaker(self.agreements, self.known, programmes, self.whole_of)

        def agreements(document_id: str) -> World:
            self.reader.hold(document_id)
            return maker.of(document_id)

        owned = Owned(self.resolution, states, agreements)
        tables = whole_tables(self.resolution, programmes, self._places())
        return Made([*folders], self.touched, tables, *self._to_keep(), self.reader, owned)

    def _places(self) -> dict[str, Place]:
        rows = [row for of in self.outlines.values() for row in of.agreement_places]
        rows += [row for of in self.outlines.values() for row in of.places]
        latest = {row[0]: row for row in rows}.values()
        named = {place.id: place for place in records_of_rows(Place, latest)}
        return self.programmes.found.place_records | named

    def _to_keep(self) -> tuple[Callable[[], Iterator[tuple[str, str]]], str | None]:
        if self.lines_of_agreements:
            return lambda: iter(()), None
        changed = {id_: of for id_, of in self.outlines.items() if id_ in self.changed}
        names = self.known.names
        shared = Shared(self.agreements.links, self.programmes.kept, self.members, self.whole_of, dict(names))
        return lambda: ((id_, of.to_json()) for id_, of in changed.items()), shared.to_json()

    def _corrected(self) -> Iterator[Correction]:
        """The lines that speak of facts, each with what the stages made of it."""
        of_facts = [line for line in self.corrections if line.action in OF_FACTS]
        outcomes: dict[str, CorrectionOutcome] = {}
        for outcome in outcomes_of([*self.reader.folders.values()]) if of_facts else ():
            if outcome.applied or outcome.id not in outcomes:
                outcomes[outcome.id] = outcome
        for line in of_facts:
            yield with_outcome(line, outcomes.get(line.id))
