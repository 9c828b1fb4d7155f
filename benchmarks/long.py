"""What one long document costs: CPU seconds of each stage, and whether they grow in proportion.

    .venv/bin/python -m benchmarks.long [--pages 100 305 1010] [--rows 2500 10000 100000] [--folder FOLDER]

A made-up PDF of so many pages (the paragraphs and tables of `benchmarks/corpus.py`, one after the other) and
a table of so many rows in each format that has tables, each built by itself in a process of its own. A `wide`
one has a hundredth of the rows and a hundred times the columns.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import random
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from html import escape
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

AT_MOST = {305: 30.0, 1010: 100.0}
"""What is asked: CPU seconds of the audit of a PDF of so many pages."""

ROWS_AT_MOST = {100_000: 60.0}
"""What is asked: CPU seconds of all stages on a table of so many rows, whatever its format."""

WIDER = 100
"""How many times as wide a table is that has so many fewer rows."""


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


def write_wide(path: Path, rows: int) -> None:
    """Years beside each other: a CSV file of as many cells, in fewer rows."""
    draw, writer = random.Random(rows), Writer(rows)
    names = [f"Montant de la tranche {place} (FCFA)" for place in range(4 * WIDER - 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(["Bénéficiaire", *names])
        for _ in range(max(2, rows // WIDER)):
            figures = (number(draw.randint(1_000, 90_000) * 1_000) for _ in names)
            written.writerow([writer.organisation(), *figures])


def write_md(path: Path, rows: int) -> None:
    head, *body = sheet(rows)
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body)]
    path.write_text("\n".join(["# Appuis", "", *lines, ""]), encoding="utf-8")


def write_txt(path: Path, rows: int) -> None:
    """Columns set with spaces."""
    lines = [f"{a:<12}{b:<90}{c:<14}{d:>16}" for a, b, c, d in sheet(rows)]
    path.write_text("\n".join(["APPUIS", "", *lines, ""]), encoding="utf-8")


def write_html(path: Path, rows: int) -> None:
    head, *body = sheet(rows)
    headers = "".join(f"<th>{escape(text)}</th>" for text in head)
    lines = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in body]
    inside = "\n".join(f"<tr>{row}</tr>" for row in (headers, *lines))
    path.write_text(f"<html><body><h1>Appuis</h1><table>{inside}</table></body></html>", encoding="utf-8")


def write_docx(path: Path, rows: int) -> None:
    lines = (
        "".join(f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>" for text in row)
        for row in sheet(rows)
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in lines)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body><w:tbl>{table}</w:tbl></w:body></w:document>",
        )


def write_ods(path: Path, rows: int) -> None:
    lines = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
            for text in row
        )
        for row in sheet(rows)
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in lines)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Appuis">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "pdf": write_pdf,
    "csv": write_csv,
    "wide": write_wide,
    "txt": write_txt,
    "md": write_md,
    "html": write_html,
    "docx": write_docx,
    "xlsx": write_xlsx,
    "ods": write_ods,
}

SUFFIXES = {"wide": "csv"}
"""Of what kinds of files the name ends otherwise."""


def measure(folder: Path, kind: str, size: int) -> dict[str, Cost]:
    raw, out = folder / f"raw-{kind}-{size}", folder / f"out-{kind}-{size}"
    for old in (raw, out):
        shutil.rmtree(old, ignore_errors=True)
    raw.mkdir(parents=True)
    WRITERS[kind](raw / f"long.{SUFFIXES.get(kind, kind)}", size)
    # As much CPU time as it takes: what is asked is how much that is.
    (raw / "bordereau.toml").write_text("cpu_seconds = 3600\n", encoding="utf-8")
    costs: dict[str, Cost] = apart(run_stages, raw, out, 1)
    return costs


def report(kind: str, size: int, costs: dict[str, Cost]) -> str:
    told = ", ".join(f"{name} {costs[name].cpu:.1f}" for name in STAGES)
    total = sum(cost.cpu for cost in costs.values())
    asked = (AT_MOST if kind == "pdf" else ROWS_AT_MOST).get(size)
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
