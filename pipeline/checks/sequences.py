"""Numbers that run on: references of agreements, and numbered headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.results import HOLDS, NOTABLE, Figure, Result, exactly, figure_of_cell, result
from pipeline.records import Cell, Page

_NUMBER = re.compile(r"\d+")
_HEADING = re.compile(
    r"(?m)^(?:[*#•-]++ ?)*+(?P<word>[^\W\d_]{4,20}) (?:n ?[°º] ?)?(?P<number>\d{1,2})(?= ?[–—:.-] ?[^\W\d])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?m)^(?P<number>\d{1,2}) ?[.)] ?(?=[^\W\d_]|\d{1,2} [a-zà-ÿ]{4,})")
LEAST = 3


def check_sequences(archive: Archive) -> Iterator[Result]:
    """Sequences: do references, numbered headings and numbered items run on without gaps or repeats?

    References run where they differ in one number only. Numbering need not begin at one elsewhere than here,
    so a gap is a notice: a number may belong to an agreement that was withdrawn. Items (`1.`, `2.`, ...) are
    a run as far as they follow one another.
    """
    for view in archive.data_tables:
        column = view.column_with("reference")
        if column is not None:
            cells = [row[column] for row in view.body_rows if column in row]
            yield from _references(view.table.id, view.table.document_id, cells)
    for page_group in _by_document(archive.pages):
        yield from _headings(page_group)
        yield from _items(page_group)


def _references(table_id: str, document_id: str, cells: Sequence[Cell]) -> Iterator[Result]:
    """Runs of references that are the same but for one number."""
    shapes: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for cell in cells:
        for match in _NUMBER.finditer(cell.text):
            shape = cell.text[: match.start()] + "#" + cell.text[match.end() :]
            figure = figure_of_cell(cell, Decimal(match.group()), document_id, None)
            shapes[shape].append((int(match.group()), figure))
    for shape, found in shapes.items():
        numbers = [number for number, _ in found]
        # A selection of agreements leaves more out than it lists: its numbers do not run.
        if len(found) >= LEAST and max(numbers) - min(numbers) < 2 * len(found):
            yield _run(table_id, shape, found, f"The references “{shape}”", [f"{table_id}:listed"])


def _by_document(pages: Sequence[Page]) -> Iterator[list[Page]]:
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.document_id].append(page)
    yield from groups.values()


def _headings(pages: Sequence[Page]) -> Iterator[Result]:
    runs: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for page in pages:
        for match in _HEADING.finditer(page.text):
            number = Decimal(match["number"])
            figure = Figure(
                match.group(), number, exactly(number), page.document_id, page.number,
                start=match.start("word"), end=match.end("number"),
            )  # fmt: skip
            runs[match["word"].lower()].append((int(number), figure))
    for word, found in runs.items():
        numbers = [number for number, _ in found]
        # Headings that count begin at one and rise; anything else is `Livret 1` or `phase 4` in passing.
        if len(found) >= LEAST and numbers[0] == 1 and numbers == sorted(numbers):
            yield _run(pages[0].document_id, word, found, f"The headings “{word}”", [])


def _items(pages: Sequence[Page]) -> Iterator[Result]:
    """The items that count from one; where a run breaks off, no more is said of it."""
    runs: list[list[tuple[int, Figure]]] = []
    for page in pages:
        for match in _ITEM.finditer(page.text):
            value = Decimal(match["number"])
            figure = Figure(
                page.text[match.start() : match.end() + 30].split("\n")[0], value, exactly(value),
                page.document_id, page.number, start=match.start(), end=match.end(),
            )  # fmt: skip
            waiting = next((run for run in reversed(runs) if run[-1][0] + 1 == value), None)
            if waiting:
                waiting.append((int(value), figure))
            elif value == 1:
                runs.append([(1, figure)])
    for number, found in enumerate((run for run in runs if len(run) >= LEAST), start=1):
        yield _run(pages[0].document_id, f"items-{number}", found, "The numbered items", [])


def _run(subject: str, name: str, found: Sequence[tuple[int, Figure]], what: str, about: list[str]) -> Result:
    numbers = sorted(number for number, _ in found)
    repeated = sorted({number for number in numbers if numbers.count(number) > 1})
    first_number = min(1, numbers[0]) if numbers[0] <= LEAST else numbers[0]
    missing = sorted(set(range(first_number, numbers[-1] + 1)) - set(numbers) - {0})
    holds = not repeated and not missing
    faults = [
        f"{word} {', '.join(map(str, which[:8]))}"
        for word, which in (("without", missing), ("twice", repeated))
        if which
    ]
    told = f"{what} run from {numbers[0]} to {numbers[-1]}" + ("." if holds else f", {' and '.join(faults)}.")
    first = found[0][1]
    figures = [figure for _, figure in found]
    return result(
        "sequence", first, told, HOLDS if holds else NOTABLE, value=Decimal(numbers[-1]),
        computed=Decimal(len(set(numbers))), figures=figures, subject=f"{subject}:{_slug(name)}", about=about,
    )  # fmt: skip


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-")
