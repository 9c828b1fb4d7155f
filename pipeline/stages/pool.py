"""Processes forked from this one that do one job after the other, each bound anew for every job.

A fork for each job would build every cache of first use anew, and copy every page of memory that it touches;
a process that has done its share, or has grown, makes way for a fresh one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from pipeline.errors import fault_of
from pipeline.readers.source import UnreadableError
from pipeline.stages.collector import collect_seldom
from pipeline.stages.failures import Failure, FaultError, LimitError, failure_of
from pipeline.stages.jobs import Job
from pipeline.stages.kept_patterns import Made, keep_long_patterns, long_patterns
from pipeline.unix import FORK, address_space, leave_with_parent, loosen

T = TypeVar("T")
R = TypeVar("R")

MOST_JOBS = 50
"""Jobs that a process does: what a library forgets to give back is bounded by it."""

MOST_GROWTH = 256
"""MiB that a process may hold on to after a job: with more it makes way."""

Answer = tuple[Any, BaseException | None, bool, Made]
"""Of a job: its result, else its error; whether the process leaves after it; patterns to keep."""


@dataclass
class _Worker:
    """A process, our end of the pipe to it, and the job that it does."""

    process: BaseProcess
    pipe: Connection
    job: Job[Any, Any] | None = None


class Pool:
    """Does jobs in so many processes at once; as a context manager it leaves none behind."""

    def __init__(self, n_workers: int) -> None:
        self._n_workers = n_workers
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def run(self, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
        """Do jobs; gives each with its result, or with the reason why it failed, as they end."""
        waiting = iter(jobs)
        while True:
            self._hand_out(waiting)
            busy = {worker.pipe: worker for worker in self._workers if worker.job is not None}
            if not busy:
                return
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                job, worker.job = worker.job, None
                assert job is not None
                yield job, self._taken_from(worker, job)

    def _hand_out(self, waiting: Iterator[Job[Any, Any]]) -> None:
        """Give every idle process a job, and start processes where there are fewer than asked for."""
        while free := self._free():
            job = next(waiting, None)
            if job is None:
                return
            worker = free if isinstance(free, _Worker) else self._start()
            try:
                worker.pipe.send(job)
            except OSError:
                # It was ended while it waited: the job goes to another.
                self._end(worker)
                worker = self._start()
                worker.pipe.send(job)
            worker.job = job

    def _free(self) -> _Worker | bool:
        """A process that waits for a job; whether one may be started where none does."""
        idle = next((worker for worker in self._workers if worker.job is None), None)
        return idle or len(self._workers) < self._n_workers

    def _start(self) -> _Worker:
        ours, theirs = FORK.Pipe()
        # A copy of our ends in the child would keep pipes open that we close.
        not_theirs = [*(worker.pipe for worker in self._workers), ours]
        process = FORK.Process(target=_serve, args=(theirs, not_theirs), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _taken_from(self, worker: _Worker, job: Job[T, R]) -> R | Failure:
        try:
            result, error, leaves, made = worker.pipe.recv()
        except (EOFError, OSError):
            return failure_of(LimitError(self._end(worker)), job.limits)
        keep_long_patterns(made)
        if leaves:
            self._end(worker)
        answer: R = result
        return answer if error is None else failure_of(error, job.limits)

    def _end(self, worker: _Worker) -> int:
        """Wait until a process that leaves is gone; gives its exit status, negative for a signal."""
        self._workers.remove(worker)
        worker.process.join()
        worker.pipe.close()
        status = worker.process.exitcode
        return status if status is not None else 0


def _serve(pipe: Connection, not_ours: Iterable[Connection]) -> None:
    """Do the jobs that come through a pipe, in a process of its own, until it is closed."""
    for other in not_ours:
        other.close()
    leave_with_parent()
    collect_seldom()
    long_patterns()  # what the parent compiled is there
    at_first = address_space()
    for number in range(1, MOST_JOBS + 1):
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result, error = job(at_first), None
        except BaseException as raised:  # noqa: BLE001 - it is told to the parent
            result, error = None, raised
        finally:
            loosen()
        has_grown = address_space() - at_first > MOST_GROWTH * 2**20
        # What was broken off in the middle may have left anything behind.
        leaves = number == MOST_JOBS or has_grown or not isinstance(error, UnreadableError | None)
        _answer(pipe, (result, error, leaves, long_patterns()))
        del job, result, error
        if leaves:
            return


def _answer(pipe: Connection, answer: Answer) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever cannot be sent is told in words
        pipe.send((None, FaultError(fault_of(error)), answer[2], []))
