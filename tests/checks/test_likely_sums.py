"""Of many runs of rows only those are held against a total that come near it: nothing is missed by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.tables import implied, nearness
from pipeline.checks.tables.groups import Way
from pipeline.checks.tables.implied import implied_sums
from pipeline.checks.tables.lines import FigureRow
from pipeline.checks.tables.naming import Sections
from pipeline.checks.tables.tally import Leaves, Tally, likely_runs, only_grow
from pipeline.checks.tables.walk import Walk
from pipeline.records import Cell

COLUMNS = (1, 2)


def figure(value: Decimal, place: Decimal | None, low: Decimal | None, high: Decimal | None) -> Figure:
    return Figure(str(value), value, Interval(low, high), "d", 1, place=place)


def exact(value: int) -> Figure:
    return figure(Decimal(value), Decimal(1), Decimal(value), Decimal(value))


def row(
    number: int, label: str, figures: dict[int, Figure], *, total: bool = False, code: str = ""
) -> FigureRow:
    texts = {0: label} | {column: one.text for column, one in figures.items()}
    cells = {
        column: Cell(
            id=f"t:r{number}:c{column}",
            table_id="t",
            row=number,
            column=column,
            text=text,
            role="total" if total else "body",
            kind="integer" if column else "text",
            page=1,
        )
        for column, text in texts.items()
    }
    return FigureRow(number, cells, label, total, figures, frozenset(), code)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    value = Decimal(draw(st.sampled_from([0, 1, 1, 2, 3, 5, 8, -2]))) / draw(st.sampled_from([1, 1, 1, 10]))
    place = draw(st.sampled_from([None, Decimal(1), Decimal(1), Decimal("0.1")]))
    low, high = draw(st.sampled_from([(value, value)] * 3 + [(None, value), (value, None)]))
    return figure(value, place, low, high)


@st.composite
def rows(draw: st.DrawFn, most: int = 12) -> list[FigureRow]:
    made = []
    for number in range(draw(st.integers(1, most))):
        own = {n: draw(figures()) for n in COLUMNS if draw(st.integers(0, 5))}
        total = draw(st.integers(0, 3)) == 0
        label = draw(st.sampled_from(["Ponts", "Puits", "dont Puits", "Report", "Écoles de Tin"]))
        called = draw(st.sampled_from(["Total", "Total Ponts", "Total (1+2)", "Total hors Puits"]))
        code = "" if total else draw(st.sampled_from(["", "", "1", "11", "12", "2", "2.1"]))
        made.append(row(number, called if total else label, own, total=total, code=code))
    return made


def groups(lines: Sequence[FigureRow], way: Way) -> list[object]:
    ordered = lines if way == "above" else lines[::-1]
    found = Walk(ordered, COLUMNS, COLUMNS, way, ({}, {}), partly=False).groups()
    return [(g.line.row, [m.row for m in g.members], g.way, g.explained, g.partly) for g in found]


@pytest.mark.parametrize("way", ["above", "below"])
@given(lines=rows())
@settings(deadline=None)
def test_totals_sum_the_rows_that_they_would_if_all_runs_were_tried(lines: list[FigureRow], way: Way) -> None:
    likely = groups(lines, way)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tally, "may_be", lambda self, total: True)
        patch.setattr(Tally, "is_beyond", lambda self, total: False)
        assert likely == groups(lines, way)


@given(lines=rows())
@settings(deadline=None)
def test_rows_that_are_sums_without_a_word_are_found_in_long_tables_as_in_short_ones(
    lines: list[FigureRow],
) -> None:
    for farthest in (60, 2, 1):
        found = []
        for long in (10**6, 0):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(implied, "LONG", long)
                patch.setattr(implied, "FARTHEST", farthest)
                found.append([implied_sums(lines, COLUMNS), implied_sums(lines[::-1], COLUMNS)])
        assert found[0] == found[1]


def test_figures_beyond_64_bits_are_looked_at_row_by_row() -> None:
    lines = [row(n, "Ponts", {1: exact(10**18)}) for n in range(5)]
    assert nearness.may_be_sums(lines, [1], 60) is None
    assert nearness.may_be_sums(lines[:4], [1], 60) == [False, True, True, True]


@given(lines=rows())
def test_the_leaves_of_an_account_are_those_of_its_numbers(lines: list[FigureRow]) -> None:
    leaves, met = Leaves(COLUMNS), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tally, "may_be", lambda self, total: True)
        for line in lines:
            leaves.add(line)
            met.append(line)
            codes = {one.code for one in met if one.code}
            undivided = [
                one
                for one in met
                if not any(one.code and c != one.code and c.startswith(one.code) for c in codes)
            ]
            tops = [one for one in met if not any(c != one.code and one.code.startswith(c) for c in codes)]
            assert list(leaves.likely(line)) == ([undivided, tops] if codes else [])


@given(lines=rows())
def test_rows_that_are_counted_out_leave_the_sum_of_the_others(lines: list[FigureRow]) -> None:
    some = Tally(COLUMNS, lines)
    for line in lines[::2]:
        some.remove(line)
    others = Tally(COLUMNS, lines[1::2])
    assert [some.may_be(line) for line in lines] == [others.may_be(line) for line in lines]


def test_no_run_is_looked_for_beyond_a_total_where_sums_only_grow() -> None:
    lines = [row(n, "Ponts", {1: exact(value)}) for n, value in enumerate([9, 4, 2, 3])]
    total = row(4, "Total", {1: exact(5)}, total=True)
    assert only_grow(lines, [1])
    assert not only_grow([*lines, row(5, "Ponts", {1: exact(-1)})], [1])
    assert not only_grow([replace(lines[0], figures={1: figure(Decimal(9), None, None, Decimal(9))})], [1])
    runs = list(likely_runs(total, lines, [1], growing=True))
    assert [[line.row for line in run] for run in runs] == [[3], [2, 3]]


@pytest.mark.parametrize(
    ("label", "firsts", "named"),
    [
        ("Total ponts", ["Ponts", "Puits", "Ponts"], [0, 2]),
        ("Total ponts et puits", ["Ponts", "Puits"], []),
        ("Total", ["Ponts", "Puits"], []),
        ("Total ponts", ["Ponts", "Ponts"], []),
        ("Total ponts du nord", ["Ponts nord", "Puits"], [0]),
        ("Total ponts", ["Ponts nord", "Puits"], []),
    ],
)
def test_a_total_names_the_section_whose_words_it_has(
    label: str, firsts: list[str], named: list[int]
) -> None:
    sections = Sections()
    for number, first in enumerate(firsts):
        sections.add(row(number, first, {}))
    assert [line.row for line in sections.named_by(row(99, label, {}, total=True))] == named
