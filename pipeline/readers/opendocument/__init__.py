"""OpenDocument texts (ODT), spreadsheets (ODS) and presentations (ODP)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipeline.readers.formats import OPENDOCUMENT_SHEETS, OPENDOCUMENT_SLIDES, OPENDOCUMENT_TEXT
from pipeline.readers.office import (
    DAMAGED,
    Package,
    attribute,
    child_named,
    local_name,
    open_package,
    property_named,
)
from pipeline.readers.opendocument.flow import Flow
from pipeline.readers.opendocument.inline import Inline, OpenDocumentStyles
from pipeline.readers.opendocument.tables import find_remarks, table_cells
from pipeline.readers.page_text import PageText, reading_of
from pipeline.readers.sheet_notes import notes_of
from pipeline.readers.sheets import Sheet, read_sheets
from pipeline.readers.source import PROTECTED, Source, UnreadableError
from pipeline.records import Reading


def read_odt(source: Source) -> Reading:
    """Read an OpenDocument text as one page: letterhead, text, notes, footer and comments.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    with open_package(source.path) as package:
        body, inline = _open(package, "text")
        title = property_named(package.tree("meta.xml"), "title")
        headers, footers = _around(package.tree("styles.xml"))
    flow = Flow(PageText(source.id), inline)
    for header in headers:
        flow.add(header)
    flow.add(body)
    flow.add_notes()
    for footer in footers:
        flow.add(footer)
    for comment in body.iter("{*}annotation"):
        flow.add_comment(comment)
    return flow.page.reading(replace(source.document(OPENDOCUMENT_TEXT), title=title))


def _around(styles: etree._Element | None) -> tuple[list[etree._Element], list[etree._Element]]:
    """The headers and the footers of all kinds of pages, each text once."""
    around: tuple[list[etree._Element], list[etree._Element]] = ([], [])
    seen: set[tuple[bool, str]] = set()
    for part in [] if styles is None else styles.iter("{*}master-page"):
        for element in part:
            is_footer = local_name(element).startswith("footer")
            text = " ".join("".join(map(str, element.itertext())).split())
            if (
                text
                and local_name(element).startswith(("header", "footer"))
                and (is_footer, text) not in seen
            ):
                seen.add((is_footer, text))
                around[is_footer].append(element)
    return around


def read_ods(source: Source) -> Reading:
    """Read an OpenDocument spreadsheet, one page for each sheet, its formulas as the values last computed.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    with open_package(source.path) as package:
        body, inline = _open(package, "spreadsheet")
        title = property_named(package.tree("meta.xml"), "title")
    sheets = [_sheet(table, inline) for table in body.iterchildren("{*}table")]
    return read_sheets(replace(source.document(OPENDOCUMENT_SHEETS), title=title), sheets)


def _sheet(table: etree._Element, inline: Inline) -> Sheet:
    name, cells, remarks = (
        attribute(table, "name") or "",
        table_cells(table, inline),
        find_remarks(table, inline),
    )
    hidden = not inline.styles.hiding.isdisjoint(inline.styles.names(table))
    notes = notes_of(remarks.errors, remarks.unstored, remarks.hidden_rows, hidden=hidden)
    return Sheet(name, [replace(cell, hidden=cell.hidden or hidden) for cell in cells], notes=notes)


def read_odp(source: Source) -> Reading:
    """Read an OpenDocument presentation, one page for each slide.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    with open_package(source.path) as package:
        body, inline = _open(package, "presentation")
        title = property_named(package.tree("meta.xml"), "title")
    pages = []
    for number, slide in enumerate(body.iterchildren("{*}page"), start=1):
        flow = Flow(PageText(source.id, number), inline)
        flow.add(slide)
        pages.append(flow.page)
    document = source.document(OPENDOCUMENT_SLIDES, n_pages=len(pages))
    return reading_of(replace(document, title=title), pages)


def _open(package: Package, kind: str) -> tuple[etree._Element, Inline]:
    """The body of a document, and what reads its paragraphs."""
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise UnreadableError(PROTECTED)
    content = package.tree("content.xml")
    body = child_named(child_named(content, "body"), kind)
    if body is None:
        raise UnreadableError(DAMAGED)
    return body, Inline(OpenDocumentStyles.of(package.tree("styles.xml"), content))
