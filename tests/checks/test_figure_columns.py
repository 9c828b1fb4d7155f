"""Figures come out of their columns as they went in, and as the rows that they are evidence by."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.kit.figure_columns import FigureColumns
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.results import HOLDS, result
from pipeline.checks.kit.wording import say
from pipeline.records import CheckEvidence
from pipeline.records.rows import rows_of

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


LISTS = st.lists(
    st.builds(
        Figure,
        text=st.text(max_size=3),
        value=st.decimals(allow_nan=False, allow_infinity=False),
        interval=st.builds(Interval, st.none() | st.just(Decimal("-1.0")), st.none() | st.decimals(0, 9)),
        document_id=st.sampled_from(["budget", "plan"]),
        page=st.integers(1, 3),
        box=st.sampled_from([{}, CELL.box, {**CELL.box, "x0": None}]),
        cell_id=st.sampled_from([None, "budget:p3:t1:r2:c1"]),
        start=st.none() | st.integers(0, 2),
        place=st.none() | st.sampled_from([Decimal(1), Decimal("0.10")]),
        reliance=st.sampled_from([{}, CELL.reliance, {"confidence": None, "quality": "good"}]),
    ),
    max_size=5,
)


@given(LISTS)
def test_figures_come_out_of_their_columns_as_they_went_in(figures: list[Figure]) -> None:
    columns = pickle.loads(pickle.dumps(FigureColumns.of(figures)))
    assert len(columns) == len(figures)
    assert list(columns) == [columns[place] for place in range(len(figures))] == figures
    assert [str(figure.value) for figure in columns] == [str(figure.value) for figure in figures]
    assert columns[1:] == tuple(figures[1:])


@given(LISTS)
def test_rows_of_evidence_are_those_of_its_records(figures: list[Figure]) -> None:
    records = [
        CheckEvidence(
            id=f"budget:total:computed:{number}",
            check_id="budget:total",
            side="computed",
            text=figure.text,
            document_id=figure.document_id,
            page=figure.page,
            cell_id=figure.cell_id,
            amount_id=figure.amount_id,
            date_id=figure.date_id,
            agreement_id=figure.agreement_id,
            **figure.box,
            **figure.reliance,
        )
        for number, figure in enumerate(figures, start=1)
    ]
    rows = FigureColumns.of(figures).rows("budget:total", "computed")
    assert list(rows) == list(rows_of(CheckEvidence, records))


def test_parts_of_a_long_total_share_what_is_alike() -> None:
    one, other = FigureColumns.of([CELL, replace(CELL, box=dict(CELL.box), text="7")])
    assert one.box is other.box


def test_results_of_checks_are_the_same_when_they_were_sent() -> None:
    about = ["budget:p5"]
    found = result("total", CELL, say("It holds."), HOLDS, computed=Decimal(9), figures=[SAID], about=about)
    back = pickle.loads(pickle.dumps(found.sent()))
    assert replace(back, claimed=tuple(back.claimed), computed=tuple(back.computed)) == found
    assert list(back.evidence()) == list(found.evidence())
    assert [row[0] for row in back.evidence()] == [
        "budget:p3:t1:r2:c1:total:claimed:1",
        "budget:p3:t1:r2:c1:total:computed:1",
    ]
