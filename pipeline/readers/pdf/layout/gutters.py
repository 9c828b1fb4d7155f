"""Whether the two sides of a gutter are columns of text, or cells of the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf.layout.printed_lines import PrintedLine
from pipeline.readers.pdf.words.markers import SENTENCE_END

MIN_LINES = 3
"""A gutter has at least so many lines on either side."""


def are_columns(
    left: Sequence[PrintedWord],
    right: Sequence[PrintedWord],
    left_lines: Sequence[PrintedLine],
    right_lines: Sequence[PrintedLine],
) -> bool:
    """Whether two sides of a gutter are columns of text and not cells of the same rows."""
    fewest = min(len(left_lines), len(right_lines))
    runs = _runs(left, right)
    prose = map(_is_prose, (left_lines, right_lines))
    if len(runs) - 2 <= fewest / 3:
        return not _row_by_row(runs) and any(prose)
    if len(runs) < 1.5 * fewest:
        return not _row_by_row(runs) and all(prose)
    # Drawn line by line over both sides: only many full lines of prose speak for columns then, or sentences
    # that go on from most lines of a side to the next.
    is_full = fewest >= 2 * MIN_LINES and min(_fill(left_lines), _fill(right_lines)) > 0.8
    return (is_full or (_go_on(left_lines) and _go_on(right_lines))) and all(prose)


def _go_on(lines: Sequence[PrintedLine]) -> bool:
    """Whether most lines end in the middle of a sentence that goes on in the next one."""
    joined = sum(
        then.text[0].islower() and not SENTENCE_END.search(line.text) for line, then in pairwise(lines)
    )
    return 2 * joined > len(lines) - 1


def _runs(left: Sequence[PrintedWord], right: Sequence[PrintedWord]) -> list[tuple[bool, Box]]:
    """Runs of words drawn one after the other on one side: whether on the right, and the first word's box."""
    sided = sorted(
        [(w.order, False, w) for w in left] + [(w.order, True, w) for w in right], key=lambda s: s[0]
    )
    return [(side, next(run)[2].box) for side, run in groupby(sided, key=lambda s: s[1])]


def _row_by_row(runs: Sequence[tuple[bool, Box]]) -> bool:
    """Whether what is drawn on the right starts, again and again, as high as what was drawn on the left."""
    pairs = [(a[1], b[1]) for a, b in pairwise(runs) if not a[0] and b[0]]
    level = sum(1 for a, b in pairs if abs(a.middle - b.middle) < 0.5 * max(a.height, b.height))
    return len(pairs) >= MIN_LINES and level >= 0.7 * len(pairs)


def _is_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines read as running text: several words, little room at their ends, mostly letters."""
    words = [word.text for line in lines for word in line.words]
    if len(words) < 2.3 * len(lines) or _fill(lines) <= 0.55:
        return False
    lettered = sum(1 for word in words if sum(map(str.isalpha, word)) >= 2)
    return lettered >= 0.6 * len(words)


def _fill(lines: Sequence[PrintedLine]) -> float:
    """The share of the width that the middle one of the lines fills."""
    width = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    return median(line.box.width for line in lines) / width if width > 0 else 0.0
