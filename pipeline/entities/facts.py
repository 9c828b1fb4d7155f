"""Writes the records of one document: what was found, where it stands, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.acronyms import GlossaryEntry
from pipeline.entities.agreements import AgreementRow, find_agreement_rows
from pipeline.entities.cells import CellPlaces, TableView, read_amount, read_date, same_sums
from pipeline.entities.context import DocumentContext
from pipeline.entities.explained import AcronymWriter
from pipeline.entities.known import unquoted
from pipeline.entities.mentions import MentionWriter
from pipeline.entities.numbering import Numbered
from pipeline.entities.passages import PageLayout, Passage
from pipeline.entities.sentences import find_sentences, sentence_at
from pipeline.records import Agreement, AgreementParty, Amount, CalendarDate, Cell, Organisation
from pipeline.records.schema import BOX, box_of
from pipeline.values.amounts import AmountReading
from pipeline.values.dates import DateReading


class FactWriter:
    """Collects the facts of a document passage by passage and table by table, then numbers them."""

    def __init__(
        self, document_id: str, context: DocumentContext, layout: PageLayout, cells: CellPlaces
    ) -> None:
        self.document_id = document_id
        self._context = context
        self._layout = layout
        self._cells = cells
        self._amounts: Numbered[Amount] = Numbered(document_id, "a")
        self._dates: Numbered[CalendarDate] = Numbered(document_id, "d")
        self._agreements: Numbered[Agreement] = Numbered(document_id, "g")
        self._mentions = MentionWriter(document_id)
        self._acronyms = AcronymWriter(document_id, context.known)
        self._parties: list[tuple[int, int]] = []
        self._programmes: list[tuple[int, Organisation, str]] = []
        self._amounts_of_cell: dict[str, int] = {}
        self._equal: dict[int, int] = {}
        self._agreement_of: dict[int, int] = {}

    def add_doc(self, passage: Passage, doc: Doc, cell: Cell | None, view: TableView | None) -> None:
        """Write what the components found in a passage, or in the cell of a table."""
        sentences = find_sentences(passage.text)
        row = view.row_text(cell.row) if view and cell else None

        def place(start: int, end: int) -> tuple[tuple[int, int], dict[str, Any]]:
            said = passage.text[start:end]
            if cell is not None:
                return self._cells.start(cell), {"text": said, "context": row, **_in_cell(cell)}
            places = passage.places(start, end)
            told = {
                "text": self._layout.printed(places) or said,
                "context": sentence_at(passage.text, sentences, start, end),
                **self._layout.box(places),
            }
            return (places[0].page, places[0].start), told

        tickets = []
        for amount in doc._.amounts:
            where, told = place(amount.char_start, amount.char_end)
            tickets.append(self._add_amount(amount, where, told))
        for ticket, amount in zip(tickets, doc._.amounts, strict=True):
            if amount.equals is not None:
                self._equal[ticket] = tickets[amount.equals]
        for date in doc._.dates:
            where, told = place(date.char_start, date.char_end)
            self._add_date(date, where, told)
        partner = bool(view and cell and cell.role == "body" and _role(view, cell) == "partner")
        if not partner:
            for found in doc._.organisations:
                where, told = place(found.start, found.end)
                self._mentions.add(found.organisation, where, told)
            for start, end in doc._.unexplained:
                where, told = place(start, end)
                self._mentions.add_unexplained(where, told)
        for definition in doc._.definitions:
            where, told = place(definition.start, definition.end)
            self._acronyms.add(definition, where[0], {side: told[side] for side in BOX if side in told})

    def add_table(self, view: TableView) -> None:
        """Write the amounts and dates of the cells of a table, and its rows that are agreements."""
        for cell in view.cells:
            told = {"context": view.row_text(cell.row), **_in_cell(cell)}
            amount = read_amount(cell)
            if amount is not None:
                where = self._cells.start(cell)
                self._amounts_of_cell[cell.id] = self._add_amount(
                    amount, where, {"text": amount.text, **told}
                )
            date = read_date(cell, self._context.dates)
            if date is not None:
                self._add_date(date, self._cells.start(cell), {"text": date.text, **told})
        for later, earlier in same_sums(view):
            if later in self._amounts_of_cell and earlier in self._amounts_of_cell:
                one, other = self._amounts_of_cell[later], self._amounts_of_cell[earlier]
                self._equal |= {one: other, other: one}
        rows = {
            row.agreement.text: row
            for row in find_agreement_rows(view, self._context.known, self._context.dates)
        }
        partners = {row.partner.id: row for row in rows.values() if row.partner}
        mentions = {
            cell.id: self._add_partner(view, cell, partners.get(cell.id))
            for cell in view.cells
            if cell.role == "body" and _role(view, cell) == "partner" and cell.text.strip()
        }
        for row in rows.values():
            self._add_agreement(row, mentions.get(row.partner.id) if row.partner else None)

    def add_glossary(self, glossary: Iterable[GlossaryEntry]) -> None:
        """Write the acronyms of the glossary and the mentions in it."""
        for entry in glossary:
            boxes = [cell.box for cell in entry.cells] or ([entry.block.box] if entry.block else [])
            self._acronyms.add(entry, entry.page, box_of(iter(boxes)))
            organisation = self._context.known.by_acronym(entry.acronym)
            if organisation is None or not entry.cells:
                continue
            for cell in entry.cells:
                told = {"context": f"{entry.acronym}: {entry.expansion}", **_in_cell(cell)}
                text = " ".join(unquoted(cell.text).split())
                self._mentions.add(organisation, self._cells.start(cell), {"text": text, **told})

    def finished(self) -> dict[str, Any]:
        """All records, numbered and linked, by the names of their tables."""
        amount_ids, agreement_ids = self._amounts.ids(), self._agreements.ids()
        for ticket, other in self._equal.items():
            self._amounts.change(ticket, equals_amount_id=amount_ids[other])
        for ticket, agreement in self._agreement_of.items():
            self._amounts.change(ticket, agreement_id=agreement_ids[agreement])
        mentions, organisations, organisation_of = self._mentions.finished()
        parties = {}
        told = [(agreement, *organisation_of[mention]) for agreement, mention in self._parties]
        for agreement, organisation, text in [*told, *self._programmes]:
            party = AgreementParty(
                id=f"{agreement_ids[agreement]}:party:{organisation.id}",
                agreement_id=agreement_ids[agreement],
                organisation_id=organisation.id,
                role="party",
                text=text,
            )
            parties[party.id] = party
        return {
            "amounts": self._amounts.facts(),
            "dates": self._dates.facts(),
            "agreements": self._agreements.facts(),
            "agreement_parties": [parties[key] for key in sorted(parties)],
            "mentions": mentions,
            "organisations": organisations,
            "acronyms": self._acronyms.finished({o.id for o in organisations}),
        }

    def _add_amount(self, amount: AmountReading, where: tuple[int, int], told: dict[str, Any]) -> int:
        record = Amount(
            id="",
            document_id=self.document_id,
            page=where[0],
            value=amount.value,
            low=amount.low,
            high=amount.high,
            currency=amount.currency,
            qualifier=amount.qualifier,
            **told,
        )
        return self._amounts.add(record, *where)

    def _add_date(self, date: DateReading, where: tuple[int, int], told: dict[str, Any]) -> None:
        record = CalendarDate(
            id="",
            document_id=self.document_id,
            page=where[0],
            start=date.start,
            end=date.end,
            precision=date.precision,
            **told,
        )
        self._dates.add(record, *where)

    def _add_partner(self, view: TableView, cell: Cell, row: AgreementRow | None) -> int | None:
        region = row.region if row else None
        told = {"context": view.row_text(cell.row), **_in_cell(cell)}
        text = " ".join(cell.text.split())
        organisation = self._context.known.of_partner(text, region)
        if organisation is None:
            if self._context.known.means_a_class(text) or not any(c.isalpha() for c in text):
                return None
            organisation = self._context.known.named(text)
        return self._mentions.add(organisation, self._cells.start(cell), {"text": text, **told})

    def _add_agreement(self, row: AgreementRow, mention: int | None) -> None:
        sides: dict[str, Any] = box_of(cell.box for cell in row.cells)
        ticket = self._agreements.add(replace(row.agreement, **sides), *self._cells.start(row.cells[0]))
        for cell in row.cells:
            if cell.id in self._amounts_of_cell:
                self._agreement_of[self._amounts_of_cell[cell.id]] = ticket
        if mention is not None:
            self._parties.append((ticket, mention))
        if row.programme is not None:
            self._programmes.append((ticket, row.programme, row.agreement.reference or ""))
            self._mentions.meet(row.programme)


def _in_cell(cell: Cell) -> dict[str, Any]:
    return {"cell_id": cell.id, **box_of(iter([cell.box]))}


def _role(view: TableView, cell: Cell) -> str | None:
    column = view.column_of(cell)
    return column.role if column else None
