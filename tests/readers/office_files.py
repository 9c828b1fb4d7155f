"""Office files as small as they can be, put together from the parts that a test gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OPENDOCUMENT}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of members in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(targets: Mapping[str, str]) -> str:
    """A part that says which other parts there are: by their kind, the target."""
    inside = "".join(
        f'<Relationship Id="{kind}{n}" Type="{OFFICE}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def docx(body: str, **parts: str) -> bytes:
    """A Word document; parts such as `footnotes` and `styles` stand beside the body."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    members |= {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>'
        for name, inside in parts.items()
    }
    return zipped(members)


def xlsx(sheets: Mapping[str, str], *, styles: str = "") -> bytes:
    """A workbook; each sheet is what stands in its worksheet element."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n + 1}" r:id="worksheet{n}"/>' for n, name in enumerate(names)
    )
    targets = {f"worksheet{n}": f"worksheets/sheet{n}.xml" for n in range(len(names))}
    related = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/worksheet" Target="{target}"/>'
        for key, target in targets.items()
    )
    related += f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
            "xl/workbook.xml": (
                f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{SHEETS}">{styles}</styleSheet>',
        }
        | {
            f"xl/{target}": f'<worksheet xmlns="{SHEETS}">{inside}</worksheet>'
            for target, inside in zip(targets.values(), sheets.values(), strict=True)
        }
    )


def text_cell(reference: str, text: str) -> str:
    """A cell of a worksheet with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def number_cell(reference: str, number: str, *, style: int = 0, formula: str = "") -> str:
    """A cell of a worksheet with a number, computed or not."""
    computed = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{reference}" s="{style}">{computed}<v>{number}</v></c>'


def opendocument(kind: str, body: str, *, styles: str = "", masters: str = "", **parts: str) -> bytes:
    """An OpenDocument `text` or `spreadsheet`; `styles` are automatic ones, `masters` the pages of a text."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    members = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}
    if masters:
        members["styles.xml"] = (
            f"<office:document-styles {NAMESPACES}><office:master-styles>{masters}</office:master-styles>"
            "</office:document-styles>"
        )
    return zipped(members | {f"{name}.xml": inside for name, inside in parts.items()})
