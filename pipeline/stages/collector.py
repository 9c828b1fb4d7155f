"""How often Python looks for cycles of objects that nothing leads to any more.

By default it takes a tenth of the time in which libraries, patterns and models are loaded, and a fifteenth
of that of the stages; next to nothing is found.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

NEW_OBJECTS = 50_000
"""Objects that are made and kept between two looks."""

THRESHOLDS = (NEW_OBJECTS, 20, 100)
"""And looks among the new before one among the older, and such before one among all: a long document has
millions of records, and each look among all of them finds that all are in use."""


def collecting_seldom() -> AbstractContextManager[None]:
    """Within the block, look once in `NEW_OBJECTS`."""
    return _looking_by(*THRESHOLDS)


def loading() -> AbstractContextManager[None]:
    """Within the block, in a process that froze nothing, look for none among what is made to stay.

    Libraries that load models switch the collector on again: without a threshold it has nothing to do.
    """
    return _looking_by(0)


@contextmanager
def _looking_by(*thresholds: int) -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*thresholds)
    try:
        yield
    finally:
        # All that is there counts as old: what was counted meanwhile would have it looked at right now.
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*before)


@contextmanager
def not_collecting() -> Iterator[None]:
    """Within the block look for none: it makes much that is all in use, and is let go of without a look."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def collect_seldom() -> None:
    """From now on look once in `NEW_OBJECTS`, and not among what the parent of this process made."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def leave_without_a_look() -> None:
    """At the end of this process look for no cycles among what goes with it."""
    atexit.register(gc.freeze)
