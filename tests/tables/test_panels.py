"""Tables as designers set them: on panels that have no edges, their headers over several rules."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.tables import find_grids
from pipeline.tables.insets import (
    HIDING,
    ON_PANEL,
    PANEL_MARGIN,
    PANEL_SHARE,
    without_covered,
    without_panels,
)
from tests.tables.drawing import Drawing

ROWS = (
    ("Secteur", "2021", "2022", "2023"),
    ("Riz", "12,5", "13,1", "14,0"),
    ("Mil", "8,2", "8,4", "9,9"),
    ("Coton", "31,0", "29,7", "33,3"),
)


def set_rows(drawing: Drawing) -> None:
    """The rows of the table, labels on the left and figures to the right of their columns."""
    for number, row in enumerate(ROWS):
        top = 104 + 20 * number
        drawing.text(104, top, row[0], bold=number == 0)
        for x, text in zip((280, 370, 470), row[1:], strict=True):
            drawing.right(x, top, text, bold=number == 0)


def on_panel(*, margin: float = 10.0, rules: int = 3, panel: tuple[float, float] = (0, 0)) -> list[Any]:
    """A table under a title on a panel that is wider by a margin, or from one side to the other."""
    drawing = Drawing()
    x0, x1 = panel if any(panel) else (100 - margin, 480 + margin)
    drawing.shade(x0, 70, x1, 300)
    drawing.shade(x0 - 12, 60, x1 + 12, 320)
    for y in (100.0, 118.0, 196.0, 214.0)[:rules]:
        drawing.across(y, 100, 480)
    set_rows(drawing)
    drawing.text(100, 250, "Source : enquêtes de la direction")
    return find_grids(drawing.reading())


def is_whole(grids: list[Any]) -> bool:
    return [grid.rows() for grid in grids] == [[list(row) for row in ROWS]]


def test_a_table_on_two_panels_is_that_between_its_rules() -> None:
    assert is_whole(on_panel())


@pytest.mark.parametrize(("margin", "seen"), [(PANEL_MARGIN + 1, True), (PANEL_MARGIN - 1, False)])
def test_what_is_painted_no_wider_than_the_rules_is_no_panel(margin: float, seen: bool) -> None:
    drawing = Drawing()
    drawing.shade(100 - margin, 70, 480 + margin, 300)
    for y in (100.0, 118.0, 196.0):
        drawing.across(y, 100, 480)
    kinds = [rule.kind for rule in without_panels(drawing.rules)]
    assert ("rect" not in kinds) is seen


@pytest.mark.parametrize(("rules", "seen"), [(ON_PANEL, True), (ON_PANEL - 1, False)])
def test_a_panel_holds_several_rules(rules: int, seen: bool) -> None:
    drawing = Drawing()
    drawing.shade(80, 70, 500, 300)
    for number in range(rules):
        drawing.across(100 + 20 * number, 100, 480)
    assert ("rect" not in [rule.kind for rule in without_panels(drawing.rules)]) is seen


@pytest.mark.parametrize(("share", "seen"), [(PANEL_SHARE + 0.02, True), (PANEL_SHARE - 0.02, False)])
def test_the_rules_on_a_panel_take_up_most_of_its_width(share: float, seen: bool) -> None:
    drawing = Drawing()
    drawing.shade(80, 70, 480, 300)
    for y in (100.0, 118.0, 196.0):
        drawing.across(y, 100, 100 + 400 * share)
    assert ("rect" not in [rule.kind for rule in without_panels(drawing.rules)]) is seen


@pytest.mark.parametrize(("high", "seen"), [(HIDING + 1, False), (HIDING - 1, True)])
def test_what_is_painted_over_later_is_not_seen(high: float, seen: bool) -> None:
    drawing = Drawing()
    drawing.shade(150, 110, 300, 150)
    drawing.shade(100, 100, 400, 100 + high)
    assert (len(without_covered(drawing.rules)) == 2) is seen
    assert len(without_covered(drawing.rules[::-1])) == 2


def test_a_painted_title_does_not_end_at_a_rule_far_below() -> None:
    drawing = Drawing()
    drawing.shade(40, 60, 560, 80)
    drawing.text(50, 65, "Tableau 3 : surfaces par secteur", bold=True)
    for y in (100.0, 118.0, 196.0):
        drawing.across(y, 100, 480)
    set_rows(drawing)
    drawing.text(80, 260, "Le riz gagne du terrain dans les plaines du fleuve.")
    drawing.across(400, 80, 560)
    assert is_whole(find_grids(drawing.reading()))


@pytest.mark.parametrize("labelled", [False, True])
def test_figures_in_brackets_over_the_second_rule_are_a_header_without_a_label(labelled: bool) -> None:
    drawing = Drawing()
    for y in (98.0, 114.0, 142.0, 240.0):
        drawing.across(y, 60, 520)
    for x, text in ((230, "Plan ancien"), (430, "Plan nouveau")):
        drawing.text(x, 101, text, bold=True)
    for x, text in zip((220, 310, 400, 490), ("bas", "haut", "bas", "haut"), strict=True):
        drawing.right(x, 117, text)
    for x, text in zip((220, 310, 400, 490), ("(0,2)", "(0,4)", "(0,3)", "(0,6)"), strict=True):
        drawing.right(x, 128, text)
    if labelled:
        drawing.text(64, 128, "Essai")
    for number, label in enumerate(("Kayes", "Ségou", "Mopti", "Gao")):
        top = 148 + 22 * number
        drawing.text(64, top, label)
        for x, text in zip((220, 310, 400, 490), ("12,5", "13,1", "14,0", "15,2"), strict=True):
            drawing.right(x, top, text)
    (grid,) = find_grids(drawing.reading())
    assert ("bas (0,2)" in grid.rows()[1]) is not labelled
