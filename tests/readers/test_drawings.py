"""Text boxes, diagrams and charts of office files are read: what is drawn is on the page too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from pipeline.readers import read_source
from pipeline.readers.drawings import Chart, TextBox, charts, diagram
from pipeline.readers.office import parse_xml
from pipeline.readers.source import Source
from pipeline.records import Reading
from tests.readers.office_files import OFFICE, docx, number_cell, relations, text_cell, xlsx, zipped

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:a="{A}" xmlns:c="{C}" xmlns:dgm="{D}" xmlns:xdr="{XDR}" xmlns:mc="{MC}" xmlns:r="{OFFICE}"'


def paragraphs(*texts: str) -> str:
    return "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)


def cache(values: list[object], code: str = "") -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
    return f"<c:formatCode>{code}</c:formatCode>{points}" if code else points


def series(
    name: str,
    categories: list[object],
    values: list[object],
    *,
    cells: str = "",
    code: str = "",
    days: str = "",
) -> str:
    formula = f"<c:f>{cells}</c:f>" if cells else ""
    told = (
        f"<c:numRef><c:numCache>{cache(categories, days)}</c:numCache></c:numRef>"
        if days
        else f"<c:strRef><c:strCache>{cache(categories)}</c:strCache></c:strRef>"
    )
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache>{cache([name])}</c:strCache></c:strRef></c:tx><c:cat>{told}</c:cat>"
        f"<c:val><c:numRef>{formula}<c:numCache>{cache(values, code)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def chart(*all_series: str, title: str = "") -> str:
    said = f"<c:title><c:tx><c:rich>{paragraphs(title)}</c:rich></c:tx></c:title>" if title else ""
    axis = f"<c:valAx><c:title><c:tx><c:rich>{paragraphs('Axe')}</c:rich></c:tx></c:title></c:valAx>"
    return (
        f"<c:chartSpace {NAMES}><c:chart>{said}<c:plotArea><c:barChart>{''.join(all_series)}"
        f"</c:barChart>{axis}</c:plotArea></c:chart></c:chartSpace>"
    )


ORGANIGRAM = (
    f'<dgm:dataModel {NAMES}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>'
    + "".join(
        f'<dgm:pt modelId="{n}"><dgm:t>{paragraphs(text)}</dgm:t></dgm:pt>'
        for n, text in ((3, "Suivi"), (1, "Coordination"), (2, "Finances"))
    )
    + '<dgm:pt modelId="9" type="pres"/></dgm:ptLst><dgm:cxnLst>'
    '<dgm:cxn srcId="0" destId="1" srcOrd="0"/><dgm:cxn srcId="1" destId="2" srcOrd="0"/>'
    '<dgm:cxn srcId="1" destId="3" srcOrd="1"/><dgm:cxn srcId="3" destId="1" srcOrd="0"/>'
    "</dgm:cxnLst></dgm:dataModel>"
)


def read(tmp_path: Path, name: str, data: bytes) -> Reading:
    path = tmp_path / name
    path.write_bytes(data)
    return read_source(Source("d", path, name, ""))


def found(tree: str) -> list[Chart]:
    return list(charts(parse_xml(tree.encode())))


def test_the_figures_of_a_chart_are_a_table_with_its_title() -> None:
    drawn = chart(
        series("Prévu", ["2022", "2023"], [10, 20.5]), series("Payé", ["2022", "2023"], [8]), title="Budget"
    )
    assert found(drawn) == [
        Chart("Budget", (("", "Prévu", "Payé"), ("2022", "10", "8"), ("2023", "20,5", "")), from_cells=False)
    ]


def test_figures_and_days_are_printed_as_the_chart_prints_them() -> None:
    drawn = chart(series("Part", [44927, 44958], [0.25, 0.5], code="0%", days="dd/mm/yyyy"))
    assert found(drawn)[0].rows == (("", "Part"), ("2023-01-01", "25 %"), ("2023-02-01", "50 %"))


def test_series_over_other_categories_are_tables_of_their_own() -> None:
    drawn = chart(series("Puits", ["Gao"], [1]), series("Écoles", ["Kidal"], [2]))
    assert [one.rows[1] for one in found(drawn)] == [("Gao", "1"), ("Kidal", "2")]


def test_a_category_of_two_levels_is_told_from_the_outer_one() -> None:
    levels = (
        f"<c:lvl>{cache(['T1', 'T2', 'T1'])}</c:lvl>"
        '<c:lvl><c:pt idx="0"><c:v>2022</c:v></c:pt><c:pt idx="2"><c:v>2023</c:v></c:pt></c:lvl>'
    )
    drawn = chart(
        f"<c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>{levels}</c:multiLvlStrCache></c:multiLvlStrRef>"
        f"</c:cat><c:val><c:numLit>{cache([1, 2, 3])}</c:numLit></c:val></c:ser>"
    )
    assert [row[0] for row in found(drawn)[0].rows[1:]] == ["2022 T1", "2022 T2", "2023 T1"]


def test_a_diagram_is_told_from_its_root_though_it_goes_round() -> None:
    assert diagram(parse_xml(ORGANIGRAM.encode())) == TextBox(
        ("Coordination", "Finances", "Suivi"), "list_item"
    )


def unzipped(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook(drawing: str, **parts: str) -> bytes:

    cells = text_cell("A1", "Puits") + number_cell("B1", "7")
    plain = xlsx({"Bilan": f'<sheetData><row r="1">{cells}</row></sheetData>'})
    members = unzipped(plain)
    kinds = {name: f"../charts/{name}.xml" for name in parts}
    return zipped(
        members
        | {
            "xl/worksheets/_rels/sheet0.xml.rels": relations({"drawing": "../drawings/drawing1.xml"}),
            "xl/drawings/drawing1.xml": f"<xdr:wsDr {NAMES}>{drawing}</xdr:wsDr>",
            "xl/drawings/_rels/drawing1.xml.rels": relations(kinds),
        }
        | {f"xl/charts/{name}.xml": part for name, part in parts.items()}
    )


def anchored(row: int, inside: str) -> str:
    start = f"<xdr:from><xdr:col>0</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    return f"<xdr:twoCellAnchor>{start}{inside}</xdr:twoCellAnchor>"


def text_box(*texts: str) -> str:
    return f"<xdr:sp><xdr:txBody>{paragraphs(*texts)}</xdr:txBody></xdr:sp>"


def test_text_boxes_of_a_sheet_follow_its_cells_from_top_to_bottom(tmp_path: Path) -> None:
    copy = (
        f"<mc:AlternateContent><mc:Fallback>{text_box('Non affichable')}</mc:Fallback></mc:AlternateContent>"
    )
    drawing = (
        anchored(20, text_box("Signé le 3 mars 2023"))
        + anchored(4, text_box("Note", "Un"))
        + anchored(5, copy)
    )
    (page,) = read(tmp_path, "b.xlsx", workbook(drawing)).pages
    assert page.text == "Bilan\nPuits\t7\nNote\nUn\nSigné le 3 mars 2023"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Bilan!$B$1", "Dépenses"),
        ("[1]Bilan!$B$1", "Dépenses\n\tPuits\nGao\t7"),
        ("", "Dépenses\n\tPuits\nGao\t7"),
    ],
)
def test_the_figures_of_a_chart_that_stand_in_cells_are_not_read_twice(
    tmp_path: Path, cells: str, expected: str
) -> None:
    drawn = anchored(4, '<xdr:graphicFrame><c:chart r:id="chart0"/></xdr:graphicFrame>')
    data = workbook(drawn, chart=chart(series("Puits", ["Gao"], [7], cells=cells), title="Dépenses"))
    (page,) = read(tmp_path, "b.xlsx", data).pages
    assert page.text == f"Bilan\nPuits\t7\n{expected}"


def test_charts_and_diagrams_of_a_letter_stand_where_they_are_anchored(tmp_path: Path) -> None:
    def drawn(graphic: str) -> str:
        inside = f"<a:graphic {NAMES}><a:graphicData>{graphic}</a:graphicData></a:graphic>"
        return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"

    body = (
        "<w:p><w:r><w:t>Avant</w:t></w:r></w:p>"
        + drawn('<c:chart r:id="chart0"/>')
        + drawn('<dgm:relIds r:dm="diagramData1"/>')
        + "<w:p><w:r><w:t>Après</w:t></w:r></w:p>"
    )
    members = unzipped(docx(body))
    members["word/_rels/document.xml.rels"] = relations(
        {"chart": "charts/chart1.xml", "diagramData": "diagrams/data1.xml"}
    ).encode()
    members["word/charts/chart1.xml"] = chart(series("Puits", ["Gao"], [7]), title="Dépenses").encode()
    members["word/diagrams/data1.xml"] = ORGANIGRAM.encode()
    reading = read(tmp_path, "l.docx", zipped(members))
    assert reading.pages[0].text.split("\n") == [
        "Avant",
        "Dépenses",
        "\tPuits",
        "Gao\t7",
        "Coordination",
        "Finances",
        "Suivi",
        "Après",
    ]
    assert reading.grids[0].caption == "Dépenses"


def test_a_diagram_of_a_slide_is_read(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_table(1, 1, Inches(1), Inches(1), Inches(2), Inches(1))
    data = frame._element.find(f".//{{{A}}}graphicData")
    for child in list(data):
        data.remove(child)
    data.set("uri", D)
    data.append(etree.fromstring(f'<dgm:relIds {NAMES} r:dm="diagramData1"/>'))
    buffer = io.BytesIO()
    presentation.save(buffer)
    members = unzipped(buffer.getvalue())
    relations_of_slide = bytes(members["ppt/slides/_rels/slide1.xml.rels"]).decode()  # type: ignore[arg-type]
    added = f'<Relationship Id="diagramData1" Type="{OFFICE}/diagramData" Target="../diagrams/data1.xml"/>'
    members["ppt/slides/_rels/slide1.xml.rels"] = relations_of_slide.replace(
        "</Relationships>", f"{added}</Relationships>"
    ).encode()
    members["ppt/diagrams/data1.xml"] = ORGANIGRAM.encode()
    (page,) = read(tmp_path, "s.pptx", zipped(members)).pages
    assert page.text == "Coordination\nFinances\nSuivi"
