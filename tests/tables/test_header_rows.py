"""Which rows of a table from markup are its header: titles over all columns, units, headings of groups."""

from __future__ import annotations

import pytest

from pipeline.records import Document, Grid, GridCell, Page, Reading
from pipeline.tables import extract_tables

Row = list[str]
"""A row of three cells, or of one over all of them."""

BODY: list[Row] = [["Eau", "12 400", "15 900"], ["Piste", "20 100", "22 700"], ["École", "8 000", "9 100"]]
NAMES = ["Secteur", "Prévu", "Payé"]


def read(rows: list[Row], *, bold: int = 0, marked: int = 0) -> tuple[list[str], list[str], list[str | None]]:
    """The roles of the rows, the headers and the units of the columns."""
    cells = tuple(
        GridCell(
            row=at,
            column=column,
            last_row=at,
            last_column=2 if len(row) == 1 else column,
            text=text,
            page=1,
            bold=at < bold,
            header=at < marked,
        )
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    document = Document(id="doc", path="a.html", status="ok", country="ML", language="fr")
    page = Page(id="doc:p1", document_id="doc", number=1, text="", origin="markup")
    found = extract_tables(Reading(document, pages=[page], grids=[Grid(page=1, last_page=1, cells=cells)]))
    roles = {cell.row: cell.role for cell in found.cells}
    return (
        [roles[at][0] for at in range(len(rows))],
        [column.header for column in found.columns],
        [column.unit for column in found.columns],
    )


@pytest.mark.parametrize("how", [{}, {"bold": 2}, {"marked": 2}])
def test_a_title_over_all_columns_names_none_of_them(how: dict[str, int]) -> None:
    roles, headers, units = read([["Dépenses de 2023 (en milliers de FCFA)"], NAMES, *BODY], **how)
    assert roles == ["h", "h", "b", "b", "b"]
    assert headers == NAMES
    assert units == [None, "XOF", "XOF"]


@pytest.mark.parametrize("how", [{}, {"bold": 2}, {"marked": 2}])
@pytest.mark.parametrize("heading", [["Région de Gao"], ["Région de Gao", "", ""]])
def test_the_heading_of_the_first_group_is_no_header(heading: Row, how: dict[str, int]) -> None:
    roles, headers, _ = read([NAMES, heading, *BODY], **how)
    assert roles == ["h", "b", "b", "b", "b"]
    assert headers == NAMES


@pytest.mark.parametrize("unit", ["(en milliers de FCFA)", "(milliers de FCFA)", "en milliers de FCFA"])
def test_a_unit_over_all_columns_below_their_names_is_part_of_the_header(unit: str) -> None:
    roles, headers, units = read([NAMES, [unit], *BODY])
    assert roles == ["h", "h", "b", "b", "b"]
    assert (headers, units) == (NAMES, [None, "XOF", "XOF"])


def test_a_row_of_words_below_the_names_of_all_columns_is_one_of_the_body() -> None:
    roles, _, _ = read([NAMES, ["Mil", "Néant", "Gratuit"], *BODY])
    assert roles == ["h", "b", "b", "b", "b"]


@pytest.mark.parametrize(
    "second", [["", "2022", "2023"], ["du plan", "initial", "final"], ["(a)", "(b)", "(c)"]]
)
def test_the_second_line_of_names_is_part_of_the_header(second: Row) -> None:
    roles, headers, _ = read([NAMES, second, *BODY])
    assert roles == ["h", "h", "b", "b", "b"]
    assert headers[1] == f"Prévu / {second[1]}"
