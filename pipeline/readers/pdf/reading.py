"""From the pages that an engine laid out to a `Reading`: text in reading order, words, blocks and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.readers.hyphens import words_of
from pipeline.readers.page_layout import PageLayout, PrintedWord
from pipeline.readers.pdf.blocks.headings import mark_continued, rank_headings
from pipeline.readers.pdf.blocks.line_grouping import BlockDraft, BodyStyle, draft_across, draft_blocks
from pipeline.readers.pdf.blocks.notes import find_notes
from pipeline.readers.pdf.blocks.offsets import PlacedPage, place_blocks
from pipeline.readers.pdf.engine_results import Attempt
from pipeline.readers.pdf.layout.large_type import with_initials_in_line
from pipeline.readers.pdf.layout.page_columns import Item, Span
from pipeline.readers.pdf.layout.printed_lines import most_common_size
from pipeline.readers.pdf.layout.reading_order import order_page
from pipeline.readers.pdf.layout.regions import RuledTable, find_frames, find_ruled_tables
from pipeline.readers.pdf.layout.rotation import turned_to_read
from pipeline.readers.pdf.layout.running_headers import find_running_words
from pipeline.readers.pdf.layout.spreads import find_folds, is_on_one_panel, parts_of_sheet
from pipeline.readers.pdf.words.raised_marks import with_marks_in_line
from pipeline.readers.source import Source
from pipeline.records import Block, Document, Note, Page, Problem, Reading

USUAL_SIZE = 10.0
"""Points: the size of the running text where there is none."""


def build_reading(source: Source, attempt: Attempt, media_type: str = "application/pdf") -> Reading:
    """The reading of a document from what the best engine saw of it."""
    pages = [_as_far_as_read(page) for page in attempt.pages]
    layouts = {page.number: page for page in pages}
    drafts = dict(zip(layouts, draft_pages(pages), strict=True))
    reading = Reading(Document(id=source.id, path=source.name, status="ok"))
    for number in range(1, attempt.n_pages + 1):
        layout = layouts.get(number)
        text = ""
        if layout is not None:
            placed = place_blocks(layout, drafts[number])
            text = placed.text
            reading.words += placed.words
            reading.blocks += placed.blocks
            reading.rules += layout.rules
            reading.notes += _notes(source, number, placed)
        unreadable = layout.quality_reason if layout and layout.quality == "unreadable" else None
        if reason := attempt.failed.get(number) or attempt.hurt.get(number) or unreadable:
            reading.problems.append(_problem(source, len(reading.problems) + 1, number, reason))
        reading.pages.append(_page(source, number, layout, text, attempt.failed.get(number)))
    for reason in attempt.lost:
        reading.problems.append(_problem(source, len(reading.problems) + 1, None, reason))
    reading.blocks = list(_with_sections(reading))
    reading.document = _document(source, attempt, reading.problems, media_type)
    return reading


def _as_far_as_read(page: PageLayout) -> PageLayout:
    """The page; without its words where they are no text, for no fact to be taken from them."""
    return replace(page, words=[]) if page.quality == "unreadable" else page


def draft_pages(layouts: Sequence[PageLayout]) -> list[list[BlockDraft]]:
    """The blocks of each page in reading order, running headers and footers left out."""
    pages = [replace(page, words=with_marks_in_line(page.words)) for page in map(turned_to_read, layouts)]
    style = _style(pages)
    folds = [find_folds(page) for page in pages]
    tables = [
        [table for table in find_ruled_tables(page) if is_on_one_panel(table.box, folded)]
        for page, folded in zip(pages, folds, strict=True)
    ]
    in_tables = [word for page_tables in tables for table in page_tables for word in table.words]
    running = find_running_words(pages, in_tables, style.size)
    drafts = [
        _draft_page(page, page_tables, running, style, folded)
        for page, page_tables, folded in zip(pages, tables, folds, strict=True)
    ]
    rank_headings(drafts, style.size)
    mark_continued(drafts)
    return drafts


def _draft_page(
    page: PageLayout,
    tables: Sequence[RuledTable],
    running: set[PrintedWord],
    style: BodyStyle,
    folds: Sequence[float],
) -> list[BlockDraft]:
    in_tables = {word for table in tables for word in table.words}
    if running.issuperset(page.words):
        running = set()  # On a page with nothing else they are all that there is to read.
    frames = [f for f in find_frames(page, in_tables | running) if is_on_one_panel(f.box, folds)]
    spoken_for = in_tables | running | {word for frame in frames for word in frame.words}
    free = [word for word in page.words if word not in spoken_for]
    upright = [word for word in free if word.upright]
    items: list[Item] = [*with_initials_in_line(upright, style.size)]
    items += [*map(Span, tables), *map(Span, frames)]
    sheet = parts_of_sheet(items, page.width, page.height, folds)
    # The notes of each page of a spread stand at its own foot.
    drafts = [
        draft for part in sheet for draft in draft_blocks(order_page(part, page.height), style, page.height)
    ]
    # Words set across the reading direction (on a spine, along an axis) come last.
    return drafts + draft_across([word for word in free if not word.upright], style)


def _style(pages: Sequence[PageLayout]) -> BodyStyle:
    words = [word for page in pages for word in page.words]
    size = most_common_size(words) or USUAL_SIZE
    usual = [word for word in words if abs(word.size - size) <= 0.5]
    bold = sum(len(word.text) for word in usual if word.bold)
    vocabulary = words_of(" ".join(word.text for word in words))
    return BodyStyle(size, 2 * bold > sum(len(word.text) for word in usual), vocabulary)


def _with_sections(reading: Reading) -> Iterator[Block]:
    """The blocks, each with the heading that it stands under."""
    texts = {page.number: page.text for page in reading.pages}
    section: str | None = None
    for block in reading.blocks:
        if block.kind in ("title", "heading"):
            section = texts[block.page][block.start : block.end]
            yield block
        else:
            yield replace(block, section=section)


def _notes(source: Source, number: int, placed: PlacedPage) -> Iterator[Note]:
    for k, note in enumerate(find_notes(placed.text, placed.words, placed.blocks), 1):
        yield Note(
            id=f"{source.id}:p{number}:n{k}",
            document_id=source.id,
            page=number,
            mark=note.mark,
            anchor=note.anchor,
            text=placed.text[note.start : note.end],
            start=note.word.start,
            note_start=note.start,
            note_end=note.end,
            x0=note.word.x0,
            top=note.word.top,
            x1=note.word.x1,
            bottom=note.word.bottom,
        )


def _page(source: Source, number: int, layout: PageLayout | None, text: str, failure: str | None) -> Page:
    return Page(
        id=f"{source.id}:p{number}",
        document_id=source.id,
        number=number,
        width=layout.width if layout else None,
        height=layout.height if layout else None,
        text=text,
        origin=layout.origin if layout else "native",
        quality="unreadable" if failure or layout is None else layout.quality,
        quality_cause="not_read" if failure or layout is None else layout.quality_cause,
        quality_reason=failure or (layout.quality_reason if layout else None),
        confidence=layout.confidence if layout else None,
    )


def _problem(source: Source, ordinal: int, page: int | None, reason: str) -> Problem:
    return Problem(
        id=f"{source.id}:read:{ordinal}",
        document_id=source.id,
        stage="read",
        page=page,
        text="",
        reason=reason,
    )


def _document(source: Source, attempt: Attempt, problems: Sequence[Problem], media_type: str) -> Document:
    return Document(
        id=source.id,
        path=source.name,
        sha256=source.sha256,
        media_type=media_type,
        title=(attempt.title or "").strip() or None,
        n_pages=attempt.n_pages,
        status="partial" if problems else "ok",
        error=_summary(problems, attempt.n_pages) or None,
    )


def _summary(problems: Sequence[Problem], n_pages: int) -> str:
    """What could not be read, in one line."""
    of_pages = [problem for problem in problems if problem.page is not None]
    said = [problem.reason for problem in problems if problem.page is None]
    if of_pages:
        numbers = ", ".join(str(problem.page) for problem in of_pages[:5]) + ", ..." * (len(of_pages) > 5)
        said.insert(0, f"{len(of_pages)} of {n_pages} pages (page {numbers}): {of_pages[0].reason}")
    return "; ".join(said)
