"""Sentences stay whole where pages are laid out freely: drawing order decides what geometry leaves open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.layout.threads import find_threads, joints
from pipeline.readers.source import Source
from pipeline.records import Reading
from tests.readers.drawn_text import SIZE, draw, wrapped

WIDTH, HEIGHT = A4
STORY = (
    "Les habitants de la vallée entretiennent eux-mêmes les digues depuis que la caisse villageoise paie les "
    "outils et le ciment. Chaque saison une équipe de douze personnes relève les pierres, mesure la hauteur "
    "de l'eau et note les dépenses dans un cahier que le trésorier montre à qui le demande. La commune verse "
    "le reste au mois de mai, quand les premières pluies annoncent le début de la campagne agricole et que "
    "les familles préparent les semences pour les parcelles basses que le fleuve inonde chaque année."
)
OTHER = (
    "Le marché de la ville a rouvert après deux mois de travaux. Les commerçants disposent de quarante étals "
    "couverts, d'un point d'eau et d'un parc pour les charrettes. La taxe de place reste la même."
)
CAPTION = "Photo : le chantier vu du pont"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    def made(drawing: Callable[[Canvas], None], pagesize: tuple[float, float] = A4) -> Reading:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=pagesize)
        drawing(canvas)
        canvas.save()
        return read_pdf(Source("document", path, path.name, "0" * 64))

    return made


Read = Callable[..., Reading]


def flat(reading: Reading) -> str:
    return " ".join(reading.pages[0].text.split())


def test_a_caption_within_a_column_is_read_after_the_sentence(read: Read) -> None:
    lines = wrapped(STORY, 230)

    def drawing(canvas: Canvas) -> None:
        end = draw(canvas, lines[:9], 60, 80)
        draw(canvas, lines[9:], 60, end + 150)
        draw(canvas, [CAPTION], 90, end + 120, size=SIZE)
        draw(canvas, wrapped(OTHER, 230), 310, 80)

    text = flat(read(drawing))
    assert STORY in text
    assert CAPTION in text


def test_a_story_goes_on_in_the_next_column_past_what_stands_above_it(read: Read) -> None:
    lines = wrapped(STORY, 230)

    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["Un titre pour le bas de la page"], 60, 372, size=13)
        draw(canvas, lines[:9], 60, 400)
        draw(canvas, lines[9:], 310, 375)
        draw(canvas, wrapped(OTHER, 230), 310, 80)
        draw(canvas, wrapped(OTHER.replace("marché", "port"), 230), 60, 80)

    text = flat(read(drawing))
    assert STORY in text
    assert OTHER in text
    assert text.index("Le marché") < text.index("Un titre pour")


def test_text_beside_a_picture_that_reaches_over_the_gutter_stays_in_one_piece(read: Read) -> None:
    narrow, wide = wrapped(STORY, 90)[:8], 230
    rest = wrapped(" ".join(STORY.split()[len(" ".join(narrow).split()) :]), wide)

    def drawing(canvas: Canvas) -> None:
        end = draw(canvas, narrow, 60, 80)
        draw(canvas, rest, 60, end)
        canvas.rect(155, HEIGHT - end + 5, 300, end - 90, fill=1, stroke=0)
        draw(canvas, wrapped(OTHER, wide), 310, end)

    text = flat(read(drawing))
    assert STORY in text
    assert OTHER in text


def test_a_grid_that_runs_off_the_paper_is_no_table(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setStrokeColor(Color(0.8, 0.8, 0.8))
        for x in (-30, 300, WIDTH + 30):
            canvas.line(x, -30, x, HEIGHT + 30)
        for y in (-30, 300, 500, HEIGHT + 30):
            canvas.line(-30, y, WIDTH + 30, y)
        draw(canvas, wrapped(f"{STORY} {STORY}", 220), 60, 80)
        draw(canvas, wrapped(f"{OTHER} {OTHER} {OTHER}", 220), 320, 80)

    text = flat(read(drawing))
    assert STORY in text
    assert f"{OTHER} {OTHER}" in text


def test_a_frame_that_cuts_through_lines_is_none(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.9, 0.95, 1))
        canvas.rect(60, HEIGHT - 200, 120, 130, fill=1, stroke=0)
        canvas.setFillColor(Color(0, 0, 0))
        draw(canvas, wrapped(STORY, 440), 70, 80)

    assert STORY in flat(read(drawing))


def facing(canvas: Canvas, *, numbered: bool) -> None:
    for x, text, number in ((60, STORY, "12"), (480, OTHER, "13")):
        draw(canvas, wrapped(f"{text} {text}", 300), x, 80)
        draw(canvas, ["Encadré de la page", "avec peu de mots"], x, 400)
        if numbered:
            draw(canvas, [number], x + 280, 565)


@pytest.mark.parametrize("numbered", [True, False])
def test_the_left_page_of_a_spread_is_read_before_the_right_one(read: Read, *, numbered: bool) -> None:
    text = flat(read(lambda canvas: facing(canvas, numbered=numbered), (842, 595)))
    assert f"{STORY} {STORY} Encadré de la page" in text
    assert text.index("Encadré") < text.index("Le marché")


def test_a_wide_page_under_one_heading_is_no_spread(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, ["Une page large sous un seul titre qui traverse le milieu"], 200, 40, size=18)
        for k in range(12):
            draw(canvas, [f"Région numéro {k} de la zone du projet"], 60, 100 + 20 * k)
            draw(canvas, [f"{k} 250 000 FCFA au total"], 480, 100 + 20 * k)

    text = read(drawing, (842, 595)).pages[0].text
    assert "zone du projet\t3 250 000 FCFA" in text.replace(" 3 250", "\t3 250")


def test_a_space_that_is_printed_parts_words_however_narrow(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "en 2013", wordSpace=-2.5)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(
            60 + canvas.stringWidth("en 2013", "Helvetica", 10) - 2.5,
            700,
            " arrêté ministériel",
            wordSpace=-2.7,
        )

    assert "2013 arrêté ministériel" in flat(read(drawing))


@pytest.mark.parametrize("gap", [2.5, 4.0, 6.0])
def test_letters_set_apart_are_one_word(read: Read, gap: float) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "une mission", charSpace=0)
        canvas.drawString(60, 680, "importante", charSpace=gap)
        canvas.drawString(60, 660, "du programme", charSpace=0)

    assert "une mission importante du programme" in flat(read(drawing))


def word(text: str, x: float, y: float, order: int, size: float = 10) -> PrintedWord:
    return PrintedWord(text, Box(x, y, x + 5 * len(text), y + size), size, bold=False, order=order)


def test_rows_drawn_across_columns_are_no_threads() -> None:
    words = []
    for row in range(4):
        for column, x in enumerate((50, 120, 300, 370)):
            words.append(word(("une", "ligne", "puis", "une")[column], x, 100 + 12 * row, 4 * row + column))
    threads = find_threads(words)
    assert all(len({w.box.x0 > 200 for w in line.words}) == 1 for t in threads for line in t.lines)


def test_only_a_sentence_that_goes_on_joins_lines() -> None:
    words = [word("fin.", 50, 100, 0), word("début", 50, 112, 1), word("Suite", 50, 124, 2)]
    (thread,) = find_threads(words)
    assert list(joints(thread, 10)) == []
    assert [(a.text, b.text) for a, b in joints(thread, 7)] == [("fin.", "début"), ("début", "Suite")]


def test_boxes_that_stand_side_by_side_with_nothing_around_them_are_columns(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setStrokeColor(Color(0.2, 0.3, 0.9))
        for x, top, height, text in (
            (320, 78, 420, f"{OTHER} {OTHER} {OTHER}"),
            (60, 80, 190, STORY),
            (60, 280, 218, f"Un encadré de plus. {STORY}"),
        ):
            canvas.rect(x - 6, HEIGHT - top - height, 232, height, fill=0)
            draw(canvas, wrapped(text, 215), x, top + 16)

    text = flat(read(drawing))
    assert f"{STORY} Un encadré de plus. {STORY} {OTHER}" in text


PANELS = {
    580: ("Comment bien trier", "ses déchets toute l'année", "avec le syndicat local", "en trois gestes"),
    300: ("Les habitants apportent ici", "ce que le camion ne prend pas", "sur présentation de leur carte"),
    20: ("Le premier volet dit où", "trier le verre et le papier", "de la commune,", "et quand le porter"),
}
"""The lines of the panels of a leaflet by where they begin, the last one drawn first."""


def test_the_panels_of_a_folded_leaflet_are_read_one_after_the_other(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        for x, lines in PANELS.items():
            canvas.setFillColor(Color(0.9, 0.95, 0.9))
            for y in (0, 180, 360, 500):
                canvas.rect(x - 20, y, 281, 95, fill=1, stroke=1)
            canvas.setFillColor(Color(0, 0, 0))
            draw(canvas, ["Titre", "du volet"], x, 20, size=18)
            for top in (110, 260, 430):
                draw(canvas, list(lines), x, top, size=11)

    text = flat(read(drawing, (842, 595)))
    places = [text.index(" ".join(lines)) for lines in reversed(PANELS.values())]
    assert places == sorted(places)
    assert text.count("Titre du volet") == 3


def test_rows_that_are_drawn_over_three_parts_of_a_wide_page_stay_rows(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        for k in range(12):
            for x, cell in ((30, f"Commune numéro {k}"), (310, "deux puits creusés"), (580, f"{k} 250 000")):
                draw(canvas, [cell], x, 60 + 20 * k)

    assert "Commune numéro 4\tdeux puits creusés\t4 250 000" in read(drawing, (842, 595)).pages[0].text


def test_a_cover_with_few_words_is_read_behind_the_page_that_faces_it(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, wrapped(f"{STORY} {OTHER}", 320), 40, 80)
        draw(canvas, ["1, rue de la mairie", "Téléphone 03 44 00 00 00"], 60, 540, size=6)
        draw(canvas, ["Bulletin de la commune", "Premier trimestre 2010"], 520, 500, size=16)

    text = flat(read(drawing, (842, 595)))
    assert text.index(STORY) < text.index("1, rue de la mairie") < text.index("Bulletin de la commune")


def test_short_columns_that_were_drawn_row_by_row_are_read_where_their_sentences_go_on(read: Read) -> None:
    first = ["Le service qui reprenait les", "bouchons de plastique ne", "collecte plus rien ici."]
    second = ["Nous rappelons à tous que", "brûler des herbes dans un", "jardin reste interdit."]

    def drawing(canvas: Canvas) -> None:
        for k, (left, right) in enumerate(zip(first, second, strict=True)):
            draw(canvas, [left], 60, 100 + 14 * k)
            draw(canvas, [right], 260, 100 + 14 * k)

    text = flat(read(drawing))
    assert " ".join(first) in text
    assert " ".join(second) in text


def test_boxes_whose_grounds_meet_are_columns_of_what_is_printed_on_them(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        for x, top, height, text in (
            (298, 80, 420, f"{OTHER} {OTHER} {OTHER}"),
            (58, 80, 200, STORY),
            (58, 280, 220, f"Un encadré de plus. {STORY}"),
        ):
            canvas.setFillColor(Color(0.95, 0.9, 0.8))
            canvas.rect(x, HEIGHT - top - height, 240, height, fill=1, stroke=0)
            canvas.setFillColor(Color(0, 0, 0))
            draw(canvas, wrapped(text, 210), x + 15, top + 16)

    assert f"{STORY} Un encadré de plus. {STORY} {OTHER}" in flat(read(drawing))


@pytest.mark.parametrize("caption", ["La digue vue du pont en mai. Chaque famille y travaille.", "la digue"])
def test_a_word_cut_at_the_foot_of_a_column_goes_on_past_a_caption(read: Read, caption: str) -> None:
    """As recognised, line by line over the page: drawing tells nothing of what goes on where."""
    lines = wrapped(STORY, 230)
    head, tail = lines[5].split(" ", 1)
    left = [*lines[:4], f"{lines[4]} {head[:2]}-"]
    right = wrapped(" ".join([head[2:], tail, *lines[6:]]), 230)

    def drawing(canvas: Canvas) -> None:
        draw(canvas, right, 310, 80)
        end = draw(canvas, left, 60, 80)
        draw(canvas, wrapped(caption, 230), 60, end + 90, size=8)

    text = flat(read(drawing))
    assert (STORY in text) is caption.endswith(".")


@pytest.mark.parametrize("in_figures", [False, True])
def test_rules_that_stack_boxes_over_a_page_are_no_table(read: Read, *, in_figures: bool) -> None:
    """A frame around the page with rules across; with rows of figures in it, it is a table."""
    rows = [f"Puits {k:02} du plateau      {k} 250 000      {k} 300 000" for k in range(10, 24)]

    def drawing(canvas: Canvas) -> None:
        canvas.rect(40, 500, 500, 300)
        canvas.line(40, 560, 540, 560)
        canvas.line(290, 500, 290, 560)
        if in_figures:
            for k, row in enumerate(rows):
                for x, cell in zip((60, 260, 420), row.split("      "), strict=True):
                    draw(canvas, [cell], x, 60 + 13 * k)
        else:
            draw(canvas, wrapped(STORY, 460), 60, 60)
        draw(canvas, ["Le comité", "de gestion"], 60, 300)
        draw(canvas, ["La caisse", "du village"], 310, 300)

    reading = read(drawing)
    kinds = [block.kind for block in reading.blocks]
    assert ("table" in kinds) is in_figures
    assert (STORY in flat(reading)) is not in_figures
