"""A piece of work as it is sent to another process, and the bounds that it works in there."""

from __future__ import annotations

import ctypes
import math
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.errors import fault_of
from pipeline.readers.source import UnreadableError
from pipeline.records.guards import is_lack
from pipeline.stages.failures import FaultError, PassingError
from pipeline.stages.settings import Settings

WALL_PER_CPU = 20
"""A busy machine is slow, not hung: work may take this many times its CPU limit on the clock."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may use: seconds of CPU time, and MiB of memory beyond what it starts with."""

    cpu_seconds: int
    memory_mib: int

    @classmethod
    def of_file(cls, settings: Settings, file: Path, text: Path | None = None) -> Limits:
        """What work on a file may use, and on the text that was read from it."""
        cpu_seconds = settings.cpu_limit(_size(file), _size(text) if text else 0)
        return cls(cpu_seconds, settings.memory_mib)

    @property
    def wall_seconds(self) -> int:
        """How long it may take on a clock that stands still while the machine sleeps."""
        return self.cpu_seconds * WALL_PER_CPU


def _size(path: Path) -> int:
    """Bytes of a file; none where it is still to come, or has gone since it was listed: reading says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class Job(Generic[T, R]):
    """A piece of work, its argument and its limits, as it is sent to another process."""

    work: Callable[[T], R]
    argument: T
    limits: Limits

    def __call__(self, at_first: int | None = None) -> R:
        """Do it in this process and say what went wrong so that it survives the way back.

        Args:
            at_first: bytes of address space that the process had before its first job, by default now.

        Raises:
            UnreadableError: the document cannot be read.
            MemoryError: it needs more memory than it may use.
            OSError: the machine failed.
            FaultError: anything else.
        """
        _bind(self.limits, address_space() if at_first is None else at_first)
        try:
            return self.work(self.argument)
        except (UnreadableError, PassingError, MemoryError):
            raise
        except Exception as error:
            if is_lack(error):
                raise
            raise FaultError(fault_of(error)) from error


def address_space() -> int:
    """Bytes of address space that this process has; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def _bind(limits: Limits, at_first: int) -> None:
    """Bound what this process may use from now on; what it held before its first job comes on top."""
    _set_soft(resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.cpu_seconds)
    # Not the wall clock, which jumps when it is set and goes on while the machine sleeps.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    if sys.platform == "linux":
        _set_soft(resource.RLIMIT_AS, at_first + limits.memory_mib * 2**20)


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


PR_SET_PDEATHSIG = 1


def leave_with_parent() -> None:
    """End with the process that started this one, however it ends, and as it asks."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
