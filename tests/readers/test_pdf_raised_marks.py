"""Raised marks of notes in PDFs: kept as marks, out of the figures, and linked to their notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.words.raised_marks import LARGEST, LEAST_RISE
from pipeline.readers.source import Source
from pipeline.records import Reading
from pipeline.tables import find_grids

HEIGHT = A4[1]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "01-superscript-notes"

Part = str | tuple[str, float, float]
"""Text, or a mark with its size and its rise as shares of the text's size."""


def read_file(path: Path) -> Reading:
    return read_pdf(Source("document", path, path.name, "0" * 64))


def draw(canvas: Canvas, x: float, top: float, parts: list[Part], size: float = 10.0) -> None:
    text = canvas.beginText(x, HEIGHT - top)
    for part in parts:
        said, share, rise = part if isinstance(part, tuple) else (part, 1.0, 0.0)
        text.setFont("Helvetica", share * size)
        text.setRise(rise * size)
        text.textOut(said)
    canvas.drawText(text)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Callable[[Canvas], None]], Reading]:
    def made(drawing: Callable[[Canvas], None]) -> Reading:
        path = tmp_path / "document.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        drawing(canvas)
        canvas.save()
        return read_file(path)

    return made


Read = Callable[[Callable[[Canvas], None]], Reading]


def mark(text: str) -> Part:
    return text, 0.6, 0.35


def test_a_raised_figure_is_a_mark_and_no_digit_of_the_number(read: Read) -> None:
    reading = read(
        lambda c: draw(c, 60, 100, ["Un crédit de 320 500 000", mark("2"), " FCFA en 2021", mark("13"), "."])
    )
    assert reading.pages[0].text == "Un crédit de 320 500 000² FCFA en 2021¹³."
    assert [word.text for word in reading.words if word.raised] == ["²", "¹³"]
    assert all(reading.pages[0].text[word.start : word.end] == word.text for word in reading.words)


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("9,40", "(3)", "9,40⁽³⁾ au total"),
        ("875 250", "a", "875 250ᵃ au total"),
        ("2 100 000", "*", "2 100 000* au total"),
        ("24,91", "1,2", "24,91¹,² au total"),
        ("La Commission", "b", "La Commissionᵇ au total"),
        ("10", "6", "10⁶ au total"),
        ("250 m", "2", "250 m² au total"),
    ],
)
def test_figures_letters_signs_and_exponents_are_raised(
    read: Read, before: str, raised: str, text: str
) -> None:
    reading = read(lambda c: draw(c, 60, 100, [before, mark(raised), " au total"]))
    assert reading.pages[0].text == text


@pytest.mark.parametrize(
    ("before", "raised", "after"),
    [
        ("le 1", "er", " mars"),
        ("la 3", "e", " session"),
        ("M", "me", " Ba"),
        ("n", "o", " 12"),
        ("le 2", "o", " b"),
    ],
)
def test_ends_of_ordinals_and_abbreviations_stay_in_their_word(
    read: Read, before: str, raised: str, after: str
) -> None:
    reading = read(lambda c: draw(c, 60, 100, [before, mark(raised), after]))
    assert reading.pages[0].text == before + raised + after
    assert not any(word.raised for word in reading.words)


def test_a_lowered_figure_is_no_mark(read: Read) -> None:
    reading = read(lambda c: draw(c, 60, 100, ["tonnes de CO", ("2", 0.6, -0.2), " par an"]))
    assert reading.pages[0].text == "tonnes de CO2 par an"


@pytest.mark.parametrize(
    ("size", "rise", "is_mark"),
    [
        (LARGEST - 0.02, 0.3, True),
        (LARGEST + 0.02, 0.3, False),
        (0.6, LEAST_RISE + 0.02, True),
        (0.6, LEAST_RISE - 0.02, False),
    ],
)
def test_a_mark_is_smaller_and_higher_by_so_much(read: Read, size: float, rise: float, is_mark: bool) -> None:
    reading = read(lambda c: draw(c, 60, 100, ["12 500", ("2", size, rise), " euros"]))
    assert any(word.raised for word in reading.words) == is_mark


def test_a_mark_drawn_after_the_rest_of_the_page_stands_behind_its_figure(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, 60, 100, ["Le total atteint 18,05"])
        draw(canvas, 60, 140, ["Une autre ligne de texte suit plus bas."])
        draw(canvas, 60 + canvas.stringWidth("Le total atteint 18,05", "Helvetica", 10), 100, [mark("4")])

    assert "Le total atteint 18,05⁴" in read(drawing).pages[0].text


def test_marks_in_cells_and_headers_stay_out_of_the_numbers(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        rows: list[list[list[Part]]] = [
            [["Bailleur"], ["Montant", mark("1")]],
            [["Banque"], ["24,91", mark("2")]],
            [["Fonds"], ["18,05"]],
        ]
        for i, row in enumerate(rows):
            for j, parts in enumerate(row):
                canvas.rect(60 + 120 * j, HEIGHT - 120 - 20 * i, 120, 20)
                draw(canvas, 65 + 120 * j, 114 + 20 * i, parts)

    reading = read(drawing)
    assert reading.pages[0].text == "Bailleur\tMontant¹\nBanque\t24,91²\nFonds\t18,05"
    assert len(find_grids(reading)) == 1


def test_a_mark_knows_its_note(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(
            canvas,
            60,
            100,
            ["Le don de 12 500 000", mark("1"), " FCFA et ses frais", mark("2"), " suivent."],
        )
        draw(canvas, 60, 120, ["Une surface de 40 m", mark("3"), " ne renvoie à aucune note."])
        draw(canvas, 60, 780, [mark("1"), " Hors taxes."], size=8)
        draw(canvas, 60, 790, ["2 Provisoires. Voir l'annexe 4."], size=8)

    reading = read(drawing)
    notes = [(note.mark, note.anchor, note.text) for note in reading.notes]
    assert notes == [("1", "12 500 000", "Hors taxes."), ("2", "frais", "Provisoires. Voir l'annexe 4.")]
    text = reading.pages[0].text
    assert all(text[note.note_start : note.note_end] == note.text for note in reading.notes)


def test_notes_in_one_run_are_told_apart(read: Read) -> None:
    def drawing(canvas: Canvas) -> None:
        draw(canvas, 60, 100, ["Un prêt de 24,91", mark("1"), " et un don de 875 250", mark("2"), " euros."])
        draw(canvas, 60, 780, ["1 Dont arriérés. 2 Solde au 2 mai."], size=7)

    assert [note.text for note in read(drawing).notes] == ["Dont arriérés.", "Solde au 2 mai."]


@given(
    number=st.integers(1, 10**9).map(lambda n: f"{n:,}".replace(",", " ")),
    note=st.integers(1, 99).map(str),
    size=st.floats(6, 24),
    share=st.floats(0.45, 0.8),
    rise=st.floats(0.2, 0.45),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_note_ever_lengthens_a_number(
    read: Read, number: str, note: str, size: float, share: float, rise: float
) -> None:
    reading = read(lambda c: draw(c, 60, 100, [f"soit {number}", (note, share, rise), " FCFA."], size=size))
    plain = [word.text for word in reading.words if not word.raised]
    assert " ".join(plain) in {f"soit {number} FCFA.", f"soit {number} FCFA ."}


def test_the_marks_of_a_real_table_are_out_of_its_figures() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no {SHARED}")
    reading = read_file(SHARED / "t4-appels.pdf")
    assert {"24,91", "18,05", "9,40", "875", "250"} <= {word.text for word in reading.words}
    assert [note.mark for note in reading.notes] == ["2", "1", "3", "1", "2", "3"]
