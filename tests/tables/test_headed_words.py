"""Tables of words alone whose only lines are the painted cells of their header."""

from __future__ import annotations

import pytest

from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing
from tests.tables.test_laying import SIZE, grids_of, rows_of

SIDES = (60.0, 180.0, 330.0, 500.0)
NAMES = ["Commune", "Ouvrage", "Suite donnée"]
WORKS = [
    ["Tessit", "Puits à grand diamètre", "reprise par la mairie"],
    ["Bourem", "Parc de vaccination", "remise en août"],
    ["Labbezanga", "Marché à bétail", "travaux arrêtés"],
    ["Ansongo", "Banque de céréales", "gérée par un comité"],
    ["Ménaka", "Salle de classe", "ouverte"],
]


def painted_names(
    count: int, *, pitch: float = 18, shift: float = 0, texts: int = 3, names: list[str] = NAMES
) -> Drawing:
    """Names in painted cells side by side, rows of words below them; those of the second column shifted."""
    drawing = Drawing()
    for left, right, name in zip(SIDES[:-1], SIDES[1:], names, strict=True):
        drawing.shade(left, 100, right, 120)
        drawing.text(left + 6, 105, name)
    for at, row in enumerate(WORKS[:count]):
        for column, text in enumerate(row[:texts]):
            drawing.text(SIDES[column] + 6 + (shift * at if column == 1 else 0), 126 + pitch * at, text)
    return drawing


def test_words_below_painted_names_are_rows() -> None:
    assert rows_of(painted_names(5)) == [NAMES, *WORKS]


@pytest.mark.parametrize("count", [LAYING.headed_texts, LAYING.headed_texts - 1])
def test_few_lines_of_words_below_painted_names_are_no_body(count: int) -> None:
    assert bool(grids_of(painted_names(count))) is (count >= LAYING.headed_texts)


@pytest.mark.parametrize(("shift", "found"), [(0.0, True), (14.0, False)])
def test_words_below_painted_names_start_at_one_place(shift: float, found: bool) -> None:
    assert bool(grids_of(painted_names(5, shift=shift))) is found


@pytest.mark.parametrize(("texts", "found"), [(3, True), (2, False)])
def test_each_of_the_painted_names_has_words(texts: int, found: bool) -> None:
    assert bool(grids_of(painted_names(5, texts=texts))) is found


def test_a_paragraph_below_the_rows_is_none_of_them() -> None:
    drawing = painted_names(5)
    drawing.text(60, 220, "Les ouvrages ont été visités par une équipe des deux communes au mois de mars.")
    drawing.text(60, 232, "Un second passage est prévu.")
    assert rows_of(drawing) == [NAMES, *WORKS]


@pytest.mark.parametrize(("gap", "kept"), [(LAYING.close - 0.1, True), (LAYING.close + 0.1, False)])
def test_a_lone_line_goes_on_with_the_last_row_close_by(gap: float, kept: bool) -> None:
    drawing = painted_names(5)
    drawing.text(66, 126 + 18 * 4 + SIZE + gap * SIZE, "et Anderamboukane")
    assert ("Anderamboukane" in str(rows_of(drawing))) is kept


def test_rows_with_rules_of_their_own_are_left_to_those() -> None:
    drawing = painted_names(5)
    for at in range(1, 6):
        drawing.across(121.5 + 18 * at, 180, 500)
    for grid in grids_of(drawing):
        assert grid.evidence[0] != "found ruled"


def test_painted_cells_with_a_date_are_a_row_and_name_no_columns() -> None:
    assert grids_of(painted_names(5, names=["Rentrée", "Lundi 4 octobre", "Écoles"])) == []
