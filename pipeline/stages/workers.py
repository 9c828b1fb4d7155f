"""Where documents are worked on: a process of its own for each, here or on a Dask cluster."""

from __future__ import annotations

import ctypes
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from pebble import ProcessPool

from pipeline.errors import BordereauError, fault_of
from pipeline.readers.source import UnreadableError
from pipeline.records.guards import is_lack
from pipeline.stages.failures import Failure, FaultError, LimitError, failure_of
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

    def __call__(self) -> R:
        """Do it in this process, which is its own, and say what went wrong so that it survives the way back.

        Raises:
            UnreadableError: the document cannot be read.
            MemoryError: it needs more memory than it may use.
            OSError: the machine failed.
            FaultError: anything else.
        """
        _leave_with_parent()
        _bind(self.limits)
        try:
            return self.work(self.argument)
        except (UnreadableError, MemoryError):
            raise
        except Exception as error:
            if is_lack(error):
                raise
            raise FaultError(fault_of(error)) from error


class Workers(Protocol):
    """Something that does jobs and gives a future for each."""

    def submit(self, job: Job[T, R]) -> Future[R]:
        """Start a job."""


class LocalWorkers:
    """Processes forked from this one, each for one job, bound in CPU time, memory and time."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool

    def submit(self, job: Job[T, R]) -> Future[R]:
        """Start a job in a process of its own."""
        future: Future[R] = self._pool.schedule(job)
        return future


class ClusterWorkers:
    """The workers of a Dask cluster, each of which starts a process of its own for a job."""

    def __init__(self, executor: Any) -> None:
        self._executor = executor

    def submit(self, job: Job[T, R]) -> Future[R]:
        """Start a job somewhere on the cluster."""
        future: Future[R] = self._executor.submit(run_apart, job)
        return future


def run_apart(job: Job[T, R]) -> R:
    """Do a job in a new process, for one that has threads and is not to be bound or ended by it.

    Raises:
        LimitError: it was ended, or ended itself without a word.
        Exception: what the job raises.
    """
    command = [sys.executable, "-c", "from pipeline.stages.workers import answer; answer()"]
    ended = subprocess.run(command, input=pickle.dumps(job), stdout=subprocess.PIPE, check=False)
    if ended.returncode or not ended.stdout:
        raise LimitError(ended.returncode)
    error, result = pickle.loads(ended.stdout)  # noqa: S301 - from the process started above
    if error is not None:
        raise error
    answered: R = result
    return answered


def answer() -> None:
    """Do the job that is written to standard input, and write what came of it to standard output."""
    given, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get into the answer
    job: Job[Any, Any] = pickle.load(given)  # noqa: S301 - from the process that started this one
    try:
        answered = (None, job())
    except (UnreadableError, MemoryError, OSError, FaultError) as error:
        answered = (error, None)  # type: ignore[assignment]
    with told:
        pickle.dump(answered, told)


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
        yield ClusterWorkers(client.get_executor(pure=False))


def workers_for(n_workers: int, cluster: str | None) -> AbstractContextManager[Workers]:
    """The workers that a build was told to use."""
    return cluster_workers(cluster) if cluster else local_workers(n_workers)


def run_jobs(workers: Workers, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
    """Do jobs; gives each with its result, or with the reason why it failed, as they end."""
    running = {workers.submit(job): job for job in jobs}
    for future in as_completed(running):
        job, error = running[future], future.exception()
        yield job, future.result() if error is None else failure_of(error, job.limits)


def run_here(job: Job[T, R]) -> R | Failure:
    """Do one job in a process of its own on this machine, and wait for it."""
    with local_workers(1) as workers:
        ((_, ended),) = run_jobs(workers, [job])
    return ended


def _bind(limits: Limits) -> None:
    """Bound what this process may use; what its parent held at the fork comes on top."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 5))
    # Not the wall clock, which jumps when it is set and goes on while the machine sleeps.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_mib * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


PR_SET_PDEATHSIG = 1


def _leave_with_parent() -> None:
    """End with the process that started this one, however it ends, and as it asks."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
