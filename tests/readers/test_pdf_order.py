"""The order in which a page is read: columns, headings across them, tables, boxes, running lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.pdf import read_pdf, scanned_pages
from pipeline.readers.source import Source
from pipeline.records import Reading

WIDTH, HEIGHT = A4
LEFT = (
    "La Coopération luxembourgeoise appuie le Gouvernement du Mali dans ses efforts de croissance durable. "
    "Deux zones ont été retenues dans le cadre du troisième programme et couvrent six régions du pays. "
    "Les communautés participent à chaque étape et les services techniques suivent les travaux sur place."
)
RIGHT = (
    "Chaque commune dispose d'un plan que le conseil a adopté après de longues consultations publiques. "
    "Le suivi revient aux cercles, qui rendent compte au gouvernorat une fois par trimestre au moins. "
    "Un rapport annuel rassemble les résultats et nomme les difficultés que les équipes ont rencontrées."
)
THIRD = (
    "Les coopératives achètent les intrants ensemble et vendent la récolte sur le marché de la ville. "
    "Une caisse commune avance les frais de campagne aux familles qui ne peuvent pas les porter seules. "
    "Les comptes sont lus devant l'assemblée, et chacun peut poser des questions au trésorier élu."
)


def wrapped(text: str, width: float, size: float = 9, font: str = "Helvetica") -> list[str]:
    canvas = Canvas("unused")
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if canvas.stringWidth(longer, font, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw(
    canvas: Canvas, lines: list[str], x: float, top: float, *, size: float = 9, font: str = "Helvetica"
) -> float:
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, HEIGHT - top - size, line)
        top += 1.25 * size
    return top


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Callable[[Canvas], None]], Reading]:
    def made(drawing: Callable[[Canvas], None]) -> Reading:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        drawing(canvas)
        canvas.save()
        return read_pdf(Source("document", path, "document.pdf", "0" * 64))

    return made


Read = Callable[[Callable[[Canvas], None]], Reading]


def folded(text: str) -> str:
    return " ".join(text.split())


def assert_words_slice_to_the_text(reading: Reading) -> None:
    texts = {page.number: page.text for page in reading.pages}
    for word in reading.words:
        if word.start < 0:
            continue
        shown = texts[word.page][word.start : word.end]
        assert shown == word.text or (word.text == f"{shown}-" and shown)


def assert_blocks_cover_the_text(reading: Reading) -> None:
    for page in reading.pages:
        blocks = [block for block in reading.blocks if block.page == page.number]
        assert [b.start for b in blocks] == sorted(b.start for b in blocks)
        uncovered = "".join(
            page.text[end:start]
            for end, start in zip(
                [0, *(b.end for b in blocks)], [*(b.start for b in blocks), len(page.text)], strict=True
            )
        )
        assert uncovered.strip("\n") == ""


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, wrapped(LEFT, 220), 60, 80)
        draw(canvas, wrapped(RIGHT, 220), 310, 80)

    reading = read(page)
    assert folded(reading.pages[0].text) == f"{LEFT} {RIGHT}"
    assert_words_slice_to_the_text(reading)
    assert_blocks_cover_the_text(reading)


def test_columns_whose_lines_interlock_keep_their_words(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, wrapped(LEFT, 150), 50, 80)
        draw(canvas, wrapped(RIGHT, 150), 215, 82.5)
        draw(canvas, wrapped(THIRD, 150), 380, 85)

    assert folded(read(page).pages[0].text) == f"{LEFT} {RIGHT} {THIRD}"


def test_columns_drawn_line_by_line_are_still_columns(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for k, (one, two) in enumerate(zip(wrapped(LEFT, 220), wrapped(RIGHT, 220), strict=False)):
            canvas.drawString(60, HEIGHT - 80 - 11 * k, one)
            canvas.drawString(310, HEIGHT - 80 - 11 * k, two)

    text = folded(read(page).pages[0].text)
    assert folded(" ".join(wrapped(LEFT, 220)[:3])) in text


def test_a_heading_across_three_columns_parts_what_is_above_from_what_is_below(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        for x, text in ((50, LEFT), (215, RIGHT), (380, THIRD)):
            draw(canvas, wrapped(text, 150), x, 80)
            draw(canvas, wrapped(text.upper(), 150), x, 330)
        heading = "Les résultats du troisième trimestre dans toutes les régions"
        draw(canvas, [heading], 50, 295, size=15, font="Helvetica-Bold")

    reading = read(page)
    parts = [LEFT, RIGHT, THIRD, "Les résultats du troisième trimestre dans toutes les régions"]
    assert folded(reading.pages[0].text) == " ".join([*parts, *(part.upper() for part in parts[:3])])
    heading = next(block for block in reading.blocks if block.kind in ("heading", "title"))
    below = next(block for block in reading.blocks if block.start > heading.start)
    assert below.section == parts[3]


def test_a_framed_box_beside_a_column_is_read_as_one(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, wrapped(LEFT + " " + RIGHT, 300), 60, 80)
        canvas.rect(390, HEIGHT - 240, 150, 150)
        draw(canvas, ["Chiffres du trimestre", "Quatorze puits creusés", "Deux écoles rouvertes"], 400, 100)

    reading = read(page)
    text = folded(reading.pages[0].text)
    assert f"{LEFT} {RIGHT}" in text
    assert "Chiffres du trimestre Quatorze puits creusés Deux écoles rouvertes" in text


def test_a_ruled_table_is_one_block_row_by_row(read: Read) -> None:
    rows = [("Commune", "Montant"), ("Gao", "1 200 000"), ("Kidal et cercles voisins", "89 %")]

    def page(canvas: Canvas) -> None:
        draw(canvas, wrapped(LEFT, 470), 60, 80)
        canvas.setFont("Helvetica", 9)
        for k, row in enumerate(rows):
            for x, cell in zip((64, 304), row, strict=True):
                canvas.drawString(x, HEIGHT - 162 - 20 * k, cell)
        canvas.grid([60, 300, 530], [HEIGHT - 150 - 20 * k for k in range(len(rows) + 1)])

    reading = read(page)
    table = next(block for block in reading.blocks if block.kind == "table")
    assert reading.pages[0].text[table.start : table.end] == "\n".join("\t".join(row) for row in rows)
    assert sum(rule.kind == "line" for rule in reading.rules) == 7


def test_aligned_rows_without_rules_come_row_by_row(read: Read) -> None:
    rows = [
        ("AGR", "Activité génératrice de revenus"),
        ("AIR", "Autorité intérimaire régionale"),
        ("UGP", "Unité de gestion de programmes"),
        ("STD", "Service technique déconcentré"),
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for k, (short, long) in enumerate(rows):
            canvas.drawString(60, HEIGHT - 100 - 14 * k, short)
            canvas.drawString(160, HEIGHT - 100 - 14 * k, long)

    assert read(page).pages[0].text == "\n".join("\t".join(row) for row in rows)


def test_running_lines_are_kept_out_of_the_text_but_stay_words(read: Read) -> None:
    def pages(canvas: Canvas) -> None:
        for number, text in enumerate((LEFT, RIGHT, THIRD), start=1):
            draw(canvas, ["Rapport annuel 2023"], 60, 30, size=8)
            draw(canvas, wrapped(text, 470), 60, 120)
            draw(canvas, [f"Page {number} sur 3"], 270, 800, size=8)
            canvas.showPage()

    reading = read(pages)
    assert [folded(page.text) for page in reading.pages] == [LEFT, RIGHT, THIRD]
    outside = [word.text for word in reading.words if word.page == 2 and word.start == -1]
    assert outside == ["Rapport", "annuel", "2023", "Page", "2", "sur", "3"]


@pytest.mark.parametrize(("titled", "is_running"), [((1, 2, 3), True), ((1, 2), False)])
def test_a_title_on_most_pages_is_read_where_it_first_stands(
    read: Read, titled: tuple[int, ...], *, is_running: bool
) -> None:
    def pages(canvas: Canvas) -> None:
        for number, text in enumerate((LEFT, RIGHT, THIRD), start=1):
            if number in titled:
                draw(canvas, ["Code des communes"], 200, 40, size=18)
            draw(canvas, wrapped(text, 470), 60, 120)
            canvas.showPage()

    texts = [folded(page.text) for page in read(pages).pages]
    second = RIGHT if is_running else f"Code des communes {RIGHT}"
    assert texts == [f"Code des communes {LEFT}", second, THIRD]


def test_a_sentence_that_goes_on_over_a_page_is_marked(read: Read) -> None:
    def pages(canvas: Canvas) -> None:
        draw(canvas, ["Le programme appuie les communes de la région et"], 60, 700)
        canvas.showPage()
        draw(
            canvas,
            ["finance leurs plans de développement depuis 2015.", "", "Il est suivi par les cercles."],
            60,
            80,
        )

    reading = read(pages)
    assert [block.continues for block in reading.blocks] == [False, True, False]


def test_notes_at_the_foot_come_last_and_captions_are_told(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, wrapped(LEFT, 220), 60, 80)
        draw(canvas, ["1 Source : enquête menée par le programme"], 60, 780, size=7)
        draw(canvas, wrapped(RIGHT, 220), 310, 80)
        draw(canvas, ["Tableau n° 3 : Accords signés en 2023"], 60, 300)

    reading = read(page)
    assert reading.blocks[-1].kind == "footnote"
    assert "caption" in {block.kind for block in reading.blocks}


def test_both_halves_of_a_word_cut_at_a_line_end_have_adjacent_offsets(read: Read) -> None:
    lines = ["Le projet du Fonds fidu-", "ciaire que finance le Royaume-", "Uni, soit 89 % du total."]
    reading = read(lambda canvas: draw(canvas, lines, 60, 80) and None)
    text = reading.pages[0].text
    assert text == "Le projet du Fonds fiduciaire que finance le Royaume-Uni, soit 89 % du total."
    first, second = (next(w for w in reading.words if w.text == part) for part in ("fidu-", "ciaire"))
    assert (text[first.start : first.end], first.end) == ("fidu", second.start)


def test_a_word_cut_at_the_end_of_a_column_is_whole_in_the_text(read: Read) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, [*wrapped(LEFT, 220)[:-1], "et tous les services techni-"], 60, 80)
        draw(canvas, ["ques de la région.", *wrapped(RIGHT, 220)], 310, 80)

    reading = read(page)
    assert "services techniques de la région" in reading.pages[0].text
    assert [block.continues for block in reading.blocks[:2]] == [False, True]


def test_items_of_a_list_are_blocks_of_their_own(read: Read) -> None:
    items = [
        "• former les artisans de la ville",
        "• appuyer les coopératives de femmes",
        "2. ouvrir deux centres",
    ]
    reading = read(lambda canvas: draw(canvas, items, 60, 80) and None)
    assert [block.kind for block in reading.blocks] == ["list_item"] * 3


WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopéàçABCD0123456789.,;-", min_size=1, max_size=14),
    min_size=1,
    max_size=60,
)


@settings(max_examples=25, deadline=None)
@given(columns=st.lists(WORDS, min_size=1, max_size=3), size=st.sampled_from([7, 9, 12]))
def test_offsets_of_words_slice_to_the_text_whatever_is_printed(
    tmp_path_factory: pytest.TempPathFactory, columns: list[list[str]], size: float
) -> None:
    path = tmp_path_factory.mktemp("pdf") / "any.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for k, words in enumerate(columns):
        draw(canvas, wrapped(" ".join(words), 140, size), 40 + 180 * k, 60 + 3 * k, size=size)
    canvas.save()
    with pytest.MonkeyPatch.context() as patch:
        # Letters by chance are no language: such a page would be read by OCR.
        patch.setattr(scanned_pages, "judged", lambda page: page)
        reading = read_pdf(Source("any", path, "any.pdf", "0" * 64))
    assert_words_slice_to_the_text(reading)
    assert_blocks_cover_the_text(reading)
    assert sum(len(word.text) for word in reading.words) == sum(len(w) for words in columns for w in words)
