"""Tables, rows and queries read well: keys are links, codes are words, figures have units."""

from __future__ import annotations

import re

import pytest

from pipeline.records import TABLES
from pipeline.records.schema import columns
from pipeline.serve import links
from pipeline.serve.column_names import HIDDEN_TABLES, LEADING, NAMES
from tests.serve.conftest import Ask

slow = pytest.mark.slow


def test_leading_columns_exist() -> None:
    for table, names in LEADING.items():
        assert set(names) <= {c.name for c in columns(TABLES[table])}, table


def test_every_column_is_called_by_words() -> None:
    assert {c.name for record in TABLES.values() for c in columns(record)} - set(NAMES) == set()


@slow
def test_findings_are_listed_from_the_gravest_on(ask: Ask) -> None:
    found = re.findall(r'class="code c-(error|notice|rounding)"', ask("/archive/findings").text)
    assert found == sorted(found)
    assert found[0] == "error"


@pytest.mark.parametrize(
    ("id_", "document", "page"),
    [("livret:p5:t1:r8", "livret", 5), ("livret:PROMAN:glossary", "livret", 1), ("livret", "livret", 1)],
)
def test_an_id_says_its_document_and_page(id_: str, document: str, page: int) -> None:
    assert links.document_of(id_) == document
    assert links.page_of(id_) == page


@pytest.mark.parametrize(
    ("table", "id_", "record", "address"),
    [
        ("amounts", "l:p5:a2", {"document_id": "l", "page": 5}, "/page/l/5?amount=l:p5:a2#here"),
        ("cells", "l:p5:t1:r1:c0", {}, "/page/l/5?cell=l:p5:t1:r1:c0#here"),
        ("documents", "l'été", {}, "/document/l%27%C3%A9t%C3%A9"),
        ("acronyms", "l:ARD", {}, "/archive/acronyms/l~3AARD"),
    ],
)
def test_a_row_leads_to_where_it_is_best_looked_at(
    table: str, id_: str, record: dict[str, object], address: str
) -> None:
    assert links.of_row(table, id_, record) == address


@slow
def test_sums_are_written_with_separators_and_currency_at_the_right(ask: Ask) -> None:
    page = ask("/archive/amounts?currency=XOF").text
    assert re.search(
        r'<td class="col-value num">[\d,]+\N{NO-BREAK SPACE}F\N{NARROW NO-BREAK SPACE}?CFA</td>', page
    )


@slow
def test_the_first_row_is_near_the_top_and_the_rest_is_folded_away(ask: Ask) -> None:
    page = ask("/archive/findings").text
    before = page[: page.index("<tbody>")]
    assert before.count("<details") == before.count("</details>")
    assert '<details class="filters" open' not in before
    assert "col-x0" not in page
    assert "col-evidence" not in page


@slow
def test_all_columns_are_shown_when_asked_for(ask: Ask) -> None:
    assert "col-x0" in ask("/archive/findings?_all=1").text


@slow
def test_a_view_and_a_query_link_their_keys_and_name_their_codes(ask: Ask) -> None:
    view = ask("/archive/totals_that_disagree").text
    assert re.search(r'<a href="/page/livret-partenariats/5\?check=[^"]+">', view)
    query = ask("/archive/figures_that_disagree").text
    assert ">Contradiction</span>" in query
    assert "total of a column" in query
    assert '<a href="/document/livret-partenariats">' in query


@slow
def test_a_row_page_links_its_keys_to_labels(ask: Ask) -> None:
    page = ask("/archive/amounts/livret-partenariats~3Ap5~3Aa25").text
    assert '<a href="/document/livret-partenariats">Livret des partenariats</a>' in page
    assert re.search(r'<a href="/agreement/[^"]+">DDRG23-004-APO</a>', page)


@slow
@pytest.mark.parametrize("table", sorted(HIDDEN_TABLES))
def test_plumbing_is_not_among_the_tables_at_the_front(ask: Ask, table: str) -> None:
    page = ask("/archive").text
    front = page[: page.index("Tables that join others")]
    assert f'href="/archive/{table}"' not in front


@slow
@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".copyable", ".Notebook"])
def test_a_table_can_be_taken_away(ask: Ask, suffix: str) -> None:
    answer = ask(f"/archive/money_by_donor_and_year{suffix}")
    assert answer.status_code == 200
    assert len(answer.content) > 300


@slow
def test_robots_are_asked_to_stay_away(ask: Ask) -> None:
    assert "Disallow: /" in ask("/robots.txt").text


@slow
def test_a_table_offers_nine_choices_of_a_facet_and_no_more(ask: Ask) -> None:
    facets = ask("/archive/mentions.json?_size=0&_facet=organisation_id").json()["facet_results"]
    assert len(facets["organisation_id"]["results"]) == 9


@slow
def test_what_a_cell_holds_is_never_taken_for_html(ask: Ask) -> None:
    question = "select+'<b>%26</b>'+as+text,+'<i>'+as+currency"
    page = ask(f"/archive?sql={question}").text
    assert "<b>&" not in page
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in page
    assert "<i>" not in page
