"""The printed figures that checks compare, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from slugify import slugify

from pipeline.checks.kit.intervals import Interval, printed
from pipeline.records import AgreementTelling, Amount, Cell
from pipeline.records.legible import RANKS
from pipeline.records.once import made_once
from pipeline.records.record import Frozen


class Figure(Frozen, dict=True):
    """A printed figure: its value, the interval that it stands for, and where it stands.

    `place` is the value of one in its last printed place; None for what is counted or is itself. One that is
    no record of its own has `start` and `end`, its offsets in the text of the page. `reliance` says how sure
    its reading is, as the record in which it stands does; empty for one of no record.
    """

    text: str
    value: Decimal
    interval: Interval
    document_id: str
    page: int
    box: dict[str, Any] = field(default_factory=dict)
    cell_id: str | None = None
    amount_id: str | None = None
    date_id: str | None = None
    agreement_id: str | None = None
    start: int | None = None
    end: int | None = None
    place: Decimal | None = None
    reliance: dict[str, Any] = field(default_factory=dict)

    @property
    def is_doubtful(self) -> bool:
        """Whether it may have been misread."""
        return bool(self.reliance.get("quality", RANKS[0]) != RANKS[0])

    @property
    def id(self) -> str:
        """What it is known by: the record that it stands in, else its page and what is printed."""
        return self._record or f"{self.document_id}:p{self.page}:{slugify(self.text, max_length=60)}"

    @property
    def spot(self) -> str:
        """Where it stands, whatever it is called: two figures at one spot are one."""
        return self._record or f"{self.document_id}:{self.page}:{self.start}:{self.text}"

    @property
    def _record(self) -> str | None:
        return self.cell_id or self.amount_id or self.date_id or self.agreement_id

    @made_once
    def reach(self) -> Interval:
        """What it may stand for where it was rounded: half of its last printed place more on either side."""
        if self.place is None:
            return self.interval
        return self.interval.joined(printed(self.value, self.place))

    def negated(self) -> Figure:
        """The same with the other sign, as where a loss or what is paid is printed without one."""
        return replace(self, value=-self.value, interval=self.interval.negated())


def figure_of_cell(
    cell: Cell, value: Decimal, document_id: str, amount_id: str | None = None, *, scaled: bool = False
) -> Figure:
    """The figure in a cell, and the amount that was read from it.

    Whole things are counted, not rounded, unless they are `scaled`: told in thousands.
    """
    counted = cell.kind == "integer" and cell.low == cell.high and not scaled
    return Figure(
        text=cell.text,
        value=value,
        interval=Interval(cell.low, cell.high),
        document_id=document_id,
        page=cell.page,
        box=cell.box_columns,
        cell_id=cell.id,
        amount_id=amount_id,
        place=None if counted else cell.place,
        reliance=cell.reliance,
    )


def figure_of_amount(amount: Amount, value: Decimal) -> Figure:
    """The figure that an amount states."""
    return Figure(
        text=amount.text,
        value=value,
        interval=Interval(amount.low, amount.high),
        document_id=amount.document_id,
        page=amount.page,
        box=amount.box_columns,
        cell_id=amount.cell_id,
        amount_id=amount.id,
        place=amount.place,
        reliance=amount.reliance,
    )


def figure_of_agreement(telling: AgreementTelling, value: Decimal, text: str | None = None) -> Figure:
    """What an agreement states, with its row or sentence as evidence."""
    return Figure(
        text or telling.text,
        value,
        exactly(value),
        telling.document_id,
        telling.page,
        telling.box_columns,
        agreement_id=telling.agreement_id,
        reliance=telling.reliance,
    )


def exactly(value: Decimal) -> Interval:
    """The interval of a figure that stands for itself."""
    return Interval(value, value)


def total_of(figures: Iterable[Figure]) -> Decimal:
    """The sum of the values of figures."""
    return sum((figure.value for figure in figures), Decimal(0))
