"""Fitting the weights of sums that are off: judged sums without texts, and weights that tell them apart."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from benchmarks.fit_audit import ALWAYS, Sum, cross_validated, fit, measured, read_sums
from benchmarks.judged_sums import misprinted
from pipeline.checks.weighing.settings import weights


def sums(reason: str, *, wrong: bool, n: int) -> list[Sum]:
    return [Sum(f"{reason}{k}", wrong, frozenset({ALWAYS, reason})) for k in range(n)]


def test_reasons_of_wrong_figures_and_of_misread_sums_are_told_apart() -> None:
    known = [
        *sums("many sums beside it hold", wrong=True, n=20),
        *sums("other rows make it", wrong=False, n=20),
    ]
    fitted = fit(known)
    assert fitted["many sums beside it hold"] > 0 > fitted["other rows make it"]
    assert fitted["of another size"] == weights()["of another size"]
    assert str(measured(known, fitted)).startswith("20 of 20 wrong figures are errors, 0 of 20")
    assert cross_validated(known) == measured(known, fitted)
    assert fit(known) == fitted


def test_the_judged_sums_say_nothing_but_reasons() -> None:
    judged = read_sums()
    assert {one.wrong for one in judged} == {True, False}
    assert frozenset[str]().union(*(one.reasons for one in judged)) <= set(weights())
    assert all(one.document.rpartition("-")[2].isdigit() for one in judged)


@pytest.mark.parametrize("text", ["12 500", "3.750,25", "(1 204)"])
def test_a_misprint_changes_digits_and_nothing_else(text: str) -> None:
    found = {misprinted(text, random.Random(seed)) for seed in range(40)} - {None}
    assert len(found) > 10
    others = "".join(char for char in text if not char.isdigit())
    assert {"".join(char for char in one or "" if not char.isdigit()) for one in found} == {others}


def test_a_figure_of_one_digit_is_left_alone() -> None:
    assert misprinted("7", random.Random(1)) is None
    assert Decimal(misprinted("123", random.Random(1)) or 0) != 123
