"""Tesseract, which is looked for when it is needed: words, and which way up a page stands."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from pipeline.language import DEFAULT, words_of
from pipeline.readers.page_layout import Box
from pipeline.readers.programs import NO_FRENCH, NO_TESSERACT, OcrError, ocr_languages

LANGUAGE = words_of(DEFAULT).alpha_3
"""Of the recognised text. With English beside it, accents are lost and little is won."""

TIMEOUT = 240
"""Seconds on the clock for one page; a page takes 3 to 10 of them on a machine that is not busy."""

ONE_BLOCK = ("--psm", "6")
"""Tesseract's option for text without columns."""

DIRT = "|¦_~"
"""What rules and specks are taken for."""


@dataclass(frozen=True, slots=True)
class TesseractWord:
    """A word as tesseract gives it: its box in pixels, origin top left, and how sure it is, in per cent."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


def find_tesseract() -> str:
    """The command.

    Raises:
        OcrError: there is no tesseract, or it has no French data; the message says what to install.
    """
    command = shutil.which("tesseract")
    if command is None:
        raise OcrError(NO_TESSERACT)
    if LANGUAGE not in ocr_languages():
        raise OcrError(NO_FRENCH)
    return command


def recognise(
    grey: Image.Image, resolution: float, options: Sequence[str] = (), *, language: str = LANGUAGE
) -> list[TesseractWord]:
    """The words of a picture, in the order in which tesseract reads them; `language` as tesseract calls it.

    Raises:
        OcrError: there is no tesseract, or it cannot read the picture.
    """
    command = find_tesseract()
    options = ("-l", language, "--dpi", str(round(resolution)), *options, "tsv")
    return list(_parse_tsv(_output([command, "stdin", "stdout", *options], grey)))


def _parse_tsv(output: str) -> Iterator[TesseractWord]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    for row in output.splitlines()[1:]:
        level, _, block, paragraph, line, _, *rest = row.split("\t", 11)
        if level != "5":
            continue
        left, top, width, height, confidence, text = rest
        shown = text.strip().strip(DIRT)
        if shown:
            x0, y0 = float(left), float(top)
            box = Box(x0, y0, x0 + float(width), y0 + float(height))
            yield TesseractWord(shown, (int(block), int(paragraph), int(line)), box, float(confidence))


def find_turn(grey: Image.Image, resolution: float) -> int:
    """By how many degrees clockwise to turn a page for it to stand upright; 0 where tesseract cannot tell."""
    command = find_tesseract()
    if "osd" not in ocr_languages():
        return 0
    try:
        output = _output([command, "stdin", "stdout", "--psm", "0", "--dpi", str(round(resolution))], grey)
    except OcrError:
        return 0  # Too few letters to tell.
    lines = dict(line.split(": ", 1) for line in output.splitlines() if ": " in line)
    return int(lines.get("Rotate", "0"))


def _output(command: Sequence[str], grey: Image.Image | None = None) -> str:
    """What tesseract prints.

    Raises:
        OcrError: it fails, or takes too long.
    """
    picture = io.BytesIO()
    if grey is not None:
        grey.save(picture, "PPM")
    try:
        done = subprocess.run(
            command,
            input=picture.getvalue(),
            capture_output=True,
            timeout=TIMEOUT,
            check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"OCR was not done with the page after {TIMEOUT} seconds") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise OcrError("OCR cannot read the page") from error
    return done.stdout.decode("utf-8", "replace")
