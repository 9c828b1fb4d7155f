"""The metadata and the reading order of the real documents, against their annotations."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from pipeline.readers import read_source
from pipeline.readers.source import Source
from pipeline.records import Reading
from tests.conftest import TOP

SEEDS = ("000_ddrk_info_2023-07.md", "002_livret_1_partenariats.txt", "004_minusma_bulletin_2022-02-03.txt")
PAGES = {
    "001_gouvernance_paix_securite.txt": "gouvernance-paix-et-securite.html",
    "003_luxdev_9e_comite_pilotage.txt": "luxdev-9e-comite-de-pilotage.html",
}


def load_gold(shared: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shared / "gold" / f"{kind}.jsonl").read_text().splitlines()]


def read(path: Path) -> Reading:
    return read_source(Source(id="doc", path=path, name=path.name, sha256=""))


def file_of(shared: Path, doc: str) -> Path:
    return shared / "documents" / PAGES[doc] if doc in PAGES else shared / "seeds" / doc


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def plain(text: str) -> str:
    return re.sub(r"(?<=\w)- ", "-", re.sub(r"[\s’']+", " ", text.replace("**", "")))


@pytest.mark.parametrize("doc", [*SEEDS, *PAGES])
def test_the_frame_of_a_real_document_is_read_as_annotated(shared: Path, doc: str) -> None:
    (gold,) = (row for row in load_gold(shared, "documents") if row["doc"] == doc)
    document = read(file_of(shared, doc)).document
    assert words(document.title or "") <= words(gold["title"])
    assert len(words(document.title or "")) >= 0.5 * len(words(gold["title"]))
    assert document.kind == gold["doc_type"]
    assert document.language == gold["language"]
    assert document.published == gold["published"]
    if "inferred" not in gold.get("period_note", "inferred" if "period_evidence" not in gold else ""):
        stated = (document.covers_start, document.covers_end)
        assert stated in ((gold["period_start"], gold["period_end"]), (None, None))


@pytest.mark.parametrize("doc", [*SEEDS, *PAGES])
@pytest.mark.parametrize("kind", ["amounts", "dates"])
def test_the_words_around_annotated_figures_stay_together(shared: Path, doc: str, kind: str) -> None:
    page = plain(read(file_of(shared, doc)).pages[0].text)
    printed = [row["text"] for row in load_gold(shared, kind) if row["doc"] == doc]
    assert [text for text in printed if plain(text) not in page] == []


def test_the_sentences_around_annotated_figures_read_in_one_piece(shared: Path) -> None:
    benchmark = runpy.run_path(str(TOP / "benchmarks" / "sentences.py"))
    broken, total = benchmark["measure"](shared)
    assert len(broken) <= (1 - benchmark["WANTED"]) * total, broken
