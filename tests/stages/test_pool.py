"""Processes that do one job after the other: each job has its own bounds, and none spoils another."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.readers.source import UnreadableError
from pipeline.stages import pool
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.pool import Pool
from pipeline.stages.work_limits import Limits

LIMITS = Limits(cpu_seconds=1, memory_mib=512)

KEPT: list[bytearray] = []


def whoami(_: object) -> int:
    return os.getpid()


def refuse(_: object) -> None:
    raise UnreadableError("protected by a password")


def stumble(_: object) -> None:
    raise KeyError("what")


def be_killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work_a_while(seconds: float) -> int:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return os.getpid()


def hold_on_to(mib: int) -> int:
    KEPT.append(bytearray(mib * 2**20))
    return os.getpid()


def give_a_function(_: object) -> Callable[[], int]:
    return lambda: 3


def results(n_workers: int, *jobs: Job[Any, Any]) -> list[Any]:
    with Pool(n_workers) as workers:
        ended = {id(job): told for job, told in workers.run(jobs)}
    return [ended[id(job)] for job in jobs]


def test_one_process_does_job_after_job() -> None:
    assert len(set(results(1, *(Job(whoami, n, LIMITS) for n in range(20))))) == 1


def test_a_process_makes_way_when_it_has_done_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_JOBS", 4)
    assert len(set(results(1, *(Job(whoami, n, LIMITS) for n in range(12))))) == 3


@pytest.mark.parametrize(("mib", "processes"), [(64, 1), (300, 2)])
def test_a_process_that_has_grown_makes_way(mib: int, processes: int) -> None:
    assert len(set(results(1, Job(hold_on_to, mib, LIMITS), Job(whoami, None, LIMITS)))) == processes


def test_the_cpu_time_of_one_job_is_not_counted_against_the_next() -> None:
    pids = results(1, *(Job(work_a_while, 0.6, LIMITS) for _ in range(4)))
    assert len(set(pids)) == 1
    assert not any(isinstance(pid, Failure) for pid in pids)


def test_a_job_that_is_killed_costs_no_other() -> None:
    first, killed, refused, stumbled, last = results(
        2, *(Job(work, None, LIMITS) for work in (whoami, be_killed, refuse, stumble, whoami))
    )
    assert isinstance(first, int)
    assert isinstance(last, int)
    assert isinstance(killed, Failure)
    assert killed.is_passing
    assert refused == Failure("protected by a password")
    assert isinstance(stumbled, Failure)


def test_a_fault_ends_the_process_in_which_it_happened_and_a_refusal_does_not() -> None:
    one, _, two, _, three = results(
        1, *(Job(work, None, LIMITS) for work in (whoami, refuse, whoami, stumble, whoami))
    )
    assert one == two != three


def test_a_result_that_cannot_be_sent_is_a_fault() -> None:
    (ended,) = results(1, Job(give_a_function, None, LIMITS))
    assert isinstance(ended, Failure)
    assert "a fault of this program" in ended.reason


def test_a_process_that_was_ended_while_it_waited_is_replaced() -> None:
    with Pool(1) as workers:
        ((_, pid),) = workers.run([Job(whoami, None, LIMITS)])
        os.kill(pid, signal.SIGKILL)
        while any(child.pid == pid for child in multiprocessing.active_children()):
            time.sleep(0.01)
        ((_, other),) = workers.run([Job(whoami, None, LIMITS)])
    assert isinstance(other, int)
    assert other != pid
