"""Text that stands in a PDF but not on its page is not read; what can be seen is, however it is painted."""

from __future__ import annotations

from collections.abc import Callable
from math import nan
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.colors import Color, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.page_layout import FARTHEST
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.engine.chars import Char, CharLook
from pipeline.readers.pdf.engine.pdfium import PdfiumDocument
from pipeline.readers.pdf.words.page_words import lay_out
from pipeline.readers.pdf.words.visibility import _on_page
from pipeline.readers.source import Source

WIDTH, HEIGHT = A4
SEEN = "Le conseil a adopté le budget de la commune."
UNSEEN = "Version provisoire de 12 500 000 FCFA."


@pytest.fixture
def texts(tmp_path: Path) -> Callable[..., list[str]]:
    def made(
        drawing: Callable[[Canvas], None], change: Callable[[pikepdf.Pdf], None] | None = None
    ) -> list[str]:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, SEEN)
        drawing(canvas)
        canvas.save()
        if change is not None:
            with pikepdf.open(path, allow_overwriting_input=True) as pdf:
                change(pdf)
                pdf.save(path)
        return [page.text for page in read_pdf(Source("document", path, path.name, "0" * 64)).pages]

    return made


Texts = Callable[..., list[str]]


def in_mode(mode: int) -> Callable[[Canvas], None]:
    def drawing(canvas: Canvas) -> None:
        text = canvas.beginText(60, 600)
        text.setTextRenderMode(mode)
        text.textOut(UNSEEN)
        canvas.drawText(text)

    return drawing


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 100, 200, 100)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 600, UNSEEN)


def beside_the_page(canvas: Canvas) -> None:
    canvas.drawString(WIDTH + 40, 600, UNSEEN)


def on_the_page_before(canvas: Canvas) -> None:
    canvas.drawString(60 - WIDTH, 600, UNSEEN)


def white_on_paper(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(60, 600, UNSEEN)


def white_on_white(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.rect(50, 590, 300, 30, fill=1, stroke=0)
    canvas.drawString(60, 600, UNSEEN)


def blackened(canvas: Canvas) -> None:
    canvas.drawString(60, 600, UNSEEN)
    canvas.rect(55, 595, 300, 16, fill=1, stroke=0)


def blackened_in_grey(canvas: Canvas) -> None:
    canvas.drawString(60, 600, UNSEEN)
    canvas.setFillGray(0.2)
    canvas.rect(55, 595, 300, 16, fill=1, stroke=1)


@pytest.mark.parametrize(
    "drawing",
    [
        in_mode(3),
        in_mode(7),
        clipped,
        beside_the_page,
        on_the_page_before,
        white_on_paper,
        white_on_white,
        blackened,
        blackened_in_grey,
    ],
)
def test_text_that_is_not_shown_is_not_read(texts: Texts, drawing: Callable[[Canvas], None]) -> None:
    assert texts(drawing) == [SEEN]


def test_text_outside_the_crop_box_is_not_read(texts: Texts) -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].cropbox = [0, 650, WIDTH, HEIGHT]

    assert texts(lambda canvas: canvas.drawString(60, 600, UNSEEN), crop) == [SEEN]


def test_what_a_crop_box_shows_of_a_turned_page_is_read(texts: Texts) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].cropbox = [40, 650, WIDTH, HEIGHT]
        pdf.pages[0].rotate(90, relative=False)

    assert texts(lambda canvas: canvas.drawString(60, 600, UNSEEN), turn) == [SEEN]


def white_on_a_box(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.1, 0.3, 0.6))
    canvas.rect(50, 590, 300, 30, fill=1, stroke=0)
    canvas.setFillColor(white)
    canvas.drawString(60, 600, UNSEEN)


def white_on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "navy")), 50, 590, 300, 30)
    canvas.setFillColor(white)
    canvas.drawString(60, 600, UNSEEN)


def white_on_a_gradient(canvas: Canvas) -> None:
    canvas.linearGradient(50, 590, 350, 620, (Color(0, 0, 0.5), Color(0, 0.4, 0)))
    canvas.setFillColor(white)
    canvas.drawString(60, 600, UNSEEN)


def white_with_an_outline(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    in_mode(2)(canvas)


def grey(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.95, 0.95, 0.95))
    canvas.drawString(60, 600, UNSEEN)


def inside_its_clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 590, 400, 30)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 600, UNSEEN)


def in_a_moved_form(canvas: Canvas) -> None:
    canvas.beginForm("moved", 0, 0, 400, 40)
    clip = canvas.beginPath()
    clip.rect(0, 0, 400, 40)
    canvas.clipPath(clip, stroke=0)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(5, 10, UNSEEN)
    canvas.endForm()
    canvas.translate(60, 590)
    canvas.doForm("moved")


def recognised_in_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 50, 590, 300, 30)
    in_mode(3)(canvas)


@pytest.mark.parametrize(
    "drawing",
    [
        white_on_a_box,
        white_on_a_picture,
        white_on_a_gradient,
        white_with_an_outline,
        grey,
        inside_its_clip,
        in_a_moved_form,
        recognised_in_a_picture,
    ],
)
def test_text_that_is_shown_is_read(texts: Texts, drawing: Callable[[Canvas], None]) -> None:
    (text,) = texts(drawing)
    assert text.split("\n") == [SEEN, UNSEEN]


def test_text_that_begins_where_that_of_a_clipped_cell_ends_is_read(texts: Texts) -> None:
    def cells(canvas: Canvas) -> None:
        width = canvas.stringWidth("QUANTITES", "Helvetica", 10)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(58, 595, width + 1.5, 14)
        canvas.clipPath(path, stroke=0)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 600, "QUANTITES")
        canvas.restoreState()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(61 + width, 600, "MONTANTS")

    (text,) = texts(cells)
    assert text.split("\n")[1] == "QUANTITES MONTANTS"


@pytest.mark.parametrize(("colour", "rules"), [("/Pattern CS /P0 SCN", 3), ("1 G", 0)])
def test_rules_in_a_gradient_are_seen_and_white_ones_are_not(tmp_path: Path, colour: str, rules: int) -> None:
    content = f"{colour} 0.5 w " + " ".join(f"60 {y} m 400 {y} l S" for y in (500, 520, 540))
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    ends = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[0.2], N=1)
    shading = pikepdf.Dictionary(
        ShadingType=2,
        ColorSpace=pikepdf.Name.DeviceGray,
        Coords=[0, 0, 595, 0],
        Function=ends,
        Extend=[True, True],
    )
    pattern = pdf.make_indirect(pikepdf.Dictionary(PatternType=2, Shading=shading))
    page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P0=pattern))
    page.Contents = pdf.make_stream(content.encode())
    pdf.save(tmp_path / "rules.pdf")
    with PdfiumDocument(tmp_path / "rules.pdf") as document:
        assert len(lay_out(document.page(1)).rules) == rules


def test_of_a_line_the_words_under_a_bar_are_left_out(texts: Texts) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(60, 600, "Versé à Moussa Exemple le 3 mars 2023.")
        start = 60 + canvas.stringWidth("Versé à ")
        canvas.rect(start, 597, canvas.stringWidth("Moussa Exemple"), 12, fill=1, stroke=0)

    assert texts(drawing) == [f"{SEEN}\nVersé à le 3 mars 2023."]


@pytest.mark.parametrize(("grey", "alpha"), [(0.2, 1.0), (0.0, 0.4)])
def test_text_on_a_dark_ground_and_under_a_veil_is_read(texts: Texts, grey: float, alpha: float) -> None:
    def drawing(canvas: Canvas) -> None:
        if alpha < 1:
            canvas.drawString(60, 600, UNSEEN)
        canvas.setFillColor(Color(grey, grey, grey, alpha))
        canvas.rect(55, 595, 300, 16, fill=1, stroke=0)
        if alpha == 1:
            canvas.setFillColor(Color(0.9, 0.8, 0.2))
            canvas.drawString(60, 600, UNSEEN)

    assert UNSEEN in texts(drawing)[0]


def gradient(canvas: Canvas) -> None:
    """Text filled with a gradient from green to blue: of no single colour, which pdfium calls white."""
    canvas.saveState()
    text = canvas.beginText(60, 600)
    text.setFont("Helvetica-Bold", 24)
    text.setTextRenderMode(0)
    text.textOut("Bonne nouvelle")
    canvas.drawText(text)
    canvas.restoreState()


def with_gradient(pdf: pikepdf.Pdf) -> None:
    """Fill the letters of the large type with a shading, as word processors do."""
    page = pdf.pages[0]
    shading = pikepdf.Dictionary(
        ShadingType=2,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Coords=[60, 600, 260, 600],
        Function=pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0.5, 0.2], C1=[0, 0.2, 0.6], N=1),
        Extend=[True, True],
    )
    pattern = pikepdf.Dictionary(Type=pikepdf.Name.Pattern, PatternType=2, Shading=shading)
    page.Resources.Pattern = pikepdf.Dictionary(P1=pdf.make_indirect(pattern))
    content = page.Contents.read_bytes()
    at = content.rindex(b"BT")
    page.Contents = pdf.make_stream(content[:at] + b"/Pattern cs /P1 scn " + content[at:])


def test_letters_filled_with_a_gradient_are_seen(texts: Texts) -> None:
    assert texts(gradient, with_gradient) == [f"{SEEN}\nBonne nouvelle"]


def test_white_letters_under_others_are_not_read_with_them(texts: Texts) -> None:
    def shadowed(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        canvas.drawString(60, 600, "Bonne nouvelle")
        canvas.setFillGray(0)
        canvas.drawString(60, 600, "Bonne nouvelle")

    assert texts(shadowed) == [f"{SEEN}\nBonne nouvelle"]


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Bold", "Courier"])
@pytest.mark.parametrize("size", [6, 8, 11])
def test_thin_letters_on_the_paper_of_a_page_framed_in_black_are_read(
    texts: Texts, font: str, size: int
) -> None:
    """The frame is a black sheet with a white one on it: the letters lie over both."""
    thin = "Il y a mille villages ici, il l'a dit ; l'ilot fi1i."

    def drawing(canvas: Canvas) -> None:
        canvas.rect(30, 30, WIDTH - 60, HEIGHT - 60, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.rect(34, 34, WIDTH - 68, HEIGHT - 68, fill=1, stroke=0)
        canvas.setFillGray(0)
        canvas.setFont(font, size)
        canvas.drawString(60, 500, thin)

    (text,) = texts(drawing)
    assert thin in " ".join(text.split())


FAR = 2 * FARTHEST


@given(
    st.lists(
        st.tuples(*[st.sampled_from([-FAR, -FARTHEST, -19_999.0, 0.0, 5.0, 700.0, 19_999.0, FAR, nan])] * 4),
        max_size=12,
    )
)
def test_characters_are_on_a_page_by_their_middle_if_their_box_can_be(
    boxes: list[tuple[float, float, float, float]],
) -> None:
    look = CharLook("Helvetica", 10.0, upright=True, matrix=(1, 0, 0, 1, 0, 0), bold=False)
    chars = [Char("a", *box, look) for box in boxes]
    expected = [
        char
        for char in chars
        if 0 < (char.x0 + char.x1) / 2 < WIDTH
        and 0 < (char.top + char.bottom) / 2 < HEIGHT
        and all(-FARTHEST < side < FARTHEST for side in (char.x0, char.top, char.x1, char.bottom))
    ]
    assert _on_page(chars, (0.0, 0.0, WIDTH, HEIGHT)) == expected
