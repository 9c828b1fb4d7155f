"""The engines that can open a PDF, and how the first one that reads it well is found."""

from __future__ import annotations

import struct
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pdfplumber
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.readers.pdf.attempt import Attempt, Expected
from pipeline.readers.pdf.objects import lay_out
from pipeline.readers.pdf.pdfium import PdfiumDocument
from pipeline.readers.source import UnreadableError

FAILURES = (
    # What the libraries raise when they mean it, ...
    pypdfium2.PdfiumError,
    pikepdf.PdfError,
    pikepdf.PasswordError,
    PSException,
    PdfminerException,
    MalformedPDFException,
    OSError,
    # ... and what a damaged file makes them stumble over.
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

PASSWORD = "protected by a password"  # noqa: S105 - a reason, not a password
NOT_A_PDF = "not a PDF file, or too damaged to be opened"
NO_PAGES = "the PDF file has no pages"
NO_SOUND_PAGE = "all pages of the PDF file are damaged"
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

    Raises:
        UnreadableError: no engine can open it, or it has no pages.
    """
    expected = survey(path)
    attempts: list[Attempt] = []
    opened = False
    for name, open_document in ENGINES:
        try:
            with open_document(path) as document:
                opened = True
                attempt = _attempt(name, document, wanted=bool(attempts))
        except PDFPasswordIncorrect as error:
            raise UnreadableError(PASSWORD) from error
        except FAILURES as error:
            if _needs_password(error):
                raise UnreadableError(PASSWORD) from error
            continue
        if attempt.is_sound(expected):
            return attempt
        attempts.append(attempt)
    with_pages = [attempt for attempt in attempts if attempt.n_pages]
    if not with_pages:
        raise UnreadableError(NO_PAGES if opened or expected.n_pages == 0 else NOT_A_PDF)
    if not any(attempt.pages for attempt in with_pages):
        raise UnreadableError(NO_SOUND_PAGE)
    return max(with_pages, key=lambda a: (a.n_readable - a.n_garbled, len(a.pages), a.n_pages))


def survey(path: Path) -> Expected:
    """What is to be found in a file as far as pikepdf can tell."""
    try:
        with pikepdf.open(path) as pdf:
            n_pages = len(pdf.pages)
            return Expected(n_pages, is_damaged=bool(pdf.get_warnings()))
    except FAILURES:
        return Expected(None, is_damaged=True)


def _attempt(name: str, document: OpenDocument, *, wanted: bool) -> Attempt:
    """Read all pages; `wanted` says that an engine before was not good enough."""
    end = time.process_time() + MAX_SECONDS
    title = document.metadata.get("Title")
    attempt = Attempt(name, n_pages=len(document), title=title if isinstance(title, str) else None)
    for number in range(1, attempt.n_pages + 1):
        if wanted and number > PATIENCE and not attempt.n_readable:
            break
        if wanted and time.process_time() > end:
            attempt.failed[number] = TOO_SLOW
            continue
        try:
            page = document.page(number)
            attempt.add(lay_out(page))
            page.close()
        except FAILURES as error:
            attempt.failed[number] = f"the page is damaged ({type(error).__name__})"
    return attempt


def _needs_password(error: BaseException) -> bool:
    if isinstance(error, pikepdf.PasswordError):
        return True
    if isinstance(error, pypdfium2.PdfiumError):
        return bool(error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY))
    return isinstance(error.__cause__ or error.__context__, PDFPasswordIncorrect) or (
        isinstance(error, PdfminerException) and any(isinstance(a, PDFPasswordIncorrect) for a in error.args)
    )
