"""What a table holds, taken from its markup, and how tables that were read compare with it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement

PROSE = 60
"""Characters that the cells of a table have on average: with more it is laid out prose."""

LONGEST = 300
"""Characters of a cell: a longer one is laid out prose, too."""

FILLED = 0.35
"""Places with something in them: with fewer it is a form."""

OVERLAP = 0.5
"""The share of the letters of a table that one of ours holds: with fewer it is not found."""

ASKED = 200
"""So many cells of a table tell what differs: a long one is wrong throughout where it is, and each is asked
beside all others."""

_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "−": "-", "‐": "-", "‑": "-", "—": "-", "“": '"', "”": '"'}
)
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_BULLET = re.compile(r"^[•◦▪●○■\uf0b7\uf0a7·]+|[•◦▪●○■\uf0b7\uf0a7]")


def bare(text: str) -> str:
    """The letters of a text alone: spaces, bullets and kinds of dashes and quotes are the printer's."""
    return _BULLET.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", text).translate(_ALIKE)))


@dataclass(frozen=True, slots=True)
class Cell:
    """Rows and columns from 0, the last ones inclusive; `text` is bare."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str

    def meets(self, other: Cell) -> bool:
        """Whether they share a place."""
        return (
            self.row <= other.last_row
            and other.row <= self.last_row
            and self.column <= other.last_column
            and other.column <= self.last_column
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Cells with text; rows and columns in which none stands by itself are left out."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    is_data: bool = True

    @classmethod
    def of(cls, cells: Iterable[Cell], is_data: bool = True) -> Table:
        """The table of these cells, without what is empty, titles and notes: rows of one cell at an end."""
        filled = _inner([cell for cell in cells if cell.text])
        rows = _kept([(cell.row, cell.last_row) for cell in filled])
        columns = _kept([(cell.column, cell.last_column) for cell in filled])
        moved = []
        for cell in filled:
            down = [n for n, row in enumerate(rows) if cell.row <= row <= cell.last_row]
            across = [n for n, column in enumerate(columns) if cell.column <= column <= cell.last_column]
            moved.append(Cell(down[0], across[0], down[-1], across[-1], cell.text))
        return cls(tuple(moved), len(rows), len(columns), is_data)

    @property
    def letters(self) -> int:
        return sum(len(cell.text) for cell in self.cells)


def _inner(cells: Sequence[Cell]) -> list[Cell]:
    in_row = Counter(row for cell in cells for row in range(cell.row, cell.last_row + 1))
    several = [row for row, count in in_row.items() if count > 1]
    if not several:
        return list(cells)
    return [cell for cell in cells if cell.last_row >= min(several) and cell.row <= max(several)]


def _kept(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Where something of one place stands, and the first place of what would have none of these."""
    kept = {first for first, last in spans if first == last}
    for first, last in sorted(spans, key=lambda span: span[1] - span[0]):
        if not any(first <= place <= last for place in kept):
            kept.add(first)
    return sorted(kept)


def truth_of(file: Path) -> list[Table]:
    """The tables of a twin, from the file beside its PDF."""
    return [
        Table(
            tuple(Cell(**cell) for cell in table["cells"]),
            table["n_rows"],
            table["n_columns"],
            table["is_data"],
        )
        for table in json.loads(file.read_text(encoding="utf-8"))
    ]


def read_markup(table: HtmlElement) -> Table:
    """The table of an element; its spans as browsers take them."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    rows = own_rows(table)
    for row, element in enumerate(rows):
        column = 0
        for part in element:
            if part.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            down = min(_span(part, "rowspan") or len(rows), len(rows) - row)
            across = _span(part, "colspan") or 1
            taken.update((row + r, column + c) for r in range(down) for c in range(across))
            cells.append(Cell(row, column, row + down - 1, column + across - 1, bare(part.text_content())))
            column += across
    return Table.of(cells, is_data=holds_data(table, cells))


def own_rows(table: HtmlElement) -> list[HtmlElement]:
    """Its rows, without those of tables within."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _span(cell: HtmlElement, name: str) -> int:
    digits = re.match(r"\d{1,3}", (cell.get(name) or "1").strip())
    return int(digits.group()) if digits else 1


def holds_data(table: HtmlElement, cells: Sequence[Cell]) -> bool:
    """Whether its rows and columns say something, and are not there to set a page."""
    bare_table = Table.of(cells)
    if bare_table.n_rows < 3 or bare_table.n_columns < 2 or bare_table.n_columns > 14:
        return False
    if next(table.iterdescendants("table", "ol", "input", "select", "textarea", "pre"), None) is not None:
        return False
    if max(Counter(cell.text for cell in bare_table.cells).values()) > 0.5 * len(bare_table.cells):
        return False
    lengths = [len(cell.text) for cell in bare_table.cells]
    full = len(lengths) / (bare_table.n_rows * bare_table.n_columns)
    return full >= FILLED and max(lengths) <= LONGEST and sum(lengths) / len(lengths) <= PROSE


@dataclass(slots=True)
class Outcome:
    """What became of one table: `kinds` says what differs, the commonest first."""

    table: Table
    read: Table | None = None
    exact: bool = False
    strict: bool = False
    kinds: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """Outcomes of the tables of one document, and what was read beside them."""

    outcomes: list[Outcome]
    pieces: list[Table]
    false: list[Table]


def compare(truths: Sequence[Table], read: Sequence[Table]) -> Score:
    """Which of the tables read is which; a table is found by the one that holds most of its letters."""
    shares = [(_shared(truth, ours), t, o) for t, truth in enumerate(truths) for o, ours in enumerate(read)]
    likely = [(share, t, o) for share, t, o in shares if share >= OVERLAP * max(1, truths[t].letters)]
    # Months of a calendar have the same letters: the places tell which is which.
    likely.sort(
        key=lambda one: (one[0] + _placed(truths[one[1]], read[one[2]]), -abs(one[1] - one[2])), reverse=True
    )
    of: dict[int, int] = {}
    for _, t, o in likely:
        if t not in of and o not in of.values():
            of[t] = o
    score = Score([], [], [])
    for t, truth in enumerate(truths):
        if truth.is_data:
            score.outcomes.append(judged(truth, read[of[t]] if t in of else None))
    for o, ours in enumerate(read):
        if o not in of.values():
            best = max(((_within(ours, truth), truth.is_data) for truth in truths), default=(0.0, False))
            if best[0] < OVERLAP * ours.letters:
                score.false.append(ours)
            elif best[1]:
                score.pieces.append(ours)
    return score


def _shared(truth: Table, ours: Table) -> int:
    """Letters of the words of both."""
    common = Counter(cell.text for cell in truth.cells) & Counter(cell.text for cell in ours.cells)
    exact = sum(len(text) * n for text, n in common.items())
    whole = "\n".join(cell.text for cell in ours.cells)
    parts = "\n".join(cell.text for cell in truth.cells)
    loose = sum(
        len(c.text) for c in truth.cells if c.text not in common and len(c.text) > 2 and c.text in whole
    )
    split = sum(
        len(c.text) for c in ours.cells if c.text not in common and len(c.text) > 2 and c.text in parts
    )
    return exact + max(loose, split)


def _placed(truth: Table, ours: Table) -> int:
    """Letters of the cells that stand at their place."""
    return sum(len(cell.text) for cell, _ in _paired(truth, ours)[0])


def _within(ours: Table, truth: Table) -> int:
    whole = "".join(cell.text for cell in truth.cells)
    return sum(len(cell.text) for cell in ours.cells if cell.text in whole)


def judged(truth: Table, ours: Table | None) -> Outcome:
    """A table is exact if it has as many rows and columns and each text at a place of its own cell."""
    if ours is None:
        return Outcome(truth, kinds=["missed"])
    pairs, left, rest = _paired(truth, ours)
    outcome = Outcome(truth, ours)
    outcome.exact = not left and not rest and (truth.n_rows, truth.n_columns) == (ours.n_rows, ours.n_columns)
    outcome.strict = outcome.exact and all(_place(a) == _place(b) for a, b in pairs)
    if not outcome.exact:
        outcome.kinds = [kind for kind, _ in Counter(_kinds(truth, ours, left, rest)).most_common()] or [
            "empty"
        ]
        outcome.differs = [f"-{_say(cell)}" for cell in left[:6]] + [f"+{_say(cell)}" for cell in rest[:6]]
    return outcome


def _say(cell: Cell) -> str:
    return f"{cell.row},{cell.column}:{cell.text[:40]}"


def _place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.last_row, cell.last_column


def _paired(truth: Table, ours: Table) -> tuple[list[tuple[Cell, Cell]], list[Cell], list[Cell]]:
    """Cells of the same text that share a place; and those of each side that have none."""
    rest = list(ours.cells)
    pairs, left = [], []
    for cell in truth.cells:
        same = next((other for other in rest if other.text == cell.text and other.meets(cell)), None)
        if same is None:
            left.append(cell)
        else:
            rest.remove(same)
            pairs.append((cell, same))
    return pairs, left, rest


def _kinds(truth: Table, ours: Table, left: Sequence[Cell], rest: Sequence[Cell]) -> Iterator[str]:
    texts = {cell.text for cell in rest}
    missing = {cell.text for cell in left}
    mixed = {"".join(sorted(text)) for text in missing}
    inside = "\n".join(cell.text for cell in truth.cells)
    whole = "\n".join(cell.text for cell in ours.cells)
    for cell in rest[:ASKED]:
        if cell.text in missing:
            continue
        merged = [o for o in left if o.text and o.text != cell.text and o.text in cell.text]
        if len(merged) > 1 and sum(len(o.text) for o in merged) >= 0.9 * len(cell.text):
            yield (
                "rows merged"
                if len({o.row for o in merged}) > len({o.column for o in merged})
                else "columns merged"
            )
        elif cell.text in inside:
            yield "cell split"
        elif "".join(sorted(cell.text)) in mixed:
            yield "order of words"
        elif merged:
            yield "runs on"
        elif not any(_near(cell.text, o.text) for o in left):
            yield "foreign text"
        else:
            yield "letters"
    for cell in left[:ASKED]:
        if cell.text in texts:
            yield "moved"
        elif cell.text not in whole and not any(part in cell.text for part in texts):
            yield "dropped"


def _near(a: str, b: str) -> bool:
    common = sum((Counter(a) & Counter(b)).values())
    return common >= 0.8 * max(len(a), len(b))
