"""Columns that are set with spaces in plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import read_source
from pipeline.readers.source import Source
from pipeline.readers.text.tables import tabbed

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
