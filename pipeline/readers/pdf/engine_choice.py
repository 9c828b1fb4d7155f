"""The engines that can open a PDF, and how the first one that reads it well is found."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pdfplumber
import pikepdf
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from pipeline.readers.pdf.engine.failures import FAILURES, NO_PAGES, NO_SOUND_PAGE, NOT_A_PDF, lock_of
from pipeline.readers.pdf.engine.pdfium import PdfiumDocument
from pipeline.readers.pdf.engine.preflight import Expected, survey
from pipeline.readers.pdf.engine_results import Attempt
from pipeline.readers.pdf.words.page_words import lay_out
from pipeline.readers.source import UnreadableError

DAMAGED_PAGE = "the page is damaged"
TOO_SLOW = "left out, as the pages before took too long"

PATIENCE = 5
"""After this many pages without text an engine that was tried for want of text is given up."""

MAX_SECONDS = 120
"""CPU time after which an engine that was tried for want of a better one leaves the other pages out."""


class OpenDocument(Protocol):
    """What an engine gives: pages by number, and the embedded metadata."""

    metadata: dict[str, Any]

    def __len__(self) -> int:
        """Number of pages."""

    def page(self, number: int) -> Page:
        """The page of that number, from 1."""


class PdfplumberDocument:
    """A PDF opened by pdfplumber itself."""

    def __init__(self, pdf: PDF) -> None:
        self._pages: list[Page] = pdf.pages
        self.metadata: dict[str, Any] = pdf.metadata

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, number: int) -> Page:
        """The page of that number, from 1."""
        return self._pages[number - 1]


@contextmanager
def _pdfplumber(path: Path) -> Iterator[OpenDocument]:
    with pdfplumber.open(path) as pdf:
        yield PdfplumberDocument(pdf)


@contextmanager
def open_repaired(path: Path) -> Iterator[PdfiumDocument]:
    """The file as pikepdf writes it anew, read by pdfium.

    Raises:
        pikepdf.PdfError: it is beyond repair.
        pypdfium2.PdfiumError: pdfium cannot open what pikepdf wrote.
    """
    with tempfile.TemporaryDirectory() as folder:
        rewritten = Path(folder) / "repaired.pdf"
        with pikepdf.open(path) as pdf:
            pdf.save(rewritten)
        with PdfiumDocument(rewritten) as document:
            yield document


ENGINES: tuple[tuple[str, Callable[[Path], Any]], ...] = (
    ("pdfium", PdfiumDocument),
    ("pdfplumber", _pdfplumber),
    ("pdfium after a repair by pikepdf", open_repaired),
)
"""The engines in the order in which they are tried; each opens a path as a context with an `OpenDocument`."""


def read_layouts(path: Path) -> Attempt:
    """The pages of a PDF as the first engine that reads it well sees them, or else as the best one does.

    A page that the best one cannot read is taken from another that can.

    Raises:
        UnreadableError: no engine can open it, or it has no pages.
    """
    expected = survey(path)
    attempts: list[Attempt] = []
    locks: list[str] = []
    opened = False
    for name, open_document in ENGINES:
        try:
            with open_document(path) as document:
                opened = True
                attempts.append(_attempt(name, document, expected, wanted=bool(attempts)))
        except FAILURES as error:
            locks += filter(None, [lock_of(error)])
            continue
        if attempts[-1].is_sound(expected):
            break
    with_pages = [attempt for attempt in attempts if attempt.n_pages]
    if not with_pages:
        closed = NO_PAGES if opened or expected.n_pages == 0 else NOT_A_PDF
        raise UnreadableError(locks[0] if locks else closed)
    if not any(attempt.pages for attempt in with_pages):
        raise UnreadableError(next(iter(expected.bombs.values()), NO_SOUND_PAGE))
    # The first of equals. One that is sound may still have less text than one that found more pages.
    best = max(with_pages, key=lambda attempt: attempt.worth)
    for other in with_pages:
        best.fill_from(other)
    if best.n_pages == expected.n_pages:
        best.hurt = expected.hurt
    best.lost = expected.lost
    return best


def _attempt(name: str, document: OpenDocument, expected: Expected, *, wanted: bool) -> Attempt:
    """Read all pages; `wanted` says that an engine before was not good enough."""
    end = time.process_time() + MAX_SECONDS
    title = document.metadata.get("Title")
    attempt = Attempt(name, n_pages=len(document), title=title if isinstance(title, str) else None)
    attempt.failed, attempt.harmful = dict(expected.bombs), frozenset(expected.bombs)
    for number in range(1, attempt.n_pages + 1):
        if number in attempt.harmful:
            continue
        if wanted and number > PATIENCE and not attempt.n_readable:
            break
        if wanted and time.process_time() > end:
            attempt.failed[number] = TOO_SLOW
            continue
        try:
            page = document.page(number)
            attempt.add(lay_out(page))
            page.close()
        except FAILURES:
            attempt.failed[number] = DAMAGED_PAGE
    return attempt
