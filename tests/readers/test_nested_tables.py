"""Tables within tables, in web pages and in documents of Word and OpenDocument."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.readers import read_source
from pipeline.readers.data_tables import (
    FIGURES,
    HEAVY,
    HEAVY_TEXT,
    LEAST_ROWS,
    LONG_CELL,
    CellSketch,
    holds_data,
)
from pipeline.readers.source import Source
from pipeline.records import Reading
from tests.readers.office_files import docx, opendocument

Table = list[list["str | Table"]]
"""Rows of cells; a cell is a text or a table."""

MakeSource = Callable[[str, bytes | str], Source]


def as_html(table: Table) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{as_html(c) if isinstance(c, list) else c}</td>" for c in row) + "</tr>"
        for row in table
    )
    return f"<table>{rows}</table>"


def as_word(table: Table) -> str:
    def cell(inside: str | Table) -> str:
        text = "" if isinstance(inside, list) else inside
        paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return f"<w:tc>{as_word(inside) if isinstance(inside, list) else ''}{paragraph}</w:tc>"

    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in table)
    return f"<w:tbl>{rows}</w:tbl>"


def as_opendocument(table: Table) -> str:
    def cell(inside: str | Table) -> str:
        if isinstance(inside, list):
            return f"<table:table-cell>{as_opendocument(inside)}<text:p></text:p></table:table-cell>"
        return f"<table:table-cell><text:p>{inside}</text:p></table:table-cell>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in table)
    return f"<table:table>{rows}</table:table>"


FILES: dict[str, Callable[[Table], bytes]] = {
    "a.html": lambda table: f"<html><body>{as_html(table)}</body></html>".encode(),
    "a.docx": lambda table: docx(as_word(table)),
    "a.odt": lambda table: opendocument("text", as_opendocument(table)),
}

COSTS: Table = [["Poste", "Coût"], ["Forage", "4 500 000"], ["Pompe", "1 200 000"]]


@pytest.fixture(params=FILES)
def read(request: pytest.FixtureRequest, make_source: MakeSource) -> Callable[[Table], Reading]:
    name: str = request.param
    return lambda table: read_source(make_source(name, FILES[name](table)))


def test_a_table_within_a_row_of_another_is_one_of_its_own(read: Callable[[Table], Reading]) -> None:
    outer: Table = [
        ["Village", "Ménages", "Travaux"],
        ["Ansongo", "210", COSTS],
        ["Bara", "145", "puits"],
        ["Tessit", "98", "piste"],
        ["Labbezanga", "64", "école"],
    ]
    reading = read(outer)
    assert [grid.rows() for grid in reading.grids] == [
        [[cell if isinstance(cell, str) else "" for cell in row] for row in outer],
        COSTS,
    ]
    assert reading.pages[0].text.count("4 500 000") == 1


def test_tables_that_only_place_others_side_by_side_are_none(read: Callable[[Table], Reading]) -> None:
    other: Table = [["Année", "Dons"], ["2021", "12"], ["2022", "19"]]
    reading = read([["Les dons reçus", ""], [COSTS, other]])
    assert [grid.rows() for grid in reading.grids] == [COSTS, other]


def test_tables_three_deep_are_all_found(read: Callable[[Table], Reading]) -> None:
    reading = read([[[[COSTS, ""]], ""]])
    assert [grid.rows() for grid in reading.grids] == [COSTS]


def test_a_frame_of_one_cell_within_a_cell_stays_its_text(read: Callable[[Table], Reading]) -> None:
    rows: Table = [["Lot", "Prix"], ["1", "500"], ["2", "700"], ["3", "900"], ["4", [["1 100"]]]]
    (grid,) = read(rows).grids
    assert grid.rows()[-1] == ["4", "1 100"]


def sketch(length: int = 5, *, figures: bool = False, parts: bool = False) -> CellSketch:
    return CellSketch(length, figures, parts)


def rows_of(*heavy: CellSketch, rows: int = LEAST_ROWS, figures: int = FIGURES) -> list[list[CellSketch]]:
    """So many rows of four cells, the last ones heavy."""
    cells = [sketch(figures=at < figures) for at in range(4 * rows - len(heavy))]
    cells += heavy
    return [cells[at : at + 4] for at in range(0, len(cells), 4)]


def test_data_is_told_from_layout_by_how_much_of_it_is_no_data() -> None:
    part = sketch(20, parts=True)
    assert holds_data(rows_of(part))
    assert not holds_data(rows_of(part, rows=LEAST_ROWS - 1))
    assert not holds_data(rows_of(part, figures=FIGURES - 1))
    few = int(HEAVY * 4 * LEAST_ROWS)
    short = sketch(1, parts=True)
    assert holds_data(rows_of(*[short] * few))
    assert not holds_data(rows_of(*[short] * (few + 1)))
    light = 5 * (4 * LEAST_ROWS - 1)
    most = int(light * HEAVY_TEXT / (1 - HEAVY_TEXT))
    assert holds_data(rows_of(sketch(most, parts=True)))
    assert not holds_data(rows_of(sketch(most + 1, parts=True)))


def test_a_cell_is_long_from_some_length_on() -> None:
    two = [[sketch(), sketch()], [sketch(), sketch(LONG_CELL)]]
    assert holds_data(two)
    two[1][1] = sketch(LONG_CELL + 1)
    assert not holds_data(two)
    assert holds_data(two, is_marked=True)


def test_names_of_columns_may_be_set_as_headings(make_source: MakeSource) -> None:
    head = "".join(f"<td><h4>{name}</h4></td>" for name in ("Poste", "2023"))
    body = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Eau", "1 200"), ("Piste", "800")))
    page = f"<html><body><p>Avant</p><table><tr>{head}</tr>{body}</table></body></html>"
    (grid,) = read_source(make_source("a.html", page)).grids
    assert grid.rows() == [["Poste", "2023"], ["Eau", "1 200"], ["Piste", "800"]]


def test_a_heading_beside_something_else_is_part_of_a_page(make_source: MakeSource) -> None:
    page = (
        "<table><tr><td><h1>Commune</h1></td><td>logo</td></tr><tr><td>Menu</td><td>Texte</td></tr></table>"
    )
    assert read_source(make_source("a.html", f"<html><body>{page}</body></html>")).grids == []


@pytest.mark.parametrize("headings", [1, 2])
def test_a_row_of_headings_has_two_at_least(headings: int) -> None:
    heading = CellSketch(5, False, True, is_heading=True)
    rows = [[heading] * headings + [sketch(0)] * (2 - headings), [sketch(), sketch()]]
    assert holds_data(rows) is (headings == 2)
