"""What a check yields: its result, and the printed figures that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from slugify import slugify

from pipeline.checks.intervals import Interval
from pipeline.records import AgreementTelling, Amount, Cell, Check, CheckEvidence
from pipeline.records.checks import CheckStatus, Severity, Side


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its value, the interval that it stands for, and where it stands.

    One that is no record of its own has `start` and `end`, its offsets in the text of the page.
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

    @property
    def id(self) -> str:
        """What it is known by: the record that it stands in, else its page and what is printed."""
        record = self.cell_id or self.amount_id or self.date_id or self.agreement_id
        return record or f"{self.document_id}:p{self.page}:{slugify(self.text, max_length=60)}"

    @property
    def place(self) -> str:
        """Where it stands, whatever it is called: two figures at one place are one."""
        record = self.cell_id or self.amount_id or self.date_id or self.agreement_id
        return record or f"{self.document_id}:{self.page}:{self.start}:{self.text}"


@dataclass(frozen=True, slots=True)
class Result:
    """A check and its evidence: the claimed figure, and those that the computed one was made from.

    `about` names what is in doubt where the check does not hold: cells, amounts, or whole tables. Checks that
    name the same thing show one defect.
    """

    check: Check
    claimed: tuple[Figure, ...]
    computed: tuple[Figure, ...]
    about: frozenset[str] = frozenset()

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
                date_id=figure.date_id,
                agreement_id=figure.agreement_id,
                text=figure.text,
                document_id=figure.document_id,
                page=figure.page,
                **figure.box,
            )


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two figures compare."""

    status: CheckStatus
    severity: Severity | None = None


HOLDS = Verdict("ok")
ROUNDED = Verdict("ok", "rounding")
CONTRADICTS = Verdict("mismatch", "error")
NOTABLE = Verdict("mismatch", "notice")
UNVERIFIABLE = Verdict("unverifiable")


def compare(
    claimed: Interval, computed: Decimal, reach: Interval, *, slack: Decimal = Decimal(0),
    otherwise: Verdict = CONTRADICTS,
) -> Verdict:  # fmt: skip
    """Hold a claimed figure against a computed one.

    Args:
        claimed: what the printed figure stands for.
        computed: the recomputed value; within `claimed` it is what the document says.
        reach: what the computed figure may be, given the precision of what it was made from.
        slack: what the rounding of figures printed to the unit may add up to.
        otherwise: the verdict where the intervals part.
    """
    if claimed.meets(Interval(computed, computed)):
        return HOLDS
    return ROUNDED if claimed.meets(reach.widened(slack)) else otherwise


def result(
    kind: str, claimed: Figure, description: str, verdict: Verdict, *,
    value: Decimal | None = None, computed: Decimal | None = None, figures: Sequence[Figure] = (),
    unit: str | None = None, about: Sequence[str] = (), subject: str | None = None,
) -> Result:  # fmt: skip
    """A check of one claimed figure.

    Args:
        kind: the check's name in the registry.
        claimed: the figure that is checked; `value` where what is claimed is not its value.
        description: the result in a sentence.
        verdict: how the figures compare.
        value: the claimed value, by default that of the figure.
        computed: the recomputed value.
        figures: the printed figures that it was made from.
        unit: of both values.
        about: what else is in doubt beside the claimed figure.
        subject: what the check's id begins with, by default the id of the claimed figure.
    """
    printed = claimed.value if value is None else value
    # An agreement that is named and states no figure claims nothing that could be written in a column.
    stated = None if claimed.agreement_id and value is None and not printed else printed
    return Result(
        Check(
            id=f"{subject or claimed.id}:{kind}",
            document_id=claimed.document_id,
            kind=kind,
            description=description,
            claimed=stated,
            computed=computed,
            difference=None if computed is None or stated is None else printed - computed,
            unit=unit,
            status=verdict.status,
            severity=verdict.severity,
            page=claimed.page,
            **claimed.box,
        ),
        (claimed,),
        tuple(figures),
        frozenset([claimed.place, *about]),
    )


def figure_of_cell(cell: Cell, value: Decimal, document_id: str, amount_id: str | None) -> Figure:
    """The figure in a cell, and the amount that was read from it."""
    return Figure(
        text=cell.text,
        value=value,
        interval=Interval(cell.low, cell.high),
        document_id=document_id,
        page=cell.page,
        box=cell.box_columns,
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
        box=amount.box_columns,
        cell_id=amount.cell_id,
        amount_id=amount.id,
    )


def figure_of_agreement(agreement: AgreementTelling, value: Decimal, text: str | None = None) -> Figure:
    """What an agreement states, with its row or sentence as evidence."""
    return Figure(
        text or agreement.text, value, Interval(value, value), agreement.document_id, agreement.page,
        agreement.box_columns, agreement_id=agreement.agreement_id,
    )  # fmt: skip


def said(value: Decimal, unit: str | None = None) -> str:
    """A figure as an auditor reads it: groups of three digits, a point before decimals, the unit behind."""
    plain = format(value.normalize(), ",f").replace(",", " ")
    return f"{plain} {unit}" if unit else plain


def exactly(value: Decimal) -> Interval:
    """The interval of a figure that stands for itself."""
    return Interval(value, value)
