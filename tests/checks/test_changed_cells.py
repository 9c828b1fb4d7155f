"""From a printed table to its checks: a changed cell is flagged exactly when the intervals part."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.checks.tables.totals import check_totals
from pipeline.readers import read_source
from pipeline.readers.source import Source
from pipeline.records.database import insert
from pipeline.tables import extract_tables
from tests.checks.archives import empty, results_of

SIGNS = (".", " ", "\u202f", "\u00a0", ",", "'")
"""Signs between groups of three digits."""


def printed(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


def statuses(rows: list[str], total: str, unit: str) -> list[tuple[str, str | None, Decimal | None]]:
    """What the audit says of a page with one table, from the file to the checks."""
    lines = [f"<tr><td>Accord {chr(65 + n)}</td><td>{text}</td></tr>" for n, text in enumerate(rows)]
    header, last = f"<tr><th>Partenaire</th><th>{unit}</th></tr>", f"<tr><td>Total</td><td>{total}</td></tr>"
    table = f"<table>{header}{''.join(lines)}{last}</table>"
    page = f"<html lang='fr'><body><h1>Accords</h1><p>Les accords signés en 2023.</p>{table}</body></html>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.html"
        path.write_text(page, encoding="utf-8")
        reading = read_source(Source("d", path, path.name, "0" * 64))
    tables = extract_tables(reading)
    db = empty()
    insert(db, "documents", [reading.document])
    insert(db, "tables", tables.tables)
    insert(db, "columns", tables.columns)
    insert(db, "cells", tables.cells)
    found = [(r.check.status, r.check.severity, r.check.difference) for r in results_of(check_totals, db)]
    db.close()
    return found


@settings(max_examples=60)
@given(
    st.lists(st.integers(1_000_000, 999_999_999), min_size=2, max_size=8),
    st.sampled_from(SIGNS),
    st.data(),
)
def test_sums_of_money_in_every_number_format(values: list[int], sign: str, data: st.DataObject) -> None:
    total = printed(sum(values), sign)
    rows = [printed(value, sign) for value in values]
    assert statuses(rows, total, "Montant FCFA") == [("ok", None, 0)]
    # Each row, and the total, may have been rounded to the franc.
    explained = (len(values) + 1) // 2
    off = data.draw(st.integers(1, 900_000).filter(lambda n: n <= explained or n > explained + 1))
    changed = data.draw(st.integers(0, len(values) - 1))
    rows[changed] = printed(values[changed] + off, sign)
    (found,) = statuses(rows, total, "Montant FCFA")
    assert found == (("ok", "rounding", -off) if off <= explained else ("mismatch", "error", -off))


@settings(max_examples=40)
@given(st.lists(st.integers(1, 9_999), min_size=2, max_size=8), st.integers(1, 500))
def test_things_that_are_counted_are_not_rounded(values: list[int], off: int) -> None:
    rows = [str(value) for value in values]
    assert statuses(rows, str(sum(values)), "Bénéficiaires") == [("ok", None, 0)]
    # A lone total that is more than twice its rows may be that of something else.
    assume(off <= sum(values))
    assert statuses(rows, str(sum(values) + off), "Bénéficiaires") == [("mismatch", "error", off)]


@settings(max_examples=40)
@given(st.lists(st.integers(31, 999), min_size=2, max_size=8), st.integers(1, 60))
def test_millions_with_one_decimal_hide_half_a_tenth_in_each_row(tenths: list[int], off: int) -> None:
    rows = [f"{value // 10},{value % 10}" for value in tenths]
    total = sum(tenths)
    assert statuses(rows, f"{total // 10},{total % 10}", "Montant (millions de FCFA)") == [("ok", None, 0)]
    changed = total + off
    (found,) = statuses(rows, f"{changed // 10},{changed % 10}", "Montant (millions de FCFA)")
    within = off * 2 <= len(tenths) + 1
    assert found[:2] == (("ok", "rounding") if within else ("mismatch", "error"))
