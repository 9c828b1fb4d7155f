"""Rows and columns that only the markup of a table has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.readers import read_source
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source
from pipeline.records import Document
from tests.readers.office_files import docx, opendocument, xlsx

MakeSource = Callable[[str, bytes | str], Source]
Rows = list[list[str | None]]


def rows_of(*cells: MarkupCell) -> Rows:
    page = PageText("doc")
    page.add_table(cells)
    (grid,) = page.reading(Document(id="doc", path="a.html", status="ok")).grids
    return grid.rows()


def cell(row: int, column: int, text: str, *, down: int = 1, right: int = 1) -> MarkupCell:
    return MarkupCell(row=row, column=column, text=text, row_span=down, column_span=right)


def test_a_row_of_white_space_is_no_row() -> None:
    blank = [cell(1, 0, "\u00a0"), cell(1, 1, " ")]
    assert rows_of(cell(0, 0, "a"), cell(0, 1, "b"), *blank, cell(2, 0, "c"), cell(2, 1, "d")) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_a_cell_over_a_row_that_falls_out_covers_one_less() -> None:
    found = rows_of(cell(0, 0, "a", down=3), cell(0, 1, "b"), cell(1, 1, ""), cell(2, 1, "c"))
    assert found == [["a", "b"], [None, "c"]]


def test_a_column_that_merged_cells_alone_cover_is_none() -> None:
    found = rows_of(cell(0, 0, "a", right=3), cell(0, 3, "b"), cell(1, 0, "c", right=3), cell(1, 3, "d"))
    assert found == [["a", "b"], ["c", "d"]]


def test_a_column_of_empty_cells_that_nothing_covers_stays() -> None:
    assert rows_of(cell(0, 0, "a"), cell(0, 1, ""), cell(0, 2, "b")) == [["a", "", "b"]]


def test_a_heading_over_columns_with_figures_keeps_its_span() -> None:
    found = rows_of(cell(0, 0, "2023", right=2), cell(1, 0, "F"), cell(1, 1, "H"))
    assert found == [["2023", None], ["F", "H"]]


WANTED: Rows = [["Poste", "Montant"], ["Eau", "120"], ["Piste", "80"]]


def html(wide: int, between: str) -> bytes:
    lines = (f'<tr><td colspan="{wide}">{a}</td><td>{b}</td></tr>' for a, b in WANTED)
    blank = f"<tr><td colspan={wide}>{between}</td><td>{between}</td></tr>"
    return f"<html><body><table>{blank.join(lines)}</table></body></html>".encode()


def word(wide: int, between: str) -> bytes:
    def line(a: str | None, b: str | None) -> str:
        first = (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr><w:p><w:r><w:t>{a}</w:t></w:r></w:p></w:tc>'
        )
        return f"<w:tr>{first}<w:tc><w:p><w:r><w:t>{b}</w:t></w:r></w:p></w:tc></w:tr>"

    return docx(f"<w:tbl>{line(between, between).join(line(a, b) for a, b in WANTED)}</w:tbl>")


def odt(wide: int, between: str) -> bytes:
    def line(a: str | None, b: str | None) -> str:
        first = (
            f'<table:table-cell table:number-columns-spanned="{wide}"><text:p>{a}</text:p></table:table-cell>'
        )
        covered = "<table:covered-table-cell/>" * (wide - 1)
        second = f"<table:table-cell><text:p>{b}</text:p></table:table-cell>"
        return f"<table:table-row>{first}{covered}{second}</table:table-row>"

    rows = line(between, between).join(line(a, b) for a, b in WANTED)
    return opendocument("text", f"<table:table>{rows}</table:table>")


def workbook(wide: int, between: str) -> bytes:
    last = chr(ord("A") + wide)
    cells = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{a}</t></is></c>'
        f'<c r="{last}{at}" t="inlineStr"><is><t>{b}</t></is></c></row>'
        for at, (a, b) in enumerate(WANTED, 1)
    )
    merged = "".join(f'<mergeCell ref="A{at}:{chr(ord(last) - 1)}{at}"/>' for at in (1, 2, 3))
    return xlsx({"Feuil1": f"<sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells>"})


@pytest.mark.parametrize("wide", [2, 5])
@pytest.mark.parametrize("between", ["", "\u00a0"])
@pytest.mark.parametrize(
    ("name", "write"), [("a.html", html), ("a.docx", word), ("a.odt", odt), ("a.xlsx", workbook)]
)
def test_forms_drawn_over_narrow_columns_have_those_that_one_sees(
    name: str, write: Callable[[int, str], bytes], wide: int, between: str, make_source: MakeSource
) -> None:
    (grid,) = read_source(make_source(name, write(wide, between))).grids
    assert grid.rows() == WANTED
