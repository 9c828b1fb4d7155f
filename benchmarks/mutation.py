"""Changes numbers, comparisons and conditions of modules that decide, one at a time: a test must notice each.

    python -m benchmarks.mutation [--each 12] [--floor 80] [MODULE ...]

The sample is drawn from a fixed seed, so that two runs of the same code change the same places. A change
that no test notices is printed with its place; some of them change nothing that can be seen.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import multiprocessing
import os
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

TOP = Path(__file__).resolve().parents[1]
CPU_SECONDS = 200
"""Of the tests of one module: a change that makes a loop endless is noticed as well."""

NUMBERS = ("tests/values/test_find_numbers.py", "tests/values/test_parse_numbers.py")
AMOUNTS = ("tests/values/test_find_amounts.py", "tests/values/test_amount_forms.py")
DATES = ("tests/values/test_find_dates.py", "tests/values/test_date_forms.py")

SAMPLED: dict[str, tuple[str, ...]] = {
    "pipeline.tables.settings": (
        "tests/tables/test_reasons.py",
        "tests/tables/test_settings_have_sides.py",
    ),
    "pipeline.tables.evidence": ("tests/tables/test_reasons.py", "tests/tables/test_find_tables.py"),
    "pipeline.checks.kit.intervals": ("tests/checks/test_intervals.py", "tests/checks/test_tolerances.py"),
    "pipeline.checks.tables.totals": (
        "tests/checks/test_totals.py",
        "tests/checks/test_table_checks.py",
        "tests/checks/test_doubtful_structures.py",
    ),
    "pipeline.checks.tables.balances": (
        "tests/checks/test_columns.py",
        "tests/checks/test_formulas.py",
        "tests/checks/test_tolerances.py",
    ),
    "pipeline.checks.text.parts": ("tests/checks/test_prose_checks.py", "tests/checks/test_thresholds.py"),
    "pipeline.values.numbers.quantities": (*NUMBERS, *AMOUNTS),
    "pipeline.values.money.amounts": AMOUNTS,
    "pipeline.values.dates.atoms": DATES,
}
"""Modules, and the tests that are to notice what is changed in them."""

OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OTHER_OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one place changed: its name, the line, what stood there and what stands there now."""

    module: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} -> {self.after}"


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """The nodes that can be changed, with the field that is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, bool):
            yield node, "value"
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in OTHER_COMPARISON:
            yield node, "ops"
        elif isinstance(node, ast.BoolOp) or (
            isinstance(node, ast.BinOp) and type(node.op) in OTHER_OPERATOR and not _is_of_types(node)
        ):
            yield node, "op"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, "operand"


def _is_of_types(node: ast.BinOp) -> bool:
    """Whether a sum joins texts, which no number can be taken for."""
    return any(isinstance(side, ast.Constant | ast.JoinedStr) for side in (node.left, node.right)) and any(
        isinstance(getattr(side, "value", None), str) or isinstance(side, ast.JoinedStr)
        for side in (node.left, node.right)
    )


def change(node: ast.AST, field: str) -> None:
    """Change a node in place."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            node.value = not node.value
        elif isinstance(node.value, int | float):
            node.value = node.value + 1 if isinstance(node.value, int) else node.value * 1.25
    elif isinstance(node, ast.Compare):
        node.ops[0] = OTHER_COMPARISON[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.BinOp):
        node.op = OTHER_OPERATOR[type(node.op)]()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def mutants_of(module: str, each: int) -> list[Mutant]:
    """As many mutants of a module as asked for, or all that there are."""
    path = TOP / f"{module.replace('.', '/')}.py"
    text = path.read_text(encoding="utf-8")
    count = sum(1 for _ in places(ast.parse(text)))
    chosen = sorted(random.Random(module).sample(range(count), min(each, count)))
    found = []
    for number in chosen:
        tree = ast.parse(text)
        node, field = list(places(tree))[number]
        before, line = ast.unparse(node), getattr(node, "lineno", 0)
        change(node, field)
        after = ast.unparse(node)
        found.append(Mutant(module, line, before, after, ast.unparse(ast.fix_missing_locations(tree))))
    return found


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from its changed source."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._path = str(TOP / f"{mutant.module.replace('.', '/')}.py")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source, self._path, "exec"), module.__dict__)


def _try(mutant: Mutant | None, tests: Sequence[str]) -> None:
    """Run tests on a mutant in this process, and leave with their status."""
    import pytest

    if mutant is not None:
        sys.meta_path.insert(0, _Changed(mutant))
    os.chdir(TOP)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])
    os._exit(int(status))


def notices(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether a test fails for a mutant; without one, whether a test fails at all."""
    process = multiprocessing.get_context("fork").Process(target=_try, args=(mutant, tests))
    process.start()
    process.join()
    return process.exitcode != 0


def preload() -> None:
    """Import what tests import, but nothing of ours: each mutant is forked from here."""
    for library in ("babel", "hypothesis", "numpy", "pdfplumber", "pytest", "spacy"):
        importlib.import_module(library)


def main() -> int:
    """Try the mutants; the exit status says whether enough of them were noticed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", default=list(SAMPLED), help="modules; by default all of them")
    parser.add_argument("--each", type=int, default=12, help="mutants of each module")
    parser.add_argument("--floor", type=float, default=80.0, help="percentage that must be noticed")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    preload()
    mutants = [mutant for module in given.modules for mutant in mutants_of(module, given.each)]
    for tests in sorted({SAMPLED[module] for module in given.modules}):
        if notices(None, tests):
            print(f"{' '.join(tests)} fail without any change", file=sys.stderr)
            return 2
    noticed = []
    with ThreadPoolExecutor(given.workers) as threads:
        tried = threads.map(lambda mutant: notices(mutant, SAMPLED[mutant.module]), mutants)
        for mutant, is_noticed in zip(mutants, tried, strict=True):
            noticed.append(is_noticed)
            if not is_noticed:
                print(f"not noticed  {mutant}", flush=True)
    share = 100 * sum(noticed) / len(mutants)
    print(f"{sum(noticed)} of {len(mutants)} changes noticed: {share:.0f} %, wanted {given.floor:g} %")
    return 0 if share >= given.floor else 1


if __name__ == "__main__":
    sys.exit(main())
