"""Sums in brackets behind what they are for: `la route de X (22 milliards), l'école de Y (3 milliards)`."""

from __future__ import annotations

from pipeline.entities.agreements.segments import Segment
from pipeline.values.money import AmountReading

LISTED = 3
"""Sums in brackets that make an enumeration."""


def is_bracketed(segment: Segment, amount: AmountReading) -> bool:
    """Whether a sum stands alone in brackets."""
    before = segment.source[segment.start : amount.char_start].rstrip()
    return before.endswith("(") and segment.source[amount.char_end : amount.char_end + 1] == ")"


def lists_in_brackets(segment: Segment) -> bool:
    """Whether a sentence enumerates what is paid for, each with its sum in brackets."""
    sums = [a for _, a in segment.amounts if a.equals is None]
    return len(sums) >= LISTED and all(is_bracketed(segment, a) for a in sums)
