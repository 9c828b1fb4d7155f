"""Where a table with horizontal rules ends: what stands before the next rule is no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.captions import NAMED
from pipeline.tables.columns import find_columns, place
from pipeline.tables.edges import Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Line, is_row, lines_of, sides
from pipeline.tables.rule_reach import GROUPED, alike
from pipeline.tables.settings import SETTINGS

OVER = 8.0
"""Text that stands out this far (points) on both sides of the end of a rule runs over it."""

TITLE = 1.6
"""A title is set so many times as large as what stands below it."""

CENTRED = 0.6
"""The white above a row and that below it differ by less than this share of its size."""

HEADED = 24.0
"""The names of columns stand less than this (points) above the rule below them."""

FOLLOWED = 3.0
"""Below a header with figures a row stands no further away than so many times its size."""

APART = 2.2
"""A header that stands so many times as far off the rows above as they do off each other is not theirs."""


def ends_table(layout: Layout, chain: Sequence[Edge], lower: Edge) -> bool:
    """Whether what stands above an edge is no part of the table that the edges before it rule."""
    upper = chain[-1]
    lines = lines_of(layout.words_in((upper.start - 2, upper.at, upper.end + 2, lower.at)))
    return (
        _is_prose(lines, upper.end - upper.start)
        or _is_caption(lines, upper, lower)
        or (len(chain) == 1 and _begins_with_title(lines))
        or _is_larger_title(layout, chain, lines)
        or _next_header(layout, lower, lines)
        or _repeats_header(layout, chain, lines)
        or _is_set_apart(layout, chain, lines)
        or _begins_anew(layout, chain, lower, lines)
        or _runs_over(layout, chain, lower)
    )


def _begins_anew(layout: Layout, chain: Sequence[Edge], lower: Edge, lines: Sequence[Line]) -> bool:
    """Whether lone lines part two tables of the same rules: names between the first two, rows below them."""
    alone = bool(lines) and all(len(line.phrases) == 1 and not line.phrases[0].value for line in lines)
    if len(chain) < 3 or not alone:
        return False
    after = [edge for edge in layout.horizontals if edge.at > lower.at and alike(edge, lower)]
    if not after:
        return False
    heads = [_between(layout, chain[0], chain[1]), _between(layout, lower, after[0])]
    return all(
        0 < len(head) <= GROUPED and len(head[-1].phrases) > 1 and not any(p.value for p in head[-1].phrases)
        for head in heads
    )


def _between(layout: Layout, upper: Edge, lower: Edge) -> list[Line]:
    return lines_of(layout.words_in((upper.start - 2, upper.at, upper.end + 2, lower.at)))


def _runs_over(layout: Layout, chain: Sequence[Edge], lower: Edge) -> bool:
    """Whether a line of text above an edge runs over the ends of all before it, as no row of a table does."""
    width = layout.page.width or float("inf")
    words = layout.words_in((0, chain[-1].at, width, lower.at))
    ends = min(edge.start for edge in chain), max(edge.end for edge in chain)
    if not any(x0 < ends[0] - OVER or x1 > ends[1] + OVER for x0, _, x1, _ in map(sides, words)):
        return False
    return any(
        phrase.box[0] < end - OVER and phrase.box[2] > end + OVER and len(phrase.words) > 2
        for line in lines_of(words)
        for phrase in line.phrases
        for end in ends
    )


def _next_header(layout: Layout, lower: Edge, lines: Sequence[Line]) -> bool:
    """Whether the last of the lines between two edges are the header of another table, behind a gap.

    Figures with no row below the edge are the last row of a group, its heading above it.
    """
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(lines)]
    if len(lines) < 6 or max(gaps) < 0.8 * lines[0].size:
        return False
    at = gaps.index(max(gaps))
    alone = sum(gap > 0.6 * max(gaps) for gap in gaps) == 1
    if not alone or len(lines) - at - 1 > 3 or len(lines[-1].phrases) < 2:
        return False
    below = (lower.start - 2, lower.at, lower.end + 2, lower.at + FOLLOWED * lines[-1].size)
    return not is_row(lines[-1]) or any(map(is_row, lines_of(layout.words_in(below))))


def _repeats_header(layout: Layout, chain: Sequence[Edge], lines: Sequence[Line]) -> bool:
    """Whether what stands above a first rule stands above the next again, behind rows and what is none."""
    first = chain[0]
    head = lines_of(layout.words_in((first.start - 2, first.at - HEADED, first.end + 2, first.at)))
    if len(chain) > 1 or not head or len(head[-1].phrases) < 2 or len(lines) < 2:
        return False
    again = [phrase.text for phrase in lines[-1].phrases] == [phrase.text for phrase in head[-1].phrases]
    return again and any(map(is_row, lines[:-1])) and any(len(line.phrases) == 1 for line in lines[:-1])


def _is_set_apart(layout: Layout, chain: Sequence[Edge], lines: Sequence[Line]) -> bool:
    """Whether the last lines above an edge are a header that stands further off the rows than rows do."""
    if not lines or len(lines[-1].phrases) < 2 or is_row(lines[-1]):
        return False
    above = _between(layout, chain[0], chain[-1])
    if sum(map(is_row, above)) < 2:
        return False
    usual = median(b.box[1] - a.box[3] for a, b in pairwise(above))
    every = [above[-1], *lines]
    gaps = [(b.box[1] - a.box[3], at) for at, (a, b) in enumerate(pairwise(every))]
    widest, at = max(gaps, default=(0.0, 0))
    header = lines[at:]
    return (
        widest > max(1.5 * above[-1].size, APART * usual)
        and len(header) <= GROUPED
        and len(header[-1].phrases) > 1
        and not any(map(is_row, header))
    )


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether most of the lines between two edges have no gutter, or run over the width without one."""
    if not lines or _keep_a_gutter(lines):
        return False
    alone = [line for line in lines if len(line.phrases) == 1]
    full = sum(line.box[2] - line.box[0] > 0.6 * width for line in alone)
    return full >= max(2, 0.4 * len(lines)) or len(alone) > max(3, 0.6 * len(lines))


def _keep_a_gutter(lines: Sequence[Line]) -> bool:
    """Whether there are columns that next to no line runs across."""
    columns = find_columns(lines)
    if len(columns) < 2:
        return False
    across = sum(any(len(set(place(phrase, columns))) > 1 for phrase in line.phrases) for line in lines)
    return across <= 0.1 * len(lines)


def _begins_with_title(lines: Sequence[Line]) -> bool:
    """Whether the first line below a rule is one phrase set much larger than the others: a page's title."""
    sizes = sorted(line.size for line in lines)
    return (
        len(lines) > 1 and len(lines[0].phrases) == 1 and lines[0].size > TITLE * sizes[(len(sizes) - 1) // 2]
    )


def _is_larger_title(layout: Layout, chain: Sequence[Edge], lines: Sequence[Line]) -> bool:
    """Whether a line by itself, set larger than all rows before it, stands behind rows: the next title."""
    if not lines or len(lines[0].phrases) > 1 or len(lines[0].words) < 2:
        return False
    above = _between(layout, chain[0], chain[-1])
    if sum(map(is_row, above)) < 2:
        return False
    return lines[0].size > SETTINGS.larger * max(line.size for line in above)


def _is_caption(lines: Sequence[Line], upper: Edge, lower: Edge) -> bool:
    """Whether lines between two edges name another table, or stand apart as its heading.

    What stands in the middle between them, as the rows do of a table that is set wide, is one of its rows.
    """
    if any(NAMED.match(line.phrases[0].text) for line in lines):
        return True
    alone = bool(lines) and all(len(line.phrases) == 1 for line in lines)
    if not alone:
        return False
    above, below = lines[0].box[1] - upper.at, lower.at - lines[-1].box[3]
    centred = not lines[0].phrases[0].value and above <= below + CENTRED * lines[0].size
    return above > 1.2 * lines[0].size and not centred
