"""What was read with doubt says so at every stage: pages, facts, checks, and what the reading room shows."""

from __future__ import annotations

import html
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.checks.audit import audit_archive
from pipeline.entities import extract_entities, load_nlp
from pipeline.language.legibility import legibility
from pipeline.readers.images import read_image
from pipeline.readers.ocr import tesseract
from pipeline.readers.ocr.tesseract import TesseractWord
from pipeline.readers.page_layout import Box
from pipeline.readers.pdf import read_pdf
from pipeline.readers.source import Source
from pipeline.records import Amount, CalendarDate, Check, CheckEvidence, Entities, Mention, Reading
from pipeline.records.database import create_tables, insert, select
from pipeline.records.legible import SURE_WORD, least_confidence, mean_confidence, reliance_of
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from pipeline.tables import extract_tables
from tests.serve.conftest import Ask, asker

LINES = [
    "La convention signée le 3 mars 2022 avec l'association porte sur 12 500 000 FCFA.",
    "Le Ministère de la Santé a versé 2 450 000 FCFA le 4 mai 2022.",
    "2 173 jeunes (478 femmes, 1 700 hommes) ont été formés.",
]


def source(path: Path) -> Source:
    return Source("doc", path, path.name, "0" * 64)


def recognised(confidence_of: Callable[[str], float]) -> list[TesseractWord]:
    """The lines as OCR gives them, on a page of 200 pixels per inch."""
    words = []
    for row, line in enumerate(LINES):
        left = 100.0
        for word in line.split(" "):
            box = Box(left, 200.0 + 60 * row, left + 14 * len(word), 230.0 + 60 * row)
            words.append(TesseractWord(word, (1, 1, row), box, confidence_of(word)))
            left = box.x1 + 14
    return words


@pytest.fixture
def scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """The reading of a scan whose words OCR is as sure of as is said."""

    def read(confidence_of: Callable[[str], float]) -> Reading:
        path = tmp_path / "scan.png"
        picture = Image.new("L", (1654, 700), 255)
        picture.paste(0, (100, 200, 1400, 380))
        picture.save(path, dpi=(200, 200))
        for module in ("pipeline.readers.ocr", "pipeline.readers.ocr.doubtful_cells"):
            monkeypatch.setattr(f"{module}.recognise", lambda *_, **__: recognised(confidence_of))
        monkeypatch.setattr("pipeline.readers.ocr.find_turn", lambda *_: 0)
        monkeypatch.setattr("pipeline.readers.ocr.find_skew", lambda *_: 0.0)
        return read_image(source(path))

    return read


def noisy(text: str, share: float = 0.12) -> str:
    """A text of whose letters a share is another one; figures stay as they are."""
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "".join(chance.choice(letters) if c.isalpha() and chance.random() < share else c for c in text)


def damaged_layer(path: Path) -> Path:
    """A PDF whose layer of text is what a scanner's program got wrong."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    told = [noisy(line) for line in [*LINES[:1], *LINES[2:]] * 3]
    for k, line in enumerate([LINES[1], LINES[2], *told]):
        canvas.drawString(50, 780 - 14 * k, line)
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        60, 700, "Le comité a prévu 7 800 000 FCFA pour la seconde campagne, qui commence en mai 2023."
    )
    canvas.save()
    return path


def facts_of(reading: Reading) -> Entities:
    return extract_entities(reading, extract_tables(reading), load_nlp(("sentences", "organisations")))


def test_a_fact_is_as_sure_as_its_least_sure_word(scanned: Callable[..., Reading]) -> None:
    reading = scanned(lambda word: 41.0 if word == "450" else 93.0)
    (page,) = reading.pages
    assert (page.quality, page.origin) == ("good", "ocr")
    assert page.confidence is not None
    assert 85 < page.confidence < 93
    found = facts_of(reading)
    sums = {amount.text: (amount.confidence, amount.quality) for amount in found.amounts}
    assert sums == {"12 500 000 FCFA": (93.0, "good"), "2 450 000 FCFA": (41.0, "doubtful")}
    assert {date.quality for date in found.dates} == {"good"}
    numbers = {number.text: number.quality for number in found.numbers}
    assert (numbers["2 450 000 FCFA"], numbers["12 500 000 FCFA"]) == ("doubtful", "good")


def test_all_facts_of_a_doubtful_page_are_doubtful(scanned: Callable[..., Reading]) -> None:
    reading = scanned(lambda _: 60.0)
    (page,) = reading.pages
    assert (page.quality, page.quality_cause, page.confidence) == ("doubtful", "unsure_ocr", 60.0)
    found = facts_of(reading)
    told = [*found.amounts, *found.dates, *found.mentions, *found.numbers]
    assert {type(fact) for fact in told} >= {Amount, CalendarDate, Mention}
    assert {(fact.confidence, fact.quality) for fact in told} == {(60.0, "doubtful")}


@pytest.mark.parametrize(
    ("confidence", "pages", "told"),
    [
        (None, [], {}),
        (SURE_WORD, ["good"], {"confidence": SURE_WORD}),
        (SURE_WORD - 0.1, [], {"confidence": SURE_WORD - 0.1, "quality": "doubtful"}),
        (None, ["good", "doubtful"], {"quality": "doubtful"}),
        (99.0, ["doubtful"], {"confidence": 99.0, "quality": "doubtful"}),
    ],
)
def test_doubt_comes_from_a_word_or_a_page(
    confidence: float | None, pages: list[str], told: dict[str, object]
) -> None:
    assert reliance_of(confidence, pages) == told  # type: ignore[arg-type]


def test_marks_alone_make_no_doubt_and_long_words_weigh_more() -> None:
    words = [
        TesseractWord("—", (1, 1, 1), Box(0, 0, 1, 1), 12.0),
        TesseractWord("12", (1, 1, 1), Box(0, 0, 1, 1), 80.0),
        TesseractWord("communes", (1, 1, 1), Box(0, 0, 1, 1), 90.0),
    ]
    assert least_confidence(words) == 80.0
    assert mean_confidence(words) == pytest.approx((12 + 2 * 80 + 8 * 90) / 11)


def test_facts_of_a_damaged_layer_are_doubtful_and_those_of_the_next_page_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    reading = read_pdf(source(damaged_layer(tmp_path / "layer.pdf")))
    damaged, sound = reading.pages
    assert not legibility(damaged.text).is_sound
    assert (damaged.quality, damaged.quality_cause, damaged.confidence) == ("doubtful", "broken_words", None)
    assert (sound.quality, sound.quality_cause) == ("good", None)
    found = facts_of(reading)
    of_page = {number: {fact.quality for fact in found.amounts if fact.page == number} for number in (1, 2)}
    assert of_page == {1: {"doubtful"}, 2: {"good"}}
    assert {fact.confidence for fact in found.amounts} == {None}


def audited(reading: Reading) -> sqlite3.Connection:
    """An archive of one document, checked."""
    db = sqlite3.connect(":memory:")
    create_tables(db)
    found = facts_of(reading)
    insert(db, "documents", [reading.document])
    insert(db, "pages", reading.pages)
    for table in ("amounts", "dates", "sentences", "numbers"):
        insert(db, table, getattr(found, table))
    audit_archive(db)
    return db


@pytest.mark.parametrize(("doubt", "status"), [("good", "mismatch"), ("doubtful", "unverifiable")])
def test_a_check_claims_no_more_than_its_figures_are_worth(
    doubt: str, status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    path = tmp_path / "report.pdf"
    if doubt == "doubtful":
        damaged_layer(path)
    else:
        canvas = Canvas(str(path), pagesize=A4)
        canvas.drawString(50, 780, LINES[2])
        canvas.save()
    db = audited(read_pdf(source(path)))
    checks = [check for check in select(db, Check) if check.kind == "breakdown"]
    assert {check.status for check in checks} == {status}
    assert all(("Not certain" in check.description) == (doubt == "doubtful") for check in checks)
    rests_on = [row for row in select(db, CheckEvidence) if row.check_id in {check.id for check in checks}]
    assert {row.quality for row in rests_on} == {doubt}
    db.close()


@pytest.fixture(scope="module")
def ask(bordereau: Callable[..., object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The reading room of an archive that holds the PDF with a damaged layer, built without OCR."""
    raw, out = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("out")
    damaged_layer(raw / "rapport.pdf")
    bordereau("build", "--raw", raw, "--out", out, env={"PATH": "/nowhere", "BORDEREAU_STRICT": "1"})
    room = reading_room(Folders(out, raw))
    yield asker(room)
    room.images.close()


DOUBT = {
    "en": ("read with doubt: many of its words are broken", "Pages read with doubt"),
    "fr": ("lu avec doute : beaucoup de ses mots sont altérés", "Pages lues avec doute"),
}


@pytest.mark.parametrize("language", DOUBT)
def test_a_page_says_why_it_is_in_doubt(ask: Ask, language: str) -> None:
    said, _ = DOUBT[language]
    shown = html.unescape(ask("/page/rapport/1", language).text)
    assert said in " ".join(shown.split())
    assert said not in " ".join(html.unescape(ask("/page/rapport/2", language).text).split())


@pytest.mark.parametrize("language", DOUBT)
def test_the_page_of_a_document_names_its_pages_in_doubt(ask: Ask, language: str) -> None:
    said, heading = DOUBT[language]
    shown = " ".join(html.unescape(ask("/document/rapport", language).text).split())
    assert heading in shown
    assert said in shown[shown.index(heading) :]


@pytest.mark.parametrize("language", DOUBT)
def test_facts_in_doubt_say_so_beside_the_page_and_in_their_tables(ask: Ask, language: str) -> None:
    word = {"en": "read with doubt", "fr": "lu avec doute"}[language]
    facts = ask("/page/rapport/1?amount=rapport:p1:a1", language).text
    assert facts.count(f">{word}<") >= 3
    assert f">{word}<" in ask("/archive/amounts", language).text
    assert f">{word}<" not in ask("/page/rapport/2", language).text
