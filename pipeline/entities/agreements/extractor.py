"""Agreements as records: rows of tables that are one, and what passages tell of them."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.agreements.cues import CueFinder
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.groups import attach_totals
from pipeline.entities.agreements.narrative import Narrative
from pipeline.entities.agreements.rows import AgreementRow, find_agreement_rows
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.writing import AgreementWriter, Party, Telling, with_sides
from pipeline.entities.amounts import Amounts
from pipeline.entities.cells import TableView
from pipeline.entities.extractors import DocumentFacts, Extractor, Mark, Placing
from pipeline.entities.organisations.extractor import Organisations
from pipeline.records.agreements import PartyRole
from pipeline.records.schema import box_of


class Agreements(Extractor):
    """Agreements, their parties and the evidence for them."""

    finds = "agreements that tables list and passages tell of"
    records = ("agreements", "agreement_parties", "agreement_evidence")
    needs = ("amounts", "dates", "organisations")
    leaves = ("agreement_cues",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._agreements = AgreementWriter(facts.document_id)
        self._narrative = Narrative()

    @classmethod
    def marker(cls, nlp: Language) -> Mark:
        """The finder of the words that tell of agreements."""
        return CueFinder(nlp)

    def write(self, doc: Doc, place: Placing) -> None:
        """Read a passage of prose; the texts of cells are read row by row."""
        if place.cell is None:
            self._narrative.read(place.number, place.passage.kind, doc)

    def write_table(self, view: TableView) -> None:
        """Take the rows of a table that are agreements, each with the partner that its region says."""
        found = find_agreement_rows(view, self.facts.context.known, self.facts.context.dates)
        for row in {row.agreement.text: row for row in found}.values():
            if row.partner is not None:
                self._organisations.name_partner(view, row.partner, row.region)
            self._add_row(view, row)

    def finish(self) -> None:
        """Put together what passages tell, and say of which agreement each amount is."""
        totals = attach_totals(
            self._narrative.finished(), self.facts.views, self.facts.cells, self.facts.passages
        )
        for draft in totals.drafts:
            cells = totals.cells.get(id(draft), ())
            in_total = [self._amounts.of_cell[c.id] for c in cells if c.id in self._amounts.of_cell]
            self._add_draft(draft, in_total)
        ids = self._agreements.ids()
        for ticket, agreement in self._agreements.agreement_of.items():
            self._amounts.belongs_to(ticket, ids[agreement])

    def written(self) -> dict[str, list[Any]]:
        """`agreements`, `agreement_parties` and `agreement_evidence`."""
        return self._agreements.finished(self._organisations.settled.of_ticket)

    @property
    def _amounts(self) -> Amounts:
        return self.facts.of(Amounts)

    @property
    def _organisations(self) -> Organisations:
        return self.facts.of(Organisations)

    def _add_row(self, view: TableView, row: AgreementRow) -> None:
        sides: dict[str, Any] = box_of(cell.box for cell in row.cells)
        where = self.facts.cells.start(row.cells[0])
        telling = Telling(where, row.agreement.text, sides, view.roles_of(row.cells))
        of_cell = self._amounts.of_cell
        mention = self._organisations.of_partner.get(row.partner.id) if row.partner else None
        amounts = [of_cell[cell.id] for cell in row.cells if cell.id in of_cell]
        self._agreements.add_row(with_sides(row, sides), telling, amounts, mention)
        if row.programme is not None:
            self._organisations.meet(row.programme)

    def _add_draft(self, draft: Draft, in_total: list[int]) -> None:
        tellings = [self._telling(piece) for piece in draft.evidence]
        amounts = [self._amounts.of_passage[passage][number] for passage, number in draft.amounts]
        parties = [self._party(role, actor) for role, actor in draft.parties]
        self._agreements.add_draft(draft, tellings, [*amounts, *in_total], parties)

    def _party(self, role: PartyRole, actor: Actor) -> Party:
        if actor.number is not None:
            return Party(role, mention=self._organisations.of_passage[actor.passage][actor.number])
        self._organisations.meet(actor.organisation)
        said = self.facts.passages[actor.passage].text[actor.start : actor.end]
        return Party(role, organisation=actor.organisation, text=said)

    def _telling(self, piece: Evidence) -> Telling:
        passage = self.facts.passages[piece.passage]
        places = passage.places(piece.start, piece.end)
        text = " ".join(passage.text[piece.start : piece.end].split())
        box = self.facts.layout.box(places)
        return Telling((places[0].page, places[0].start), text, box, piece.fields)
