"""Generated tables come back from files of every format that offices write, cell by cell."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.readers import Source, read_source
from pipeline.records import Grid
from pipeline.tables import find_grids
from tests.tables.random_files import NBSP, WITH_SPANS, WITHOUT_SPANS, Write
from tests.tables.random_tables import Known, random_table

SEEDS = range(12)


def read_back(known: Known, name: str, write: Write, dice: random.Random, folder: Path) -> list[Grid]:
    path = folder / name
    path.write_bytes(write(known, dice))
    return find_grids(read_source(Source(id="doc", path=path, name=path.name, sha256="0" * 64)))


def shown(rows: list[list[str | None]]) -> list[list[str | None]]:
    return [[None if text is None else text.replace(NBSP, " ") for text in row] for row in rows]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WITH_SPANS)
def test_tables_with_merged_cells_come_back(name: str, seed: int, tmp_path: Path) -> None:
    dice = random.Random(f"{name} {seed}")
    known = random_table(dice, columns=dice.randint(2, 8), spans=dice.random() < 0.5)
    grids = read_back(known, name, WITH_SPANS[name], dice, tmp_path)
    assert shown(grids[-1].rows()) == shown(known.rows())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WITHOUT_SPANS)
def test_tables_of_plain_text_come_back(name: str, seed: int, tmp_path: Path) -> None:
    dice = random.Random(f"{name} {seed}")
    known = random_table(dice, columns=dice.randint(3, 8), spans=False, long=False)
    grids = read_back(known, name, WITHOUT_SPANS[name], dice, tmp_path)
    assert len(grids) == 1
    assert shown(grids[0].rows()) == shown(known.rows())
