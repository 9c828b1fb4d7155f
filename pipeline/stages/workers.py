"""Where documents are worked on: a process of its own for each, here or on a Dask cluster."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from pebble import ProcessExpired, ProcessPool

from pipeline.errors import BordereauError, fault_of
from pipeline.readers.source import UnreadableError
from pipeline.stages.inventory import Entry
from pipeline.stages.settings import Settings

WALL_PER_CPU = 5
"""A busy machine is slow, not hung: a document may take this many times its CPU limit on the clock."""

PAGES = "pages.jsonl"
"""What is read of a document: a small file may unpack to the text of a thousand pages."""


@dataclass(frozen=True, slots=True)
class Task:
    """One stage's work on one document."""

    entry: Entry
    folder: Path
    settings: Settings

    @property
    def cpu_limit(self) -> int:
        """Seconds of CPU time that it may take."""
        return self.settings.cpu_limit(_size(self.entry.path), _size(self.folder / PAGES))


def _size(path: Path) -> int:
    """Bytes of a file; none where it is still to come, or has gone since it was listed: reading says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


class Workers(Protocol):
    """Something that runs tasks and gives a future for each."""

    def submit(self, work: Callable[[Task], None], task: Task) -> Future[None]:
        """Start a task."""


class LocalWorkers:
    """Processes forked from this one, each for one document, bound in CPU time, memory and time."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool

    def submit(self, work: Callable[[Task], None], task: Task) -> Future[None]:
        """Start a task in a process of its own."""
        future: Future[None] = self._pool.schedule(
            _within_limits, args=[work, task], timeout=task.cpu_limit * WALL_PER_CPU
        )
        return future


def default_workers() -> int:
    """As many workers as there are processors for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local_workers(n_workers: int) -> Iterator[Workers]:
    """Worker processes on this machine; what the parent has loaded is theirs without loading it again."""
    pool = ProcessPool(max_workers=n_workers, max_tasks=1, context=get_context("fork"))
    try:
        yield LocalWorkers(pool)
        pool.close()
    finally:
        pool.stop()
        pool.join()


@contextmanager
def cluster_workers(address: str) -> Iterator[Workers]:
    """The workers of a Dask scheduler, which must see the same files under the same names.

    Raises:
        BordereauError: there is no scheduler at this address.
    """
    from distributed import Client

    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise BordereauError(f"no Dask scheduler answers at {address}") from error
    with client:
        yield client.get_executor(pure=False)


def workers_for(n_workers: int, cluster: str | None) -> AbstractContextManager[Workers]:
    """The workers that a build was told to use."""
    return cluster_workers(cluster) if cluster else local_workers(n_workers)


def run_tasks(
    workers: Workers, work: Callable[[Task], None], tasks: Sequence[Task]
) -> Iterator[tuple[Task, str | None]]:
    """Run a stage's work on documents; gives each with the reason why it failed, or None, as they end."""
    running = {workers.submit(work, task): task for task in tasks}
    for future in as_completed(running):
        yield running[future], _reason(future.exception(), running[future])


def _reason(error: BaseException | None, task: Task) -> str | None:
    """Why a task failed, in one line."""
    match error:
        case None:
            return None
        case UnreadableError():
            return str(error)
        case MemoryError():
            return f"needs more than {task.settings.memory_mib} MiB of memory"
        case TimeoutError():
            return f"not done after {task.cpu_limit * WALL_PER_CPU} seconds"
        case ProcessExpired(exitcode=code) if code == -signal.SIGXCPU:
            return f"needs more than {task.cpu_limit} seconds of CPU time"
        case ProcessExpired(exitcode=int(code)) if code < 0:
            # The C++ of a library ends like this, also where it is not given the memory that it asks for.
            return (
                f"reading it broke off ({signal.Signals(-code).name}): the file is damaged, "
                f"or needs more than {task.settings.memory_mib} MiB of memory"
            )
        case ProcessExpired(exitcode=code):
            return f"the program that worked on it crashed (exit status {code})"
        case _:
            return fault_of(error)


def _within_limits(work: Callable[[Task], None], task: Task) -> None:
    """Do a task, bound in what this process may use; what the parent held at the fork comes on top."""
    resource.setrlimit(resource.RLIMIT_CPU, (task.cpu_limit, task.cpu_limit + 5))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + task.settings.memory_mib * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    work(task)
