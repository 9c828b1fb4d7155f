"""Where documents are worked on: processes of their own, here or on a Dask cluster."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import as_completed
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, TypeVar

from pipeline.errors import BordereauError
from pipeline.readers.source import UnreadableError
from pipeline.stages.failures import Failure, FaultError, LimitError, failure_of
from pipeline.stages.jobs import Job, leave_with_parent
from pipeline.stages.pool import Pool

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Something that does jobs."""

    def run(self, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
        """Do jobs; gives each with its result, or with the reason why it failed, as they end."""


class ClusterWorkers:
    """The workers of a Dask cluster, each of which starts a process of its own for a job."""

    def __init__(self, executor: Any) -> None:
        self._executor = executor

    def run(self, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
        """Do jobs somewhere on the cluster."""
        running = {self._executor.submit(run_apart, job): job for job in jobs}
        for future in as_completed(running):
            job, error = running[future], future.exception()
            yield job, future.result() if error is None else failure_of(error, job.limits)


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
    leave_with_parent()
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
    return cluster_workers(cluster) if cluster else Pool(n_workers)


def run_here(job: Job[T, R]) -> R | Failure:
    """Do one job in a process of its own on this machine, and wait for it."""
    with Pool(1) as workers:
        ((_, ended),) = workers.run([job])
    return ended
