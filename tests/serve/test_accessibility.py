"""axe finds no fault on any kind of page, on a wide screen and on a telephone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.serve.browser import Browser, browser_of, served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium"),
]

FINDING = "livret-partenariats:p5:t1:r8:c5:total"

KINDS = {
    "home": "/",
    "documents": "/documents",
    "document": "/document/livret-partenariats",
    "page": "/page/livret-partenariats/5",
    "page with a finding": f"/page/livret-partenariats/5?finding={FINDING}",
    "text of a page": "/page/livret-partenariats/5?show=text&q=kidal",
    "page without layout": "/page/releve-decisions/1",
    "agreements": "/agreements",
    "agreement": "/agreement/livret-partenariats:p4:g2",
    "organisations": "/organisations",
    "organisation": "/organisation/proman-sa",
    "programme": "/programme/programme-de-developpement-durable-dans-la-region-de-kidal",
    "places": "/places",
    "place": "/place/ml-kidal",
    "findings": "/findings",
    "finding": f"/finding/{FINDING}",
    "money": "/money?by=donor",
    "pictures": "/pictures",
    "series": "/series",
    "search": "/search?q=kidal",
    "empty search": "/search?q=xyzzy",
    "help": "/help",
    "desk": "/desk",
    "tables": "/archive",
    "table": "/archive/amounts?currency=EUR",
    "view": "/archive/totals_that_disagree",
    "query": "/archive/sums_of_at_least?currency=XOF&at_least=1000",
    "sql": "/archive?sql=select+1",
    "row": "/archive/amounts/livret-partenariats~3Ap5~3Aa25",
    "not found": "/nowhere",
}
"""Every kind of page, and one of it."""


@pytest.fixture(scope="module")
def browser(sample_out: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with served(sample_out, tmp_path_factory.mktemp("raw")) as address, browser_of(address) as known:
        yield known
        assert known.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, kind: str) -> None:
    page = browser.open(KINDS[kind])
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 860})
        assert browser.faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.context.close()


def test_everything_can_be_reached_by_keyboard_and_shows_where_one_is(browser: Browser) -> None:
    page = browser.open("/page/livret-partenariats/5")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.context.close()


def test_pages_work_without_javascript(browser: Browser) -> None:
    page = browser.open(f"/page/livret-partenariats/5?finding={FINDING}", script=False)
    assert page.locator("rect.e-claimed").count() >= 1
    page.locator("label.k-date").click()
    assert page.locator("g.g-date rect").first.is_visible()
    page.locator("label.k-date").click()
    assert not page.locator("g.g-date rect").first.is_visible()
    page.context.close()
