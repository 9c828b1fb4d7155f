"""CPU time of a whole build against the plain loop, turn by turn in one run.

    .venv/bin/python -m benchmarks.whole [FOLDER ...] [--turns N]

Folders of PDFs; by default `../shared/documents` where it is there, `raw/`, and made-up documents. Each turn
is a process of its own on each side, with all imports and models. What both cost on one document is then
taken off, for what they cost without their start.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write_corpus

TOP = Path(__file__).resolve().parents[1]
MADE_UP = 20
TARGET, TARGET_WITHOUT_START = 0.50, 0.33


def with_bytecode(folder: Path) -> dict[str, str]:
    """The environment, in which imported modules stay compiled whatever it says: as they do for a user."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPYCACHEPREFIX": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def cpu_of(scratch: Path, *command: object) -> float:
    """CPU seconds of a command with all that it starts."""
    environment = with_bytecode(scratch / "bytecode") | {"PYTHONPATH": str(TOP)}
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=TOP,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))}: failed")
    return used.ru_utime + used.ru_stime


def both(folder: Path, scratch: Path) -> tuple[float, float]:
    """CPU seconds of our build and of the plain loop."""
    out = scratch / "out"
    shutil.rmtree(out, ignore_errors=True)
    ours = cpu_of(scratch, sys.executable, "-m", "pipeline", "build", "--raw", folder, "--out", out)
    theirs = cpu_of(scratch, sys.executable, "-m", "benchmarks.plain_loop", folder, scratch / "plain.db")
    return ours, theirs


def only_pdfs(folder: Path, scratch: Path, name: str) -> Path:
    """A folder with the PDFs of another: the plain loop reads nothing else."""
    made = scratch / name
    made.mkdir()
    for path in sorted(folder.rglob("*.pdf")):
        shutil.copy(path, made)
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bordereau-whole-") as name:
        scratch = Path(name)
        write_corpus(scratch / "one", 1)
        write_corpus(scratch / "made-up", MADE_UP)
        folders = given.folders or [TOP.parent / "shared" / "documents", TOP / "raw"]
        corpora = [only_pdfs(f, scratch, f"{n}-{f.name}") for n, f in enumerate(folders) if f.is_dir()]
        corpora.append(scratch / "made-up")
        both(scratch / "one", scratch)  # compiles what is imported
        starts = [both(scratch / "one", scratch) for _ in range(given.turns)]
        start = [statistics.median(side) for side in zip(*starts, strict=True)]
        print(f"one document: ours {start[0]:.1f} s, plain loop {start[1]:.1f} s", flush=True)
        for corpus in corpora:
            turns = [both(corpus, scratch) for _ in range(given.turns)]
            ours, theirs = (statistics.median(side) for side in zip(*turns, strict=True))
            without = (ours - start[0]) / (theirs - start[1])
            print(
                f"{corpus.name}: ours {ours:.1f} s, plain loop {theirs:.1f} s: {ours / theirs:.2f} "
                f"(at most {TARGET}); without the start {without:.2f} (at most {TARGET_WITHOUT_START})",
                flush=True,
            )


if __name__ == "__main__":
    main()
