"""CPU time of our reading against stock pdfplumber's, on the same pages, turn by turn in one run.

    .venv/bin/python benchmarks/reading.py [folder]

Reads the PDFs of the folder given, of `../shared/documents`, or else of `raw/`. Every ratio is of process
time; each task is done several times in turn with its counterpart, and the fastest turn of each counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.pdfium import PdfiumDocument
from pipeline.readers.source import Source
from pipeline.tables import find_grids

ROOT = Path(__file__).resolve().parent.parent
TURNS = 3

Task = Callable[[Path], object]


@dataclass(frozen=True)
class Comparison:
    """Something that we do, the same done by stock pdfplumber, and the most that it may cost of that."""

    name: str
    ours: Task
    stock: Task
    target: float | None = None


def words_text_tables(page: pdfplumber.page.Page) -> tuple[object, ...]:
    return page.extract_words(), page.extract_text(), page.find_tables()


def stock_objects(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words_text_tables(page)
            page.close()
        return len(pdf.pages)


def our_objects(path: Path) -> int:
    """The same calls on pages that pdfium has filled."""
    with PdfiumDocument(path) as document:
        for number in range(1, len(document) + 1):
            page = document.page(number)
            words_text_tables(page)
            page.close()
        return len(document)


def our_reading(path: Path) -> object:
    return read_pdf(Source(path.stem, path, path.name, ""))


def our_tables(path: Path) -> object:
    return find_grids(read_pdf(Source(path.stem, path, path.name, "")))


def stock_tables(path: Path) -> object:
    with pdfplumber.open(path) as pdf:
        return [table.extract() for page in pdf.pages for table in page.find_tables()]


COMPARISONS = (
    Comparison("words, text and table objects", our_objects, stock_objects, target=0.35),
    Comparison("a whole reading in order", our_reading, stock_objects),
    Comparison("a reading and its tables, against find_tables and extract", our_tables, stock_tables),
)


def cpu_seconds(task: Task, path: Path) -> float:
    start = time.process_time()
    task(path)
    return time.process_time() - start


def fastest(comparison: Comparison, path: Path) -> tuple[float, float]:
    """The CPU seconds that we take, and those that pdfplumber takes."""
    turns = [(cpu_seconds(comparison.ours, path), cpu_seconds(comparison.stock, path)) for _ in range(TURNS)]
    return min(ours for ours, _ in turns), min(stock for _, stock in turns)


def measure(paths: list[Path]) -> Iterator[str]:
    for comparison in COMPARISONS:
        comparison.ours(paths[0])  # what is imported at first use is not to be counted
        yield f"{comparison.name}"
        total_ours = total_stock = 0.0
        for path in paths:
            ours, stock = fastest(comparison, path)
            total_ours, total_stock = total_ours + ours, total_stock + stock
            yield f"  {path.name:45} {ours:7.3f} s {stock:7.3f} s {ours / stock:7.1%}"
        aim = "" if comparison.target is None else f"   (at most {comparison.target:.0%})"
        yield f"  {'all':45} {total_ours:7.3f} s {total_stock:7.3f} s {total_ours / total_stock:7.1%}{aim}"


def find_documents(arguments: list[str]) -> list[Path]:
    folders = [Path(argument) for argument in arguments]
    for folder in folders or [ROOT.parent / "shared" / "documents", ROOT / "raw"]:
        if paths := sorted(folder.glob("*.pdf")):
            return paths
        print(f"There are no PDFs in {folder}: skipped.", file=sys.stderr)
    return []


def main() -> int:
    paths = find_documents(sys.argv[1:])
    if not paths:
        return 1
    print(f"CPU seconds, ours and pdfplumber's {pdfplumber.__version__}, fastest of {TURNS} turns each")
    for line in measure(paths):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
