"""What tellings must share to be compared, and the tellings that it is made of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.archive.agreements import joining
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.marks import TellingMarks, keys_in, keys_of
from pipeline.archive.folders import Folder
from pipeline.archive.outlines import TellingOutline
from pipeline.archive.reading import TellingReader
from pipeline.gazetteer.runs import first_of, read, runs_of, written
from pipeline.records.files import file_name
from tests.archive.test_joining import telling
from tests.archive.test_rejoining import drawn


def test_keys_come_back_from_one_text() -> None:
    one = Features.of(drawn("d1:p1:g1", random.Random(1)))
    assert keys_in(TellingMarks.of(one).written) == keys_of(one)
    assert keys_in(TellingMarks.of(Features.of(telling("d1:p1:g1"))).written) == []


def test_a_sum_is_one_key_however_many_zeros_it_is_written_with() -> None:
    one, other = (Features.of(telling(id_, (12_345_678, "XOF"))) for id_ in ("d1:p1:g1", "d2:p1:g1"))
    assert keys_of(one) == keys_of(other) == ["2('XOF', '12345678')"]


def test_an_outline_has_the_same_keys_when_it_was_kept() -> None:
    marks = TellingMarks.of(Features.of(drawn("d1:p1:g1", random.Random(2))))
    made = TellingOutline("d1:p1:g1", None, False, False, (), marks)
    assert made.kept.keys == made.keys
    assert made.kept.kept == made.kept


@pytest.mark.parametrize("table", ["d1:p1:t1", None])
def test_rows_of_one_table_are_not_held_against_each_other(
    table: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    monkeypatch.setattr(joining, "could_be_one", lambda one, met: compared.append(one.id) or [])
    rows = [telling(f"d1:p1:g{n}", (12_345_678, "XOF"), table_id=table) for n in range(3)]
    joining.join_by_links([Features.of(row) for row in rows])
    assert bool(compared) == (table is None)


def test_the_first_runs_are_read_without_the_others() -> None:
    runs = runs_of("une digue de terre et un canal pour les jardins du bas village")
    assert list(first_of(written(runs), 3)) == runs[:3]
    assert list(first_of(written(runs), 99)) == list(read(written(runs))) == runs


@pytest.mark.parametrize("seed", range(6))
def test_tellings_of_a_document_are_those_that_are_made_alone(sample_out: Path, seed: int) -> None:
    draw = random.Random(seed)
    paths = [path.parent for path in sample_out.glob(f"*/{file_name('agreements')}")]
    reader = TellingReader({path.name: Folder(path) for path in paths})
    # In the archive some go by another name, and some are no organisations.
    for id_ in reader.folders:
        for own in reader.records(id_).organisations:
            meant = draw.choice([own.id, own.id, "another", None])
            reader.resolution.meant[id_, own.id] = meant
    together = [telling for id_ in reader.folders for telling in reader.of(id_)]
    assert together
    assert together == [reader.made(telling.id) for telling in together]
