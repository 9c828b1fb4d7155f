"""Search finds words however they are spelt, and no text is an error."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.search import TOKENIZER
from pipeline.archive.search_words import fold, match_all, stem, words_of
from pipeline.serve.filters import in_context
from pipeline.serve.textview import searched_spans
from tests.serve.conftest import Ask


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("œuvre", "oeuvre"),
        ("L’œuvre", "l'oeuvre"),
        ("sous-préfecture", "sous prefecture"),
        ("Marché n° 12", "marche nº 12"),
        ("RÉGION", "region"),
        ("projets", "projet"),
        ("travaux", "travail"),
        ("régionaux", "régionale"),
        ("financée", "financer"),
        ("bénéficiaient", "bénéficié"),
        ("active", "actif"),
        ("malienne", "maliens"),
        ("Tessalit", "tessalit"),
        ("DRS", "drs"),
        ("naïve ﬁche", "naive fiches"),
    ],
)
def test_spellings_meet(written: str, asked: str) -> None:
    assert words_of(written) == words_of(asked)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("commune", "communication"),
        ("équipe", "équipement"),
        ("part", "partir"),
        ("direct", "direction"),
        ("ciment", "cime"),
        ("mer", "me"),
        ("pâle", "pal"),
    ],
)
def test_words_that_only_begin_alike_stay_apart(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def test_short_words_keep_their_last_letter() -> None:
    assert stem("les bus DRS prix") == "les bus drs prix"
    assert stem("bureaux") == "bureau"


@given(st.text(max_size=80))
def test_folding_keeps_the_number_of_words(text: str) -> None:
    letters = "".join(letter for letter in text if letter.isascii())
    assert len(words_of(letters)) == len(re.findall(r"[^\W_]+", fold(letters)))


@given(st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5 (body, tokenize='{TOKENIZER}')")
    db.execute("INSERT INTO words VALUES (?)", [stem(text)])
    found = db.execute("SELECT count(*) FROM words WHERE words MATCH ?", [match_all(text)]).fetchone()[0]
    if text.isascii():
        assert found == (1 if words_of(text) else 0)


def test_words_in_quotation_marks_follow_each_other() -> None:
    assert match_all('le "fonds fiduciaire" Mali') == '"le" "fond fiduciaire" "mali"'
    assert match_all("« fonds fiduciaire »") == '"fond fiduciaire"'


@given(st.text(max_size=200), st.text(max_size=20))
def test_marked_text_is_the_text(text: str, query: str) -> None:
    spans = searched_spans(text, query)
    assert all(not set(words_of(text[s:e])).isdisjoint(words_of(query)) for s, e in spans)


def test_context_shows_where_most_words_stand_together_and_escapes_the_rest() -> None:
    text = "kidal " + "x " * 200 + "<b>l’eau à Kidal</b> " + "y " * 200
    shown = str(in_context(text, "eau kidal"))
    assert "<mark>eau</mark> à <mark>Kidal</mark>" in shown
    assert "<b>" not in shown


pytest_slow = pytest.mark.slow


@pytest_slow
def test_an_empty_search_is_a_list_never_an_error(ask: Ask) -> None:
    for address in ("/search", "/search?q=", "/search?q=%22%22", "/search?q=+*+", "/archive/search_pages"):
        assert ask(address).status_code == 200
    assert ask("/search").text.count('class="hit-head"') == 20
    every = ask("/archive/pages.json?_shape=objects").json()["filtered_table_rows_count"]
    assert ask("/archive/pages.json?_search=&_shape=objects").json()["filtered_table_rows_count"] == every
    assert len(ask("/archive/search_pages.json?_shape=array").json()) == every


@pytest_slow
@pytest.mark.parametrize("words", ["sécurité", "SECURITE", "securites"])
def test_pages_are_found_in_every_spelling(ask: Ask, words: str) -> None:
    found = ask(f"/archive/pages.json?_search={words}&_shape=objects").json()["filtered_table_rows_count"]
    plain = ask("/archive/pages.json?_search=securite&_shape=objects").json()
    assert found == plain["filtered_table_rows_count"]
    assert found > 0


@pytest_slow
def test_a_hit_opens_the_page_with_the_words_marked(ask: Ask) -> None:
    page = ask("/search?q=pompes+solaires&kind=page").text
    assert '<a href="/page/bulletin-stabilisation-2022-02-03/1?q=pompes+solaires#here">' in page
    assert "<mark>pompes</mark>" in page


@pytest_slow
def test_facets_count_and_narrow(ask: Ask) -> None:
    page = ask("/search?q=kidal").text
    for facet in ("kind=", "publisher=", "year=", "place="):
        assert re.search(rf'href="/search\?q=kidal&amp;{facet}', page)
    narrowed = ask("/search?q=kidal&kind=agreement").text
    assert set(re.findall(r'<span class="tag">(\w+)</span>', narrowed)) == {"Agreement"}


@pytest_slow
def test_findings_and_checks_can_be_searched(ask: Ask) -> None:
    for table in ("findings", "checks"):
        for words in ("totals", "imprimé"):
            found = ask(f"/archive/{table}.json?_search={words}&_shape=objects").json()
            assert found["filtered_table_rows_count"] > 0
        assert ask(f"/archive/{table}.json?_search=total&_shape=objects").json()["filtered_table_rows_count"]


@pytest_slow
def test_a_finding_is_found_and_told_in_both_languages(ask: Ask) -> None:
    for words, language, told in (
        ("printed+total", "en", "is printed"),
        ("imprim%C3%A9+d%C3%A9l%C3%A9gu%C3%A9", "fr", "imprimé"),
    ):
        page = ask(f"/search?q={words}&kind=finding", language).text
        assert 'class="hit-head"' in page
        assert told in re.sub(r"</?mark>", "", page)
