"""The build is incremental and safe, and accounts for every file."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.records import Document
from pipeline.records.files import file_name, load_records
from pipeline.stages import run
from pipeline.stages.inventory import CONTROL_FILES
from tests.conftest import RAW, TOP, Bordereau

TEXT = """Projet d'adduction d'eau

La convention a été signée le 3 mars 2022 pour un montant de 27 millions de FCFA.

Référence\tPartenaire\tMontant FCFA\tMontant Euro
MLI22-001-APO\tONG Alpha\t6.559.570\t10.000
MLI22-002-APO\tONG Beta\t13.119.140\t20.000
Total\t\t19.678.710\t30.000
"""


def dump(out: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{out}/archive.db?mode=ro", uri=True)) as db:
        return list(db.iterdump())


def ask(out: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{out}/archive.db?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def receipts(out: Path) -> dict[str, str]:
    """What was settled of each document, with the times of its files."""
    with closing(sqlite3.connect(out / "receipts.db")) as db:
        rows = db.execute("SELECT document || ' ' || stage, receipt FROM receipts").fetchall()
    return dict(rows)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "documents reçus"
    (folder / "2022").mkdir(parents=True)
    (folder / "2022" / "eau.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(RAW / "releve-decisions.md", folder)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "archive été"


def test_two_builds_of_the_same_documents_give_the_same_archive(
    bordereau: Bordereau, sample_out: Path, tmp_path: Path
) -> None:
    done = bordereau("build", "--raw", RAW, "--out", tmp_path / "again", "--workers", 1)
    assert done.returncode == 0, done.stderr
    assert dump(tmp_path / "again") == dump(sample_out)


def test_progress_goes_to_standard_error_only(bordereau: Bordereau, raw: Path, out: Path) -> None:
    done = bordereau("build", "--raw", raw, "--out", out)
    assert done.stdout == ""
    assert "accepted   2022/eau.txt" in done.stderr


def test_a_second_build_does_nothing_and_does_not_load_spacy(
    bordereau: Bordereau, raw: Path, out: Path
) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    before = (receipts(out), (out / "archive.db").stat().st_ino)
    script = (
        "import sys, pipeline.cli\n"
        "try: pipeline.cli.main(sys.argv[1:])\n"
        "finally: print([name for name in ('spacy', 'numpy', 'pdfplumber', 'asyncio', 'pipeline.serve') "
        "if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, "build", "--raw", str(raw), "--out", str(out)]
    again = subprocess.run(command, capture_output=True, text=True, cwd=TOP, timeout=60)
    assert "0 worked on, nothing changed" in again.stderr
    assert again.stdout == "[]\n"
    assert (receipts(out), (out / "archive.db").stat().st_ino) == before


def test_a_touched_file_with_the_same_bytes_is_not_read_again(
    bordereau: Bordereau, raw: Path, out: Path
) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    os.utime(raw / "releve-decisions.md", (0, 0))
    assert "0 worked on" in bordereau("build", "--raw", raw, "--out", out).stderr


def test_a_new_file_costs_that_file_only(bordereau: Bordereau, raw: Path, out: Path) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    before = receipts(out)
    (raw / "new.txt").write_text("Le 5 mai 2023, 12 millions d'euros.", encoding="utf-8")
    done = bordereau("build", "--raw", raw, "--out", out)
    assert "1 worked on, archive rebuilt" in done.stderr
    after = receipts(out)
    assert {name: after[name] for name in before} == before


def test_what_is_kept_gives_the_archive_of_a_build_from_nothing(
    bordereau: Bordereau, raw: Path, out: Path, tmp_path: Path
) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    told = "Le 3 mars 2023, l'Union européenne et l'ONG Espoir ont signé une convention de 12 000 000 FCFA."
    (raw / "new.txt").write_text(f"{told}\n\nTotal : 5 + 6 = 12 villages.", encoding="utf-8")
    (raw / "2022" / "eau.txt").unlink()
    bordereau("build", "--raw", raw, "--out", out)
    bordereau("build", "--raw", raw, "--out", tmp_path / "from nothing")
    assert dump(out) == dump(tmp_path / "from nothing")


def test_a_removed_file_takes_its_rows_along(bordereau: Bordereau, raw: Path, out: Path) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    (raw / "releve-decisions.md").unlink()
    done = bordereau("build", "--raw", raw, "--out", out)
    assert "removed    releve-decisions" in done.stderr
    assert ask(out, "SELECT id FROM documents") == [("2022-eau",)]
    assert ask(out, "SELECT count(*) FROM amounts WHERE document_id != '2022-eau'") == [(0,)]
    assert not (out / "releve-decisions").exists()


def test_a_changed_file_is_worked_on_again(bordereau: Bordereau, raw: Path, out: Path) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    (raw / "2022" / "eau.txt").write_text(TEXT.replace("27 millions", "28 millions"), encoding="utf-8")
    bordereau("build", "--raw", raw, "--out", out)
    assert ask(out, "SELECT value FROM amounts WHERE text LIKE '% millions de FCFA'") == [(28_000_000,)]


def test_a_setting_redoes_what_heeds_it_and_nothing_else(bordereau: Bordereau, raw: Path, out: Path) -> None:
    bordereau("build", "--raw", raw, "--out", out)
    (raw / "bordereau.toml").write_text("cpu_seconds = 200\n", encoding="utf-8")
    assert "0 worked on" in bordereau("build", "--raw", raw, "--out", out).stderr
    (raw / "bordereau.toml").write_text('country = "CM"\n', encoding="utf-8")
    assert "0 worked on" not in bordereau("build", "--raw", raw, "--out", out).stderr
    assert ask(
        out, "SELECT DISTINCT currency FROM amounts WHERE document_id = '2022-eau' AND currency LIKE 'X%'"
    ) == [("XAF",)]


def test_an_unknown_setting_is_an_error_in_one_line(bordereau: Bordereau, raw: Path, out: Path) -> None:
    (raw / "bordereau.toml").write_text("colour = 1\n", encoding="utf-8")
    done = bordereau("build", "--raw", raw, "--out", out)
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "unknown setting colour" in done.stderr


@pytest.fixture
def broken(raw: Path) -> Path:
    (raw / "empty.pdf").write_bytes(b"")
    (raw / "noise.pdf").write_bytes(bytes(range(256)) * 40)
    (raw / "cut.pdf").write_bytes((RAW / "lettre-ddrk-2023-07.pdf").read_bytes()[:300])
    (raw / "copy.md").write_bytes((raw / "releve-decisions.md").read_bytes())
    (raw / "away.txt").symlink_to(TOP / "README.md")
    (raw / "été 🦄.txt").write_text("Rien.", encoding="utf-8")
    return raw


def test_every_file_ends_as_one_row_with_its_reason(bordereau: Bordereau, broken: Path, out: Path) -> None:
    done = bordereau("build", "--raw", broken, "--out", out)
    assert done.returncode == 0, done.stderr
    rows = {
        str(path): (status, error)
        for path, status, error in ask(out, "SELECT path, status, error FROM documents")
    }
    assert set(rows) == {
        path.relative_to(broken).as_posix()
        for path in broken.rglob("*")
        if not path.is_dir() and path.name not in CONTROL_FILES
    }
    assert {path for path, (status, _) in rows.items() if status == "failed"} == {
        "empty.pdf",
        "noise.pdf",
        "cut.pdf",
        "away.txt",
    }
    assert all(error and "\n" not in str(error) for status, error in rows.values() if status != "ok")
    assert rows["releve-decisions.md"] == ("duplicate", "same bytes as copy")
    for path, (status, error) in rows.items():
        if status == "failed":
            assert f"failed     {path}: {error}" in done.stderr
    assert "4 failed" in done.stderr


def test_the_original_of_a_duplicate_may_go(bordereau: Bordereau, broken: Path, out: Path) -> None:
    bordereau("build", "--raw", broken, "--out", out)
    (broken / "copy.md").unlink()
    bordereau("build", "--raw", broken, "--out", out)
    assert ask(out, "SELECT status FROM documents WHERE path = 'releve-decisions.md'") == [("ok",)]


def test_stages_one_by_one_or_up_to_the_last_give_the_archive_of_a_build(
    bordereau: Bordereau, raw: Path, tmp_path: Path
) -> None:
    (raw / "releve-decisions.md").unlink()
    wanted = [
        *(("alone", [stage]) for stage in ("read", "tables", "entities", "load", "audit")),
        ("until", ["build", "--until", "audit"]),
        ("whole", ["build"]),
    ]
    for out, command in wanted:
        done = bordereau(*command, "--raw", raw, "--out", tmp_path / out)
        assert done.returncode == 0, done.stderr
    assert dump(tmp_path / "alone") == dump(tmp_path / "until") == dump(tmp_path / "whole")


def test_a_build_up_to_a_stage_goes_no_further_and_looks_at_the_documents_once(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "releve-decisions.md").unlink()
    looked = []
    register = run.register_files
    monkeypatch.setattr(run, "register_files", lambda *given: looked.append(given) or register(*given))
    command = ["build", "--until", "tables", "--raw", str(raw), "--out", str(out), "--workers", "1"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert done.stderr.splitlines()[-2:] == [
        "read: 1 of 1 documents worked on",
        "tables: 1 of 1 documents worked on",
    ]
    assert len(looked) == 1
    (folder,) = out.glob("*eau*")
    assert (folder / file_name("cells")).exists()
    assert not (folder / file_name("amounts")).exists()
    assert not (out / "archive.db").exists()


def test_a_stage_out_of_order_says_which_comes_first(bordereau: Bordereau, raw: Path, out: Path) -> None:
    bordereau("read", "--raw", raw, "--out", out)
    done = bordereau("load", "--raw", raw, "--out", out)
    assert done.returncode != 0
    assert "run `bordereau tables` first" in done.stderr
    assert not (out / "archive.db").exists()


def test_a_folder_that_is_not_there_is_an_error_in_one_line(bordereau: Bordereau, tmp_path: Path) -> None:
    done = bordereau("build", "--raw", tmp_path / "none", "--out", tmp_path / "out")
    assert done.returncode != 0
    none = tmp_path / "none"
    assert done.stderr == f"Error: {none}: no such folder; `bordereau init {none}` begins one\n"


def test_two_builds_of_one_archive_at_once_do_not_mix(bordereau: Bordereau, raw: Path, out: Path) -> None:
    from pipeline.stages.run import open_corpus

    with open_corpus(raw, out, workers=1):
        done = bordereau("build", "--raw", raw, "--out", out)
    assert done.returncode != 0
    assert "another build is at work here" in done.stderr


@pytest.fixture
def killed(raw: Path, out: Path) -> Iterator[Path]:
    """Kill a build after ever longer pauses."""
    for name in ("livret-partenariats.pdf", "bulletin-stabilisation-2022-02-03.pdf"):
        shutil.copy(RAW / name, raw)
    command = [sys.executable, "-m", "pipeline", "build", "--raw", str(raw), "--out", str(out)]
    for pause in (0.5, 1.5, 3.0, 5.0, 8.0):
        process = subprocess.Popen(command, cwd=TOP, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(pause)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (out / "archive.db").exists():
            assert ask(out, "PRAGMA integrity_check") == [("ok",)]
            assert ask(out, "SELECT count(*) FROM fingerprints") == [(2,)]
    return out


@pytest.mark.slow
def test_a_build_killed_half_way_goes_on_to_the_same_archive(
    bordereau: Bordereau, raw: Path, killed: Path, tmp_path: Path
) -> None:
    done = bordereau("build", "--raw", raw, "--out", killed)
    assert done.returncode == 0, done.stderr
    bordereau("build", "--raw", raw, "--out", tmp_path / "undisturbed")
    assert dump(killed) == dump(tmp_path / "undisturbed")
    left = [path.name for path in killed.rglob(".*") if path.name != ".lock"]
    assert left == []


def test_a_document_that_crashes_its_worker_fails_alone(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    from pipeline import stages
    from pipeline.stages.run import open_corpus, run_stage

    def crash(entry: object, folder: Path, settings: object) -> None:
        if "eau" in folder.name:
            os.kill(os.getpid(), signal.SIGSEGV)
        stages.READ.run(entry, folder, settings)  # type: ignore[arg-type]

    crashing = dataclasses.replace(stages.READ, run=crash)
    monkeypatch.setitem(stages.STAGES, "read", crashing)
    with open_corpus(raw, out, workers=2) as corpus:
        run_stage(corpus, crashing)
    (failed,) = (out / "2022-eau" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert "broke off (SIGSEGV)" in json.loads(failed)["error"]
    (read,) = load_records(out / "releve-decisions", "documents", Document)
    assert read.status == "ok"


@pytest.mark.slow
def test_a_cluster_gives_the_same_archive(bordereau: Bordereau, raw: Path, out: Path, tmp_path: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        done = bordereau("build", "--raw", raw, "--out", out, "--cluster", cluster.scheduler_address)
    assert done.returncode == 0, done.stderr
    bordereau("build", "--raw", raw, "--out", tmp_path / "here")
    assert dump(out) == dump(tmp_path / "here")


def test_a_cluster_that_does_not_answer_is_an_error_in_one_line(
    bordereau: Bordereau, raw: Path, out: Path
) -> None:
    done = bordereau("build", "--raw", raw, "--out", out, "--cluster", "tcp://127.0.0.1:9")
    assert done.returncode != 0
    assert "Error: no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
