"""What one long document costs: CPU seconds of each stage, and whether they grow in proportion.

    .venv/bin/python -m benchmarks.long [--pages 100 305 1010] [--rows 2500 10000 100000] [--folder FOLDER]

A made-up PDF of so many pages (the paragraphs and tables of `benchmarks/corpus.py`, one after the other) and
a CSV and an XLSX file of so many rows, each built by itself in a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import reportlab.rl_config
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate

from benchmarks.corpus import Writer, number
from benchmarks.scale import STAGES, Cost, apart, run_stages
from benchmarks.whole import with_bytecode

PAGES_EACH = 2
"""Pages of one made-up document, of which a long one is put together; and its size, to know the start by."""

LEAST_TOLD = 0.5
"""CPU seconds below which nothing can be said of growth."""

AT_MOST = {("pdf", 305): 30.0, ("pdf", 1010): 100.0, ("csv", 100_000): 60.0, ("xlsx", 100_000): 60.0}
"""What is asked: CPU seconds of the audit of a PDF, and of all stages on a sheet."""


def write_pdf(path: Path, pages: int) -> None:
    reportlab.rl_config.invariant = 1
    parts: list[Flowable] = []
    for seed in range(pages // PAGES_EACH):
        parts += [*Writer(seed).flow(), PageBreak()]
    SimpleDocTemplate(str(path), pagesize=A4).build(parts)


def sheet(rows: int) -> Iterator[list[str]]:
    """A list of grants with its total."""
    draw, writer, total = random.Random(rows), Writer(rows), 0
    yield ["Référence", "Bénéficiaire", "Date", "Montant (FCFA)"]
    for line in range(rows):
        value = draw.randint(1_000, 90_000) * 1_000
        total += value
        yield [f"SUB-{line:06}", writer.organisation(), f"{draw.randint(2015, 2024)}-03-12", number(value)]
    yield ["Total", "", "", number(total)]


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sheet(rows))


def write_xlsx(path: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    written = book.create_sheet("Appuis")
    for row in sheet(rows):
        written.append(row)
    book.save(path)


WRITERS: dict[str, Callable[[Path, int], None]] = {"pdf": write_pdf, "csv": write_csv, "xlsx": write_xlsx}


def measure(folder: Path, kind: str, size: int) -> dict[str, Cost]:
    raw, out = folder / f"raw-{kind}-{size}", folder / f"out-{kind}-{size}"
    for old in (raw, out):
        shutil.rmtree(old, ignore_errors=True)
    raw.mkdir(parents=True)
    WRITERS[kind](raw / f"long.{kind}", size)
    # As much CPU time as it takes: what is asked is how much that is.
    (raw / "bordereau.toml").write_text("cpu_seconds = 3600\n", encoding="utf-8")
    costs: dict[str, Cost] = apart(run_stages, raw, out, 1)
    return costs


def report(kind: str, size: int, costs: dict[str, Cost]) -> str:
    told = ", ".join(f"{name} {costs[name].cpu:.1f}" for name in STAGES)
    total = sum(cost.cpu for cost in costs.values())
    asked = AT_MOST.get((kind, size))
    what = "its audit" if kind == "pdf" else "all of it"
    aim = f"   ({what}: at most {asked:.0f} s)" if asked else ""
    return f"{kind} of {size} {'pages' if kind == 'pdf' else 'rows'}: {total:.1f} CPU-s: {told}{aim}"


def growth(
    few: tuple[int, dict[str, Cost]], many: tuple[int, dict[str, Cost]], start: dict[str, Cost]
) -> str:
    ratio = math.log(many[0] / few[0])
    told = []
    for name in STAGES:
        less, more = (costs[name].cpu - start[name].cpu for _, costs in (few, many))
        if less > LEAST_TOLD:
            told.append(f"{name} {math.log(more / less) / ratio:.2f}")
    return f"  exponents from {few[0]} to {many[0]}: {', '.join(told) or 'too little to tell'}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 305, 1010])
    parser.add_argument("--rows", type=int, nargs="*", default=[2_500, 10_000, 100_000])
    parser.add_argument("--kinds", nargs="+", choices=[*WRITERS], default=[*WRITERS])
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="bordereau-long-"))
    os.environ.update(with_bytecode(folder / "bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for kind in given.kinds:
        before: tuple[int, dict[str, Cost]] | None = None
        measure(folder, kind, PAGES_EACH)  # compiles what is imported
        start = measure(folder, kind, PAGES_EACH)
        for size in given.pages if kind == "pdf" else given.rows:
            costs = measure(folder, kind, size)
            print(report(kind, size, costs), flush=True)
            if before:
                print(growth(before, (size, costs), start), flush=True)
            before = size, costs
    if given.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
