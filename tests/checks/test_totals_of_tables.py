"""Totals of tables are found by pages and intervals as a look at each of them would find them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.views import TableView
from pipeline.checks.text.table_totals import Total, TotalsOfUnit, totals_of_tables
from pipeline.records import Cell, Table
from tests.checks.archives import add_document, add_table, empty

BOUNDS = st.none() | st.integers(-3, 9).map(Decimal)
INTERVALS = st.builds(Interval, BOUNDS, BOUNDS).filter(
    lambda i: i.low is None or i.high is None or i.low <= i.high
)


@cache
def table(page: int, last_page: int) -> TableView:
    id_ = f"d:p{page}:t{last_page}"
    known = Table(id=id_, document_id="d", page=page, last_page=last_page, n_rows=1, n_columns=1)
    return TableView(known, {}, (), {})


@st.composite
def totals(draw: st.DrawFn) -> list[Total]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        page = draw(st.integers(1, 4))
        view = table(page, page + draw(st.integers(0, 2)))
        cell = Cell(
            id=f"{view.table.id}:r{number}:c1",
            table_id=view.table.id,
            row=number,
            column=1,
            text="",
            role="total",
            kind="amount",
            page=page,
        )
        found.append(Total(view, cell, Figure("", Decimal(number), draw(INTERVALS), "d", page), ()))
    return found


@given(totals(), INTERVALS, st.integers(0, 8))
def test_indexes_of_totals_find_what_a_look_at_each_would(
    known: list[Total], interval: Interval, page: int
) -> None:
    index = TotalsOfUnit(known)
    near = [t for t in known if t.view.table.page - 1 <= page <= t.view.table.last_page + 1]
    assert sorted(t.cell.id for t in index.near(page)) == sorted(t.cell.id for t in near)
    meeting = [t for t in known if interval.is_bounded and interval.meets(t.printed.interval)]
    assert sorted(t.cell.id for t in index.meeting(interval)) == sorted(t.cell.id for t in meeting)


def test_a_total_names_its_table_where_its_column_has_no_other() -> None:
    db = empty()
    add_document(db)
    columns = [("Quoi", "text", None), ("Montant", "amount", "XOF")]
    add_table(db, columns, [["x", 3], ["Total Kidal", 3]], id_="d:p1:t1")
    add_table(db, columns, [["x", 3], ["Total Gao", 3], ["Total Gao", 3]], id_="d:p1:t2")
    db.execute("UPDATE cells SET role = 'total' WHERE table_id = 'd:p1:t2' AND row > 0")
    of_unit = totals_of_tables(Archive(db).facts("d"))["XOF"]
    named = {total.view.table.id: total.names for total in of_unit.near(1)}
    assert "kidal" in named["d:p1:t1"]
    assert named["d:p1:t2"] == frozenset()
    db.close()
