"""A document that hangs, swells or crashes ends with its reason, and the others go on."""

from __future__ import annotations

import errno
import faulthandler
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.readers.source import UnreadableError
from pipeline.stages import work_limits
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.settings import Settings
from pipeline.stages.work_limits import Limits
from pipeline.stages.workers import run_here
from tests.conftest import TOP, heed_interrupts

LIMITS = Limits(cpu_seconds=1, memory_mib=1024)


def spin(_: object) -> None:
    while True:
        pass


def sleep(_: object) -> None:
    time.sleep(60)


def swell(_: object) -> None:
    bytearray(3 * 2**30)


def crash(_: object) -> None:
    os._exit(139)


def break_off(_: object) -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGABRT)


def be_killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(_: object) -> None:
    raise UnreadableError("protected by a password")


def stumble(_: object) -> None:
    raise KeyError("two\nlines")


def fill_the_disk(_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def misread(_: object) -> None:
    raise OSError("cannot identify image file")


def double(number: int) -> int:
    return 2 * number


def end(work: Callable[[object], None]) -> Failure:
    ended = run_here(Job(work, None, LIMITS))
    assert isinstance(ended, Failure)
    return ended


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (crash, "the program that worked on it crashed (exit status 139)"),
        (refuse, "protected by a password"),
        (stumble, "a fault of this program: KeyError: 'two\\nlines' (stages/jobs.py)"),
        (misread, "a fault of this program: OSError: cannot identify image file (stages/jobs.py)"),
    ],
)
def test_what_lies_in_the_document_or_in_us_is_not_tried_again(
    work: Callable[[object], None], reason: str
) -> None:
    ended = end(work)
    assert ended == Failure(ended.reason)
    assert re.sub(r":\d+\)\Z", ")", ended.reason) == reason


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (spin, "needs more than 1 seconds of CPU time"),
        (swell, "needs more than 1024 MiB of memory"),
        (
            break_off,
            "reading it broke off (SIGABRT): the file is damaged, or needs more than 1024 MiB of memory",
        ),
    ],
)
def test_what_ran_into_a_limit_is_tried_again_with_another(
    work: Callable[[object], None], reason: str
) -> None:
    assert end(work) == Failure(reason, is_limit=True)


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (be_killed, "the system ended the work on it (SIGKILL), perhaps for want of memory"),
        (fill_the_disk, "no space left on device"),
    ],
)
def test_what_the_machine_did_is_tried_again(work: Callable[[object], None], reason: str) -> None:
    assert end(work) == Failure(f"{reason}: the next build tries again", is_passing=True)


def test_work_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_limits, "WALL_PER_CPU", 1)
    assert end(sleep) == Failure("not done after 1 seconds: the next build tries again", is_passing=True)


def test_a_clock_that_is_set_forward_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.time()
    monkeypatch.setattr(time, "time", lambda: start + 1_000_000 * (time.monotonic() % 2))
    assert run_here(Job(double, 21, LIMITS)) == 42


PARENT = """
import os, sys, time
from pipeline.stages.jobs import Job
from pipeline.stages.work_limits import Limits
from pipeline.stages.workers import run_here
def wait(_):
    print(os.getpid(), flush=True)
    time.sleep(60)
run_here(Job(wait, None, Limits(60, 1024)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a parent's death is told on Linux only")
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_parent_that_is_ended_leaves_no_worker(signal_: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        cwd=TOP,
        stdout=subprocess.PIPE,
        text=True,
        stderr=subprocess.DEVNULL,
        preexec_fn=heed_interrupts,
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.send_signal(signal_)
    parent.wait(30)
    assert is_gone(worker)


def is_gone(process: int) -> bool:
    """Whether a process ends, given time enough on a busy machine."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_larger_file_may_take_longer() -> None:
    settings = Settings(cpu_seconds=60)
    assert [settings.cpu_limit(size) for size in (0, 2**20, 10 * 2**20)] == [60, 90, 360]
