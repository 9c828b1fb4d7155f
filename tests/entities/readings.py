"""Readings and tables made by hand: one page, one paragraph for each line."""

from decimal import Decimal

from pipeline.records import (
    Block,
    Cell,
    CellText,
    Document,
    Page,
    Reading,
    Table,
    TableColumn,
    TableSet,
    Word,
)


def reading_of(*pages: str, kind: str = "paragraph", **document: str) -> Reading:
    """A document whose pages have one block for each line; words are ten points wide for each character."""
    reading = Reading(Document(id="doc", path="doc.txt", status="ok", **document))
    for number, text in enumerate(pages, start=1):
        reading.pages.append(
            Page(id=f"doc:p{number}", document_id="doc", number=number, text=text, origin="native")
        )
        start = 0
        for row, line in enumerate(text.split("\n")):
            reading.blocks.append(Block(page=number, kind=kind, start=start, end=start + len(line)))
            at = start
            for word in line.split(" "):
                box = {"x0": 10.0 * (at - start), "top": 20.0 * row, "bottom": 20.0 * row + 10}
                x1 = box["x0"] + 10 * len(word)
                reading.words.append(Word(page=number, start=at, end=at + len(word), text=word, x1=x1, **box))
                at += len(word) + 1
            start += len(line) + 1
    return reading


def table_of(
    columns: list[tuple[str, str, str | None, str | None]],
    rows: list[list[str]],
    *,
    kind: str = "data",
    caption: str | None = None,
    values: dict[str, Decimal] | None = None,
    totals: tuple[int, ...] = (),
) -> TableSet:
    """A table on page 1; columns are (header, kind, role, unit), values are given by the text of the cell."""
    read = values or {}
    found = TableSet()
    found.tables.append(
        Table(
            id="doc:p1:t1",
            document_id="doc",
            page=1,
            last_page=1,
            caption=caption,
            n_rows=len(rows) + 1,
            n_columns=len(columns),
            kind=kind,
        )
    )
    for number, (header, cell_kind, role, unit) in enumerate(columns):
        found.columns.append(
            TableColumn(
                id=f"doc:p1:t1:c{number}",
                table_id="doc:p1:t1",
                column=number,
                header=header,
                kind=cell_kind,
                role=role,
                unit=unit,
            )
        )
    for row, texts in enumerate([[column[0] for column in columns], *rows]):
        for number, text in enumerate(texts):
            _, cell_kind, _, unit = columns[number]
            found.cells.append(
                Cell(
                    id=f"doc:p1:t1:r{row}:c{number}",
                    table_id="doc:p1:t1",
                    row=row,
                    column=number,
                    text=text,
                    role="header" if row == 0 else "total" if row in totals else "body",
                    kind=cell_kind if row and text else "text",
                    value=read.get(text) if row else None,
                    unit=unit if row and text in read else None,
                    page=1,
                    x0=100.0 * number,
                    top=20.0 * row,
                    x1=100.0 * number + 90,
                    bottom=20.0 * row + 15,
                )
            )
    return found


def covering(reading: Reading, tables: TableSet) -> TableSet:
    """The tables with the places of their cells' texts on page 1, found by looking for them in order."""
    at = 0
    text = reading.pages[0].text
    for cell in tables.cells:
        if cell.text and cell.text in text[at:]:
            start = text.index(cell.text, at)
            at = start + len(cell.text)
            tables.cell_texts.append(CellText(cell_id=cell.id, page=1, start=start, end=at))
    return tables
