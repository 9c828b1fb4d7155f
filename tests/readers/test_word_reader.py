from __future__ import annotations

import io
from collections.abc import Callable

import docx as python_docx
import pytest

from pipeline.readers import UnreadableError, read_source
from pipeline.readers.source import Source
from pipeline.readers.word import read_docx
from pipeline.records import Reading
from tests.readers.office_files import docx, zipped

MakeSource = Callable[[str, bytes], Source]
Read = Callable[[bytes], Reading]


@pytest.fixture
def read(make_source: MakeSource) -> Read:
    return lambda data: read_docx(make_source("doc.docx", data))


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


@pytest.fixture
def report() -> bytes:
    document = python_docx.Document()
    document.core_properties.title = "Modèle de rapport"
    document.add_heading("Rapport annuel 2023", 0)
    document.add_heading("Contexte", 1)
    line = document.add_paragraph("Le projet a touché 2 173")
    line.add_run("1").font.superscript = True
    line.add_run(" per").bold = True
    line.add_run("sonnes\nà Gao")
    document.add_paragraph("eau", style="List Bullet")
    document.add_paragraph("santé", style="List Number")
    document.sections[0].header.paragraphs[0].text = "En-tête"
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Région"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Kayes"
    for row, column, text in ((0, 2, "Montant"), (1, 1, "A"), (1, 2, "5"), (2, 1, "B"), (2, 2, "7")):
        table.cell(row, column).text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    document.add_paragraph("Source : programme", style="Caption")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_styles_make_titles_headings_lists_and_captions(read: Read, report: bytes) -> None:
    reading = read(report)
    assert blocks(reading) == [
        ("paragraph", "En-tête"),
        ("title", "Rapport annuel 2023"),
        ("heading", "Contexte"),
        ("paragraph", "Le projet a touché 2 173¹ personnes à Gao"),
        ("list_item", "eau"),
        ("list_item", "santé"),
        ("table", "Région\t\tMontant\nKayes\tA\t5\n\tB\t7"),
        ("caption", "Source : programme"),
    ]
    assert reading.blocks[3].section == "Contexte"


def test_merged_cells_are_cells_with_spans(read: Read, report: bytes) -> None:
    reading = read(report)
    (grid,) = reading.grids
    assert grid.rows() == [["Région", None, "Montant"], ["Kayes", "A", "5"], [None, "B", "7"]]
    assert [cell.text for cell in grid.cells if cell.bold] == ["Région", "Montant"]
    text = reading.pages[0].text
    assert all(text[cell.start : cell.end] == cell.text for cell in grid.cells)


def test_the_printed_title_wins_over_the_embedded_one(make_source: MakeSource, report: bytes) -> None:
    assert read_docx(make_source("a.docx", report)).document.title == "Modèle de rapport"
    assert read_source(make_source("a.docx", report)).document.title == "Rapport annuel 2023"


def test_a_document_is_read_whatever_its_name(make_source: MakeSource, report: bytes) -> None:
    assert read_source(make_source("a.pdf", report)).grids


def test_insertions_content_controls_and_fields_are_read_and_deletions_are_not(read: Read) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>Gao</w:t></w:r></w:ins><w:del><w:r><w:delText>Kidal</w:delText></w:r></w:del>"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t> 2023</w:t></w:r></w:fldSimple>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('dans un contrôle')}</w:sdtContent></w:sdt>"
    )
    assert blocks(read(docx(body))) == [("paragraph", "Gao 2023"), ("paragraph", "dans un contrôle")]


def test_a_text_box_is_read_once_though_older_programs_get_a_copy(read: Read) -> None:
    box = f"<w:txbxContent>{paragraph('encadré')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><Alt><Choice>{box}</Choice><Fallback>{box}</Fallback></Alt><w:t>texte</w:t></w:r></w:p>"
    )
    assert blocks(read(docx(body))) == [("paragraph", "texte"), ("box", "encadré")]


def test_notes_stand_behind_the_text_in_the_order_of_their_marks(read: Read) -> None:
    body = (
        '<w:p><w:r><w:t>12 millions</w:t><w:footnoteReference w:id="7"/><w:t> puis 3</w:t>'
        '<w:footnoteReference w:id="2"/><w:footnoteReference w:id="99"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("deuxième")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("première")}</w:footnote>'
    )
    assert blocks(read(docx(body, footnotes=notes))) == [
        ("paragraph", "12 millions¹ puis 3²"),
        ("footnote", "¹ première"),
        ("footnote", "² deuxième"),
    ]


def test_a_style_is_what_the_one_below_it_is(read: Read) -> None:
    styles = (
        '<w:style w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre2"/></w:style>'
        '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>'
        for style in ("Rubrique", "A", "Inconnu")
    )
    assert [(b.kind, b.level) for b in read(docx(body, styles=styles)).blocks] == [
        ("heading", 2),
        ("paragraph", None),
        ("paragraph", None),
    ]


def test_a_table_that_only_frames_text_is_no_table(read: Read) -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('logo')}</w:tc><w:tc>{paragraph('adresse')}</w:tc></w:tr></w:tbl>"
    reading = read(docx(body))
    assert not reading.grids
    assert blocks(reading) == [("paragraph", "logo"), ("paragraph", "adresse")]


def test_documents_with_macros_and_odd_places_for_their_parts_are_read(make_source: MakeSource) -> None:
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/vbaProject.bin": b"\x00macro",
            "_rels/.rels": (
                '<Relationships xmlns="x"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument'
                '/relationships/officeDocument" Target="/word/autre.xml"/></Relationships>'
            ),
            "word/autre.xml": (
                '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
                f"{paragraph('strict')}</w:body></w:document>"
            ),
        }
    )
    assert blocks(read_source(make_source("a.docm", data))) == [("paragraph", "strict")]


def test_a_document_without_text_or_body_is_unreadable(make_source: MakeSource) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read_source(make_source("a.docx", docx("<w:p/>")))
    with pytest.raises(UnreadableError, match="damaged"):
        read_source(make_source("a.docx", zipped({"word/document.xml": "<w/>"})))


def test_a_part_of_another_format_is_said_to_be_left_out(read: Read) -> None:
    reading = read(docx(paragraph("Le puits est remis.") + "<w:altChunk/>"))
    assert reading.pages[0].text == "Le puits est remis."
    assert (reading.document.status, reading.problems[0].page) == ("partial", 1)
    assert "another format" in (reading.document.error or "")
