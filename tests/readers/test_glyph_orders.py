"""Fonts that give numbers of glyphs for letters, and what TeX prints from codes that no text has."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.language.legibility import REPLACEMENT
from pipeline.readers.page_layout import Box, PageLayout, PrintedWord
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.engine import glyph_orders
from pipeline.readers.pdf.engine.chars import Char, CharLook
from pipeline.readers.pdf.engine.glyph_orders import MACINTOSH, orders_of, with_letters
from pipeline.readers.quality import MOST_UNNAMED, judged
from pipeline.readers.source import Source

LINES = (
    "Compte rendu de la campagne agricole 2021",
    "Les producteurs de la région ont livré 48 250 tonnes de riz à la coopérative,",
    "soit 12,5 % de plus que pendant la campagne précédente (42 890 tonnes).",
    "Le prix payé aux familles est resté le même pour tous les villages.",
)
GLYPHS = {letter: glyph for glyph, letter in MACINTOSH.items()}


def in_glyphs(text: str) -> str:
    return "".join(chr(GLYPHS[letter]) for letter in text)


def chars_of(text: str, font: str = "F1", width: float = 5.0) -> list[Char]:
    look = CharLook(font, 10.0, upright=True, matrix=(1, 0, 0, 1, 0, 0), bold=False)
    return [Char(letter, 50.0, 700.0, 50.0 + width, 710.0, look) for letter in text]


def read(*texts: str) -> str:
    """What a page with these texts, each in a font of its own, reads as."""
    chars = [char for number, text in enumerate(texts) for char in chars_of(text, f"F{number}")]
    return "".join(char.text for char in with_letters(chars))


def test_a_font_in_numbers_of_glyphs_is_read_in_their_standard_order() -> None:
    text = " ".join(LINES)
    assert read(in_glyphs(text)) == text


def test_a_space_that_is_not_printed_is_no_glyph() -> None:
    chars = chars_of(in_glyphs(" ".join(LINES))) + chars_of(" ", width=0.0) + chars_of(in_glyphs("a=b"))
    assert "".join(char.text for char in with_letters(chars)).endswith("villages. a=b")


@pytest.mark.parametrize(
    ("beside", "reads"),
    [
        ("4 210 700", True),
        ("Total des ventes 2021", True),
        ("Note 3", False),  # Too few letters to tell.
        ("x7zq kvw 8 jqx", False),
    ],
)
def test_short_texts_are_in_the_order_that_another_font_of_the_page_shows(beside: str, reads: bool) -> None:
    assert read(in_glyphs(" ".join(LINES)), in_glyphs(beside)).endswith(beside) is reads


@pytest.mark.parametrize(
    ("count", "reads"), [(glyph_orders.FEWEST_GROUPED, True), (glyph_orders.FEWEST_GROUPED - 1, False)]
)
def test_figures_grouped_in_threes_show_the_order_by_themselves(count: int, reads: bool) -> None:
    text = "; ".join(f"{7 * at + 11} {400 + at} 250" for at in range(count))
    assert bool(orders_of({"F1": in_glyphs(text)})) is reads


def test_other_numbers_of_glyphs_are_left_alone() -> None:
    numbers = {letter: number for number, letter in enumerate(dict.fromkeys(" ".join(LINES)), 1)}
    text = "".join(chr(numbers[letter]) for letter in " ".join(LINES))
    assert orders_of({"F1": text}) == {}


@pytest.mark.parametrize("share", [glyph_orders.IN_GLYPHS - 0.03, glyph_orders.IN_GLYPHS + 0.03])
def test_a_text_in_glyphs_has_spaces_and_figures(share: float) -> None:
    letters = "".join(letter for letter in "".join(LINES) if letter.isalpha())
    text = letters + "1" * round(share * len(letters) / (1 - share))
    assert bool(orders_of({"F1": in_glyphs(text)})) is (share > glyph_orders.IN_GLYPHS)


def odd_text(share: float) -> str:
    """Words that are language but for a share of the pairs of their letters."""
    sound, odd = "la campagne de la mairie de la ville ", "qz "
    pairs = 1000
    n_odd = round(share * pairs)
    per = sum(len(word) - 1 for word in sound.split())
    return sound * ((pairs - n_odd) // per) + odd * n_odd


@pytest.mark.parametrize("share", [glyph_orders.MOST_ODD - 0.02, glyph_orders.MOST_ODD + 0.02])
def test_what_an_order_makes_of_a_text_has_few_odd_pairs(share: float) -> None:
    assert bool(orders_of({"F1": in_glyphs(odd_text(share))})) is (share < glyph_orders.MOST_ODD)


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("une di\x1eculté", "une difficulté"),
        ("les pro\x1cts", "les profits"),
        ("\x13Pro\x1cts\x14 \x15 \x10a\x1aaire\x11", None),  # \x1a is not of those that are known.
        ("\x13Pro\x1cts\x14 \x16 \x10chi\x1bres\x11", "«Profits» — “chiffres”"),
        ("Plein\x10temps et pro\x1cts", None),  # A quotation mark within a word.
        ("un \x1c seul", None),
        ("d\x15accord", None),  # No ligature shows the encoding.
    ],
)
def test_ligatures_of_tex_are_read_in_a_text_that_is_language(printed: str, read_as: str | None) -> None:
    text = " ".join(LINES)
    left_out = "".join(letter for letter in printed if not glyph_orders.is_unnamed(letter))
    assert read(f"{text} {printed}") == f"{text} {left_out if read_as is None else read_as}"


@pytest.mark.parametrize("more", [-1, 0])
def test_a_page_that_loses_many_characters_says_so(more: int) -> None:
    n_lost = glyph_orders.FEWEST_LOST + more
    assert (REPLACEMENT in read("le bilan" * 3, "\x01\x7f" * (n_lost // 2) + "\x01" * (n_lost % 2))) is (
        more == 0
    )


@pytest.mark.parametrize("more", [-0.02, 0.02])
def test_few_characters_without_a_name_are_left_out(more: float) -> None:
    n_lost = 100 * (glyph_orders.MOST_LOST + more)
    text = read("b" * round(100 - n_lost), "\x01" * round(n_lost))
    assert (REPLACEMENT in text) is (more > 0)


@pytest.mark.parametrize("more", [-0.02, 0.02])
def test_a_page_with_many_characters_that_nobody_can_name_is_not_readable(more: float) -> None:
    n_lost = round(100 * (MOST_UNNAMED + more))
    text = ("compte" * 20)[: 100 - n_lost] + REPLACEMENT * n_lost
    page = PageLayout(1, 595, 842, [PrintedWord(text, Box(50, 50, 300, 60), 10.0, bold=False, order=0)], [])
    assert (judged(page).quality == "unreadable") is (more > 0)


TO_UNICODE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end"""
"""A table that gives each number of a glyph for a letter, as some programs write it."""


def test_a_report_whose_letters_are_numbers_of_glyphs_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    with pikepdf.new() as pdf:
        widths = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name("/ABCDEF+Arial"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            DW=550,
            FontDescriptor=pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name("/ABCDEF+Arial"),
                Flags=4,
                FontBBox=[0, -200, 1000, 900],
                ItalicAngle=0,
                Ascent=900,
                Descent=-200,
                CapHeight=700,
                StemV=80,
            ),
        )
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name("/ABCDEF+Arial"),
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(widths)],
            ToUnicode=pdf.make_stream(TO_UNICODE),
        )
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        lines = "".join(
            f"1 0 0 1 60 {780 - 20 * at} Tm <{in_glyphs(line).encode('utf-16-be').hex()}> Tj\n"
            for at, line in enumerate(LINES)
        )
        page.Contents = pdf.make_stream(f"BT /F1 10 Tf\n{lines}ET".encode())
        pdf.save(path)
    reading = read_pdf(Source("rapport", path, path.name, "0" * 64))
    assert reading.pages[0].quality == "good"
    assert " ".join(reading.pages[0].text.split()) == " ".join(LINES)
