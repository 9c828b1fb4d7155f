"""A build ends, costs a document only itself, and says in one line what is wrong."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.readers.source import Source
from pipeline.records import Reading
from pipeline.records.guards import STRICT
from pipeline.stages import documents
from pipeline.stages.inventory import take_inventory
from pipeline.stages.ledger import open_ledger
from pipeline.stages.settings import Settings
from tests.conftest import TOP, heed_interrupts
from tests.test_build import ask

TEXT = "Compte rendu\n\nLa convention a été signée le 3 mars 2022 pour un montant de {} millions de FCFA.\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(1, 4):
        (folder / f"note-{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried here has nothing to do with names, whose model takes a while to load."""
    from pipeline.entities import load_nlp

    documents.language_model.cache_clear()
    monkeypatch.setattr(documents, "language_model", lambda: load_nlp(["amounts", "dates"]))


def bordereau(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def build(raw: Path, out: Path, *options: object) -> Result:
    return bordereau("build", "--raw", raw, "--out", out, "--workers", 1, *options)


def refused(result: Result) -> str:
    """The one line by which a command says why it did nothing."""
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    return result.stderr


def statuses(out: Path) -> dict[object, object]:
    return dict(ask(out, "SELECT path, status FROM documents"))  # type: ignore[arg-type]


# Folders


@pytest.mark.parametrize("name", ["out", "results/of today", "raw"])
def test_results_that_lie_among_the_documents_are_not_read(raw: Path, name: str) -> None:
    out = raw / name
    for _ in range(2):
        assert build(raw, out).exit_code == 0
        assert sorted(map(str, statuses(out))) == ["note-1.txt", "note-2.txt", "note-3.txt"]


def test_results_are_known_under_another_name_too(raw: Path, tmp_path: Path) -> None:
    (raw / "out").mkdir()
    (tmp_path / "linked").symlink_to(raw / "out")
    assert build(raw, tmp_path / "linked").exit_code == 0
    assert len(take_inventory(raw, tmp_path / "linked")) == 3


@pytest.mark.parametrize("above", ["", ".."])
def test_documents_that_lie_in_the_folder_of_results_are_refused(raw: Path, above: str) -> None:
    assert "give the results a folder of their own" in refused(build(raw, raw / above))
    assert len(list(raw.iterdir())) == 3


def test_links_in_a_circle_and_paths_too_long_are_failed_rows(raw: Path, out: Path) -> None:
    (raw / "one.pdf").symlink_to(raw / "two.pdf")
    (raw / "two.pdf").symlink_to(raw / "one.pdf")
    (raw / "round").symlink_to(raw)
    (raw / "self.pdf").symlink_to("self.pdf")
    inside = os.open(raw, os.O_RDONLY)
    try:
        for _ in range(30):
            os.mkdir("d" * 200, dir_fd=inside)
            deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=inside)
            os.close(inside)
            inside = deeper
        os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=inside))
    finally:
        os.close(inside)
    try:
        assert build(raw, out).exit_code == 0
        rows = dict(ask(out, "SELECT path, error FROM documents WHERE status = 'failed'"))
        assert {name: rows.pop(name) for name in ("one.pdf", "two.pdf", "self.pdf")} == dict.fromkeys(
            ("one.pdf", "two.pdf", "self.pdf"), "a link that leads back to itself"
        )
        assert rows.pop("round")
        ((path, error),) = rows.items()
        assert str(path).startswith("d" * 200)
        assert "too long" in str(error)
        assert list(statuses(out).values()).count("ok") == 3
    finally:
        # What removes a folder after a test cannot go that deep by path.
        subprocess.run(["rm", "-rf", str(raw / ("d" * 200))], check=True)


def test_a_folder_that_may_not_be_listed_is_a_failed_row(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "closed").mkdir()
    list_folder = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert build(raw, out).exit_code == 0
    assert ask(out, "SELECT path, error FROM documents WHERE status = 'failed'") == [
        ("closed", "a folder that cannot be listed: permission denied")
    ]


def test_names_with_line_ends_are_told_on_one_line(raw: Path, out: Path) -> None:
    (raw / "two\nlines\x1b[31m.txt").write_text(TEXT.format(9), encoding="utf-8")
    done = build(raw, out)
    assert done.exit_code == 0
    assert "accepted   two\\nlines\\x1b[31m.txt" in done.stderr
    assert ask(out, "SELECT path FROM documents WHERE path LIKE 'two%'") == [("two\nlines\x1b[31m.txt",)]


# What is gone


def test_an_empty_folder_does_not_take_the_archive_along(raw: Path, out: Path) -> None:
    build(raw, out)
    for path in raw.iterdir():
        path.unlink()
    assert "is empty, but" in refused(build(raw, out))
    assert len(statuses(out)) == 3
    assert "--allow-empty" in refused(bordereau("read", "--raw", raw, "--out", out))
    assert build(raw, out, "--allow-empty").exit_code == 0
    assert statuses(out) == {}


def test_an_absent_folder_is_refused(raw: Path, out: Path) -> None:
    build(raw, out)
    raw.rename(raw.with_name("elsewhere"))
    assert "no such folder" in refused(build(raw, out, "--allow-empty"))
    assert len(statuses(out)) == 3


def test_an_empty_folder_gives_an_empty_archive_the_first_time(out: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    assert build(tmp_path / "raw", out).exit_code == 0


@pytest.mark.parametrize(("gone", "is_refused"), [(3, False), (4, True)])
def test_most_documents_do_not_vanish_at_once_unasked(
    raw: Path, out: Path, gone: int, is_refused: bool
) -> None:
    for number in range(4, 7):
        (raw / f"note-{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    build(raw, out)
    for path in sorted(raw.glob("*.txt"))[:gone]:
        path.unlink()
    done = build(raw, out)
    assert done.exit_code == is_refused
    if is_refused:
        assert f"{gone} of 6 documents are gone at once" in refused(done)
        assert build(raw, out, "--allow-empty").exit_code == 0
    assert len(statuses(out)) == 6 - gone


def test_documents_that_were_moved_have_not_vanished(raw: Path, out: Path) -> None:
    build(raw, out)
    (raw / "2022").mkdir()
    for path in list(raw.glob("*.txt")):
        path.rename(raw / "2022" / path.name)
    assert build(raw, out).exit_code == 0
    assert sorted(map(str, statuses(out))) == ["2022/note-1.txt", "2022/note-2.txt", "2022/note-3.txt"]


def test_what_is_not_ours_is_not_removed(raw: Path, out: Path) -> None:
    for name, receipts in (("theirs", '{"total": 12}'), ("note-9", "{}")):
        (out / name).mkdir(parents=True)
        (out / name / "receipts.json").write_text(receipts, encoding="utf-8")
        (out / name / "amounts.csv").write_text("12\n", encoding="utf-8")
    (out / "note-1").mkdir()
    (out / "note-1" / "mine.csv").write_text("mine\n", encoding="utf-8")
    build(raw, out)
    (raw / "note-1.txt").unlink()
    assert "removed    note-1" in build(raw, out).stderr
    assert [path.name for path in (out / "note-1").iterdir()] == ["mine.csv"]
    assert (out / "theirs" / "amounts.csv").exists()
    assert (out / "note-9" / "amounts.csv").exists()


# What fails for a passing reason


class Once:
    """Stands for the reading of a document: fails as long as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, flag: Path, failure: Callable[[], None]) -> None:
        read = documents.read_document

        def failing(entry: object, folder: Path, settings: object) -> None:
            if folder.name == "note-1" and flag.exists():
                failure()
            read(entry, folder, settings)  # type: ignore[arg-type]

        import dataclasses

        from pipeline import stages

        monkeypatch.setitem(stages.STAGES, "read", dataclasses.replace(stages.READ, run=failing))
        flag.touch()


def full_disk() -> None:
    raise OSError(28, "No space left on device")


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hungry() -> None:
    raise MemoryError


def damaged() -> None:
    from pipeline.readers.source import UnreadableError

    raise UnreadableError("the file is damaged")


@pytest.mark.parametrize("failure", [full_disk, killed])
def test_what_the_machine_did_is_tried_again_by_the_next_build(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Callable[[], None]
) -> None:
    Once(monkeypatch, tmp_path / "flag", failure)
    done = build(raw, out)
    assert done.exit_code == 0
    assert "the next build tries again" in done.stderr
    assert statuses(out)["note-1.txt"] == "failed"
    (tmp_path / "flag").unlink()
    assert "1 worked on" in build(raw, out).stderr
    assert set(statuses(out).values()) == {"ok"}


def test_a_good_document_is_not_replaced_by_a_passing_failure_in_silence(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(raw, out)
    Once(monkeypatch, tmp_path / "flag", killed)
    (raw / "note-1.txt").write_text(TEXT.format(77), encoding="utf-8")
    assert "the archive held it before" in build(raw, out).stderr


def test_a_file_that_is_changed_while_it_is_read_is_read_again(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import readers

    read = readers.read_source

    def reading(source: Source, **known: str) -> Reading:
        done = read(source, **known)
        if source.id == "note-2" and (tmp_path / "flag").exists():
            source.path.write_text(TEXT.format(77), encoding="utf-8")
        return done

    monkeypatch.setattr(readers, "read_source", reading)
    (tmp_path / "flag").touch()
    assert "the file was changed while it was read: the next build tries again" in build(raw, out).stderr
    (tmp_path / "flag").unlink()
    assert "1 worked on" in build(raw, out).stderr
    assert set(statuses(out).values()) == {"ok"}
    assert ask(out, "SELECT value FROM amounts WHERE document_id = 'note-2'") == [(77_000_000,)]


def test_what_failed_for_want_of_memory_is_tried_again_with_more(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Once(monkeypatch, tmp_path / "flag", hungry)
    build(raw, out)
    assert "0 worked on" in build(raw, out).stderr
    (tmp_path / "flag").unlink()
    assert "0 worked on" in build(raw, out).stderr
    (raw / "bordereau.toml").write_text("memory_mib = 4096\n", encoding="utf-8")
    assert "1 worked on" in build(raw, out).stderr
    assert set(statuses(out).values()) == {"ok"}


def test_what_lies_in_the_document_is_tried_again_when_asked(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Once(monkeypatch, tmp_path / "flag", damaged)
    build(raw, out)
    (tmp_path / "flag").unlink()
    (raw / "bordereau.toml").write_text("memory_mib = 4096\n", encoding="utf-8")
    assert "0 worked on" in build(raw, out).stderr
    assert "1 worked on" in bordereau("retry", "--raw", raw, "--out", out, "--workers", 1).stderr
    assert set(statuses(out).values()) == {"ok"}
    assert "0 worked on" in bordereau("retry", "--raw", raw, "--out", out, "--workers", 1).stderr


def audited(
    monkeypatch: pytest.MonkeyPatch, flag: Path, failure: Callable[[], None], *, over_all: bool
) -> None:
    """A check of one document, or one over all of them, fails as long as there is a flag."""
    from pipeline import checks

    def failing(given: object) -> Iterator[Never]:
        if flag.exists() and (over_all or given.id == "note-1"):  # type: ignore[attr-defined]
            failure()
        return iter(())

    registry = checks.ARCHIVE_CHECKS if over_all else checks.DOCUMENT_CHECKS
    monkeypatch.setitem(registry, next(iter(registry)), failing)
    flag.touch()


def swelling() -> None:
    bytearray(3 * 2**30)


@pytest.mark.parametrize(
    ("failure", "reason", "is_over_after"),
    [(swelling, "needs more than 2048 MiB", "nothing changed"), (killed, "tries again", "archive rebuilt")],
)
@pytest.mark.parametrize("over_all", [False, True])
def test_a_check_that_breaks_its_process_costs_itself_and_is_said(
    raw: Path,
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: Callable[[], None],
    reason: str,
    is_over_after: str,
    over_all: bool,
) -> None:
    monkeypatch.setenv(STRICT, "")
    audited(monkeypatch, tmp_path / "flag", failure, over_all=over_all)
    done = build(raw, out)
    assert done.exit_code == 0, done.stderr
    ((document, told),) = ask(out, "SELECT document_id, reason FROM problems WHERE stage = 'audit'")
    assert document == (None if over_all else "note-1")
    assert reason in str(told)
    (tmp_path / "flag").unlink()
    assert is_over_after in build(raw, out).stderr
    left = ask(out, "SELECT count(*) FROM problems WHERE stage = 'audit'")
    assert left == [(int(is_over_after == "nothing changed"),)]


# What was written


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def edited(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"3000000", b"9000000").replace(b"note", b"toad"))


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [emptied, truncated, edited, removed])
@pytest.mark.parametrize("name", ["note-3/pages.jsonl", "note-3/amounts.jsonl", "receipts.db"])
def test_results_that_were_changed_are_made_again(
    raw: Path, out: Path, spoil: Callable[[Path], None], name: str
) -> None:
    build(raw, out)
    before = ask(out, "SELECT * FROM amounts"), (out / name).read_bytes()
    spoil(out / name)
    done = build(raw, out)
    assert done.exit_code == 0, done.stderr
    assert ask(out, "SELECT * FROM amounts") == before[0]
    if name.endswith("l"):
        assert (out / name).read_bytes() == before[1]


def rotten(path: Path) -> None:
    """Other bytes under the same size and time, as a failing disk gives them."""
    known = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("name", ["note-3/pages.jsonl", "archive.db"])
def test_verify_finds_what_no_size_and_no_time_tells(raw: Path, out: Path, name: str) -> None:
    build(raw, out)
    assert bordereau("verify", "--raw", raw, "--out", out).exit_code == 0
    good = (out / name).read_bytes()
    rotten(out / name)
    told = bordereau("verify", "--raw", raw, "--out", out)
    assert told.exit_code == 1
    assert f"{out / name}: not as" in told.stdout
    assert build(raw, out).exit_code == 0
    assert bordereau("verify", "--raw", raw, "--out", out).exit_code == 0
    if name.endswith("l"):
        assert (out / name).read_bytes() == good


@pytest.mark.parametrize("spoil", [emptied, truncated, removed])
def test_a_damaged_archive_is_built_again(raw: Path, out: Path, spoil: Callable[[Path], None]) -> None:
    build(raw, out)
    spoil(out / "archive.db")
    assert "archive rebuilt" in build(raw, out).stderr
    assert len(statuses(out)) == 3


def test_no_output_of_an_earlier_build_is_believed_without_its_digest(raw: Path, out: Path) -> None:
    build(raw, out)
    with open_ledger(out) as ledger:
        receipts = ledger.of("note-1")
    for receipt in receipts.values():
        for name, output in receipt.outputs.items():
            assert output.size == (out / "note-1" / name).stat().st_size
    assert set(receipts) == {"read", "tables", "entities"}


# Signals, disks and folders


COMMAND = [sys.executable, "-m", "pipeline", "build"]


@pytest.mark.slow
@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_lets_go_of_its_folder(raw: Path, out: Path, signal_: signal.Signals) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--raw", str(raw), "--out", str(out)],
        cwd=TOP,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    while not (out / ".lock").exists():
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal_)
    _, told = process.communicate(timeout=60)
    assert told.count("\n") <= 2
    assert "Traceback" not in told
    done = build(raw, out)
    assert done.exit_code == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("kib", [4, 40, 200])
def test_a_full_disk_ends_in_one_line_and_is_overcome(raw: Path, out: Path, kib: int) -> None:
    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, kib * 1024))

    done = subprocess.run(
        [*COMMAND, "--raw", str(raw), "--out", str(out)],
        cwd=TOP,
        capture_output=True,
        text=True,
        preexec_fn=small_files,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    again = build(raw, out)
    assert again.exit_code == 0, again.stderr
    assert set(statuses(out).values()) == {"ok"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk with these options; only the administrator of a machine may."""
    there = tmp_path / "disk"
    there.mkdir()

    def mounted(options: str) -> Path:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "none", str(there)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("no disk can be mounted here")
        return there

    yield mounted
    subprocess.run(["umount", str(there)], capture_output=True, check=False)


@pytest.mark.parametrize("kib", [16, 128, 400])
def test_a_small_disk_ends_in_one_line_and_is_overcome(
    raw: Path, small_disk: Callable[[str], Path], kib: int
) -> None:
    disk = small_disk(f"size={kib}k")
    full = build(raw, disk / "out")
    assert full.exit_code == 1
    told = full.stderr.splitlines()[-1]
    assert told.startswith("Error: ")
    assert "no space left on device" in told or "disk is full" in told
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    done = build(raw, disk / "out")
    assert done.exit_code == 0, done.stderr
    assert set(statuses(disk / "out").values()) == {"ok"}


def test_a_read_only_disk_is_one_line(raw: Path, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("size=64m")
    assert build(raw, disk / "out").exit_code == 0
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert "read-only file system" in refused(build(raw, disk / "out"))
    assert "read-only file system" in refused(build(raw, disk / "another"))


@pytest.mark.parametrize("spoil", [emptied, truncated])
def test_serving_a_damaged_archive_is_one_line(raw: Path, out: Path, spoil: Callable[[Path], None]) -> None:
    build(raw, out)
    spoil(out / "archive.db")
    told = refused(bordereau("serve", "--raw", raw, "--out", out))
    assert "bordereau build" in told


@pytest.mark.parametrize(
    "host", ["203.0.113.7", "no-such-host.invalid", "::zz", "1.2.3.4.5", "a" * 300, "é\0"]
)
def test_a_host_that_cannot_be_bound_is_one_line(raw: Path, out: Path, host: str) -> None:
    build(raw, out)
    assert refused(bordereau("serve", "--raw", raw, "--out", out, "--host", host))


def test_a_folder_that_cannot_be_written_to_is_one_line(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert "cannot be written to: not a directory" in refused(build(raw, tmp_path / "file" / "out"))


def test_a_fault_of_ours_is_one_line_and_its_traceback_a_file(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pipeline.stages import build as building

    def failing(corpus: object) -> None:
        raise ZeroDivisionError("nobody\nforesaw this")

    monkeypatch.setattr(building, "read_all", failing)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    told = refused(build(raw, out))
    assert "a fault of this program: ZeroDivisionError: nobody foresaw this (stages/build.py:" in told
    file = Path(told.rpartition("the traceback is in ")[2].strip())
    assert "ZeroDivisionError" in file.read_text(encoding="utf-8")


def test_tables_of_a_file_are_found_under_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.stages import one_file

    def spin(file: Path) -> str:
        while True:
            pass

    file = tmp_path / "slow.txt"
    file.write_text("text", encoding="utf-8")
    monkeypatch.setattr(one_file, "file_digest", spin)
    monkeypatch.setattr("pipeline.cli.texts.Settings", lambda: Settings(cpu_seconds=1))
    assert "slow.txt: needs more than 1 seconds of CPU time" in refused(bordereau("tables-of", file))


def test_two_builds_leave_the_records_whole(raw: Path, out: Path) -> None:
    running = [
        subprocess.Popen(
            [*COMMAND, "--raw", str(raw), "--out", str(out)], cwd=TOP, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=300)[1] for process in running]
    codes = sorted(process.returncode for process in running)
    assert codes in ([0, 0], [0, 1])
    if codes == [0, 1]:
        assert any("another build is at work here" in text for text in told)
    assert set(statuses(out).values()) == {"ok"}
