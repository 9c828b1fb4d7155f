"""A piece of work as it is sent to another process, and the bounds that it works in there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.errors import fault_of
from pipeline.readers.source import UnreadableError
from pipeline.records.guards import is_lack
from pipeline.stages.failures import FaultError, PassingError
from pipeline.stages.settings import Settings
from pipeline.unix import address_space, bind

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
        bind(
            cpu_seconds=self.limits.cpu_seconds,
            wall_seconds=self.limits.wall_seconds,
            memory_mib=self.limits.memory_mib,
            at_first=address_space() if at_first is None else at_first,
        )
        try:
            return self.work(self.argument)
        except (UnreadableError, PassingError, MemoryError):
            raise
        except Exception as error:
            if is_lack(error):
                raise
            raise FaultError(fault_of(error)) from error
