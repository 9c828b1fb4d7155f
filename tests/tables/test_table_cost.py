"""Reading what tables mean costs in proportion to their cells."""

from __future__ import annotations

import time

import pytest

from pipeline.tables import extract_tables
from tests.tables.drawing import markup

TIMES_MORE, AT_MOST = 8, 24
"""Eight times the cells may cost three times as much for each; looking at every pair costs sixty-four."""


def seconds(n_rows: int, n_columns: int) -> float:
    rows = [[f"colonne {at}" for at in range(n_columns)]]
    rows += [[f"ligne {row}", *(str(31 * row + at) for at in range(1, n_columns))] for row in range(n_rows)]
    reading = markup(rows)
    took = []
    for _ in range(2):
        start = time.process_time()
        extract_tables(reading)
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize(("few", "many"), [((250, 4), (2000, 4)), ((20, 50), (20, 400))])
def test_more_rows_or_columns_cost_no_more_than_their_share(
    few: tuple[int, int], many: tuple[int, int]
) -> None:
    seconds(*few)  # What is made once is no cost of a cell.
    assert many[0] * many[1] == TIMES_MORE * few[0] * few[1]
    assert seconds(*many) < AT_MOST * seconds(*few)
