"""Tables of web pages whose markup is not what a browser shows."""

from __future__ import annotations

import pytest

from pipeline.readers.html import parse_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.html.loose_tables import LEAST_JOINED
from pipeline.readers.page_text import PageText
from pipeline.records import Document

Rows = list[list[str | None]]


def tables_of(markup: str) -> list[Rows]:
    page = PageText("doc")
    add_elements(page, main_elements(parse_html(f"<body>{markup}</body>")))
    return [grid.rows() for grid in page.reading(Document(id="doc", path="a.html", status="ok")).grids]


def rows(*lines: str) -> str:
    return "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line.split()) + "</tr>" for line in lines)


FIRST: Rows = [["an", "dons"], ["2021", "12"]]
SECOND: Rows = [["an", "prêts"], ["2021", "7"], ["2022", "9"]]
THIRD: Rows = [["an", "legs"], ["2021", "1"]]


def written(table: Rows) -> str:
    return rows(*(" ".join(map(str, row)) for row in table))


@pytest.mark.parametrize("around", ["{}", "<tbody>{}</tbody>", "<tbody><tr>{}</tr></tbody>"])
def test_tables_that_were_never_closed_are_apart(around: str) -> None:
    third = f"<table>{written(THIRD)}"
    second = f"<table>{written(SECOND)}{around.format(third)}"
    assert tables_of(f"<table>{written(FIRST)}{around.format(second)}") == [FIRST, SECOND, THIRD]


def test_tables_side_by_side_in_an_open_one_keep_their_order() -> None:
    inner = f"<table>{written(SECOND)}</table><table>{written(THIRD)}</table>"
    assert tables_of(f"<table>{written(FIRST)}{inner}</table>") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("said", ['2"', "2 ", '"2 bgcolor="', "'2.5'", '"2px"'])
def test_spans_are_read_as_browsers_read_them(said: str) -> None:
    said = said if said[0] in "\"'" else f'"{said.strip(chr(34))}"'
    head = f"<tr><th>Région<th colspan={said}>Ménages</tr>"
    (table,) = tables_of(f"<table>{head}{rows('Gao 3 4', 'Kayes 5 6')}</table>")
    assert table[0] == ["Région", "Ménages", None]


@pytest.mark.parametrize("said", ["deux", "-2", ""])
def test_what_is_no_number_spans_one(said: str) -> None:
    head = f'<tr><th>Région<th colspan="{said}">F<th>H</tr>'
    (table,) = tables_of(f"<table>{head}{rows('Gao 3 4')}</table>")
    assert table == [["Région", "F", "H"], ["Gao", "3", "4"]]


def one_row(line: str) -> str:
    return f"<table>{rows(line)}</table>"


def test_tables_of_one_row_each_are_one() -> None:
    lines = [f"Cercle{at} {at}5 {at}9" for at in range(LEAST_JOINED)]
    assert tables_of("\n".join(map(one_row, lines))) == [[line.split() for line in lines]]
    assert tables_of("\n".join(map(one_row, lines[1:]))) == []


@pytest.mark.parametrize("between", ["<p>puis</p>", "puis", one_row("a 1 2 3")])
def test_what_stands_between_them_ends_a_run_of_rows(between: str) -> None:
    lines = [f"Cercle{at} {at}5 {at}9" for at in range(2 * LEAST_JOINED)]
    upper, lower = lines[:LEAST_JOINED], lines[LEAST_JOINED:]
    found = tables_of("\n".join(map(one_row, upper)) + between + "\n".join(map(one_row, lower)))
    assert found == [[line.split() for line in upper], [line.split() for line in lower]]
