"""Programs of this machine that reading makes use of where it finds them."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from pipeline.errors import BordereauError

TIMES_ASKED = 3
"""How often a program that does not answer is asked before a build ends."""

NO_TESSERACT = "there is no text on the page; to read scans, install tesseract-ocr and tesseract-ocr-fra"
NO_FRENCH = "there is no text on the page; to read scans in French, install tesseract-ocr-fra"


@cache
def find_libreoffice() -> str | None:
    """The program of LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def available_programs() -> tuple[object, ...]:
    """What reading finds on this machine: with another program there, files may be read that were not."""
    return (ocr_languages(), find_libreoffice() is not None)


class OcrError(Exception):
    """A page whose words cannot be recognised; the message is the reason, in an archivist's words."""


@cache
def ocr_languages() -> tuple[str, ...]:
    """The languages that tesseract has data for, sorted; none where there is no tesseract.

    What could not be recognised for want of them is read again once they are there. So none must not be
    said of a program that could not answer: every document would be read again.

    Raises:
        BordereauError: it was ended each time before it answered, or took too long.
    """
    command = shutil.which("tesseract")
    if command is None:
        return ()
    for _ in range(TIMES_ASKED):
        try:
            listed = subprocess.run(
                [command, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            continue
        # One that was ended from outside has said nothing of what it has.
        if listed.returncode >= 0:
            return tuple(sorted(listed.stdout.split("\n", 1)[-1].split()))
    raise BordereauError(f"{command}: does not say which languages it has data for; try again")
