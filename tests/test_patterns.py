"""No pattern of the package takes more than its time: twice the text, twice the work, whatever it says."""

from __future__ import annotations

import gc
import re
import time

import pytest

from pipeline.unix import CpuTimeError, within_cpu_seconds
from tests.adversaries import Used, adversaries, packages, patterns, patterns_of, run_of

SIZE = 2_000
SUSPECT = 0.004
"""CPU seconds on a run of that size under which no growth matters: a page of it takes milliseconds."""

LONGER = 4
MOST_GROWTH = 9
"""A run four times as long takes four times as long; sixteen times, where each start looks at all of it."""

LONG = 0.05
"""CPU seconds that the longer run takes at least where a pattern that is suspect does so."""

TRIES = 3
"""The quickest of so many counts: others share the machine."""

FOR_EVER = 10
"""CPU seconds for all the runs of a pattern, which take milliseconds: more means never."""


def seconds(used: Used, unit: str, size: int) -> float:
    """CPU seconds of looking for a pattern in a run of a unit, without those of the garbage collector."""
    text = run_of(unit, size)
    gc.disable()
    try:
        start = time.process_time()
        used.look(text)
        return time.process_time() - start
    finally:
        gc.enable()


def grows(used: Used, unit: str) -> bool:
    """Whether the work grows faster than the text."""
    if seconds(used, unit, SIZE) < SUSPECT:
        return False
    once = min(seconds(used, unit, SIZE) for _ in range(TRIES))
    return min(seconds(used, unit, LONGER * SIZE) for _ in range(TRIES)) > max(LONG, MOST_GROWTH * once)


def always_grows(used: Used, unit: str) -> bool:
    """Whether it does so each time it is asked: a busy machine makes one count look like growth."""
    return all(grows(used, unit) for _ in range(TRIES))


@pytest.mark.parametrize("package", packages())
def test_the_work_of_a_pattern_grows_with_the_text_and_no_faster(package: str) -> None:
    assert {
        place: units for place, used in patterns_of(package).items() if (units := too_much_for(used))
    } == {}


def test_every_pattern_belongs_to_a_package() -> None:
    assert sum(len(patterns_of(package)) for package in packages()) == len(patterns()) > 500


_REPEATED_WHOLE = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_what_is_tried_again_as_a_whole_is_an_atomic_group() -> None:
    """Python 3.11 goes on behind a last try of `(...)*+` that failed; `(?>(...)*)` is sound."""
    wrong = [
        used.pattern.pattern for used in patterns().values() if _REPEATED_WHOLE.search(used.pattern.pattern)
    ]
    assert wrong == []


def too_much_for(used: Used) -> list[str]:
    """The units of which a longer run costs a pattern more than it is longer."""
    try:
        with within_cpu_seconds(FOR_EVER):
            return [unit for unit in adversaries(used.pattern) if always_grows(used, unit)]
    except CpuTimeError:
        return ["for ever"]


@pytest.mark.parametrize(
    ("hostile", "unit"),
    [(r"(?:-+ ?)*x", "-"), (r"(?:a|aa)+b", "a"), (r"(?:\w+\s?)*!", "a"), (r"(?:(?:1)+)+2", "1")],
)
def test_a_pattern_that_searches_for_ever_is_found(hostile: str, unit: str) -> None:
    pattern = re.compile(hostile)
    assert unit in adversaries(pattern)
    with pytest.raises(CpuTimeError), within_cpu_seconds(0.3):
        grows(Used(pattern, anchored=False), unit)


@pytest.mark.parametrize(
    ("hostile", "unit"), [(r"\w+x", "a"), (r"\s*[:;]", " "), (r"[a-z]+\Z", "a"), (r"\d+(?:\.\d+)*%", "1.")]
)
def test_a_pattern_that_looks_at_all_from_each_start_is_found(hostile: str, unit: str) -> None:
    pattern = re.compile(hostile)
    assert unit in adversaries(pattern)
    assert any(grows(Used(pattern, anchored=False), unit) for _ in range(TRIES))
    assert not always_grows(Used(pattern, anchored=True), unit)


def test_it_is_seen_where_the_package_looks_for_a_pattern_in_one_place_only() -> None:
    anchored = {place.split(" #")[0] for place, used in patterns().items() if used.anchored}
    assert "pipeline.stages.documents.OWN_NAME" in anchored
    assert "pipeline.values.text.sentences._STOP_SIGN" not in anchored
    assert 50 < len(anchored) < len(patterns())
