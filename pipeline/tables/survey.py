"""What a candidate is judged by, and what a reason is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.tables.candidates import Candidate, LaidCell
from pipeline.tables.lines import in_order
from pipeline.tables.settings import weights


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for (positive weight) or against (negative) a candidate being a table."""

    name: str
    weight: float

    def __str__(self) -> str:
        return f"{self.name} {self.weight:+g}"


def reason(name: str) -> Reason:
    """The reason of this name, with its weight.

    Raises:
        KeyError: `weights.csv` does not have it.
    """
    return Reason(name, weights()[name])


@dataclass(slots=True)
class Survey:
    """What the reasons are judged by: the texts of the filled cells in their rows and columns."""

    candidate: Candidate
    caption: str | None
    texts: dict[int, str]
    rows: dict[int, list[LaidCell]]
    columns: dict[int, list[LaidCell]]

    @classmethod
    def of(cls, candidate: Candidate, caption: str | None) -> Survey:
        """The survey of a candidate and the caption that stands by it."""
        rows: dict[int, list[LaidCell]] = defaultdict(list)
        columns: dict[int, list[LaidCell]] = defaultdict(list)
        texts = {}
        for cell in candidate.filled:
            texts[id(cell)] = " ".join(word.text for word in in_order(cell.words))
            rows[cell.row].append(cell)
            columns[cell.column].append(cell)
        return cls(candidate, caption, texts, dict(rows), dict(columns))

    def text(self, cell: LaidCell) -> str:
        """What stands in a cell."""
        return self.texts[id(cell)]

    def shared(self, reached: Callable[[LaidCell], bool], first: int = 0) -> float:
        """The share of the filled cells, from a column on, of which something holds."""
        cells = [cell for cell in self.candidate.filled if cell.column >= first]
        return sum(map(reached, cells)) / len(cells) if cells else 0.0
