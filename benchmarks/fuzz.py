"""Take damaged documents of every format through every stage and every check; what falls is printed.

    python -m benchmarks.fuzz [--documents N] [--first N] [--workers N]

Each group of documents has a process of its own with the limits of a build, and an archive that is audited.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from pipeline.records.guards import STRICT
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.pool import Pool
from pipeline.stages.work_limits import Limits
from pipeline.stages.workers import default_workers
from tests.mutants import audit, mutant, samples, work_through

GROUP = 20
LIMITS = Limits(cpu_seconds=GROUP * 30, memory_mib=2048)

Fallen = tuple[int, str, str]
"""The number of a document, its name, and where it fell."""


def work_on(numbers: range) -> tuple[Counter[str], list[Fallen]]:
    """Take a group through; gives how many of each kind were read and refused, and what fell."""
    known = samples(pdf=True)
    counts: Counter[str] = Counter()
    fallen: list[Fallen] = []
    folder = Path(tempfile.mkdtemp(prefix="bordereau-fuzz-"))
    try:
        for number in numbers:
            name, data = mutant(known, number)
            try:
                read = work_through(name, data, folder / f"m{number}")
                counts[f"{Path(name).suffix} {'read' if read else 'refused'}"] += 1
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                shutil.rmtree(folder / f"m{number}")
                fallen.append((number, name, traceback.format_exc(limit=-6)))
        try:
            counts["checks"] += audit(sorted(folder.glob("m*")))
        except Exception:  # noqa: BLE001
            fallen.append((numbers[0], "the audit of the group", traceback.format_exc(limit=-6)))
    finally:
        shutil.rmtree(folder)
    return counts, fallen


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=default_workers())
    given = parser.parse_args()
    os.environ[STRICT] = "1"
    from pipeline.stages.documents import preload_entities, preload_readers

    preload_readers(None)
    preload_entities(None)
    start = time.monotonic()
    last = given.first + given.documents
    groups = [range(n, min(n + GROUP, last)) for n in range(given.first, last, GROUP)]
    counts: Counter[str] = Counter()
    n_fallen = done = 0
    with Pool(given.workers) as workers:
        for job, ended in workers.run([Job(work_on, group, LIMITS) for group in groups]):
            done += len(job.argument)
            if isinstance(ended, Failure):
                n_fallen += 1
                print(f"documents {job.argument[0]} to {job.argument[-1]}: {ended.reason}", flush=True)
                continue
            counts += ended[0]
            n_fallen += len(ended[1])
            for number, name, where in ended[1]:
                print(f"document {number}, {name}:\n{where}", flush=True)
            print(f"{done} of {given.documents} documents, {n_fallen} fallen", flush=True)
    used = os.times()
    cpu = used.user + used.system + used.children_user + used.children_system
    print(dict(sorted(counts.items())))
    print(f"{n_fallen} fallen; {cpu:.0f} CPU seconds, {time.monotonic() - start:.0f} on the clock")


if __name__ == "__main__":
    main()
