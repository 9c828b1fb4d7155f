"""Sheets as pages: the tables on them, parted by blank rows and columns, and the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from pipeline.language import LANGUAGES, words_of
from pipeline.readers.drawings import Drawing, add_drawing
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.page_text import PageText, fold_space, reading_of
from pipeline.records import Document, Problem, Reading

MAX_CELLS = 700_000
"""Cells that one document may have: what they stand for is looked at one by one."""

UNNAMED = re.compile(
    r"(?:feuil(?:le)?|sheet|tabelle|hoja|blad|planilha|foglio|page|table)[ _]?\d*", re.IGNORECASE
)
"""Names that a program gives to a sheet that nobody has named."""

NOTE = re.compile(r"(?:sources?|notes?|nb|n\.b\.|légende|\*|\(\*\)|\(?\d\))\s*[:.*]?", re.IGNORECASE)
"""How a line below a table starts that explains it."""

FIGURE = re.compile(r"[-–−+(]?\s?(?:\d|[€$£])")
"""How a cell starts that holds a figure or a date."""

NIL = re.compile(
    "|".join([r"[-–—−]+", r"\.{2,}", "…", "x", *(words_of(code).tables.nil for code in LANGUAGES)]),
    re.IGNORECASE,
)
"""What a cell says in whose place there is no figure."""

MOST_BLANK = 2
"""No more blank rows than this stand within a table."""

LONGEST_TITLE = 200

PASSAGE = 120
"""A single cell of a row with more signs than this is a passage of text, not the heading of a group."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its cells that print something, at their places, and why it is not read in full.

    `notes` say what else somebody has to know who reads it: errors, values that were not stored; `drawings`
    lie over its cells.
    """

    name: str
    cells: list[MarkupCell] = field(default_factory=list)
    problem: str | None = None
    notes: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()


def read_sheets(document: Document, sheets: Iterable[Sheet]) -> Reading:
    """The reading of a workbook: one page for each sheet, headed by its name."""
    pages: list[PageText] = []
    problems: dict[int, str] = {}
    notes: list[tuple[int, str]] = []
    left = MAX_CELLS
    for number, sheet in enumerate(sheets, start=1):
        page = PageText(document.id, number)
        if not UNNAMED.fullmatch(sheet.name.strip()):
            page.add_block("heading", sheet.name, level=2)
        if sheet.problem:
            problems[number] = sheet.problem
        notes += [(number, note) for note in sheet.notes]
        headed = False
        for cells in part_tables(sheet.cells):
            kept, reason = _within(cells, left)
            left -= _area(kept)
            if reason:
                problems[number] = reason
            headed = _add_part(page, kept, headed=headed)
        for drawing in sheet.drawings:
            add_drawing(page, drawing)
        pages.append(page)
    reading = reading_of(replace(document, n_pages=len(pages)), pages)
    return with_problems(reading, problems, notes)


def with_problems(
    reading: Reading, problems: Mapping[int, str], notes: Iterable[tuple[int, str]] = ()
) -> Reading:
    """The reading, `partial` where there are problems: by page, why it could not be read in full.

    `notes`, with their pages, are reported too, but everything there was is read.
    """
    identifier = reading.document.id
    reading.problems += [
        Problem(
            id=f"{identifier}:read:{ordinal}",
            document_id=identifier,
            stage="read",
            page=page,
            text="",
            reason=reason,
        )
        for ordinal, (page, reason) in enumerate((*problems.items(), *notes), start=1)
    ]
    if problems:
        page, reason = next(iter(problems.items()))
        reading.document = replace(reading.document, status="partial", error=f"page {page}: {reason}")
    return reading


def part_tables(cells: Iterable[MarkupCell]) -> list[list[MarkupCell]]:
    """The cells of a sheet in groups between which there are blank rows or columns, from the top left on.

    The places in each group count from its own first row and column.
    """
    parted: list[list[MarkupCell]] = []
    waiting = [[cell for cell in cells if fold_space(cell.text)]]
    while waiting:
        group = waiting.pop()
        halves = _rejoined(list(_runs(group, "row")))
        if len(halves) == 1:
            (group,) = halves
            halves = list(_runs(group, "column"))
        if len(halves) > 1:
            waiting += reversed(halves)
        elif group:
            parted.append(_from_corner(group))
    return parted


def _rejoined(runs: list[list[MarkupCell]]) -> list[list[MarkupCell]]:
    """Runs of rows, those put together again that a blank row parts within one table.

    The lower goes on with the upper where it stands in its columns, and begins with figures under figures
    or with a total; a title or a header of its own begins another table.
    """
    joined: list[list[MarkupCell]] = []
    for run in runs:
        if joined and _goes_on(joined[-1], run):
            gap = min(cell.row for cell in run) - max(cell.row + cell.row_span for cell in joined[-1])
            joined[-1] += [replace(cell, row=cell.row - gap) for cell in run]
        else:
            joined.append(run)
    return joined


def _goes_on(upper: Sequence[MarkupCell], lower: Sequence[MarkupCell]) -> bool:
    first, last = min(cell.row for cell in lower), max(cell.row for cell in upper)
    gap = first - max(cell.row + cell.row_span for cell in upper)
    columns = {cell.column for cell in upper}
    head = [cell for cell in lower if cell.row == first]
    numeric = {
        cell.column for cell in upper if cell.row > min(c.row for c in upper) and FIGURE.match(cell.text)
    }
    numeric &= {cell.column for cell in upper if cell.row == last} or numeric
    figures = {cell.column for cell in head if FIGURE.match(cell.text)}
    said = {cell.column for cell in head if not NIL.fullmatch(cell.text.strip())}
    return (
        gap <= MOST_BLANK
        and len(head) > 1
        and columns.issuperset(cell.column for cell in lower)
        and bool(figures & numeric)
        and not (numeric - figures) & said
    )


def _runs(cells: Sequence[MarkupCell], axis: str) -> Iterator[list[MarkupCell]]:
    """Cells that follow one another along an axis without a gap."""
    start, span = attrgetter(axis), attrgetter(f"{axis}_span")
    run: list[MarkupCell] = []
    end = 0
    for cell in sorted(cells, key=start):
        if run and start(cell) > end:
            yield run
            run = []
        run.append(cell)
        end = max(end, start(cell) + span(cell))
    yield run


def _from_corner(cells: Sequence[MarkupCell]) -> list[MarkupCell]:
    top, left = min(cell.row for cell in cells), min(cell.column for cell in cells)
    if top or left:
        cells = [replace(cell, row=cell.row - top, column=cell.column - left) for cell in cells]
    return sorted(cells, key=attrgetter("row", "column"))


def _size(cells: Sequence[MarkupCell]) -> tuple[int, int]:
    n_rows = max((cell.row + cell.row_span for cell in cells), default=0)
    return n_rows, max((cell.column + cell.column_span for cell in cells), default=0)


def _area(cells: Sequence[MarkupCell]) -> int:
    n_rows, n_columns = _size(cells)
    return n_rows * n_columns


def _within(cells: list[MarkupCell], limit: int) -> tuple[list[MarkupCell], str | None]:
    """The cells in the first rows, so many that they keep the limit, and what to say of the others."""
    n_rows, n_columns = _size(cells)
    if n_rows * n_columns <= limit:
        return cells, None
    last = limit // n_columns
    kept = [replace(cell, row_span=min(cell.row_span, last - cell.row)) for cell in cells if cell.row < last]
    return kept, f"only the first {last} of the {n_rows} rows of a table are read"


def _add_part(page: PageText, cells: Sequence[MarkupCell], *, headed: bool) -> bool:
    """Add a group of cells: titles above, tables, notes below; gives whether the sheet has had a title."""
    rows: dict[int, list[MarkupCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for part in _parted(list(rows.values())):
        headed = _add_rows(page, part, headed=headed)
    return headed


def _parted(rows: list[list[MarkupCell]]) -> Iterator[list[list[MarkupCell]]]:
    """Rows in parts, each of which begins with a passage of text above the names of columns."""
    start = 0
    for at, row in enumerate(rows):
        is_passage = len(row) == 1 and len(row[0].text) > PASSAGE
        below = next((other for other in rows[at + 1 :] if len(other) > 1), []) if is_passage else []
        if at > start and below and not any(FIGURE.match(cell.text) for cell in below):
            yield rows[start:at]
            start = at
    yield rows[start:]


def _add_rows(page: PageText, rows: list[list[MarkupCell]], *, headed: bool) -> bool:
    """Add the titles, the table and the notes of some rows."""
    above, inside, below = _peeled(rows)
    for cell in above:
        is_title = not headed and len(cell.text) <= LONGEST_TITLE
        page.add_block("heading" if is_title else "paragraph", cell.text, level=1 if is_title else None)
        headed = True
    if inside:
        page.add_table(filled(_from_corner(inside)))
        headed = True
    for cell in below:
        page.add_block("paragraph", cell.text)
    return headed


def _peeled(
    rows: list[list[MarkupCell]],
) -> tuple[list[MarkupCell], list[MarkupCell], list[MarkupCell]]:
    """The lines above a table, its cells, and the notes below it; cells one below the other are lines."""
    several = [number for number, row in enumerate(rows) if len(row) > 1]
    if not several:
        lines = [cell for row in rows for cell in row]
        has_figures = len(lines) > 1 and any(not any(map(str.isalpha, cell.text)) for cell in lines)
        return ([], lines, []) if has_figures else (lines, [], [])
    first, last = several[0], len(rows)
    # A single cell above the header that does not start in the first column is a header too.
    while first and rows[first - 1][0].column > 0:
        first -= 1
    while last > several[-1] + 1 and _is_note(rows[last - 1][0]):
        last -= 1
    return (
        [cell for row in rows[:first] for cell in row],
        [cell for row in rows[first:last] for cell in row],
        [cell for row in rows[last:] for cell in row],
    )


def _is_note(cell: MarkupCell) -> bool:
    return cell.column == 0 and NOTE.match(cell.text) is not None


def filled(cells: Sequence[MarkupCell]) -> list[MarkupCell]:
    """The cells of a table with empty ones at the places that none of them covers."""
    n_rows, n_columns = _size(cells)
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    empty = (
        MarkupCell(row=row, column=column, text="")
        for row in range(n_rows)
        for column in range(n_columns)
        if (row, column) not in taken
    )
    return [*cells, *empty]
