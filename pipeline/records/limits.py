"""A bound on the CPU time of a piece of work within this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class CpuTimeError(Exception):
    """A piece of work took more CPU time than it may."""


@contextmanager
def within_cpu_seconds(seconds: float | None) -> Iterator[None]:
    """Break the block off once it has taken so much CPU time; without a bound it may take any.

    Python code and patterns are broken off where they are; a call into another library when it returns.
    Only the main thread can be bound, for signals reach no other.

    Raises:
        CpuTimeError: it took more.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def break_off(number: int, frame: FrameType | None) -> None:
        raise CpuTimeError(f"needs more than {seconds:g} seconds of CPU time")

    before = signal.signal(signal.SIGPROF, break_off)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
