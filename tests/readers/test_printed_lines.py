"""Shortcuts of printed lines say what the long way says."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf.layout.printed_lines import (
    CELL_GAP,
    FIGURE_GAP,
    FIGURES,
    PrintedLine,
    find_lines,
    most_common_size,
)

WORD = st.tuples(
    st.sampled_from(["le", "2021", "4", "Mali", "—"]),
    st.sampled_from([0.0, 2.8, 6.9, 7.0, 7.1, 17.9, 18.0, 40.0]),
    st.sampled_from([10.0, 10.0, 10.0, 10.2, 8.0]),
    st.booleans(),
)


@st.composite
def lines(draw: st.DrawFn) -> PrintedLine:
    x, words = 50.0, []
    for order, (text, gap, size, bold) in enumerate(draw(st.lists(WORD, min_size=1, max_size=9))):
        x += gap
        words.append(PrintedWord(text, Box(x, 700.0, x + 20.0, 700.0 + size), size, bold, order))
        x += 20.0
    return PrintedLine(words)


@given(lines())
def test_cells_are_parted_at_wide_gaps_and_nowhere_else(line: PrintedLine) -> None:
    words = line.words
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    of_figures = sum(any(map(str.isdigit, word.text)) for word in words) > FIGURES * len(words)
    usual = median(gaps) if len(gaps) > 2 and not of_figures else 0.0
    least = FIGURE_GAP if of_figures else CELL_GAP
    starts = [k for k, gap in enumerate(gaps, 1) if gap >= max(least * words[k].size, 3 * usual)]
    ends = [0, *starts, len(words)]
    assert line.cells == [words[a:b] for a, b in pairwise(ends)]


@given(lines())
def test_a_line_is_bold_where_all_that_is_lettered_is(line: PrintedLine) -> None:
    lettered = [word for word in line.words if any(map(str.isalnum, word.text))]
    assert line.bold == (bool(lettered) and all(word.bold for word in lettered))


@given(lines())
def test_the_most_common_size_is_that_of_most_characters(line: PrintedLine) -> None:
    counts: dict[float, int] = {}
    for word in line.words:
        size = round(word.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(word.text)
    assert most_common_size(line.words) == max(counts, key=lambda size: (counts[size], size))


def test_words_of_one_height_stand_on_one_line_but_for_mirrored_ones() -> None:
    level = [
        PrintedWord("a", Box(50.0 + 20 * k, 700.0, 60.0 + 20 * k, 710.0), 10.0, False, k) for k in range(3)
    ]
    mirrored = [
        PrintedWord("a", Box(50.0 + 20 * k, 810.0, 60.0 + 20 * k, 800.0), 10.0, False, k) for k in range(3)
    ]
    assert [len(line.words) for line in find_lines([*level, *mirrored])] == [3, 1, 1, 1]
