"""A cell stands in its row, and in a long row beside the first cell: a wide table is not told once a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.entities.table_cells import LONG_ROW, TableCells
from pipeline.records import Cell, Table, TableColumn


def row_of(*texts: str) -> TableCells:
    table = Table(
        id="d:p1:t1", document_id="d", page=1, last_page=1, n_rows=1, n_columns=len(texts), kind="data"
    )
    columns = {
        place: TableColumn(
            id=f"d:p1:t1:c{place}", table_id=table.id, column=place, header=f"H{place}", kind="text"
        )
        for place in range(len(texts))
    }
    cells = tuple(
        Cell(
            id=f"d:p1:t1:r0:c{place}",
            table_id=table.id,
            row=0,
            column=place,
            text=text,
            role="body",
            kind="text",
            page=1,
        )
        for place, text in enumerate(texts)
    )
    return TableCells(table, columns, cells)


@pytest.mark.parametrize(("beyond", "said"), [(0, None), (1, "H0: Gao | … | H2: 12")])
def test_all_of_a_row_is_told_with_its_cell_unless_it_is_long(beyond: int, said: str | None) -> None:
    rest = len("H0: Gao | H1:  | H2: 12")
    view = row_of("Gao", "x" * (LONG_ROW - rest + beyond), "12")
    assert view.context_of(view.cells[2]) == (said or view.row_text(0))
    assert len(view.row_text(0)) == LONG_ROW + beyond


def test_the_first_cell_of_a_long_row_is_told_once() -> None:
    view = row_of("", "Gao", "x" * LONG_ROW)
    assert view.context_of(view.cells[1]) == "H1: Gao"


def test_the_roles_of_cells_are_those_of_the_columns_that_they_fill() -> None:
    view = row_of("Gao", " ", "12", "13")
    roles = {0: "partner", 1: "title", 3: "amount"}
    said = {place: replace(column, role=roles.get(place)) for place, column in view.columns.items()}
    view = replace(view, columns=said)
    assert view.roles_of(view.cells) == view.roles_of(view.cells) == ("partner", "amount")
    assert view.roles_of(view.cells[1:]) == ("amount",)


def test_a_merged_cell_is_shown_in_each_of_its_rows() -> None:
    view = row_of("Gao", "12", "13")
    gao, first, second = view.cells
    below = replace(second, row=1, column=1)
    view = replace(view, cells=(replace(gao, row_span=2), first, below))
    assert {row: [cell.text for cell in cells] for row, cells in view.rows.items()} == {
        0: ["Gao", "12"],
        1: ["Gao", "13"],
    }
