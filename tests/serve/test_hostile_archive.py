"""Whatever a document or a file name says, pages run nothing of it and sheets compute nothing of it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shutil
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import openpyxl
import pytest
from lxml import etree

from pipeline.archive.search import index_for_search
from pipeline.export import FORMATS, export
from pipeline.records import TABLES
from pipeline.records.database import quoted
from pipeline.records.schema import columns
from pipeline.records.spreadsheets import FORMULA_STARTS
from pipeline.report.contents import About, report_of
from pipeline.report.page import render_page
from pipeline.report.pictures import Pictures
from pipeline.report.workbook import write_workbook
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from tests.conftest import RAW
from tests.serve.conftest import Ask, asker

pytestmark = pytest.mark.slow

PAYLOAD = """=1+1"'><script>alert(7)</script><img src=x onerror=alert(7)><svg onload=alert(7)>"""
ADDRESS = "javascript:alert(7)//http://example.org"

KEPT = frozenset(
    {
        "language",
        "country",
        "media_type",
        "currency",
        "unit",
        "severity",
        "status",
        "kind",
        "role",
        "year",
        "precision",
        "qualifier",
        "quality",
        "origin",
        "decision",
        "published",
        "covers_start",
        "covers_end",
        "signed_on",
        "starts_on",
        "ends_on",
        "status_on",
        "decided_on",
        "added_at",
        "sha256",
        "evidence",
        "transaction_type",
        "weekday_agrees",
        "stage",
        "side",
        "source",
        "fields",
        "action",
        "on",
    }
)
"""Columns whose words are ours or a standard's: no document can say anything there."""


@pytest.fixture(scope="module")
def hostile_out(sample_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as if every title, name and passage of theirs were an attack."""
    out = Path(shutil.copytree(sample_out, tmp_path_factory.mktemp("hostile") / "out"))
    with closing(sqlite3.connect(out / "archive.db", isolation_level=None)) as db:
        for table, record in TABLES.items():
            for column in columns(record):
                if column.affinity != "TEXT" or column.references or column.choices or column.type is not str:
                    continue
                if column.name in KEPT or column.name == "id":
                    continue
                said = ADDRESS if column.name == "source_url" else PAYLOAD
                name = quoted(column.name)
                db.execute(
                    f"UPDATE {quoted(table)} SET {name} = ? || {name} WHERE {name} IS NOT NULL", [said]
                )
        db.execute("UPDATE documents SET source_url = ?", [ADDRESS])
        index_for_search(db)
    return out


@pytest.fixture(scope="module")
def ask_hostile(hostile_out: Path) -> Iterator[Ask]:
    room = reading_room(Folders(hostile_out, RAW))
    yield asker(room)
    room.images.close()


class Dangers(HTMLParser):
    """Collects what a browser would run, and the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "script" and "nonce" not in told and not (told.get("src") or "").startswith("/"):
            self.found.append(f"<script {told}>")
        self.found += [f"<{tag} {name}>" for name in told if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "xlink:href", "formaction"):
            address = (told.get(name) or "").strip().lower()
            if address.startswith(("javascript:", "vbscript:")) or address == "x":
                self.found.append(f"<{tag} {name}={address}>")
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))


def dangers(html: str) -> Dangers:
    parser = Dangers()
    parser.feed(html)
    return parser


def kind_of(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path.strip("/").split("/")
    names = "&".join(sorted(part.partition("=")[0] for part in parts.query.split("&")))
    named = "/".join(path[:2]) + ("/row" if len(path) > 2 else "") if path[0] == "archive" else path[0]
    return f"{named}?{names}"


NOT_PAGES = re.compile(
    r"\.(?:csv|json|xlsx|db|copyable)\b|^/original/|^/language/|_sort|_next|_facet|_filter"
)


def test_no_page_runs_what_a_document_says(ask_hostile: Ask) -> None:
    waiting, seen, kinds = deque(["/", "/pictures", "/series", "/search?q=script"]), set(), Counter[str]()
    attacked = 0
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if address in seen or kinds[kind] >= 1 or sum(kinds.values()) >= 160:
            continue
        seen.add(address)
        kinds[kind] += 1
        answer = ask_hostile(address)
        assert answer.status_code in (200, 302, 404), address
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        page = dangers(answer.text)
        assert page.found == [], address
        attacked += "&lt;script&gt;alert(7)" in answer.text
        for link in page.links:
            there = urljoin(address, link).partition("#")[0]
            if there.startswith("/") and not NOT_PAGES.search(there):
                waiting.append(there)
    assert len(kinds) > 60
    assert attacked > 40, "the pages must show what is said, or this test shows nothing"


@pytest.mark.parametrize("table", ["documents", "agreements", "amounts", "findings", "cells", "checks"])
def test_no_file_of_a_table_computes_what_a_document_says(ask_hostile: Ask, table: str) -> None:
    sheet = ask_hostile(f"/archive/{table}.csv?_size=max&_labels=on").text
    cells = [cell for row in csv.reader(io.StringIO(sheet)) for cell in row]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not _is_figure(cell)] == []
    book = openpyxl.load_workbook(io.BytesIO(ask_hostile(f"/archive/{table}.xlsx").content), read_only=True)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def _is_figure(cell: str) -> bool:
    return re.fullmatch(r"-\d+(?:\.\d+)?(?:e[+-]?\d+)?", cell) is not None


def test_json_is_never_taken_for_a_page(ask_hostile: Ask) -> None:
    for address in ("/archive/documents.json", "/archive.json?sql=select+1", "/archive/amounts.json?_nl=on"):
        headers = ask_hostile(address).headers
        assert "html" not in headers["content-type"]
        assert headers["x-content-type-options"] == "nosniff"


def test_originals_are_downloads_whatever_they_are(ask: Ask) -> None:
    answer = ask("/original/comite-de-pilotage-2024-12")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def _sheet_is_harmless(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [c for c in cells if c.startswith(FORMULA_STARTS) and not _is_figure(c)] == [], path.name


def _book_is_harmless(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True)
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def _markup_is_harmless(path: Path) -> None:
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    assert tree.docinfo.doctype == ""
    names = {etree.QName(node).localname.lower() for node in tree.iter() if isinstance(node.tag, str)}
    assert not names & {"script", "svg", "img"}


def _json_is_data(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for part in text.splitlines() if path.suffix == ".jsonl" else [text]:
        json.loads(part)


def _is_no_page(path: Path) -> None:
    assert not path.read_bytes().lstrip().lower().startswith((b"<", b"%!"))


LOOKS: dict[str, Callable[[Path], None]] = {
    ".csv": _sheet_is_harmless,
    ".xlsx": _book_is_harmless,
    ".xml": _markup_is_harmless,
    ".json": _json_is_data,
    ".jsonl": _json_is_data,
    ".parquet": _is_no_page,
    ".txt": _is_no_page,
}
"""How the files of exports are looked at, by their ending; another ending needs a look of its own."""

COPIED = frozenset({"bag"})
"""Formats that hold originals and control files as they are, byte by byte."""


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_runs_or_computes_what_a_document_says(
    hostile_out: Path, tmp_path: Path, name: str
) -> None:
    if (extra := FORMATS[name].extra) and importlib.util.find_spec({"parquet": "pyarrow"}[extra]) is None:
        pytest.skip(f"{name} needs what is not installed")
    written = export(hostile_out / "archive.db", [name], tmp_path, raw=RAW)
    assert written
    for path in written:
        if path.is_file() and name not in COPIED:
            LOOKS[path.suffix](path)


def test_the_audit_on_paper_runs_nothing_of_it(hostile_out: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(hostile_out / "archive.db")) as db:
        db.row_factory = sqlite3.Row
        report = report_of(db, {}, "en", About(PAYLOAD, "0" * 64, "2026-01-31", "http://127.0.0.1"))
    html = render_page(report, Pictures(RAW, hostile_out, report.documents))
    assert dangers(re.sub(r' style="[^"<>]*"', "", html)).found == []
    assert "&lt;script&gt;alert(7)" in html
    write_workbook(report, tmp_path / "audit.xlsx")
    book = openpyxl.load_workbook(tmp_path / "audit.xlsx", read_only=True)
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
