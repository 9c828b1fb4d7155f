"""Each thing that documents speak of has a page, and no page is a dead end."""

from __future__ import annotations

import html
import re
from collections import deque

import pytest

from tests.serve.conftest import Ask

pytestmark = pytest.mark.slow

THINGS = {
    "/": "Open findings",
    "/documents": "Livret des partenariats",
    "/document/livret-partenariats": "SHA-256",
    "/agreements?kind=APO": "DDRK23-002-APO",
    "/organisations": "PROMAN",
    "/organisation/proman-sa": "PROMAN",
    "/programme/programme-de-developpement-durable-dans-la-region-de-kidal": "1,029,026,198",
    "/places": "Kidal",
    "/place/ml-kidal": "Mali",
    "/findings": "Contradiction",
    "/finding/livret-partenariats:p5:t1:r8:c5:total": "349,401,300",
    "/pictures": "<svg",
    "/series": "Grand-Duché de Luxembourg",
    "/help": "Follow the money",
}


@pytest.mark.parametrize("address", THINGS)
def test_a_page_says_what_it_is_about_in_both_languages(ask: Ask, address: str) -> None:
    english, french = ask(address), ask(address, "fr")
    assert (english.status_code, french.status_code) == (200, 200)
    assert THINGS[address] in english.text
    assert '<html lang="en">' in english.text
    assert '<html lang="fr">' in french.text
    assert "Skip to the content" not in french.text


def test_an_agreement_says_its_sum_its_parties_and_who_tells_of_it(ask: Ask) -> None:
    found = ask("/archive/agreements.json?reference=DDRK23-002-APO&_shape=objects").json()["rows"]
    page = ask(f"/agreement/{found[0]['id']}").text
    assert "92,001,000" in page
    assert "Grand-Duché de Luxembourg" in page
    assert re.search(r'href="/page/livret-partenariats/4\?telling=[^"]+"', page)


@pytest.mark.parametrize(
    "kind", ["document", "agreement", "organisation", "programme", "place", "finding", "series"]
)
def test_what_is_not_there_is_not_found(ask: Ask, kind: str) -> None:
    answer = ask(f"/{kind}/nothing")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_money_for_kidal_in_2023_is_that_of_eleven_agreements_and_leads_to_them(ask: Ask) -> None:
    page = ask("/money?by=donor&place=ml-kidal").text
    cell = re.search(
        r'<a href="(/agreements\?[^"]*year=2023)">1,029,026,198</a><br><span[^>]*>11 agreements', page
    )
    assert cell
    listed = ask(html.unescape(cell[1])).text
    assert len(set(re.findall(r'href="(/agreement/[^"]+)"', listed))) == 11


def test_the_switch_of_language_keeps_the_place_and_leads_nowhere_else(ask: Ask) -> None:
    answer = ask("/language/fr?back=/findings%3Fseverity%3Derror")
    assert answer.headers["location"] == "/findings?severity=error"
    assert "bordereau_language=fr" in answer.headers["set-cookie"]
    assert '<html lang="fr">' in ask("/help", headers={"cookie": "bordereau_language=fr"}).text
    for elsewhere in ("//example.com", "/%5Cexample.com", "https://example.com", "/%0d%0aX-A: b"):
        assert ask(f"/language/fr?back={elsewhere}").headers["location"] == "/"


INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=\"")
"""What a strict Content-Security-Policy would not let run or show."""

RAW_ID = re.compile(r"\b[a-z0-9-]+:p\d+:\w+")
MOST = 260


def test_from_the_front_every_link_leads_somewhere_and_no_page_shows_a_raw_id(ask: Ask) -> None:
    waiting, seen = deque(["/"]), {"/"}
    broken, raw, unsafe = [], [], []
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        answer = ask(address)
        if answer.status_code in (301, 302):
            continue
        if answer.status_code != 200:
            broken.append((address, answer.status_code))
            continue
        if "text/html" not in answer.headers["content-type"]:
            continue
        if "/archive/" not in address or "." not in address:
            unsafe += [(address, found) for found in INLINE.findall(answer.text)]
        main = re.sub(r"<(script|style|pre|code|title)\b.*?</\1>", " ", answer.text, flags=re.S)
        visible = re.sub(r"<[^>]+>", " ", main)
        if RAW_ID.search(visible) and 'class="cite"' not in answer.text:
            raw.append((address, RAW_ID.search(visible)[0]))  # type: ignore[index]
        for link in map(html.unescape, re.findall(r'href="(/[^"#]*)', answer.text)):
            kind = link.split("?")[0]
            if (
                link not in seen
                and not kind.startswith(("/original", "/language", "/static"))
                and "." not in kind
            ):
                seen.add(link)
                waiting.append(link)
    assert broken == []
    assert raw == []
    assert unsafe == []
