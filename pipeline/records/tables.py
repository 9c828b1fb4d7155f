"""Tables, their columns and their cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.records.legible import Legible
from pipeline.records.record import Record
from pipeline.records.schema import Boxed, described
from pipeline.records.shared_columns import (
    corrected_by_column,
    corrected_from_column,
    document_column,
    high_column,
    low_column,
    page_column,
    place_column,
    text_column,
)

CellRole = Literal["header", "body", "total"]
CellKind = Literal["text", "reference", "integer", "number", "amount", "percent", "date", "duration"]


class Table(Boxed):
    """A table of a document."""

    id: str = described("`<document>:p<page>:t<number>`")
    document_id: str = document_column()
    page: int = described("Page on which it starts", unit="page")
    last_page: int = described("Page on which it ends", unit="page")
    caption: str | None = described(
        "Its caption, or the heading or sentence that introduces it", default=None
    )
    n_rows: int = described("Number of rows, header and totals included", unit="rows")
    n_columns: int = described("Number of columns", unit="columns")
    kind: str | None = described(
        "What it is: `data`, `agreements`, `glossary` or `contents`", facet=True, default=None
    )
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class TableColumn(Record):
    """A column of a table: what its header and its content say it holds."""

    id: str = described("`<table>:c<column>`")
    table_id: str = described("Table", references="tables")
    column: int = described("Column, from 0")
    header: str = described("Header, the headers above it included")
    kind: CellKind = described("Kind of the values in it", facet=True)
    role: str | None = described(
        "What it says of its row: `reference`, `partner`, `signed`, `ends`, `duration`, `amount`, ...",
        facet=True,
        default=None,
    )
    unit: str | None = described(
        "Unit of the values: ISO 4217 for money, `month`, `%`, ...", facet=True, default=None
    )


class Cell(Legible):
    """A cell of a table, as printed and as read."""

    id: str = described("`<table>:r<row>:c<column>`")
    table_id: str = described("Table", references="tables")
    row: int = described("Row, from 0")
    column: int = described("Column, from 0")
    row_span: int = described("Number of rows that it covers", unit="rows", default=1)
    column_span: int = described("Number of columns that it covers", unit="columns", default=1)
    text: str = text_column()
    role: CellRole = described("`header`, `body` or `total`", facet=True)
    hidden: bool = described(
        "Whether a spreadsheet hides it: a hidden row, column or sheet", facet=True, default=False
    )
    kind: CellKind = described("What the text was read as", facet=True)
    value: Decimal | None = described(
        "Its value; empty for text, for dates (see `dates`) and where it could not be read", default=None
    )
    low: Decimal | None = low_column()
    high: Decimal | None = high_column()
    place: Decimal | None = place_column()
    unit: str | None = described("Unit of the value, ISO 4217 for money", facet=True, default=None)
    page: int = page_column()
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()
