"""Figures below each other that are one row's, and columns that hold few of them."""

from __future__ import annotations

import pytest

from pipeline.tables import find_grids
from tests.tables.drawing import Drawing

XS = (60.0, 90.0, 200.0, 300.0, 370.0, 430.0, 500.0)
AWARDS = [
    ("N°", "Objet", "Attributaire", "Montant", "Devise", "Signé"),
    ("1", "Deux camions", "Sahel Auto", "902,418", "US$", "13-09-11"),
    ("2", "Neuf voitures et|cinq motos", "Niger Motors", "62,785,105|11,200", "JPY|US$", "13-09-11"),
    ("3", "Trois cars", "Garage du Fleuve", "214,885", "GHS", "13-10-11"),
    ("4", "Outils", "Mécanique SA", "198,770", "GHS", "12-09-11"),
]


def found(drawing: Drawing) -> list[list[list[str]]]:
    return [[[text or "" for text in row] for row in grid.rows()] for grid in find_grids(drawing.reading())]


def test_a_second_figure_beside_a_cell_that_goes_on_is_one_of_the_same_row() -> None:
    drawing = Drawing()
    y = 100.0
    for row in AWARDS:
        drawing.across(y - 3, XS[0], XS[-1])
        for x, text in zip(XS, row, strict=False):
            for number, line in enumerate(text.split("|")):
                drawing.text(x + 3, y + 12 * number, line)
        y += 16 + 12 * max(text.count("|") for text in row)
    drawing.across(y - 3, XS[0], XS[-1])
    for x in XS:
        drawing.down(x, 97, y - 3)
    assert found(drawing) == [[[text.replace("|", " ") for text in row] for row in AWARDS]]


@pytest.mark.parametrize(("figures", "ragged", "tables"), [(4, 0.0, 1), (3, 0.0, 0), (4, 3.0, 0)])
def test_few_figures_that_end_at_one_place_are_a_column(figures: int, ragged: float, tables: int) -> None:
    drawing = Drawing()
    for x, name in ((260, "1er trimestre"), (340, "2e trimestre"), (420, "3e trimestre")):
        drawing.right(x, 80, name)
    labels = ("Cantine", "Livres", "Transport", "Loyer", "Salaires", "Eau", "Soins", "Total", "Change")
    for number, label in enumerate(labels):
        y = 100 + 20 * number
        drawing.text(60, y, label)
        drawing.right(260, y, f"{number + 1}12 000")
        if number < figures:
            for x in (340, 420):
                drawing.right(x + ragged * (number % 2), y, f"{number + 1}5 000")
    assert len(found(drawing)) == tables


def test_running_lines_over_a_part_name_no_other_table() -> None:
    drawing = Drawing()
    for page in range(2):
        if page:
            drawing.new_page()
        drawing.text(60, 30, f"PROCÈS-VERBAL DU 26 FÉVRIER {page + 1}", bold=True)
        drawing.text(60, 42, "CANTON DE KORIOUMÉ", bold=True)
        drawing.text(60, 54, "COMMUNE DE DIRÉ", bold=True)
        top = 640.0 if page == 0 else 80.0
        for number in range(6):
            y = top + 18 * number
            drawing.across(y - 3, 60, 480)
            drawing.text(64, y, f"Association n° {6 * page + number}")
            drawing.right(476, y, f"{number + 1} 500,00")
        drawing.across(top + 105, 60, 480)
        for x in (60, 300, 480):
            drawing.down(x, top - 3, top + 105)
    (rows,) = found(drawing)
    assert len(rows) == 12
