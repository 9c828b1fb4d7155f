from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.html import parse_html, read_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Document, Reading

PAGE = """<!doctype html><html lang="fr-ML"><head><title>Trois puits | Site du programme</title>
<meta name="dcterms.issued" content="2024-03-05"><meta property="og:site_name" content="Programme Puits">
<link rel="canonical" href="https://exemple.org/trois-puits"></head><body>
<header><nav><a href="/">Accueil</a><a href="/a">Actualités</a></nav></header>
<main><article><header><h1>Trois puits</h1></header>
<p>Le coût est de <b>12&nbsp;500</b> euros<sup>1</sup>, soit <i>trois</i>fois rien&nbsp;;
le 9<sup>e</sup> suit.</p>
<ul><li>premier <em>puits</em></li><li><p>second puits</p></li></ul>
<aside>À lire aussi</aside><script>var x = "jamais"</script></article></main>
<footer>© 2024 Programme Puits</footer></body></html>"""


def read(markup: str) -> Reading:
    page = PageText("doc")
    add_elements(page, main_elements(parse_html(markup)))
    return page.reading(Document(id="doc", path="doc.html", status="ok"))


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


def text_of(markup: str) -> str:
    return read(markup).pages[0].text


def test_the_main_text_without_what_surrounds_it() -> None:
    assert blocks(read(PAGE)) == [
        ("heading", "Trois puits"),
        ("paragraph", "Le coût est de 12\u00a0500 euros¹, soit troisfois rien\u00a0; le 9e suit."),
        ("list_item", "premier puits"),
        ("list_item", "second puits"),
    ]


def test_blocks_stand_under_their_heading() -> None:
    reading = read("<h1>Santé</h1><p>a</p><h2>Eau</h2><p>b</p>")
    assert [(b.level, b.section) for b in reading.blocks] == [
        (1, None),
        (None, "Santé"),
        (2, None),
        (None, "Eau"),
    ]


def test_the_head_of_the_page_gives_metadata(make_source: Callable[[str, str], Source]) -> None:
    document = read_html(make_source("puits.html", PAGE)).document
    assert (document.title, document.publisher, document.published) == (
        "Trois puits",
        "Programme Puits",
        "2024-03-05",
    )
    assert (document.language, document.source_url) == ("fr", "https://exemple.org/trois-puits")


@pytest.mark.parametrize("codec", ["iso-8859-1", "windows-1252", "utf-8", "utf-16"])
def test_the_declared_character_set(make_source: Callable[[str, bytes], Source], codec: str) -> None:
    markup = f'<html><head><meta charset="{codec}"></head><body><p>Ménaka, été</p></body></html>'
    assert read_html(make_source("a.html", markup.encode(codec))).pages[0].text == "Ménaka, été"


def test_a_page_without_marks_loses_its_menus_but_no_paragraph() -> None:
    menu = "".join(f'<li><a href="/{i}">Rubrique {i}</a></li>' for i in range(5))
    text = text_of(
        f'<body><div class="main-nav">Menu</div><ul>{menu}</ul><div id="content"><p>Le texte dit tout '
        'ce qu’il y a à dire, et <a href="/x">un lien</a> aussi.</p></div>'
        '<div class="sidebar">Pub</div></body>'
    )
    assert text == "Le texte dit tout ce qu’il y a à dire, et un lien aussi."


def test_an_article_that_is_only_a_teaser_does_not_hide_the_text() -> None:
    text = text_of(
        "<body><article>En bref</article><div><p>" + "Le texte complet. " * 20 + "</p></div></body>"
    )
    assert "Le texte complet." in text


def test_hidden_elements_are_not_read() -> None:
    assert text_of('<p>vu</p><p hidden>a</p><p style="display: none">b</p><template>c</template>') == "vu"


def test_line_breaks_join_words_with_a_space_and_two_of_them_make_a_paragraph() -> None:
    assert text_of("<p>un<br>deux<br><br>trois</p>") == "un deux\ntrois"


def test_figures_set_apart_by_markup_do_not_run_into_words() -> None:
    assert text_of("<div><strong>274</strong>personnes</div>") == "274 personnes"
    assert text_of("<p>Le 1<sup>er</sup> mars, 2 173<sup>1</sup> jeunes et 5 m<sup>2</sup></p>") == (
        "Le 1er mars, 2 173¹ jeunes et 5 m²"
    )


TABLE = """<table><caption>Appuis <b>reçus</b></caption>
<thead><tr><th rowspan="2">Appui</th><th colspan="2">Bénéficiaires</th></tr>
<tr><th>F</th><th>H</th></tr></thead>
<tfoot><tr><td>Total</td><td>3</td><td>4</td></tr></tfoot>
<tbody><tr><th scope="row">Crédit</th><td>1<br>478</td><td></td></tr></tbody></table>"""


def test_a_table_is_a_grid_whose_cells_point_into_the_text() -> None:
    reading = read(f"<main><p>Avant</p>{TABLE}<p>Après</p></main>")
    (grid,) = reading.grids
    assert grid.caption == "Appuis reçus"
    assert grid.rows() == [
        ["Appui", "Bénéficiaires", None],
        [None, "F", "H"],
        ["Crédit", "1 478", ""],
        ["Total", "3", "4"],
    ]
    assert [cell.header for cell in grid.cells] == [True, True, True, True] + [False] * 6
    text = reading.pages[0].text
    assert text == "Avant\nAppuis reçus\nAppui\tBénéficiaires\t\n\tF\tH\nCrédit\t1 478\t\nTotal\t3\t4\nAprès"
    assert all(text[cell.start : cell.end] == cell.text for cell in grid.cells)


def test_a_title_row_does_not_widen_its_table() -> None:
    (grid,) = read('<table><tr><td colspan="99">T</td></tr><tr><td>a</td><td>b</td></tr></table>').grids
    assert grid.rows() == [["T", None], ["a", "b"]]


def test_absurd_spans_are_cut_to_the_table() -> None:
    first = '<tr><td rowspan="0">a</td><td colspan="x">b</td></tr>'
    (grid,) = read(f'<table>{first}<tr><td rowspan="9999">c</td></tr></table>').grids
    assert grid.rows() == [["a", "b"], [None, "c"]]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>Une seule cellule</p></td></tr></table>",
        '<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
        "<table><tr><td><h2>Article</h2><p>Texte</p></td><td>Marge</td></tr></table>",
        f"<table><tr><td>{'long ' * 100}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    ],
)
def test_a_layout_table_is_no_data(markup: str) -> None:
    reading = read(f"<main>{markup}</main>")
    assert reading.grids == []
    assert reading.blocks


def test_a_data_table_inside_a_layout_table_is_found() -> None:
    assert len(read(f"<body><table><tr><td>{TABLE}</td></tr></table></body>").grids) == 1


def test_absurd_nesting_is_read() -> None:
    assert text_of("<div>" * 1500 + "profond") == "profond"


def test_an_empty_page_is_unreadable() -> None:
    with pytest.raises(UnreadableError):
        parse_html("<!-- nothing -->")


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<td colspan=2>",
        "<th rowspan=3>",
        "</table>",
        "<br>",
        "<li>",
        "<h2>",
        "</h2>",
        "<main>",
        "<nav>",
        "é",
        "1",
        "a b",
        "&nbsp;",
    ]
)


@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_soup_gives_blocks_in_order_and_cells_in_their_place(markup: str) -> None:
    try:
        reading = read(markup)
    except UnreadableError:
        return
    text = reading.pages[0].text
    assert "\n".join(text[b.start : b.end] for b in reading.blocks) == text
    assert all(text[c.start : c.end] == c.text for grid in reading.grids for c in grid.cells)


def test_signs_that_xml_has_not_cost_nothing_deep_inside_a_page() -> None:
    deep = "<ul><li>" * 3_000 + "un puits &#11;\x0b\x01 à Gao" + "</li></ul>" * 3_000
    text = " ".join(parse_html(f"<html><body>{deep}</body></html>").itertext())
    assert "un puits" in text
    assert "à Gao" in text
