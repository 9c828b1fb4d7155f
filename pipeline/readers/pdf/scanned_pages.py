"""Scanned pages of a PDF: those without text are rendered and read, those with one for their rules alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from math import sqrt
from pathlib import Path

import pypdfium2

from pipeline.readers.ocr import POINTS_PER_INCH, OcrError, find_rulings, is_blank, read_scan
from pipeline.readers.page_layout import PageLayout
from pipeline.readers.pdf.engine.failures import FAILURES
from pipeline.readers.pdf.engine.pdfium import PdfiumDocument
from pipeline.readers.pdf.engine_choice import open_repaired
from pipeline.readers.pdf.engine_results import Attempt, has_text
from pipeline.readers.quality import better, judged

RESOLUTION = 300.0
"""Pixels per inch at which pages are rendered to be read."""

RULES_RESOLUTION = 150.0
"""Pixels per inch at which pages are rendered for their rules alone."""

MAX_PIXELS = 25_000_000
"""Larger pages are rendered more coarsely; A3 at 300 pixels per inch has 17 million."""

PATIENCE = 1_200
"""CPU seconds that the scanned pages of one document may take together, those of tesseract included.

Not seconds on the clock: what is read must not depend on what else the machine does.
"""

TOO_MANY = f"left out, as OCR of the pages before took {PATIENCE // 60} minutes of CPU time"
NOT_RENDERED = "the page has no text, and it cannot be shown"


def read_scanned_pages(path: Path, attempt: Attempt) -> None:
    """Judge the text of each page, and read as scans those that have none, or none that is language.

    What is read takes the place of what was found where it is more of a text. A page that cannot be read is
    noted as failed and stays as it is; a blank page is neither. A page whose text lies over a picture of it
    keeps its text, and has the rules that can be seen in the picture.
    """
    layouts = {page.number: judged(page) for page in attempt.pages}
    attempt.pages = [layouts[n] for n in sorted(layouts)]
    waiting = [
        n
        for n in range(1, attempt.n_pages + 1)
        if n not in attempt.harmful and (n not in layouts or _is_in_doubt(layouts[n]))
    ]
    pictured = [n for n, page in layouts.items() if page.pictured and not page.rules and n not in waiting]
    if not waiting and not pictured:
        return
    try:
        with PdfiumDocument(path) as document:
            n_pages = len(document)
            if n_pages == attempt.n_pages:
                _read_pages(document, waiting, layouts, attempt.failed)
                _find_rules(document, pictured, layouts)
    except pypdfium2.PdfiumError:
        n_pages = 0
    if n_pages != attempt.n_pages:
        try:
            with open_repaired(path) as document:
                _read_pages(document, waiting, layouts, attempt.failed)
        except FAILURES:
            attempt.failed |= {n: NOT_RENDERED for n in waiting if n not in attempt.failed}
    attempt.pages = [layouts[n] for n in sorted(layouts)]


def _cpu_seconds() -> float:
    """CPU time of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


def _is_in_doubt(page: PageLayout) -> bool:
    return page.quality != "good" or not has_text(page)


def _read_pages(
    document: PdfiumDocument, waiting: list[int], layouts: dict[int, PageLayout], failed: dict[int, str]
) -> None:
    deadline = _cpu_seconds() + PATIENCE
    for number in waiting:
        if _cpu_seconds() > deadline:
            failed[number] = TOO_MANY
            continue
        try:
            layout = judged(_read_page(document, number))
        except (OcrError, *FAILURES) as error:
            # A page with a text of its own keeps it, and its quality says what it is worth.
            if number not in layouts or not has_text(layouts[number]):
                failed.setdefault(number, str(error) if isinstance(error, OcrError) else NOT_RENDERED)
        else:
            native = layouts.get(number)
            if native is not None and has_text(native):
                layouts[number] = better(native, layout)
            elif layout.words or native is None:
                layouts[number] = layout
            failed.pop(number, None)


def _find_rules(document: PdfiumDocument, numbers: Sequence[int], layouts: dict[int, PageLayout]) -> None:
    """Give pages the rules that can be seen in them; a page that cannot be shown has none."""
    deadline = _cpu_seconds() + PATIENCE
    for number in numbers:
        if _cpu_seconds() > deadline:
            return
        width, height = document.size(number)
        resolution = _resolution(width, height, RULES_RESOLUTION)
        with suppress(*FAILURES):
            grey = document.rendered(number, resolution).convert("L")
            rules = find_rulings(grey, number, POINTS_PER_INCH / resolution)
            layouts[number] = replace(layouts[number], rules=rules)


def _read_page(document: PdfiumDocument, number: int) -> PageLayout:
    width, height = document.size(number)
    if is_blank(document.rendered(number, _resolution(width, height, POINTS_PER_INCH))):
        return PageLayout(number, width, height, [], [])
    resolution = _resolution(width, height, RESOLUTION)
    return read_scan(document.rendered(number, resolution), number, resolution)


def _resolution(width: float, height: float, wanted: float) -> float:
    """Pixels per inch, fewer than wanted for a page that would have too many."""
    inches = width * height / POINTS_PER_INCH**2
    return min(wanted, sqrt(MAX_PIXELS / inches))
