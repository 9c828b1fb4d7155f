"""What only Unix can do: bounds on a process, signals, forks. Nothing else in the house asks for it."""

from __future__ import annotations

import ctypes
import math
import multiprocessing
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import Literal

FORK = multiprocessing.get_context("fork")
"""Processes that begin with all that this one has loaded."""

PR_SET_PDEATHSIG = 1


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
    with each_within_cpu_seconds(seconds) as bound, bound:
        yield


@contextmanager
def each_within_cpu_seconds(seconds: float | None) -> Iterator[AbstractContextManager[None]]:
    """Within the block, gives what breaks each of many pieces of work off, as `within_cpu_seconds` does."""
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield nullcontext()
        return

    def break_off(number: int, frame: FrameType | None) -> None:
        raise CpuTimeError(f"needs more than {seconds:g} seconds of CPU time")

    before = signal.signal(signal.SIGPROF, break_off)
    try:
        yield _Timed(seconds)
    finally:
        signal.signal(signal.SIGPROF, before)


class _Timed(AbstractContextManager[None]):
    """A piece of work that a signal ends after so much CPU time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, self._seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)


def address_space() -> int:
    """Bytes of address space that this process has; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def bind(*, cpu_seconds: int, wall_seconds: int, memory_mib: int, at_first: int) -> None:
    """Bound what this process may use from now on.

    Args:
        cpu_seconds: CPU time.
        wall_seconds: time on a clock that stands still while the machine sleeps.
        memory_mib: memory beyond what it held before its first job.
        at_first: bytes of address space that it held then.
    """
    _set_soft(resource.RLIMIT_CPU, math.ceil(time.process_time()) + cpu_seconds)
    # Not the wall clock, which jumps when it is set and goes on while the machine sleeps.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, wall_seconds)
    if sys.platform == "linux":
        _set_soft(resource.RLIMIT_AS, at_first + memory_mib * 2**20)


def give_back_memory() -> None:
    """Give the system what was let go of, which the allocator would hold on to; where there is a way to."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def loosen() -> None:
    """Take back the bounds of a job that is done: a process that waits for the next one hurts nobody."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for limit in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _set_soft(limit, resource.RLIM_INFINITY)


def _set_soft(limit: int, most: int) -> None:
    """Set what may be raised again; what the user's own shell allows at most stays."""
    _, hard = resource.getrlimit(limit)
    allowed = [bound for bound in (most, hard) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(limit, (min(allowed, default=resource.RLIM_INFINITY), hard))


def leave_with_parent() -> None:
    """End with the process that started this one, however it ends, and as it asks.

    An interrupt from the keyboard reaches every process: the parent decides what it means.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


Ending = Literal["exit", "cpu", "clock", "others", "crash"]
"""How a process ended: by itself, out of CPU time, out of time, by somebody's signal, by a crash."""

_ENDED_BY_OTHERS = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
"""Signals that nothing in a document makes a process send to itself."""


def ending_of(status: int) -> tuple[Ending, str]:
    """How a process ended, and the name of the signal or the number of its exit status.

    Args:
        status: its exit status, negative for a signal.
    """
    if status >= 0:
        return "exit", str(status)
    by = signal.Signals(-status)
    if by == signal.SIGXCPU:
        return "cpu", by.name
    if by == signal.SIGALRM:
        return "clock", by.name
    return ("others" if by in _ENDED_BY_OTHERS else "crash"), by.name
