"""PowerPoint presentations (PPTX): one page a slide, with its tables, charts' figures and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.exc import PythonPptxError

from pipeline.readers.formats import POWERPOINT
from pipeline.readers.office import DAMAGED, ZIP_FAILURES, open_package
from pipeline.readers.page_text import MarkupCell, PageText, reading_of
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

FAILURES = (PythonPptxError, XMLSyntaxError, KeyError, AttributeError, IndexError, *ZIP_FAILURES)
"""What python-pptx raises on a presentation that is damaged."""


def read_pptx(source: Source) -> Reading:
    """Read a presentation, one page a slide: its title, its texts from top to bottom, tables, charts, notes.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    with open_package(source.path):
        # The guards against bombs; python-pptx opens the file for itself.
        pass
    try:
        presentation = Presentation(str(source.path))
        pages = [_page(source.id, number, slide) for number, slide in enumerate(presentation.slides, start=1)]
        title = presentation.core_properties.title or None
    except FAILURES as error:
        raise UnreadableError(DAMAGED) from error
    document = source.document(POWERPOINT, n_pages=len(pages))
    return reading_of(replace(document, title=title), pages)


def _page(document_id: str, number: int, slide: Any) -> PageText:
    page = PageText(document_id, number)
    title = slide.shapes.title
    if title is not None:
        page.add_block("heading", title.text_frame.text, level=1)
    for shape in _in_reading_order(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(page, shape)
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


def _add_shape(page: PageText, shape: Any) -> None:
    if shape.has_table:
        page.add_table(_table_cells(shape.table))
    elif shape.has_chart:
        _add_chart(page, shape.chart)
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


def _add_chart(page: PageText, chart: Any) -> None:
    """The figures behind a chart, as the table that they are: a row a category, a column a series."""
    caption = (
        chart.chart_title.text_frame.text if chart.has_title and chart.chart_title.has_text_frame else None
    )
    for plot in chart.plots:
        series = list(plot.series)
        rows = [["", *(one.name or "" for one in series)]]
        values = [list(one.values) for one in series]
        for at, category in enumerate(plot.categories):
            rows.append([str(category), *(_figure(column, at) for column in values)])
        cells = (
            MarkupCell(row=r, column=c, text=text, header=r == 0)
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        )
        page.add_table(cells, caption=caption)


def _figure(values: list[float | None], at: int) -> str:
    value = values[at] if at < len(values) else None
    return "" if value is None else f"{value:.15g}"
