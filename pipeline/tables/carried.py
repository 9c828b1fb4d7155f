"""Tables that go on at the head of the next page, which is read again in their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.records import Grid
from pipeline.tables.candidates import Candidate, LaidCell, to_grid
from pipeline.tables.captions import NAMED, NOTE
from pipeline.tables.columns import Column
from pipeline.tables.header_lines import header_cells
from pipeline.tables.headers import header_rows
from pipeline.tables.layout import Layout
from pipeline.tables.leftovers import HEAD, SAME_HEIGHT, around, numeric_columns
from pipeline.tables.lines import Line, bounds, lines_of
from pipeline.tables.parts import columns_on
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import Placed, RowLine
from pipeline.tables.rows import group_rows
from pipeline.tables.settings import LAYING

RUNNING_LINES = 3
"""So many lines at the head of a page may be those that run over each page."""

HEADER_LINES = 15
"""A header that stands again has no more lines than this."""

CLOSE = 0.45
"""A line by itself that stands further below the rows than this share of its size is no part of them."""


def carried(upper: Grid, layouts: Mapping[int, Layout]) -> tuple[Grid, int] | None:
    """What stands in the columns of a grid at the head of the page after its last, as a part of it.

    With the part comes how many of its rows are the header of the grid again. None where no two rows
    stand there, or what stands there is not what the columns hold.
    """
    layout = layouts[upper.last_page + 1]
    columns = _columns(upper, layouts)
    if len(columns) < 2 or len(columns) != upper.n_columns:
        return None
    rows = _rows(layout, columns, _step(upper, layouts), _running(layouts, upper.last_page))
    if not _are_of(upper, rows, columns):
        return None
    head = _header_again(upper, rows)
    x0, top, x1, bottom = bounds(row.line.box for row in rows)
    box = (min(x0, columns[0][0]) - 1, top - 1, max(x1, columns[-1][1]) + 1, bottom + 1)
    edges = [e for e in layout.horizontals if box[1] < e.at < box[3] and e.start < box[2] and e.end > box[0]]
    cells = header_cells(rows[:head], columns, edges, layout.fills) if head else []
    levels = max((cell.last_row for cell in cells), default=-1) + 1
    for number, row in enumerate(group_rows(rows[head:], edges), levels):
        cells += row_cells(row, number)
    return to_grid(Candidate("carried", layout, box, _placed(cells), evidence=upper.evidence)), levels


def _placed(cells: Sequence[LaidCell]) -> list[LaidCell]:
    return [cell for cell in cells if cell.words]


def _columns(grid: Grid, layouts: Mapping[int, Layout]) -> list[Column]:
    """The sides of the columns of a grid, on the last of its pages where each has something."""
    sides_of: list[Column | None] = [None] * grid.n_columns
    for page in range(grid.last_page, grid.page - 1, -1):
        here = columns_on(grid, page, layouts)
        sides_of = [known or side for known, side in zip(sides_of, here, strict=True)]
        if None not in sides_of:
            break
    return [side for side in sides_of if side is not None]


def _step(grid: Grid, layouts: Mapping[int, Layout]) -> float:
    """The widest white between two lines of a grid on its last page."""
    layout = layouts[grid.last_page]
    boxes = [cell.box for cell in grid.cells if cell.page == grid.last_page and cell.box and cell.text]
    if layout.turn is not None:
        boxes = [layout.turn.level(box) for box in boxes]
    lines = lines_of(layout.words_in(bounds(boxes)))
    return max((b.box[1] - a.box[3] for a, b in pairwise(lines)), default=0.0)


def _running(layouts: Mapping[int, Layout], page: int) -> list[tuple[float, str]]:
    """The heights and letters of the first lines of the pages around a break."""
    return [
        (line.box[1], _letters(line))
        for layout in around(layouts, page)
        for line in lines_of(layout.words)[:RUNNING_LINES]
    ]


def _letters(line: Line) -> str:
    return "".join(letter for word in line.words for letter in word.text if letter.isalpha())


def _rows(
    layout: Layout, columns: Sequence[Column], step: float, running: Sequence[tuple[float, str]]
) -> list[RowLine]:
    """The lines at the head of a page that stand in columns, as far apart as the rows above do."""
    rows: list[RowLine] = []
    for at, line in enumerate(lines_of(layout.words, layout.verticals)):
        runs = any(abs(line.box[1] - y) < SAME_HEIGHT and _letters(line) == said for y, said in running)
        if not rows and at < RUNNING_LINES and runs:
            continue
        start = HEAD * (layout.page.height or 0.0)
        white = line.box[1] - rows[-1].line.box[3] if rows else 0.0
        far = line.box[1] > start if not rows else white > LAYING.stripe * max(step, line.size)
        text = " ".join(word.text for word in line.words)
        placed = None if far or NAMED.match(text) or NOTE.match(text) else _row(line, columns)
        if placed is None:
            break
        rows.append(placed)
    while len(rows) > 1 and len(rows[-1].placed) == 1 and _stands_off(rows[-1].line, rows[-2].line):
        rows.pop()
    return rows


def _stands_off(line: Line, above: Line) -> bool:
    return line.box[1] - above.box[3] > CLOSE * line.size


def _row(line: Line, columns: Sequence[Column]) -> RowLine | None:
    """A line whose phrases stand in one column each; None where one runs over several, or beside them all."""
    placed: list[Placed] = []
    for phrase in line.phrases:
        x0, _, x1, _ = phrase.box
        over = [at for at, (left, right) in enumerate(columns) if x0 < right - 1 and left + 1 < x1]
        if not over and columns[0][0] - line.size < x0 and x1 < columns[-1][1] + line.size:
            over = [min(range(len(columns)), key=lambda at: max(columns[at][0] - x1, x0 - columns[at][1]))]
        if len(over) != 1 or (placed and placed[-1][0] == over[0]):
            return None
        placed.append((over[0], over[0], phrase))
    return RowLine(line, placed)


def _are_of(upper: Grid, rows: Sequence[RowLine], columns: Sequence[Column]) -> bool:
    """Whether rows fill the columns of a grid with what these hold: figures, or words that start there."""
    several = [row for row in rows if len(row.placed) > 1]
    used = set().union(*(row.columns for row in several)) if several else set()
    if len(several) < 2 or len(used) < max(2, 0.5 * len(columns)):
        return False
    numeric = numeric_columns(upper) - {0}
    told = [phrase.value for row in rows for first, _, phrase in row.placed if first in numeric]
    if numeric:
        return len(numeric & used) >= 0.5 * len(numeric) and sum(told) >= LAYING.keeps * len(told) > 0
    flush = [
        abs(phrase.box[0] - columns[first][0]) <= LAYING.flush
        for row in several
        for first, _, phrase in row.placed
    ]
    return sum(flush) >= LAYING.keeps * len(flush)


def _header_again(upper: Grid, rows: Sequence[RowLine]) -> int:
    """How many lines at the head say what the header of a grid says."""
    headers = header_rows(upper)
    said = Counter("".join(cell.text for cell in upper.cells if cell.row < headers).replace(" ", ""))
    here: Counter[str] = Counter()
    for at, row in enumerate(rows[:HEADER_LINES], 1):
        here.update("".join(word.text for word in row.line.words))
        if said and here == said:
            return at
    return 0
