"""Checks load the facts that they look at: of a long list that is hardly any of its sums and dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.checks.kit.archive import Archive
from pipeline.records import Amount, CalendarDate
from pipeline.records.database import insert
from tests.checks.archives import add_agreements, add_document, add_table, empty


def amount(number: int, **known: Any) -> Amount:
    given = {"value": Decimal(number), "currency": "XOF", "cell_id": f"d:p1:t1:r{number}:c0"} | known
    return Amount(id=f"d:p1:a{number}", document_id="d", page=1, text=str(number), qualifier="exact", **given)


def day(number: int, **known: Any) -> CalendarDate:
    given = {"cell_id": f"d:p1:t1:r{number}:c1"} | known
    on = date(2025, 3, number)
    return CalendarDate(
        id=f"d:p1:d{number}",
        document_id="d",
        page=1,
        text=str(on),
        start=on,
        end=on,
        precision="day",
        **given,
    )


def test_sums_of_cells_are_loaded_where_they_are_said_twice_or_asked_for() -> None:
    db = empty()
    add_document(db)
    twice = [amount(3, equals_amount_id="d:p1:a4"), amount(4, currency="EUR")]
    insert(db, "amounts", [amount(1), amount(2, cell_id=None), *twice])
    facts = Archive(db).facts("d")
    assert list(facts.amounts) == ["d:p1:a2", "d:p1:a3", "d:p1:a4"]
    assert [one.id for one in facts.amounts_in_cells] == ["d:p1:a1", "d:p1:a3", "d:p1:a4"]


def test_dates_of_cells_are_loaded_where_a_day_of_the_week_stands_beside() -> None:
    db = empty()
    add_document(db)
    insert(db, "dates", [day(1), day(2, cell_id=None), day(3, weekday_agrees=False)])
    assert list(Archive(db).facts("d").dates) == ["d:p1:d2", "d:p1:d3"]


def test_tellings_are_loaded_where_they_end_or_give_a_status() -> None:
    db = empty()
    for id_ in ("c", "d"):
        add_document(db, id_)
    ends, ended = {"ends_on": "2025-03"}, {"status": "terminated"}
    add_agreements(db, {}, ends, ended, ends | ended, ended | {"id": "c:p1:g1", "document_id": "c"})
    facts = Archive(db).facts("d")
    assert [one.id for one in facts.tellings] == [f"d:p1:g{n}" for n in range(1, 5)]
    assert [one.id for one in facts.tellings_with_end] == ["d:p1:g2", "d:p1:g4"]
    assert [one.id for one in facts.tellings_that_are({"terminated"})] == ["d:p1:g3", "d:p1:g4"]
    assert facts.tellings_that_are(set()) == []
    db.close()


def test_totals_and_sentences_are_found_by_what_is_asked_of_them() -> None:
    db = empty()
    add_document(db, pages=["Il a reçu 12 millions de FCFA.", "Elle a payé 7 euros. Il a reçu 9 euros."])
    add_table(db, [("Quoi", "text", None), ("Montant", "amount", "XOF")], [["x", 3], ["y", 4], ["Total", 7]])
    facts = Archive(db).facts("d")
    assert [sentence for page in (1, 2) for sentence in facts.sentences_of_page[page]] == facts.sentences
    assert {number for unit, number in facts.printed_totals if number is not None} == {Decimal(7)}
    assert ("XOF", Decimal("7.0")) in facts.printed_totals
    db.close()
