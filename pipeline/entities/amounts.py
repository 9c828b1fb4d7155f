"""Sums of money: `values.amounts` finds them in text, the tables stage read them in cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, in_cells
from pipeline.entities.marks import group_spans, marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.entities.table_cells import TableCells, holds_amount, qualifier_of, same_sums
from pipeline.language.passage_language import passage_language
from pipeline.records import Amount, Cell
from pipeline.records.many import records_of
from pipeline.values.money import AmountReading, find_amounts, find_role


class Amounts(Extractor):
    """Sums of money, those of the text and those of cells, each known by its ticket until it has an id."""

    finds = "sums of money, with the interval that each printed figure stands for"
    records = ("amounts",)
    leaves = ("amounts",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self.of_passage: dict[int, list[int]] = {}
        self.of_cell: dict[str, int] = {}
        self._amounts: Numbered[Amount] = Numbered(facts.document_id, "a")
        self._equal: dict[int, int] = {}
        self._settled: list[str] = []

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.amounts` (exact offsets) and `doc.spans["amounts"]` (labelled by currency)."""
        context = marks_of(doc).context or DocumentContext()
        readings = find_amounts(
            text_of(doc),
            country=context.country,
            number_format=context.number_format,
            language=passage_language(text_of(doc), context.language),
        )
        marks_of(doc).amounts = tuple(readings)
        group_spans(doc, "amounts", ((a.char_start, a.char_end, a.currency) for a in readings))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the amounts of a passage, with what the words around each say that it is."""
        tickets = self.of_passage[place.number] = []
        if not marks_of(doc).amounts:
            return
        language = passage_language(text_of(doc), self.facts.context.language)
        for amount in marks_of(doc).amounts:
            self._note_sign(amount, place)
            where, columns = place(amount.char_start, amount.char_end)
            columns["role"] = find_role(text_of(doc), amount.char_start, amount.char_end, language)
            tickets.append(self._add(amount, where, columns))
        for ticket, amount in zip(tickets, marks_of(doc).amounts, strict=True):
            if amount.equals is not None:
                self._equal[ticket] = tickets[amount.equals]

    def write_table(self, view: TableCells) -> None:
        """Take the amounts of a table, and which of a row say one sum in two currencies."""
        cells = [cell for cell in view.cells if holds_amount(cell)]
        tickets = self._add_cells(view, cells)
        self.of_cell |= zip((cell.id for cell in cells), tickets, strict=True)
        for later, earlier in same_sums(view):
            if later in self.of_cell and earlier in self.of_cell:
                first, second = self.of_cell[later], self.of_cell[earlier]
                self._equal |= {first: second, second: first}

    def belongs_to(self, ticket: int, agreement_id: str) -> None:
        """Say of which agreement an amount is the sum."""
        self._amounts.change(ticket, agreement_id=agreement_id)

    def ids(self) -> list[str]:
        """The id of each ticket; no amount may come after it."""
        return self._amounts.ids()

    def finish(self) -> None:
        """Say once for the document which figures its own signs made a thousand times what habit reads."""
        if self._settled:
            self.facts.report(
                None,
                self._settled[0],
                f"{len(self._settled)} figures like this one are read by the number signs of the document, "
                "not by the habit of its language; the other reading is a thousand times more or less",
            )

    def _note_sign(self, amount: AmountReading, place: Placing) -> None:
        """A figure that hangs on one sign before three digits: open, or settled against the habit."""
        if amount.open:
            self.facts.report(
                place.cell or place.passage,
                amount.text,
                f"only habit says whether the sign before three digits is the decimal one: {amount.value:f} "
                f"or {amount.otherwise:f} {amount.currency}",
            )
        elif amount.otherwise is not None and amount.value is not None:
            plain = find_amounts(
                amount.text, country=self.facts.context.country, language=self.facts.context.language
            )
            if [reading.value for reading in plain] != [amount.value]:
                self._settled.append(amount.text)

    def written(self) -> dict[str, list[Any]]:
        """`amounts`."""
        ids = self._amounts.ids()
        for ticket, other in self._equal.items():
            self._amounts.change(ticket, equals_amount_id=ids[other])
        return {"amounts": self._amounts.facts()}

    def _add(self, amount: AmountReading, where: tuple[int, int], columns: dict[str, Any]) -> int:
        record = Amount(
            id="",
            document_id=self.facts.document_id,
            page=where[0],
            value=amount.value,
            low=amount.low,
            high=amount.high,
            place=amount.place,
            currency=amount.currency,
            qualifier=amount.qualifier,
            **columns,
        )
        return self._amounts.add(record, *where)

    def _add_cells(self, view: TableCells, cells: Sequence[Cell]) -> range:
        """Take the sums of cells, column by column of their records: long lists have one in each row."""
        places = [self.facts.cells.start(cell) for cell in cells]
        columns = [view.columns[place] for place in {cell.column for cell in cells} & view.columns.keys()]
        roles = {column.column: _said_by(f"{column.header} : ") for column in columns}
        amounts = records_of(
            Amount,
            {
                "id": [""] * len(cells),
                "document_id": [self.facts.document_id] * len(cells),
                "page": [page for page, _ in places],
                "text": [cell.text.strip() for cell in cells],
                "value": [cell.value for cell in cells],
                "low": [cell.low for cell in cells],
                "high": [cell.high for cell in cells],
                "place": [cell.place for cell in cells],
                "currency": [cell.unit for cell in cells],
                "qualifier": list(map(qualifier_of, cells)),
                "role": [roles.get(cell.column) for cell in cells],
                "context": list(map(view.context_of, cells)),
                **in_cells(cells),
            },
        )
        return self._amounts.add_all(amounts, places)


@lru_cache(maxsize=1_000)
def _said_by(lead: str) -> str | None:
    """What a sum is of which nothing but what stands before it is known."""
    return find_role(lead, len(lead), len(lead))
