"""The workbook of the audit: what a spreadsheet shows of it, and decisions that come back in it."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import BordereauError
from pipeline.records.control import add_rows
from pipeline.records.reviews import Review, load_reviews
from pipeline.records.spreadsheets import DIALECTS
from pipeline.report.contents import About, Report, report_of
from pipeline.report.plain import write_csv
from pipeline.report.returned import compared, lines_of_file, returned
from pipeline.report.workbook import COLUMNS, heading, write_workbook
from tests.conftest import RAW, Bordereau

GAO = "livret-partenariats:p5:t1:r8:c5:total"
TODAY = "2024-06-01"


def report_in(
    sample_out: Path, language: str = "en", reviews: dict[str, list[Review]] | None = None
) -> Report:
    with closing(sqlite3.connect(sample_out / "archive.db")) as db:
        return report_of(db, reviews, language, About("Livrets", "", "2024-05-31", "http://archive.example"))


def findings_of(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def column(sheet: Worksheet, name: str, language: str = "en") -> int:
    return [cell.value for cell in sheet[1]].index(heading(name, language)) + 1


def decide(path: Path, finding: str, language: str = "en", **told: object) -> None:
    """Enter a decision as a person does in a spreadsheet."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    at = column(sheet, "finding", language)
    (row,) = [line[0].row for line in sheet.iter_rows(min_row=2) if line[at - 1].value == finding]
    for name, value in told.items():
        sheet.cell(row, column(sheet, name, language), value)
    book.save(path)


@pytest.fixture
def workbook(sample_out: Path, tmp_path: Path) -> Path:
    path = tmp_path / "audit.xlsx"
    write_workbook(report_in(sample_out), path)
    return path


def test_the_workbook_can_be_filtered_read_and_printed(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert book.sheetnames == ["findings", "checks", "figures", "undecided"]
    for sheet in book.worksheets:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes == "B2"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [heading(name, "en") for name in COLUMNS["findings"]]
    (hidden,) = [d for d in sheet.column_dimensions.values() if d.hidden]
    assert (hidden.min, hidden.max) == (16, 17)


def test_figures_are_numbers_with_formats_and_findings_lead_to_their_pages(workbook: Path) -> None:
    sheet = findings_of(workbook)
    (row,) = [line for line in sheet.iter_rows(min_row=2) if line[0].value == GAO]
    claimed = row[column(sheet, "claimed") - 1]
    assert claimed.value == 664816458
    assert claimed.number_format == "#,##0"
    assert row[0].hyperlink.target == f"http://archive.example/finding/{GAO}"


def test_decisions_are_chosen_from_a_list_in_the_language_of_the_report(
    sample_out: Path, tmp_path: Path
) -> None:
    path = tmp_path / "audit.xlsx"
    write_workbook(report_in(sample_out, "fr"), path)
    sheet = findings_of(path)
    (choices,) = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert choices.formula1 == '"accepté,expliqué,erreur de lecture"'
    decide(path, GAO, "fr", decision="Erreur de lecture", by="une auditrice", on=date(2024, 5, 30))
    decisions, refused = returned(path)
    assert refused == []
    assert [(d.review.decision, d.review.by, d.review.on) for d in decisions] == [
        ("extraction error", "une auditrice", "2024-05-30")
    ]


def test_every_check_of_the_archive_stands_in_the_workbook(workbook: Path, sample_out: Path) -> None:
    with closing(sqlite3.connect(sample_out / "archive.db")) as db:
        (n,) = db.execute("SELECT count(*) FROM checks").fetchone()
    assert load_workbook(workbook)["checks"].max_row == n + 1


def test_a_decision_comes_home_once(workbook: Path, tmp_path: Path, bordereau: Bordereau) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    decide(workbook, GAO, decision="explained", by="audit team", why="a row was left out")
    first = bordereau("reviews", "import", workbook, "--raw", raw)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("1 decision added")
    text = (raw / "reviews.csv").read_text(encoding="utf-8")
    review = load_reviews(raw)[GAO]
    assert (review.decision, review.by, review.why) == ("explained", "audit team", "a row was left out")
    assert review.on == date.today().isoformat()
    assert review.evidence
    again = bordereau("reviews", "import", workbook, "--raw", raw)
    assert (again.returncode, again.stdout[:17]) == (0, "0 decisions added")
    assert (raw / "reviews.csv").read_text(encoding="utf-8") == text


def test_a_finding_that_was_decided_otherwise_meanwhile_is_told_in_one_line(
    workbook: Path, tmp_path: Path, bordereau: Bordereau
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    lines = f"finding,decision,by,on,why\n{GAO},accepted,the office,2024-05-31,\n"
    (raw / "reviews.csv").write_text(lines, encoding="utf-8")
    decide(workbook, GAO, decision="explained", by="audit team")
    done = bordereau("reviews", "import", workbook, "--raw", raw)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert GAO in line
    assert "accepted (the office, 2024-05-31) in reviews.csv" in line
    assert (raw / "reviews.csv").read_text(encoding="utf-8") == lines


def test_a_decision_that_nobody_touched_in_the_workbook_changes_nothing(
    sample_out: Path, tmp_path: Path
) -> None:
    old = Review(GAO, "accepted", "the office", "2024-05-01", "", None)
    with (
        closing(sqlite3.connect(sample_out / "archive.db")) as source,
        closing(sqlite3.connect(":memory:")) as db,
    ):
        source.backup(db)
        db.execute(
            "UPDATE findings SET decision = 'accepted', decided_by = 'the office', "
            "decided_on = '2024-05-01', stale = 0 WHERE id = ?",
            [GAO],
        )
        report = report_of(db, {GAO: [old]})
    path = tmp_path / "audit.xlsx"
    write_workbook(report, path)
    decisions, _ = returned(path)
    newer = Review(GAO, "explained", "the office", "2024-06-01", "asked", None)
    assert compared(decisions, {GAO: newer}, TODAY).new == ()
    assert compared(decisions, {GAO: newer}, TODAY).conflicts == ()
    decide(path, GAO, why="see the minutes")
    changed, _ = returned(path)
    assert [r.why for r in compared(changed, {GAO: old}, TODAY).new] == ["see the minutes"]
    assert len(compared(changed, {GAO: newer}, TODAY).conflicts) == 1


def test_a_decision_that_means_nothing_is_told_with_its_row(workbook: Path) -> None:
    decide(workbook, GAO, decision="perhaps")
    decisions, refused = returned(workbook)
    assert decisions == []
    assert len(refused) == 1
    assert refused[0].startswith("row ")
    assert "perhaps" in refused[0]


@pytest.mark.parametrize(
    ("entered", "day"),
    [("2024-05-31", "2024-05-31"), ("31/05/2024", "2024-05-31"), ("1.6.2024", "2024-06-01")],
)
def test_a_day_may_be_typed_as_people_write_it(workbook: Path, entered: str, day: str) -> None:
    decide(workbook, GAO, decision="accepted", on=entered)
    decisions, refused = returned(workbook)
    assert (refused, decisions[0].review.on) == ([], day)


@pytest.mark.parametrize("entered", ["31/31/2024", "last week", "45443"])
def test_what_is_no_day_is_told_and_not_written(workbook: Path, entered: str) -> None:
    decide(workbook, GAO, decision="accepted", on=entered)
    decisions, refused = returned(workbook)
    assert decisions == []
    assert entered in refused[0]


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(by=WRITTEN, why=WRITTEN, decision=st.sampled_from(["accepted", "explained", "extraction error"]))
def test_whatever_is_written_comes_home_and_only_once(
    sample_out: Path, tmp_path: Path, by: str, why: str, decision: str
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["finding", "decision", "by", "why", "digest of the figures"])
    sheet.append(["d:p1:total", decision, None, None, "0a1b2c3d4e5f"])
    for at, text in ((3, by), (4, why)):
        cell = sheet.cell(2, at)
        cell.value = text
        cell.data_type = "s"
    book.save(tmp_path / "x.xlsx")
    (tmp_path / "reviews.csv").unlink(missing_ok=True)
    decisions, refused = returned(tmp_path / "x.xlsx")
    verdict = compared(decisions, {}, TODAY)
    assert (refused, len(verdict.new)) == ([], 1)
    columns = ["finding", "decision", "by", "on", "why", "evidence"]
    add_rows(tmp_path / "reviews.csv", columns, list(lines_of_file(verdict.new)))
    known = load_reviews(tmp_path)
    assert known["d:p1:total"].decision == decision
    assert (known["d:p1:total"].by, known["d:p1:total"].why) == (" ".join(by.split()), " ".join(why.split()))
    again = compared(decisions, known, TODAY)
    assert (again.new, again.conflicts) == ((), ())


@pytest.mark.parametrize("content", [b"no workbook", b""])
def test_what_is_no_workbook_is_said_in_one_line(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(BordereauError) as raised:
        returned(tmp_path / "x.xlsx")
    assert "\n" not in str(raised.value)


def test_a_workbook_without_findings_is_refused(sample_out: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["date", "sum"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(BordereauError, match="no sheet of findings"):
        returned(tmp_path / "x.xlsx")


def test_lines_are_added_to_a_file_as_a_person_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    path.write_bytes(
        "\ufefffinding;decision;by;on;why\nx;accepted;Éva;2024-05-01;vu; \n".encode()[:-3] + b"\n"
    )
    add_rows(
        path,
        ["finding", "decision", "by", "on", "why", "evidence"],
        [{"finding": "y", "decision": "explained", "evidence": "abc"}],
    )
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufefffinding;decision;by;on;why;evidence\n")
    assert load_reviews(tmp_path)["x"].by == "Éva"
    assert load_reviews(tmp_path)["y"].evidence == "abc"


def test_csv_for_french_spreadsheets_has_semicolons_and_a_byte_order_mark(
    sample_out: Path, tmp_path: Path
) -> None:
    path = tmp_path / "audit.csv"
    write_csv(report_in(sample_out, "fr"), path, DIALECTS["fr"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert GAO in {row["finding"] for row in rows}


@pytest.mark.slow
def test_the_commands_know_the_csv_of_a_language(
    bordereau: Bordereau, sample_out: Path, tmp_path: Path
) -> None:
    done = bordereau("export", "csv", "--csv", "fr", "--out", sample_out, "--to", tmp_path, "--raw", RAW)
    assert done.returncode == 0, done.stderr
    first = (tmp_path / "csv" / "amounts.csv").read_bytes().splitlines()[0]
    assert first.startswith(b"\xef\xbb\xbfid;")
