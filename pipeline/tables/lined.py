"""Tables with horizontal rules, or stripes of shading, and no edges between their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.candidates import Candidate
from pipeline.tables.captions import NAMED
from pipeline.tables.edges import JOIN, SNAP, Edge
from pipeline.tables.entries import MOST_HEADERS, entries_between, foot_of_header
from pipeline.tables.labels import with_labels
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, is_row, lines_of
from pipeline.tables.painted import with_painted_bands
from pipeline.tables.rule_ends import ends_table
from pipeline.tables.rule_reach import alike, body_bottom, header_top
from pipeline.tables.stream import lay_out

LEAST_WIDTH = 60.0
"""A rule shorter than this (points) is an underlined word or the rule over footnotes."""

HEADER = 36.0
"""The rule under a header over several columns stands less than this (points) above the next."""

STUB = 0.4
"""Rules between rows leave out no more than this share of the width, for the labels of several rows."""

FRAMED, SAME_ENDS = 4, 1.0
"""So many rules end at the same places, give or take this (points), in a frame a little wider."""

RULED_ENDS, RULED_ROWS = 0.5, 0.7
"""How far a table is ruled whose rules part header and ends, and one whose rules part its rows."""


def find_lined(layout: Layout) -> Iterator[Candidate]:
    """Regions between horizontal edges of the same extent, as long as what stands between them is tabular."""
    used: set[Edge] = set()
    whole, layout = layout, with_painted_bands(layout)
    long = [edge for edge in layout.horizontals if edge.end - edge.start >= LEAST_WIDTH]
    for first in long:
        if first in used or _is_spanner(first, long):
            continue
        chain = [first]
        for edge in long:
            if edge.at > chain[-1].at and edge not in used and _is_in_chain(first, edge):
                if _is_closed(layout, first, chain[-1]) or ends_table(layout, chain, edge):
                    break
                chain.append(edge)
        chain = _without_frame(chain)
        first = chain[0]
        box = (first.start - 2, header_top(layout, chain), first.end + 2, body_bottom(layout, chain))
        box = _with_white_stripes(layout, chain, box)
        box, entries = entries_between(layout, chain, box)
        box = box if entries else with_labels(layout, box)
        if len(chain) < 2 and (box[1] == first.at or box[3] == first.at):
            continue
        used.update(chain)
        foot = foot_of_header(layout, chain, box) if entries else None
        cells = lay_out(whole, box, entries, foot)
        if cells:
            rows = max(cell.last_row for cell in cells) + 1
            ruling = RULED_ROWS if len(chain) - 1 >= 0.6 * rows else RULED_ENDS
            headed = _has_ruled_header(layout, chain) or foot is not None
            yield Candidate("lined", whole, box, cells, ruling, ruled_header=headed)


def _without_frame(chain: list[Edge]) -> list[Edge]:
    """The rules without those before and after them that are a little longer: sides of a frame."""
    alike_ends = [
        [abs(edge.start - other.start) <= SAME_ENDS >= abs(edge.end - other.end) for other in chain]
        for edge in chain
    ]
    most = max(alike_ends, key=sum)
    if sum(most) < FRAMED or sum(most) == len(chain):
        return chain
    kept = [edge for edge, same in zip(chain, most, strict=True) if same]
    first, last = chain.index(kept[0]), chain.index(kept[-1])
    out = [*chain[:first], *chain[last + 1 :]]
    around = all(
        edge.start < kept[0].start - SAME_ENDS and edge.end > kept[0].end + SAME_ENDS for edge in out
    )
    return chain[first : last + 1] if out and around else chain


def _with_white_stripes(layout: Layout, chain: Sequence[Edge], box: Box) -> Box:
    """The box with the rows above the first painted stripe and below the last, as white as those between."""
    if len(chain) < 4 or any(edge.drawn for edge in chain):
        return box
    x0, top, x1, bottom = box
    high = median(b.at - a.at for a, b in pairwise(chain))
    for above in (True, False):
        reach = (
            (chain[0].at - 1.3 * high, chain[0].at) if above else (chain[-1].at, chain[-1].at + 1.3 * high)
        )
        lines = lines_of(layout.words_in((x0, reach[0], x1, reach[1])))
        if not lines or len(lines) * min(line.size for line in lines) > 1.3 * high:
            continue
        rows = all(len(line.phrases) > 1 for line in lines) and not NAMED.match(lines[0].phrases[0].text)
        inside = all(
            not layout.words_in((left, line.box[1], right, line.box[3]))
            for line in lines
            for left, right in ((x0 - 3 * line.size, x0), (x1, x1 + 3 * line.size))
        )
        if rows and inside:
            top, bottom = (
                (min(top, lines[0].box[1] - 1), bottom) if above else (top, max(bottom, lines[-1].box[3] + 1))
            )
    return x0, top, x1, bottom


def _has_ruled_header(layout: Layout, chain: Sequence[Edge]) -> bool:
    """Whether three rules are the top, the foot of a header over several columns, and the end of a table."""
    if len(chain) != 3 or not all(edge.drawn for edge in chain):
        return False
    first, second, last = chain
    head = lines_of(layout.words_in((first.start - 2, first.at, first.end + 2, second.at)))
    body = lines_of(layout.words_in((first.start - 2, second.at, first.end + 2, last.at)))
    several = any(len(line.phrases) > 1 for line in head)
    return several and len(head) <= MOST_HEADERS and not any(map(is_row, head)) and len(body) >= len(head)


def _is_spanner(edge: Edge, long: Sequence[Edge]) -> bool:
    """Whether an edge stands under a header over several columns: a longer one follows right below it."""
    return any(
        0 < other.at - edge.at < HEADER
        and other.covers(edge.start, edge.end)
        and other.end - other.start > 1.1 * (edge.end - edge.start)
        for other in long
    )


def _is_closed(layout: Layout, first: Edge, last: Edge) -> bool:
    """Whether edges run down both sides from the first rule and end at the last."""
    if last is first:
        return False
    down = [
        edge
        for edge in layout.verticals
        if edge.drawn and abs(edge.start - first.at) <= JOIN and abs(edge.end - last.at) <= JOIN
    ]
    return all(any(abs(edge.at - x) <= SNAP for edge in down) for x in (first.start, first.end))


def _is_in_chain(first: Edge, edge: Edge) -> bool:
    """Whether a rule is as long as another, or shorter by the labels that stand for several rows."""
    skipped = edge.start - first.start
    return alike(first, edge) or (
        first.drawn == edge.drawn
        and abs(first.end - edge.end) <= 6
        and 6 < skipped <= STUB * (first.end - first.start)
    )
