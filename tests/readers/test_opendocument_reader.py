from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.readers import UnreadableError, read_source
from pipeline.readers.opendocument import read_odt
from pipeline.readers.source import Source
from pipeline.records import Reading
from tests.readers.office_files import NAMESPACES, opendocument

MakeSource = Callable[[str, bytes], Source]

STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2"><style:text-properties fo:font-weight="bold"/></style:style>'
)
BODY = (
    "<text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>"
    '<text:p text:style-name="P1">Rapport annuel 2023</text:p>'
    '<text:h text:outline-level="2">Contexte</text:h>'
    '<text:p>Soit<text:s text:c="3"/>2 173<text:span text:style-name="T1">1</text:span> millions<text:note>'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Au taux du jour</text:p>"
    "</text:note-body></text:note> de FCFA<text:line-break/>en tout<draw:frame><draw:text-box>"
    "<text:p>encadré</text:p></draw:text-box></draw:frame></text:p>"
    "<text:list><text:list-item><text:p>eau</text:p><text:list><text:list-item><text:p>puits</text:p>"
    "</text:list-item></text:list></text:list-item></text:list>"
    "<table:table><table:table-header-rows><table:table-row>"
    '<table:table-cell table:number-columns-spanned="2">'
    '<text:p><text:span text:style-name="T2">Région</text:span></text:p></table:table-cell>'
    "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
    "<table:table-cell><text:p>Gao</text:p></table:table-cell><table:table-cell><text:p>5</text:p>"
    "</table:table-cell></table:table-row></table:table>"
)


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


def test_text_lists_tables_boxes_and_notes_in_order(make_source: MakeSource) -> None:
    reading = read_odt(make_source("a.odt", opendocument("text", BODY, styles=STYLES)))
    assert blocks(reading) == [
        ("title", "Rapport annuel 2023"),
        ("heading", "Contexte"),
        ("paragraph", "Soit 2 173¹ millions¹ de FCFA en tout"),
        ("box", "encadré"),
        ("list_item", "eau"),
        ("list_item", "puits"),
        ("table", "Région\t\nGao\t5"),
        ("footnote", "¹ Au taux du jour"),
    ]
    (grid,) = reading.grids
    assert grid.rows() == [["Région", None], ["Gao", "5"]]
    assert [(cell.header, cell.bold) for cell in grid.cells] == [(True, True), (False, False), (False, False)]


def test_the_title_in_the_metadata_counts_where_none_is_printed(make_source: MakeSource) -> None:
    meta = (
        f'<office:document-meta xmlns:dc="http://purl.org/dc/elements/1.1/" {NAMESPACES}><office:meta>'
        "<dc:title>Accord de Gao</dc:title></office:meta></office:document-meta>"
    )
    data = opendocument("text", "<text:p>- 12 -</text:p>", meta=meta)
    assert read_source(make_source("a.odt", data)).document.title == "Accord de Gao"


def test_an_encrypted_text_says_so(make_source: MakeSource) -> None:
    manifest = {"META-INF/manifest": '<m:encryption-data xmlns:m="x"/>'}
    with pytest.raises(UnreadableError, match="protected by a password"):
        read_source(make_source("a.odt", opendocument("text", "\x00", **manifest)))


def test_letterhead_footer_and_comments_of_a_letter_are_read_once(make_source: MakeSource) -> None:
    def page(name: str, inside: str) -> str:
        return f'<style:master-page style:name="{name}">{inside}</style:master-page>'

    head = "<style:header><text:p>Direction régionale de l’eau de Gao</text:p></style:header>"
    foot = "<style:footer><text:p>Convention n° NER-2217/04 – Bamako, le 12 juin 2023</text:p></style:footer>"
    masters = page("Standard", head + foot) + page("First", f"{head}<style:footer><text:p/></style:footer>")
    body = (
        '<text:p text:style-name="Title">Rapport de suivi</text:p>'
        "<text:p>Le projet a livré douze puits<office:annotation "
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>M. D.</dc:creator>'
        "<text:p>treize, non ?</text:p></office:annotation> pour 96 500 000 FCFA aux communes.</text:p>"
    )
    reading = read_source(make_source("a.odt", opendocument("text", body, masters=masters)))
    assert blocks(reading) == [
        ("paragraph", "Direction régionale de l’eau de Gao"),
        ("title", "Rapport de suivi"),
        ("paragraph", "Le projet a livré douze puits pour 96 500 000 FCFA aux communes."),
        ("paragraph", "Convention n° NER-2217/04 – Bamako, le 12 juin 2023"),
        ("footnote", "[M. D.] treize, non ?"),
    ]
    document = reading.document
    assert document.title == "Rapport de suivi"
    assert (document.publisher, document.published) == ("Direction régionale de l’eau de Gao", "2023-06-12")
