"""Organisations as records: those that passages name, those of partners' cells and of the glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Mark, Placing, in_cell
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.organisations.component import find_organisations
from pipeline.entities.organisations.evidence import naming_in
from pipeline.entities.organisations.lexicon import leading, words_of
from pipeline.entities.organisations.localities import is_locality
from pipeline.entities.organisations.mentions import MentionWriter
from pipeline.entities.organisations.naming import head_length, kind_of, unquoted
from pipeline.entities.organisations.partners import names_listed
from pipeline.entities.organisations.refusals import is_no_name
from pipeline.entities.organisations.slots import behind_dash, find_offered, is_sentence
from pipeline.entities.table_cells import TableCells
from pipeline.gazetteer import fold, load_places
from pipeline.records import Cell, Mention, Organisation


@dataclass(frozen=True, slots=True)
class Settled:
    """What all mentions of a document mean; `of_ticket` has the organisation and the text of each."""

    mentions: list[Mention]
    organisations: list[Organisation]
    of_ticket: list[tuple[Organisation, str]]


class Organisations(Extractor):
    """Organisations and programmes; each mention is known by its ticket until all of them are settled."""

    finds = "organisations and programmes that are named"
    records = ("organisations", "mentions")
    needs = ("acronyms",)
    leaves = ("organisations", "unexplained")
    asks_model = True

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self.of_passage: dict[int, list[int]] = {}
        self.of_partner: dict[str, int] = {}
        self._known = facts.context.known
        self._mentions = MentionWriter(facts.document_id, self._known)
        self._of_slot: dict[tuple[int, int, int], int] = {}
        self._in_cell: dict[tuple[str, str], int] = {}
        self._partners: dict[tuple[str, str | None], Sequence[tuple[str, Organisation]]] = {}

    @classmethod
    def marker(cls, nlp: Language) -> Mark:
        """What fills `doc._.organisations`."""
        return find_organisations

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the mentions of a passage; a partner's cell names one as a whole."""
        tickets = self.of_passage[place.number] = []
        if place.cell is not None and place.view is not None and _is_partner(place.view, place.cell):
            return
        for mention in marks_of(doc).organisations:
            where, said = place(mention.start, mention.end)
            naming = naming_in(
                text_of(doc), mention, "cell" if place.cell is not None else place.passage.kind
            )
            tickets.append(self._mentions.add(mention.organisation, where, said, naming))
            if place.cell is not None:
                self._in_cell.setdefault((place.cell.id, said["text"]), tickets[-1])
        for start, end in marks_of(doc).unexplained:
            self._mentions.add_unexplained(*place(start, end))

    def party_in(self, passage: int, number: int) -> int:
        """The ticket of a mention in a passage that is a party to an agreement, which is not weighed."""
        return self._mentions.keep(self.of_passage[passage][number])

    def name_partner(self, view: TableCells, cell: Cell, region: str | None) -> None:
        """Take the name in a partner's cell of a table whose row is about a region."""
        columns = {"context": view.context_of(cell), **in_cell(cell)}
        self.of_partner.pop(cell.id, None)
        where = self.facts.cells.start(cell)
        for text, organisation in self._partners_in(" ".join(cell.text.split()), region):
            ticket = self._mentions.add(organisation, where, {"text": text, **columns})
            # The first one stands for the row.
            self.of_partner.setdefault(cell.id, ticket)

    def _partners_in(self, said: str, region: str | None) -> Sequence[tuple[str, Organisation]]:
        """The names of a partner's cell and whom they mean; long lists say the same bodies again and again.

        What teaches the document a name is not kept: from then on the name means what it was taught.
        """
        kept = self._partners.get((said, region))
        if kept is not None:
            return kept
        partners: list[tuple[str, Organisation]] = []
        were_known = True
        for text in names_listed(said, self._known):
            organisation = self._known.of_partner(text, region)
            if organisation is None:
                were_known = False
                organisation = self._new_partner(text)
            if organisation is not None:
                partners.append((text, organisation))
        if were_known:
            self._partners[said, region] = partners
        return partners

    def _new_partner(self, text: str) -> Organisation | None:
        """The organisation of a name that is not known; None where a partner's cell holds no name."""
        if self._known.means_a_class(text) or not _names_partner(text):
            return None
        if self._known.is_written_person(text):
            return None
        return self._known.named(text, kind="local authority" if is_locality(text) else None)

    def name_cell(self, view: TableCells, cell: Cell) -> int | None:
        """The ticket of the name that a cell of a party holds: a marked one, or what the cell offers."""
        if cell.id in self.of_partner:
            return self.of_partner[cell.id]
        text = " ".join(cell.text.split())
        offered = find_offered(text, self._known)
        if offered is None or offered.organisation.kind is None:
            offered = behind_dash(text, self._known) or offered
        if offered is None:
            if _is_partner(view, cell):
                self.name_partner(view, cell, None)
            return self.of_partner.get(cell.id)
        said = {"text": text[offered.start : offered.end], "context": view.context_of(cell)}
        ticket = self._in_cell.get((cell.id, said["text"]))
        if ticket is None:
            where = self.facts.cells.start(cell)
            ticket = self._mentions.add(offered.organisation, where, said | in_cell(cell))
        self.of_partner[cell.id] = self._mentions.keep(ticket)
        return ticket

    def name_slot(self, place: Placing, start: int, end: int, organisation: Organisation) -> int:
        """The ticket of a name that only its slot shows to be one: an item of a list, a label's value."""
        key = (place.number, start, end)
        if key not in self._of_slot:
            self._of_slot[key] = self._mentions.add(organisation, *place(start, end))
        return self._of_slot[key]

    def meet(self, organisation: Organisation) -> None:
        """Take an organisation that the document means without naming it."""
        self._mentions.meet(organisation)

    def finish(self) -> None:
        """Take the names of partners that no agreement asked for, and the mentions of the glossary."""
        for view in self.facts.views:
            for cell in view.cells:
                if _is_partner(view, cell) and cell.text.strip() and cell.id not in self.of_partner:
                    self.name_partner(view, cell, None)
        for entry in self.facts.glossary:
            organisation = self._known.by_acronym(entry.acronym)
            if organisation is None:
                continue
            for cell in entry.cells:
                columns = {"context": f"{entry.acronym}: {entry.expansion}", **in_cell(cell)}
                text = " ".join(unquoted(cell.text).split())
                where = self.facts.cells.start(cell)
                self._mentions.add(organisation, where, {"text": text, **columns})

    @cached_property
    def settled(self) -> Settled:
        """What the mentions mean; asked for when every extractor has finished."""
        return Settled(*self._mentions.finished())

    def written(self) -> dict[str, list[Any]]:
        """`organisations` and `mentions`."""
        return {"organisations": self.settled.organisations, "mentions": self.settled.mentions}


def _names_partner(text: str) -> bool:
    """Whether a partner's cell can hold a name: no place, kind of body (`Sociétés nationales`) or phrase.

    A commune is one: it signs as others do.
    """
    if is_locality(text):
        return True
    first = _ARTICLE.sub("", text).split()
    if first and fold(first[0]) in _ALL_OF:
        # `L'ensemble des sociétés`, `Autres ministères`.
        return False
    bare = head_length(text) == len(text.split()) or (text[:1].islower() and kind_of(text) is None)
    letters = any(c.isalpha() for c in text)
    return letters and not (bare or fold(text) in load_places() or is_no_name(text) or is_sentence(text))


_ALL_OF = frozenset(fold(word) for word in words_of("all_of"))
_ARTICLE = re.compile(rf"\A(?:{leading('article')})", re.IGNORECASE)


def _is_partner(view: TableCells, cell: Cell) -> bool:
    column = view.column_of(cell)
    return cell.role == "body" and column is not None and column.role == "partner"
