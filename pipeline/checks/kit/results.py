"""What a check yields: its result, and the printed figures that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.kit.figure_columns import FigureColumns
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.wording import Wording
from pipeline.locale import SOURCE
from pipeline.records import Check
from pipeline.records.checks import CheckStatus, Severity
from pipeline.records.record import Frozen
from pipeline.records.rows import Row


class Result(Frozen):
    """A check and its evidence: the claimed figure, and those that the computed one was made from.

    `about` names what is in doubt where the check does not hold: cells, amounts, or whole tables. Checks that
    name the same thing show one defect.
    """

    check: Check
    wording: Wording
    claimed: Sequence[Figure]
    computed: Sequence[Figure]
    about: frozenset[str] = frozenset()

    def evidence(self) -> Iterator[Row]:
        """The rows of `check_evidence`, as SQLite takes them."""
        yield from FigureColumns.of(self.claimed).rows(self.check.id, "claimed")
        yield from FigureColumns.of(self.computed).rows(self.check.id, "computed")

    def sent(self) -> Result:
        """The same as it is sent from the process that looked, and kept: its figures in columns."""
        return replace(self, claimed=FigureColumns.of(self.claimed), computed=FigureColumns.of(self.computed))


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
    claimed: Figure, computed: Decimal, reach: Interval, *, otherwise: Verdict = CONTRADICTS
) -> Verdict:
    """Hold a claimed figure against a computed one.

    The tolerance is half of the last printed place of each figure, and nothing else.

    Args:
        claimed: the printed figure.
        computed: the recomputed value; what the figure stands for without rounding holds it, or not.
        reach: what the computed figure may be, given the precision of what it was made from.
        otherwise: the verdict where the intervals part.
    """
    if claimed.interval.holds(computed):
        return HOLDS
    return ROUNDED if claimed.reach.meets(reach) else otherwise


def result(
    kind: str,
    claimed: Figure,
    wording: Wording,
    verdict: Verdict,
    *,
    value: Decimal | None = None,
    computed: Decimal | None = None,
    figures: Sequence[Figure] = (),
    unit: str | None = None,
    about: Sequence[str] = (),
    subject: str | None = None,
) -> Result:
    """A check of one claimed figure.

    Args:
        kind: the check's name in the registry.
        claimed: the figure that is checked; `value` where what is claimed is not its value.
        wording: the result in a sentence.
        verdict: how the figures compare.
        value: the claimed value, by default that of the figure.
        computed: the recomputed value.
        figures: the printed figures that it was made from.
        unit: of both values: ISO 4217 for money, `%`, `months`, ...; None for what is counted.
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
            description=wording.written(SOURCE),
            claimed=stated,
            computed=computed,
            difference=None if computed is None or stated is None else printed - computed,
            unit=unit,
            status=verdict.status,
            severity=verdict.severity,
            page=claimed.page,
            **claimed.box,
        ),
        wording,
        (claimed,),
        tuple(figures),
        frozenset([claimed.spot, *about]),
    )


def without_value(claim: Result) -> Result:
    """The same where what is printed could not be read as a figure, and so claims none."""
    return replace(claim, check=replace(claim.check, claimed=None))
