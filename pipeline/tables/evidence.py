"""What speaks for and against a candidate being a table: named reasons, each with its weight."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from statistics import median

from pipeline.tables.candidates import Candidate, LaidCell
from pipeline.tables.charts import find_axis, find_bars, find_crowded, find_curves, find_figure
from pipeline.tables.lines import Box, bounds, is_value, lines_of, sides
from pipeline.tables.prose import find_passages, find_running_lines
from pipeline.tables.settings import SETTINGS
from pipeline.tables.survey import Reason, Survey, reason

ACRONYM = re.compile(r"[A-ZÉÈÀ][\w&./-]*[A-Z][\w&./-]*(?: ?- ?[\w.]+)?")
CONTACT = re.compile(
    r"@|\bt[ée]l\b|\bt[ée]l[ée]phone|\bfax\b|\bB\.?P\.? ?\d|www\.|\+\d(?:[ .()-]*\d){7}", re.IGNORECASE
)
BULLET = re.compile(r"[\s•●▪■□◦‣⁃➢➤✓❖o*·-]+")

ORDINAL = re.compile(r"[(\[]?(?P<number>\d{1,3})[.)\]]{1,2}")
"""What counts items: with a point or a bracket, as no cell of a table has it."""


def weigh(candidate: Candidate, caption: str | None) -> list[Reason]:
    """The reasons for and against a candidate, each check of `CHECKS` asked once."""
    survey = Survey.of(candidate, caption)
    return [reason for check in CHECKS for reason in check(survey)]


def _extent(survey: Survey) -> Iterator[Reason]:
    rows = [row for row in survey.rows.values() if len(row) > 1]
    columns = [column for column in survey.columns.values() if len(column) > 1]
    if len(rows) < 2 or len(columns) < 2:
        yield reason("fewer than two rows or columns")
    elif len(rows) <= 2 and survey.candidate.n_columns <= 2:
        yield reason("two rows of two cells")
    elif len(rows) <= 2 and not any(is_value(survey.text(cell)) for row in rows for cell in row[1:]):
        yield reason("two rows of words")
    if len(rows) >= SETTINGS.many_rows:
        yield reason("four rows or more")
    if len(columns) >= SETTINGS.many_columns:
        yield reason("three columns or more")


def _ruling(survey: Survey) -> Iterator[Reason]:
    if survey.candidate.ruling >= SETTINGS.ruled:
        yield reason("edges between its cells")
    elif survey.candidate.ruling >= SETTINGS.partly_ruled:
        yield reason("edges between some cells")


def _header_between_rules(survey: Survey) -> Iterator[Reason]:
    if survey.candidate.ruled_header:
        yield reason("header between two rules")


def _framed(survey: Survey) -> Iterator[Reason]:
    """An edge between all cells, something in nearly all of them, few words in each: a table of words.

    A form has empty cells, a page that is laid out in panels has passages in them, and the panels of a
    chart are much higher than the words that name them.
    """
    cells = [cell for cell in survey.candidate.cells if cell.column == cell.last_column]
    filled = [cell for cell in cells if cell.words]
    if (
        survey.candidate.ruling < SETTINGS.framed
        or survey.candidate.n_rows < SETTINGS.framed_rows
        or not filled
    ):
        return
    short = sum(len(cell.words) <= SETTINGS.passage for cell in filled)
    if (
        len(filled) >= SETTINGS.filled * len(cells)
        and short >= SETTINGS.short * len(filled)
        and _is_full(survey)
    ):
        yield reason("an edge between all cells, all filled")


def _rowed(survey: Survey) -> Iterator[Reason]:
    """Rules or stripes between the rows, short cells in nearly all places of them: a table of words."""
    candidate = survey.candidate
    if candidate.finder != "lined" or candidate.ruling < SETTINGS.rowed:
        return
    filled = [cell for cell in candidate.filled if cell.column == cell.last_column]
    short = sum(len(cell.words) <= SETTINGS.passage for cell in filled)
    places = candidate.n_rows * candidate.n_columns
    if (
        candidate.n_rows >= SETTINGS.many_rows
        and candidate.n_columns >= SETTINGS.many_columns
        and len(filled) >= SETTINGS.rowed_filled * places
        and short >= SETTINGS.short * len(filled)
    ):
        yield reason("rules between all rows, their places filled")


def _is_full(survey: Survey) -> bool:
    """Whether the words of its rows take up much of the height of a candidate."""
    _, top, _, bottom = survey.candidate.box
    tallest: dict[int, float] = defaultdict(float)
    for cell in survey.candidate.filled:
        lines = lines_of(word for word in cell.words if word.upright)
        high = sum(line.box[3] - line.box[1] for line in lines)
        tallest[cell.row] = max(tallest[cell.row], high)
    return sum(tallest.values()) > SETTINGS.full * (bottom - top)


def _numbers(survey: Survey) -> Iterator[Reason]:
    share = survey.shared(lambda cell: is_value(survey.text(cell)), first=1)
    if share >= SETTINGS.numbers:
        yield reason("numbers")
    elif share >= SETTINGS.some_numbers:
        yield reason("some numbers")


def _headed(survey: Survey) -> Iterator[Reason]:
    first = survey.rows.get(0, [])
    below = [cell for cell in survey.candidate.filled if cell.row > 0]
    if not first or not below:
        return
    bold_below = sum(map(_is_bold, below)) / len(below)
    rows = sorted(survey.rows)
    # Titles of panels are bold again and again; so is the last row of a table, its total.
    again = any(all(map(_is_bold, survey.rows[at])) and len(survey.rows[at]) > 1 for at in rows[1:-1])
    if (
        all(map(_is_bold, first))
        and bold_below < SETTINGS.bold_below
        and not (again and not _has_numbers(survey))
    ):
        yield reason("bold first row")
        return
    bands = _bands(survey)
    if _is_shaded(first, bands) and any(not _is_shaded(survey.rows[at], _fills(survey)) for at in rows[1:]):
        yield reason("shaded first row")


def _is_bold(cell: LaidCell) -> bool:
    return all(word.bold for word in cell.words)


def _has_numbers(survey: Survey) -> bool:
    return any(is_value(survey.text(cell)) for cell in survey.candidate.filled if cell.column > 0)


def _is_shaded(row: list[LaidCell], fills: list[Box]) -> bool:
    """Whether something is painted behind every cell of a row."""
    return all(
        any(x0 < x < x1 and top < y < bottom for x0, top, x1, bottom in fills)
        for cell in row
        for x, y in [_middle(cell)]
    )


def _fills(survey: Survey) -> list[Box]:
    """What is painted behind a candidate."""
    x0, top, x1, bottom = survey.candidate.box
    return [
        fill
        for fill in survey.candidate.layout.fills
        if fill[0] < x1 and fill[2] > x0 and fill[1] < bottom and fill[3] > top
    ]


def _bands(survey: Survey) -> list[Box]:
    """What is painted behind the upper rows of a candidate alone."""
    _, top, _, bottom = survey.candidate.box
    return [fill for fill in _fills(survey) if fill[1] >= top - 4 and fill[3] < bottom - 0.3 * (bottom - top)]


def _middle(cell: LaidCell) -> tuple[float, float]:
    x0, top, x1, bottom = bounds(map(sides, cell.words))
    return (x0 + x1) / 2, (top + bottom) / 2


def _captioned(survey: Survey) -> Iterator[Reason]:
    if survey.caption:
        yield reason("caption of a table")


def _filled(survey: Survey) -> Iterator[Reason]:
    cells = survey.candidate.cells
    places = len(survey.rows) * max(1, len(survey.columns))
    covered = sum((c.last_row - c.row + 1) * (c.last_column - c.column + 1) for c in cells if c.words)
    if covered < SETTINGS.empty * places:
        yield reason("mostly empty")


def _bullets(survey: Survey) -> Iterator[Reason]:
    """A column of nothing but bullets; dashes may be the empty places of a table, but not its labels."""
    for at, column in survey.columns.items():
        texts = [survey.text(cell) for cell in column]
        bullets = [text for text in texts if BULLET.fullmatch(text)]
        marks = any(set(text) - set("-–o* ") for text in bullets)
        labels = at == 0 and len(bullets) == len(texts)
        if len(bullets) >= SETTINGS.bullets * len(texts) and (marks or labels):
            yield reason("bullets of a list")
            return


def _counted(survey: Survey) -> Iterator[Reason]:
    """Marks that count up, `1.`, `(2)`, beside one column: the items of a list, or equations."""
    if survey.candidate.n_columns != 2 or survey.candidate.ruling >= SETTINGS.ruled:
        return
    for column in survey.columns.values():
        marks = [ORDINAL.fullmatch(survey.text(cell)) for cell in column]
        numbers = [int(mark["number"]) for mark in marks if mark]
        if len(numbers) == len(marks) >= SETTINGS.counted and numbers == list(
            range(numbers[0], numbers[0] + len(numbers))
        ):
            yield reason("numbers of a list")
            return


def _wordy(survey: Survey) -> Iterator[Reason]:
    """Words alone, no header, no caption: a legend, a list of names, an address block."""
    numeric = survey.shared(lambda cell: any(c.isdigit() for c in survey.text(cell)))
    headed = survey.caption or any((*_headed(survey), *_explained(survey), *_header_between_rules(survey)))
    if numeric < SETTINGS.digits and not headed:
        yield reason("words alone, without header or caption")


def _addresses(survey: Survey) -> Iterator[Reason]:
    """Telephones, postal boxes and mail addresses in most columns: blocks of addresses side by side."""
    columns = survey.columns.values()
    contacts = sum(any(CONTACT.search(survey.text(cell)) for cell in column) for column in columns)
    if survey.candidate.ruling < SETTINGS.ruled and contacts >= max(2, SETTINGS.contacts * len(columns)):
        yield reason("addresses")


def _key_figures(survey: Survey) -> Iterator[Reason]:
    """Numbers set larger than the words around them: figures to be noticed, not to be compared."""
    sizes: dict[bool, list[float]] = {True: [], False: []}
    for cell in survey.candidate.filled:
        sizes[is_value(survey.text(cell))] += [word.size for word in cell.words]
    if sizes[True] and sizes[False] and median(sizes[True]) > SETTINGS.larger * median(sizes[False]):
        yield reason("numbers larger than the words")


def _many_sizes(survey: Survey) -> Iterator[Reason]:
    """Type of many sizes: a title, the name of an office, a date in the frame at the head of a page."""
    cells = survey.candidate.filled
    sizes = Counter(round(2 * median(word.size for word in cell.words)) for cell in cells)
    mixed = len(sizes) >= SETTINGS.sizes and max(sizes.values()) < SETTINGS.one_size * len(cells)
    if survey.candidate.ruling < SETTINGS.ruled and mixed:
        yield reason("type of many sizes")


def _explained(survey: Survey) -> Iterator[Reason]:
    """Acronyms in the first column and longer words in the second: a glossary."""
    first = [survey.text(cell) for cell in survey.columns.get(0, [])]
    acronyms = sum(ACRONYM.fullmatch(text) is not None for text in first)
    if (
        survey.candidate.n_columns == 2
        and len(first) >= SETTINGS.listed
        and acronyms >= SETTINGS.acronyms * len(first)
    ):
        yield reason("acronyms and what they stand for")


def _listed(survey: Survey) -> Iterator[Reason]:
    """Titles and page numbers that never fall: a table of contents."""
    rows = [row for row in survey.rows.values() if len(row) == 2]
    pages = [survey.text(row[-1]) for row in rows]
    if (
        survey.candidate.n_columns == 2
        and len(rows) >= SETTINGS.listed
        and all(page.isdigit() for page in pages)
    ):
        numbers = [int(page) for page in pages]
        if numbers == sorted(numbers) and not any(map(is_value, map(survey.text, (row[0] for row in rows)))):
            yield reason("titles and rising page numbers")


CHECKS: tuple[Callable[[Survey], Iterator[Reason]], ...] = (
    _extent,
    _ruling,
    _header_between_rules,
    _framed,
    _rowed,
    _numbers,
    _headed,
    _captioned,
    find_passages,
    find_running_lines,
    _filled,
    _bullets,
    _counted,
    find_axis,
    find_bars,
    find_curves,
    find_crowded,
    find_figure,
    _addresses,
    _key_figures,
    _many_sizes,
    _explained,
    _listed,
    _wordy,
)
"""Everything that is asked of a candidate; a new reason is one function here."""
