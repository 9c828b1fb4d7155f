"""Accounts whose labels no edge parts: each row of figures has its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.tables import find_grids
from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing

XS = (60, 260, 360, 460)
PITCH = 24.0
LABELS = ("Ventes de riz", "Achats de sacs", "Transport", "Location de camions", "Salaires")


def account(labels: Sequence[str], figures: Sequence[tuple[str, str]], *, lower: float = 0) -> list[Any]:
    """A header, rows between edges under the figures alone, a ruled total; labels stand lower by so much."""
    drawing = Drawing()
    top, foot = 100.0, 124 + PITCH * len(figures)
    for y in (top, 124.0, foot, foot + PITCH):
        drawing.across(y, XS[0], XS[-1])
    for number in range(1, len(figures)):
        drawing.across(124 + PITCH * number, XS[1], XS[-1])
    for x in XS:
        drawing.down(x, top, foot + PITCH)
    for y, row in ((top, ("Libellés", "2024", "2023")), (foot, ("Total", "95 400", "88 100"))):
        drawing.text(XS[0] + 4, y + 6, row[0], bold=True)
        for x, text in zip(XS[2:], row[1:], strict=True):
            drawing.right(x - 4, y + 6, text, bold=True)
    for number, label in enumerate(labels):
        drawing.text(XS[0] + 4, 130 + lower + PITCH * number, label)
    for number, row in enumerate(figures):
        for x, text in zip(XS[2:], row, strict=True):
            drawing.right(x - 4, 130 + PITCH * number, text)
    return find_grids(drawing.reading())


def of_rows(count: int) -> list[tuple[str, str]]:
    return [(f"1{at} 200", f"1{at} 400") for at in range(count)]


def first_column(grids: list[Any]) -> list[str | None]:
    (grid,) = grids
    return [row[0] for row in grid.rows()]


@pytest.mark.parametrize("count", [2, 5])
def test_labels_that_no_edge_parts_name_the_figures_beside_them(count: int) -> None:
    labels = LABELS[:count]
    assert first_column(account(labels, of_rows(count))) == ["Libellés", *labels, "Total"]


def test_a_label_merged_over_rows_stays_whole() -> None:
    drawn = account([], of_rows(3))
    assert first_column(drawn)[1:4] == ["", "", ""] or first_column(drawn)[1:4] == ["", None, None]
    merged = account(["", "Exploitation"], of_rows(3))
    assert first_column(merged) == ["Libellés", "Exploitation", None, None, "Total"]


def test_a_label_that_goes_on_in_the_next_band_is_one() -> None:
    merged = account(["Achats de riz et", "de sacs"], of_rows(2))
    assert first_column(merged) == ["Libellés", "Achats de riz et de sacs", None, "Total"]


@pytest.mark.parametrize(("off", "parted"), [(-0.3, True), (0.3, False)])
def test_two_labels_are_those_of_rows_where_they_stand_level_with_the_figures(
    off: float, parted: bool
) -> None:
    lower = 10 * LAYING.level + off
    assert (first_column(account(LABELS[:2], of_rows(2), lower=lower))[2] == LABELS[1]) is parted


def test_labels_a_line_a_band_may_stand_lower_than_their_figures() -> None:
    labels = LABELS[:3]
    assert first_column(account(labels, of_rows(3), lower=5)) == ["Libellés", *labels, "Total"]


@pytest.mark.parametrize(("empty", "parted"), [(2, True), (3, False)])
def test_most_rows_beside_labels_have_figures(empty: int, parted: bool) -> None:
    assert 2 / 5 < LAYING.stub_figures <= 3 / 5
    figures = [*of_rows(5 - empty), *[("", "")] * empty]
    assert (first_column(account(LABELS, figures))[2] == LABELS[1]) is parted


def accounts_beside(left: Sequence[int], right: Sequence[int]) -> list[Any]:
    """Two accounts in one frame, in a tall band under four ruled rows: lines of figures at these heights."""
    drawing = Drawing()
    xs = (40, 180, 240, 310, 450, 510, 570)
    heights = (100.0, 120.0, 140.0, 160.0, 180.0, 320.0)
    for y in heights:
        drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, heights[0], heights[-1])
    rows = [("Charges", "2024", "2023", "Produits", "2024", "2023")]
    rows += [(f"Achat {name}", "1 200", "1 100", f"Vente {name}", "2 400", "2 300") for name in "ABC"]
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            drawing.text(x + 4, 105 + 20 * number, text, bold=number == 0)
    for start, lines, word in ((0, left, "Charge"), (3, right, "Produit")):
        for at in lines:
            drawing.text(xs[start] + 4, 185 + 15 * at, f"{word} {at}")
            drawing.text(xs[start + 1] + 4, 185 + 15 * at, f"{at}5 400")
            drawing.text(xs[start + 2] + 4, 185 + 15 * at, f"{at}6 300")
    return find_grids(drawing.reading())


def test_accounts_side_by_side_have_a_row_for_each_line_of_figures() -> None:
    (grid,) = accounts_beside((1, 3, 5, 7), (2, 4, 6, 8))
    rows = grid.rows()
    assert len(rows) == 12
    assert rows[4] == ["Charge 1", "15 400", "16 300", "", "", ""]
    assert rows[5] == ["", "", "", "Produit 2", "25 400", "26 300"]


def framed_labels(*, parted: bool = False, labels: int = 3) -> list[Any]:
    """Boxes of figures, left of them the labels of the rows in a frame of their own, or in two columns."""
    drawing = Drawing()
    xs = (240, 330, 420, 510)
    heights = (100.0, 124.0, 196.0)
    for y in heights:
        drawing.across(y, xs[0], xs[-1])
        drawing.across(y, 60, 228)
    for x in (*xs, 60, 228, *([140] if parted else [])):
        drawing.down(x, heights[0], heights[-1])
    for x, text in zip(xs, ("Fin 2024", "Mi 2024", "Mi 2025"), strict=False):
        drawing.text(x + 6, 106, text, bold=True)
    drawing.text(66, 106, "Compte", bold=True)
    for number, label in enumerate(LABELS[:3]):
        top = 130 + 22 * number
        if number < labels:
            drawing.text(66, top, label)
        if parted:
            drawing.text(200, top, f"{number}8")
        for x, text in zip(xs, ("68 063", "31 852", "37 146"), strict=False):
            drawing.right(x + 84, top, text)
    return find_grids(drawing.reading())


def test_labels_in_a_frame_of_their_own_are_a_column_of_the_figures_beside() -> None:
    assert first_column(framed_labels()) == ["Compte", *LABELS[:3]]


def test_two_columns_beside_figures_are_another_table() -> None:
    assert all("68 063" in str(grid.rows()[1][0]) for grid in framed_labels(parted=True)[-1:])
