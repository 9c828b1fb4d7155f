from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import read_source, sheets
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.opendocument import read_ods, tables
from pipeline.readers.printed import PERCENT, Unit, Value, print_number, print_value, unit_of
from pipeline.readers.sheets import PASSAGE, Sheet, part_tables, read_sheets
from pipeline.readers.source import Source
from pipeline.readers.spreadsheet import read_workbook
from pipeline.readers.workbook_formats import column_number
from pipeline.records import Document, Reading
from pipeline.values.numbers import guess_number_format, parse_number
from tests.readers.office_files import number_cell, opendocument, text_cell, xlsx

MakeSource = Callable[[str, bytes], Source]

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="# ##0 &quot;FCFA&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
)
BUDGET = (
    "<sheetData>"
    f'<row r="1">{text_cell("A1", "Budget des régions")}</row>'
    f'<row r="2">{text_cell("A2", "Région")}{text_cell("B2", "Montant")}{text_cell("C2", "Part")}</row>'
    f'<row r="3">{text_cell("A3", "Kayes")}{number_cell("B3", "84235600", style=3)}'
    f"{number_cell('C3', '0.125', style=1)}</row>"
    f'<row r="4">{text_cell("A4", "Gao")}{number_cell("B4", "0.30000000000000004", formula="0.1+0.2")}</row>'
    f'<row r="5">{text_cell("A5", "Source : programme")}</row>'
    f'<row r="8">{text_cell("B8", "Signé")}{text_cell("C8", "Clos")}</row>'
    f'<row r="9">{number_cell("B9", "45174", style=2)}{number_cell("C9", "45174.5", style=2)}</row>'
    '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
)


def blocks(reading: Reading, page: int = 1) -> list[tuple[str, str]]:
    text = reading.pages[page - 1].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks if block.page == page]


def test_a_sheet_is_a_page_with_its_titles_tables_and_notes(make_source: MakeSource) -> None:
    data = xlsx({"Budget 2023": BUDGET, "Feuil2": "<sheetData/>"}, styles=STYLES)
    reading = read_source(make_source("a.xlsx", data))
    assert reading.document.n_pages == 2
    assert reading.document.title == "Budget des régions"
    assert [page.id for page in reading.pages] == ["doc:p1", "doc:p2"]
    assert blocks(reading) == [
        ("heading", "Budget 2023"),
        ("heading", "Budget des régions"),
        ("table", "Région\tMontant\tPart\nKayes\t84235600 FCFA\t12,5 %\nGao\t0,3\t"),
        ("paragraph", "Source : programme"),
        ("table", "Signé\tClos\n2023-09-05\t2023-09-05 12:00"),
    ]
    assert blocks(reading, 2) == []
    text = reading.pages[0].text
    assert all(text[cell.start : cell.end] == cell.text for grid in reading.grids for cell in grid.cells)


def test_merged_cells_are_cells_with_spans_within_the_table(make_source: MakeSource) -> None:
    sheet = (
        f'<sheetData><row r="1">{text_cell("B1", "2023")}</row>'
        f'<row r="2">{text_cell("A2", "Kayes")}{text_cell("B2", "A")}{text_cell("C2", "B")}</row>'
        f'<row r="3">{text_cell("B3", "C")}{text_cell("C3", "D")}</row></sheetData>'
        '<mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="A2:A900"/></mergeCells>'
    )
    (grid,) = read_workbook(make_source("a.xlsx", xlsx({"S": sheet}))).grids
    assert grid.rows() == [["", "2023", None], ["Kayes", "A", "B"], [None, "C", "D"]]


def test_a_cell_in_the_last_corner_costs_its_sheet_and_no_other(make_source: MakeSource) -> None:
    far = f'<row r="1">{number_cell("A1", "1")}</row><row r="1048576">{number_cell("XFD1048576", "2")}</row>'
    data = xlsx({"Loin": f"<sheetData>{far}</sheetData>", "Budget": BUDGET}, styles=STYLES)
    reading = read_source(make_source("a.xlsx", data))
    assert reading.document.status == "partial"
    assert [(problem.page, problem.reason) for problem in reading.problems] == [
        (1, "the cells of the sheet are spread too far apart")
    ]
    assert {grid.page for grid in reading.grids} == {2}


def test_a_table_beyond_the_limit_keeps_its_first_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_CELLS", 6)
    cells = [MarkupCell(row=row, column=column, text="x") for row in range(5) for column in range(2)]
    document = Document(id="doc", path="a", status="ok")
    reading = read_sheets(document, [Sheet("A", cells), Sheet("B", cells)])
    assert [grid.n_rows for grid in reading.grids] == [3]
    assert [problem.reason for problem in reading.problems] == [
        "only the first 3 of the 5 rows of a table are read",
        "only the first 0 of the 5 rows of a table are read",
    ]
    assert reading.document.status == "partial"


ODS = (
    '<table:table table:name="Budget">'
    '<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string">'
    "<text:p>Région</text:p></table:table-cell><table:covered-table-cell/>"
    "<table:table-cell><office:annotation><text:p>à voir</text:p></office:annotation>"
    "<text:p>Montant</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell><text:p>Gao</text:p></table:table-cell>"
    '<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p>'
    "</table:table-cell>"
    '<table:table-cell office:value-type="currency" office:currency="XOF" office:value="1500.5">'
    '<text:p>1 501 F CFA</text:p></table:table-cell><table:table-cell office:value-type="date" '
    'office:date-value="2023-09-05T00:00:00"><text:p>05/09/23</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row></table:table>'
)


def test_the_exact_values_of_an_ods_are_read_not_what_is_shown_of_them(make_source: MakeSource) -> None:
    reading = read_ods(make_source("a.ods", opendocument("spreadsheet", ODS)))
    (grid,) = reading.grids
    assert grid.rows() == [["Région", None, "Montant", ""], ["Gao", "12,5 %", "1500,5 XOF", "2023-09-05"]]
    assert blocks(reading)[0] == ("heading", "Budget")


def test_cells_of_hidden_rows_and_columns_of_an_ods_are_said_to_be_hidden(make_source: MakeSource) -> None:
    def row(*texts: str, visibility: str = "visible") -> str:
        cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f'<table:table-row table:visibility="{visibility}">{cells}</table:table-row>'

    columns = (
        '<table:table-column/><table:table-column-group><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/></table:table-column-group><table:table-column/>'
    )
    rows = [row("a", "B", "C", "d"), row("E", "F", "G", "H", visibility="collapse")]
    rows += [row("I", "J", "K", "L", visibility="filter"), row("m", "N", "O", "p")]
    data = opendocument("spreadsheet", f'<table:table table:name="A">{columns}{"".join(rows)}</table:table>')
    (grid,) = read_ods(make_source("a.ods", data)).grids
    assert {cell.text: cell.hidden for cell in grid.cells} == {
        letter: letter.isupper() for letter in "aBCdEFGHIJKLmNOp"
    }


def formula_cell(formula: str, shown: str = "", *, value: str | None = None, repeated: int = 1) -> str:
    told = "" if value is None else f' office:value-type="float" office:value="{value}"'
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return (
        f'<table:table-cell table:formula="of:={formula}" table:number-columns-repeated="{repeated}"{told}>'
        f"{text}</table:table-cell>"
    )


def test_what_a_sheet_of_an_ods_hides_or_has_no_value_for_is_reported(make_source: MakeSource) -> None:
    def row(text: str, cell: str, *, hidden: bool = False) -> str:
        visibility = ' table:visibility="collapse"' if hidden else ""
        label = f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        return f"<table:table-row{visibility}>{label}{cell}</table:table-row>"

    empty = '<table:table-row table:number-rows-repeated="3" table:visibility="collapse"><table:table-cell/>'
    rows = (
        row("Poste", "<table:table-cell><text:p>Montant</text:p></table:table-cell>"),
        row("Puits", formula_cell("[.C1]*2", "9000", value="9000")),
        row("Pompes", formula_cell("[.C2]", "1200", value="1200"), hidden=True),
        row("Total", formula_cell("SUM([.B2:.B3])")),
        row("Part", formula_cell("[.B4]/0", "#DIV/0!", value="0")),
        row("Reste", formula_cell("[.B9]", "Err:502")),
        row(
            "Libre", formula_cell("IF([.B2]&gt;1;&quot;&quot;;1)").replace(">", ' office:string-value="">', 1)
        ),
        row("Renvoi", formula_cell("[.Z1]", "#NOM?")),
        f"{empty}</table:table-row>",
    )
    data = opendocument("spreadsheet", f'<table:table table:name="Budget">{"".join(rows)}</table:table>')
    reading = read_ods(make_source("a.ods", data))
    (grid,) = reading.grids
    assert [row[1] for row in grid.rows()] == [
        *("Montant", "9000", "1200", "", "#DIV/0!", "Err:502", "", "#NOM?"),
    ]
    assert [problem.reason for problem in reading.problems] == [
        "hidden rows: 3",
        "B5 shows the error #DIV/0!",
        "B6 shows the error Err:502",
        "B8 shows the error #NOM?",
        "B4 has a formula without a stored value: SUM([.B2:.B3])",
    ]
    assert reading.document.status == "ok"


def test_a_text_with_a_number_sign_is_no_error(make_source: MakeSource) -> None:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("#N/A", "5"))
    rows = f"<table:table-row>{cells}</table:table-row>" * 2
    data = opendocument("spreadsheet", f'<table:table table:name="A">{rows}</table:table>')
    assert read_ods(make_source("a.ods", data)).problems == []


@pytest.mark.parametrize(("display", "hidden"), [("true", False), ("false", True)])
def test_a_sheet_of_an_ods_that_is_not_displayed_is_hidden(
    make_source: MakeSource, display: str, hidden: bool
) -> None:
    style = f'<style:style style:name="ta1"><style:table-properties table:display="{display}"/></style:style>'
    row = "<table:table-row>" + "<table:table-cell><text:p>Gao</text:p></table:table-cell>" * 2
    table = f'<table:table table:name="A" table:style-name="ta1">{row}</table:table-row></table:table>'
    reading = read_ods(make_source("a.ods", opendocument("spreadsheet", table, styles=style)))
    assert {cell.hidden for grid in reading.grids for cell in grid.cells} == {hidden}
    assert [problem.reason for problem in reading.problems] == ["the sheet is hidden"] * hidden


def test_a_row_said_to_repeat_a_million_times_is_cut_off(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MAX_CELLS", 100)
    monkeypatch.setattr(tables, "MAX_CELLS", 100)
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>1</text:p>'
    row += "</table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>"
    data = opendocument("spreadsheet", f'<table:table table:name="A">{row}</table:table>')
    reading = read_source(make_source("a.ods", data))
    assert reading.document.status == "partial"
    assert reading.document.error == "page 1: only the first 50 of the 51 rows of a table are read"


def test_side_by_side_and_nested_gaps_part_tables() -> None:
    picture = ["ab.cd", "ab.cd", ".....", "abcde", "a...e"]
    cells = [
        MarkupCell(row=row, column=column, text=sign)
        for row, line in enumerate(picture)
        for column, sign in enumerate(line)
        if sign != "."
    ]
    parted = part_tables(cells)
    assert ["".join(cell.text for cell in group) for group in parted] == ["abab", "cdcd", "abcdeae"]
    assert all(min(cell.row for cell in group) == 0 for group in parted)


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_parting_loses_no_cell(places: set[tuple[int, int]]) -> None:
    cells = [MarkupCell(row=row, column=column, text=f"{row}:{column}") for row, column in places]
    parted = part_tables(cells)
    assert sorted(cell.text for group in parted for cell in group) == sorted(cell.text for cell in cells)


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (84235600.0, None, "84235600"),
        (-1234.5, None, "-1234,5"),
        (0.1 + 0.2, None, "0,3"),
        (1.125, None, "1,1250"),
        (Decimal("0.125"), PERCENT, "12,5 %"),
        (1.0, PERCENT, "100 %"),
        (1500000.0, Unit("FCFA"), "1500000 FCFA"),
        (12500000, Unit("", Decimal("0.001"), 0), "12500"),
        (9528.06, Unit("M€", Decimal("0.000001"), 1), "0 M€"),
        (date(2023, 3, 15), Unit(date_part="month"), "2023-03"),
        (datetime(2023, 3, 15), Unit(date_part="year"), "2023"),
        (True, None, "VRAI"),
        (date(2023, 9, 5), None, "2023-09-05"),
        (datetime(2023, 9, 5), None, "2023-09-05"),
        (datetime(2023, 9, 5, 14, 30), None, "2023-09-05 14:30"),
        (time(14, 30), None, "14:30"),
        (timedelta(hours=26, minutes=5), None, "26:05"),
        (float("inf"), None, "Infinity"),
        (1e300, None, "1E+300"),
    ],
)
def test_values_are_printed_as_a_person_reads_them(value: Value, unit: Unit | None, printed: str) -> None:
    assert print_value(value, unit) == printed


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=3, allow_nan=False))
def test_a_printed_number_reads_back_alone_as_the_same(number: Decimal) -> None:
    printed = print_number(number)
    assert parse_number(printed, number_format=guess_number_format([printed])) == number


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ("0.00%", PERCENT),
        ('# ##0 "FCFA"', Unit("FCFA")),
        (r"#,##0\ [$€-40C];[Red]-#,##0\ [$€-40C]", Unit("€")),
        ("[$-40C]d mmm yyyy", None),
        ('0.0,," M€"', Unit("M€", Decimal("0.000001"), 1)),
        ("#,##0,", Unit("", Decimal("0.001"), 0)),
        ("#,##0", None),
        ("mmm-yy", Unit(date_part="month")),
        ("yyyy", Unit(date_part="year")),
        ("dd/mm/yyyy", None),
        ('0 "M€"', None),
        ("#,##0.00", None),
        ('0 "%"', None),
    ],
)
def test_a_number_format_tells_the_unit(number_format: str, unit: Unit | None) -> None:
    assert unit_of(number_format) == unit


def test_columns_are_named_by_letters() -> None:
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16383]


PUBLISHED = (
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0,"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
)


def test_what_a_sheet_hides_or_has_no_value_for_is_marked_and_reported(make_source: MakeSource) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "Poste")}{text_cell("B1", "En milliers")}</row>'
        f'<row r="2">{text_cell("A2", "Puits")}{number_cell("B2", "4500000", style=1)}</row>'
        f'<row r="3" hidden="1">{text_cell("A3", "Pompes")}{number_cell("B3", "1200000", style=1)}</row>'
        f'<row r="4">{text_cell("A4", "Total")}<c r="B4"><f>SUM(B2:B3)</f></c></row>'
        f'<row r="5">{text_cell("A5", "Part")}<c r="B5" t="e"><f>B4/0</f><v>#DIV/0!</v></c></row>'
    )
    reading = read_source(
        make_source("a.xlsx", xlsx({"Budget": f"<sheetData>{rows}</sheetData>"}, styles=PUBLISHED))
    )
    (grid,) = reading.grids
    assert grid.rows() == [
        ["Poste", "En milliers"],
        ["Puits", "4500"],
        ["Pompes", "1200"],
        ["Total", ""],
        ["Part", "#DIV/0!"],
    ]
    assert [cell.text for cell in grid.cells if cell.hidden] == ["Pompes", "1200"]
    assert [problem.reason for problem in reading.problems] == [
        "hidden rows: 3",
        "B5 shows the error #DIV/0!",
        "B4 has a formula without a stored value: SUM(B2:B3)",
    ]


def cells_of(*rows: tuple[int, list[str]]) -> list[MarkupCell]:
    return [
        MarkupCell(row=row, column=at, text=text)
        for row, texts in rows
        for at, text in enumerate(texts)
        if text
    ]


HEAD = [(0, ["Poste", "2023", "2024"]), (1, ["Eau", "12", "15"]), (2, ["Riz", "20", "22"])]


@pytest.mark.parametrize(
    ("below", "tables"),
    [
        ([(4, ["Total", "32", "37"])], 1),
        ([(4, ["Mil", "3", "4"]), (5, ["Total", "35", "41"])], 1),
        ([(5, ["Total", "32", "37"])], 1),
        ([(4, ["Total", "32", "n.d."])], 1),
        ([(4, ["Total", "-", "37"])], 1),
        ([(4, ["Total", "32", "dont prêts"])], 2),
        ([(6, ["Total", "32", "37"])], 2),
        ([(4, ["Région", "Prévu", "Payé"]), (5, ["Gao", "3", "4"])], 2),
        ([(4, ["Tableau 2"]), (5, ["Gao", "3", "4"])], 2),
        ([(4, ["Gao", "3", "4", "5"])], 2),
    ],
)
def test_a_blank_row_within_a_table_does_not_cut_it(below: list[tuple[int, list[str]]], tables: int) -> None:
    parted = part_tables(cells_of(*HEAD, *below))
    assert len(parted) == tables
    assert sorted({cell.row for cell in parted[0]}) == list(range(3 + (len(below) if tables == 1 else 0)))


def one_sheet(rows: list[list[str]]) -> bytes:
    def cells(at: int, row: list[str]) -> str:
        return "".join(text_cell(f"{'ABC'[column]}{at}", text) for column, text in enumerate(row))

    lines = "".join(f'<row r="{at}">{cells(at, row)}</row>' for at, row in enumerate(rows, 1))
    return xlsx({"Feuil1": f"<sheetData>{lines}</sheetData>"})


@pytest.mark.parametrize(("length", "tables"), [(PASSAGE + 1, 2), (PASSAGE, 1)])
def test_a_passage_above_the_names_of_columns_parts_two_tables(
    length: int, tables: int, make_source: MakeSource
) -> None:
    rows = [["Taxe", "Montant"], ["Foncier", "120"], ["m" * length], ["Droit", "Tarif"], ["Marché", "80"]]
    reading = read_source(make_source("a.xlsx", one_sheet(rows)))
    assert len(reading.grids) == tables


def test_a_passage_above_further_figures_stays_in_its_table(make_source: MakeSource) -> None:
    rows = [["Taxe", "Montant"], ["Foncier", "120"], ["m" * 200], ["Marché", "80"]]
    reading = read_source(make_source("a.xlsx", one_sheet(rows)))
    assert len(reading.grids) == 1
