"""Why work on a document failed, in one line, and whether it is worth another try."""

from __future__ import annotations

import os
from dataclasses import dataclass

from pipeline.errors import fault_of, one_line
from pipeline.readers.source import UnreadableError
from pipeline.stages.work_limits import Limits
from pipeline.unix import ending_of

AGAIN = "the next build tries again"


class FaultError(Exception):
    """An exception that nobody foresaw, as told by the process in which it was raised."""


class PassingError(Exception):
    """Work that came to no end for a reason that may pass; the message is the reason, without a full stop."""


class LimitError(Exception):
    """A process that ended without a word; `status` is its exit status, negative for a signal."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a piece of work failed.

    Attributes:
        reason: one line in an archivist's words, without a full stop.
        is_passing: whether the machine failed rather than the document: the same work may succeed later.
        is_limit: whether it may succeed with higher limits.
    """

    reason: str
    is_passing: bool = False
    is_limit: bool = False


def failure_of(error: BaseException, limits: Limits) -> Failure:
    """What an exception that ended a piece of work means for the document."""
    match error:
        case UnreadableError() | FaultError():
            return Failure(str(error))
        case PassingError():
            return Failure(f"{error}: {AGAIN}", is_passing=True)
        case MemoryError():
            return Failure(f"needs more than {limits.memory_mib} MiB of memory", is_limit=True)
        case LimitError(status=status):
            return _ended(status, limits)
        case OSError(errno=int(number)):
            return Failure(f"{os.strerror(number).lower()}: {AGAIN}", is_passing=True)
        case _ if type(error).__module__.startswith(("distributed", "concurrent")):
            return Failure(one_line(f"its worker was lost ({error}): {AGAIN}"), is_passing=True)
        case _:
            return Failure(fault_of(error))


def _ended(status: int, limits: Limits) -> Failure:
    ending, by = ending_of(status)
    match ending:
        case "exit":
            return Failure(f"the program that worked on it crashed (exit status {by})")
        case "cpu":
            return Failure(f"needs more than {limits.cpu_seconds} seconds of CPU time", is_limit=True)
        case "clock":
            return Failure(f"not done after {limits.wall_seconds} seconds: {AGAIN}", is_passing=True)
        case "others":
            reason = f"the system ended the work on it ({by}), perhaps for want of memory: {AGAIN}"
            return Failure(reason, is_passing=True)
        case "crash":
            # The C++ of a library ends like this, also where it is not given the memory that it asks for.
            reason = (
                f"reading it broke off ({by}): the file is damaged, "
                f"or needs more than {limits.memory_mib} MiB of memory"
            )
            return Failure(reason, is_limit=True)
