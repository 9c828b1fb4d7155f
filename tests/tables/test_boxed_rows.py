"""Rows that boxes, painting and figures tell where edges part only some of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.tables import find_grids
from pipeline.tables.stripes import GOES_ON
from pipeline.tables.stub_rows import NEARER
from tests.tables.drawing import Drawing

XS = (40.0, 100.0, 280.0, 360.0, 440.0)
PITCH = 14.0


def rows_of(drawing: Drawing) -> list[list[list[str | None]]]:
    return [[list(row) for row in grid.rows()] for grid in find_grids(drawing.reading())]


def boxed(drawing: Drawing, top: float, bottom: float, xs: Sequence[float] = XS) -> None:
    drawing.shade(xs[0], top, xs[-1], bottom)
    for y in (top, bottom):
        drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, top, bottom)


def put(drawing: Drawing, y: float, row: Sequence[str], xs: Sequence[float] = XS) -> None:
    """A row, its figures at the right of their columns."""
    for at, text in enumerate(row):
        if text and at < 2:
            drawing.text(xs[at] + 4, y + 3, text, size=8)
        elif text:
            drawing.right(xs[at + 1] - 4, y + 3, text, size=8)


BALANCE = [(f"12{at}", f"Compte {chr(65 + at)}", f"{at + 1} 200,00", f"{at + 3} 400,00") for at in range(8)]


def balance(*, gap: float = 0.2) -> Drawing:
    """Every other row in boxes; the last is white, and its label goes on below."""
    drawing = Drawing()
    boxed(drawing, 100, 100 + PITCH)
    put(drawing, 100, ("Code", "Intitulé", "Débit", "Crédit"))
    drawing.text(XS[1] + 4, 115 + PITCH, "et suite", size=8)
    for number, row in enumerate(BALANCE):
        y = 100 + PITCH * (number + 1 + (number > 0))
        if number % 2 == 0:
            boxed(drawing, y, y + (PITCH if number else 2 * PITCH))
        put(drawing, y, row)
    drawing.text(XS[1] + 4, 100 + PITCH * 9 + 3 + 8 * (1 + gap), "et annexes", size=8)
    return drawing


@pytest.mark.parametrize(
    ("gap", "label"), [(GOES_ON - 0.05, "Compte H et annexes"), (GOES_ON + 0.05, "Compte H")]
)
def test_every_other_row_in_boxes_is_one_table(gap: float, label: str) -> None:
    ((names, *body),) = rows_of(balance(gap=gap))
    assert names == ["Code", "Intitulé", "Débit", "Crédit"]
    assert body[0] == ["120", "Compte A et suite", *BALANCE[0][2:]]
    assert body[1:-1] == [list(row) for row in BALANCE[1:-1]]
    assert body[-1] == ["127", label, *BALANCE[-1][2:]]


def test_tables_in_boxes_below_each_other_stay_two() -> None:
    """What stands between them is a sentence, or nothing."""
    drawing = Drawing()
    for top in (100.0, 260.0):
        drawing.grid([("Poste", "Objet", "2031", "2032"), *BALANCE[:4]], XS, top=top, pitch=PITCH)
    drawing.text(40, 190, "Les comptes de la seconde année suivent, en francs.", size=8)
    assert [len(rows) for rows in rows_of(drawing)] == [5, 5]


STAFF = (
    ("110", "62, 63", "Personnel", "22 208,26", "23 195,84"),
    ("120", "644", "Retraites", "1 827,63", "1 361,19"),
)


def accounts(*, lower: float = 0.0, second: str = "Retraites") -> Drawing:
    """A grid in which no edge parts two rows; the codes of one stand on three lines around its figures."""
    drawing = Drawing()
    xs = (40.0, 80.0, 150.0, 290.0, 370.0, 450.0)
    others = [
        (f"{at}0", f"5{at}", f"Charge {chr(64 + at)}", f"{at} 100,00", f"{at} 300,00") for at in range(1, 8)
    ]
    y = 100.0
    for number, row in enumerate(others):
        drawing.across(y, xs[0], xs[-1])
        height = 44.0 if number == 4 else PITCH
        if number == 4:
            for x, line, level in ((xs[1], "643, 647", 0.0), (xs[1], "649, 65", 20.0 + lower)):
                drawing.text(x + 4, y + 2 + level, line, size=8)
            labels = ("Personnel", second)
            for (code, codes, _, first, last), label, level in zip(STAFF, labels, (10.0, 32.0), strict=True):
                drawing.text(xs[0] + 4, y + 2 + level, code, size=8)
                drawing.text(xs[1] + 4, y + 2 + level, codes, size=8)
                drawing.text(xs[2] + 4, y + 2 + level, label, size=8)
                drawing.right(xs[4] - 4, y + 2 + level, first, size=8)
                drawing.right(xs[5] - 4, y + 2 + level, last, size=8)
        else:
            for x, text in zip(xs[:3], row[:3], strict=True):
                drawing.text(x + 4, y + 3, text, size=8)
            for x, text in zip(xs[4:], row[3:], strict=True):
                drawing.right(x - 4, y + 3, text, size=8)
        y += height
    drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, 100, y)
    return drawing


def test_figures_at_two_heights_are_two_rows_between_two_edges() -> None:
    (grid,) = rows_of(accounts())
    assert grid[4] == ["110", "643, 647 62, 63 649, 65", "Personnel", "22 208,26", "23 195,84"]
    assert grid[5] == list(STAFF[1])


@pytest.mark.parametrize("drawing", [accounts(second="et retraites"), accounts(lower=22 * NEARER / 2 - 8)])
def test_a_label_that_goes_on_or_a_line_half_way_parts_no_row(drawing: Drawing) -> None:
    (grid,) = rows_of(drawing)
    assert [row[3] for row in grid if row[0] and row[0].startswith("110")] == ["22 208,26 1 827,63"]


def test_a_header_keeps_its_place_over_labels_without_a_name() -> None:
    drawing = Drawing()
    drawing.shade(XS[0], 100, XS[-1], 114)
    for y in (100.0, 114.0):
        drawing.across(y, XS[0], XS[-1])
    for x in XS:
        drawing.shade(x, 100, x + 0.3, 114)
    for x, name in zip(XS[1:], ("Kita", "Nioro", "Total"), strict=False):
        drawing.text(x + 4, 103, name, size=8)
    rows = [(f"Poste {chr(65 + at)}", f"{at}2", f"{at}4", f"{at}6") for at in range(1, 7)]
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            drawing.text(x + 4, 117 + PITCH * number, text, size=8)
    ((names, *body),) = rows_of(drawing)
    assert names == ["", "Kita", "Nioro", "Total"]
    assert body[0] == ["Poste B", "12", "14", "16"]


def test_a_total_painted_below_the_last_edge_is_a_row() -> None:
    """Its figures stand over two columns each."""
    drawing = Drawing()
    xs = (40.0, 160.0, 220.0, 280.0, 340.0, 400.0)
    names = ("Poste", "2031", "2032", "2033", "2034")
    rows = [(f"Poste {chr(65 + at)}", *(f"{at}{year} 00" for year in range(4))) for at in range(1, 6)]
    drawing.grid([names, *rows], xs, pitch=16)
    foot = 100.0 + 16 * 6
    for left, right in ((xs[0], xs[1]), (xs[1], xs[3]), (xs[3], xs[5])):
        drawing.shade(left, foot, right, foot + 16)
    for x, text in ((44, "Total"), (xs[2] - 14, "12 400"), (xs[4] - 14, "16 800")):
        drawing.text(x, foot + 4, text, size=9)
    (grid,) = rows_of(drawing)
    assert grid[1:-1] == [list(row) for row in rows]
    assert grid[-1] == ["Total", "12 400", None, "16 800", None]


def under_boxes(label: str, end: str, *, bold: bool = False) -> Drawing:
    """Names in boxes, the rows below without edges; one label goes on below its figures."""
    drawing = Drawing()
    xs = (40.0, 240.0, 320.0, 400.0, 480.0)
    drawing.grid([("Intitulé", "Solde", "Charges", "Produits")], xs, pitch=20)
    lines = [
        ("Banque", "1 200"),
        ("Caisse", "3 400"),
        (label, "5 600"),
        (end, ""),
        ("Stocks", "7 800"),
        ("Dons", "90"),
    ]
    for number, (text, figure) in enumerate(lines):
        y = 124 + 14 * number
        drawing.text(44, y, text, size=8, bold=bold and text == end)
        for x in xs[2:] if figure else ():
            drawing.right(x - 4, y, figure, size=8)
    return drawing


LONG = "Immeubles, constructions et travaux en cours d'"


@pytest.mark.parametrize(
    ("label", "end", "bold", "whole"),
    [
        (LONG, "achèvement", False, True),
        (LONG, "Achèvement", False, True),
        (LONG, "Actif circulant", True, False),
        ("Immeubles", "Actif circulant", False, False),
    ],
)
def test_a_label_without_room_in_its_column_goes_on_below_its_figures(
    label: str, end: str, bold: bool, whole: bool
) -> None:
    (grid,) = rows_of(under_boxes(label, end, bold=bold))
    assert ([f"{label} {end}", "5 600", "5 600", "5 600"] in grid) is whole
    assert len(grid) == 6 + (not whole)
