"""Columns that are set with spaces in plain text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import read_source
from pipeline.readers.source import Source
from pipeline.readers.text.tables import MOST_BLANK, MOST_LABELS, tabbed

MakeSource = Callable[[str, bytes], Source]

BUDGET = """\
Les dépenses de la période se présentent comme suit.

Poste                 Prévu        Payé   Taux
-------------------   ----------   -----  ----
Eau potable           12 500 000   9 000  72 %
Pistes rurales         8 250 000   8 100  98 %
Appui aux communes       640 000     512  80 %
Total                 21 390 000  17 612  82 %

Source : direction des finances.
"""


def test_columns_set_with_spaces_are_a_table(make_source: MakeSource) -> None:
    (grid,) = read_source(make_source("a.txt", BUDGET.encode())).grids
    assert grid.rows() == [
        ["Poste", "Prévu", "Payé", "Taux"],
        ["Eau potable", "12 500 000", "9 000", "72 %"],
        ["Pistes rurales", "8 250 000", "8 100", "98 %"],
        ["Appui aux communes", "640 000", "512", "80 %"],
        ["Total", "21 390 000", "17 612", "82 %"],
    ]


GROUPED = """\
Poste                 Prévu        Payé
Investissement
Eau potable           12 500 000   9 000
Pistes rurales         8 250 000   8 100
Fonctionnement des services de la région
Appui aux communes       640 000     512

Total                 21 390 000  17 612
"""


def test_labels_of_groups_and_a_blank_line_before_the_total_do_not_end_a_table(
    make_source: MakeSource,
) -> None:
    (grid,) = read_source(make_source("a.txt", GROUPED.encode())).grids
    assert grid.rows() == [
        ["Poste", "Prévu", "Payé"],
        ["Investissement", "", ""],
        ["Eau potable", "12 500 000", "9 000"],
        ["Pistes rurales", "8 250 000", "8 100"],
        ["Fonctionnement des services de la région", "", ""],
        ["Appui aux communes", "640 000", "512"],
        ["Total", "21 390 000", "17 612"],
    ]


def test_a_blank_line_before_names_of_columns_parts_two_tables(make_source: MakeSource) -> None:
    names, *rows = GROUPED.replace("\n\n", "\n").splitlines()
    text = "\n".join([names, *rows, "", names.replace("Payé", "Reste"), *rows])
    grids = read_source(make_source("a.txt", text.encode())).grids
    assert [grid.rows()[0] for grid in grids] == [["Poste", "Prévu", "Payé"], ["Poste", "Prévu", "Reste"]]


@pytest.mark.parametrize(("labels", "tables"), [(MOST_LABELS, 1), (MOST_LABELS + 1, 2)])
def test_many_lines_without_a_gap_end_a_table(labels: int, tables: int, make_source: MakeSource) -> None:
    rows = [f"Commune {at}   {at}5   {at}9" for at in range(1, 4)]
    text = "\n".join([*rows, *(f"Cercle {at}" for at in range(labels)), *rows])
    assert len(read_source(make_source("a.txt", text.encode())).grids) == tables


def test_many_groups_cost_in_proportion() -> None:
    def seconds(groups: int) -> float:
        group = ["Cercle", "Commune A   15   19", "Commune B   25   29", "Commune C   35   39", ""]
        start = time.process_time()
        assert len(tabbed(group * groups)) == 4 * groups + 1
        return time.process_time() - start

    assert min(seconds(1600) for _ in range(3)) < 24 * min(seconds(200) for _ in range(3))


@pytest.mark.parametrize(
    "text",
    [
        "Le  programme appuie  les communes\\ndans la  gestion des   eaux\\net de  la formation",
        "Moussa      Aminata     Oumar\\nFatou       Ibrahim     Awa\\nKadia       Sékou       Nana",
        "Eau     12\\nRiz     20",
        "1.  Le premier point\\n2.  Le deuxième\\n3.  Le troisième",
    ],
)
def test_other_texts_with_wide_spaces_are_none(text: str) -> None:
    lines = text.replace("\\n", "\n").split("\n")
    assert tabbed(lines) == lines


@given(st.lists(st.text(" abc12\t-", max_size=20), max_size=8))
def test_nothing_but_spaces_and_drawn_rules_is_lost(lines: list[str]) -> None:
    kept = "".join("".join(tabbed(lines)).split())
    assert kept.replace("-", "") == "".join("".join(lines).split()).replace("-", "")


FRAMES = [("|", "-", "+"), ("│", "─", "┼"), ("║", "═", "╬")]


@pytest.mark.parametrize(("bar", "rule", "cross"), FRAMES)
@pytest.mark.parametrize("ruled", ["all", "header", "none"])
def test_cells_between_drawn_bars_are_a_table(
    bar: str, rule: str, cross: str, ruled: str, make_source: MakeSource
) -> None:
    rows = [["Nom", "Fonction"], ["Le maire", "préside"], ["Le trésorier", ""]]
    lines = [f"{bar} {a:<14} {bar} {b:<10} {bar}" for a, b in rows]
    drawn = cross + rule * 16 + cross + rule * 12 + cross
    if ruled == "all":
        lines = [drawn, *(line for row in lines for line in (row, drawn))]
    elif ruled == "header":
        lines.insert(1, drawn)
    text = "\n".join(["Les membres du bureau sont les suivants.", "", *lines, "", "Fait à Gao."])
    (grid,) = read_source(make_source("a.txt", text.encode())).grids
    assert grid.rows() == rows


@pytest.mark.parametrize(("blank", "found"), [(1, True), (MOST_BLANK, True), (MOST_BLANK + 1, False)])
def test_rows_with_blank_lines_between_them_are_a_table(
    blank: int, found: bool, make_source: MakeSource
) -> None:
    rows = [
        ["120 Justice", "5.094,82", "520,92"],
        ["130 Police", "61.178,20", "0,00"],
        ["Total", "66.273,02", "520,92"],
    ]
    lines = [f"{a:<20}{b:>14}{c:>12}" for a, b, c in rows]
    text = "ÉTAT DES DÉPENSES DE LA RÉGION   exercice 2023\n\n" + ("\n" * (blank + 1)).join(lines) + "\n"
    grids = read_source(make_source("a.txt", text.encode())).grids
    assert [grid.rows() for grid in grids] == ([rows] if found else [])
