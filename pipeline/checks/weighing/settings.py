"""What decides whether a sum that is off is an error: thresholds of the reasons, and weights as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.records.weights import read_weights


@dataclass(frozen=True, slots=True)
class WeighingSettings:
    """Where each reason begins to hold; the weights of the reasons are in `weights.csv`."""

    error: float = 1.0
    """What the reasons must weigh together before a sum that is off is an error."""
    digits: int = 3
    """Digits of the longer of two figures, before one that differs by a digit is a slip of the other."""
    times: int = 2
    """How many times one of two sums the other may be, before they are not sums of the same."""
    many_times: int = 20
    """And before a wrong figure of theirs explains it no more."""
    per_off: int = 2
    """Sums of a line that hold for each of several that are off: with fewer, these speak against it."""
    often: int = 8
    """Errors of one check in a document before they may come of one misreading; of checks not weighed."""
    per_often: int = 2
    """Times as many of that check must hold in the document, before its errors are believed."""
    per_near: int = 10
    """Sums that hold for each that misses by rounding: with more, those of a document were not rounded."""
    rounded_to: int = 1000
    """What counts are whole numbers of, all in their columns, where they were rounded and nothing says so."""
    digits_apart: int = 2
    """Digits of a sum that misses by one, before that may be rounding: a smaller one counts things."""
    in_noughts: int = 12
    """Such counts in the columns of a sum, before they were rounded."""


SETTINGS = WeighingSettings()


@cache
def weights() -> Mapping[str, float]:
    """What each reason weighs: for an error where it is more than nought."""
    return read_weights("pipeline.checks.weighing")
