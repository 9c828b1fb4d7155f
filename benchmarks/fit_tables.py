"""Fit the weights of the reasons for and against tables to tables and pages that are known.

Usage: fit_tables.py [--write] FOLDER ...

Each FOLDER has PDFs with `<name>-reg.xml` beside them (the regions of their tables, as the ICDAR competition
of 2013 gives them), `<name>.no-tables`, or `<name>.json` (the tables of a twin); generated pages of
`tests/tables/random_tables.py` are added. Every candidate on these pages is one that should be a table or one
that should not; those that are part of a table teach nothing. The weights move in steps of a half,
one by one, as long as the margin by which candidates are told apart grows by more than moving costs. What
changes is printed, with the errors of cross-validation by document; `--write` puts it into `weights.csv`. The
same input gives the same weights.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.twins.truth import Table, bare, truth_of
from pipeline.readers import Source, read_source
from pipeline.records import Reading
from pipeline.tables import explain_grids
from pipeline.tables import settings as table_settings
from pipeline.tables.candidates import Candidate
from pipeline.tables.settings import SETTINGS, weights
from tests.tables.random_tables import RULINGS, page_of, random_table

Box = tuple[float, float, float, float]
Weights = dict[str, float]

FOLDS, PASSES, STEP, MARGIN = 5, 4, 0.5, 1.0
KEEP = 0.25
"""What it costs to move a weight by one: it stays unless several candidates ask for it."""

WHOLE = 0.85
"""The share of the letters of a candidate and of a table of a twin that both have: they are the same."""

SAID, TEXTS = 4, 3
"""Letters of a cell: shorter ones stand in any table; so many cells tell that a candidate is no twin's."""

GENERATED = 40
"""Generated pages, each a document of its own."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A candidate of a document: whether it should be a table, and the reasons that it has."""

    document: str
    is_table: bool
    reasons: tuple[str, ...]

    def score(self, of: Mapping[str, float]) -> float:
        """The weight of its reasons together."""
        return sum(of[name] for name in self.reasons)


def main() -> None:
    """Collect the candidates, cross-validate, fit, print what changes."""
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--write"]
    samples = [*(sample for folder in folders for sample in known_pages(folder)), *generated_pages()]
    start = dict(weights())
    say(
        f"{len(samples)} candidates of {len({one.document for one in samples})} documents, "
        f"{sum(one.is_table for one in samples)} of them tables"
    )
    documents = sorted({one.document for one in samples})
    fold_of = {document: place % FOLDS for place, document in enumerate(documents)}
    held_out = 0
    for fold in range(FOLDS):
        fitted = fit([one for one in samples if fold_of[one.document] != fold], start)
        held_out += errors([one for one in samples if fold_of[one.document] == fold], fitted)
    fitted = fit(samples, start)
    say(
        f"errors: {errors(samples, start)} with the weights as they are, {errors(samples, fitted)} refitted, "
        f"{held_out} refitted in cross-validation by document"
    )
    changed = [name for name in start if start[name] != fitted[name]]
    for name in changed:
        say(f"  {name}: {start[name]:+g} -> {fitted[name]:+g}")
    if not changed:
        say("nothing changes")
    elif "--write" in sys.argv:
        write(fitted)


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


def read(path: Path) -> Reading:
    """The reading of a PDF."""
    return read_source(Source(id=path.stem, path=path, name=path.name, sha256="0" * 64))


def known_pages(folder: Path) -> Iterator[Sample]:
    """The candidates of the PDFs in a folder whose tables are known."""
    for path in sorted(folder.glob("*.pdf")):
        regions = path.with_name(f"{path.stem}-reg.xml")
        if path.with_suffix(".json").exists():
            yield from samples_of_twin(path, f"{folder.name}/{path.stem.rsplit('--', 1)[0]}")
            continue
        if not regions.exists() and not path.with_suffix(".no-tables").exists():
            continue
        reading = read(path)
        heights = {page.number: page.height or 0.0 for page in reading.pages}
        tables = table_boxes(regions, heights) if regions.exists() else {}
        yield from samples_of(reading, f"{folder.name}/{path.stem}", tables)


def samples_of_twin(path: Path, document: str) -> Iterator[Sample]:
    """The candidates of a twin: tables hold half of the letters of one of its own and next to no others."""
    truths = truth_of(path.with_suffix(".json"))
    for verdict in explain_grids(read(path)):
        letters = Counter(
            bare("".join(word.text for cell in verdict.candidate.filled for word in cell.words))
        )
        size = sum(letters.values())
        shares = [
            (sum((letters & own).values()), truth.letters, truth.is_data)
            for truth in truths
            for own in [Counter("".join(cell.text for cell in truth.cells))]
        ]
        whole = [is_data for shared, all_, is_data in shares if shared >= WHOLE * max(size, all_)]
        said = _texts(verdict.candidate)
        apart = len(said) >= TEXTS and all(said.isdisjoint(_own_texts(truth)) for truth in truths)
        if whole or apart:
            yield Sample(document, bool(whole) and whole[0], tuple(r.name for r in verdict.reasons))


def _texts(candidate: Candidate) -> set[str]:
    """What the cells of a candidate say, short ones left out."""
    texts = (bare("".join(word.text for word in cell.words)) for cell in candidate.filled)
    return {text for text in texts if len(text) >= SAID}


def _own_texts(truth: Table) -> set[str]:
    return {cell.text for cell in truth.cells if len(cell.text) >= SAID}


def table_boxes(regions: Path, heights: Mapping[int, float]) -> dict[int, list[Box]]:
    """The boxes of the tables of each page; those of the file count upwards from the foot of the page."""
    found: dict[int, list[Box]] = {}
    for region in ElementTree.parse(regions).getroot().iter("region"):
        box = region.find("bounding-box")
        if box is None:
            continue
        x1, y1, x2, y2 = (
            float(re.sub(r"[^\d.-]", "", box.get(side) or "0")) for side in ("x1", "y1", "x2", "y2")
        )
        page = int(region.get("page") or 1)
        height = heights[page]
        found.setdefault(page, []).append(
            (min(x1, x2), height - max(y1, y2), max(x1, x2), height - min(y1, y2))
        )
    return found


def generated_pages() -> Iterator[Sample]:
    """The candidates of generated pages, each with one table that takes up most of its words."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(GENERATED):
            dice = random.Random(f"fit {number}")
            known = random_table(dice, columns=dice.randint(2, 8))
            path = Path(folder) / f"generated-{number:02}.pdf"
            path.write_bytes(page_of([known], dice, RULINGS[number % len(RULINGS)]))
            texts = {text for *_, text in known.cells if text}
            for verdict in explain_grids(read(path)):
                words = [" ".join(word.text for word in cell.words) for cell in verdict.candidate.filled]
                share = sum(word in texts for word in words) / max(1, len(words))
                if share > 0.6 or share < 0.1:
                    yield Sample(path.stem, share > 0.6, tuple(reason.name for reason in verdict.reasons))


def samples_of(reading: Reading, document: str, tables: Mapping[int, Sequence[Box]]) -> Iterator[Sample]:
    """The candidates of a document, those left out that are parts of a table."""
    for verdict in explain_grids(reading):
        shares = [overlap(verdict.box, box) for box in tables.get(verdict.candidate.layout.page.number, ())]
        best = max(shares, default=0.0)
        if best >= 0.5 or best < 0.05:
            yield Sample(document, best >= 0.5, tuple(reason.name for reason in verdict.reasons))


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share, of the area that they cover."""
    across = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    shared = across * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return shared / (areas - shared) if areas > shared else 0.0


def errors(samples: Sequence[Sample], of: Mapping[str, float]) -> int:
    """How many candidates the weights take for what they are not."""
    return sum((one.score(of) >= SETTINGS.least_score) != one.is_table for one in samples)


def loss(samples: Sequence[Sample], of: Mapping[str, float], start: Mapping[str, float]) -> float:
    """By how much candidates miss their margin, and how far the weights have moved.

    Tables and others count alike, however many there are of each.
    """
    missed = {True: 0.0, False: 0.0}
    for one in samples:
        side = one.score(of) - SETTINGS.least_score + (0 if one.is_table else STEP)
        missed[one.is_table] += max(0.0, MARGIN - (side if one.is_table else -side))
    return sum(missed.values()) + KEEP * sum(abs(of[name] - start[name]) for name in of)


def fit(samples: Sequence[Sample], start: Mapping[str, float]) -> Weights:
    """The weights, moved one by one, in the order of their names, as long as that helps."""
    fitted = dict(start)
    best = loss(samples, fitted, start)
    for _ in range(PASSES):
        before = best
        for name in sorted(fitted):
            for step in (-STEP, STEP):
                moved = fitted | {name: fitted[name] + step}
                if moved[name] * start[name] > 0 and (now := loss(samples, moved, start)) < best - 1e-9:
                    fitted, best = moved, now
        if best == before:
            break
    return fitted


def write(fitted: Mapping[str, float]) -> None:
    """Put the weights into the file that the package reads them from."""
    path = Path(table_settings.__file__).with_name("weights.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("reason", "weight"))
        rows.writerows((name, f"{weight:g}") for name, weight in fitted.items())


if __name__ == "__main__":
    main()
