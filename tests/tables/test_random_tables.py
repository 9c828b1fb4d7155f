"""Tables that nobody drew by hand: many styles, cells known, seeds fixed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from pipeline.readers import Source, read_source
from pipeline.records import Grid
from pipeline.tables import find_grids
from tests.tables.random_tables import RULINGS, Known, page_of, random_table

SEEDS = range(4)

LEAST: dict[str, float] = {"grid": 1, "inner": 1}
"""The share of right rows that is asked where edges part every cell; elsewhere `LEAST_ELSEWHERE`."""

LEAST_ELSEWHERE = 0.85


def found_on(pdf: bytes, folder: Path) -> list[Grid]:
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    return find_grids(read_source(Source(id="doc", path=path, name=path.name, sha256="0" * 64)))


def texts_of(rows: list[list[str | None]]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(" ".join((text or "").split()) for text in row) for row in rows)


def right(known: Known, grids: list[Grid]) -> float:
    """The F1 of the rows, whole and as printed, of the grid that has most of them."""
    wanted = texts_of(known.rows())
    shares = [0.0]
    for grid in grids:
        got = texts_of(grid.rows())
        shares.append(2 * (wanted & got).total() / (wanted.total() + got.total()))
    return max(shares)


@pytest.mark.parametrize("ruling", RULINGS)
def test_tables_of_every_ruling_are_read_row_by_row(ruling: str, tmp_path: Path) -> None:
    shares = []
    for seed in SEEDS:
        dice = random.Random(f"{ruling} {seed}")
        known = random_table(dice, columns=dice.randint(3, 7))
        grids = found_on(page_of([known], dice, ruling), tmp_path)
        assert len(grids) == 1, (ruling, seed)
        shares.append(right(known, grids))
    assert sum(shares) / len(shares) >= LEAST.get(ruling, LEAST_ELSEWHERE), shares


@pytest.mark.parametrize("ruling", ["grid", "inner", "columns"])
def test_turned_pages_and_small_print_lose_no_cell(ruling: str, tmp_path: Path) -> None:
    dice = random.Random(ruling)
    known = random_table(dice, columns=11, rows=6)
    assert right(known, found_on(page_of([known], dice, ruling, turned=True, size=6), tmp_path)) == 1


def test_a_table_over_pages_with_its_header_repeated_is_one(tmp_path: Path) -> None:
    dice = random.Random(7)
    known = random_table(dice, columns=4, rows=70, long=False, spans=False)
    (grid,) = found_on(page_of([known], dice, "grid", size=9), tmp_path)
    assert grid.last_page > grid.page
    assert right(known, [grid]) == 1


@pytest.mark.parametrize("ruling", ["grid", "booktabs", "zebra ruled"])
def test_two_tables_on_a_page_stay_two(ruling: str, tmp_path: Path) -> None:
    dice = random.Random(f"two {ruling}")
    known = [random_table(dice, columns=columns, rows=4, long=False, spans=False) for columns in (4, 6)]
    grids = found_on(page_of(known, dice, ruling), tmp_path)
    assert [right(table, grids) for table in known] == [1, 1]
