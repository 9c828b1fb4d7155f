"""Right accounts make no error; one changed figure does, where the structure of the account is plain."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal

import pytest

from tests.checks.accounts import draw

CORRECT = 1_000
CHANGED = 200
LEAST_SEEN = 0.9

SUMS = frozenset({"total", "row", "division"})
"""Kinds of checks that see a changed sum or part."""


@pytest.mark.slow
def test_right_accounts_make_no_error() -> None:
    found = {seed: errors for seed in range(CORRECT) if (errors := draw(random.Random(seed)).errors())}
    assert {seed: [one.check.description for one in errors] for seed, errors in found.items()} == {}


@pytest.mark.slow
@pytest.mark.parametrize("what", ["sums", "parts"])
def test_a_changed_figure_of_a_plain_account_is_an_error(what: str) -> None:
    seen: Counter[bool] = Counter()
    for seed in range(CHANGED):
        rng = random.Random(seed)
        account = draw(rng)
        row, column = rng.choice(account.sums if what == "sums" else account.parts)
        by = account.place * rng.choice([37, 900, 12345, -37, -900, -12345])
        if account.plain and account.rows[row][column]:
            kinds = {error.check.kind for error in account.changed(row, column, Decimal(by)).errors()}
            seen[bool(kinds & SUMS)] += 1
    assert seen[True] >= LEAST_SEEN * seen.total(), seen
