"""The report to sign: what stands on the cover, what supports which figure, one picture a table, annexes."""

from __future__ import annotations

import base64
import io
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pipeline.checks.audit import audit_archive
from pipeline.errors import BordereauError
from pipeline.records import Check, Document, Finding
from pipeline.records.database import insert, select
from pipeline.records.reviews import Review, review_history
from pipeline.report import pdf
from pipeline.report.addresses import finding_address, page_address
from pipeline.report.contents import About, Report, report_of
from pipeline.report.figures import strip_of, supports_of
from pipeline.report.page import anchors, render_page
from pipeline.report.pictures import FRAME, Pictures
from pipeline.report.scenes import HIGHEST, PagePart, QuotedFigure, ShownRows, scenes_of
from pipeline.serve import links
from tests.checks.archives import add_document, add_table, empty
from tests.conftest import RAW

GAO = "livret-partenariats:p5:t1:r8:c5:total"
ABOUT = About("Livrets", "ab12" * 16, "2024-05-31", "http://archive.example:8001")


@pytest.fixture(scope="module")
def report(sample_out: Path) -> Report:
    with closing(sqlite3.connect(sample_out / "archive.db")) as db:
        return report_of(db, {}, "en", ABOUT)


@pytest.fixture(scope="module")
def page(report: Report, sample_out: Path) -> str:
    return render_page(report, Pictures(RAW, sample_out, report.documents))


def finding(report: Report, id_: str) -> Finding:
    return next(f for f in report.findings if f.id == id_)


def block(page: str, title: str) -> str:
    return next(part for part in re.findall(r"<article.*?</article>", page, re.S) if title in part)


def invented(reviews: dict[str, list[Review]] | None = None, language: str = "en") -> Report:
    with closing(empty()) as db:
        add_document(db, pages=["Le total des dons est de 900.000 FCFA."])
        headers = [("Don", "text", None), ("FCFA", "amount", "XOF")]
        add_table(db, headers, [["a", 400_000], ["b", 300_000], ["Total", 900_000]])
        audit_archive(db)
        return report_of(db, reviews, language, ABOUT)


def test_the_cover_says_archive_documents_period_date_version_and_digest(page: str) -> None:
    cover = page.partition("</header>")[0]
    for told in ("Livrets", "7 documents", "February 2021", "31 May 2024", "Bordereau", ABOUT.digest):
        assert told in cover, told
    assert "Signature" in cover


def test_findings_are_counted_by_severity_and_document(page: str, report: Report) -> None:
    cover = page.partition("</header>")[0]
    rows = dict(re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', cover))
    numbers = re.findall(r">(\d+|–)</td>", rows["Livret des partenariats"])
    own = [f for f in report.findings if f.document_id == "livret-partenariats"]
    assert numbers[0] == str(sum(f.severity == "error" for f in own))
    assert numbers[1] == str(sum(f.severity == "notice" for f in own))


def test_the_contents_lead_to_each_finding_and_annex(page: str, report: Report) -> None:
    led = re.findall(r'href="#(\w+)"', page)
    assert led == list(anchors(report))
    assert all(f'id="{id_}"' in page for id_ in led)


def test_a_table_is_shown_once_with_its_total_framed_and_its_rows_marked(
    report: Report, sample_out: Path
) -> None:
    scenes, _ = scenes_of(report, finding(report, GAO))
    first = scenes[0]
    assert isinstance(first, PagePart)
    assert (first.document_id, first.page) == ("livret-partenariats", 5)
    assert len(first.computed) == len(first.bands) == 7
    assert first.height <= HIGHEST + 10
    own = [s for s in scenes if isinstance(s, PagePart) and (s.document_id, s.page) == (first.document_id, 5)]
    assert len(own) == 1
    url = Pictures(RAW, sample_out, report.documents).data_url(first, 595.0)
    assert url is not None
    picture = Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    assert any(all(abs(a - b) < 30 for a, b in zip(colour, FRAME, strict=True)) for colour in colours)


def test_the_strip_says_printed_recomputed_difference_and_what_they_stand_for(report: Report) -> None:
    (check,) = [c for c in report.checks[GAO] if c.id == GAO]
    strip = strip_of(report, check)
    assert strip is not None
    assert strip.printed == "664,816,458 FCFA"
    assert strip.recomputed == "349,401,300 FCFA"
    assert strip.difference == "315,415,158 FCFA"
    assert strip.printed_interval == "664,816,457.5 to 664,816,458.5\N{NO-BREAK SPACE}FCFA"
    assert strip.recomputed_interval == "349,401,296.5 to 349,401,303.5\N{NO-BREAK SPACE}FCFA"


def test_a_check_that_compares_no_figures_has_no_strip(report: Report) -> None:
    unread = next(c for c in report.every if c.claimed is None or c.computed is None)
    assert strip_of(report, unread) is None


def test_what_supports_which_figure_is_said(report: Report) -> None:
    printed, recomputed = supports_of(report, finding(report, GAO))
    assert printed.figure == "664,816,458 FCFA"
    assert printed.sentences == ()
    assert recomputed.sentences[0] == "7 printed figures add up to it."
    assert any("rapport-annuel-2023.pdf, page 8" in sentence for sentence in recomputed.sentences)


def test_a_sum_that_is_printed_elsewhere_supports_the_printed_figure() -> None:
    told = invented()
    (printed, _) = supports_of(told, told.findings[0])
    assert any("d.pdf, page 1" in sentence for sentence in printed.sentences)


def test_what_has_no_page_to_show_is_shown_as_rows_or_text() -> None:
    told = invented()
    scenes, _ = scenes_of(told, told.findings[0])
    (grid,) = [scene for scene in scenes if isinstance(scene, ShownRows)]
    sides = [[cell.side for cell in row] for row in grid.rows]
    assert sides == [[None, "computed"], [None, "computed"], [None, "claimed"]]


def test_a_figure_of_running_text_stands_in_its_passage() -> None:
    with closing(empty()) as db:
        add_document(db, pages=["2 173 jeunes (478 femmes, 1 700 hommes) ont été soutenus."])
        audit_archive(db)
        told = report_of(db)
    scenes, _ = scenes_of(told, told.findings[0])
    passage = scenes[0]
    assert isinstance(passage, QuotedFigure)
    assert passage.before + passage.figure + passage.after == (
        "2 173 jeunes (478 femmes, 1 700 hommes) ont été soutenus."
    )


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_scans_get_their_cut_outs_too(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (1200, 1600), "white").save(tmp_path / "scan", kind)
    media_type = f"image/{kind.lower()}"
    documents = {"s": Document(id="s", path="scan", status="ok", media_type=media_type)}
    part = PagePart("s", 1, (10.0, 20.0, 310.0, 120.0), ((100.0, 50.0, 200.0, 70.0),), ())
    url = Pictures(tmp_path, tmp_path, documents).data_url(part, 600.0)
    assert url is not None
    picture = Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))
    assert picture.size == (600, 200)


def test_an_original_that_is_gone_leaves_what_is_printed(report: Report, tmp_path: Path) -> None:
    page = render_page(report, Pictures(tmp_path, tmp_path, report.documents))
    assert "data:image" not in page
    assert '<mark class="e-claimed">664.816.458' in page


def test_the_decision_stands_with_those_before_it() -> None:
    (id_, evidence) = next((f.id, f.evidence) for f in invented().findings)
    first = Review(id_, "explained", "an auditor", "2024-05-01", "a row was left out", "0" * 12)
    second = Review(id_, "accepted", "another", "2024-05-20", "asked the office", evidence)
    told = invented({id_: [first, second]})
    page = render_page(told, Pictures(Path("nowhere"), Path("nowhere"), told.documents))
    before, after = re.findall(r"<ol class=\"history\"><li>(.*?)</li><li>(.*?)</li></ol>", page)[0]
    assert before.startswith("1 May 2024: explained (an auditor)")
    assert "about other figures" in before
    assert after == "20 May 2024: accepted (another), asked the office"


def test_all_lines_about_a_finding_are_its_history(tmp_path: Path) -> None:
    lines = "finding,decision,by,on,why\nx,accepted,A,2024-01-01,\nx,explained,B,2024-02-01,seen\n"
    (tmp_path / "reviews.csv").write_text(lines, encoding="utf-8")
    assert [r.by for r in review_history(tmp_path)["x"]] == ["A", "B"]


def test_the_annexes_say_what_holds_and_what_could_not_be_checked(page: str, report: Report) -> None:
    annex = page.partition('id="held"')[2].partition("</section>")[0]
    holds = sum(c.status == "ok" and c.severity is None for c in report.every)
    kinds = re.findall(r'<th scope="row">.*?</th><td class="num[^"]*">(\d+|–)</td>', annex)
    assert sum(int(n) for n in kinds if n != "–") == holds
    undecided = page.partition('id="undecided"')[2].partition("</section>")[0]
    assert "figures stand in the archive" in undecided
    assert undecided.count("<li>") >= len({c.description for c in report.undecided})
    documents = page.partition('id="documents"')[2]
    assert all((d.sha256 or "") in documents for d in report.documents.values())


def test_the_report_leads_into_the_pages_that_are_served(page: str) -> None:
    assert f'href="{ABOUT.address}{links.finding(GAO)}"' in page
    assert finding_address("http://x/", "a b:c") == "http://x" + links.finding("a b:c")
    assert page_address("http://x", "d", 3, finding="d:1") == "http://x" + links.page("d", 3, finding="d:1")


def test_the_report_is_french_throughout(sample_out: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_out / "archive.db")) as db:
        told = report_of(db, {}, "fr", ABOUT)
    page = render_page(told, Pictures(tmp_path, tmp_path, told.documents))
    assert "Le total de « Délégué en FCFA »" in page
    assert not re.search(r"\b(Finding|Printed|Recomputed|Contents|Annex)\b", re.sub(r"<[^>]+>", "", page))


def test_text_of_documents_is_no_markup() -> None:
    told = invented()
    hostile = replace(told, documents={"d": replace(told.documents["d"], title="<script>alert(1)</script>")})
    page = render_page(hostile, Pictures(Path("nowhere"), Path("nowhere"), hostile.documents))
    assert "<script" not in page


def test_an_archive_without_findings_has_a_report() -> None:
    with closing(empty()) as db:
        insert(db, "documents", [Document(id="d", path="d.pdf", status="failed", error="is damaged")])
        told = report_of(db, {}, "en", ABOUT)
        assert list(select(db, Check)) == []
    page = render_page(told, Pictures(Path("nowhere"), Path("nowhere"), told.documents))
    assert "No check found anything to say." in page
    assert "d.pdf: is damaged" in page


def test_without_chromium_the_pdf_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(BordereauError, match="needs Chromium"):
        pdf.write_pdf(lambda numbers: "", [], tmp_path / "audit.pdf")


HAS_CHROMIUM = pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium")


@pytest.mark.slow
@HAS_CHROMIUM
@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_pdf_has_its_paper_and_the_numbers_of_its_pages(
    report: Report, tmp_path: Path, paper: pdf.Paper, size: tuple[int, int]
) -> None:
    few = replace(report, findings=report.findings[:3])
    pictures = Pictures(RAW, tmp_path, few.documents)
    seen: list[dict[str, int]] = []

    def render(numbers: dict[str, int]) -> str:
        seen.append(dict(numbers))
        return render_page(few, pictures, numbers)

    pdf.write_pdf(render, anchors(few), tmp_path / "audit.pdf", paper)  # type: ignore[arg-type]
    with pikepdf.open(tmp_path / "audit.pdf") as document:
        assert tuple(round(float(side)) for side in document.pages[0].mediabox[2:]) == size
        assert 4 <= len(document.pages) <= 7
    assert seen[-1].keys() == set(anchors(few))
    assert seen[-1]["f1"] == 3


@pytest.mark.slow
@HAS_CHROMIUM
def test_axe_finds_nothing_in_the_report_on_a_screen_and_a_telephone(page: str, tmp_path: Path) -> None:
    from tests.serve.browser import browser_of

    (tmp_path / "audit.html").write_text(page, encoding="utf-8")
    with browser_of((tmp_path / "audit.html").as_uri()) as browser:
        shown = browser.open("")
        for width in (1280, 390):
            shown.set_viewport_size({"width": width, "height": 860})
            assert browser.faults(shown) == []
            fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            assert shown.evaluate(fits)


def test_a_rounding_is_told_in_brief_with_its_line_alone(report: Report, page: str) -> None:
    rounding = next(f for f in report.findings if f.id == "livret-partenariats:p5:t1:r8:c6:total")
    (scene,), more = scenes_of(report, rounding, brief=True)
    assert isinstance(scene, PagePart)
    assert more == 0
    assert scene.height < 30
    assert scene.computed == ()
    told = block(page, report.title(rounding).split(",")[0])
    assert "brief" in told
    assert 'class="supports"' not in told


def test_many_roundings_are_one_line_of_the_contents(report: Report) -> None:
    rounding = next(f for f in report.findings if f.severity == "rounding")
    errors = tuple(f for f in report.findings if f.severity == "error")
    many = replace(report, findings=(*errors, *(replace(rounding, id=f"x{n}") for n in range(30))))
    few = replace(many, findings=many.findings[: len(errors) + 20])
    assert list(anchors(many))[: len(errors) + 2] == [*(f"f{n + 1}" for n in range(len(errors) + 1)), "held"]
    assert f"f{len(few.findings)}" in list(anchors(few))
    page = render_page(many, Pictures(Path("nowhere"), Path("nowhere"), many.documents))
    assert re.findall(r'href="#(\w+)"', page) == list(anchors(many))
    assert f"Findings {len(errors) + 1} to {len(errors) + 30}: roundings" in page
