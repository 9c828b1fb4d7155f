"""Pages whose layer of text is no text: told by its letters, read by OCR instead, else no fact is taken."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.language.legibility import BROKEN, BROKEN_THERE, NO_TEXT, Legibility, is_lettered, legibility
from pipeline.readers.ocr import tesseract
from pipeline.readers.page_layout import Box, PageLayout, PrintedWord
from pipeline.readers.pdf import read_pdf
from pipeline.readers.quality import AGREEMENT, DOUBTFUL, UNREADABLE, agreement, better, judged
from pipeline.readers.source import Source
from pipeline.records import Reading

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr and tesseract-ocr-fra are not installed"
)
HEIGHT = A4[1]
LINES = [
    "Le conseil communal a examiné les comptes de la campagne et les a approuvés.",
    "Les travaux de la piste ont coûté 48 250 000 FCFA, dont 12 000 000 FCFA de la commune.",
    "Une mission de suivi est prévue avant la fin de la saison des pluies.",
    "Les groupements de femmes tiennent la caisse et rendent compte à l'assemblée.",
]
TEXTS = {
    "fr": " ".join(LINES),
    "en": "The council has approved the accounts of the season, and the works on the road will go on until "
    "June. A mission is to visit the four villages, which have asked for wells and for a new school.",
    "es": "El consejo aprobó las cuentas de la campaña y las obras del camino seguirán hasta junio. Una "
    "misión visitará los cuatro pueblos, que han pedido pozos y una escuela nueva para los niños.",
    "pt": "O conselho aprovou as contas da campanha e as obras da estrada continuam até junho. Uma missão "
    "vai visitar as quatro aldeias, que pediram poços e uma escola nova para as crianças da região.",
    "de": "Der Gemeinderat hat den Haushalt für das kommende Jahr beschlossen, und die Zusammenarbeit mit "
    "den Partnern wird fortgesetzt. Jede Gemeinde legt bis März einen schriftlichen Bericht vor.",
    "sw": "Serikali ya kijiji imeidhinisha bajeti ya mwaka ujao, na ushirikiano na wadau utaendelea. Kila "
    "wilaya inapaswa kuwasilisha ripoti kabla ya mwezi wa tatu ambayo inaonyesha matokeo ya kazi.",
    "names": "M. Oumar Traoré, Mme Fatoumata Dembélé, M. Ngolo Coulibaly, Mme Awa Ndiaye, Mme Khady Mbaye, "
    "M. Cheikh Tidiane Diop, M. Mamadou Sylla, M. Bakary Konaté, M. Issiaka Ouédraogo, Mme Afi Gbedemah",
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shifted(text: str, by: int) -> str:
    moved = LETTERS[by:] + LETTERS[:by]
    return text.translate(str.maketrans(LETTERS + LETTERS.upper(), moved + moved.upper()))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_in_any_language_of_the_archive_is_sound(text: str) -> None:
    found = legibility(text)
    assert found.odd is not None
    assert (found.is_text, found.is_sound) == (True, True)


@given(text=st.sampled_from([TEXTS["fr"], TEXTS["en"], TEXTS["es"], TEXTS["pt"]]), by=st.integers(1, 25))
def test_shifted_letters_are_no_text(text: str, by: int) -> None:
    assert not legibility(shifted(text * 3, by)).is_text


@pytest.mark.parametrize("seed", range(5))
def test_exchanged_letters_are_no_text(seed: int) -> None:
    order = list(LETTERS)
    random.Random(seed).shuffle(order)
    text = TEXTS["fr"].translate(str.maketrans(LETTERS, "".join(order)))
    assert not legibility(text * 3).is_text


def test_words_with_wrong_letters_are_broken() -> None:
    chance = random.Random(7)
    noisy = "".join(
        chance.choice(LETTERS) if c.isalpha() and chance.random() < 0.2 else c for c in TEXTS["fr"] * 5
    )
    assert not legibility(noisy).is_sound


@pytest.mark.parametrize(
    ("odd", "known", "is_text", "is_sound"),
    [
        (NO_TEXT - 0.01, 0.0, True, False),
        (NO_TEXT, 0.0, False, False),
        (BROKEN - 0.01, 0.0, True, True),
        (BROKEN, 0.0, True, False),
        (BROKEN_THERE - 0.01, 0.3, True, True),
        (BROKEN_THERE, 0.3, True, False),
        (None, None, True, True),
    ],
)
def test_how_odd_a_text_may_be(odd: float | None, known: float | None, is_text: bool, is_sound: bool) -> None:
    found = Legibility(odd, known)
    assert (found.is_text, found.is_sound) == (is_text, is_sound)


SIGNS = "".join(chr(0x21 + ord(c) % 15) if c.isalpha() else c for c in TEXTS["fr"])
FORM = "Nom : ____________________  Prénom : ____________________\n" * 8
CYRILLIC = "Всего: 12 500 000 — 48 %. " * 9
CONTENTS = "Les travaux . . . . . . . . . . . . . . . . . . . . . . . . . . . . 12\n" * 8


@pytest.mark.parametrize(
    ("text", "is_text"),
    [
        (SIGNS, False),
        (SIGNS[:100], True),
        (FORM, True),
        (CONTENTS, True),
        (CYRILLIC, True),
    ],
    ids=["signs", "few signs", "form", "contents", "other script"],
)
def test_a_text_of_signs_is_none_and_one_with_leaders_is(text: str, *, is_text: bool) -> None:
    assert legibility(text).is_text is is_text


@pytest.mark.parametrize(
    ("n_letters", "n_signs", "is_text"),
    [(61, 59, True), (60, 60, False), (59, 60, True)],
)
def test_half_of_a_text_must_be_letters_or_figures(n_letters: int, n_signs: int, *, is_text: bool) -> None:
    words = ["a"] * n_letters + [c for _, c in zip(range(n_signs), "#%&!$" * 20, strict=False)]
    random.Random(3).shuffle(words)
    assert is_lettered(" ".join(words)) is is_text


@pytest.mark.parametrize("text", ["", "CAD 12", "الوكالة الفرنسية للتنمية " * 20, "Бюджет коммуны " * 20])
def test_short_texts_and_other_scripts_are_not_judged(text: str) -> None:
    assert legibility(text) == Legibility()


@pytest.mark.parametrize(
    ("confidence", "quality"),
    [
        (DOUBTFUL, "good"),
        (DOUBTFUL - 1, "doubtful"),
        (UNREADABLE, "doubtful"),
        (UNREADABLE - 1, "unreadable"),
        (None, "good"),
    ],
)
def test_what_ocr_is_not_sure_of_lowers_the_quality_of_its_page(
    confidence: float | None, quality: str
) -> None:
    word = PrintedWord("convention", Box(0, 0, 50, 10), 10, bold=False, order=0, confidence=confidence)
    page = judged(PageLayout(1, 595, 842, [word], [], origin="ocr"))
    assert page.quality == quality
    assert (page.quality_reason is None) == (quality == "good")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Callable[[Canvas], None]], Reading]:
    def made(drawing: Callable[[Canvas], None]) -> Reading:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        drawing(canvas)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Une seconde page, que chacun peut lire.")
        canvas.save()
        return read_pdf(Source("document", path, path.name, "0" * 64))

    return made


Read = Callable[[Callable[[Canvas], None]], Reading]


def broken_layer(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for k, line in enumerate(LINES):
        canvas.drawString(60, 700 - 14 * k, shifted(line, 7))


def scan_with_a_broken_layer(canvas: Canvas) -> None:
    """A picture of the lines, and under it a layer of text whose letters are not those of the picture."""
    picture = Image.new("L", (2480, 900), 255)
    draw = ImageDraw.Draw(picture)
    for k, line in enumerate(LINES):
        draw.text((150, 150 + 120 * k), line, fill=0, font=ImageFont.load_default(46))
    canvas.drawImage(ImageReader(picture), 0, HEIGHT - 216, 595, 216)
    text = canvas.beginText(40, HEIGHT - 40)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 10)
    for line in LINES:
        text.textLine(shifted(line, 7))
    canvas.drawText(text)


def test_a_page_whose_text_is_none_gives_no_facts(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    reading = read(broken_layer)
    first, second = reading.pages
    assert (first.quality, first.text, second.quality) == ("unreadable", "", "good")
    assert "no language" in (first.quality_reason or "")
    assert {word.page for word in reading.words} == {2}
    assert reading.document.status == "partial"
    assert "page 1" in (reading.document.error or "")


@needs_tesseract
def test_a_broken_layer_of_text_gives_way_to_what_ocr_reads(read: Read) -> None:
    reading = read(scan_with_a_broken_layer)
    first = reading.pages[0]
    assert (first.origin, first.quality) == ("ocr", "good")
    assert "48 250 000 FCFA" in first.text
    assert reading.document.status == "ok"


def scan_with_a_layer(canvas: Canvas, *, mode: int) -> None:
    """A picture over the whole page, and the lines as a scanner's program lays them over it."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 250)), 0, 0, *A4)
    text = canvas.beginText(40, HEIGHT - 40)
    text.setTextRenderMode(mode)
    text.setFont("Helvetica", 10)
    for line in LINES:
        text.textLine(line)
    canvas.drawText(text)


@pytest.mark.parametrize(("mode", "origin"), [(3, "ocr"), (0, "native")])
def test_letters_that_nobody_sees_on_a_scan_were_recognised(read: Read, mode: int, origin: str) -> None:
    first = read(lambda canvas: scan_with_a_layer(canvas, mode=mode)).pages[0]
    assert (first.origin, first.quality, first.confidence) == (origin, "good", None)
    assert LINES[1] in first.text


@pytest.mark.parametrize(("right", "origin"), [(12, "native"), (11, "ocr")])
def test_a_doubtful_text_that_the_picture_confirms_is_what_is_printed(right: int, origin: str) -> None:
    """Of twenty words that follow no known language, so many are found in the picture as well."""
    printed = [f"szczę{letter}grz" for letter in "abcdefghijklmnoprstu"]

    def layout(words: list[str], **told: str) -> PageLayout:
        box = Box(0, 0, 10, 10)
        found = [PrintedWord(word, box, 10, bold=False, order=k) for k, word in enumerate(words)]
        return PageLayout(1, 100, 100, found, [], **told)  # type: ignore[arg-type]

    layer = layout(printed, quality="doubtful", quality_cause="broken_words", quality_reason="")
    seen = [word.replace("ę", "e") for word in printed[:right]] + ["maison"] * (20 - right)
    recognised = layout(seen, origin="ocr")
    assert (agreement(layer, recognised) >= AGREEMENT) is (origin == "native")
    chosen = better(layer, recognised)
    assert (chosen.origin, chosen.quality) == (origin, "good")
