"""Agreements as records: rows of tables that are one, and what passages tell of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.agreements.cues import CueFinder
from pipeline.entities.agreements.decision_context import DecisionContext, find_setting
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.forms.grants import GrantRow, find_grant_rows
from pipeline.entities.agreements.forms.table_sheets import find_table_sheet
from pipeline.entities.agreements.groups import attach_totals
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.reading import read_agreements
from pipeline.entities.agreements.rows import AgreementRow, find_agreement_rows
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.writing import AgreementWriter, Party, TellingSpan
from pipeline.entities.amounts import Amounts
from pipeline.entities.extractors import DocumentFacts, Extractor, Mark, Placing
from pipeline.entities.organisations.extractor import Organisations
from pipeline.entities.table_cells import TableCells
from pipeline.records import Agreement, Cell
from pipeline.records.agreements import GIVING, PartyRole
from pipeline.records.legible import least_reliable
from pipeline.records.schema import box_of

_LEAD = 300
"""Characters before a table that may say what it lists."""


class Agreements(Extractor):
    """Agreements, their parties and the evidence for them: by form first, then by the frames of prose."""

    finds = "agreements that tables, sheets and lists hold and passages tell of"
    records = ("agreements", "agreement_parties", "agreement_evidence")
    needs = ("amounts", "dates", "organisations")
    leaves = ("agreement_cues",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._agreements = AgreementWriter(facts.document_id)
        self._passages: list[Marked] = []
        self._starts: list[tuple[int, int]] = []
        self._of_cell: dict[str, list[int]] = {}
        self._grants: list[tuple[TableCells, GrantRow, list[Party]]] = []

    @classmethod
    def marker(cls, nlp: Language) -> Mark:
        """The finder of the words that tell of agreements."""
        return CueFinder(nlp)

    def write(self, doc: Doc, place: Placing) -> None:
        """Keep what was marked in a passage of prose; the texts of cells are read row by row."""
        if place.cell is not None:
            self._of_cell.setdefault(place.cell.id, []).append(place.number)
            return
        passage = place.passage
        self._passages.append(Marked.of(place.number, passage.kind, passage.section, doc))
        self._starts.append((passage.page, passage.pieces[0].start))

    def write_table(self, view: TableCells) -> None:
        """Take the rows of a table that are agreements, each with the partner that its region says."""
        dates = self.facts.context.dates
        rows_read = find_agreement_rows(view, self.facts.context.known, dates)
        for row in {row.agreement.text: row for row in rows_read}.values():
            if row.partner is not None:
                self._organisations.name_partner(view, row.partner, row.region)
            self._add_row(view, row)
        lead = self._lead_of(view)
        sheet = find_table_sheet(view, lead, dates)
        for grant in [sheet] if sheet is not None else find_grant_rows(view, lead, dates):
            self._take_grant(view, grant)

    def finish(self) -> None:
        """Put together what forms and passages tell, and say of which agreement each amount is."""
        published = self.facts.context.dates.published
        setting = find_setting(self._passages, published[0].isoformat() if published else None)
        known = self.facts.context.known
        for view, grant, parties in self._grants:
            self._add_grant(view, grant, parties, setting)
        drafts = read_agreements(self._passages, known, setting, len(self._agreements))
        totals = attach_totals(drafts, self.facts.views, self.facts.cells, self.facts.passages)
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

    def _add_row(self, view: TableCells, row: AgreementRow) -> None:
        where = self.facts.cells.start(row.cells[0])
        telling = TellingSpan(where, row.agreement.text, row.sides, view.roles_of(row.cells))
        of_cell = self._amounts.of_cell
        mention = self._organisations.of_partner.get(row.partner.id) if row.partner else None
        amounts = [of_cell[cell.id] for cell in row.cells if cell.id in of_cell]
        self._agreements.add_row(row, telling, amounts, mention)
        if row.programme is not None:
            self._organisations.meet(row.programme)

    def _lead_of(self, view: TableCells) -> str:
        """What stands before a table on its page: the heading, and the passage next to it."""
        starts = (self.facts.cells.start(cell) for cell in view.cells if cell.text.strip())
        first = min(starts, default=None) if self._starts else None
        before = -1 if first is None else bisect_left(self._starts, first) - 1
        if before < 0:
            return ""
        passage = self.facts.passages[self._passages[before].number]
        return " ".join(filter(None, [passage.section, passage.text[-_LEAD:]]))

    def _take_grant(self, view: TableCells, row: GrantRow) -> None:
        """Name the parties of a row; who gives and when may only be said by the whole document."""
        named = [(role, self._organisations.name_cell(view, cell)) for role, cell in row.parties]
        parties = [Party(role, mention=ticket) for role, ticket in named if ticket is not None]
        if parties:
            self._grants.append((view, row, parties))

    def _add_grant(
        self, view: TableCells, row: GrantRow, parties: list[Party], setting: DecisionContext
    ) -> None:
        amounts = self._sums_of(row.amount) if row.amount is not None else []
        gives = any(party.role in GIVING for party in parties)
        if not (amounts or row.signed_on or (gives and len(parties) > 1)):
            return
        signed_on = row.signed_on
        if setting.council and setting.issuer is not None and not gives:
            # What minutes list in a table the community gives, on the day of the sitting.
            parties = [self._party("funding", setting.issuer), *parties]
            if not row.starts_on and (setting.day or "").startswith(signed_on or ""):
                signed_on = setting.day or signed_on
        sides = box_of(cell.box for cell in row.cells) | least_reliable(row.cells)
        agreement = Agreement(
            id="",
            kind=row.kind,
            title=row.title,
            signed_on=signed_on,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            duration_months=row.months,
            count=1,
            document_id=self.facts.document_id,
            page=row.cells[0].page,
            text=row.text,
            table_id=view.table.id,
            **sides,
        )
        where = self.facts.cells.start(row.cells[0])
        telling = TellingSpan(where, row.text, sides, view.roles_of(row.cells))
        self._agreements.add(agreement, [telling], amounts, parties)

    def _sums_of(self, cell: Cell) -> list[int]:
        """The tickets of the sum in a cell: that of the whole cell, else the first that its text names."""
        if cell.id in self._amounts.of_cell:
            return [self._amounts.of_cell[cell.id]]
        return [t for number in self._of_cell.get(cell.id, ()) for t in self._amounts.of_passage[number]][:1]

    def _add_draft(self, draft: Draft, in_total: list[int]) -> None:
        tellings = [self._telling(piece) for piece in draft.evidence]
        amounts = [self._amounts.of_passage[passage][number] for passage, number in draft.amounts]
        parties = [self._party(role, actor) for role, actor in draft.parties]
        self._agreements.add_draft(draft, tellings, [*amounts, *in_total], parties)

    def _party(self, role: PartyRole, actor: Actor) -> Party:
        if actor.number is not None:
            return Party(role, mention=self._organisations.party_in(actor.passage, actor.number))
        if actor.offered:
            place = Placing(self.facts, actor.passage, self.facts.passages[actor.passage])
            span = (actor.start, actor.end, actor.organisation)
            return Party(role, mention=self._organisations.name_slot(place, *span))
        self._organisations.meet(actor.organisation)
        said = self.facts.passages[actor.passage].text[actor.start : actor.end]
        return Party(role, organisation=actor.organisation, text=said)

    def _telling(self, piece: Evidence) -> TellingSpan:
        passage = self.facts.passages[piece.passage]
        places = passage.places(piece.start, piece.end)
        text = " ".join(passage.text[piece.start : piece.end].split())
        layout = self.facts.layout
        sides = layout.box(places) | layout.reliance(places, on_average=True)
        return TellingSpan((places[0].page, places[0].start), text, sides, piece.fields)
