"""Who gave how much to whom, where, in which year: each answer lies at most two clicks from the front."""

from __future__ import annotations

import re

import pytest

from tests.serve.conftest import Ask

THINGS = re.compile(r"/(?:money|programme|organisation|place)\b")
LINK = re.compile(r'href="(/[^"#]*)"')
KIDAL, GAO = "1 029 026 198", "349 401 300"


def spaced(text: str) -> str:
    """A page with its tags left out and every kind of space as one."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", re.sub(r"<[^>]+>", " ", text))


def within_two_clicks(ask: Ask) -> dict[str, str]:
    """The pages that the front and the pages it leads to lead to, of money and of things."""
    pages = {"/": ask("/", language="fr").text}
    for _ in range(2):
        links = {link.replace("&amp;", "&") for text in pages.values() for link in LINK.findall(text)}
        wanted = (
            link for link in sorted(links) if re.match(r"/(?:money|programme|organisation|place)\b", link)
        )
        pages |= {link: ask(link, language="fr").text for link in list(wanted)[:60] if link not in pages}
    return {path: spaced(text) for path, text in pages.items()}


@pytest.fixture(scope="module")
def pages(ask: Ask) -> dict[str, str]:
    return within_two_clicks(ask)


@pytest.mark.parametrize("total", [KIDAL, GAO], ids=["Kidal", "Gao"])
@pytest.mark.parametrize("by", ["/money", "/programme/", "/money?by=places"])
def test_the_money_of_a_programme_is_told_by_programme_and_place(
    pages: dict[str, str], total: str, by: str
) -> None:
    found = {path for path, text in pages.items() if total in text}
    assert any(path.startswith(by) for path in found), sorted(found)


def test_luxembourg_is_the_donor_of_both_programmes(pages: dict[str, str]) -> None:
    together = "1 378 427 498"
    by_donor = [text for path, text in pages.items() if path.startswith("/money?by=donor")]
    assert any(together in text and "Luxembourg" in text for text in by_donor)
