"""What belongs to a ruled table and stands outside its edges: labels of its rows, headers, a total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.tables.candidates import LaidCell
from pipeline.tables.captions import NAMED, NOTE
from pipeline.tables.columns import Column
from pipeline.tables.edges import JOIN
from pipeline.tables.headers import TOTAL
from pipeline.tables.layout import Layout
from pipeline.tables.lines import YEAR, Box, Line, bounds, is_value, lines_of, sides
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import RowLine, placed_lines
from pipeline.tables.spanners import over_columns

LABELLED = 0.7
"""Words beside a grid are labels of its rows where at least this share of the rows with figures has one."""

REACH = 0.45
"""Labels start no further from their grid than this share of its width, and end closer."""

FARTHEST = 240.0
"""Labels of a narrow grid end no further from it than this (points)."""

ALL = 0.95
"""A grid with a column of words has labels outside where at least this share of its rows has one."""

BLANK_ROWS = 3
"""A grid of more rows than this may have figures in one of them, where all have labels."""

NEAR = 1.1
"""Headers and totals stand no further from the grid than this many times their size."""

RULED_NEAR = 2.6
"""The same where a rule over the whole width stands above the header."""

MOST_HEADERS = 4
"""No more lines than this are a header above a grid."""


def with_surroundings(
    layout: Layout, cells: Sequence[LaidCell], columns: Sequence[Column], box: Box
) -> tuple[list[LaidCell], Box]:
    """Cells that edges part, with the labels, headers and total that stand outside the edges; and the box.

    Where the grid has a column of words of its own, labels count only if next to every row has one; headers
    count only where it begins with figures.
    """
    extended = list(cells)
    numeric = _numeric_columns(extended, len(columns))
    if not numeric:
        return extended, box
    headers = _headers(layout, extended, columns, numeric, box)
    if headers:
        below = max(cell.last_row for cell in headers) + 1
        extended = [*headers, *(replace(c, row=c.row + below, last_row=c.last_row + below) for c in extended)]
        box = (box[0], bounds(sides(w) for c in headers for w in c.words)[1] - 1, box[2], box[3])
    total = _total(layout, columns, numeric, box)
    if total is not None:
        extended += row_cells([total], max(cell.last_row for cell in extended) + 1)
        box = (box[0], box[1], box[2], total.line.box[3] + 1)
    return _with_labels(layout, extended, box, LABELLED if 0 in numeric else ALL)


def with_row_labels(
    layout: Layout, cells: Sequence[LaidCell], n_columns: int, box: Box
) -> tuple[list[LaidCell], Box]:
    """Cells that begin with a column of figures, with the labels left of them; and the box."""
    if 0 not in _numeric_columns(cells, n_columns):
        return list(cells), box
    return _with_labels(layout, cells, box, LABELLED)


def _with_labels(
    layout: Layout, cells: Sequence[LaidCell], box: Box, least: float
) -> tuple[list[LaidCell], Box]:
    labels = _labels(layout, cells, box, least)
    if not labels:
        return list(cells), box
    start = bounds(sides(word) for cell in labels for word in cell.words)[0] - 1
    moved = [replace(c, column=c.column + 1, last_column=c.last_column + 1) for c in cells]
    return moved + labels, (start, *box[1:])


def _text(cell: LaidCell) -> str:
    return " ".join(word.text for word in cell.words)


def _numeric_columns(cells: Sequence[LaidCell], n_columns: int) -> set[int]:
    """The columns in which most of what stands below the first row is a figure; one does among blank rows."""
    numeric = set()
    fewest = 1 if max((cell.last_row for cell in cells), default=0) >= BLANK_ROWS else 2
    for at in range(n_columns):
        texts = [_text(c) for c in cells if c.column == at == c.last_column and c.row > 0 and c.words]
        if len(texts) >= fewest and sum(map(is_value, texts)) >= 0.6 * len(texts):
            numeric.add(at)
    return numeric


def _rows(cells: Sequence[LaidCell]) -> dict[int, tuple[float, float]]:
    """From where to where each row runs down: the boxes of its cells, or their words."""
    extents: dict[int, list[Box]] = defaultdict(list)
    for cell in cells:
        if cell.row == cell.last_row and (cell.box or cell.words):
            extents[cell.row].append(cell.box or bounds(map(sides, cell.words)))
    return {row: (min(b[1] for b in boxes), max(b[3] for b in boxes)) for row, boxes in extents.items()}


def _labels(layout: Layout, cells: Sequence[LaidCell], box: Box, least: float) -> list[LaidCell]:
    """The labels left of a grid as cells, where at least that share of its rows with figures has one each."""
    x0, top, x1, bottom = box
    start = max(0.0, x0 - max(REACH * (x1 - x0), FARTHEST))
    lines = _reaching(lines_of(layout.words_in((0.0, top, x0 + 2, bottom))), start)
    rows = _rows(cells)
    filled = {c.row for c in cells if is_value(_text(c))}
    labels: dict[int, LaidCell] = {}
    for line in lines:
        row = next((row for row, (high, low) in rows.items() if high <= line.middle <= low), None)
        if row is None or line.box[2] > x0 + 2:
            return []
        labels.setdefault(row, LaidCell(row, 0, row, 0)).words += line.words
    labelled = filled & labels.keys()
    named = len(filled) > 1 or (filled and len(labels) == len(rows) > BLANK_ROWS)
    if not named or len(labelled) < least * len(filled):
        return []
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    inside = [
        e.at for e in layout.verticals if left - 6 < e.at < x0 - JOIN and e.start < bottom and e.end > top
    ]
    if any(left < at < right for at in inside) or (inside and not filled <= labels.keys()):
        return []  # They are the cells of another table; one frame around all labels is that of a column.
    figures = [text for row in labelled if is_value(text := _text(labels[row])) and not YEAR.fullmatch(text)]
    if figures or _goes_on(layout, lines, box):
        return []
    return _with_one_name(labels, min(filled)) if inside else list(labels.values())


def _reaching(lines: Sequence[Line], start: float) -> list[Line]:
    """Lines with those of their phrases that reach over a place, whole."""
    kept = []
    for line in lines:
        phrases = [phrase for phrase in line.phrases if phrase.box[2] > start]
        words = [word for phrase in phrases for word in phrase.words]
        if words:
            kept.append(Line(words, bounds(map(sides, words)), line.size, phrases))
    return kept


def _with_one_name(labels: dict[int, LaidCell], first: int) -> list[LaidCell]:
    """The labels of a frame, those over the first row with figures as the one name of their column."""
    names = [label for row, label in labels.items() if row < first]
    kept = [label for row, label in labels.items() if row >= first]
    if names:
        words = [word for label in names for word in label.words]
        rows = [label.row for label in names]
        kept.append(LaidCell(min(rows), 0, max(rows), 0, words))
    return kept


def _goes_on(layout: Layout, lines: Sequence[Line], box: Box) -> bool:
    """Whether the lines beside a grid are part of a longer text, whose next line follows as they do."""
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    size = median(line.size for line in lines)
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(lines)]
    usual = min(median(gaps), 1.5 * size) if gaps else 0.0
    around = layout.words_in((left - 2, lines[0].box[1] - 3 * size, right, lines[0].box[1] - 1))
    around += layout.words_in((left - 2, lines[-1].box[3] + 1, right, lines[-1].box[3] + 3 * size))
    beside = [line for line in lines_of(around) if box[1] - 2 * size < line.middle < box[3] + 2 * size]
    return any(
        min(abs(lines[0].box[1] - line.box[3]), abs(line.box[1] - lines[-1].box[3])) < usual + 1
        and not NAMED.match(line.phrases[0].text)
        and not NOTE.match(line.phrases[0].text)
        and line.box[2] - line.box[0] > 0.5 * (right - left)
        for line in beside
    )


def _headers(
    layout: Layout, cells: Sequence[LaidCell], columns: Sequence[Column], numeric: set[int], box: Box
) -> list[LaidCell]:
    """The header cells right above a grid that begins with figures; none where other text stands there."""
    first = [cell for cell in cells if cell.row == 0 and cell.words]
    figures = sum(is_value(_text(cell)) for cell in first if cell.column in numeric)
    if not first or figures < 0.6 * len(numeric):
        return []
    x0, top, x1, _ = box
    above = lines_of(layout.words_in((x0 - 4, top - 80, x1 + 4, top + 1)))[::-1]
    kept: list[Line] = []
    edge = top
    rules = [
        e for e in layout.horizontals if top - 80 < e.at < top - 4 and e.start < x0 + 4 and e.end > x1 - 4
    ]
    for line in above[:MOST_HEADERS]:
        wide = [phrase for phrase in line.phrases if len(phrase.words) > 6]
        if (
            edge - line.box[3] > (RULED_NEAR if rules else NEAR) * line.size
            # What runs over each page stands over a rule; the lower side of what is painted is none.
            or any(rule.drawn and line.box[3] - 2 < rule.at for rule in rules)
            or NAMED.match(line.phrases[0].text)
            or wide
        ):
            break
        kept.append(line)
        edge = line.box[1]
    while kept and len(kept[-1].phrases) < 2:
        kept.pop()
    rows = over_columns(placed_lines(kept[::-1], columns), columns)
    headed = set().union(*(row.columns for row in rows)) if rows else set()
    if len(headed & numeric) < 0.6 * len(numeric):
        return []
    spanning = [number for number, row in enumerate(rows) if row.spans]
    levels = [rows[: spanning[-1] + 1], rows[spanning[-1] + 1 :]] if spanning else [rows]
    return [cell for number, level in enumerate(filter(None, levels)) for cell in row_cells(level, number)]


def _total(layout: Layout, columns: Sequence[Column], numeric: set[int], box: Box) -> RowLine | None:
    """The line of a total right below a grid, its figures in the columns; None where there is none."""
    x0, _, x1, bottom = box
    below = lines_of(layout.words_in((x0 - 4, bottom - 1, x1 + 4, bottom + 30)))
    if not below or below[0].box[1] - bottom > NEAR * below[0].size:
        return None
    (row,) = placed_lines(below[:1], columns)
    figures = [first for first, last, phrase in row.placed if phrase.value and first == last]
    labelled = row.placed[0][0] == 0 and TOTAL.match(row.label)
    return row if labelled and len(figures) == len(row.placed) - 1 and numeric.issuperset(figures) else None
