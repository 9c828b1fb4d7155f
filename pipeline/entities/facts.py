"""Writes the records of one document: what was found, where it stands, and what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.agreements import AgreementRow, Draft, find_agreement_rows
from pipeline.entities.agreements.groups import attach_totals
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.writing import AgreementWriter, Party, Telling, with_sides
from pipeline.entities.cells import CellPlaces, TableView, read_amount, read_date, same_sums
from pipeline.entities.context import DocumentContext
from pipeline.entities.explained import AcronymWriter
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.indicators import IndicatorWriter
from pipeline.entities.named import NameWriter
from pipeline.entities.numbering import Numbered
from pipeline.entities.organisations.known import unquoted
from pipeline.entities.organisations.mentions import MentionWriter
from pipeline.entities.passages import PageLayout, Passage
from pipeline.records import Amount, CalendarDate, Cell, Problem
from pipeline.records.agreements import PartyRole
from pipeline.records.schema import BOX, box_of
from pipeline.values.dates import DateReading
from pipeline.values.money import AmountReading, find_role
from pipeline.values.text import find_sentences, sentence_at

Placed = tuple[tuple[int, int], dict[str, Any]]
"""Page and offset of a stretch of text, and the columns that say what is printed there."""


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
        self._agreements = AgreementWriter(document_id)
        self._mentions = MentionWriter(document_id)
        self._acronyms = AcronymWriter(document_id, context.known)
        self._indicators = IndicatorWriter(document_id, context.dates.period or (None, None))
        self._named = NameWriter(document_id)
        self._problems: list[Problem] = []
        self._passages: list[Passage] = []
        self._amounts_of: list[list[int]] = []
        self._mentions_of: list[list[int]] = []
        self._amounts_of_cell: dict[str, int] = {}
        self._equal: dict[int, int] = {}
        self._views: list[TableView] = []

    def add_doc(self, passage: Passage, doc: Doc, cell: Cell | None, view: TableView | None) -> None:
        """Write what the components found in a passage, or in the cell of a table."""
        sentences = find_sentences(passage.text)
        row = view.row_text(cell.row) if view and cell else None

        def place(start: int, end: int) -> Placed:
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
            told["role"] = find_role(doc.text, amount.char_start, amount.char_end)
            tickets.append(self._add_amount(amount, where, told))
        for ticket, amount in zip(tickets, doc._.amounts, strict=True):
            if amount.equals is not None:
                self._equal[ticket] = tickets[amount.equals]
        for date in doc._.dates:
            where, told = place(date.char_start, date.char_end)
            self._add_date(date, where, told)
        partner = bool(view and cell and cell.role == "body" and _role(view, cell) == "partner")
        named = []
        if not partner:
            for found in doc._.organisations:
                where, told = place(found.start, found.end)
                named.append(self._mentions.add(found.organisation, where, told))
            for start, end in doc._.unexplained:
                where, told = place(start, end)
                self._mentions.add_unexplained(where, told)
        for definition in doc._.definitions:
            where, told = place(definition.start, definition.end)
            self._acronyms.add(definition, where[0], {side: told[side] for side in BOX if side in told})
        self._add_names_and_counts(doc, place)
        self._passages.append(passage)
        self._amounts_of.append(tickets)
        self._mentions_of.append(named)

    def add_table(self, view: TableView) -> None:
        """Write the amounts and dates of the cells of a table, and its rows that are agreements."""
        for cell in view.cells:
            told = {"context": view.row_text(cell.row), **_in_cell(cell)}
            amount = read_amount(cell)
            if amount is not None:
                where = self._cells.start(cell)
                self._amounts_of_cell[cell.id] = self._add_amount(
                    amount, where, {"text": amount.text, "role": _said_by_header(view, cell), **told}
                )
            try:
                date = read_date(cell, self._context.dates)
            except ValueError as error:
                self._problems.append(self._problem(cell, str(error)))
                continue
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
            self._add_agreement(view, row, mentions.get(row.partner.id) if row.partner else None)
        self._views.append(view)

    def add_drafts(self, drafts: Sequence[Draft]) -> None:
        """Write what prose tells of agreements; passages are numbered as they were added."""
        totals = attach_totals(drafts, self._views, self._cells, self._passages)
        for draft in totals.drafts:
            tellings = [self._telling(e.passage, e.start, e.end, e.fields) for e in draft.evidence]
            amounts = [self._amounts_of[passage][number] for passage, number in draft.amounts]
            amounts += [
                self._amounts_of_cell[cell.id]
                for cell in totals.cells.get(id(draft), ())
                if cell.id in self._amounts_of_cell
            ]
            parties = [self._party(role, actor) for role, actor in draft.parties]
            self._agreements.add_draft(draft, tellings, amounts, parties)

    def _party(self, role: PartyRole, actor: Actor) -> Party:
        if actor.number is not None:
            return Party(role, mention=self._mentions_of[actor.passage][actor.number])
        self._mentions.meet(actor.organisation)
        said = self._passages[actor.passage].text[actor.start : actor.end]
        return Party(role, organisation=actor.organisation, text=said)

    def _telling(self, number: int, start: int, end: int, fields: tuple[str, ...]) -> Telling:
        passage = self._passages[number]
        places = passage.places(start, end)
        text = " ".join(passage.text[start:end].split())
        return Telling((places[0].page, places[0].start), text, self._layout.box(places), fields)

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
        for ticket, agreement in self._agreements.agreement_of.items():
            self._amounts.change(ticket, agreement_id=agreement_ids[agreement])
        mentions, organisations, organisation_of = self._mentions.finished()
        return {
            "amounts": self._amounts.facts(),
            "dates": self._dates.facts(),
            **self._agreements.finished(organisation_of),
            "indicators": self._indicators.facts(),
            **self._named.finished(),
            "problems": self._problems,
            "mentions": mentions,
            "organisations": organisations,
            "acronyms": self._acronyms.finished({o.id for o in organisations}),
        }

    def _add_names_and_counts(self, doc: Doc, place: Callable[[int, int], Placed]) -> None:
        for found in doc._.places:
            self._named.add_place(found, *place(found.start, found.end))
        for person in doc._.persons:
            self._named.add_person(person, *place(person.start, person.end))
        for number, count in enumerate(doc._.counts):
            self._indicators.add(doc, number, *place(count.start, count.end))

    def _problem(self, cell: Cell, reason: str) -> Problem:
        return Problem(
            id=f"{self.document_id}:entities:{len(self._problems) + 1}",
            document_id=self.document_id,
            stage="entities",
            page=cell.page,
            cell_id=cell.id,
            text=cell.text,
            reason=reason,
            **box_of(iter([cell.box])),
        )

    def _add_amount(self, amount: AmountReading, where: tuple[int, int], told: dict[str, Any]) -> int:
        record = Amount(
            id="",
            document_id=self.document_id,
            page=where[0],
            value=amount.value,
            low=amount.low,
            high=amount.high,
            place=amount.place,
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

    def _add_agreement(self, view: TableView, row: AgreementRow, mention: int | None) -> None:
        sides: dict[str, Any] = box_of(cell.box for cell in row.cells)
        telling = Telling(
            self._cells.start(row.cells[0]), row.agreement.text, sides, view.roles_of(row.cells)
        )
        amounts = [self._amounts_of_cell[c.id] for c in row.cells if c.id in self._amounts_of_cell]
        self._agreements.add_row(with_sides(row, sides), telling, amounts, mention)
        if row.programme is not None:
            self._mentions.meet(row.programme)


def _said_by_header(view: TableView, cell: Cell) -> str | None:
    """What the header of a figure's column says it is."""
    column = view.column_of(cell)
    header = f"{column.header} : " if column else ""
    return find_role(header + cell.text, len(header), len(header) + len(cell.text))


def _in_cell(cell: Cell) -> dict[str, Any]:
    return {"cell_id": cell.id, **box_of(iter([cell.box]))}


def _role(view: TableView, cell: Cell) -> str | None:
    column = view.column_of(cell)
    return column.role if column else None
