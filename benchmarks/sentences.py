"""Whether the sentences around annotated amounts and dates read in one piece in the pages' text.

    .venv/bin/python benchmarks/sentences.py [-v]

Takes the sentence around each annotation of `../shared/gold` from the text in `../shared/seeds`, and looks
for it in what is read from `../shared/documents`. Set aside are white space, Markdown's marks, and hyphens at
the ends of the seeds' lines, nothing else. In a table the cell stands for the sentence.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.readers import read_source
from pipeline.readers.source import Source

SHARED = Path(__file__).resolve().parents[2] / "shared"
WANTED = 0.99

DOCUMENTS: dict[str, str] = {
    "000_ddrk_info_2023-07.md": "ddrk-info-2023-07.pdf",
    "001_gouvernance_paix_securite.txt": "gouvernance-paix-et-securite.html",
    "002_livret_1_partenariats.txt": "livret-1-partenariats.pdf",
    "003_luxdev_9e_comite_pilotage.txt": "luxdev-9e-comite-de-pilotage.html",
    "004_minusma_bulletin_2022-02-03.txt": "minusma-bulletin-2022-02-03.pdf",
}
"""The text of each document, and the document."""

BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-–—*•#]\s|\d+\.\s))|\t|\||\s(?=https?://)")
"""Ends of paragraphs, of list items and of cells; an address stands alone."""

SENTENCE_END = re.compile(r"(?<=[.!?…])[ \t]*\s(?=\s*[A-ZÀ-Ý«•\"])")
MARKS = re.compile(r"[*#`_\\]|^[ \t]*[-•>][ \t]", re.MULTILINE)
LINE_END = re.compile(r"-[ \t]*(?:\n\s*|\Z)")
MOST_HYPHENS = 8


def find_printed(text: str, annotation: dict[str, Any]) -> tuple[int, int]:
    """Where an annotation stands in its seed: it is told by its words and by which of their occurrences."""
    words = map(re.escape, annotation["text"].split())
    matches = list(re.finditer(r"-?\s+".join(words), text))
    return matches[min(annotation["occurrence"], len(matches)) - 1].span()


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the cell, in which a stretch of a seed stands."""
    for boundary in (BREAK, SENTENCE_END):
        first = max((m.end() for m in boundary.finditer(text, 0, start + 1) if m.end() <= start), default=0)
        last = next((m.start() for m in boundary.finditer(text, end)), len(text))
        text, start, end = text[first:last], start - first, end - first
    return text


def keys(sentence: str) -> Iterator[str]:
    """A sentence without white space and marks, with every choice of its lines' last hyphens."""
    parts = LINE_END.split(MARKS.sub("", sentence))[: MOST_HYPHENS + 1]
    for hyphens in product(("", "-"), repeat=len(parts) - 1):
        yield key("".join(part + hyphen for part, hyphen in zip(parts, (*hyphens, ""), strict=True)))


def key(text: str) -> str:
    return re.sub(r"\s", "", MARKS.sub("", text))


def load_annotations(shared: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for kind in ("amounts", "dates")
        for line in (shared / "gold" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def measure(shared: Path) -> tuple[list[tuple[str, str]], int]:
    """The sentences that are not in one piece, with their documents, and the number of annotations."""
    annotations = load_annotations(shared)
    broken = []
    for seed, name in DOCUMENTS.items():
        text = (shared / "seeds" / seed).read_text(encoding="utf-8")
        path = shared / "documents" / name
        read = key("\n".join(page.text for page in read_source(Source("d", path, name, "")).pages))
        for annotation in annotations:
            if annotation["doc"] == seed:
                sentence = sentence_around(text, *find_printed(text, annotation))
                if not any(form in read for form in keys(sentence)):
                    broken.append((name, " ".join(sentence.split())))
    return broken, len(annotations)


def main() -> int:
    if not SHARED.is_dir():
        print(f"There is no {SHARED}: skipped.", file=sys.stderr)
        return 1
    broken, total = measure(SHARED)
    if "-v" in sys.argv[1:]:
        for name, sentence in broken:
            print(f"{name}: {sentence}")
    share = 1 - len(broken) / total
    print(f"{total - len(broken)} of {total} sentences in one piece: {share:.1%} (at least {WANTED:.0%})")
    return 0 if share >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
