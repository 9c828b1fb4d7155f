"""No pattern of the package searches for ever, whatever stands in a text."""

from __future__ import annotations

import re

import pytest

from pipeline.records.limits import CpuTimeError, within_cpu_seconds
from tests.adversaries import adversaries, patterns, search

PATTERNS = patterns()
SIZE = 400
FOR_EVER = 10
"""CPU seconds for all the short runs of a pattern, which take milliseconds: more means never."""


@pytest.mark.parametrize("place", PATTERNS)
def test_no_pattern_searches_for_ever(place: str) -> None:
    with within_cpu_seconds(FOR_EVER):
        for unit in adversaries(PATTERNS[place]):
            search(PATTERNS[place], unit, SIZE)


@pytest.mark.parametrize(
    ("hostile", "unit"),
    [(r"(?:-+ ?)*x", "-"), (r"(?:a|aa)+b", "a"), (r"(?:\w+\s?)*!", "a"), (r"(?:(?:1)+)+2", "1")],
)
def test_a_pattern_that_searches_for_ever_is_found(hostile: str, unit: str) -> None:
    pattern = re.compile(hostile)
    assert unit in adversaries(pattern)
    with pytest.raises(CpuTimeError), within_cpu_seconds(0.3):
        search(pattern, unit, SIZE)
