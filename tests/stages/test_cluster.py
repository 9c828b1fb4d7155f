"""Work on a cluster: bound there as here, with or without folders that both see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.stages import STAGES, cluster, run
from pipeline.stages.cluster import ClusterWorkers, run_apart
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.run import open_corpus, read_all, run_stage
from pipeline.stages.work_limits import Limits

LIMITS = Limits(cpu_seconds=1, memory_mib=1024)


BE_KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
BE_KILLED_ONCE = (
    "import os, signal\nif os.path.exists({flag!r}):\n os.unlink({flag!r})\n"
    " os.kill(os.getpid(), signal.SIGKILL)"
)
# What is sent must be found there: the modules of tests are not.


def test_work_is_bound_in_a_process_of_its_own() -> None:
    assert run_apart(Job(len, "two", LIMITS)) == 3
    for work, argument, reason in (
        (int, "two", "a fault of this program: ValueError: invalid literal"),
        (os.stat, "not there", "no such file or directory"),
        (bytearray, 3 * 2**30, "needs more than 1024 MiB of memory"),
        (exec, "while True: pass", "needs more than 1 seconds of CPU time"),
        (exec, "import os; os._exit(139)", "crashed (exit status 139)"),
    ):
        ended = run_apart(Job(work, argument, LIMITS))  # type: ignore[arg-type]
        assert isinstance(ended, Failure)
        assert reason in ended.reason


def test_a_process_that_has_loaded_what_is_needed_does_the_next_job_too() -> None:
    cluster._HOSTS.__init__()  # type: ignore[misc]
    first = run_apart(Job(exec, "import os; os.environ['SEEN'] = '1'", LIMITS))
    assert first is None
    host = cluster._HOSTS.get_nowait()
    cluster._HOSTS.put(host)
    assert run_apart(Job(abs, -4, LIMITS)) == 4
    assert cluster._HOSTS.get_nowait() is host


@pytest.fixture
def workers() -> Iterator[ClusterWorkers]:
    with ThreadPoolExecutor(2) as executor:
        yield ClusterWorkers(executor, 2, sees_folders=True)


def test_every_job_is_done_though_few_wait_on_the_cluster(workers: ClusterWorkers) -> None:
    ended = [told for _, told in workers.run(Job(abs, -number, LIMITS) for number in range(20))]
    assert sorted(ended) == list(range(20))  # type: ignore[type-var]


def test_what_the_machine_ended_is_tried_once_more(workers: ClusterWorkers, tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    flag.touch()
    ((_, ended),) = workers.run([Job(exec, BE_KILLED_ONCE.format(flag=str(flag)), LIMITS)])  # type: ignore[list-item]
    assert ended is None
    assert not flag.exists()


def test_a_document_that_ends_two_processes_has_failed(workers: ClusterWorkers) -> None:
    ((_, ended),) = workers.run([Job(exec, BE_KILLED, LIMITS)])
    assert isinstance(ended, Failure)
    assert (ended.is_passing, ended.is_limit) == (False, True)


def results(raw: Path, out: Path, address: str | None) -> dict[str, bytes]:
    """The files of results after reading and tables."""
    with open_corpus(raw, out, workers=2, cluster=address) as corpus:
        corpus, _ = read_all(corpus)
        run_stage(corpus, STAGES["tables"])
        held = {id_: corpus.ledger.of(id_) for id_ in corpus.ledger.documents()}
        assert all(not receipt.spoilt(out / id_) for id_, all_ in held.items() for receipt in all_.values())
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.glob("*/**/*") if p.is_file()}


MAIL = (
    b"From: a@example.org\nSubject: Bordereau\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nVoir la note.\n"
    b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\n"
    b"Le 3 mars 2023, 12 millions.\n--x--\n"
)


def test_machines_that_do_not_see_our_folders_give_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "note.csv").write_text("Quoi;Montant\neau;12\npiste;30\nTotal;42\n", encoding="utf-8")
    (raw / "lettre.eml").write_bytes(MAIL)
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    here = results(raw, tmp_path / "here", None)

    @contextmanager
    def elsewhere(*_: Any) -> Iterator[ClusterWorkers]:
        with ThreadPoolExecutor(1) as executor:
            yield ClusterWorkers(executor, 1, sees_folders=False)

    monkeypatch.setattr(run, "workers_for", elsewhere)
    assert results(raw, tmp_path / "there", "tcp://elsewhere") == here
    assert any("attachments/" in name for name in here)
