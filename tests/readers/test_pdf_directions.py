"""Text that is set upside down, at a slant, mirrored, or with its letters apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.engine.chars import Char, CharLook
from pipeline.readers.pdf.words.bidi import in_reading_order, runs_by_direction
from pipeline.readers.source import Source
from pipeline.records import Reading

LINES = [f"Ligne {k} : le programme verse {k * 1000} FCFA aux communes de la région." for k in range(12)]

Read = Callable[[Callable[[Canvas], None]], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def made(drawing: Callable[[Canvas], None]) -> Reading:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        drawing(canvas)
        canvas.save()
        return read_pdf(Source("document", path, "document.pdf", "0" * 64))

    return made


def folded(reading: Reading) -> str:
    return " ".join(reading.pages[0].text.split())


def draw_lines(canvas: Canvas) -> None:
    for k, line in enumerate(LINES):
        canvas.drawString(-200, 90 - 16 * k, line)


@pytest.mark.parametrize("degrees", [1, 3, 10, 30, 90, 135, 180, 200, 270, 350])
def test_a_page_laid_at_any_angle_is_read_along_its_lines(read: Read, degrees: int) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(degrees)
        draw_lines(canvas)

    assert folded(read(drawing)) == " ".join(LINES)


def test_letters_of_a_negative_size_are_read_as_they_stand(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        for k, line in enumerate(LINES):
            text = canvas.beginText()
            text.setFont("Helvetica", -11)
            text.setTextTransform(-1, 0, 0, -1, 60, 700 - 16 * k)
            text.textOut(line)
            canvas.drawText(text)

    assert folded(read(drawing)) == " ".join(LINES)


@pytest.mark.parametrize(("across", "down"), [(-1, 1), (1, -1)])
def test_words_of_mirrored_text_stay_in_one_piece(read: Read, across: int, down: int) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.scale(across, down)
        draw_lines(canvas)

    assert sorted(folded(read(drawing)).split()) == sorted(" ".join(LINES).split())


def test_a_slanted_stamp_leaves_the_text_below_it_alone(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(300, 420)
        draw_lines(canvas)
        canvas.rotate(45)
        canvas.drawString(-60, 0, "COPIE CONFORME")
        canvas.restoreState()

    reading = read(drawing)
    assert folded(reading) == " ".join([*LINES, "COPIE CONFORME"])
    assert [word.text for word in reading.words if not word.upright] == ["COPIE", "CONFORME"]


def test_a_passage_on_its_head_is_read_after_the_text(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        draw_lines(canvas)
        canvas.translate(100, -200)
        canvas.rotate(180)
        canvas.drawString(0, 0, "Solution : 24 communes")

    assert folded(read(drawing)) == " ".join([*LINES, "Solution : 24 communes"])


def test_letters_that_are_set_apart_are_words(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "BULLETIN DE LA COMMUNE", charSpace=4)
        canvas.drawString(60, 680, "Juillet 2023", charSpace=3)

    assert folded(read(drawing)) == "BULLETIN DE LA COMMUNE Juillet 2023"


def test_figures_and_letters_in_columns_of_their_own_are_not_one_word(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        for k, sign in enumerate("1234567"):
            canvas.drawString(60 + 11 * k, 700, sign)
        for k, sign in enumerate("ABCDE"):
            canvas.drawString(60 + 30 * k, 660, sign)

    assert folded(read(drawing)) == "1 2 3 4 5 6 7 A B C D E"


def printed(text: str, x0: float) -> PrintedWord:
    return PrintedWord(text, Box(x0, 0, x0 + 9, 9), 9, bold=False, order=x0)


def test_arabic_words_are_read_from_the_right_and_figures_go_with_them() -> None:
    line = [printed(text, 10 * k) for k, text in enumerate(["Nouakchott", "2023", "مالي", "قرض", "fin"])]
    assert [w.text for w in in_reading_order(line)] == ["Nouakchott", "2023", "قرض", "مالي", "fin"]
    line = [printed(text, 10 * k) for k, text in enumerate(["مالي", "45", "قرض"])]
    assert [w.text for w in in_reading_order(line)] == ["قرض", "45", "مالي"]


def test_letters_of_both_directions_come_in_runs_with_the_spaces_behind_them() -> None:
    look = CharLook("Helvetica", 10.0, upright=True, matrix=(1, 0, 0, 1, 0, 0), bold=False)
    runs = runs_by_direction([Char(letter, 0.0, 0.0, 5.0, 10.0, look) for letter in "a\u0642 \u0636b"])
    assert [(way, "".join(c.text for c in run)) for way, run in runs] == [
        (False, "a"),
        (True, "\u0642 \u0636"),
        (False, "b"),
    ]
