"""The lines and fills of a PDF page: what can be seen of them."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers import Source, read_source
from pipeline.readers.pdf.words.page_words import lay_out
from pipeline.records import Rule


def rules_of(draw: object, folder: Path, *, fast: bool) -> list[Rule]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.drawString(40, 250, "Un mot")
    draw(canvas)  # type: ignore[operator]
    canvas.save()
    path = folder / "page.pdf"
    path.write_bytes(out.getvalue())
    if fast:
        return read_source(Source(id="doc", path=path, name=path.name, sha256="0" * 64)).rules
    with pdfplumber.open(path) as pdf:
        return list(lay_out(pdf.pages[0]).rules)


def white_cells(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    for x in (40, 100, 160):
        canvas.rect(x, 100, 60, 20, stroke=0, fill=1)


def white_on_grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.rect(30, 90, 240, 60, stroke=0, fill=1)
    white_cells(canvas)


def white_with_an_outline(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, 100, 60, 20, stroke=1, fill=1)


def a_curve_and_its_axis(canvas: Canvas) -> None:
    canvas.line(40, 40, 240, 40)
    path = canvas.beginPath()
    path.moveTo(40, 50)
    for x, y in ((90, 90), (140, 70), (190, 130)):
        path.lineTo(x, y)
    canvas.drawPath(path)


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize(
    ("draw", "seen"),
    [
        (white_cells, []),
        (white_on_grey, [("rect", False, True)] * 4),
        (white_with_an_outline, [("rect", True, False)]),
        (a_curve_and_its_axis, [("line", True, False)] * 4),
    ],
)
def test_what_is_white_is_seen_on_something_painted_only(
    draw: object, seen: list[tuple[str, bool, bool]], fast: bool, tmp_path: Path
) -> None:
    rules = rules_of(draw, tmp_path, fast=fast)
    assert [(rule.kind, rule.stroke, rule.fill) for rule in rules] == seen
