"""Tables below each other between rules of one width, and rows that rules part: one, or several."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.records import Grid
from pipeline.tables import find_grids
from tests.tables.drawing import Drawing

X0, X1 = 60.0, 520.0
SUMS = [["Dotation initiale", "12 500"], ["Reports", "3 100"], ["Virements", "900"], ["Disponible", "16 500"]]
ISSUES = [
    ["Cercle", "Écoles", "Puits", "Pistes"],
    ["Ansongo", "12", "41", "7"],
    ["Bourem", "9", "38", "5"],
    ["Diré", "11", "27", "4"],
    ["Goundam", "8", "35", "6"],
]


def texts(grid: Grid) -> list[list[str]]:
    return [[text or "" for text in row] for row in grid.rows()]


def ruled_rows(
    drawing: Drawing, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, pitch: float = 20
) -> float:
    """Rows with a rule below each, figures at the right side of their columns; where they end."""
    for row in rows:
        drawing.text(xs[0], top + 5, row[0])
        for right, text in zip(xs[1:], row[1:], strict=True):
            drawing.right(right, top + 5, text)
        top += pitch
        drawing.across(top, X0, X1)
    return top


@pytest.mark.parametrize("title", ["", "Ouvrages par cercle"])
def test_a_header_of_more_columns_than_above_begins_another_table(title: str) -> None:
    drawing = Drawing()
    end = ruled_rows(drawing, SUMS, [X0, X1], 100)
    if title:
        drawing.text(X0, end + 12, title)
        end += 40
    ruled_rows(drawing, ISSUES, [X0, 260, 400, X1], end)
    assert [texts(grid) for grid in find_grids(drawing.reading())] == [SUMS, ISSUES]


def test_a_header_of_the_same_columns_within_stays_in_its_table() -> None:
    drawing = Drawing()
    xs = [X0, 260, 400, X1]
    given = [*ISSUES, ["Commune", "Écoles", "Puits", "Pistes"], *ISSUES[1:]]
    ruled_rows(drawing, given, xs, 100)
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == given


@pytest.mark.parametrize("pitch", [20.0, 34.0])
def test_a_lone_label_between_rules_set_wide_is_a_row(pitch: float) -> None:
    drawing = Drawing()
    given = [*ISSUES[:3], ["Non réparti", "", "", ""], *ISSUES[3:]]
    xs = [X0, 260.0, 400.0, X1]
    top = 100.0
    for row in given:
        for at, (x, text) in enumerate(zip(xs, row, strict=True)):
            place = top + pitch / 2 - 5
            if text and at:
                drawing.right(x, place, text)
            elif text:
                drawing.text(x, place, text)
        top += pitch
        drawing.across(top, X0, X1)
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == given


def test_between_two_rules_with_one_label_all_lines_are_one_row() -> None:
    given = [
        ["Lot", "Objet", "Suivi"],
        ["A1", "Forage de Kel Alher avec une pompe à main et sa margelle", "2024 voir la note"],
        ["A2", "Marché", "2023"],
        ["A3", "Piste qui mène au bac de la rive droite", "2025 reprise 12 mois après"],
        ["A4", "Latrines", "2022"],
    ]
    drawing, xs, top = Drawing(), [X0, 140.0, 380.0], 100.0
    for row in given:
        high = 1
        for x, text in zip(xs, row, strict=True):
            lines = [""]
            for word in text.split():
                if len(lines[-1]) + len(word) > 17:
                    lines.append("")
                lines[-1] = f"{lines[-1]} {word}".strip()
            for at, line in enumerate(lines):
                drawing.text(x, top + 4 + 12 * at, line)
            high = max(high, len(lines))
        top += 12 * high + 8
        drawing.across(top, X0, X1)
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == given
