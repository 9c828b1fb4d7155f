"""Documents worked on by the workers of a Dask cluster, whether or not they see the folders of the build."""

from __future__ import annotations

import os
import pickle
import secrets
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, TypeVar, cast

from pipeline.errors import BordereauError
from pipeline.stages.failures import Failure, LimitError, failure_of
from pipeline.stages.jobs import Job
from pipeline.stages.pool import Pool
from pipeline.stages.receipts import code_version

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Jobs for each thread of the cluster that wait there: what they carry is not all held at once."""

EXTRA = "`--cluster` needs the extra `cluster`: pip install 'bordereau[cluster]'"


class ClusterWorkers:
    """The workers of a Dask cluster, each of which hands its jobs to processes of its own.

    Where they do not see our folders, what a job needs is sent along, and what it leaves comes back.
    """

    def __init__(self, executor: Any, n_threads: int, *, sees_folders: bool) -> None:
        self._executor = executor
        self._n_threads = n_threads
        self._sees_folders = sees_folders

    def run(self, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
        """Do jobs somewhere on the cluster; one whose process the system ended is tried once more."""
        waiting, running = iter(jobs), dict[Future[Any], Job[T, R]]()
        tried: set[int] = set()
        while True:
            while len(running) < AHEAD * self._n_threads and (job := next(waiting, None)) is not None:
                running[self._submit(job)] = job
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job, error = running.pop(future), future.exception()
                ended = future.result() if error is None else _lost(error)
                if isinstance(ended, Failure) and ended.is_passing and id(job) not in tried:
                    tried.add(id(job))
                    running[self._submit(job)] = job
                elif isinstance(ended, Failure):
                    # Twice on two machines: it is the document.
                    yield job, replace(ended, is_limit=ended.is_passing or ended.is_limit, is_passing=False)
                else:
                    yield job, ended if self._sees_folders else cast("Any", job.work).received(job, ended)

    def _submit(self, job: Job[T, R]) -> Future[Any]:
        sent = job if self._sees_folders else cast("Any", job.work).sent(job)
        future: Future[Any] = self._executor.submit(run_apart, sent)
        return future


def _lost(error: BaseException) -> Failure:
    from distributed.scheduler import KilledWorker

    if isinstance(error, KilledWorker):
        return Failure("every worker that worked on it was lost", is_limit=True)
    return Failure(f"its worker was lost ({type(error).__name__})", is_passing=True)


@contextmanager
def cluster_workers(address: str, out: Path) -> Iterator[ClusterWorkers]:
    """The workers of a Dask scheduler.

    Raises:
        BordereauError: there is no scheduler at this address or no worker, Dask is not installed, or a worker
            runs other code than ours.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise BordereauError(EXTRA) from error
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise BordereauError(f"no Dask scheduler answers at {address}") from error
    with client:
        threads = client.nthreads()
        if not threads:
            raise BordereauError(f"the Dask scheduler at {address} has no workers")
        own = our_code()
        others = [worker for worker, code in client.run(our_code).items() if code != own]
        if others:
            raise BordereauError(f"{others[0]}: runs another version of Bordereau than this one")
        token = out / f".seen-{secrets.token_hex(8)}"
        token.touch()
        try:
            sees_folders = all(client.run(os.path.exists, str(token.absolute())).values())
        finally:
            token.unlink()
        yield ClusterWorkers(
            client.get_executor(pure=False), sum(threads.values()), sees_folders=sees_folders
        )


def our_code() -> str:
    """A digest of all of our code: the same on every machine that gives the same results."""
    return code_version((".",), ())


class _Host:
    """A process that has loaded what a stage needs, and does jobs in bounded processes forked from it."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", "from pipeline.stages.cluster import serve; serve()"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def do(self, job: Job[Any, R]) -> R | Failure:
        """What comes of a job.

        Raises:
            LimitError: the host itself was ended.
        """
        given, results = self._process.stdin, self._process.stdout
        assert given is not None
        assert results is not None
        try:
            pickle.dump(job, given)
            given.flush()
            ended: R | Failure = pickle.load(results)  # noqa: S301 - from the process started above
        except (OSError, EOFError) as error:
            raise LimitError(self._process.wait()) from error
        return ended


_HOSTS: SimpleQueue[_Host] = SimpleQueue()
"""Hosts of this worker that wait for a job: as many as it has threads."""


def run_apart(job: Job[T, R]) -> R | Failure:
    """Do a job in processes that are not this one: it has threads, and is not to be bound or ended by it."""
    try:
        host = _HOSTS.get_nowait()
    except Empty:
        host = _Host()
    try:
        ended = host.do(job)
    except LimitError as error:
        return failure_of(error, job.limits)
    _HOSTS.put(host)
    return ended


def serve() -> None:
    """Do the jobs that are written to standard input until it ends, and write what came of each."""
    given, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get into an answer
    loaded: object = None
    pool = Pool(1)
    while (job := _next(given)) is not None:
        if job.work != loaded:
            loaded = job.work
            getattr(job.work, "preload", lambda: None)()
            # What is forked from now on has it.
            pool.__exit__()
        ((_, ended),) = pool.run([job])
        pickle.dump(ended, results)
        results.flush()
    pool.__exit__()


def _next(given: IO[bytes]) -> Job[Any, Any] | None:
    try:
        job: Job[Any, Any] = pickle.load(given)  # noqa: S301 - from the process that started this one
    except EOFError:
        return None
    return job
