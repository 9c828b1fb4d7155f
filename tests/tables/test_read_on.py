"""The head of a page is read in the columns of the table before it, where it shows none that goes on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.tables import find_grids
from tests.tables.drawing import Drawing
from tests.tables.test_page_breaks import HEADER, OTHER, XS, body, margins, put, texts

LABELS = [
    "Réhabilitation du marché couvert de la commune rurale et des magasins",
    "Forages",
    "Construction de trois salles de classe et d'un bloc de latrines pour l'école du second cycle",
    "Aménagement de la piste qui mène au bac et de deux ouvrages de franchissement",
    "Mobilier",
    "Équipement du centre de santé en lits et en matériel de la salle de soins",
]
LEADING = 12.0


def rows(first: int, last: int) -> list[list[str]]:
    return [[f"ABCD24-{n:03d}", LABELS[n % 6], str(n + 3), f"{n + 12} 500 000"] for n in range(first, last)]


def tall(drawing: Drawing, given: Sequence[Sequence[str]], *, top: float, upright: bool) -> float:
    """Rows whose labels take several lines, the figures at the last of them; where they end."""
    start = top
    for row in given:
        words, lines = row[1].split(), [""]
        for word in words:
            if len(lines[-1]) + len(word) > 20:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        for at, line in enumerate(lines):
            drawing.text(XS[1] + 4, top + LEADING * at, line)
        last = top + LEADING * (len(lines) - 1)
        drawing.text(XS[0] + 4, last, row[0])
        for at in (2, 3):
            drawing.right(XS[at + 1] - 8, last, row[at])
        top = last + 1.8 * LEADING
    if upright:
        for x in XS:
            drawing.down(x, start - 10, top - 6)
    return top


def broken(given: Sequence[Sequence[str]], *, upright: bool, again: bool = False) -> Drawing:
    """A framed table that fills a page, its last rows on the next."""
    drawing = Drawing()
    margins(drawing)
    put(drawing, [HEADER, *body(1, 8)], top=600, lines="grid")
    drawing.new_page()
    margins(drawing)
    top = 80.0
    if again:
        drawing.cells([HEADER], XS, top=top - 8)
        top += 14
    drawing.end = tall(drawing, given, top=top, upright=upright)  # type: ignore[attr-defined]
    return drawing


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("upright", [True, False])
def test_rows_of_several_lines_go_on_in_the_columns_of_the_page_before(upright: bool, again: bool) -> None:
    (grid,) = find_grids(broken(rows(9, 19), upright=upright, again=again).reading())
    assert grid.last_page == 2
    assert [row for row in texts(grid) if row[0]] == [HEADER, *body(1, 8), *rows(9, 19)]


def test_what_is_read_on_ends_where_a_line_runs_over_the_columns() -> None:
    drawing = broken(rows(9, 13), upright=False)
    end = drawing.end  # type: ignore[attr-defined]
    drawing.text(60, end + 10, "Les travaux des villages ont commencé en juin et se poursuivent au Nord.")
    drawing.text(60, end + 22, "du pays")
    (grid,) = find_grids(drawing.reading())
    assert texts(grid)[-1] == rows(12, 13)[0]


def test_what_stands_further_off_than_rows_do_is_not_read_on() -> None:
    drawing = broken(rows(9, 13), upright=False)
    end = drawing.end  # type: ignore[attr-defined]
    drawing.cells([["", "Autres", "7", "9 500 000"], ["", "Divers", "8", "9 100 000"]], XS, top=end + 60)
    grids = find_grids(drawing.reading())
    assert texts(grids[0])[-1] == rows(12, 13)[0]


def test_words_in_the_columns_of_figures_are_not_read_on() -> None:
    given = [[code, label, "oui", "non"] for code, label, _, _ in rows(9, 14)]
    grids = find_grids(broken(given, upright=False).reading())
    assert grids[0].last_page == 1


def test_a_header_of_its_own_begins_another_table() -> None:
    drawing = broken([], upright=False)
    drawing.cells([OTHER], XS, top=72)
    tall(drawing, rows(9, 14), top=110, upright=False)
    grids = find_grids(drawing.reading())
    assert grids[0].last_page == 1
