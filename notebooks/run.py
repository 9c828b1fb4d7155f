"""Run every notebook on an archive and keep what it shows: `python notebooks/run.py OUT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def run(path: Path, out: Path, raw: Path) -> nbformat.NotebookNode:
    """A notebook with the outputs that it gives for an archive; nothing of the machine stays in it."""
    os.environ["BORDEREAU_ARCHIVE"] = str(out.resolve() / "archive.db")
    os.environ["BORDEREAU_RAW"] = str(raw.resolve())
    book = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(book, timeout=300, record_timing=False, resources=where).execute()
    book.metadata["language_info"] = {"name": "python"}
    return book


def texts(book: nbformat.NotebookNode) -> list[str]:
    """What a notebook says, without its pictures."""
    told = []
    for cell in book.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" not in data:
                told.append(str(output.get("text") or data.get("text/plain", "")))
    return told


def main(out: str, raw: str = "raw") -> None:
    """Run all, and write them with their outputs."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        book = run(path, Path(out), Path(raw))
        nbformat.write(book, path)
        print(f"{path.name}: {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(*sys.argv[1:])
