"""Fit the weights by which a sum that is off is called an error to sums that people judged.

Usage: fit_audit.py [--write] [--add NAME OUT JUDGED]

`judged_sums.csv` has a line for each sum: its document, known by a name that says nothing of it; whether a
figure is wrong (1) or the structure was misread (0); and the reasons that were heard for it. Nothing else of
the document is kept. Wrong figures were found in documents, or are figures of theirs that were changed;
misread sums were found, or a row, column or figure was taken out of sums that hold. Prints how many of either
are called errors with the weights as they are, and with those that are fitted to the other documents;
`--write` puts the weights fitted to all of them beside the code that weighs. The same input gives the same
weights.

`--add` asks the audit of the folder OUT of `bordereau build` for its sums that are off and puts their reasons
into the file: JUDGED has the id of a check and 0 or 1 on each line. Sums that it does not name are left out.
With `changed` in the place of JUDGED, sums that hold are changed, one at a time.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.judged_sums import Heard, changed_sums, judged_sums
from pipeline.checks import weighing
from pipeline.checks.weighing.settings import SETTINGS, weights

Vector = NDArray[np.float64]
Weights = dict[str, float]

JUDGED = Path(__file__).with_name("judged_sums.csv")
BETWEEN = "; "
"""What stands between the reasons of a sum."""

ALWAYS = "the structure of the table shows its parts"
"""The reason that every sum has: its weight is where an error begins."""

KEPT = frozenset(
    {
        "of another size",
        "many times another size",
        "between its parts",
        "no header above it",
        "rows may stand above the table",
        "a total stands above its parts",
        "apart as rounding does",
    }
)
"""Reasons whose weights stay: means, rates and rounded figures are no changed sums of tables that add up."""

LEAST = 0.1
"""What a reason weighs at least: it never changes its side."""

FOLDS, STEPS = 10, 60
FARTHEST = 0.5
"""By how much a weight moves in a step: from weights that are sure of all, a longer one leads astray."""

RIDGE = 3.0
"""What it costs to move a weight, by the square of how far: reasons that few sums have stay as they are."""

COST = 0.3
"""How much the misread sums count in all, to the wrong figures: as many of these are found as before."""


def main() -> None:
    """Add sums, cross-validate, fit, print."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    if arguments[:1] == ["--add"]:
        _, name, out, judged = arguments
        changed = judged == "changed"
        heard = list(changed_sums(Path(out))) if changed else judged_sums(Path(out), Path(judged))
        add(name, heard)
        return
    sums = read_sums()
    say(f"{len(sums)} sums of {len({one.document for one in sums})} documents, {n_wrong(sums)} of them wrong")
    say(f"weights as they are: {measured(sums, weights())}")
    fitted = fit(sums)
    say(f"fitted: {measured(sums, fitted)}")
    say(f"fitted to other documents: {cross_validated(sums)}")
    if "--write" in sys.argv:
        write(fitted)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that is off, judged: its document, whether a figure is wrong, its reasons."""

    document: str
    wrong: bool
    reasons: frozenset[str]

    def is_error(self, of: Mapping[str, float]) -> bool:
        """Whether it is called an error where its reasons weigh so much."""
        return sum(of[name] for name in self.reasons) >= SETTINGS.error


@dataclass(frozen=True, slots=True)
class Measured:
    """How many wrong figures are called errors, and how many misread sums."""

    found: int
    wrong: int
    false: int
    misread: int

    def __str__(self) -> str:
        precision = self.found / max(1, self.found + self.false)
        return (
            f"{self.found} of {self.wrong} wrong figures are errors, {self.false} of {self.misread} misread "
            f"sums (precision {precision:.3f})"
        )

    def __add__(self, other: Measured) -> Measured:
        return Measured(
            self.found + other.found,
            self.wrong + other.wrong,
            self.false + other.false,
            self.misread + other.misread,
        )


def n_wrong(sums: Sequence[Sum]) -> int:
    """How many of the sums have a wrong figure."""
    return sum(one.wrong for one in sums)


def measured(sums: Sequence[Sum], of: Mapping[str, float]) -> Measured:
    """What is called an error where reasons weigh so much."""
    errors = [one for one in sums if one.is_error(of)]
    wrong = n_wrong(sums)
    return Measured(n_wrong(errors), wrong, len(errors) - n_wrong(errors), len(sums) - wrong)


def cross_validated(sums: Sequence[Sum]) -> Measured:
    """What is called an error in each document by weights that are fitted to others."""
    documents = sorted({one.document for one in sums})
    fold_of = {document: place % FOLDS for place, document in enumerate(documents)}
    total = Measured(0, 0, 0, 0)
    for fold in range(FOLDS):
        fitted = fit([one for one in sums if fold_of[one.document] != fold])
        total += measured([one for one in sums if fold_of[one.document] == fold], fitted)
    return total


def fit(sums: Sequence[Sum]) -> Weights:
    """The weights of a logistic regression that starts from those as they are, by Newton's steps."""
    names = list(weights())
    start: Vector = np.array([weights()[name] - SETTINGS.error * (name == ALWAYS) for name in names])
    x = np.array([[float(name in one.reasons) for name in names] for one in sums])
    y: Vector = np.array([float(one.wrong) for one in sums])
    counts = _counts(sums)
    sides = np.array([0 if name == ALWAYS else np.sign(weights()[name]) for name in names])
    moves = np.array([name not in KEPT for name in names])
    found = start.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (counts * (p - y)) + RIDGE * (found - start)
        bend = (x.T * (counts * p * (1 - p))) @ x + RIDGE * np.eye(len(names))
        step = np.clip(np.linalg.solve(bend, slope), -FARTHEST, FARTHEST)
        found = np.where(moves, found - step, start)
        found = np.where(
            sides > 0, np.maximum(found, LEAST), np.where(sides < 0, np.minimum(found, -LEAST), found)
        )
    fitted = {name: round(float(weight), 1) for name, weight in zip(names, found, strict=True)}
    fitted[ALWAYS] = round(fitted[ALWAYS] + SETTINGS.error, 1)
    return fitted


def _counts(sums: Sequence[Sum]) -> Vector:
    """What each sum counts: those of a kind as much in all, the misread ones `COST` times."""
    wrong = n_wrong(sums)
    each = {True: len(sums) / (2 * max(1, wrong)), False: COST * len(sums) / (2 * max(1, len(sums) - wrong))}
    return np.array([each[one.wrong] for one in sums])


def read_sums() -> list[Sum]:
    """The judged sums."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return [
            Sum(row["document"], row["wrong"] == "1", frozenset(row["reasons"].split(BETWEEN)))
            for row in csv.DictReader(file)
        ]


def add(name: str, heard: Sequence[Heard]) -> None:
    """Append sums to the judged ones, each document by its number behind a name."""
    numbers: dict[str, int] = {}
    is_new = not JUDGED.exists()
    with JUDGED.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow(("document", "wrong", "reasons"))
        for one in heard:
            number = numbers.setdefault(one.document, len(numbers) + 1)
            rows.writerow((f"{name}-{number:03}", int(one.wrong), BETWEEN.join(sorted(one.reasons))))
    say(f"{len(heard)} sums of {len(numbers)} documents")


def write(fitted: Mapping[str, float]) -> None:
    """Put the weights into the file that the package reads them from."""
    path = Path(str(weighing.__file__)).with_name("weights.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("reason", "weight"))
        rows.writerows((name, f"{weight:g}") for name, weight in fitted.items())


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
