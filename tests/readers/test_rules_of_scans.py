"""Scans that hold a text already: their rules are found in the picture that lies under it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers import read_pages
from pipeline.readers.source import Source
from pipeline.tables import find_grids

WIDTH, HEIGHT = 400, 300
XS, YS = (40, 180, 280, 360), (60, 84, 108, 132)
ROWS = [["Chapitre", "Voté", "Payé"], ["Eau", "1 200", "950"], ["Total", "1 200", "950"]]


def scan(path: Path, *, share: float = 1.0) -> Path:
    """A page whose rules are pixels of a picture, with invisible words as OCR lays them over it."""
    scale = 3
    image = Image.new("L", (WIDTH * scale, HEIGHT * scale), 250)
    pen = ImageDraw.Draw(image)
    for y in YS:
        pen.line((XS[0] * scale, y * scale, XS[-1] * scale, y * scale), fill=20, width=3)
    for x in XS:
        pen.line((x * scale, YS[0] * scale, x * scale, YS[-1] * scale), fill=20, width=3)
    picture = io.BytesIO()
    image.save(picture, "PNG")
    picture.seek(0)
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    high = HEIGHT * share
    canvas.drawImage(ImageReader(picture), 0, HEIGHT - high, WIDTH, high)
    text = canvas.beginText()
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 10)
    for y, row in zip(YS, ROWS, strict=False):
        for x, word in zip(XS, row, strict=False):
            text.setTextOrigin(x + 5, HEIGHT - y * share - 16)
            text.textOut(word)
    canvas.drawText(text)
    canvas.save()
    return path


@pytest.mark.parametrize(("share", "found"), [(1.0, True), (0.87, True), (0.8, False)])
def test_the_rules_of_a_scan_with_a_text_are_those_of_its_picture(
    tmp_path: Path, share: float, found: bool
) -> None:
    path = scan(tmp_path / "scan.pdf", share=share)
    reading = read_pages(Source("scan", path, path.name, "0" * 64))
    assert (reading.pages[0].origin, reading.pages[0].quality) == ("ocr" if found else "native", "good")
    assert bool(reading.rules) is found
    if share == 1:
        (grid,) = find_grids(reading)
        assert grid.rows() == ROWS
