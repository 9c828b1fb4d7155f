"""What a build costs as documents grow in number: CPU seconds of each stage, its growth, and memory.

    .venv/bin/python -m benchmarks.scale [--sizes 100 300 1000] [--folder FOLDER] [--workers N]

Made-up documents of two pages (`benchmarks/corpus.py`). For each size: a build from nothing, stage by stage;
a second build with nothing changed; a build with one document more. The exponent of a stage is that of its
CPU time between two sizes, less what it costs at the start: 1 is in proportion. Over three sizes or more what
is paid once is fitted, too: a start with one document does not pay all of it.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_corpus, write_document
from benchmarks.whole import with_bytecode

ROWS_A_SECOND = 150_000
"""What is asked of the load, with indexes and full text."""

STAGES = ("read", "tables", "entities", "load", "audit")


@dataclass
class Cost:
    """CPU seconds of a piece of work: of this process and of those that it started, and MiB of the first."""

    own: float = 0.0
    children: float = 0.0
    memory: float = 0.0

    @property
    def cpu(self) -> float:
        return self.own + self.children


@dataclass
class Measured:
    """Costs at one number of documents, by what was done."""

    documents: int
    costs: dict[str, Cost] = field(default_factory=dict)
    rows: int = 0
    archive_mib: float = 0.0
    records_mib: float = 0.0


def clock() -> tuple[float, float]:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time(), children.ru_utime + children.ru_stime


@contextmanager
def counting(cost: Cost) -> Iterator[None]:
    own, children = clock()
    yield
    own_after, children_after = clock()
    cost.own += own_after - own
    cost.children += children_after - children
    cost.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_stages(raw: Path, out: Path, workers: int, send: Callable[[Any], None]) -> None:
    """A build, stage by stage, each in the same process as `bordereau build` has it."""
    from pipeline.stages import STAGES as DOCUMENT_STAGES
    from pipeline.stages import archive
    from pipeline.stages.run import open_corpus, read_all, run_stage

    costs: dict[str, Cost] = {name: Cost() for name in ("open", *STAGES)}
    opening = counting(costs["open"])
    opening.__enter__()
    with open_corpus(raw, out, workers=workers) as corpus:
        opening.__exit__(None, None, None)
        with counting(costs["read"]):
            corpus, _ = read_all(corpus)
        for name in ("tables", "entities"):
            with counting(costs[name]):
                run_stage(corpus, DOCUMENT_STAGES[name])
        with counting(costs["load"]):
            archive.load(corpus)
        with counting(costs["audit"]):
            archive.audit(corpus)
    send(costs)


def run_build(raw: Path, out: Path, workers: int, send: Callable[[Any], None]) -> None:
    from pipeline.stages.build import build
    from pipeline.stages.run import open_corpus

    cost = Cost()
    with counting(cost), open_corpus(raw, out, workers=workers) as corpus:
        for _ in build(corpus):
            pass
    cost.own += _imported
    send(cost)


_imported = 0.0


def apart(work: Callable[..., None], *arguments: Any) -> Any:
    """Do a piece of work in a fresh process, so that nothing is warm, and give what it sends."""
    receiver, sender = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_start, args=(work, arguments, sender))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    except EOFError:
        sys.exit(f"{work.__name__} failed")
    finally:
        process.join()


def _start(work: Callable[..., None], arguments: tuple[Any, ...], sender: Any) -> None:
    global _imported
    _imported = time.process_time()
    work(*arguments, sender.send)


def measure(folder: Path, documents: int, workers: int) -> Measured:
    raw, out = folder / f"raw-{documents}", folder / f"out-{documents}"
    for old in (raw, out):
        shutil.rmtree(old, ignore_errors=True)
    write_corpus(raw, documents)
    found = Measured(documents, apart(run_stages, raw, out, workers))
    found.costs["first build after"] = apart(run_build, raw, out, workers)
    found.costs["nothing changed"] = apart(run_build, raw, out, workers)
    write_document(raw / "one-more.pdf", 10**6 + documents)
    found.costs["one more"] = apart(run_build, raw, out, workers)
    found.rows = count_rows(out / "archive.db")
    found.archive_mib = (out / "archive.db").stat().st_size / 2**20
    found.records_mib = sum(p.stat().st_size for p in out.rglob("*") if p.is_file()) / 2**20
    return found


def count_rows(archive: Path) -> int:
    """The rows of an archive that its load put there, those of the index of searches among them."""
    from pipeline.records import TABLES

    loaded = [table for table in TABLES if table not in ("findings", "checks", "check_evidence")]
    with closing(sqlite3.connect(archive)) as db:
        names = [*loaded, "search_entries"]
        return sum(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)


def lines_of(found: Measured) -> Iterator[str]:
    total = sum((found.costs[name].cpu for name in ("open", *STAGES)), 0.0)
    yield (
        f"{found.documents} documents: {total:.1f} CPU-s, {1000 * total / found.documents:.0f} ms each; "
        f"archive {found.archive_mib:.1f} MiB, all results {found.records_mib:.1f} MiB"
    )
    for name, cost in found.costs.items():
        a_document = 1000 * cost.cpu / found.documents
        yield (
            f"  {name:18} {cost.cpu:8.2f} s  {a_document:8.2f} ms each; of the parent {cost.own:7.2f} s; "
            f"({1000 * cost.own / found.documents:5.2f} ms each); {cost.memory:5.0f} MiB"
        )
    load = found.costs["load"].cpu
    yield f"  {found.rows} rows: {found.rows / load:.0f} a CPU second of load (at least {ROWS_A_SECOND})"


def exponents(few: Measured, many: Measured, start: dict[str, Cost]) -> Iterator[str]:
    yield f"growth from {few.documents} to {many.documents} documents, the start taken off:"
    ratio = math.log(many.documents / few.documents)
    for name in many.costs:
        fixed = start[name].cpu
        less, more = few.costs[name].cpu - fixed, many.costs[name].cpu - fixed
        told = f"{math.log(more / less) / ratio:.2f}" if less > 0.05 and more > 0.05 else "too little to tell"
        yield f"  {name:18} {told}"


def fit(sizes: Sequence[int], costs: Sequence[float]) -> tuple[float, float, float]:
    """What is paid once, what each document costs, and the exponent of their number, of costs at some sizes.

    The three by which `once + each * n ** exponent` misses the costs least, each miss as a share of its cost.
    """
    found = []
    for hundredths in range(50, 201):
        grown = [n ** (hundredths / 100) for n in sizes]
        once, each = _line(grown, costs)
        if once < 0:
            once, each = 0.0, _through_nought(grown, costs)
        missed = sum(((once + each * g) / cost - 1) ** 2 for g, cost in zip(grown, costs, strict=True))
        found.append((missed, once, each, hundredths / 100))
    _, once, each, exponent = min(found)
    return once, each, exponent


def _line(grown: Sequence[float], costs: Sequence[float]) -> tuple[float, float]:
    """The least squares of relative misses: where a line starts, and its slope."""
    weights = [cost**-2 for cost in costs]
    total = sum(weights)
    mean = sum(w * g for w, g in zip(weights, grown, strict=True)) / total
    mean_cost = sum(w * c for w, c in zip(weights, costs, strict=True)) / total
    apart = [(w, g - mean, c - mean_cost) for w, g, c in zip(weights, grown, costs, strict=True)]
    each = sum(w * g * c for w, g, c in apart) / sum(w * g * g for w, g, _ in apart)
    return mean_cost - each * mean, each


def _through_nought(grown: Sequence[float], costs: Sequence[float]) -> float:
    shares = [g / c for g, c in zip(grown, costs, strict=True)]
    return sum(shares) / sum(share**2 for share in shares)


def growth(measured: Sequence[Measured]) -> Iterator[str]:
    """What is paid once and the exponent of each stage over all sizes."""
    sizes = [one.documents for one in measured]
    yield f"growth over {', '.join(map(str, sizes))} documents, what is paid once fitted:"
    for name in measured[0].costs:
        once, each, exponent = fit(sizes, [one.costs[name].cpu for one in measured])
        a_document = 1000 * each * sizes[-1] ** (exponent - 1)
        yield f"  {name:18} {exponent:.2f}; {once:6.2f} s once, {a_document:7.2f} ms each at {sizes[-1]}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="bordereau-scale-"))
    os.environ.update(with_bytecode(folder / "bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    measure(folder, 1, given.workers)  # compiles what is imported
    start = measure(folder, 1, given.workers)
    measured: list[Measured] = []
    for size in given.sizes:
        found = measure(folder, size, given.workers)
        print("\n".join(lines_of(found)), flush=True)
        if measured:
            print("\n".join(exponents(measured[-1], found, start.costs)), flush=True)
        measured.append(found)
    if len(measured) > 2:
        print("\n".join(growth(measured)))
    if given.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
