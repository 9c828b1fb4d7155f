"""Words and blocks of a page, from the files that stages leave beside the archive.

The archive has the facts. These say only where on the page a word stands, to mark what was searched for, and
which lines are headings; where they are gone, nothing is marked.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.search_words import words_of
from pipeline.records.files import file_name

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A run of a page's text: its kind (`records.layout`), its place in the text, the depth of a heading."""

    kind: str
    start: int
    end: int
    level: int | None = None


def word_boxes(out: Path, document_id: str, page: int, wanted: str) -> list[Box]:
    """The boxes of the words on a page that a query is made of."""
    words = set(words_of(wanted))
    return (
        [
            (float(row["x0"]), float(row["top"]), float(row["x1"]), float(row["bottom"]))
            for row in _csv_rows(out, document_id, "words", page)
            if row["x0"] and not words.isdisjoint(words_of(row["text"]))
        ]
        if words
        else []
    )


def cell_spans(out: Path, document_id: str, page: int) -> dict[str, tuple[int, int]]:
    """Where the text of each cell stands in the text of a page."""
    rows = _csv_rows(out, document_id, "cell_texts", page)
    return {row["cell_id"]: (int(row["start"]), int(row["end"])) for row in rows}


def blocks_of(out: Path, document_id: str, page: int) -> list[PageBlock]:
    """The blocks of a page in reading order."""
    path = out / document_id / file_name("blocks")
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        blocks = [json.loads(line) for line in file if f'"page": {page},' in line]
    return [PageBlock(b["kind"], b["start"], b["end"], b.get("level")) for b in blocks if b["page"] == page]


def _csv_rows(out: Path, document_id: str, kind: str, page: int) -> Iterator[dict[str, str]]:
    path = out / document_id / file_name(kind)
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["page"] == str(page):
                yield row
