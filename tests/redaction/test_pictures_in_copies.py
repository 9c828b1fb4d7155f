"""Pictures on pages of copies: photos of lists, signatures, scans that stand askew; what was done is kept."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.ocr import OcrError
from pipeline.redaction import pictures
from pipeline.redaction.masking import Masker
from pipeline.redaction.pictures import NEAR, boxes_of_pictures, hidden_in_picture
from tests.conftest import Bordereau

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")

SIZE = (595.0, 842.0)
NAME = "Ombeline Quiberac"
MASKER = Masker({1: [(0, len(NAME))]}, lambda text: [], {1: NAME})


def words(text: str, *, turn: float = 0.0, size: tuple[int, int] = (900, 200)) -> Image.Image:
    """A picture of a line of text."""
    picture = Image.new("RGB", size, "white")
    font = ImageFont.truetype("DejaVuSans.ttf", 44)
    for number, line in enumerate(text.split("\n")):
        ImageDraw.Draw(picture).text((30, 40 + 80 * number), line, fill="black", font=font)
    return picture.rotate(turn, fillcolor="white", resample=Image.Resampling.BICUBIC)


def page_with(
    path: Path, picture: Image.Image, box: tuple[float, float, float, float], text: str = ""
) -> None:
    """A page of A4 with a picture at a place from the lower left, and a line of text."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    canvas = Canvas(str(path), pagesize=SIZE)
    canvas.drawImage(ImageReader(file), *box)
    canvas.drawString(60, 780, text)
    canvas.save()


def drawn(path: Path) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[0].render(scale=2).to_pil().convert("RGB")


def test_pictures_are_found_where_they_stand_and_rules_are_none(tmp_path: Path) -> None:
    page_with(tmp_path / "a.pdf", words("x"), (100, 200, 300, 100))
    assert boxes_of_pictures(tmp_path / "a.pdf", 1, *SIZE) == [pytest.approx((100, 542, 400, 642), abs=1)]
    page_with(tmp_path / "b.pdf", words("x"), (100, 200, 300, 20))
    assert boxes_of_pictures(tmp_path / "b.pdf", 1, *SIZE) == []


@needs_tesseract
def test_names_are_painted_over_in_a_picture_and_the_rest_stays(tmp_path: Path) -> None:
    page_with(tmp_path / "a.pdf", words(f"Vu par {NAME}\nForage de Ber"), (60, 400, 450, 100))
    (box,) = boxes_of_pictures(tmp_path / "a.pdf", 1, *SIZE)
    hidden = hidden_in_picture(drawn(tmp_path / "a.pdf"), box, 2, MASKER, [])
    assert len(hidden) == 2
    assert all(box[0] <= b[0] and b[2] <= box[2] and b[3] < (box[1] + box[3]) / 2 for b in hidden)


def test_what_nobody_can_read_is_painted_over_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OcrError("there is no tesseract")

    monkeypatch.setattr(pictures, "recognise", fail)
    page_with(tmp_path / "a.pdf", words("x"), (60, 400, 450, 100))
    (box,) = boxes_of_pictures(tmp_path / "a.pdf", 1, *SIZE)
    assert hidden_in_picture(drawn(tmp_path / "a.pdf"), box, 2, MASKER, []) == [box]


@pytest.mark.parametrize(("gap", "is_covered"), [(NEAR - 2, True), (NEAR + 2, False)])
def test_a_small_picture_beside_a_masked_name_is_taken_for_a_signature(
    monkeypatch: pytest.MonkeyPatch, gap: float, is_covered: bool
) -> None:
    monkeypatch.setattr(pictures, "recognise", lambda *_: [])
    box = (100.0, 300.0, 250.0, 360.0)
    name = (100.0, 360.0 + gap, 200.0, 372.0 + gap)
    page = Image.new("RGB", (1190, 1684), "white")
    assert hidden_in_picture(page, box, 2, MASKER, [name]) == ([box] if is_covered else [])
    large = (50.0, 100.0, 500.0, 360.0)
    assert hidden_in_picture(page, large, 2, MASKER, [name]) == []


@needs_tesseract
def test_a_scan_that_stands_askew_is_given_away_level_and_painted(
    tmp_path: Path, bordereau: Bordereau
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (
        f"Procès-verbal de la réunion de Ber\nPrésident de séance : {NAME}\nLe budget est de 7 000 000 FCFA."
    )
    words(text, turn=2.5, size=(1654, 1200)).save(raw / "scan.png", dpi=(150, 150))
    page_with(
        raw / "photo.pdf", words(f"Vu par Mme {NAME}\nForage de Ber"), (60, 400, 450, 100), "Le forage."
    )
    options = ("--raw", raw, "--out", tmp_path / "out")
    assert bordereau("build", *options).returncode == 0
    made = bordereau("redact", *options, "--to", tmp_path / "public")
    assert made.returncode == 0, made.stderr
    again = tmp_path / "again"
    shutil.copytree(tmp_path / "public/raw", again, ignore=shutil.ignore_patterns("*.csv", "*.toml"))
    assert bordereau("build", "--raw", again, "--out", tmp_path / "again-out").returncode == 0
    read = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "again-out").glob("*/pages.jsonl"))
    assert "FCFA" in read
    assert "Quiberac" not in read
    assert "Ombeline" not in read


def test_what_did_not_change_is_kept_and_what_changed_is_made_anew(
    tmp_path: Path, bordereau: Bordereau
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("La collecte est à Gao. Zeldric Vexelay y habite.\n", encoding="utf-8")
    (raw / "b.txt").write_text("Le forage de Ber coûte 7 000 000 FCFA en tout.\n", encoding="utf-8")
    options = ("--raw", raw, "--out", tmp_path / "out")

    def redact() -> str:
        assert bordereau("build", *options).returncode == 0
        made = bordereau("redact", *options, "--to", tmp_path / "public")
        assert made.returncode == 0, made.stderr
        return made.stdout

    assert "as it was" not in redact()
    (raw / "c.txt").write_text("Contact : Mme Zeldric Vexelay, Gao.\n", encoding="utf-8")
    told = redact()
    assert "b.txt  (as it was)" in told
    assert "a.txt  (as it was)" not in told, "a name found elsewhere is masked here too"
    (raw / "persons.csv").write_text("name,access\nZeldric Vexelay,open\n", encoding="utf-8")
    (tmp_path / "public/raw/b.txt").write_text("spoilt", encoding="utf-8")
    told = redact()
    assert "b.txt  (as it was)" not in told
    assert "c.txt  (as it was)" not in told
