"""What of a document is shown with a finding: a part of a page, rows of a table, or a passage of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.readers.page_images import can_be_drawn
from pipeline.records import Cell, CheckEvidence, Finding
from pipeline.report.contents import Report

Box = tuple[float, float, float, float]

MOST_SCENES = 3
"""Places that are shown of a finding; its text names the others."""

HIGHEST = 400.0
"""Points of a page that are shown at most, a little less than half of A4."""

HIGHEST_OF_TEXT = 110.0
"""Points of running text that are shown at most, some nine lines; else the first figure in question alone."""

AROUND = 26.0
"""Points that are shown above and below figures of running text: two lines."""

BESIDE_TABLE = 3.0
"""Points that are shown around a table."""

MARGIN_OF_TEXT = 0.06
"""Share of the width of a page that is left out on either side of running text."""

CHARACTERS = 150
"""Characters of text shown on either side of a figure."""

MOST_ROWS = 14
"""Rows of a table shown where there is no page to show."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a page in points, with the figures in question, those they rest on, and the rows of these."""

    document_id: str
    page: int
    region: Box
    claimed: tuple[Box, ...]
    computed: tuple[Box, ...]
    bands: tuple[Box, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return self.region[3] - self.region[1]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a table as shown, with the side of the check that it is on."""

    text: str
    header: bool
    span: int
    side: str | None


@dataclass(frozen=True, slots=True)
class ShownRows:
    """Rows of a table of a document without pages to show; whether rows are left out."""

    document_id: str
    page: int | None
    rows: tuple[tuple[ShownCell, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """Text around a figure: what stands before it, the figure, what stands behind it."""

    document_id: str
    page: int | None
    side: str
    before: str
    figure: str
    after: str


Scene = PagePart | ShownRows | QuotedFigure


def scenes_of(report: Report, finding: Finding, *, brief: bool = False) -> tuple[list[Scene], int]:
    """What is shown of a finding, the place of its own figure first, and how many places are not shown.

    A `brief` one shows the line of its figure alone.
    """
    evidence = report.all_evidence(finding)
    drawn: dict[tuple[str, int], list[CheckEvidence]] = {}
    tables: dict[str, list[CheckEvidence]] = defaultdict(list)
    quoted: list[CheckEvidence] = []
    for row in evidence:
        document = report.documents[row.document_id]
        if row.box is not None and row.page and can_be_drawn(document.media_type):
            drawn.setdefault((row.document_id, row.page), []).append(row)
        elif row.cell_id in report.cells:
            tables[report.cells[row.cell_id or ""].table_id].append(row)
        else:
            quoted.append(row)
    if brief:
        drawn = {place: _in_question(rows) for place, rows in drawn.items()}
    scenes: list[Scene] = [_page_part(report, *place, rows, brief=brief) for place, rows in drawn.items()]
    scenes += [_grid(report, rows) for rows in tables.values()]
    scenes += _passages(report, quoted)
    most = 1 if brief else MOST_SCENES
    return scenes[:most], 0 if brief else max(0, len(scenes) - most)


def _in_question(rows: list[CheckEvidence]) -> list[CheckEvidence]:
    """The figures in question, and what stands in the same line; all where none is."""
    claimed = [row for row in rows if row.side == "claimed"]
    tops = [(row.top, row.bottom) for row in claimed]
    beside = [row for row in rows if row.side != "claimed" and (row.top, row.bottom) in tops]
    return [*claimed, *beside] or rows


def _page_part(
    report: Report, document_id: str, page: int, rows: list[CheckEvidence], *, brief: bool = False
) -> PagePart:
    size = report.pages.get((document_id, page))
    width = size.width if size and size.width else 595.0
    height = size.height if size and size.height else 842.0
    cells = [report.cells[row.cell_id] for row in rows if row.cell_id and row.cell_id in report.cells]
    claimed = [row.box for row in rows if row.side == "claimed" and row.box]
    computed = [row.box for row in rows if row.side == "computed" and row.box]
    beside = _cells_beside(report, cells, page)
    if brief:
        shown_rows = {(cell.table_id, cell.row) for cell in cells}
        beside = [cell for cell in beside if (cell.table_id, cell.row) in shown_rows]
    region = _region([*claimed, *computed], claimed, beside, width)
    x0, top, x1, bottom = region
    inside = (max(0.0, x0), max(0.0, top), min(width, x1), min(height, bottom))
    return PagePart(
        document_id,
        page,
        inside,
        tuple(claimed),
        tuple(computed),
        tuple(_bands(cells, rows, beside)),
        tuple(row.text for row in rows if row.side == "claimed"),
    )


def _cells_beside(report: Report, cells: Iterable[Cell], page: int) -> list[Cell]:
    """The cells of the rows and headers around some cells, those that stand on a page."""
    tables = {cell.table_id for cell in cells}
    return [c for table in sorted(tables) for c in report.rows[table] if c.page == page and c.box]


def _region(boxes: list[Box], claimed: list[Box], beside: list[Cell], width: float) -> Box:
    """What of a page is shown: all figures if they fit, with the table around them, else those in doubt."""
    highest = HIGHEST if beside else HIGHEST_OF_TEXT
    if _height(boxes) > highest and claimed:
        boxes = claimed if _height(claimed) <= highest else claimed[:1]
    left, top, right, bottom = _union(boxes)
    if not beside:
        # Running text is shown as wide as the page, so that its lines can be read.
        margin = width * MARGIN_OF_TEXT
        return min(left, margin), top - AROUND, max(right, width - margin), bottom + AROUND
    sides = [cell.box for cell in beside if cell.box]
    table_left, _, table_right, _ = _union(sides)
    headers = [cell.box for cell in beside if cell.box and cell.role == "header" and cell.box[3] <= top + 1]
    if headers and bottom - min(box[1] for box in headers) <= HIGHEST:
        top = min(box[1] for box in headers)
    left, right = min(left, table_left), max(right, table_right)
    return left - BESIDE_TABLE, top - BESIDE_TABLE, right + BESIDE_TABLE, bottom + BESIDE_TABLE


def _height(boxes: Iterable[Box]) -> float:
    _, top, _, bottom = _union(boxes)
    return bottom - top


def _union(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _bands(cells: Iterable[Cell], rows: Iterable[CheckEvidence], beside: list[Cell]) -> Iterator[Box]:
    """The rows of a table in which the figures stand that something was recomputed from."""
    computed = {row.cell_id for row in rows if row.side == "computed"}
    lines = {(cell.table_id, cell.row) for cell in cells if cell.id in computed and cell.role == "body"}
    claimed = {row.cell_id for row in rows if row.side == "claimed"}
    lines -= {(cell.table_id, cell.row) for cell in cells if cell.id in claimed}
    for line in sorted(lines):
        yield _union(cell.box for cell in beside if (cell.table_id, cell.row) == line and cell.box)


def _grid(report: Report, rows: list[CheckEvidence]) -> ShownRows:
    first = report.cells[rows[0].cell_id or ""]
    side: dict[str | None, str] = {}
    for row in rows:
        side[row.cell_id] = row.side
    lines: dict[int, list[Cell]] = defaultdict(list)
    for cell in report.rows[first.table_id]:
        lines[cell.row].append(cell)
    cited = {report.cells[row.cell_id].row for row in rows if row.cell_id}
    shown = [n for n in sorted(lines) if n in cited or all(cell.role == "header" for cell in lines[n])]
    # The row in question is the last one of a total: it is shown whatever is left out.
    kept = shown if len(shown) <= MOST_ROWS else [*shown[: MOST_ROWS - 1], shown[-1]]
    return ShownRows(
        rows[0].document_id,
        rows[0].page,
        tuple(
            tuple(
                ShownCell(cell.text, cell.role == "header", cell.column_span, side.get(cell.id))
                for cell in sorted(lines[n], key=lambda cell: cell.column)
            )
            for n in kept
        ),
        len(kept) < len(shown),
    )


def _passages(report: Report, evidence: list[CheckEvidence]) -> Iterator[QuotedFigure]:
    """Passages of text, one for each place."""
    seen: set[tuple[str, int | None, str]] = set()
    for row in evidence:
        place = (row.document_id, row.page, row.text)
        if place in seen:
            continue
        seen.add(place)
        page = report.pages.get((row.document_id, row.page or 1))
        before, after = _around(page.text if page else "", row.text)
        yield QuotedFigure(row.document_id, row.page, row.side, before, row.text, after)


def _around(text: str, figure: str) -> tuple[str, str]:
    """The text on either side of a figure, within its paragraph; nothing where the text does not hold it."""
    at = text.find(figure)
    if at < 0:
        return "", ""
    end = at + len(figure)
    before = text[max(0, at - CHARACTERS) : at].rpartition("\n\n")[2]
    after = text[end : end + CHARACTERS].partition("\n\n")[0]
    return ("… " if at > CHARACTERS else "") + before, after + (" …" if end + CHARACTERS < len(text) else "")
