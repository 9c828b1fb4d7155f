"""The checks of a long table cost in proportion to its rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.tables.lines import FigureRow
from pipeline.checks.tables.walk import Walk
from pipeline.checks.text.sequences import _run
from pipeline.records import Cell

FEW, MANY, AT_MOST = 1_000, 8_000, 24
"""Eight times the rows may cost three times as much for each; looking at every pair costs sixty-four."""


def walk(rows: int) -> None:
    """A table without a total."""
    lines = [FigureRow(row, {}, f"poste {row}", False, {}, frozenset()) for row in range(rows)]
    assert Walk(lines, [], [], "above", ({}, {})).groups() == []


def walk_with_subtotals(rows: int) -> None:
    """A table with a total below every twenty rows."""
    value = Decimal(7)
    lines = []
    for row in range(rows):
        total = row % 20 == 19
        figure = Figure(
            str(row), value * 19 if total else value, exactly(value * 19 if total else value), "d", 1
        )
        cell = Cell(
            id=f"t:r{row}:c1",
            table_id="t",
            row=row,
            column=1,
            text=figure.text,
            role="body",
            kind="integer",
            page=1,
        )
        lines.append(
            FigureRow(row, {1: cell}, "Total" if total else f"poste {row}", total, {1: figure}, frozenset())
        )
    groups = Walk(lines, [1], [1], "above", ({}, {})).groups()
    assert len(groups) == rows // 20
    assert all(group.explained for group in groups)


def run(rows: int) -> None:
    """References that run on, one of them twice."""
    one = Decimal(1)
    figure = Figure("ABC-001", one, exactly(one), "d", 1)
    numbers = [*range(1, rows), rows - 1]
    assert _run("s", "ABC-###", [(number, figure) for number in numbers], []).check.computed == rows - 1


@pytest.mark.parametrize("check", [walk, walk_with_subtotals, run])
def test_more_rows_cost_no_more_than_their_share(check: Callable[[int], None]) -> None:
    def seconds(rows: int) -> float:
        took = []
        for _ in range(3):
            start = time.process_time()
            check(rows)
            took.append(time.process_time() - start)
        return min(took)

    check(FEW)  # What is made once is no cost of a row.
    assert seconds(MANY) < AT_MOST * seconds(FEW)
