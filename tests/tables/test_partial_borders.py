"""Sheets printed with borders on some of their cells alone: figures and labels tell the rows with them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.tables import find_grids, layouts
from pipeline.tables.edges import JOIN, components
from pipeline.tables.mesh import mesh_of
from pipeline.tables.painted_rows import with_painted_rows
from tests.tables.drawing import Drawing

PITCH = 12.0
XS = (50.0, 250.0, 340.0, 430.0, 520.0)
STRIPED = (
    ("1-Cotisations", "160", "15 250 000", "782"),
    ("2-Loyers", "175", "16 134 000", "-358"),
    ("3-Banque", "217", "2 092 296", "212"),
    ("4-Ventes", "1 638", "389 668 000", "12 080"),
    ("5-Dons", "5 703", "8 141 000", "6 035"),
)


def rows_of(drawing: Drawing) -> list[list[list[str | None]]]:
    return [[list(row) for row in grid.rows()] for grid in find_grids(drawing.reading())]


def striped(*, sunk: float = 0.0) -> Drawing:
    """A frame and uprights; nothing but shading from side to side parts the header and the rows."""
    drawing = Drawing()
    top, foot = 100.0, 124 + 2 * PITCH * len(STRIPED)
    for y in (84.0, top, foot, foot + PITCH):
        drawing.across(y, XS[0], XS[-1])
    drawing.across(112, XS[1], XS[-1])
    for x in XS:
        drawing.down(x, 84 if x in (XS[0], XS[-1]) else top, foot + PITCH)
    drawing.text(220, 88, "Recettes et dépenses", size=8)
    drawing.text(XS[0] + 4, 107, "Exercice 2031", size=8)
    for x, name, unit in zip(XS[2:], ("Recettes", "Dépenses", "Solde"), ("EUR", "XOF", "EUR"), strict=True):
        drawing.right(x - 4, 102, name, size=8)
        drawing.right(x - 4, 114, unit, size=8)
    for number, row in enumerate(STRIPED):
        y = 124 + 2 * PITCH * number
        if number % 2 == 0:
            drawing.shade(XS[0], y, XS[-1], y + 2 * PITCH)
        drawing.text(XS[0] + 4, y + 2 + sunk, row[0], size=8)
        drawing.text(XS[0] + 4, y + 14 + sunk, "Antenne de Kita", size=8)
        for x, text in zip(XS[2:], row[1:], strict=True):
            drawing.right(x - 4, y + 2 + sunk, text, size=8)
    for x, text in zip(XS[1:], ("Total", "7 893", "431 285 296", "18 751"), strict=True):
        drawing.right(x - 4, foot + 2, text, size=8)
    return drawing


def test_rows_shaded_from_side_to_side_part_the_header_and_the_labels() -> None:
    (grid,) = rows_of(striped())
    grid = grid[1:] if grid[0][0] == "Recettes et dépenses" else grid
    assert grid[:2] == [["Exercice 2031", "Recettes", "Dépenses", "Solde"], [None, "EUR", "XOF", "EUR"]]
    assert grid[2:-1] == [[f"{label} Antenne de Kita", *figures] for label, *figures in STRIPED]
    assert grid[-1][0] == "Total"


@pytest.mark.parametrize(("sunk", "bands"), [(0.0, 9), (5.0, 4)])
def test_shading_that_runs_through_words_parts_no_rows(sunk: float, bands: int) -> None:
    (layout,) = layouts(striped(sunk=sunk).reading())
    ((across, down),) = components(layout.horizontals, layout.verticals)
    assert len(mesh_of(with_painted_rows(layout, across, down), down).ys) - 1 == bands


BANKS = (
    ("Banque", "374 548", "", "", "466 363", "", ""),
    ("Poste", "", "13 601", "", "", "13 696", ""),
    ("Caisse", "94 862", "", "150", "42 589", "", "150"),
)


def treasury(rows: Sequence[Sequence[str]] = BANKS, *, lower: float = 0.0) -> Drawing:
    """A frame whose labels no edge parts; beside them one band for the rows, and one for the total."""
    drawing = Drawing()
    xs = (50.0, 180.0, 240.0, 300.0, 350.0, 410.0, 470.0, 520.0)
    top, foot = 100.0, 124 + PITCH * len(rows)
    for y in (top, foot + PITCH):
        drawing.across(y, xs[0], xs[-1])
    for y in (112.0, 124.0, foot):
        drawing.across(y, xs[1], xs[-1])
    for at, x in enumerate(xs):
        drawing.down(x, top if at in (0, 1, 4, 7) else 112, foot + PITCH)
    drawing.text(xs[0] + 4, 102, "Disponible", size=9, bold=True)
    for x, text in ((xs[1], "Au 1er mars 2031"), (xs[4], "Au 28 février 2032")):
        drawing.text(x + 30, 102, text, size=9)
    for x, text in zip(xs[2:], ("XOF", "EUR", "USD") * 2, strict=True):
        drawing.right(x - 4, 114, text, size=9)
    for number, row in enumerate((*rows, ("Soldes", "469 410", "13 601", "150", "508 952", "13 696", "150"))):
        y = 126 + PITCH * number
        drawing.text(xs[0] + 4, y + lower, row[0], size=9)
        for x, text in zip(xs[2:], row[1:], strict=True):
            drawing.right(x - 4, y, text, size=9)
    return drawing


def test_labels_and_figures_tell_the_rows_of_a_band_together() -> None:
    ((names, units, *body, total),) = rows_of(treasury())
    assert names[:2] == ["Disponible", "Au 1er mars 2031"]
    assert units == [None, "XOF", "EUR", "USD", "XOF", "EUR", "USD"]
    assert body == [list(row) for row in BANKS]
    assert total == ["Soldes", "469 410", "13 601", "150", "508 952", "13 696", "150"]


@pytest.mark.parametrize(
    "labels", [("Banque et", "poste", "Caisse"), ("Banque", "Poste -", "Caisse"), ("Banque", "", "Caisse")]
)
def test_labels_that_go_on_or_are_missing_part_no_band(labels: Sequence[str]) -> None:
    rows = [(label, *row[1:]) for label, row in zip(labels, BANKS, strict=True)]
    ((*_, body, _),) = rows_of(treasury(rows))
    assert body[1] == "374 548 94 862"


def test_labels_that_stand_between_the_figures_part_no_band() -> None:
    ((*_, body, _),) = rows_of(treasury(lower=5))
    assert body[1] == "374 548 94 862"


def accounts(gap: float, *, foot: float = 60.0) -> Drawing:
    """Two frames beside each other, the right one lower by so much; no edges between their rows."""
    drawing = Drawing()
    movements = [(f"Mouvement {chr(65 + at)}", f"{at + 1} 200,50") for at in range(12)]
    balances = [(f"Compte {chr(75 + at)}", f"{at + 3} 400,25") for at in range(7)]
    left, right = (40.0, 210.0, 280.0), (280 + gap, 440.0, 520.0)
    for xs, rows, names, bottom in (
        (left, movements, ("Mouvements", "Montant"), 260.0),
        (right, balances, ("État", "Solde"), 260.0 - foot),
    ):
        for y in (100.0, 114.0, bottom):
            drawing.across(y, xs[0], xs[-1])
        for x in xs:
            drawing.down(x, 100, bottom)
        for number, row in enumerate((names, *rows)):
            y = 102 + PITCH * number
            drawing.text(xs[0] + 4, y, row[0], size=9)
            drawing.right(xs[2] - 4, y, row[1], size=9)
    return drawing


@pytest.mark.parametrize("gap", [2.6, JOIN - 0.1, JOIN + 1])
def test_frames_side_by_side_of_other_heights_are_two_tables(gap: float) -> None:
    first, second = rows_of(accounts(gap))
    assert first[0] == ["Mouvements", "Montant"]
    assert second[0] == ["État", "Solde"]
    assert (len(first), len(second)) == (13, 8)


def test_a_double_upright_in_one_frame_parts_no_table() -> None:
    drawing = Drawing()
    xs = (40.0, 200.0, 260.0, 263.0, 320.0, 380.0)
    rows = [
        (f"Poste {chr(65 + at)}", f"{at + 1} 200", "", f"{at + 3} 100", f"{at + 2} 900") for at in range(6)
    ]
    drawing.grid([("Libellé", "2031", "", "2032", "2033"), *rows], xs, pitch=16)
    (grid,) = rows_of(drawing)
    assert [row[0] for row in grid] == ["Libellé", *(row[0] for row in rows)]


def listed(second: str) -> Drawing:
    """Two columns in a frame, whose rows of one line and of two stand as close as each other's lines."""
    drawing = Drawing()
    lines = [
        ("Trésor", "822 990,14"),
        ("Capital", "16 311,59"),
        ("Résultats de la période", "766 562,97"),
        (second, ""),
        ("Réserves", "498 544,09"),
        ("Provisions", "302 542,68"),
    ]
    for y in (100.0, 114.0, 186.0):
        drawing.across(y, 50, 300)
    for x in (50.0, 200.0, 300.0):
        drawing.down(x, 100, 186)
    drawing.text(54, 102, "Compte", size=9)
    drawing.right(296, 102, "Solde", size=9)
    y = 114.0
    for label, figure in lines:
        y += 11 if label[:1].isupper() else 8
        drawing.text(54, y, label, size=9)
        drawing.right(296, y, figure, size=9) if figure else None
    return drawing


@pytest.mark.parametrize(
    ("second", "whole"), [("courante", True), ("(51 006 à 51 108)", True), ("Capitaux propres", False)]
)
def test_a_label_goes_on_in_lower_case_or_in_brackets(second: str, whole: bool) -> None:
    ((_, *rows),) = rows_of(listed(second))
    labels = [row[0] for row in rows]
    assert (f"Résultats de la période {second}" in labels) is whole
    assert [row[1] for row in rows if row[1]][:3] == ["822 990,14", "16 311,59", "766 562,97"]


def costs(blank: int, *, labelled: bool = True) -> Drawing:
    """A grid with figures in its last row alone, below so many blank rows; labels stand outside it."""
    drawing = Drawing()
    xs = (320.0, 390.0, 460.0, 530.0)
    rows = [("Heures", "Coût horaire", "Coût total"), *[("", "", "")] * blank, ("0", "0.00", "0.00")]
    drawing.grid(rows, xs, pitch=15)
    labels = ["2. Usage du matériel", "Four", "Licence", "Presse", "Local", "Camion"][: blank + 1]
    for number, label in enumerate([*labels, "Total"]):
        if labelled or number in (0, blank + 1):
            drawing.text(160, 104 + 15 * number, label)
    return drawing


@pytest.mark.parametrize(
    ("blank", "labelled", "whole"), [(4, True, True), (2, True, False), (4, False, False)]
)
def test_labels_outside_name_blank_rows_above_one_row_of_figures(
    blank: int, labelled: bool, whole: bool
) -> None:
    """Where each of them has one, and a blank row or two is not all that there is."""
    grids = rows_of(costs(blank, labelled=labelled))
    expected = [
        ["2. Usage du matériel", "Heures", "Coût horaire", "Coût total"],
        *([label, "", "", ""] for label in ("Four", "Licence", "Presse", "Local")),
        ["Total", "0", "0.00", "0.00"],
    ]
    assert (grids == [expected]) is whole


def summary(gap: float, figures: Sequence[str] = ("460.19", "", "120.00", "340.19")) -> Drawing:
    """Labels in a frame of their own, and figures in another beside it."""
    drawing = Drawing()
    labels = ("Coût du projet", "Financements demandés", "Financements obtenus", "Reste à payer")
    drawing.grid([(label,) for label in labels], (50, 250), pitch=16)
    drawing.grid([(figure,) for figure in figures], (250 + gap, 330 + gap), pitch=16)
    return drawing


def test_labels_and_figures_in_frames_of_their_own_are_one_table() -> None:
    (grid,) = rows_of(summary(40))
    assert [row[1] for row in grid] == ["460.19", "", "120.00", "340.19"]


def test_words_in_frames_side_by_side_are_no_table() -> None:
    assert not rows_of(summary(40, ("à verser", "", "versés", "à demander")))
