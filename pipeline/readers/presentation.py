"""PowerPoint presentations (PPTX): one page a slide, with its tables, charts' figures, diagrams and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.exc import PythonPptxError
from pptx.shapes.graphfrm import GraphicFrame

from pipeline.readers.drawings import Drawings, add_drawing
from pipeline.readers.formats import POWERPOINT
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import DAMAGED, ZIP_FAILURES, Package, open_package
from pipeline.readers.page_text import PageText, reading_of
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

FAILURES = (PythonPptxError, XMLSyntaxError, KeyError, AttributeError, IndexError, *ZIP_FAILURES)
"""What python-pptx raises on a presentation that is damaged."""


def read_pptx(source: Source) -> Reading:
    """Read a presentation, one page a slide: its title, its texts from top to bottom, tables, charts, notes.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    # Behind the guards against bombs; python-pptx opens the file for itself.
    with open_package(source.path) as package:
        try:
            presentation = Presentation(str(source.path))
            pages = [_page(source.id, n, slide, package) for n, slide in enumerate(presentation.slides, 1)]
            title = presentation.core_properties.title or None
        except FAILURES as error:
            raise UnreadableError(DAMAGED) from error
    document = source.document(POWERPOINT, n_pages=len(pages))
    return reading_of(replace(document, title=title), pages)


def _page(document_id: str, number: int, slide: Any, package: Package) -> PageText:
    page = PageText(document_id, number)
    drawings = Drawings.of(package, slide.part.partname.lstrip("/"))
    title = slide.shapes.title
    if title is not None:
        page.add_block("heading", title.text_frame.text, level=1)
    for shape in _in_reading_order(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(page, shape, drawings)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        page.add_block("footnote", slide.notes_slide.notes_text_frame.text)
    return page


def _in_reading_order(shapes: Iterable[Any]) -> Iterator[Any]:
    """The shapes of a slide from top to bottom and left to right, those of groups in their place."""
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    for shape in placed:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _in_reading_order(shape.shapes)
        else:
            yield shape


def _add_shape(page: PageText, shape: Any, drawings: Drawings) -> None:
    if shape.has_table:
        page.add_table(_table_cells(shape.table))
    elif isinstance(shape, GraphicFrame):
        for drawing in drawings.within(shape._element):
            add_drawing(page, drawing)
    elif shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            page.add_block("list_item" if paragraph.level else "paragraph", paragraph.text)


def _table_cells(table: Any) -> Iterator[MarkupCell]:
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            cell = table.cell(row, column)
            if not cell.is_spanned:
                yield MarkupCell(
                    row=row,
                    column=column,
                    text=cell.text_frame.text,
                    row_span=cell.span_height if cell.is_merge_origin else 1,
                    column_span=cell.span_width if cell.is_merge_origin else 1,
                    header=bool(table.first_row) and row == 0,
                )
