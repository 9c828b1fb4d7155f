"""Formats that archivists receive beside PDF, web pages and sheets: each read, or refused with advice."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.shared import Pt
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from pipeline.readers import READERS, UnreadableError, read_pages, read_source
from pipeline.readers.epub import read_epub
from pipeline.readers.libreoffice import read_doc, read_ppt
from pipeline.readers.media_types import find_media_type
from pipeline.readers.opendocument import read_odp
from pipeline.readers.outlook import read_msg
from pipeline.readers.presentation import read_pptx
from pipeline.readers.programs import find_libreoffice
from pipeline.readers.releases import read_json
from pipeline.readers.rich_text import read_rtf
from pipeline.readers.source import Source
from pipeline.readers.xml import read_xml
from pipeline.readers.zip_folder import read_zip
from pipeline.records import Reading
from pipeline.tables import extract_tables
from tests.readers.outlook_files import compound_file, write_message

Reader = Callable[[Source], Reading]


def read(path: Path, reader: Reader | None = None) -> Reading:
    """What the registry's reader of a file gives; `reader` is the one that it must be."""
    if reader is not None:
        assert READERS[find_media_type(path)].endswith(f":{reader.__name__}")
    return read_pages(Source("d", path, path.name, hashlib.sha256(path.read_bytes()).hexdigest()))


def texts(reading: Reading) -> list[str]:
    return [page.text for page in reading.pages]


def rows(reading: Reading) -> list[list[str | None]]:
    (grid,) = reading.grids
    return grid.rows()


def slides(path: Path) -> Path:
    deck = Presentation()
    deck.core_properties.title = "Comité de pilotage"
    first = deck.slides.add_slide(deck.slide_layouts[5])
    first.shapes.title.text = "Bilan 2023"
    box = first.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1))
    box.text_frame.text = "Le 5 juillet 2023, 92 001 000 FCFA ont été versés."
    table = first.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for at, text in enumerate(["Région", "Montant en FCFA", "Gao", "96 989 000"]):
        table.cell(at // 2, at % 2).text = text
    first.notes_slide.notes_text_frame.text = "À dire : la phase IV se termine."
    second = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["2022", "2023"]
    data.add_series("DDRK", (2.4, 2.6))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data)
    deck.save(str(path))
    return path


def test_a_presentation_has_a_page_a_slide_with_tables_charts_and_notes(tmp_path: Path) -> None:
    reading = read(slides(tmp_path / "a.pptx"), read_pptx)
    first, second = texts(reading)
    assert first.splitlines()[0] == "Bilan 2023"
    assert first.index("96 989 000") < first.index("Le 5 juillet") < first.index("À dire")
    assert reading.document.title == "Comité de pilotage"
    assert reading.grids[1].rows() == [["", "DDRK"], ["2022", "2,4"], ["2023", "2,6"]]
    assert second
    cells = extract_tables(reading).cells
    assert [(str(c.value), c.unit) for c in cells if c.kind == "amount" and c.role == "body"] == [
        ("96989000", "XOF")
    ]


def test_a_presentation_that_is_damaged_is_refused_in_one_line(tmp_path: Path) -> None:
    whole = slides(tmp_path / "a.pptx")
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(tmp_path / "b.pptx", "w") as damaged:
        for name in archive.namelist():
            if not name.endswith("slide1.xml"):
                damaged.writestr(name, archive.read(name))
    with pytest.raises(UnreadableError, match="damaged"):
        read(tmp_path / "b.pptx")


RTF = (
    r"{\rtf1\ansi\ansicpg1252 {\b Convention de financement}\par "
    r"Sign\'e9e le 12 juin 2023 \'e0 Bamako.\par "
    r"\trowd\cellx3000\cellx6000 R\'e9gion\cell Montant\cell\row "
    r"\trowd\cellx3000\cellx6000 Gao\cell 12 500\cell\row \pard Fin.\par}"
)


def test_rich_text_keeps_letters_and_tables(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(RTF, encoding="latin-1")
    reading = read(tmp_path / "a.rtf", read_rtf)
    assert "Signée le 12 juin 2023 à Bamako." in texts(reading)[0]
    assert rows(reading) == [["Région", "Montant"], ["Gao", "12 500"]]


LETTER = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title T}}"
    r"{\header \pard Direction r\'e9gionale de l'eau de Gao\par}"
    r"{\headerf \pard Direction r\'e9gionale de l'eau de Gao\par}"
    r"{\footer \pard Convention n\'b0 NER-2217/04\par}"
    r"\pard Rapport de suivi\par Le projet co\'fbte 450 000 000{\super\chftn{\footnote\pard {\super\chftn} "
    r"Au taux du jour\par}} FCFA aux communes, soit 24,91{\super 2} milliards "
    r"et 12 000\super 3\nosupersub  puits.\par "
    r"Il y a {\rtlch\fcs1 \deleted\revauthdel1 douze}{\revised treize} puits.{\*\atnid MD}"
    r"{\*\atnauthor M. D.}\chatn"
    r"{\*\annotation{\*\atnref 1}\pard v\'e9rifier\par}\par {\v cach\'e9}{\v0 Un 1{\super er} bilan} suit."
    r"{\shp{\*\shpinst{\shptxt \pard Encadr\'e9 \{x\}\par}}}\par}"
)


def test_what_stands_apart_in_a_rich_text_is_read_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(LETTER, encoding="latin-1")
    (text,) = texts(read(tmp_path / "a.rtf", read_rtf))
    assert text.splitlines() == [
        "Direction régionale de l'eau de Gao",
        "Rapport de suivi",
        "Le projet coûte 450 000 000¹ FCFA aux communes, soit 24,91² milliards et 12 000³ puits.",
        "Il y a treize puits.",
        "Un 1er bilan suit.",
        "Encadré {x}",
        "¹ Au taux du jour",
        "Convention n° NER-2217/04",
        "[M. D.] vérifier",
    ]


def test_a_comment_in_a_word_document_stands_behind_the_text(tmp_path: Path) -> None:
    word = WordDocument()
    paragraph = word.add_paragraph("Le projet a livré douze puits.")
    word.add_comment(paragraph.runs, text="treize, non ?", author="M. D.")
    word.save(str(tmp_path / "a.docx"))
    (text,) = texts(read(tmp_path / "a.docx"))
    assert text.splitlines() == ["Le projet a livré douze puits.", "[M. D.] treize, non ?"]


def book(path: Path) -> Path:
    opf = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <metadata><dc:title>Dix ans à Gao</dc:title><dc:language>fr-FR</dc:language>
    <dc:date>2023-06-12T00:00:00Z</dc:date>
    <dc:publisher>PROMAN</dc:publisher></metadata>
    <manifest><item id="b" href="deux.xhtml"/><item id="a" href="un%20.xhtml"/></manifest>
    <spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/content.opf", opf)
        archive.writestr("OEBPS/un .xhtml", "<html><body><h1>Un</h1><p>Premier chapitre.</p></body></html>")
        archive.writestr("OEBPS/deux.xhtml", "<html><body><h1>Deux</h1><p>Le 5 mai 2023.</p></body></html>")
    return path


def test_a_book_has_a_page_a_chapter_in_the_order_of_its_spine(tmp_path: Path) -> None:
    reading = read(book(tmp_path / "a.epub"), read_epub)
    assert texts(reading) == ["Un\nPremier chapitre.", "Deux\nLe 5 mai 2023."]
    document = reading.document
    assert (document.title, document.publisher, document.language, document.published) == (
        "Dix ans à Gao",
        "PROMAN",
        "fr",
        "2023-06-12",
    )


def test_an_archive_is_a_folder_of_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2023/lettre.txt", "Le 5 mai 2023.")
        archive.writestr("2023/", "")
        archive.writestr("__MACOSX/2023/._lettre.txt", "x")
        archive.writestr("../evil.txt", "x")
    reading = read(tmp_path / "a.zip", read_zip)
    assert [(a.name, a.content) for a in reading.attachments][-1] == ("2023/lettre.txt", b"Le 5 mai 2023.")
    assert not any("MACOSX" in a.name for a in reading.attachments)


ODP = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:presentation>
 <draw:page><draw:frame><draw:text-box><text:p>Bilan 2023</text:p></draw:text-box></draw:frame></draw:page>
 <draw:page><draw:frame><draw:text-box><text:p>Suite</text:p></draw:text-box></draw:frame></draw:page>
 </office:presentation></office:body></office:document-content>"""


def test_an_opendocument_presentation_has_a_page_a_slide(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odp", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr("content.xml", ODP)
    assert texts(read(tmp_path / "a.odp", read_odp)) == ["Bilan 2023", "Suite"]


ACTIVITIES = """<?xml version="1.0" encoding="UTF-8"?><iati-activities version="2.03">
<iati-activity default-currency="EUR"><iati-identifier>LU-1</iati-identifier>
<title><narrative>Eau à Gao</narrative></title>
<description><narrative>Vingt forages.</narrative></description>
<participating-org role="1"><narrative>Luxembourg</narrative></participating-org>
<activity-date type="2" iso-date="2023-09-05"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="2023-10-01"/>
<value>125000.50</value><receiver-org><narrative>Commune de Gao</narrative></receiver-org>
</transaction></iati-activity></iati-activities>"""


def test_activities_of_iati_have_a_page_each_with_a_sheet_and_transactions(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ACTIVITIES, encoding="utf-8")
    reading = read(tmp_path / "a.xml", read_xml)
    sheet, transactions = reading.grids
    assert ["Funding organisation", "Luxembourg"] in sheet.rows()
    assert transactions.rows()[1] == ["Disbursement", "2023-10-01", "125000.50", "EUR", "", "Commune de Gao"]
    amounts = [c for c in extract_tables(reading).cells if c.kind == "amount"]
    assert [(str(c.value), c.unit) for c in amounts] == [("125000.50", "EUR")]


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Actualités</title>
<item><title>Un accord</title><pubDate>Mon, 12 Jun 2023 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Signé à Gao.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Actualités</title>
<entry><title>Un accord</title><updated>2023-06-12T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Signé à Gao.</p></div></content>
</entry></feed>"""


@pytest.mark.parametrize("feed", [FEED, ATOM], ids=["RSS", "Atom"])
def test_a_feed_has_a_page_an_entry(tmp_path: Path, feed: str) -> None:
    (tmp_path / "a.xml").write_text(feed, encoding="utf-8")
    reading = read(tmp_path / "a.xml")
    assert texts(reading) == ["Un accord\n2023-06-12\nSigné à Gao."]
    assert (reading.document.title, reading.document.published) == ("Actualités", "2023-06-12")


def test_grants_and_contracts_are_tables_with_their_currency(tmp_path: Path) -> None:
    grant = {
        "id": "1",
        "title": "Puits",
        "amountAwarded": 1250.5,
        "currency": "EUR",
        "awardDate": "2023-06-12T00:00:00Z",
        "fundingOrganization": [{"name": "Fondation A"}],
        "recipientOrganization": [{"name": "ONG B"}],
    }
    (tmp_path / "a.json").write_text(json.dumps({"grants": [grant]}), encoding="utf-8")
    assert rows(read(tmp_path / "a.json", read_json))[1] == [
        "1",
        "Puits",
        "1250.5",
        "EUR",
        "2023-06-12",
        "Fondation A",
        "ONG B",
    ]
    contract = {
        "id": "c",
        "awardID": "a",
        "title": "Pont",
        "dateSigned": "2023-06-12",
        "value": {"amount": 90000, "currency": "XOF"},
    }
    award = {"id": "a", "suppliers": [{"name": "SARL C"}]}
    release = {"buyer": {"name": "Commune"}, "awards": [award], "contracts": [contract]}
    (tmp_path / "b.json").write_text(json.dumps({"releases": [release]}), encoding="utf-8")
    assert rows(read(tmp_path / "b.json"))[1] == [
        "c",
        "Pont",
        "90000",
        "XOF",
        "2023-06-12",
        "Commune",
        "SARL C",
    ]


REFUSED = {
    "JSON of another kind": ("a.json", b'{"name": "x"}', "360Giving"),
    "damaged JSON": ("a.json", b'{"grants": [', "damaged"),
    "XML of another kind": ("a.xml", b"<?xml version='1.0'?><note/>", "<note>"),
    "damaged XML": ("a.xml", b"<?xml version='1.0'?><rss><channel>", "damaged"),
    "an Outlook message that is none": ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    name, content, words = REFUSED[case]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableError) as raised:
        read(tmp_path / name)
    assert words in f"{raised.value}."
    assert "\n" not in str(raised.value)


def letter(path: Path) -> Path:
    word = WordDocument()
    section = word.sections[0]
    section.header.paragraphs[0].text = "Agence de développement – Bamako, le 12 juin 2023"
    section.footer.paragraphs[0].text = "Convention NER-2217/04"
    word.add_paragraph("Monsieur le Gouverneur,").style.font.size = Pt(11)
    word.save(str(path))
    return path


def test_letterhead_and_footer_of_a_letter_are_read(tmp_path: Path) -> None:
    (text,) = texts(read(letter(tmp_path / "a.docx")))
    assert text.splitlines() == [
        "Agence de développement – Bamako, le 12 juin 2023",
        "Monsieur le Gouverneur,",
        "Convention NER-2217/04",
    ]


def test_a_letterhead_gives_publisher_and_date(tmp_path: Path) -> None:
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = "République du Mali – Direction régionale de l’eau de Gao"
    word.sections[0].footer.paragraphs[0].text = "Convention n° NER-2217/04 – Bamako, le 12 juin 2023"
    word.add_heading("Rapport de suivi", level=0)
    word.add_paragraph("Le projet a livré douze puits pour 96 500 000 FCFA aux communes de la région.")
    word.save(str(tmp_path / "a.docx"))
    document = read_source(Source("d", tmp_path / "a.docx", "a.docx", "")).document
    assert (document.publisher, document.published) == ("Direction régionale de l’eau de Gao", "2023-06-12")


def test_an_old_word_file_is_read_with_libreoffice_or_refused_with_advice(
    tmp_path: Path, old_word_file: Callable[[Path], Path]
) -> None:
    path = old_word_file(tmp_path)
    if find_libreoffice() is None:
        with pytest.raises(UnreadableError, match="libreoffice"):
            read(path, read_doc)
    else:
        assert "Monsieur le Gouverneur" in texts(read(path, read_doc))[0]


def test_an_old_presentation_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ppt"
    path.write_bytes(compound_file("PowerPoint Document"))
    with pytest.raises(UnreadableError):
        read(path, read_ppt)


def test_an_outlook_message_gives_its_subject_its_day_and_what_came_with_it(tmp_path: Path) -> None:
    long = "Puits;Montant\n" + "Gao;5 000\n" * 600
    path = write_message(
        tmp_path / "a.msg",
        "Convention n° 12",
        "Madame,\r\nla commune reçoit 5 000 EUR.",
        datetime(2023, 5, 6, 9, tzinfo=UTC),
        {"budget.csv": long.encode(), "note.txt": b"Vu."},
    )
    reading = read(path, read_msg)
    assert texts(reading) == ["Convention n° 12\nMadame, la commune reçoit 5 000 EUR."]
    assert (reading.document.title, reading.document.published) == ("Convention n° 12", "2023-05-06")
    assert {one.name: one.content for one in reading.attachments} == {
        "budget.csv": long.encode(),
        "note.txt": b"Vu.",
    }


def test_an_outlook_message_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(
        compound_file("__properties_version1.0", storages={"__attach_version1.0_#00000000": {"x": b"x"}})
    )
    with pytest.raises(UnreadableError, match="damaged message of Outlook"):
        read(path, read_msg)


@pytest.fixture
def old_word_file() -> Callable[[Path], Path]:
    """A file that begins as those of Word 97–2003 do: LibreOffice, where it is, makes a whole one."""

    def make(folder: Path) -> Path:
        import subprocess

        program = find_libreoffice()
        if program is None:
            path = folder / "a.doc"
            path.write_bytes(compound_file("WordDocument"))
            return path
        letter(folder / "a.docx")
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation={(folder / 'p').as_uri()}",
                "--convert-to",
                "doc",
                "--outdir",
                str(folder),
                str(folder / "a.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / "a.doc"

    return make
