"""One file of each format that something here can write, and a table for each way to find one."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from pipeline.readers.programs import find_libreoffice, ocr_languages
from tests.conftest import RAW
from tests.mutants import office_samples
from tests.readers import test_more_formats as formats
from tests.readers.office_files import opendocument
from tests.readers.outlook_files import write_message
from tests.readers.test_mailbox_reader import MAILBOX
from tests.readers.test_spreadsheet_reader import ODS
from tests.tables.drawing import Drawing

Make = Callable[[Path], Path]
"""Writes a file into a folder."""


def _of_samples(name: str) -> Make:
    return lambda folder: Path(shutil.copy(RAW / name, folder))


def _of_office(name: str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(office_samples()[name])
        return path

    return make


def _of_bytes(name: str, data: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _of_text(name: str, text: str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def _zipped(name: str, members: dict[str, str]) -> Make:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w") as file:
            for member, text in members.items():
                file.writestr(member, text)
        return folder / name

    return make


def _scanned(name: str) -> Make:
    """A line of print as an image; Tesseract must be there to read it."""

    def make(folder: Path) -> Path:
        if not ocr_languages():
            pytest.skip("needs Tesseract")
        image = Image.new("L", (1600, 400), 255)
        font = ImageFont.load_default(size=60)
        ImageDraw.Draw(image).text((80, 150), "La commune a 25 puits en 2023", fill=0, font=font)
        image.save(folder / name, dpi=(200, 200))
        return folder / name

    return make


def _saved_as(ending: str, written: Make) -> Make:
    """A newer file of Office saved in the form of before; LibreOffice must be there to do so."""

    def make(folder: Path) -> Path:
        program = find_libreoffice()
        if program is None:
            pytest.skip("needs LibreOffice")
        path = written(folder)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = [program, "--headless", profile, "--convert-to", ending, "--outdir", folder, path]
        subprocess.run(convert, check=True, capture_output=True, timeout=120)
        return path.with_suffix(f".{ending}")

    return make


def _written(write: Callable[[Path], Path], name: str) -> Make:
    return lambda folder: write(folder / name)


def _message(path: Path) -> Path:
    return write_message(path, "Puits", "La commune a 25 puits.", datetime(2023, 5, 6, tzinfo=UTC))


def _workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Budget")
        for row, values in enumerate([("Volet", "Montant"), ("Eau", 12000), ("Puits", 13000)]):
            sheet.write_row(row, 0, values)
    return path


GRANT = {"id": "360G-1", "title": "Puits", "currency": "EUR", "amountAwarded": 5000}

MADE: dict[str, Make] = {
    "application/pdf": _of_samples("lettre-ddrk-2023-07.pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _of_office("lettre.docx"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _of_office("budget.xlsx"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _written(
        formats.slides, "a.pptx"
    ),
    "application/msword": _saved_as("doc", _written(formats.letter, "a.docx")),
    "application/vnd.ms-excel": _saved_as("xls", _written(_workbook, "a.xlsx")),
    "application/vnd.ms-outlook": _written(_message, "a.msg"),
    "application/vnd.ms-powerpoint": _saved_as("ppt", _written(formats.slides, "a.pptx")),
    "application/vnd.oasis.opendocument.text": _of_office("note.odt"),
    "application/vnd.oasis.opendocument.spreadsheet": _of_bytes("a.ods", opendocument("spreadsheet", ODS)),
    "application/vnd.oasis.opendocument.presentation": _zipped(
        "a.odp", {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": formats.ODP}
    ),
    "application/rtf": _of_text("a.rtf", formats.RTF),
    "application/epub+zip": _written(formats.book, "a.epub"),
    "application/zip": _zipped("a.zip", {"2023/lettre.txt": "Le 5 mai 2023."}),
    "application/xml": _of_text("a.xml", formats.ACTIVITIES),
    "application/json": _of_text("a.json", json.dumps({"grants": [GRANT]})),
    "image/png": _scanned("a.png"),
    "image/jpeg": _scanned("a.jpg"),
    "image/tiff": _scanned("a.tiff"),
    "application/mbox": _of_text("a.mbox", MAILBOX),
    "message/rfc822": _of_office("message.eml"),
    "text/csv": _of_text("a.csv", "Volet;Montant\nEau;12 000\nPuits;13 000\n"),
    "text/html": _of_samples("comite-de-pilotage-2024-12.html"),
    "text/markdown": _of_samples("releve-decisions.md"),
    "text/plain": _of_samples("gouvernance-locale.txt"),
}
"""By media type."""

ROWS = [["Volet", "2023", "2024"], ["Eau", "120", "130"], ["Puits", "240", "250"], ["Pompes", "360", "370"]]
XS = [60, 180, 300, 420]


def _ruled(drawing: Drawing) -> None:
    drawing.grid(ROWS, XS)


def _lined(drawing: Drawing) -> None:
    for y in (100, 120, 180):
        drawing.across(y, 60, 420)
    drawing.cells(ROWS, XS)


def _unruled(drawing: Drawing) -> None:
    for number, row in enumerate(ROWS):
        drawing.text(60, 100 + 14 * number, row[0], bold=number == 0)
        drawing.right(300, 100 + 14 * number, row[1], bold=number == 0)
        drawing.right(400, 100 + 14 * number, row[2], bold=number == 0)


DRAWN: dict[str, Callable[[Drawing], None]] = {"ruled": _ruled, "lined": _lined, "unruled": _unruled}
"""By finder."""
