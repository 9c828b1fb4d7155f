"""Whose heading a line in large type is: of one column, of several, of what is below; and running heads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.pdf import read_pdf
from pipeline.readers.source import Source
from tests.readers.drawn_text import draw, wrapped

WIDTH, HEIGHT = A4
WELLS = (
    "Le comité de gestion a réparé onze puits au cours de la saison sèche. Chaque village a donné le sable "
    "et les pierres, la coopérative a payé les pompes et le maçon. Les femmes tiennent la caisse et rendent "
    "compte devant l'assemblée, qui se réunit à la fin du mois sous le grand arbre de la place."
)
SCHOOLS = (
    "Les parents ont bâti deux salles de classe en banco et posé un toit de tôle avant les pluies. Le "
    "conseil a recruté un maître et acheté des bancs. Il manque encore une cantine, un point d'eau et des "
    "livres pour les élèves de la dernière année, que la commune promet pour la rentrée."
)
NOTE = (
    "Le mot du maire : nos comptes sont clos, et ils sont publics. Venez les lire au secrétariat, posez vos "
    "questions, et dites au conseil ce que vous attendez de l'année qui vient et de ses dépenses."
)


def box(canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)


@pytest.fixture
def texts(tmp_path: Path) -> Callable[[Callable[[Canvas], None]], list[str]]:
    def made(drawing: Callable[[Canvas], None]) -> list[str]:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        drawing(canvas)
        canvas.save()
        pages = read_pdf(Source("document", path, path.name, "0" * 64)).pages
        return [" ".join(page.text.split()) for page in pages]

    return made


Texts = Callable[[Callable[[Canvas], None]], list[str]]


def come_in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_heading_beside_a_tall_box_is_of_its_own_column(texts: Texts) -> None:
    def drawing(canvas: Canvas) -> None:
        box(canvas, 40, 80, 150, 620)
        draw(canvas, wrapped(NOTE, 130), 50, 300)
        draw(canvas, ["Une photo de la mairie"], 210, 250)
        draw(canvas, ["MAI"], 210, 320, size=13)
        draw(canvas, wrapped(WELLS, 150), 210, 340)
        draw(canvas, wrapped(SCHOOLS, 150), 380, 340)

    [text] = texts(drawing)
    assert f"MAI {WELLS}" in text
    assert NOTE in text
    assert come_in_order(text, NOTE, "MAI", SCHOOLS)


def test_headings_on_one_line_are_of_the_columns_below_each(texts: Texts) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["Les puits du plateau"], 60, 100, size=13)
        draw(canvas, ["Les écoles du plateau"], 310, 100, size=13)
        draw(canvas, wrapped(WELLS, 220), 60, 130)
        draw(canvas, wrapped(SCHOOLS, 220), 310, 130)

    assert texts(drawing) == [f"Les puits du plateau {WELLS} Les écoles du plateau {SCHOOLS}"]


def test_a_heading_across_at_the_foot_of_two_columns_is_of_those_below_it(texts: Texts) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["Les puits du plateau"], 60, 100, size=13)
        draw(canvas, ["Les écoles du plateau"], 310, 100, size=13)
        draw(canvas, wrapped(WELLS, 220), 60, 130)
        draw(canvas, wrapped(SCHOOLS, 220), 310, 130)
        draw(canvas, ["Une seconde partie"], 60, 300, size=13)
        draw(canvas, wrapped(NOTE, 220), 60, 330)
        draw(canvas, wrapped(NOTE.replace("maire", "conseil"), 220), 310, 330)

    [text] = texts(drawing)
    assert come_in_order(text, WELLS, SCHOOLS, "Une seconde partie", NOTE)


@pytest.mark.parametrize("gap", [2.0, 8.0])
def test_the_last_line_of_a_column_that_is_close_to_a_list_below_is_its_heading(
    texts: Texts, gap: float
) -> None:
    """With as much room below it, it is but the last line of its column."""
    aims = ["• Des puits réparés", "• Des pompes en double", "• Une caisse tenue", "• Un comité élu"]
    lists = [
        "• Relever le prix de l'eau de cinq francs pour chaque famille du quartier et des hameaux",
        "• Payer le maçon à la journée et lui donner un apprenti que le comité aura choisi",
        "• Ouvrir un compte à la caisse et y verser ce qui reste à la fin de chaque mois",
    ]

    def drawing(canvas: Canvas) -> None:
        draw(canvas, aims, 60, 100)
        box(canvas, 200, 100, 260, 60)
        draw(canvas, wrapped(NOTE, 240), 210, 105)
        end = draw(canvas, ["Ce qui reste à faire"], 60, 180)
        draw(canvas, lists, 60, end + gap)

    [text] = texts(drawing)
    assert come_in_order(text, aims[-1][2:], NOTE, "Ce qui reste à faire", "Relever") is (gap < 5)


def test_a_running_head_over_the_last_column_is_read_before_all_columns(texts: Texts) -> None:
    lines = wrapped(f"{WELLS} {SCHOOLS}", 150)

    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["MARS-AVRIL"], 480, 40, size=12)
        third = len(lines) // 3 + 1
        for k in range(3):
            draw(canvas, lines[k * third : (k + 1) * third], 50 + 170 * k, 140)
        draw(canvas, ["Bulletin du plateau"], 50, 800, size=8)

    assert texts(drawing) == [f"MARS-AVRIL {WELLS} {SCHOOLS} Bulletin du plateau"]


def test_a_line_at_the_head_that_is_close_to_its_column_is_of_it(texts: Texts) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["Les écoles"], 310, 40)
        draw(canvas, wrapped(WELLS, 220), 60, 55)
        draw(canvas, wrapped(SCHOOLS, 220), 310, 55)

    [text] = texts(drawing)
    assert come_in_order(text, WELLS, "Les écoles", SCHOOLS)


@pytest.mark.parametrize(("headed", "is_running"), [((2, 4, 6), True), ((2, 3, 4), False)])
def test_a_large_head_of_all_left_pages_runs_along(
    texts: Texts, headed: tuple[int, ...], *, is_running: bool
) -> None:
    def drawing(canvas: Canvas) -> None:
        for number in range(1, 7):
            if number in headed:
                draw(canvas, ["La voix du plateau"], 60, 40, size=14)
            draw(canvas, wrapped(f"Page {number}. {WELLS}", 470), 60, 120)
            canvas.showPage()

    found = [number for number, text in enumerate(texts(drawing), 1) if "La voix" in text]
    assert found == ([headed[0]] if is_running else list(headed))
