"""What a check yields: its result, and the printed figures that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.checks.intervals import Interval
from pipeline.records import Amount, Cell, Check, CheckEvidence
from pipeline.records.checks import Side


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its value, the interval that it stands for, and where it stands."""

    text: str
    value: Decimal
    interval: Interval
    document_id: str
    page: int
    box: dict[str, Any]
    cell_id: str | None = None
    amount_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A check and its evidence: the claimed figure, and those that the computed one was made from."""

    check: Check
    claimed: tuple[Figure, ...]
    computed: tuple[Figure, ...]

    def evidence(self) -> Iterator[CheckEvidence]:
        """The rows of `check_evidence`."""
        yield from self._side("claimed", self.claimed)
        yield from self._side("computed", self.computed)

    def _side(self, side: Side, figures: Sequence[Figure]) -> Iterator[CheckEvidence]:
        for number, figure in enumerate(figures, start=1):
            yield CheckEvidence(
                id=f"{self.check.id}:{side}:{number}",
                check_id=self.check.id,
                side=side,
                amount_id=figure.amount_id,
                cell_id=figure.cell_id,
                text=figure.text,
                document_id=figure.document_id,
                page=figure.page,
                **figure.box,
            )


def box_columns(record: Any) -> dict[str, Any]:
    """The box of a record as keyword arguments of another."""
    return {"x0": record.x0, "top": record.top, "x1": record.x1, "bottom": record.bottom}


def figure_of_cell(cell: Cell, value: Decimal, document_id: str, amount_id: str | None) -> Figure:
    """The figure in a cell, and the amount that was read from it."""
    return Figure(
        text=cell.text,
        value=value,
        interval=Interval(cell.low, cell.high),
        document_id=document_id,
        page=cell.page,
        box=box_columns(cell),
        cell_id=cell.id,
        amount_id=amount_id,
    )


def figure_of_amount(amount: Amount, value: Decimal) -> Figure:
    """The figure that an amount states."""
    return Figure(
        text=amount.text,
        value=value,
        interval=Interval(amount.low, amount.high),
        document_id=amount.document_id,
        page=amount.page,
        box=box_columns(amount),
        cell_id=amount.cell_id,
        amount_id=amount.id,
    )


def said(value: Decimal, unit: str | None = None) -> str:
    """A figure as an auditor reads it: groups of three digits, a point before decimals, the unit behind."""
    plain = format(value.normalize(), ",f").replace(",", " ")
    return f"{plain} {unit}" if unit else plain
