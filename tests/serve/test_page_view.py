"""The page view shows where each figure stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.facts.marks import KINDS, Mark
from pipeline.serve.page_blocks import PageBlock
from pipeline.serve.room import Folders
from pipeline.serve.textview import text_blocks
from tests.conftest import RAW
from tests.serve.conftest import Ask, asker

pytestmark = pytest.mark.slow

WRONG_TOTAL = "livret-partenariats:p5:t1:r8:c5:total"
PAGE = "/page/livret-partenariats/5"


def boxes(page: str, name: str) -> list[str]:
    return re.findall(rf'<rect class="{name}[^"]*"', page)


def test_every_kind_of_fact_on_a_page_has_boxes_and_lines(ask: Ask) -> None:
    page = ask(PAGE).text
    for kind in ("finding", "table", "agreement", "amount", "date", "organisation", "place"):
        assert kind in KINDS
        assert boxes(page, f"b-{kind}")
        assert f'id="show-{kind}"' in page


def test_an_amount_in_the_address_is_marked_and_told(ask: Ask) -> None:
    page = ask(f"{PAGE}?amount=livret-partenariats:p5:a25").text
    assert len(boxes(page, "b-amount on here")) == 1
    assert "32.628" in page
    assert 'id="here"' in page


@pytest.mark.parametrize("pointer", [f"finding={WRONG_TOTAL}", f"check={WRONG_TOTAL}"])
def test_a_wrong_total_is_boxed_with_its_seven_rows(ask: Ask, pointer: str) -> None:
    page = ask(f"{PAGE}?{pointer}").text
    assert len(boxes(page, "e-computed")) == 7
    assert len(boxes(page, "e-claimed here")) == 1
    assert page.count('id="here"') == 1
    assert "664,816,458" in page
    assert "349,401,300" in page


def test_searched_words_are_marked_on_the_image_however_they_are_spelt(ask: Ask) -> None:
    plain = boxes(ask(f"{PAGE}?q=sante").text, "searched")
    assert len(plain) >= 2
    assert boxes(ask(f"{PAGE}?q=la+SANT%C3%89S").text, "searched")[: len(plain)]


@pytest.mark.parametrize("pointer", ["amount=nothing", "check=x", "cell=y", "finding=%22%3E%3Cscript%3E"])
def test_an_address_that_points_to_nothing_shows_the_page(ask: Ask, pointer: str) -> None:
    answer = ask(f"{PAGE}?{pointer}")
    assert answer.status_code == 200
    assert 'id="here"' not in answer.text
    assert "<script>" not in answer.text


def test_the_table_beside_the_page_has_its_total_and_the_difference(ask: Ask) -> None:
    page = ask(f"{PAGE}?table=livret-partenariats:p5:t1").text
    assert '<tr class="r-total">' in page
    assert "315,415,158" in page


def test_a_document_without_layout_is_shown_as_text_with_its_facts_marked(ask: Ask) -> None:
    page = ask("/page/releve-decisions/1?q=partenaire").text
    assert "<svg class=" not in page
    assert re.search(r'<a class="m m-amount" href="/page/releve-decisions/1\?amount=[^"]+"', page)
    assert "<mark" in page


def test_the_text_of_a_page_with_an_image_is_a_link_away(ask: Ask) -> None:
    page = ask(f"{PAGE}?show=text").text
    assert "text-sheet" in page
    assert 'class="t-heading' in page


def test_a_page_that_is_not_there_leads_to_its_document_and_an_unknown_document_is_not_found(
    ask: Ask,
) -> None:
    assert ask("/page/livret-partenariats/99").headers["location"] == "/document/livret-partenariats"
    assert ask("/page/nothing/1").status_code == 404


def test_the_image_of_a_page_is_a_webp_that_is_kept(ask: Ask, sample_out: Path) -> None:
    answer = ask("/image/page/livret-partenariats/5.webp")
    assert answer.headers["content-type"] == "image/webp"
    assert answer.content[:4] == b"RIFF"
    assert len(answer.content) < 300_000
    kept = list((sample_out / ".page-images").rglob("*-5-1190.webp"))
    assert [file.read_bytes() for file in kept] == [answer.content]


@pytest.mark.parametrize(
    "address",
    [
        "/image/page/releve-decisions/1.webp",
        "/image/poster/livret-partenariats/1.webp",
        "/image/page/livret-partenariats/99.webp",
        "/image/page/..%2F..%2Fetc/1.webp",
    ],
)
def test_there_are_no_other_images(ask: Ask, address: str) -> None:
    assert ask(address, follow_redirects=True).status_code == 404


def test_the_original_comes_as_it_was_read_or_not_at_all(sample_out: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    ask = asker(reading_room(Folders(sample_out, raw)))
    answer = ask("/original/releve-decisions")
    assert answer.content == (RAW / "releve-decisions.md").read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    (raw / "releve-decisions.md").write_text("other words")
    assert ask("/original/releve-decisions").status_code == 410
    (raw / "releve-decisions.md").unlink()
    assert ask("/original/releve-decisions").status_code == 410


def test_a_citation_names_publisher_page_figure_and_digest(ask: Ask) -> None:
    page = ask(f"{PAGE}?amount=livret-partenariats:p5:a25").text
    citation = re.search(r'<p class="citation" data-copy>(.*?)</p>', page)
    assert citation
    for part in ("PROMAN SA", "Livret des partenariats", "p. 5", "32.628", "SHA-256 "):
        assert part in citation[1]
    assert "@techreport{livret-partenariats-p5," in page
    assert "&#34;page&#34;: &#34;5&#34;" in page


def test_text_that_looks_like_markup_stays_text() -> None:
    blocks = text_blocks("<script>alert(1)</script>", [], {}, {}, "alert")
    assert [piece.text for piece in blocks[0].lines[0][0]] == ["<script>", "alert", "(1)</script>"]
    assert [piece.searched for piece in blocks[0].lines[0][0]] == [False, True, False]


def test_two_equal_figures_are_marked_one_after_the_other() -> None:
    marks = {"amount": [Mark("amount", {"id": f"a{n}", "text": "5 €", "context": None}) for n in (1, 2)]}
    blocks = text_blocks("5 € puis 5 €", [PageBlock("paragraph", 0, 12)], marks, {})
    marked = [(piece.text, piece.marks[0].id) for piece in blocks[0].lines[0][0] if piece.marks]
    assert marked == [("5 €", "a1"), ("5 €", "a2")]


def test_lines_with_tabs_become_a_table() -> None:
    blocks = text_blocks("Titre\na\tb\nc\td\nfin", [], {}, {})
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert [[cell[0].text for cell in line] for line in blocks[1].lines] == [["a", "b"], ["c", "d"]]
