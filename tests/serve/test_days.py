"""Three days in a browser: what a researcher, an auditor and an archivist come for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import RAW
from tests.serve.browser import Browser, browser_of, served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium"),
]

BUILD = 240_000
"""Milliseconds that a build may take on a busy machine."""


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(RAW, tmp_path_factory.mktemp("days") / "raw"))


@pytest.fixture(scope="module")
def browser(sample_out: Path, raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("served")
    out = Path(shutil.copytree(sample_out, folder / "out"))
    with served(out, folder, raw=raw) as address, browser_of(address) as known:
        yield known
        assert known.errors == []


def rebuild(page: Any, browser: Browser) -> None:
    page.goto(browser.address + "/desk")
    page.get_by_role("button", name="Build the archive again").click()
    page.get_by_text("Done: the pages show the new archive.").wait_for(timeout=BUILD)


def test_a_researcher_follows_money_to_the_page_in_five_clicks(browser: Browser, tmp_path: Path) -> None:
    page = browser.open("/")
    clicks = []

    def click(found: Any) -> None:
        clicks.append(found)
        found.click()

    click(page.get_by_role("link", name="Money by programme, donor, place and year"))
    page.get_by_label("By", exact=True).select_option("donor")
    page.get_by_label("Only in").select_option(label="Kidal")
    click(page.get_by_role("button", name="Show"))
    row = page.get_by_role("row").filter(has_text="Luxembourg")
    assert "1,029,026,198" in row.inner_text()
    assert page.get_by_role("img", name="Money of agreements").is_visible()
    with page.expect_download() as download:
        click(page.get_by_role("link", name="the agreements behind it (Excel)"))
    download.value.save_as(tmp_path / "money.xlsx")
    assert (tmp_path / "money.xlsx").read_bytes()[:2] == b"PK"
    click(row.get_by_role("link", name="1,029,026,198"))
    assert page.get_by_role("row").count() == 12
    click(page.get_by_role("row").filter(has_text="DDRK23-003-APO").get_by_role("link", name="page 4"))
    assert page.url.split("?")[0].endswith("/page/livret-partenariats/4")
    expect(page.locator("#here")).to_be_in_viewport(ratio=1)
    assert len(clicks) <= 5
    page.context.close()


def test_an_auditor_sees_the_wrong_total_boxed_and_answers_it_for_good(browser: Browser) -> None:
    page = browser.open("/findings?severity=error")
    page.get_by_role("link", name="Délégué en FCFA").first.click()
    assert page.locator(".cutout rect.e-claimed").count() >= 1
    assert page.locator(".cutout rect.e-computed").count() == 7
    assert "315,415,158" in page.locator(".versus").inner_text()
    page.get_by_label("The document is wrong").check()
    page.get_by_label("Why").fill("Seven rows add up to less; the total is that of another table.")
    page.get_by_label("Who decides").fill("Audit team")
    page.get_by_role("button", name="Write the answer").click()
    assert "Waits for the next build" in page.locator("#answer").inner_text()
    address = page.url
    rebuild(page, browser)
    page.goto(address)
    told = page.locator("#answer").inner_text()
    assert "Audit team" in told
    assert "Waits for the next build" not in told
    page.goto(browser.address + "/findings?decision=open&severity=error")
    assert "Délégué en FCFA" not in page.locator("main").inner_text()
    page.context.close()


def test_an_archivist_sees_what_became_of_three_files_and_mends_a_title_and_a_value(
    browser: Browser, raw: Path
) -> None:
    shutil.copy(raw / "gouvernance-locale.txt", raw / "copie.txt")
    (raw / "abime.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (raw / "note.txt").write_text(
        "Note du 3 mai 2024\n\nLa commune de Gao a reçu 12 000 000 FCFA de l'ANICT le 2 mai 2024.\n",
        encoding="utf-8",
    )
    page = browser.open("/desk")
    rebuild(page, browser)
    page.goto(browser.address + "/")
    assert "1 document could not be read" in page.locator("main").inner_text()
    assert "1 document repeats another" in page.locator("main").inner_text()
    page.get_by_role("link", name="1 document could not be read").click()
    assert "abime.pdf" in page.locator("main").inner_text()
    page.goto(browser.address + "/document/note")
    assert "1\nsums of money" in page.locator("main").inner_text()
    page.get_by_text("Mend what it is called").click()
    page.get_by_label("Title").fill("Note sur Gao")
    page.get_by_role("button", name="Write into the catalogue").click()
    assert "Waits for the next build" in page.locator("main").inner_text()
    rebuild(page, browser)
    page.goto(browser.address + "/document/note")
    assert page.locator("h1").inner_text() == "Note sur Gao"
    page.goto(browser.address + "/page/note/1")
    page.locator("a.m-amount").first.click()
    assert "12,000,000" in page.locator(".pointed-at h2").inner_text()
    mend = page.locator("#mend")
    mend.get_by_text("Mend what was read here").click()
    mend.get_by_label("Right is").fill("21000000")
    mend.get_by_label("Why").fill("two digits changed places")
    mend.get_by_label("Who says so").fill("The archivist")
    mend.get_by_role("button", name="Write the correction").click()
    address = page.url
    assert "21000000" in page.goto(browser.address + "/desk").text()
    rebuild(page, browser)
    page.goto(address)
    assert "21,000,000" in page.locator(".pointed-at h2").inner_text()
    assert "The archivist" in page.locator(".pointed-at").inner_text()
    assert "12 000 000 FCFA" in page.locator(".pointed-at").inner_text()
    page.context.close()


def test_a_chart_answers_the_pointer(browser: Browser) -> None:
    page = browser.open("/money")
    page.locator("figure.picture").hover()
    page.locator("figure.picture svg[class^=plot]").wait_for()
    assert page.locator("figure.picture svg rect").count() >= 2
    page.context.close()


def wait_until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait for something in the page: the policy of contents refuses conditions that are text."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError


def test_a_page_can_be_enlarged(browser: Browser) -> None:
    page = browser.open("/page/livret-partenariats/5")
    before = page.locator(".sheet img").bounding_box()["width"]
    page.get_by_role("button", name="Larger").click()
    wait_until(page, lambda: page.locator(".sheet img").bounding_box()["width"] > before * 1.2)
    page.get_by_role("button", name="Whole page").click()
    wait_until(page, lambda: page.locator(".sheet img").bounding_box()["width"] < before * 1.05)
    page.context.close()


def test_the_switch_changes_the_language_and_keeps_the_page(browser: Browser) -> None:
    page = browser.open("/findings?severity=error", language="de")
    assert page.locator("h1").inner_text().startswith("Constats")
    page.get_by_role("link", name="en", exact=True).click()
    assert page.locator("h1").inner_text().startswith("Findings")
    assert page.url.endswith("/findings?severity=error")
    page.context.close()
