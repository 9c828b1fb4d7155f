"""Readers, tables, entities and checks meet files that were cut, overwritten and shuffled, and none falls."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.entities import extract_entities, load_nlp
from pipeline.readers import read_source
from pipeline.readers.source import Source, UnreadableError
from pipeline.tables import extract_tables
from tests.conftest import RAW
from tests.hostile import mutated, texts

SAMPLES = sorted(path for path in RAW.iterdir() if path.suffix in {".md", ".html", ".csv", ".txt", ".eml"})
NLP = load_nlp(["amounts", "dates", "acronyms", "indicators", "places"])
MUTATIONS = 12
"""Of each sample, here; `benchmarks/hostile.py` makes more, of every format and through whole builds."""


def work_on(path: Path) -> int:
    """Read a file and work on it to the end; gives the number of its pages, none where it is refused."""
    try:
        reading = read_source(Source("d", path, path.name, ""))
    except UnreadableError:
        return 0
    tables = extract_tables(reading)
    extract_entities(reading, tables, NLP)
    return len(reading.pages)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_damaged_sample_is_read_or_refused(sample: Path, tmp_path: Path) -> None:
    random_ = random.Random(sample.name)
    data = sample.read_bytes()
    for number in range(MUTATIONS):
        path = tmp_path / f"{number}{sample.suffix}"
        path.write_bytes(mutated(data, random_))
        work_on(path)


@pytest.mark.parametrize(("name", "text"), list(texts(1_500)), ids=[name for name, _ in texts(1)])
def test_a_text_that_means_no_good_is_read_or_refused(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    work_on(path)
