"""Build a folder of hostile files: CPU seconds a file, memory of the parent, what failed.

    python benchmarks/hostile.py OUT [FOLDER ...] [--mutations N] [--workers N]

OUT is made anew: hostile files are written to OUT/raw, those of the folders are linked into it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from tests.hostile import write_hostile_files  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--mutations", type=int, default=20)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    raw, out = given.out / "raw", given.out / "extracted"
    shutil.rmtree(given.out, ignore_errors=True)
    write_hostile_files(raw, TOP / "raw", mutations=given.mutations)
    for folder in given.folders:
        shutil.copytree(folder, raw / folder.name, ignore=shutil.ignore_patterns("*.csv", "*.json"))
    command = [sys.executable, "-m", "pipeline", "build", "--raw", str(raw), "--out", str(out)]
    environment = {**os.environ, "BORDEREAU_STRICT": ""}
    start = time.monotonic()
    process = subprocess.Popen(
        [*command, "--workers", str(given.workers)],
        cwd=TOP,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    told = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(told[-400:])
    with closing(sqlite3.connect(f"file:{out}/archive.db?mode=ro", uri=True)) as db:
        statuses = Counter(status for (status,) in db.execute("SELECT status FROM documents"))
        faults = db.execute("SELECT document_id, stage, reason FROM problems WHERE kind = 'fault'").fetchall()
        failed = db.execute(
            "SELECT path, error FROM documents WHERE error LIKE '%fault of this program%'"
        ).fetchall()
    n = sum(statuses.values())
    files = sum(path.is_file() for path in raw.rglob("*"))
    cpu = children.ru_utime + children.ru_stime
    print(f"exit status {os.waitstatus_to_exitcode(status)}; {files} files, {n} rows: {dict(statuses)}")
    print(f"{cpu:.0f} CPU seconds, {cpu / n:.2f} a file; {time.monotonic() - start:.0f} seconds on the clock")
    print(f"largest process {children.ru_maxrss / 1024:.0f} MiB; parent {used.ru_maxrss / 1024:.0f} MiB")
    print(f"{len(faults)} faults in parts, {len(failed)} documents failed by one")
    for row in [*failed, *faults][:60]:
        print("  ", *(str(cell)[:200] for cell in row))


if __name__ == "__main__":
    main()
