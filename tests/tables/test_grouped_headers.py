"""Headers between rules: groups below them that end with one row, names over the columns of their rule."""

from __future__ import annotations

import pytest

from pipeline.tables import rule_ends
from tests.tables.drawing import Drawing
from tests.tables.test_laying import figures, grids_of, rows_of

LABELS = ("Riz pluvial", "Riz de bas-fond", "Niébé", "Fonio")
FIGURES = ("12,5", "310", "4 200", "18,1")


def ruled_groups(*, next_table: float | None) -> Drawing:
    """A group of rows, then the heading of one with a single row; below the last rule rows, or nothing."""
    drawing = Drawing()
    for y in (100, 130, 250):
        drawing.across(y, 55, 505)
    drawing.across(115, 230, 505)
    drawing.text(330, 103, "Campagne agricole")
    figures(drawing, 118, "Culture", "Mars", "Avril", "Mai", "Juin")
    drawing.text(330, 133, "Tonnes livrées")
    for at, label in enumerate(LABELS):
        figures(drawing, 147 + 13 * at, label, *FIGURES)
    drawing.text(330, 222, "Rendement moyen")
    figures(drawing, 236, "Ensemble", "1,1", "0,9", "1,4", "1,2")
    if next_table is not None:
        for at, label in enumerate(LABELS):
            figures(drawing, 250 + next_table + 13 * at, label, *FIGURES)
        drawing.across(320 + next_table, 55, 505)
    return drawing


def test_the_heading_and_the_only_row_of_the_last_group_end_their_table() -> None:
    rows = rows_of(ruled_groups(next_table=None))
    assert rows[0] == ["", "Campagne agricole", None, None, None]
    assert rows[-1] == ["Ensemble", "1,1", "0,9", "1,4", "1,2"]


@pytest.mark.parametrize(
    ("times", "parted"), [(rule_ends.FOLLOWED - 1.2, True), (rule_ends.FOLLOWED + 0.2, False)]
)
def test_a_row_of_figures_over_a_rule_with_rows_below_it_heads_them(times: float, parted: bool) -> None:
    tops = [grid.top for grid in grids_of(ruled_groups(next_table=times * 10))]
    assert (100 in tops) is not parted


@pytest.mark.parametrize("ruled", [True, False])
def test_a_name_stands_over_the_columns_of_the_rule_right_below_it(ruled: bool) -> None:
    places = (180, 230, 280, 330, 380, 430)
    drawing = Drawing()
    for y in (100, 132, 190):
        drawing.across(y, 55, 440)
    for name, start in (("Semis", places[1] - 25), ("Levée", places[4] - 25)):
        drawing.text(start + 25, 102, name)
        if ruled:
            drawing.across(114, start, start + 75)
    rows = [("Cercle", "Nb", "Mars", "Avril", "Nb", "Mai", "Juin")]
    rows += [(label, "12", "31,5", "42,0", "15", "27,1", "88,2") for label in LABELS]
    for at, (label, *texts) in enumerate(rows):
        drawing.text(60, 118 + 16 * at, label)
        for x, text in zip(places, texts, strict=True):
            drawing.right(x, 118 + 16 * at, text)
    assert (rows_of(drawing)[0] == ["", "", "Semis", None, "", "Levée", None]) is ruled


def test_a_name_of_two_lines_over_columns_is_one() -> None:
    drawing = Drawing()
    for y in (100, 146, 206):
        drawing.across(y, 55, 505)
    for x0, x1, (first, then) in ((220, 345, ("Surface", "emblavée")), (380, 505, ("Récolte", "livrée"))):
        for top, text in ((103, first), (114, then)):
            drawing.text((x0 + x1) / 2 - len(text) * 2.5, top, text)
        drawing.across(128, x0, x1)
    figures(drawing, 132, "Cercle", "Mars", "Avril", "Mai", "Juin")
    for at, label in enumerate(LABELS):
        figures(drawing, 150 + 13 * at, label, *FIGURES)
    assert rows_of(drawing)[0] == ["", "Surface emblavée", None, "Récolte livrée", None]


@pytest.mark.parametrize(("again", "tables"), [("Mars", 2), ("Total", 1)])
def test_a_header_that_stands_again_behind_other_text_begins_a_table(again: str, tables: int) -> None:
    drawing = Drawing()
    for number, top in enumerate((100, 250)):
        drawing.across(top + 13, 55, 505)
        figures(drawing, top, "", again if number else "Mars", "Avril", "Mai", "Juin")
        for at, label in enumerate(LABELS):
            figures(drawing, top + 17 + 13 * at, label, *FIGURES)
    drawing.text(60, 190, "Les achats de la coopérative, par mois :")
    tops = [grid.top for grid in grids_of(drawing) if grid.top]
    assert len(tops) == 2 if tables == 2 else max(tops, default=0) < 250
