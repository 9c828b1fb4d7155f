"""One defect is one finding; what was decided about it survives, and goes stale with its evidence."""

from __future__ import annotations

import csv
import re
import sqlite3
import zipfile
from decimal import Decimal
from html import escape
from pathlib import Path

import pytest

from pipeline.checks.audit import CheckingHere, audit_archive
from pipeline.checks.coverage import coverage_of
from pipeline.checks.kit.figures import figure_of_agreement
from pipeline.checks.kit.results import UNVERIFIABLE, result
from pipeline.checks.kit.wording import say
from pipeline.errors import BordereauError
from pipeline.records import AgreementTelling, Check, Finding, Page, Problem, Word
from pipeline.records.database import insert, select
from pipeline.records.reviews import Review, load_reviews, review_of
from pipeline.report.contents import report_of
from pipeline.report.page import render_page
from pipeline.report.pictures import Pictures
from pipeline.report.plain import FINDING_COLUMNS, lines_of, write_csv
from pipeline.report.workbook import write_workbook
from tests.checks.archives import add_document, add_table, empty

HEADERS = [
    ("N°", "reference", None),
    ("Montant FCFA", "amount", "XOF"),
    ("Montant euros", "amount", "EUR"),
]
ROWS = [["DDRG23-001-APO", 96_989_000, 147_859], ["DDRG23-002-APO", 36_108_000, 55_046]]
TEXT = "A Gao, les accords sont conclus pour un montant total de plus de 200 millions de FCFA."
TOTAL = "d:p1:t1:r3:c1:total"


def audited(total: int = 264_816_458, reviews: dict[str, Review] | None = None) -> sqlite3.Connection:
    db = empty()
    add_document(db, pages=[TEXT])
    add_table(db, HEADERS, [*ROWS, ["Total Gao", total, 202_905]], roles=["reference", "amount", "amount"])
    audit_archive(db, reviews)
    return db


def test_all_checks_that_one_wrong_total_fails_are_one_finding() -> None:
    db = audited()
    (finding,) = select(db, Finding)
    assert (finding.id, finding.severity, finding.n_checks) == (TOTAL, "error", 2)
    assert "supports the rows" in finding.title
    kinds = {check.kind for check in select(db, Check, "finding_id = ?", [TOTAL])}
    assert kinds == {"total", "restatement"}
    db.close()


def test_what_holds_is_no_finding() -> None:
    db = audited(133_097_000)
    assert [
        f for f in select(db, Finding) if "Total" in f.title or ("FCFA" in f.title and f.n_checks > 1)
    ] == []
    db.close()


def test_a_review_stands_beside_its_finding_and_goes_stale_with_the_evidence() -> None:
    db = audited()
    (finding,) = select(db, Finding)
    review = Review(TOTAL, "explained", "audit team", "2024-05-31", "one row is missing", finding.evidence)
    db.close()
    for total, stale in ((264_816_458, False), (264_816_459, True)):
        db = audited(total, {TOTAL: review})
        (finding,) = select(db, Finding)
        assert (finding.decision, finding.decided_by, bool(finding.stale)) == (
            "explained",
            "audit team",
            stale,
        )
        assert (finding in report_of(db).at_least("error")) == stale
        db.close()


def test_a_review_of_no_finding_is_reported() -> None:
    db = audited()
    lines = list(lines_of(report_of(db, {"d:p9:a1:total": []})))
    assert any("d:p9:a1:total" in line for line in lines)
    assert lines[0].startswith("error")
    db.close()


def test_reviews_are_read_from_beside_the_documents(tmp_path: Path) -> None:
    assert load_reviews(tmp_path) == {}
    path = tmp_path / "reviews.csv"
    path.write_text("finding,decision,by,on,why\nx:total,accepted,A,2024-05-31,\n", encoding="utf-8")
    assert load_reviews(tmp_path)["x:total"].decision == "accepted"
    path.write_text("finding,decision,by,on,why\nx:total,perhaps,A,2024-05-31,\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="line 2"):
        load_reviews(tmp_path)


@pytest.mark.parametrize(
    ("cell", "status"), [("r1:c1", "unverifiable"), ("r1:c0", "mismatch"), ("r0:c1", "mismatch")]
)
def test_a_cell_that_was_not_read_between_figures_leaves_them_open(cell: str, status: str) -> None:
    db = empty()
    add_document(db)
    add_table(db, HEADERS, [*ROWS, ["Total Gao", 264_816_458, 202_905]])
    known = {"id": "d:tables:1", "document_id": "d", "stage": "tables", "text": "?", "reason": "?"}
    insert(db, "problems", [Problem(cell_id=f"d:p1:t1:{cell}", **known)])
    audit_archive(db)
    (total,) = select(db, Check, "id = ?", [TOTAL])
    assert total.status == status
    db.close()


def test_figures_of_recognised_text_make_no_error() -> None:
    db = empty()
    add_document(db, pages=["2 173 jeunes (478 femmes, 1 700 hommes) ont été soutenus."])
    db.execute("UPDATE pages SET origin = 'ocr'")
    audit_archive(db)
    assert [check.status for check in select(db, Check)] == ["unverifiable"]
    assert list(select(db, Page))
    db.close()


def test_a_figure_of_running_text_has_the_box_of_its_words() -> None:
    db = empty()
    text = "2 173 jeunes (478 femmes, 1 695 hommes) ont été soutenus."
    add_document(db, pages=[text])
    words = [
        Word(page=1, text="2", start=0, end=1, x0=10.0, top=20.0, x1=15.0, bottom=30.0),
        Word(page=1, text="173", start=2, end=5, x0=16.0, top=20.0, x1=30.0, bottom=30.0),
    ]
    audit_archive(db, checking=CheckingHere(words=lambda _: words))
    (check,) = select(db, Check)
    assert check.box == (10.0, 20.0, 30.0, 30.0)
    db.close()


def test_coverage_counts_each_figure_once() -> None:
    db = audited()
    coverage = coverage_of(db)
    assert coverage.figures == 7
    assert coverage.checked + coverage.undecided + coverage.alone == coverage.figures
    db.close()


def test_the_report_is_written_as_page_csv_and_workbook(tmp_path: Path) -> None:
    db = audited()
    report = report_of(db)
    page = render_page(report, Pictures(tmp_path, tmp_path, report.documents))
    assert "<mark>664" not in page
    assert "264,816,458" in page
    assert not re.search(r"(?:src|<link)[^>]*http", page)
    write_csv(report, tmp_path / "audit.csv")
    with (tmp_path / "audit.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == FINDING_COLUMNS
    assert [row[0] for row in rows] == [TOTAL]
    write_workbook(report, tmp_path / "audit.xlsx")
    assert (tmp_path / "audit.xlsx").read_bytes().startswith(b"PK")
    db.close()


def test_the_report_ends_with_what_could_not_be_decided_once_each(tmp_path: Path) -> None:
    db = empty()
    add_document(db, pages=["Budget total : 900.000 €.", "Budget total : 900.000 €. Il a 4 <annexes>."])
    audit_archive(db)
    report = report_of(db)
    assert [check.kind for check in report.undecided].count("sum") == 2
    page = render_page(report, Pictures(tmp_path, tmp_path, report.documents))
    undecided = page.partition("What could not be decided")[2].partition("</section>")[0]
    assert undecided.count("<h4>d.pdf</h4>") == 1
    items = re.findall(r"<li>(.*?)</li>", undecided)
    assert len(items) == len(set(items))
    write_workbook(report, tmp_path / "audit.xlsx")
    with zipfile.ZipFile(tmp_path / "audit.xlsx") as workbook:
        names, texts = workbook.read("xl/workbook.xml"), workbook.read("xl/sharedStrings.xml")
    assert b'name="undecided"' in names
    assert all(escape(check.description).encode() in texts for check in report.undecided)
    db.close()


def test_an_agreement_without_a_figure_claims_none() -> None:
    agreement = AgreementTelling(
        id="g", agreement_id="g", kind="programme", document_id="d", page=1, text="Programme prolongé"
    )
    check = result("programme", figure_of_agreement(agreement, Decimal(0)), say("No end."), UNVERIFIABLE)
    assert check.check.claimed is None
    months = result("agreement", figure_of_agreement(agreement, Decimal(12)), say("12 months."), UNVERIFIABLE)
    assert months.check.claimed == 12


def review(finding: str, evidence: str | None) -> Review:
    return Review(finding, "accepted", "AB", "2026-01-01", "seen", evidence)


def test_a_review_finds_its_finding_again_by_its_figures_when_ids_have_shifted() -> None:
    moved = review("d:p1:t1:r8:c5:total", "abc")
    reviews = {moved.finding: moved}
    assert review_of(reviews, "d:p1:t2:r8:c5:total", "abc") is moved
    assert review_of(reviews, "d:p1:t2:r8:c5:row", "abc") is None
    assert review_of(reviews, "e:p1:t2:r8:c5:total", "abc") is None
    assert review_of(reviews, "d:p1:t2:r8:c5:total", "other") is None


def test_a_review_of_other_figures_stays_with_its_id_and_is_stale() -> None:
    own, moved = review("d:p1:t1:total", "old"), review("d:p1:t9:total", "new")
    assert review_of({own.finding: own}, "d:p1:t1:total", "new") is own
    assert review_of({r.finding: r for r in (own, moved)}, "d:p1:t1:total", "new") is moved


def test_findings_and_report_speak_the_language_of_the_archive(tmp_path: Path) -> None:
    db = empty()
    add_document(db, pages=[TEXT])
    add_table(
        db, HEADERS, [*ROWS, ["Total Gao", 264_816_458, 202_905]], roles=["reference", "amount", "amount"]
    )
    audit_archive(db, language="fr")
    (finding,) = select(db, Finding)
    assert "264 816 458 FCFA" in finding.title
    assert finding.title.startswith("Le total de « Montant FCFA »")
    assert finding.title_fr == finding.title
    assert (finding.title_en or "").startswith("The total of “Montant FCFA” is printed as 264,816,458 FCFA")
    checks = list(select(db, Check, "finding_id IS NOT NULL"))
    assert all(check.description == check.description_fr != check.description_en for check in checks)
    report = report_of(db, {"x:total": []}, "fr")
    lines = list(lines_of(report))
    assert lines[0].startswith("erreur")
    assert any(line.startswith("Un avis parle du constat x:total") for line in lines)
    page = render_page(report, Pictures(tmp_path, tmp_path, report.documents))
    assert '<html lang="fr">' in page
    assert "Ce qui n’a pas pu être contrôlé" in page
    db.close()


def test_checks_give_units_and_currencies_as_units_and_nothing_else() -> None:
    db = audited()
    units = {check.unit for check in select(db, Check)}
    assert all(re.fullmatch(r"[A-Z]{3}(?: per [A-Z]{3})?|%|months", unit) for unit in units if unit)
    db.close()
