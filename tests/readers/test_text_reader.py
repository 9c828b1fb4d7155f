from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.source import Source
from pipeline.readers.text import read_text
from pipeline.records import Reading

MakeSource = Callable[[str, str], Source]


@pytest.fixture
def read(make_source: MakeSource) -> Callable[[str], Reading]:
    return lambda text: read_text(make_source("doc.txt", text))


Read = Callable[[str], Reading]


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


WRAPPED = """\
Le programme a remis aux autorités deux
puits et une école. Le Royaume-
Uni et la Suède financent le Fonds fidu-
ciaire des
Nations Unies au nord du pays, soit 12
millions de francs.
"""


def test_hard_wrapped_lines_become_sentences(read: Read) -> None:
    paragraph = (
        "Le programme a remis aux autorités deux puits et une école. Le Royaume-Uni et la Suède financent "
        "le Fonds fiduciaire des Nations Unies au nord du pays, soit 12 millions de francs."
    )
    assert blocks(read(WRAPPED)) == [("paragraph", paragraph)]


def test_a_sentence_goes_on_over_a_blank_line(read: Read) -> None:
    text = "1. Les 9 et 10 mars, au titre\ndu soutien à la mise en\n\nœuvre de l'accord, huit projets.\n"
    assert blocks(read(text)) == [
        (
            "list_item",
            "1. Les 9 et 10 mars, au titre du soutien à la mise en œuvre de l'accord, huit projets.",
        )
    ]


def test_a_dash_before_an_amount_is_no_list(read: Read) -> None:
    text = (
        "Construction d'un mur de clôture pour\nl'école de la commune de Diaba Peulh\n- 191 817 697 FCFA.\n"
    )
    assert len(read(text).blocks) == 1


def test_long_lines_are_paragraphs_each(read: Read) -> None:
    line = "Une phrase qui ne tient sur aucune ligne de journal. " * 5
    assert [kind for kind, _ in blocks(read(f"{line}\n{line}\n{line}"))] == ["paragraph"] * 3


def test_lists(read: Read) -> None:
    text = "Trois progrès :\n– des guichets ;\n– des routes\nrefaites ;\n– une tutelle.\n\n• eau\n• santé\n"
    assert blocks(read(text)) == [
        ("paragraph", "Trois progrès :"),
        ("list_item", "– des guichets ;"),
        ("list_item", "– des routes refaites ;"),
        ("list_item", "– une tutelle."),
        ("list_item", "• eau"),
        ("list_item", "• santé"),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("SIGLES ET ACRONYMES\n\nDu texte suit ici.", 1),
        ("Titre souligné\n==============\nDu texte suit ici.", 1),
        ("Sous-titre\n----------\nDu texte suit ici.", 2),
        ("1.2 Les acquis\n\nDu texte suit ici.", 2),
        ("ARTICLE 3 – RESPONSABILITE\n\nDu texte suit ici.", 1),
        ("Le siège du Conseil\n\nDu texte suit ici.", 2),
        ("Que retenir pour demain ?\n\nDu texte suit ici.", 2),
        ("Apprendre\nDu texte suit ici, dans la même suite de lignes.", 2),
    ],
)
def test_headings(read: Read, text: str, level: int) -> None:
    first = read(text).blocks[0]
    assert (first.kind, first.level) == ("heading", level)


@pytest.mark.parametrize(
    "text",
    [
        "Tél : +223 00 00 00 00",
        "a@exemple.org",
        "www.exemple.org",
        "12 QIPs",
        "Du texte court.",
        "B.P. 12345 Bamako",
    ],
)
def test_lines_that_are_no_headings(read: Read, text: str) -> None:
    assert read(f"{text}\n\nDu texte suit ici.").blocks[0].kind != "heading"


def test_address_lines_stay_apart(read: Read) -> None:
    text = "Société Exemple\n12, rue du Fleuve\nL 3857 Ville\nTél : 20 22\ncontact@exemple.org\n"
    assert read(text).pages[0].text == text.strip()


CONTENTS = """\
TABLE DES MATIERES

INTRODUCTION.....\t4
UNE EVOLUTION\t
Partie sans numéro
PROGRESSIVE.....\t6
"""


def test_tab_separated_lines_are_a_grid(read: Read) -> None:
    rows = "N°\tDate\tFCFA\tEuro\nA-1\t05-07-23\t92.001.000\t140.255\nTotal\t\t92.001.000"
    reading = read(f"Accords :\n\n{rows}\n\nSuite.\tFin.")
    (grid,) = reading.grids
    assert grid.rows() == [
        ["N°", "Date", "FCFA", "Euro"],
        ["A-1", "05-07-23", "92.001.000", "140.255"],
        ["Total", "", "92.001.000", ""],
    ]
    page = reading.pages[0].text
    assert all(page[cell.start : cell.end] == cell.text for cell in grid.cells)
    assert blocks(reading)[-1] == ("paragraph", "Suite. Fin.")


def test_a_table_of_contents_may_have_titles_without_a_page(read: Read) -> None:
    (grid,) = read(CONTENTS).grids
    assert grid.rows()[1:3] == [["UNE EVOLUTION", ""], ["Partie sans numéro", ""]]


def test_a_blank_line_ends_a_table(read: Read) -> None:
    assert [grid.n_rows for grid in read("a\tb\nc\td\n\ne\tf\ng\th\ni\tj").grids] == [2, 3]


def test_indenting_tabs_make_no_table(read: Read) -> None:
    assert read("\tPremier alinéa du texte.\n\tSecond alinéa du texte.").grids == []


def test_lines_that_only_draw_a_rule_are_left_out(read: Read) -> None:
    assert read("Avant.\n-----\nAprès.\n\n* * *\n--\nFin.").pages[0].text.split("\n") == [
        "Avant.",
        "Après.",
        "* * *",
        "Fin.",
    ]


LINES = st.text(alphabet="aÀé 1.\t-–•:,;(\n\r\f@=ZÉ", max_size=200)


@given(LINES | st.text(max_size=200) | st.binary(max_size=200))
def test_anything_is_read_with_blocks_in_order_and_cells_in_their_place(content: str | bytes) -> None:
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    with tempfile.NamedTemporaryFile() as file:
        path = Path(file.name)
        path.write_bytes(data or b"\n")
        reading = read_text(Source("doc", path, "doc.txt", ""))
    text = reading.pages[0].text
    assert "\n".join(text[b.start : b.end] for b in reading.blocks) == text
    assert all(text[c.start : c.end] == c.text for grid in reading.grids for c in grid.cells)


@given(LINES)
def test_no_letter_or_figure_is_lost(content: str) -> None:
    with tempfile.NamedTemporaryFile() as file:
        path = Path(file.name)
        path.write_bytes(content.encode() or b"\n")
        text = read_text(Source("doc", path, "doc.txt", "")).pages[0].text
    assert [c for c in text if c.isalnum()] == [c for c in content if c.isalnum()]
