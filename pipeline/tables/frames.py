"""Frames that stand side by side a point or two apart: each is a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.edges import JOIN, Edge
from pipeline.tables.reunited import Ruling


def parted_frames(groups: Sequence[Ruling]) -> Iterator[Ruling]:
    """The groups of edges, those parted that join two frames by nothing but how near they stand.

    The right side of the one and the left side of the other are two edges, and one of them ends before the
    other does: either frame has rows that the other has not.
    """
    for across, down in groups:
        between = _between(across, down)
        if between is None:
            yield across, down
            continue
        left, right = between
        ours = [replace(edge, end=min(edge.end, left)) for edge in across if edge.start < left - JOIN]
        theirs = [replace(edge, start=max(edge.start, right)) for edge in across if edge.end > right + JOIN]
        yield ours, [edge for edge in down if edge.at <= left]
        yield from parted_frames([(theirs, [edge for edge in down if edge.at >= right])])


def _between(across: Sequence[Edge], down: Sequence[Edge]) -> tuple[float, float] | None:
    """Where the sides of two frames stand beside each other; None where there are none."""
    for left, right in pairwise(down):
        if right.at - left.at > JOIN or not (left.drawn and right.drawn):
            continue
        ours = [edge for edge in across if edge.start < left.at - JOIN]
        theirs = [edge for edge in across if edge.end > right.at + JOIN]
        own = [edge.at for edge in ours if edge.end <= right.at + JOIN]
        beside = [edge.at for edge in theirs if edge.start >= left.at - JOIN]
        if (
            own
            and beside
            and left.covers(ours[0].at, ours[-1].at)
            and right.covers(theirs[0].at, theirs[-1].at)
            and (abs(left.start - right.start) > 2 * JOIN or abs(left.end - right.end) > 2 * JOIN)
        ):
            return left.at, right.at
    return None
