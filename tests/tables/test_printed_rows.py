"""Rows as printers set them: striped, under rules, told by the white between them alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from pipeline.tables import find_grids
from pipeline.tables.bands import FEW_BANDS
from pipeline.tables.lines import EVEN, EVEN_SPACES, UNEQUAL, WORD_GAP, lines_of
from pipeline.tables.rule_reach import ROWS as UNDER_ROWS
from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing

XS = (60, 200, 320, 440)
LAST = ["Ponts", "Ségou", "vieux"]
LABELS = ("Puits", "Forages", "Bornes", "Écoles", "Marchés", "Digues")


def striped(below: float, painted: Sequence[int] = (0, 2, 4), rows: int = 5, more: bool = False) -> list[Any]:
    """Rows of cells, some painted one by one; the last is white, its words so far below the others."""
    drawing = Drawing()
    for row in range(rows):
        top = 100 + 20 * row
        if row in painted:
            for x0, x1 in pairwise(XS):
                drawing.shade(x0, top, x1, top + 20)
        texts = ("Ouvrage", "Région", "État") if row == 0 else (LABELS[row], "Kayes", "neuf")
        for x, text in zip(XS, texts, strict=False):
            drawing.text(x + 4, top + 5, text, bold=row == 0)
    tops = [100 + 20 * rows + below] + [100 + 20 * rows + below + 20] * more
    for top in tops:
        for x, text in zip(XS, LAST, strict=False):
            drawing.text(x + 4, top, text)
    return find_grids(drawing.reading())


def rows_of(grids: list[Any]) -> list[list[str | None]]:
    (grid,) = grids
    rows: list[list[str | None]] = grid.rows()
    return rows


@pytest.mark.parametrize(
    ("below", "found"), [(5 * LAYING.stripe + 0.5, True), (5 * LAYING.stripe + 1.5, False)]
)
def test_a_white_row_below_the_last_stripe_is_a_row_as_near_as_others(below: float, found: bool) -> None:
    assert (rows_of(striped(below))[-1] == LAST) is found


@pytest.mark.parametrize(("more", "found"), [(False, True), (True, False)])
def test_a_white_row_below_two_painted_ones_is_theirs_if_it_is_the_last(more: bool, found: bool) -> None:
    rows = [row for grid in striped(5, painted=(0, 1), rows=2, more=more) for row in grid.rows()]
    assert (
        rows == [["Ouvrage", "Région", "État"], ["Forages", "Kayes", "neuf"], ["Ponts", "Ségou", "vieux"]]
    ) is (found)


def test_white_rows_between_painted_ones_are_no_gaps_between_boxes() -> None:
    assert len(rows_of(striped(5))) == 6


def under_rules(above: float, rules: int = 5) -> list[Any]:
    """Names above the first of so many rules, so far; a row above each of the others."""
    drawing = Drawing()
    for at in range(rules):
        drawing.across(140 + 30 * at, 60, 440)
        if at:
            for x, text in zip(XS, (LABELS[at], f"{at}20", f"{at}7,5"), strict=False):
                drawing.text(x, 130 + 30 * at - 10, text)
    for x, text in zip(XS, ("Ouvrage", "Nombre", "Coût"), strict=False):
        drawing.text(x, 130 - above, text)
    return find_grids(drawing.reading())


@pytest.mark.parametrize(
    ("above", "named"), [(10 * LAYING.stripe + 0.5, True), (10 * LAYING.stripe + 1.5, False)]
)
def test_names_stand_as_far_above_the_first_rule_as_rows_above_theirs(above: float, named: bool) -> None:
    assert (rows_of(under_rules(above))[0] == ["Ouvrage", "Nombre", "Coût"]) is named


@pytest.mark.parametrize(("rules", "named"), [(UNDER_ROWS, True), (UNDER_ROWS - 1, False)])
def test_few_rules_are_not_those_under_rows(rules: int, named: bool) -> None:
    rows = [row for grid in under_rules(12.5, rules) for row in grid.rows()]
    assert (["Ouvrage", "Nombre", "Coût"] in rows) is named


def over_the_last(below: float, *texts: str) -> Drawing:
    """A painted header, rows, a rule, and one more row so far below it."""
    drawing = Drawing()
    drawing.shade(60, 96, 440, 112)
    for x, text in zip(XS, ("Date", "Site", "Agent"), strict=False):
        drawing.text(x, 100, text, bold=True)
    for at in range(4):
        for x, text in zip(XS, (f"2{at}/03/2021", LABELS[at], "Awa"), strict=False):
            drawing.text(x, 118 + 16 * at, text)
    drawing.across(180, 60, 440)
    for x, text in zip(XS, texts, strict=False):
        drawing.text(x, 180 + below, text)
    return drawing


@pytest.mark.parametrize(("below", "found"), [(8, True), (10, False)])
def test_a_row_below_the_last_rule_is_as_near_as_the_one_above(below: float, found: bool) -> None:
    rows = [
        row
        for grid in find_grids(over_the_last(below, "24/03/2021", "Ponts", "Ali").reading())
        for row in grid.rows()
    ]
    assert (["24/03/2021", "Ponts", "Ali"] in rows) is found


def test_a_line_below_the_last_rule_that_keeps_to_no_columns_is_no_row() -> None:
    rows = [
        row
        for grid in find_grids(over_the_last(3, "Relevé des agents de la commune, sans les").reading())
        for row in grid.rows()
    ]
    assert not any("Relevé" in (text or "") for row in rows for text in row)


def test_the_name_of_a_narrow_first_column_goes_with_the_others() -> None:
    drawing = Drawing()
    for x, text in ((60, "Année"), (150, "Canards sauvages")):
        drawing.text(x, 100, text)
    for at in range(5):
        drawing.right(120, 112 + 12 * at, f"{2015 + at}")
        drawing.right(230, 112 + 12 * at, f"{130 + 7 * at * at}")
    assert rows_of(find_grids(drawing.reading()))[0] == ["Année", "Canards sauvages"]


def test_names_between_rules_below_a_lone_heading_begin_another_table() -> None:
    drawing = Drawing()
    for start, title in ((100, ""), (190, "Bornes par région")):
        if title:
            drawing.text(60, start - 18, title, bold=True)
        for y in (start, start + 16, start + 66):
            drawing.across(y, 60, 440)
        for x, text in zip(XS, ("Région", "Nombre", "Dont neufs"), strict=False):
            drawing.text(x, start + 3, text)
        for at, name in enumerate(("Kayes", "Ségou", "Gao")):
            for x, text in zip(XS, (name, f"{start + at}", f"{at + 3}"), strict=False):
                drawing.text(x, start + 20 + 15 * at, text)
    assert [len(grid.rows()) for grid in find_grids(drawing.reading())] == [4, 4]


def wrapped(white: float, odd: float = 0.0) -> list[Any]:
    """Rows without rules whose labels go on in a second line with a capital; so much white between rows."""
    drawing = Drawing()
    top = 100.0
    for x, text in zip((60, 200, 290), ("Poste", "Prévu", "Payé"), strict=False):
        drawing.text(x, top, text, bold=True)
    top += 10 + white
    for at, label in enumerate(("Fournitures|Achats", "Études", "Transport|Mali", "Eau", "Loyers|Sièges")):
        lines = label.split("|")
        for number, line in enumerate(lines):
            drawing.text(60, top + 12 * number, line)
        drawing.right(240, top, f"{at + 1} 250")
        drawing.right(330, top, f"{at + 1} 130")
        top += 12 * (len(lines) - 1) + 10 + white + (odd if at % 2 else 0)
    return find_grids(drawing.reading())


@pytest.mark.parametrize(
    ("white", "rows"), [(2 + 10 * (LAYING.step + 0.02), 6), (2 + 10 * (LAYING.step - 0.02), 9)]
)
def test_white_between_rows_is_wider_than_that_between_lines(white: float, rows: int) -> None:
    assert len(rows_of(wrapped(white))) == rows


def test_wider_white_between_groups_of_rows_parts_rows_too() -> None:
    assert len(rows_of(wrapped(5, 9))) == 6


def line(gaps: Sequence[float], words: Sequence[str]) -> int:
    """Phrases of a line of words with such gaps between them."""
    drawing = Drawing()
    x = 60.0
    for gap, word in zip([*gaps, 0.0], words, strict=True):
        drawing.text(x, 100, word)
        x += 5 * len(word) + gap
    (found,) = lines_of(drawing.words)
    return len(found.phrases)


WIDE = 10 * WORD_GAP + 2
SAID = ("Base", "hébergée", "(offre", "gratuite)")


@pytest.mark.parametrize(("off", "phrases"), [(10 * EVEN - 0.05, 1), (10 * EVEN + 0.05, 4)])
def test_even_spaces_are_those_of_a_justified_line(off: float, phrases: int) -> None:
    assert line((WIDE, WIDE + off, WIDE), SAID) == phrases


def test_few_spaces_tell_no_justified_line() -> None:
    assert line((WIDE,) * (EVEN_SPACES - 1), SAID[:EVEN_SPACES]) == EVEN_SPACES


@pytest.mark.parametrize(("longest", "phrases"), [(2 * UNEQUAL + 3, 1), (2 * UNEQUAL + 2, 4)])
def test_even_white_between_words_of_one_length_is_that_of_columns(longest: float, phrases: int) -> None:
    assert line((WIDE,) * 3, ("un", "un", "u" * int(longest), "un")) == phrases


def test_figures_at_even_distances_are_those_of_columns() -> None:
    assert line((WIDE,) * 3, ("12", "1 345 000".replace(" ", ""), "7", "18")) == 4


def test_a_label_that_wraps_in_the_first_ruled_row_is_not_of_the_header() -> None:
    drawing = Drawing()
    for y in (100, 118, 150, 168, 186):
        drawing.across(y, 60, 440)
    for x, text in zip(XS, ("Volet", "Points", "Plafond"), strict=False):
        drawing.text(x, 104, text)
    drawing.text(60, 122, "Total des")
    drawing.text(320, 122, "au plus")
    for top, texts in (
        (134, ("questions", "34", "42")),
        (154, ("Accès", "3,8", "8")),
        (172, ("Somme", "37,8", "50")),
    ):
        for x, text in zip(XS, texts, strict=False):
            drawing.text(x, top, text)
    assert rows_of(find_grids(drawing.reading()))[1] == ["Total des questions", "34", "au plus 42"]


def test_painted_cells_part_the_columns_between_drawn_rules() -> None:
    drawing = Drawing()
    xs = (60, 160, 230, 300, 370, 440)
    for y in (100, 120, 140, 240):
        drawing.across(y, xs[0], xs[-1])
    for x in (xs[0], xs[1], xs[3], xs[5]):
        drawing.down(x, 100, 240)
    drawing.text(164, 105, "Prévu en 2021")
    drawing.text(304, 105, "Payé en 2021")
    for x, text in zip(xs, ("Région", "État", "Aide", "État", "Aide"), strict=False):
        drawing.text(x + 4, 125, text)
    for row in range(5):
        top = 140 + 20 * row
        for x0, x1 in pairwise(xs):
            if row % 2 == 0:
                drawing.shade(x0, top, x1, top + 20)
        for at, (x, x1) in enumerate(pairwise(xs)):
            if at:
                drawing.right(x1 - 4, top + 5, f"{row + 2},{at}")
            else:
                drawing.text(x + 4, top + 5, LABELS[row])
    rows = rows_of(find_grids(drawing.reading()))
    assert rows[0] == ["", "Prévu en 2021", None, "Payé en 2021", None]
    assert rows[-1] == ["Marchés", "6,1", "6,2", "6,3", "6,4"]


@pytest.mark.parametrize("sign", ["$-", "–", "n/a"])
def test_signs_that_there_is_no_figure_stand_in_the_column_of_figures(sign: str) -> None:
    drawing = Drawing()
    for at in range(8):
        drawing.text(60, 100 + 14 * at, f"Poste {'abcdefgh'[at]}")
        drawing.right(330, 100 + 14 * at, f"{at + 2} 150 000")
        if at in (2, 5):
            drawing.text(180, 100 + 14 * at, sign)
        else:
            drawing.right(250, 100 + 14 * at, f"{at + 1} 250")
    rows = rows_of(find_grids(drawing.reading()))
    assert [row[1] for row in rows[1:4]] == ["2 250", sign, "4 250"]


def test_a_column_of_other_words_beside_figures_is_one_of_its_own() -> None:
    drawing = Drawing()
    for at in range(8):
        drawing.text(60, 100 + 14 * at, f"Poste {'abcdefgh'[at]}")
        drawing.right(330, 100 + 14 * at, f"{at + 2} 150 000")
        if at in (2, 5):
            drawing.text(180, 100 + 14 * at, "x")
        else:
            drawing.right(250, 100 + 14 * at, f"{at + 1} 250")
    assert len(rows_of(find_grids(drawing.reading()))[0]) == 4


@pytest.mark.parametrize("bands", [FEW_BANDS, FEW_BANDS + 1])
def test_a_blank_line_parts_rows_only_where_edges_part_few(bands: int) -> None:
    drawing = Drawing()
    heights = [20.0] * (bands - 1) + [70.0]
    y = 100.0
    for height in [0.0, *heights]:
        y += height
        drawing.across(y, XS[0], XS[-1])
    for x in XS:
        drawing.down(x, 100, y)
    for at in range(bands - 1):
        for x, text in zip(XS, (LABELS[at], "Kayes", "neuf"), strict=False):
            drawing.text(x + 4, 105 + 20 * at, text)
    for top, texts in ((y - 65, ("Ponts", "Ségou", "vieux")), (y - 40, ("Barrages", "Gao", "neuf"))):
        for x, text in zip(XS, texts, strict=False):
            drawing.text(x + 4, top, text)
    assert len(rows_of(find_grids(drawing.reading()))) == (bands + 1 if bands == FEW_BANDS else bands)


def test_the_last_row_below_a_rule_may_go_on_in_a_second_line() -> None:
    drawing = over_the_last(3, "24/03/2021", "Ponts et", "Ali")
    drawing.text(200, 195, "barrages")
    drawing.text(60, 230, "Les agents ont signé le relevé à la fin du mois de mars.")
    assert rows_of(find_grids(drawing.reading()))[-1] == ["24/03/2021", "Ponts et barrages", "Ali"]
