"""CPU time of our reading against its peers', on the same pages, turn by turn in one run.

    .venv/bin/python benchmarks/reading.py [folder ...]

Reads the PDFs of the folders given, of `../shared/documents`, or else of `raw/`. Every ratio is of the CPU
time of this process and its children; each task is done several times in turn with its counterpart, and the
fastest turn of each counts. Imports and what is loaded at first use are not counted.

pdfplumber, pdfminer and pdfium are always there. camelot and pymupdf4llm (AGPL, a neural model of layout) are
in `benchmarks/peers.txt`; a peer that cannot be imported is named, and the exit status is then 1.
"""

from __future__ import annotations

import importlib
import importlib.util
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfminer.high_level import extract_text

from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.engine.pdfium import PdfiumDocument
from pipeline.readers.source import Source
from pipeline.tables import find_grids

ROOT = Path(__file__).resolve().parent.parent
TURNS = 3

Task = Callable[[Path], object]


@dataclass(frozen=True)
class Comparison:
    """Something that we do, the same done by a peer, and the most that it may cost of that."""

    name: str
    ours: Task
    theirs: Task
    target: float | None = None
    peer: str = "pdfplumber"
    turns: int = TURNS


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


def pymupdf4llm_tables(path: Path) -> object:
    """Its tables are part of the pages that it gives; there is no way to ask for them alone.

    It recognises pictures on pages that have words unless told not to, which we do not.
    """
    peer = importlib.import_module("pymupdf4llm")
    return peer.to_markdown(path, page_chunks=True, show_progress=False, use_ocr=False)


def camelot_tables(path: Path) -> object:
    """Its way for ruled tables, then its way for those without rules."""
    peer = importlib.import_module("camelot")
    return [peer.read_pdf(str(path), pages="all", flavor=flavor) for flavor in ("lattice", "stream")]


def pdfminer_text(path: Path) -> str:
    return extract_text(path)


def pdfium_text(path: Path) -> list[str]:
    """The characters in the order of the file, without words, blocks or boxes."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


COMPARISONS = (
    Comparison("words, text and table objects", our_objects, stock_objects, target=0.20),
    Comparison("a whole reading in order", our_reading, stock_objects, target=0.28),
    Comparison("a whole reading in order", our_reading, pdfminer_text, peer="pdfminer"),
    Comparison("a whole reading in order", our_reading, pdfium_text, peer="pypdfium2"),
    Comparison("a reading and its tables, against find_tables and extract", our_tables, stock_tables, 0.60),
    Comparison("a reading and its tables", our_tables, camelot_tables, peer="camelot", turns=1),
    Comparison("a reading and its tables", our_tables, pymupdf4llm_tables, 0.20, peer="pymupdf4llm", turns=1),
)


def cpu_seconds(task: Task, path: Path) -> float:
    start = cpu_clock()
    task(path)
    return cpu_clock() - start


def cpu_clock() -> float:
    """CPU seconds of all threads of this process and of the children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def fastest(comparison: Comparison, path: Path) -> tuple[float, float]:
    """The CPU seconds that we take, and those that the peer takes."""
    turns = [
        (cpu_seconds(comparison.ours, path), cpu_seconds(comparison.theirs, path))
        for _ in range(comparison.turns)
    ]
    return min(ours for ours, _ in turns), min(theirs for _, theirs in turns)


def measure(paths: list[Path]) -> Iterator[str]:
    for comparison in COMPARISONS:
        if importlib.util.find_spec(comparison.peer) is None:
            yield f"{comparison.name}: NOT MEASURED, {comparison.peer} is not installed"
            continue
        comparison.ours(paths[0])  # what is imported at first use is not to be counted
        comparison.theirs(paths[0])
        yield f"{comparison.name}: ours, {comparison.peer}'s"
        total_ours = total_theirs = 0.0
        for path in paths:
            ours, theirs = fastest(comparison, path)
            total_ours, total_theirs = total_ours + ours, total_theirs + theirs
            yield f"  {path.name:45} {ours:7.3f} s {theirs:7.3f} s {ours / theirs:7.1%}"
        aim = "" if comparison.target is None else f"   (at most {comparison.target:.0%})"
        yield f"  {'all':45} {total_ours:7.3f} s {total_theirs:7.3f} s {total_ours / total_theirs:7.1%}{aim}"


def find_documents(arguments: list[str]) -> list[Path]:
    if arguments:
        return sorted(path for argument in arguments for path in Path(argument).glob("*.pdf"))
    for folder in (ROOT.parent / "shared" / "documents", ROOT / "raw"):
        if paths := sorted(folder.glob("*.pdf")):
            return paths
        print(f"There are no PDFs in {folder}: skipped.", file=sys.stderr)
    return []


def main() -> int:
    paths = find_documents(sys.argv[1:])
    if not paths:
        print("No PDFs.", file=sys.stderr)
        return 1
    print(f"CPU seconds on {len(paths)} files, beside pdfplumber {pdfplumber.__version__}")
    for line in measure(paths):
        print(line, flush=True)
    missing = sorted({c.peer for c in COMPARISONS if importlib.util.find_spec(c.peer) is None})
    if missing:
        print(f"Not compared with {', '.join(missing)}: see benchmarks/peers.txt", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
