"""How the tables of twins are taken from their markup, and how those that were read compare with them."""

from __future__ import annotations

from random import Random

import lxml.html
import pytest

from benchmarks.twins.pages import twin
from benchmarks.twins.styles import RULES
from benchmarks.twins.truth import ASKED, Cell, Table, _kinds, compare, read_markup

ROWS = [["Zone", "2023", "2024"], ["Nord", "12,5", "13,1"], ["Sud", "8,0", "9,4"], ["Total", "20,5", "22,5"]]
PAGE = "<h2>Puits</h2><p>Selon le relevé.</p><table>{}</table><p>Suite.</p>"


def table(rows: list[list[str]]) -> Table:
    return Table.of(
        Cell(row, column, row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def markup(rows: list[list[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)


def test_spans_are_taken_as_browsers_take_them() -> None:
    element = lxml.html.fromstring(
        "<table><tr><td rowspan='2'>a<td colspan=2>b</tr><tr><td>c<td>d</tr><tr><td>e<td>f<td>g</tr></table>"
    )
    cells = {
        cell.text: (cell.row, cell.column, cell.last_row, cell.last_column)
        for cell in read_markup(element).cells
    }
    assert cells["a"] == (0, 0, 1, 0)
    assert cells["b"] == (0, 1, 0, 2)
    assert cells["d"] == (1, 2, 1, 2)


def test_titles_notes_and_empty_columns_are_no_part_of_a_table() -> None:
    rows = [["Puits par zone", "", ""], *([row[0], "", row[1]] for row in ROWS), ["Source : relevé", "", ""]]
    found = table(rows)
    assert (found.n_rows, found.n_columns) == (4, 2)


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        ([*ROWS[:2], ["SudTotal", "8,020,5", "9,422,5"]], "rows merged"),
        ([[row[0], row[1] + row[2]] for row in ROWS], "columns merged"),
        ([*ROWS[:3], ["To", "20,5", "22,5"], ["tal", "", ""]], "cell split"),
        (ROWS[:3], "dropped"),
        ([["Années", "", "Puits"], *ROWS], "foreign text"),
    ],
)
def test_what_differs_is_named(read: list[list[str]], kind: str) -> None:
    (outcome,) = compare([table(ROWS)], [table(read)]).outcomes
    assert not outcome.exact
    assert kind in outcome.kinds


def test_what_differs_in_a_long_table_is_told_by_so_many_cells_of_it() -> None:
    long, other = (
        table([[f"{first + 7 * row + column}" for column in range(6)] for row in range(120)])
        for first in (10_000, 90_000)
    )
    kinds = list(_kinds(long, other, long.cells, other.cells))
    assert 0 < len(kinds) <= 2 * ASKED < len(long.cells)


def test_the_same_cells_at_the_same_places_are_exact() -> None:
    result = compare([table(ROWS)], [table(ROWS)])
    assert result.outcomes[0].exact
    assert not result.pieces + result.false


def test_a_table_of_other_words_is_false_and_a_part_of_one_a_piece() -> None:
    result = compare([table(ROWS)], [table(ROWS), table([["mot", "autre"], ["voix", "x"]]), table(ROWS[1:3])])
    assert (len(result.false), len(result.pieces)) == (1, 1)


def test_a_twin_holds_the_table_and_what_stands_around_it_in_its_style() -> None:
    made = twin(PAGE.format(markup(ROWS)).encode(), "zebra", Random(1))
    assert made is not None
    page, (truth,) = made
    assert truth == table(ROWS)
    assert RULES["zebra"] in page
    assert "Selon le relevé" in page


@pytest.mark.parametrize(
    "rows", [[["a", "b"], ["c", "d"]], [["mot " * 120, "b"], ["c", "d " * 90], ["e", "f"]]]
)
def test_a_small_table_or_one_of_prose_makes_no_twin(rows: list[list[str]]) -> None:
    assert twin(PAGE.format(markup(rows)).encode(), "grid", Random(1)) is None
