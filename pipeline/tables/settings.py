"""What decides whether a candidate is a table: the thresholds of the reasons, and their weights as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.records.weights import read_weights


@dataclass(frozen=True, slots=True)
class TableSettings:
    """Where each reason for or against a table begins to hold; shares are of 1, counts are whole.

    `tests/tables/test_reasons.py` has a candidate on each side of each, and `test_settings_have_sides.py`
    holds that they are close. The weights of the reasons are in `weights.csv`; `make fit` fits them to tables
    and pages that are known.
    """

    least_score: float = 3.0
    """A candidate whose reasons weigh less than this is no table."""
    many_rows: int = 4
    """So many rows of several cells are more than a heading and a line."""
    many_columns: int = 3
    """So many columns are more than a label and its text."""
    ruled: float = 0.8
    """Drawn stretches among those between cells: of a grid."""
    partly_ruled: float = 0.4
    """The same, of a table with rules between its rows or at its ends."""
    ruled_off: float = 0.6
    """The same, from which on long passages are those of cells."""
    framed: float = 0.95
    """The same, of a table each of whose cells is framed."""
    framed_rows: int = 3
    """A table of framed cells has so many rows."""
    filled: float = 0.9
    """Cells of a framed table with something in them: a form has fewer."""
    passage: int = 15
    """More words than this in a cell are a passage."""
    short: float = 0.8
    """Cells of a framed table without a passage."""
    rowed: float = 0.7
    """Drawn stretches among those between cells: of a table with rules or stripes between all rows."""
    rowed_filled: float = 0.8
    """Places of such a table with something in them: a list of lines has fewer."""
    full: float = 0.3
    """Height that the words of framed cells take up: panels have less."""
    numbers: float = 0.5
    """Cells behind the first column with figures: a table of numbers."""
    some_numbers: float = 0.2
    """The same: a table with some numbers."""
    bold_below: float = 0.5
    """Bold cells below a bold first row: with as many, it is no header."""
    spanning_rows: float = 0.4
    """Rows with one cell over the columns: with as many, it is text."""
    spanning: float = 0.6
    """Columns that such a cell runs over."""
    passages: float = 0.5
    """Words that stand in passages: with more, it is text."""
    running: float = 0.5
    """Cells of a column that go on with the cell above: with as many, they are lines of a text."""
    running_words: int = 4
    """The line of a text has at least so many words."""
    running_columns: int = 2
    """So many columns of such lines are texts side by side."""
    empty: float = 0.4
    """Places with something in them: with fewer, it is mostly empty."""
    bullets: float = 0.5
    """Cells of a column that are bullets: with as many, it is a list."""
    counted: int = 3
    """So many marks that count up beside a column are those of a list."""
    digits: float = 0.1
    """Cells with a digit: with fewer, it is of words alone."""
    contacts: float = 0.6
    """Columns with telephones and addresses: with as many, it is blocks of addresses."""
    larger: float = 1.35
    """Times the size of the words: figures that are larger are to be noticed, not compared."""
    sizes: int = 4
    """So many sizes of type in cells that no edges part are those of the head of a page."""
    one_size: float = 0.5
    """Cells of the same size, where there are so many: with as many, the rest are headings and notes."""
    acronyms: float = 0.7
    """First cells that are acronyms: of a glossary."""
    listed: int = 4
    """So many rows of titles and page numbers, or of acronyms, are a list of them."""
    ticks: int = 4
    """So many numbers at equal steps are the ticks of an axis."""
    bars: int = 4
    """So many painted bars from one line are those of a chart."""
    runs_on: float = 1.15
    """Drawn edges above and below what is painted, longer than it by this: it fills cells, and is no bar."""
    uprights: int = 3
    """So many drawn edges beside what is painted are those of columns."""
    slants: int = 6
    """So many slanted lines are the curves of a chart."""
    slant: float = 5.2
    """Points: a slanted line is as long, to one side at least; those of rings and signatures are shorter."""
    crowded: int = 3
    """So many numbers in a cell are too many."""
    crowded_cells: int = 2
    """So many such cells: their columns were missed."""


@dataclass(frozen=True, slots=True)
class LayingSettings:
    """Where lines of text become the rows and columns of a table.

    Shares are of 1, lengths are times the size of the type where nothing else is said.
    `tests/tables/test_laying.py` has a page on each side of every one.
    """

    keeps: float = 0.8
    """Phrases that keep to a column in which others run on over the next: with fewer it is no column."""
    flush: float = 2.0
    """Points: phrases of one column begin at the same place, give or take this."""
    near: float = 1.6
    """The next row of a table without rules begins no further below."""
    far: float = 4.5
    """The same, of a row whose figures all stand in the columns of the row above."""
    blank_row: float = 2.2
    """Names stand no further above the first row than so many rows: one may be left empty between them."""
    figures: int = 2
    """So many figures, one below the other, are a row that goes on over a wide gap."""
    aligned: float = 0.6
    """The share of the figures of both rows that are so many at least."""
    labelled: float = 0.7
    """Rows of figures that have a label left of them, outside what rules part."""
    labelled_rows: int = 3
    """With fewer rows of figures, what stands beside them may be anything."""
    headed_rows: int = 2
    """Below a header in boxes are so many rows of figures, ..."""
    headed_figures: int = 2
    """... each with so many of them; ..."""
    headed_texts: int = 3
    """... or so many lines of texts that fill most columns."""
    close: float = 0.45
    """The line of a label that goes on below its figures is no further away."""
    rows_above: int = 2
    """So many rows of figures above the first rule make it that over a total."""
    one_column: float = 0.5
    """What is painted over less than this share of a grid is painted in a column of it: ..."""
    painted_rows: int = 4
    """... so many edges of it below each other part the rows of the grid."""
    step: float = 0.12
    """White between rows is wider than that between the lines of their cells by so much."""
    indent: float = 0.4
    """A label below the heading of its group begins further right by so much."""
    whole: float = 0.5
    """Lines below the first of a row that fill as many columns are no more than this share of all."""
    stripe: float = 1.3
    """A white row at the end of a striped grid is no higher than this many times the others."""
    gulf: float = 2.0
    """Columns that one row alone joins are two where the others leave so much white between them, ..."""
    crossed_rows: int = 8
    """... in so many rows."""
    beside: float = 0.15
    """A grid goes on right of a gap that is no wider than this share of its width, ..."""
    beside_rows: int = 5
    """... where both have so many edges between their rows at the same heights."""
    hanging: float = 0.3
    """A line below the names of columns goes on with one where the rows stand further off by so much."""
    centred: float = 0.15
    """The middle of a label and that of its figures are no further apart."""
    level: float = 0.35
    """The middle of a line of labels is no further from that of the figures that it names."""
    stub_figures: float = 0.6
    """Rows beside the labels that no edge parts have figures in this share at least."""
    passage: float = 0.9
    """Lines that fill this share of the width up to the figures are a passage beside them."""


SETTINGS = TableSettings()
LAYING = LayingSettings()


@cache
def weights() -> Mapping[str, float]:
    """The weight of each reason by its name: positive where it speaks for a table, else negative."""
    return read_weights("pipeline.tables")
