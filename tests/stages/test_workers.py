"""A document that hangs, swells or crashes ends with its reason, and the others go on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.readers.source import UnreadableError
from pipeline.stages import workers
from pipeline.stages.inventory import Entry
from pipeline.stages.settings import Settings
from pipeline.stages.workers import Task, run_tasks, workers_for


def spin(task: Task) -> None:
    while True:
        pass


def sleep(task: Task) -> None:
    time.sleep(60)


def swell(task: Task) -> None:
    bytearray(3 * 2**30)


def crash(task: Task) -> None:
    os._exit(139)


def abort(task: Task) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(task: Task) -> None:
    raise UnreadableError("protected by a password")


def stumble(task: Task) -> None:
    raise KeyError("two\nlines")


def end(work: Callable[[Task], None]) -> str | None:
    """Why a task with this work fails."""
    entry = Entry("d", "d.pdf", Path("gone.pdf"))
    task = Task(entry, Path("nowhere"), Settings(cpu_seconds=1, memory_mib=1024))
    with workers_for(1, None) as pool:
        ((_, reason),) = run_tasks(pool, work, [task])
    return reason


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (spin, "needs more than 1 seconds of CPU time"),
        (swell, "needs more than 1024 MiB of memory"),
        (crash, "the program that worked on it crashed (exit status 139)"),
        (
            abort,
            "reading it broke off (SIGKILL): the file is damaged, or needs more than 1024 MiB of memory",
        ),
        (refuse, "protected by a password"),
        (stumble, "a fault of this program: KeyError: 'two\\nlines'"),
    ],
)
def test_a_task_that_fails_says_why(work: Callable[[Task], None], reason: str) -> None:
    assert end(work) == reason


def test_a_task_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WALL_PER_CPU", 2)
    assert end(sleep) == "not done after 2 seconds"


def test_a_larger_file_may_take_longer() -> None:
    settings = Settings(cpu_seconds=60)
    assert [settings.cpu_limit(size) for size in (0, 2**20, 10 * 2**20)] == [60, 90, 360]
