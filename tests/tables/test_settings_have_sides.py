"""No number that decides about tables moves unnoticed: each has pages on both sides, close to it.

Each setting and each weight is moved by a small step, up and down; some verdict, or some table that is found,
has to change with it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import partial
from typing import Any

import pytest

from pipeline.tables import find_grids
from pipeline.tables.settings import LAYING, SETTINGS, LayingSettings, TableSettings, weights
from tests.tables import test_laying, test_printed_rows, test_report_tables
from tests.tables.drawing import Drawing
from tests.tables.test_headed_words import painted_names
from tests.tables.test_laying import (
    ARTICLES,
    SIZE,
    boxed_header,
    figures,
    framed,
    grids_of,
    ruled_figures,
    spaced,
)
from tests.tables.test_printed_rows import striped, wrapped
from tests.tables.test_reasons import (
    CASES,
    SIGLES,
    Laid,
    bars,
    column,
    running,
    slanted,
    titled,
    with_figures,
)
from tests.tables.test_report_tables import (
    centred,
    crossed,
    hanging,
    over_a_total,
    painted_in_a_column,
    side_by_side,
)
from tests.tables.test_stub_rows import LABELS, account, of_rows
from tests.tables.test_unruled_headers import in_groups, spreadsheet_grids
from tests.tables.test_word_rows import in_blocks

Rows = list[list[str | None]]

STEP = 0.15
"""A share or a length moves by this share of itself; what is counted, by one."""

WIDER = {"beside": 0.25, "hanging": 0.4, "centred": 0.25, "runs_on": 0.15}
"""Settings so small, or so near to one, that pages which are drawn in points stand further off."""

WEIGHT_STEP = 1.0
"""By so much a weight moves."""


def moved(value: float, name: str = "") -> tuple[float, float]:
    """A little less and a little more."""
    step = 1 if isinstance(value, int) else WIDER.get(name, STEP) * value
    return value - step, value + step


@contextmanager
def setting(settings: TableSettings | LayingSettings, name: str, value: float) -> Iterator[None]:
    before = getattr(settings, name)
    object.__setattr__(settings, name, value)
    try:
        yield
    finally:
        object.__setattr__(settings, name, before)


def reasons() -> list[tuple[str, ...]]:
    """The reasons of all candidates that `test_reasons` holds on either side."""
    return [
        tuple(reason.name for reason in laid.reasons())
        for pairs in CASES.values()
        for pair in pairs
        for laid in pair
    ]


def named_by(setting_name: str) -> list[Callable[[], bool]]:
    """Each page of the tests that name a setting, told by whether its test holds.

    What a test is given was computed when it was loaded, so that it does not move with the setting.
    """
    found: list[Callable[[], bool]] = []
    for module in (test_laying, test_report_tables, test_printed_rows):
        for test in vars(module).values():
            marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
            if len(marks) == 1 and re.search(
                rf"(LAYING|SETTINGS)\.{setting_name}\b", inspect.getsource(test)
            ):
                names = (
                    [name.strip() for name in marks[0].args[0].split(",")]
                    if isinstance(marks[0].args[0], str)
                    else list(marks[0].args[0])
                )
                for values in marks[0].args[1]:
                    given = values if len(names) > 1 else (values,)
                    found.append(partial(holds, test, dict(zip(names, given, strict=True))))
    return found


def holds(test: Callable[..., None], given: Mapping[str, Any]) -> bool:
    try:
        test(**given)
    except Exception:  # noqa: BLE001  (a table that is not found breaks a test in many ways)
        return False
    return True


@pytest.mark.parametrize(
    "name", [field.name for field in fields(TableSettings) if field.name != "least_score"]
)
def test_reasons_begin_to_hold_right_where_their_setting_says(name: str) -> None:
    pages = named_by(name)

    def told() -> tuple[list[tuple[str, ...]], list[bool]]:
        return reasons(), [page() for page in pages]

    found = told()
    for value in moved(getattr(SETTINGS, name), name):
        with setting(SETTINGS, name, value):
            assert told() != found, f"{name} may as well be {value}"


def spread(count: int) -> list[Any]:
    """Names and figures of six rows, a gap in the middle; `count` figures in each."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 4 : Recettes par taxe")
    tops = (100, 116, 132, 180, 196, 212)
    for top, label in zip(tops, ("Eau", "Riz", "Mil", "Thé", "Lait", "Sel"), strict=True):
        figures(drawing, top, label, *("12,5", "310", "4 200", "18,1")[:count])
    return find_grids(drawing.reading())


def goes_on(gap: float) -> list[Any]:
    drawing = boxed_header(ARTICLES)
    drawing.text(64, 128 + 14 * 2 + SIZE + gap * SIZE, "de l'exercice")
    return find_grids(drawing.reading())


def grouped(aligned: int, columns: int) -> list[Any]:
    """Two groups of rows of so many figures, so many of which stand below each other."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 4 : Recettes par taxe")
    for number, label in enumerate(("Eau", "Riz", "Mil", "Thé", "Lait", "Sel")):
        top = 100 + 16 * number + (16 if number > 2 else 0)
        drawing.text(60, top, label)
        for at in range(columns):
            drawing.right(
                180 + 58 * at - (29 if number > 2 and at >= aligned else 0), top, f"{number + 2}{at}"
            )
    return find_grids(drawing.reading())


def labelled(count: int) -> list[Any]:
    return ruled_figures([f"Poste {at}" if at < count else None for at in range(7)])


def few_labels(count: int) -> list[Any]:
    """So many labelled rows without a header, rules over the figures alone, and a caption."""
    drawing = Drawing()
    drawing.text(60, 92, "Tableau 2 : recettes de la commune")
    for y in (126, 132 + 14 * count):
        drawing.across(y, 300, 500)
    for number in range(count):
        drawing.text(60, 130 + 14 * number, ("Foncier", "Patente", "Marchés")[number])
        for x, text in ((360, f"1{number} 200"), (430, f"2{number} 300"), (490, f"7{number},5")):
            drawing.right(x, 130 + 14 * number, text)
    return find_grids(drawing.reading())


def beside(share: float) -> list[Any]:
    return ruled_figures(["m" * round(share * 240 / (SIZE / 2))] * 7)


def running_on(kept: int) -> list[Any]:
    return find_grids(framed([2] * kept + [9] * (10 - kept)).reading())


def starting(off: float) -> list[Any]:
    return find_grids(framed([2, 3, 2, 9, 2, 3], start=144 + off).reading())


def bodies(rows: int, columns: int = 4) -> list[Any]:
    return find_grids(boxed_header([row[:columns] for row in ARTICLES[:rows]]).reading())


PAGES: dict[str, Callable[[], list[list[Any]]]] = {
    "keeps": lambda: [running_on(7), running_on(8), running_on(9)],
    "flush": lambda: [starting(1.8), starting(2.2)],
    "near": lambda: [spaced(1.5 * SIZE, shift=-30), spaced(1.7 * SIZE, shift=-30)],
    "far": lambda: [spaced(4.4 * SIZE), spaced(4.6 * SIZE)],
    "blank_row": lambda: [spreadsheet_grids(2.15), spreadsheet_grids(2.25)],
    "figures": lambda: [spread(1), spread(2)],
    "aligned": lambda: [grouped(4, 7), grouped(2, 3)],
    "labelled": lambda: [labelled(5), labelled(6)],
    "labelled_rows": lambda: [few_labels(2), few_labels(3)],
    "headed_rows": lambda: [bodies(1), bodies(2), bodies(3)],
    "headed_figures": lambda: [bodies(3, 2), bodies(3, 3), bodies(3, 4)],
    "headed_texts": lambda: [grids_of(painted_names(count)) for count in (2, 3, 4)],
    "close": lambda: [goes_on(0.4), goes_on(0.5)],
    "passage": lambda: [beside(0.85), beside(0.95)],
    "rows_above": lambda: [over_a_total(1), over_a_total(2)],
    "beside": lambda: [side_by_side(28, 9), side_by_side(32, 9)],
    "gulf": lambda: [crossed(10, 18), crossed(10, 20)],
    "crossed_rows": lambda: [crossed(7, 25), crossed(8, 25)],
    "painted_rows": lambda: [painted_in_a_column(3, 0.4), painted_in_a_column(4, 0.4)],
    "one_column": lambda: [painted_in_a_column(4, 0.46), painted_in_a_column(4, 0.54)],
    "beside_rows": lambda: [side_by_side(20, 4), side_by_side(20, 5)],
    "hanging": lambda: [hanging(2.8), hanging(3.2)],
    "centred": lambda: [centred(1.4), centred(1.6)],
    "indent": lambda: [in_groups(3.5), in_groups(4.5)],
    "whole": lambda: [in_blocks(2, 4), in_blocks(6, 13)],
    "stripe": lambda: [striped(7.0), striped(8.0)],
    "step": lambda: [wrapped(3.1), wrapped(3.3)],
    "level": lambda: [account(LABELS[:2], of_rows(2), lower=lower) for lower in (3.2, 3.8)],
    "stub_figures": lambda: [
        account([f"Compte {at}" for at in range(rows)], [*of_rows(5), *[("", "")] * (rows - 5)])
        for rows in (8, 9)
    ],
}
"""The tables of pages a little below and a little above a setting, for those whose tests move with it."""


@pytest.mark.parametrize("name", [field.name for field in fields(LayingSettings)])
def test_tables_are_laid_out_otherwise_right_where_their_setting_says(name: str) -> None:
    pages = [] if name in PAGES else named_by(name)
    assert name in PAGES or pages, "no page, and no test that names it"

    def told() -> list[Any]:
        if pages:
            return [page() for page in pages]
        return [[(grid.rows(), grid.evidence[:1]) for grid in grids] for grids in PAGES[name]()]

    found = told()
    for value in moved(getattr(LAYING, name), name):
        with setting(LAYING, name, value):
            assert told() != found, f"{name} may as well be {value}"


NUMBERED: Rows = [[f"{at}.", f"{12 * at + 5}"] for at in range(1, 5)]
CONTACTS: Rows = [["Tél. 20 22", "www.exemple", nom] for nom in ("un", "deux", "trois", "quatre")]
FOUND: Rows = [[str(at), f"{at} 20 30 40", nom] for at, nom in enumerate(("un", "deux", "trois", "quatre"))]
SPARSE: Rows = [
    ["a", "12", "", ""],
    ["b", "", "7", ""],
    ["", "", "", "8"],
    ["", "", "4", ""],
    ["c", "", "", ""],
]
LONG: Rows = [[*row[:2], " ".join(["mot"] * 40)] for row in with_figures(4, 3, 8)]
BESIDE: Rows = [[*row[:2], str(at + 11)] for at, row in enumerate(running(4, 2))]

CONTRADICTED = (
    Laid(NUMBERED),
    Laid(CONTACTS),
    Laid(FOUND),
    Laid(SPARSE),
    Laid(LONG),
    Laid(BESIDE),
    Laid(SIGLES, draw=titled("Figure 2")),
    Laid(column("2", "5", "5", "9"), draw=titled("Figure 2")),
    Laid(column("2", "5", "5", "9"), draw=slanted(6)),
    Laid(with_figures(4, 3, 8), draw=bars(4)),
    Laid(with_figures(4, 3, 8), row_sizes=(12.0, 9.0, 14.0, 7.0)),
)
"""What looks like a table in much, and has one trait of what is none, or the other way round."""


def candidates() -> Iterator[Laid]:
    """Candidates, each with what else may speak for it."""
    for laid in (*(laid for pairs in CASES.values() for pair in pairs for laid in pair), *CONTRADICTED):
        for caption in (None, "Tableau 1"):
            for ruling in sorted({laid.ruling, 0.5, 0.85, 1.0}):
                for header in (False, True):
                    yield replace(laid, caption=caption, ruling=ruling, ruled_header=header)


DECISIVE = {"fewer than two rows or columns"}
"""What no other reasons together make up for."""


@pytest.fixture(scope="module")
def known() -> list[tuple[str, ...]]:
    """The reasons of many candidates."""
    return [tuple(reason.name for reason in laid.reasons()) for laid in candidates()]


def verdicts(known: list[tuple[str, ...]], of: Mapping[str, float]) -> list[bool]:
    return [sum(of[name] for name in names) >= SETTINGS.least_score for names in known]


@pytest.mark.parametrize("name", weights())
def test_no_weight_moves_without_a_verdict(name: str, known: list[tuple[str, ...]]) -> None:
    as_they_are = dict(weights())
    found = verdicts(known, as_they_are)
    for step in (-WEIGHT_STEP, WEIGHT_STEP):
        changed = verdicts(known, as_they_are | {name: as_they_are[name] + step})
        assert (changed != found) is (name not in DECISIVE), f"{name} may as well weigh {step:+} more"


@pytest.mark.parametrize("name", sorted(DECISIVE))
def test_nothing_makes_up_for_what_is_decisive(name: str, known: list[tuple[str, ...]]) -> None:
    found = [
        is_table for names, is_table in zip(known, verdicts(known, weights()), strict=True) if name in names
    ]
    assert found
    assert not any(found)


def test_the_least_score_has_candidates_on_both_sides(known: list[tuple[str, ...]]) -> None:
    found = verdicts(known, weights())
    for value in (SETTINGS.least_score - WEIGHT_STEP, SETTINGS.least_score + WEIGHT_STEP):
        with setting(SETTINGS, "least_score", value):
            assert verdicts(known, weights()) != found
