"""What speaks for and against a candidate being a table: named reasons, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from statistics import median

from pipeline.tables.candidates import Candidate, LaidCell
from pipeline.tables.charts import find_axis, find_bars, find_crowded, find_figure
from pipeline.tables.layout import is_value, sides
from pipeline.tables.survey import Reason, Survey

LEAST_SCORE = 3.0
"""A candidate whose reasons weigh less than this is no table."""

ACRONYM = re.compile(r"[A-ZÉÈÀ][\w&./-]*[A-Z][\w&./-]*(?: ?- ?[\w.]+)?")
CONTACT = re.compile(
    r"@|\bt[ée]l\b|\bt[ée]l[ée]phone|\bfax\b|\bB\.?P\.? ?\d|www\.|\+\d{2,3}\b", re.IGNORECASE
)
LARGER = 1.35
"""Numbers this many times as large as the words are key figures."""

BULLET = re.compile(r"[\s•●▪■□◦‣⁃➢➤✓❖o*·-]+")


def weigh(candidate: Candidate, caption: str | None) -> list[Reason]:
    """The reasons for and against a candidate, each check of `CHECKS` asked once."""
    survey = Survey.of(candidate, caption)
    return [reason for check in CHECKS for reason in check(survey)]


def _extent(survey: Survey) -> Iterator[Reason]:
    rows = [row for row in survey.rows.values() if len(row) > 1]
    columns = [column for column in survey.columns.values() if len(column) > 1]
    if len(rows) < 2 or len(columns) < 2:
        yield Reason("fewer than two rows or columns", -10)
    elif len(rows) <= 2 and len(columns) <= 2:
        yield Reason("two rows of two cells", -3)
    if len(rows) >= 4:
        yield Reason("four rows or more", 1)
    if len(columns) >= 3:
        yield Reason("three columns or more", 1)


def _ruling(survey: Survey) -> Iterator[Reason]:
    if survey.candidate.ruling >= 0.8:
        yield Reason("edges between its cells", 2)
    elif survey.candidate.ruling >= 0.4:
        yield Reason("edges between some cells", 1)


def _numbers(survey: Survey) -> Iterator[Reason]:
    share = survey.shared(lambda cell: is_value(survey.text(cell)), first=1)
    if share >= 0.5:
        yield Reason("numbers", 2)
    elif share >= 0.2:
        yield Reason("some numbers", 1)


def _headed(survey: Survey) -> Iterator[Reason]:
    first = survey.rows.get(0, [])
    below = [cell for cell in survey.candidate.filled if cell.row > 0]
    if not first or not below:
        return
    bold = all(word.bold for cell in first for word in cell.words)
    bold_below = sum(all(word.bold for word in cell.words) for cell in below) / len(below)
    if bold and bold_below < 0.5:
        yield Reason("bold first row", 1)
    elif any(fill[1] < _middle(cell) < fill[3] for cell in first[:1] for fill in _bands(survey)):
        yield Reason("shaded first row", 1)


def _bands(survey: Survey) -> list[tuple[float, float, float, float]]:
    x0, top, x1, bottom = survey.candidate.box
    return [
        fill
        for fill in survey.candidate.layout.fills
        if fill[0] < x1 and fill[2] > x0 and fill[1] >= top - 4 and fill[3] < bottom - 0.3 * (bottom - top)
    ]


def _middle(cell: LaidCell) -> float:
    tops = [sides(word) for word in cell.words]
    return sum(box[1] + box[3] for box in tops) / (2 * len(tops))


def _captioned(survey: Survey) -> Iterator[Reason]:
    if survey.caption:
        yield Reason("caption of a table", 2)


def _prose(survey: Survey) -> Iterator[Reason]:
    width = survey.candidate.n_columns
    full = [row for row in survey.rows.values() if len(row) == 1]
    spanning = sum(row[0].last_column - row[0].column + 1 >= max(2, 0.6 * width) for row in full)
    if spanning >= 0.4 * len(survey.rows):
        yield Reason("rows that run over the columns", -3)
    long = sum(len(cell.words) for cell in survey.candidate.filled if len(cell.words) > 15)
    every = sum(len(cell.words) for cell in survey.candidate.filled)
    if long > 0.5 * every:
        yield Reason("long passages", -1 if survey.candidate.ruling >= 0.6 else -4)


def _filled(survey: Survey) -> Iterator[Reason]:
    cells = survey.candidate.cells
    places = len(survey.rows) * max(1, len(survey.columns))
    covered = sum((c.last_row - c.row + 1) * (c.last_column - c.column + 1) for c in cells if c.words)
    if covered < 0.4 * places:
        yield Reason("mostly empty", -2)


def _bullets(survey: Survey) -> Iterator[Reason]:
    """A column of nothing but bullets; dashes alone may be the empty places of a table."""
    for column in survey.columns.values():
        texts = [survey.text(cell) for cell in column]
        bullets = [text for text in texts if BULLET.fullmatch(text)]
        if len(bullets) >= 0.5 * len(texts) and any(set(text) - set("-–o* ") for text in bullets):
            yield Reason("bullets of a list", -5)
            return


def _wordy(survey: Survey) -> Iterator[Reason]:
    """Words alone, no header, no caption: a legend, a list of names, an address block."""
    numeric = survey.shared(lambda cell: any(c.isdigit() for c in survey.text(cell)))
    if numeric < 0.1 and not survey.caption and not any((*_headed(survey), *_explained(survey))):
        yield Reason("words alone, without header or caption", -3)


def _addresses(survey: Survey) -> Iterator[Reason]:
    """Telephones, postal boxes and mail addresses in most columns: blocks of addresses side by side."""
    columns = survey.columns.values()
    contacts = sum(any(CONTACT.search(survey.text(cell)) for cell in column) for column in columns)
    if survey.candidate.ruling < 0.8 and contacts >= max(2, 0.6 * len(columns)):
        yield Reason("addresses", -4)


def _key_figures(survey: Survey) -> Iterator[Reason]:
    """Numbers set larger than the words around them: figures to be noticed, not to be compared."""
    sizes: dict[bool, list[float]] = {True: [], False: []}
    for cell in survey.candidate.filled:
        sizes[is_value(survey.text(cell))] += [word.size for word in cell.words]
    if sizes[True] and sizes[False] and median(sizes[True]) > LARGER * median(sizes[False]):
        yield Reason("numbers larger than the words", -4)


def _explained(survey: Survey) -> Iterator[Reason]:
    """Acronyms in the first column and longer words in the second: a glossary."""
    first = [survey.text(cell) for cell in survey.columns.get(0, [])]
    acronyms = sum(ACRONYM.fullmatch(text) is not None for text in first)
    if survey.candidate.n_columns == 2 and len(first) >= 4 and acronyms >= 0.7 * len(first):
        yield Reason("acronyms and what they stand for", 3)


def _listed(survey: Survey) -> Iterator[Reason]:
    """Titles and page numbers that never fall: a table of contents."""
    rows = [row for row in survey.rows.values() if len(row) == 2]
    pages = [survey.text(row[-1]) for row in rows]
    if survey.candidate.n_columns == 2 and len(rows) >= 4 and all(page.isdigit() for page in pages):
        numbers = [int(page) for page in pages]
        if numbers == sorted(numbers) and not any(map(is_value, map(survey.text, (row[0] for row in rows)))):
            yield Reason("titles and rising page numbers", 3)


CHECKS: tuple[Callable[[Survey], Iterator[Reason]], ...] = (
    _extent,
    _ruling,
    _numbers,
    _headed,
    _captioned,
    _prose,
    _filled,
    _bullets,
    find_axis,
    find_bars,
    find_crowded,
    find_figure,
    _addresses,
    _key_figures,
    _explained,
    _listed,
    _wordy,
)
"""Everything that is asked of a candidate; a new reason is one function here."""
