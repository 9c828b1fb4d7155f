"""Tables of words between three rules: where the header ends, and which lines are one row."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from tests.tables.drawing import Drawing
from tests.tables.test_laying import grids_of, rows_of

X = (60, 190, 320, 450)
ENTRIES = [
    [["Hydraulique", "(phase deux)"], ["Forages et", "puits (2021-", "2024)"], ["Kayes"], ["achevé"]],
    [["Pistes"], ["Entretien de", "deux tronçons"], ["Mopti et", "Ségou"], ["en cours"]],
    [["Santé", "de base"], ["Douze centres"], ["Gao"], ["suspendu", "en mai"]],
]


def between_rules(
    entries: list[list[list[str]]], *, white: float = 6.0, inside: float = 2.0, columns: int = 4
) -> Drawing:
    """Names between two rules, entries of several lines below them, the last rule under all."""
    drawing = Drawing()
    drawing.across(100, 58, 540)
    for x, name in zip(X[:columns], ("Projet", "Contenu", "Région", "État"), strict=False):
        drawing.text(x, 104, name)
    drawing.across(118, 58, 540)
    top = 122.0
    for entry in entries:
        for x, lines in zip(X[:columns], entry, strict=True):
            for at, line in enumerate(lines):
                drawing.text(x, top + (10 + inside) * at, line)
        top += max(map(len, entry)) * (10 + inside) - inside + white
    drawing.across(top, 58, 540)
    return drawing


def test_a_header_ends_at_its_rule_where_it_names_all_columns() -> None:
    """What looks like a figure far below does not make header lines of those above it."""
    assert rows_of(between_rules(ENTRIES))[:2] == [
        ["Projet", "Contenu", "Région", "État"],
        ["Hydraulique (phase deux)", "Forages et puits (2021-2024)", "Kayes", "achevé"],
    ]


def test_white_between_cells_of_several_lines_parts_rows_of_words() -> None:
    assert [row[0] for row in rows_of(between_rules(ENTRIES))] == [
        "Projet",
        "Hydraulique (phase deux)",
        "Pistes",
        "Santé de base",
    ]


def in_blocks(short: int, blocks: int) -> list[Grid]:
    """A list in blocks of two lines: so many of the second lines are short of a column."""
    return grids_of(
        between_rules(
            [
                [
                    [f"Lot {at}", f"Lot {at} bis"],
                    ["Murs", "Toit"],
                    ["Gao", "Ségou"],
                    ["Bon", "Bon"][at < short :],
                ]
                for at in range(blocks)
            ]
        )
    )


@pytest.mark.parametrize(("short", "blocks", "rows"), [(6, 13, 27), (2, 4, 5)])
def test_lines_that_fill_as_many_columns_as_the_first_are_rows(short: int, blocks: int, rows: int) -> None:
    (grid,) = in_blocks(short, blocks)
    assert grid.n_rows == rows


@pytest.mark.parametrize(("note", "kept"), [("Source : enquête de 2021", False), ("Sourcier : 12", True)])
def test_a_note_right_below_the_last_row_is_no_line_of_its_label(note: str, kept: bool) -> None:
    drawing = Drawing()
    drawing.across(100, 58, 540)
    for number, row in enumerate([["Tonnes", "2007", "2008"], ["Récolte", "8 837", "16 438"]]):
        drawing.cells([row], (60, 260, 400), top=104 + 14 * number, pitch=14)
    drawing.across(117, 58, 540)
    for number, row in enumerate([["Vente", "6 978", "14 565"], ["Achat", "6 257", "13 800"]]):
        drawing.cells([row], (60, 260, 400), top=132 + 14 * number, pitch=14)
    drawing.text(60, 158, note)
    drawing.across(171, 58, 540)
    assert (note in str(rows_of(drawing))) is kept


@pytest.mark.parametrize(("number", "tables"), [("4", 1), ("Rang", 2)])
def test_a_row_of_words_that_a_number_begins_parts_no_list(number: str, tables: int) -> None:
    """Where it names the columns of what is below it, another table begins."""
    drawing = Drawing()
    rows = [[str(at), "Puits", "12,5", "13,1", "8,2"] for at in range(1, 5)]
    rows += [[number, "Forage", "particulier", "", ""]]
    rows += [[str(at), "Puits", "12,5", "", ""] for at in range(5, 9)]
    for at, row in enumerate(rows):
        drawing.cells([row], (60, 100, 240, 340, 440), top=104 + 16 * at, pitch=16)
        drawing.across(118 + 16 * at, 58, 500)
    drawing.across(102, 58, 500)
    assert len(grids_of(drawing)) == tables
