"""What is set into a text: figures and boxes that it runs around, initials over several lines, addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.pdf import read_pdf
from pipeline.readers.source import Source

HEIGHT = A4[1]
TEXT = (
    "Les communes ont adopté un plan de cinq ans, que le conseil a débattu avec les chefs de village. "
    "Les puits sont creusés par des entreprises de la région et remis aux comités de gestion après une "
    "visite des services techniques. Chaque comité tient un cahier où il note les recettes, les dépenses "
    "et les pannes. Une fois par an, les comptes sont lus devant l'assemblée, qui peut changer le prix de "
    "l'eau. Les familles qui ne peuvent pas payer en sont dispensées par le comité."
)
NOTE = "Un comité compte sept membres. Trois au moins sont des femmes. Il se réunit chaque mois."

Read = Callable[[Callable[[Canvas], None]], str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def made(drawing: Callable[[Canvas], None]) -> str:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        canvas.setFont("Helvetica", 10)
        drawing(canvas)
        canvas.save()
        return " ".join(read_pdf(Source("document", path, "document.pdf", "0" * 64)).pages[0].text.split())

    return made


def set_lines(
    canvas: Canvas, text: str, x: float, top: float, width: Callable[[int], tuple[float, float]]
) -> int:
    """Set a text in lines of which each has its own indent and width; the number of lines."""
    words, number = text.split(), 0
    while words:
        indent, room = width(number)
        line = words.pop(0)
        while words and canvas.stringWidth(f"{line} {words[0]}", "Helvetica", 10) <= room - indent:
            line += f" {words.pop(0)}"
        canvas.drawString(x + indent, HEIGHT - top - 13 * number, line)
        number += 1
    return number


@pytest.mark.parametrize("first", [0, 3])
def test_a_text_that_runs_around_a_note_stays_in_one_piece(read: Read, first: int) -> None:
    def drawing(canvas: Canvas) -> None:
        beside = range(first, first + 7)
        set_lines(canvas, TEXT, 60, 80, lambda number: (0, 300 if number in beside else 470))
        set_lines(canvas, NOTE, 390, 84 + 13 * first, lambda number: (0, 135))

    text = read(drawing)
    assert TEXT in text
    assert NOTE in text


@pytest.mark.parametrize("gap", [2, 6])
def test_an_initial_over_two_lines_begins_its_word(read: Read, gap: float) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.drawString(60, HEIGHT - 93, TEXT[0])
        canvas.setFont("Helvetica", 10)
        set_lines(canvas, TEXT[1:], 60, 80, lambda number: (16.7 + gap if number < 2 else 0, 300))

    assert read(drawing) == TEXT


def test_an_address_keeps_its_hyphens_over_any_number_of_lines(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        lines = ("https://exemple.org/le-plan-de-", "la-commune-rurale-", "de-gao-est-adopte")
        for k, line in enumerate(lines):
            canvas.drawString(60, HEIGHT - 80 - 13 * k, line)

    assert read(drawing) == "https://exemple.org/le-plan-de-la-commune-rurale-de-gao-est-adopte"
