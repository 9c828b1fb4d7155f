"""Twins: office documents and web pages printed in many styles, and how our tables compare with theirs.

    .venv/bin/python -m benchmarks.twins make FOLDER TWINS
    .venv/bin/python -m benchmarks.twins score TWINS [--of NAME] [--show]

`FOLDER` holds HTML, DOCX, ODT, RTF, DOC, XLSX, ODS or XLS files; `TWINS` gets a PDF for each print and a JSON
file of what its tables truly hold. LibreOffice and Chromium print. A table is found where one of ours holds
half of its letters, exact where it has as many rows and columns and each text at a place of its own cell.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

import lxml.html
import openpyxl

from benchmarks.twins.pages import is_block, twin
from benchmarks.twins.printing import print_pages
from benchmarks.twins.styles import RULES
from benchmarks.twins.truth import Cell, Score, Table, bare, compare, read_markup, truth_of
from pipeline.readers import read_pages
from pipeline.readers.source import Source
from pipeline.records import Reading
from pipeline.tables import find_grids

WEB = (".html", ".htm")
SHEETS = (".xlsx", ".ods", ".xls")
TEXTS = (".docx", ".odt", ".rtf", ".doc")
LARGEST = 2_000_000
"""Bytes of the markup of a source: a larger one is no document that is printed."""

STYLES = 3
"""Styles in which Chromium prints each source."""


def convert(files: Sequence[Path], to: str, folder: Path, infilter: str = "") -> None:
    """LibreOffice's form of files, in one run; a file that it cannot take is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(files), 40):
        some = [str(file) for file in files[start : start + 40]]
        with tempfile.TemporaryDirectory() as home:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{home}"]
            command += [f"--infilter={infilter}"] * bool(infilter) + [
                "--convert-to",
                to,
                "--outdir",
                str(folder),
            ]
            try:
                subprocess.run([*command, *some], check=False, capture_output=True, timeout=900)
            except subprocess.TimeoutExpired:
                print("LibreOffice takes too long:", some[0], "...")


def make(sources: Path, twins: Path) -> None:
    twins.mkdir(parents=True, exist_ok=True)
    work = twins / "work"
    files = sorted(file for file in sources.iterdir() if file.suffix in (*WEB, *SHEETS, *TEXTS))
    office = [file for file in files if file.suffix not in WEB]
    new = [file for file in office if not (work / "html" / f"{file.stem}.html").exists()]
    convert([file for file in new if file.suffix in TEXTS], "html:HTML (StarWriter)", work / "html")
    convert([file for file in new if file.suffix in SHEETS], "html:HTML (StarCalc)", work / "html")
    pages: list[tuple[Path, Path]] = []
    for file in files:
        markup = file if file.suffix in WEB else work / "html" / f"{file.stem}.html"
        if not markup.exists() or markup.stat().st_size > LARGEST:
            continue
        draw = Random(file.stem)
        for rules in draw.sample(sorted(RULES), STYLES):
            try:
                made = twin(markup.read_bytes(), rules, draw, file.suffix in SHEETS)
            except (ValueError, lxml.etree.LxmlError) as error:
                print(file.name, error)
                break
            if made is None:
                break
            name = f"{file.stem}--{rules}"
            page = work / "pages" / f"{name}.html"
            page.parent.mkdir(exist_ok=True)
            page.write_text(made[0], encoding="utf-8")
            keep_truth(twins / f"{name}.json", made[1])
            pages.append((page, twins / f"{name}.pdf"))
    print_pages(both for both in pages if not both[1].exists())
    made_direct(office, work, twins)


def made_direct(office: Sequence[Path], work: Path, twins: Path) -> None:
    """Office files printed as they are, each sheet on the width of a page."""
    ready = work / "direct"
    ready.mkdir(exist_ok=True)
    chosen: list[Path] = []
    for file in office:
        markup = work / "html" / f"{file.stem}.html"
        if not markup.exists() or markup.stat().st_size > LARGEST:
            continue
        root = lxml.html.fromstring(markup.read_bytes())
        truths = [read_markup(table) for table in root.iter("table")]
        if file.suffix in SHEETS:
            truths = [part for truth in truths for part in blocks_of(truth)]
        if not any(truth.is_data for truth in truths) or sum(truth.n_rows for truth in truths) > 600:
            continue
        target = ready / f"{file.stem}--direct{file.suffix}"
        shutil.copy(file, target)
        if file.suffix == ".xlsx" and not fitted(target):
            continue
        keep_truth(twins / f"{file.stem}--direct.json", truths)
        chosen.append(target)
    convert([file for file in chosen if file.suffix in TEXTS], "pdf", twins)
    convert([file for file in chosen if file.suffix in SHEETS], "pdf", twins)


def fitted(book: Path) -> bool:
    """Set a workbook so that its columns hold what stands in them and fit the width of a page."""
    try:
        workbook = openpyxl.load_workbook(book)
        for sheet in workbook.worksheets:
            sheet.page_setup.orientation = "landscape" if sheet.max_column > 6 else "portrait"
            sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
                fitToPage=True
            )
            sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        workbook.save(book)
    except Exception as error:  # noqa: BLE001 - a workbook that openpyxl cannot keep is no twin
        print(book.name, error)
        return False
    return True


def blocks_of(sheet: Table) -> Iterator[Table]:
    """The parts of a sheet: what stands under titles, apart from notes."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sheet.cells:
        rows[cell.row].append(cell)
    wide = [len(rows[row]) > 1 for row in range(sheet.n_rows)]
    if not any(wide):
        yield Table(sheet.cells, sheet.n_rows, sheet.n_columns, is_data=False)
        return
    first, last = wide.index(True), len(wide) - wide[::-1].index(True)
    inner = Table.of(cell for row in range(first, last) for cell in rows[row])
    good = sheet.is_data and is_block(inner) and 3 <= inner.n_rows <= 120
    yield Table(inner.cells, inner.n_rows, inner.n_columns, is_data=good)


def keep_truth(file: Path, tables: Sequence[Table]) -> None:
    file.write_text(json.dumps([asdict(table) for table in tables], ensure_ascii=False), encoding="utf-8")


def reading_of(pdf: Path, kept: Path) -> Reading:
    """The reading of a PDF, kept under the digest of its bytes."""
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    file = kept / digest
    if file.exists():
        known: Reading = pickle.loads(file.read_bytes())
        return known
    reading = read_pages(Source("file", pdf, pdf.name, digest))
    kept.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(reading))
    return reading


def score_of(pdf: Path, kept: Path) -> Score | None:
    """How our tables of a twin compare with its own; none where the print does not hold their letters."""
    truths = truth_of(pdf.with_suffix(".json"))
    reading = reading_of(pdf, kept)
    there = Counter(bare("".join(word.text for word in reading.words)))
    told = Counter("".join(cell.text for table in truths for cell in table.cells))
    if sum((told - there).values()) > 0.03 * sum(told.values()):
        return None
    read = [
        Table.of(Cell(c.row, c.column, c.last_row, c.last_column, bare(c.text)) for c in grid.cells)
        for grid in find_grids(reading)
    ]
    return compare(truths, read)


def score(twins: Path, names: Sequence[str], show: bool) -> None:
    kinds: Counter[str] = Counter()
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for pdf in sorted(twins.glob("*.pdf")):
        if names and not any(name in pdf.stem for name in names):
            continue
        result = score_of(pdf, twins / "readings")
        style = pdf.stem.rsplit("--", 1)[1]
        if result is None:
            by[style]["unprinted"] += 1
            print("UNPRINTED", pdf.stem)
            continue
        for place, outcome in enumerate(result.outcomes):
            tally = {
                "tables": 1,
                "found": outcome.read is not None,
                "exact": outcome.exact,
                "strict": outcome.strict,
            }
            for key in (style, "all"):
                by[key].update({name: int(value) for name, value in tally.items()})
            if not outcome.exact:
                kinds.update(outcome.kinds[:1])
                ours = outcome.read
                own = f"{outcome.table.n_rows}x{outcome.table.n_columns}"
                shape = f"{ours.n_rows}x{ours.n_columns}" if ours else "-"
                print(f"{pdf.stem}#{place} {own} {shape}: {outcome.kinds}")
                if show:
                    print("    ", "\n     ".join(outcome.differs))
        for what, tables in (("pieces", result.pieces), ("false", result.false)):
            for table in tables:
                by[style][what] += 1
                by["all"][what] += 1
                first = " | ".join(cell.text[:20] for cell in table.cells[:6])
                print(f"{pdf.stem} {what.upper()} {table.n_rows}x{table.n_columns} {first}")
    for name, tally in sorted(by.items()):
        print(f"{name:10}", dict(tally))
    print(kinds.most_common())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("make", "score"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--of", nargs="*", default=[])
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if args.what == "make":
        make(*args.folders)
    else:
        score(args.folders[0], args.of, args.show)


if __name__ == "__main__":
    os.environ.setdefault("SAL_USE_VCLPLUGIN", "svp")
    main()
