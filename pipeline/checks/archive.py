"""What the checks look at: the records of an archive, loaded once and put in the order that checks need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from sqlite3 import Connection
from typing import Any, TypeVar

from pipeline.archive.database import select
from pipeline.checks.prose import Sentence, find_page_sentences
from pipeline.checks.results import Figure, figure_of_cell
from pipeline.records import (
    Acronym,
    AgreementTelling,
    Amount,
    CalendarDate,
    Cell,
    Document,
    Page,
    Problem,
    Table,
    TableColumn,
)
from pipeline.records.schema import columns

R = TypeVar("R")

SUMMABLE = frozenset({"amount", "integer", "number"})


@dataclass(frozen=True)
class TableView:
    """A table with its columns and cells, and the figures in them."""

    table: Table
    columns: dict[int, TableColumn]
    cells: tuple[Cell, ...]
    amount_ids: dict[str, str]

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The cells below the header that cover one column, by row and column."""
        rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            if cell.role != "header":
                rows[cell.row][cell.column] = cell
        return dict(rows)

    @property
    def body_rows(self) -> list[dict[int, Cell]]:
        """The rows that are neither header nor total."""
        return [row for row in self.rows.values() if all(cell.role == "body" for cell in row.values())]

    def header(self, column: int) -> str:
        """The header of a column, empty where it has none."""
        return self.columns[column].header if column in self.columns else ""

    def column_with(self, role: str) -> int | None:
        """The first column that has a role."""
        return next((n for n, column in sorted(self.columns.items()) if column.role == role), None)

    def figure(self, cell: Cell | None) -> Figure | None:
        """The figure in a cell; None where there is none or it could not be read."""
        if cell is None or cell.value is None or cell.column_span != 1:
            return None
        return figure_of_cell(cell, cell.value, self.table.document_id, self.amount_ids.get(cell.id))


class Archive:
    """The records of an archive, each kind loaded when a check first asks for it.

    With a `document_id` it is the archive as if that document were the only one in it.
    """

    def __init__(self, db: Connection, document_id: str | None = None) -> None:
        self.db = db
        self._document_id = document_id

    def by_document(self) -> Iterator[tuple[str, Archive]]:
        """Each document alone, with its id."""
        return ((id_, Archive(self.db, id_)) for id_ in self.documents)

    def _select(self, record: type[R]) -> Iterator[R]:
        if self._document_id is None:
            return select(self.db, record)
        kind: Any = record
        names = {column.name for column in columns(kind)}
        own = next(name for name in ("document_id", "table_id", "id") if name in names)
        is_it = "IN (SELECT id FROM tables WHERE document_id = ?)" if own == "table_id" else "= ?"
        return select(self.db, record, f"{own} {is_it}", [self._document_id])

    @cached_property
    def documents(self) -> dict[str, Document]:
        """By id."""
        return {document.id: document for document in self._select(Document)}

    @cached_property
    def pages(self) -> list[Page]:
        """In order."""
        return sorted(self._select(Page), key=lambda page: (page.document_id, page.number))

    @cached_property
    def amounts(self) -> dict[str, Amount]:
        """By id."""
        return {amount.id: amount for amount in self._select(Amount)}

    @cached_property
    def dates(self) -> list[CalendarDate]:
        """In the order in which they were found."""
        return list(self._select(CalendarDate))

    @cached_property
    def agreements(self) -> list[AgreementTelling]:
        """What documents tell of agreements, in the order in which it was found."""
        return list(self._select(AgreementTelling))

    @cached_property
    def acronyms(self) -> list[Acronym]:
        """In the order in which they were found."""
        return list(self._select(Acronym))

    @cached_property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return list(self._select(Problem))

    @cached_property
    def tables(self) -> list[TableView]:
        """Every table that holds facts, with its cells."""
        cells: dict[str, list[Cell]] = defaultdict(list)
        for cell in self._select(Cell):
            cells[cell.table_id].append(cell)
        columns: dict[str, dict[int, TableColumn]] = defaultdict(dict)
        for column in self._select(TableColumn):
            columns[column.table_id][column.column] = column
        amount_ids = {amount.cell_id: amount.id for amount in self.amounts.values() if amount.cell_id}
        return [
            TableView(table, columns[table.id], tuple(cells[table.id]), amount_ids)
            for table in self._select(Table)
        ]

    @cached_property
    def data_tables(self) -> list[TableView]:
        """The tables that are neither glossary nor contents."""
        return [view for view in self.tables if view.table.kind not in {"glossary", "contents"}]

    @cached_property
    def cells(self) -> dict[str, tuple[TableView, Cell]]:
        """Every cell by id, with its table."""
        return {cell.id: (view, cell) for view in self.tables for cell in view.cells}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of running text that say a number, in order."""
        on_page: dict[tuple[str, int], list[Amount]] = defaultdict(list)
        for amount in self.amounts.values():
            if amount.cell_id is None:
                on_page[amount.document_id, amount.page].append(amount)
        found: list[Sentence] = []
        for page in self.pages:
            amounts = on_page[page.document_id, page.number]
            country = self.documents[page.document_id].country if page.document_id in self.documents else None
            found.extend(find_page_sentences(page, amounts, country or "ML"))
        return found

    def is_whole(self, document_id: str) -> bool:
        """Whether every page of a document could be read."""
        document = self.documents.get(document_id)
        return document is not None and document.status == "ok"


def total_of(figures: list[Figure]) -> Decimal:
    """The sum of the values of figures."""
    return sum((figure.value for figure in figures), Decimal(0))
