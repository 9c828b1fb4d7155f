"""What reading a PDF that is damaged or protected raises, and how it is said to an archivist."""

from __future__ import annotations

import struct
import zlib

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.readers.source import PROTECTED

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
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

UNKNOWN_LOCK = "protected in a way that cannot be opened here"
NOT_A_PDF = "not a PDF file, or too damaged to be opened"
NO_PAGES = "the PDF file has no pages"
NO_SOUND_PAGE = "all pages of the PDF file are damaged"


def lock_of(error: BaseException) -> str | None:
    """What keeps a file closed, where that is the reason of a failure."""
    if isinstance(error, (pikepdf.PasswordError, PDFPasswordIncorrect)):
        return PROTECTED
    if isinstance(error, pypdfium2.PdfiumError):
        return {pdfium_c.FPDF_ERR_PASSWORD: PROTECTED, pdfium_c.FPDF_ERR_SECURITY: UNKNOWN_LOCK}.get(
            error.err_code
        )
    causes = (error.__cause__, error.__context__, *error.args)
    return PROTECTED if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes) else None
