"""A piece of work as it is sent to another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.errors import fault_of
from pipeline.readers.source import UnreadableError
from pipeline.records.guards import is_lack
from pipeline.stages.failures import FaultError, PassingError
from pipeline.stages.work_limits import Limits
from pipeline.unix import address_space, bind

T = TypeVar("T")
R = TypeVar("R")


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
