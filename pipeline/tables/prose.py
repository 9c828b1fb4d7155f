"""What is prose in a candidate: passages, and texts side by side that were read line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.settings import SETTINGS
from pipeline.tables.survey import Reason, Survey, reason


def find_passages(survey: Survey) -> Iterator[Reason]:
    """Rows that run over the columns, and passages that hold most of the words.

    In a grid titles and headings of groups run over the columns, too: a few rows of several cells tell.
    """
    width = survey.candidate.n_columns
    full = [row for row in survey.rows.values() if len(row) == 1]
    spanning = sum(
        row[0].last_column - row[0].column + 1 >= max(2, SETTINGS.spanning * width) for row in full
    )
    grid = survey.candidate.ruling >= SETTINGS.ruled and len(survey.rows) - len(full) >= SETTINGS.many_rows
    if spanning >= SETTINGS.spanning_rows * len(survey.rows) and not grid:
        yield reason("rows that run over the columns")
    passages = [cell for cell in survey.candidate.filled if len(cell.words) > SETTINGS.passage]
    every = sum(len(cell.words) for cell in survey.candidate.filled)
    if sum(len(cell.words) for cell in passages) > SETTINGS.passages * every:
        yield reason("long passages between edges" if _are_entries(survey, passages) else "long passages")


def _are_entries(survey: Survey, passages: Sequence[LaidCell]) -> bool:
    """Whether passages stand between edges, or under a ruled header beside a column without any."""
    beside = survey.candidate.ruled_header and len({cell.column for cell in passages}) < len(survey.columns)
    return survey.candidate.ruling >= SETTINGS.ruled_off or beside


def find_running_lines(survey: Survey) -> Iterator[Reason]:
    """Columns whose cells go on from row to row in lower case: lines of texts that stand side by side."""
    running = sum(_runs_on(survey, column) for column in survey.columns.values())
    if running >= SETTINGS.running_columns and survey.candidate.ruling < SETTINGS.ruled:
        yield reason("lines of texts side by side")


def _runs_on(survey: Survey, column: Sequence[LaidCell]) -> bool:
    """Whether the cells of a column are the lines of a text: most, of several words each, go on below."""
    cells = sorted(column, key=lambda cell: cell.row)
    pairs = [(survey.text(a), survey.text(b)) for a, b in pairwise(cells) if b.row == a.row + 1]
    long = [pair for pair in pairs if min(len(text.split()) for text in pair) >= SETTINGS.running_words]
    going = sum(lower[:1].islower() and upper[-1:] not in ".:;!?" for upper, lower in long)
    return bool(pairs) and len(pairs) >= SETTINGS.listed - 1 and going >= SETTINGS.running * len(pairs)
