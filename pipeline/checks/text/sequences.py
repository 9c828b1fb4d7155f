"""Numbers that run on: references of agreements, and numbered headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly, figure_of_cell
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, Verdict, result
from pipeline.checks.kit.wording import Value, say
from pipeline.records import Cell, Page

_NUMBER = re.compile(r"\d+")
_HEADING = re.compile(
    r"(?m)^(?>(?:[*#•-]++ ?)*)"
    r"(?P<word>[^\W\d_]{4,20}) (?:n ?[°º] ?)?(?P<number>\d{1,2})(?= ?[–—:.-] ?[^\W\d])",
    re.IGNORECASE,
)
LEAST = 3
"""References, or headings, that make a run."""

MOST_MISSING = Decimal("0.25")
"""Share of the references that are there by which a run may be short of others; one may always be missing."""

MOST_TWICE = Decimal("0.25")
"""Share of the references that may stand twice, beside one: where more do, several things have one number."""


def check_sequences(facts: Facts) -> Iterator[Result]:
    """Sequences: do references and numbered headings run on without gaps or repeats?

    References run where they differ in one number only. A list leaves out what is not of its subject: a gap
    proves nothing, a reference that stands twice is a notice. A heading that is missing is one, unless the
    text names it, which then stands there in another form. A table of contents says headings again, so they
    may stand twice.
    """
    for view in facts.data_tables:
        column = view.column_with("reference")
        if column is not None:
            cells = [row[column] for row in view.body_rows if column in row]
            yield from _references(view.table.id, facts.id, cells)
    yield from _headings(facts.pages)


def _references(table_id: str, document_id: str, cells: Sequence[Cell]) -> Iterator[Result]:
    """Runs of references that are the same but for one number."""
    shapes: dict[str, list[tuple[int, str, Cell]]] = defaultdict(list)
    for cell in cells:
        for match in _NUMBER.finditer(cell.text):
            shape = cell.text[: match.start()] + "#" + cell.text[match.end() :]
            shapes[shape].append((int(match.group()), match.group(), cell))
    for shape, found in shapes.items():
        numbers = [number for number, _, _ in found]
        missing = max(numbers) - min(numbers) + 1 - len(set(numbers))
        twice = sum(times > 1 for times in Counter(numbers).values())
        # A selection of agreements leaves many out: its numbers do not run.
        runs = missing <= max(Decimal(1), MOST_MISSING * len(found))
        unique = twice <= max(Decimal(1), MOST_TWICE * len(set(numbers)))
        if len(set(numbers)) >= LEAST and runs and unique:
            # A list gives those of its subject: what it leaves out says nothing, what it gives twice does.
            otherwise = NOTABLE if twice else UNVERIFIABLE
            members = [
                (number, figure_of_cell(cell, Decimal(printed), document_id))
                for number, printed, cell in found
            ]
            yield _run(f"{table_id}:{_slug(shape)}", shape, members, [f"{table_id}:listed"], otherwise)


def _headings(pages: Sequence[Page]) -> Iterator[Result]:
    runs: dict[str, dict[int, Figure]] = defaultdict(dict)
    for page in pages:
        for match in _HEADING.finditer(page.text):
            number = Decimal(match["number"])
            figure = Figure(
                match.group(),
                number,
                exactly(number),
                page.document_id,
                page.number,
                start=match.start("word"),
                end=match.end("number"),
            )
            runs[match["word"].lower()].setdefault(int(number), figure)
    for word, numbers in runs.items():
        # Headings that count begin at one and rise; anything else is `Livret 1` or `phase 4` in passing.
        runs_on = len(numbers) >= LEAST and list(numbers) == sorted(numbers) and 1 in numbers
        if runs_on and not any(_is_named(word, number, pages) for number in _missing(list(numbers))):
            yield _run(f"{pages[0].document_id}:{_slug(word)}", f"{word} #", list(numbers.items()), [])


def _is_named(word: str, number: int, pages: Sequence[Page]) -> bool:
    """Whether a heading stands somewhere in other words, or is spelt or read otherwise: `Atticle 2 : ...`."""
    shape = re.compile(
        rf"(?i)\b{re.escape(word)}s? (?:n ?[°º] ?)?{number}\b"
        rf"|(?m:^)\W{{0,4}}[^\W\d_]{{4,20}} {number} ?[–—:.-]"
    )
    return any(shape.search(page.text) for page in pages)


def _missing(numbers: Sequence[int]) -> list[int]:
    """What a run of numbers leaves out, from one on where it begins low."""
    first = min(1, *numbers) if min(numbers) <= LEAST else min(numbers)
    return sorted(set(range(first, max(numbers) + 1)) - set(numbers) - {0})


def _run(
    subject: str,
    shape: str,
    members: Sequence[tuple[int, Figure]],
    about: list[str],
    otherwise: Verdict = NOTABLE,
) -> Result:
    numbers = sorted(number for number, _ in members)
    repeated = sorted(number for number, times in Counter(numbers).items() if times > 1)
    missing = _missing(numbers)
    values: dict[str, Value] = {
        "shape": shape,
        "first": str(numbers[0]),
        "last": str(numbers[-1]),
        "missing": ", ".join(map(str, missing[:8])),
        "twice": ", ".join(map(str, repeated[:8])),
    }
    wording = say("The numbers of “{shape}” run from {first} to {last}.", **values)
    if missing:
        wording += say("Missing: {missing}.", **values)
    if repeated:
        wording += say("Twice: {twice}.", **values)
    figures = [figure for _, figure in members]
    return result(
        "sequence",
        figures[0],
        wording,
        otherwise if missing or repeated else HOLDS,
        value=Decimal(numbers[-1]),
        computed=Decimal(len(set(numbers))),
        figures=figures,
        subject=subject,
        about=about,
    )


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-")
