"""Figures in columns, as they are sent, kept and put into the archive.

A total of a long list rests on as many figures as that has rows. One by one, each of them is seven objects,
of which nobody asks again where the total holds: columns become rows as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from operator import attrgetter
from typing import Any, overload

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.records import CheckEvidence
from pipeline.records.checks import Side
from pipeline.records.legible import RANKS
from pipeline.records.rows import Row
from pipeline.records.schema import BOX, RELIANCE, columns

_AS_THEY_ARE = (
    "text",
    "document_id",
    "page",
    "cell_id",
    "amount_id",
    "date_id",
    "agreement_id",
    "start",
    "end",
)
_NUMBERS = {"value": "value", "low": "interval.low", "high": "interval.high", "place": "place"}
_MAPPINGS = {"box": BOX, "reliance": RELIANCE}
_UNSAID = {"quality": RANKS[0]}
"""What a row says where its figure does not: of all else nothing."""


class FigureColumns(Sequence[Figure]):
    """Figures in columns, each made when it is asked for; numbers are text.

    Args:
        n: how many there are.
        alike: the columns with one value for all figures; those that are in neither have none.
        others: the columns with a value for each.
    """

    __slots__ = ("_alike", "_n", "_others")

    def __init__(self, n: int, alike: dict[str, Any], others: dict[str, list[Any]]) -> None:
        self._n, self._alike, self._others = n, alike, others

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> FigureColumns:
        """The columns of some figures."""
        if isinstance(figures, FigureColumns):
            return figures
        alike: dict[str, Any] = {}
        others: dict[str, list[Any]] = {}
        of_number: list[Any] = []
        for name, values in _columns_of(figures):
            if name in _NUMBERS:
                # A figure that was not rounded is its own bounds: such columns are sent as one.
                values = of_number = of_number if values == of_number else values
            if values.count(values[0]) < len(values):
                others[name] = values
            elif values[0] is not None:
                alike[name] = values[0]
        return cls(len(figures), alike, others)

    def __reduce__(self) -> tuple[Any, ...]:
        return FigureColumns, (self._n, self._alike, self._others)

    def __len__(self) -> int:
        return self._n

    @overload
    def __getitem__(self, place: int) -> Figure: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Figure]: ...

    def __getitem__(self, place: int | slice) -> Figure | Sequence[Figure]:
        if isinstance(place, slice):
            return tuple(map(self._figure, range(self._n)[place]))
        return self._figure(range(self._n)[place])

    def __iter__(self) -> Iterator[Figure]:
        return map(self._figure, range(self._n))

    def rows(self, check_id: str, side: Side) -> Iterator[Row]:
        """The rows of `check_evidence` of the figures on one side of a check, as SQLite takes them."""
        given: dict[str, Iterable[Any]] = {
            "id": [f"{check_id}:{side}:{number}" for number in range(1, self._n + 1)],
            "check_id": repeat(check_id, self._n),
            "side": repeat(side, self._n),
        }
        for mapping, names in _MAPPINGS.items():
            for name in names:
                given[name] = self._said(mapping, name)
        for name in _AS_THEY_ARE:
            given[name] = self._others.get(name) or repeat(self._alike.get(name), self._n)
        return zip(*(given[column.name] for column in columns(CheckEvidence)), strict=True)

    def _said(self, mapping: str, name: str) -> Iterable[Any]:
        """A column of what mappings say under a name."""
        unsaid = _UNSAID.get(name)
        if mapping in self._others:
            return [said.get(name, unsaid) for said in self._others[mapping]]
        return repeat(self._alike.get(mapping, {}).get(name, unsaid), self._n)

    def _figure(self, place: int) -> Figure:
        said = self._alike | {name: values[place] for name, values in self._others.items()}
        for name in _NUMBERS:
            said[name] = None if said.get(name) is None else Decimal(said[name])
        return Figure(interval=Interval(said.pop("low"), said.pop("high")), **said)


def _columns_of(figures: Sequence[Figure]) -> Iterator[tuple[str, list[Any]]]:
    """The columns of some figures by their names; none where there are no figures."""
    if not figures:
        return
    yield from zip(
        _AS_THEY_ARE, map(list, zip(*map(attrgetter(*_AS_THEY_ARE), figures), strict=True)), strict=True
    )
    for name, path in _NUMBERS.items():
        yield name, [None if number is None else str(number) for number in map(attrgetter(path), figures)]
    for name in _MAPPINGS:
        known: dict[tuple[Any, ...], dict[str, Any]] = {}
        said = map(attrgetter(name), figures)
        # Of most figures they say the same: one object for all is sent once.
        yield name, [known.setdefault(tuple(mapping.items()), mapping) for mapping in said]
