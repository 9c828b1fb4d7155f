"""What checks found comes out of its columns as it went in."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

from pipeline.checks.audit import Checked
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.results import HOLDS, result
from pipeline.checks.kit.wording import say
from pipeline.checks.sent import FigureColumns, SentChecked

CELL = Figure(
    text="1 250,50",
    value=Decimal("1250.50"),
    interval=Interval(Decimal("1250.495"), None),
    document_id="budget",
    page=3,
    box={"x0": 1.5, "top": 2.0, "x1": 9.0, "bottom": 8.0},
    cell_id="budget:p3:t1:r2:c1",
    amount_id="budget:a7",
    place=Decimal("0.01"),
    reliance={"confidence": 71.0, "quality": "doubtful"},
)
SAID = Figure("quatre", Decimal(4), Interval(Decimal(4), Decimal(4)), "budget", 5, start=17, end=23)


def test_figures_come_out_of_their_columns_as_they_went_in() -> None:
    figures = (CELL, SAID, replace(CELL, value=Decimal("-0"), box={}, place=None))
    back = FigureColumns.of(figures).figures()
    assert back == figures
    assert [str(figure.value) for figure in back] == ["1250.50", "4", "-0"]
    assert FigureColumns.of(()).figures() == ()


def test_parts_of_a_long_total_share_what_is_alike() -> None:
    one, other = FigureColumns.of([CELL, replace(CELL, box=dict(CELL.box), text="7")]).figures()
    assert one.box is other.box


def test_results_of_checks_are_the_same_when_they_were_sent() -> None:
    found = result(
        "total",
        CELL,
        say("It holds."),
        HOLDS,
        computed=Decimal("1250.5"),
        figures=[SAID],
        about=["budget:p5"],
    )
    sent = pickle.loads(pickle.dumps(SentChecked.of(Checked([found]))))
    (back,) = sent.checked().results
    assert back == found
    assert list(back.evidence()) == list(found.evidence())
