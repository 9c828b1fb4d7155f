"""The archive is served: described, linked, searchable, read-only."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from pipeline.archive.views import VIEWS
from pipeline.records import TABLES
from pipeline.records.schema import columns
from pipeline.serve import descriptions
from pipeline.serve.metadata import LABELS
from pipeline.serve.queries import QUERIES
from pipeline.serve.wording import choose_language
from tests.conftest import TOP, Bordereau

pytestmark = pytest.mark.slow

ARGUMENTS = {
    "words": "fonds fiduciaire",
    "currency": "eur",
    "at_least": "1 000",
    "name": "PROMAN",
    "check_id": "x",
}


@pytest.fixture(scope="module")
def address(sample_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample archive, served as a user serves it."""
    command = [sys.executable, "-m", "pipeline", "serve", "--out", str(sample_out), "--port", "0"]
    log = tmp_path_factory.mktemp("serve") / "log.txt"
    # Datasette prints a traceback for each refused query: a pipe that nobody reads would fill up.
    with (
        log.open("w", encoding="utf-8") as told,
        subprocess.Popen(command, cwd=TOP, stdout=told, stderr=subprocess.STDOUT) as server,
    ):
        # Uvicorn says so once it listens.
        while "Uvicorn running" not in (printed := log.read_text(encoding="utf-8")):
            assert server.poll() is None, "the server ended"
            time.sleep(0.1)
        yield next(line for line in printed.splitlines() if line.startswith("Bordereau serves")).split()[-1]
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def get(address: str, path: str, **parameters: str) -> str:
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    with urllib.request.urlopen(f"{address}{path}{query}", timeout=30) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def get_json(address: str, path: str, **parameters: str) -> Any:
    return json.loads(get(address, f"{path}.json", _shape="objects", **parameters))


def test_the_front_page_says_what_it_is(address: str) -> None:
    assert "Bordereau" in get(address, "")


def test_no_answer_says_what_serves_it(address: str) -> None:
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.headers["server"] is None
        assert answer.headers["x-powered-by"] is None


def test_a_total_that_does_not_add_up_is_answered_as_json(address: str) -> None:
    rows = get_json(address, "archive/totals_that_disagree")["rows"]
    assert (664816458, 349401300) in {(row["claimed"], row["computed"]) for row in rows}


@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_every_table_and_view_has_a_page_with_its_description(address: str, table: str) -> None:
    choose_language({})
    described = descriptions.of_table(table)
    assert len(described) > 10
    assert str(escape(described.splitlines()[0])) in get(address, f"archive/{table}")


@pytest.mark.parametrize("query", [name for queries in QUERIES.values() for name in queries])
def test_every_canned_query_runs(address: str, query: str) -> None:
    answer = get_json(address, f"archive/{query}", **ARGUMENTS)
    assert answer.get("error") is None
    if query != "evidence_of_a_check":
        assert "rows" in answer


def test_keys_lead_to_the_page_of_the_thing_or_to_its_place_in_a_document(address: str) -> None:
    page = get(address, "archive/amounts", currency="EUR", _all="1")
    assert re.search(r'<a href="/document/livret-partenariats">[^<]+</a>', page)
    assert re.search(r'<a href="/page/livret-partenariats/5\?cell=[^"]+#here">[^<]+</a>', page)
    assert re.search(r'<a href="/agreement/[^"]+">DDRG23-004-APO</a>', page)


def test_page_text_is_searched_without_regard_to_accents(address: str) -> None:
    with_accents = get_json(address, "archive/pages", _search="coopération")["filtered_table_rows_count"]
    without = get_json(address, "archive/pages", _search="COOPERATION")["filtered_table_rows_count"]
    assert with_accents == without > 0


def test_facets_count_rows(address: str) -> None:
    facets = get_json(address, "archive/amounts")["facet_results"]
    assert {"currency", "qualifier"} <= set(facets)


@pytest.mark.parametrize("sql", ["DELETE FROM amounts", "ATTACH 'x.db' AS x", "PRAGMA user_version = 1"])
def test_the_archive_cannot_be_changed(address: str, sql: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(address, "archive.json", sql=sql)
    assert refused.value.code == 400
    refused.value.close()


def test_serving_nothing_is_an_error_in_one_line(bordereau: Bordereau, tmp_path: Path) -> None:
    done = bordereau("serve", "--out", tmp_path)
    assert done.returncode != 0
    assert done.stderr == f"Error: {tmp_path}/archive.db: no such archive; run `bordereau build` first\n"


def test_labels_are_columns_that_exist() -> None:
    for table, label in LABELS.items():
        assert label in {c.name for c in columns(TABLES[table])}


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium")
def test_a_researcher_filters_by_a_facet_in_a_browser(address: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="en")
        failures: list[str] = []
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.goto(f"{address}archive/amounts")
        page.get_by_text("Narrow by").click()
        page.get_by_role("link", name="Euro", exact=True).first.click()
        assert "currency=EUR" in page.url
        shown = page.locator("table.rows-and-columns td.col-value").all_inner_texts()
        assert shown
        assert all(figure.endswith("€") for figure in shown if figure)
        page.locator("table.rows-and-columns td.col-document_id a").first.click()
        assert "/document/" in page.url
        browser.close()
    assert failures == []
