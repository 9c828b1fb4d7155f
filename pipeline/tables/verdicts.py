"""What became of every candidate on a page: taken for a table or not, and for which reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pipeline.tables.candidates import Candidate
from pipeline.tables.captions import find_named_caption, without_notes
from pipeline.tables.evidence import weigh
from pipeline.tables.layout import Layout
from pipeline.tables.lined import find_lined
from pipeline.tables.lines import Box
from pipeline.tables.repeated import parted_at_headers
from pipeline.tables.ruled import find_ruled
from pipeline.tables.settings import SETTINGS
from pipeline.tables.stacked import parted_where_columns_change
from pipeline.tables.survey import Reason
from pipeline.tables.unruled import find_unruled

FINDERS: dict[str, Callable[[Layout], Iterator[Candidate]]] = {
    "ruled": find_ruled,
    "lined": find_lined,
    "unruled": find_unruled,
}
"""How tables are found on a page, in this order: what one finder takes is not offered to the next."""


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """A candidate, the caption that names it, and the reasons for and against its being a table."""

    candidate: Candidate
    caption: str | None
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The weight of all reasons together."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def is_table(self) -> bool:
        """Whether the reasons together make a table."""
        return self.score >= SETTINGS.least_score

    @property
    def box(self) -> Box:
        """The candidate's box on its page."""
        return self.candidate.layout.on_page(self.candidate.box)

    def to_json(self) -> dict[str, Any]:
        """Everything that decided, for a person who asks why; the box in points, origin top left."""
        return {
            "page": self.candidate.layout.page.number,
            "table": self.is_table,
            "score": self.score,
            "finder": self.candidate.finder,
            "bbox": [round(side, 2) for side in self.box],
            "rows": self.candidate.n_rows,
            "columns": self.candidate.n_columns,
            "caption": self.caption,
            "reasons": {reason.name: reason.weight for reason in self.reasons},
        }

    def __str__(self) -> str:
        x0, top, x1, bottom = self.box
        return (
            f"page {self.candidate.layout.page.number}: {'table' if self.is_table else 'no table'}, "
            f"score {self.score:g} of {SETTINGS.least_score:g}, found {self.candidate.finder}, "
            f"box {x0:.0f} {top:.0f} {x1:.0f} {bottom:.0f}, "
            f"{self.candidate.n_rows} x {self.candidate.n_columns}: {', '.join(map(str, self.reasons))}"
        )


def find_verdicts(layout: Layout) -> Iterator[TableVerdict]:
    """The verdicts on all candidates of a page, in the order in which they are found.

    What overlaps a table that was found before is no candidate any more; nor is what most of a grid stands in
    whose cells edges part from each other, as those say better what its rows and columns are.
    """
    taken: list[Box] = []
    grids: list[Box] = []
    for find in FINDERS.values():
        for proposed in _each(find(layout.without(taken))):
            if any(_overlap(proposed.box, box) for box in taken):
                continue
            if proposed.finder != "ruled" and any(_covers(proposed.box, box) for box in grids):
                continue
            candidate, title = without_notes(proposed)
            caption = " ".join(filter(None, (find_named_caption(layout, proposed.box), title))) or None
            verdict = TableVerdict(candidate, caption, tuple(weigh(candidate, caption)))
            if verdict.is_table:
                taken.append(candidate.box)
            elif candidate.finder == "ruled" and candidate.ruling >= SETTINGS.ruled and candidate.n_rows > 1:
                grids.append(candidate.box)
            yield verdict


def _each(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    parted = chain.from_iterable(map(parted_where_columns_change, candidates))
    return chain.from_iterable(map(parted_at_headers, parted))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _covers(box: Box, grid: Box) -> bool:
    """Whether most of a grid lies in a box."""
    across = min(box[2], grid[2]) - max(box[0], grid[0])
    down = min(box[3], grid[3]) - max(box[1], grid[1])
    area = (grid[2] - grid[0]) * (grid[3] - grid[1])
    return across > 0 and down > 0 and across * down > 0.5 * area
