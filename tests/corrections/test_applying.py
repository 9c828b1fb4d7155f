"""Corrections find their facts by what is printed, change nothing else, and say what became of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.applying import Outcomes, correct_records
from pipeline.corrections.entities import correct_entities
from pipeline.corrections.typed import typed_grid
from pipeline.records import (
    Agreement,
    AgreementParty,
    Amount,
    Correction,
    Document,
    Grid,
    GridCell,
    Mention,
    Organisation,
    Page,
    Place,
    PlaceMention,
    Reading,
)
from pipeline.records.entities import Entities
from pipeline.tables import extract_tables


def line(action: str = "correct", number: int = 2, **known: Any) -> Correction:
    return Correction(
        **{"id": str(number), "action": action, "document": "d", "reason": "seen on the page", "by": "AB"}
        | {"on": "2026-01-01", "status": "no longer applies"}
        | known
    )


def amount(n: int, text: str, value: int, page: int = 1, **known: Any) -> Amount:
    return Amount(
        id=f"d:p{page}:a{n}",
        document_id="d",
        page=page,
        text=text,
        value=Decimal(value),
        low=Decimal(value),
        high=Decimal(value),
        currency="XOF",
        qualifier="exact",
        **known,
    )


def corrected(amounts: list[Amount], *lines: Correction) -> tuple[list[Amount], list[tuple[str, str | None]]]:
    outcomes = Outcomes()
    found = correct_records("amounts", amounts, lines, outcomes)
    return found, [(o.id, o.note) for o in outcomes.of]


def test_what_was_read_is_kept_beside_what_is_right() -> None:
    (found,), outcomes = corrected(
        [amount(1, "14.098 milliards", 14)],
        line(kind="amounts", page=1, text="14.098  milliards", field="value", value="14098000000"),
    )
    assert found.value == found.low == found.high == Decimal(14_098_000_000)
    assert found.corrected_from == {"value": "14", "low": "14", "high": "14"}
    assert found.corrected_by == "corrections.csv, line 2 (AB 2026-01-01): seen on the page"
    assert outcomes == [("2", None)]


def test_a_line_finds_its_fact_when_ids_have_shifted() -> None:
    lines = [line(kind="amounts", page=1, text="5 FCFA", field="value", value="6")]
    before, _ = corrected([amount(1, "5 FCFA", 5)], *lines)
    after, _ = corrected([amount(1, "4 FCFA", 4), amount(2, "5 FCFA", 5)], *lines)
    assert [a.value for a in before] == [6]
    assert [a.value for a in after] == [4, 6]


def test_a_line_whose_text_is_gone_is_reported() -> None:
    found, outcomes = corrected(
        [amount(1, "5 FCFA", 5)], line(kind="amounts", page=1, text="7 FCFA", field="value", value="6")
    )
    assert found[0].corrected_by is None
    assert outcomes == [("2", "nothing on page 1 prints “7 FCFA”")]


def test_of_several_places_the_occurrence_decides() -> None:
    twice = [amount(1, "5 FCFA", 5), amount(2, "5 FCFA", 5)]
    same = {"kind": "amounts", "page": 1, "text": "5 FCFA", "field": "value", "value": "6"}
    assert corrected(twice, line(**same))[1] == [("2", "2 places on page 1 print it; say which occurrence")]
    assert [a.value for a in corrected(twice, line(**same, occurrence=2))[0]] == [5, 6]
    assert corrected(twice, line(**same, occurrence=3))[1] == [("2", "page 1 prints it 2 times")]


def test_what_is_none_is_taken_out() -> None:
    found, _ = corrected([amount(1, "4 840", 4840)], line("remove", kind="amounts", text="4 840"))
    assert found == []


def grid() -> Grid:
    rows = [["Région", "Montant en FCFA"], ["Gao", "12 500"], ["Kidal", "1o 500"], ["Total", "23 000"]]
    cells = tuple(
        GridCell(row=r, column=c, last_row=r, last_column=c, text=text, page=1)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(page=1, last_page=1, caption="Dépenses", cells=cells)


def tables(*lines: Correction) -> tuple[Any, list[tuple[str, str | None]]]:
    document = Document(id="d", path="d.html", status="ok", country="ML")
    page = Page(id="d:p1", document_id="d", number=1, text="", origin="markup")
    found = extract_tables(Reading(document=document, pages=[page], grids=[grid()]), lines)
    return found, [(o.id, o.note) for o in found.corrections]


def test_a_corrected_cell_is_read_anew_and_shows_what_was_printed() -> None:
    found, outcomes = tables(line(kind="cells", page=1, text="1o 500", field="text", value="10 500"))
    (cell,) = [c for c in found.cells if c.corrected_by]
    assert (cell.value, cell.unit, cell.corrected_from) == (Decimal(10_500), "XOF", {"text": "1o 500"})
    assert outcomes == [("2", None)]


def test_a_value_of_a_cell_is_set_without_its_text() -> None:
    found, _ = tables(line(kind="cells", page=1, text="1o 500", field="value", value="10500"))
    (cell,) = [c for c in found.cells if c.corrected_by]
    assert (cell.text, cell.value) == ("1o 500", Decimal(10_500))


def test_header_rows_and_extent_of_a_table_are_what_a_person_says() -> None:
    found, _ = tables(
        line(kind="tables", page=1, text="Dépenses", field="header_rows", value="2"),
        line(number=3, kind="tables", page=1, text="Dépenses", field="rows", value="1-3"),
    )
    assert {c.row for c in found.cells if c.role == "header"} == {0, 1}
    assert found.tables[0].n_rows == 3


def test_a_table_that_is_none_is_taken_out() -> None:
    found, outcomes = tables(line("remove", kind="tables", page=1, text="Kidal"))
    assert (found.tables, found.cells, outcomes) == ([], [], [("2", None)])


def entities(**known: Any) -> Entities:
    return Entities(
        amounts=[amount(1, "5 FCFA", 5, agreement_id="d:p1:g1")],
        organisations=[Organisation(id="a", name="A")],
        mentions=[Mention(id="d:p1:m1", organisation_id="a", document_id="d", page=1, text="A")],
        agreements=[Agreement(id="d:p1:g1", kind="accord", document_id="d", page=1, text="Un accord")],
        agreement_parties=[
            AgreementParty(
                id="d:p1:g1:party:a", agreement_id="d:p1:g1", organisation_id="a", role="party", text="A"
            )
        ],
        **known,
    )


PLACES = {
    name: Place(id=f"ml-{name.lower()}", name=name, kind="region", country="ML") for name in ("Gao", "Kidal")
}


def correct(found: Entities, *lines: Correction) -> list[tuple[str, str | None]]:
    outcomes = Outcomes()
    correct_entities(found, "d", lines, outcomes, lambda page, text: {} if page == 1 else None, PLACES.get)
    return [(o.id, o.note) for o in outcomes.of]


def test_a_party_gets_another_role_and_another_name() -> None:
    found = entities()
    correct(
        found,
        line(kind="parties", page=None, text="A", field="role", value="funding"),
        line(number=3, kind="mentions", page=1, text="A", field="organisation", value="Agence A"),
    )
    (party,) = found.agreement_parties
    assert (party.id, party.role) == ("d:p1:g1:funding:a", "funding")
    assert found.mentions[0].organisation_id == "agence-a"
    assert {o.id for o in found.organisations} == {"a", "agence-a"}


def test_with_an_agreement_that_is_none_go_its_parties_and_not_its_sums() -> None:
    found = entities()
    correct(found, line("remove", kind="agreements", page=1, text="Un accord"))
    assert (found.agreements, found.agreement_parties) == ([], [])
    assert [a.agreement_id for a in found.amounts] == [None]


def test_what_is_missing_is_added_with_who_says_so() -> None:
    found = entities()
    outcomes = correct(
        found, line("add", kind="amounts", page=1, text="7 M", value="value=7000000; currency=EUR")
    )
    added = found.amounts[-1]
    assert re.fullmatch("d:p1:ac[0-9a-f]{8}", added.id)
    assert (added.value, added.currency, added.qualifier) == (Decimal(7_000_000), "EUR", "exact")
    assert added.corrected_by
    assert outcomes == [("2", None)]


def test_an_addition_keeps_its_id_wherever_its_line_stands() -> None:
    first, second = entities(), entities()
    said = {"kind": "amounts", "page": 1, "text": "7 M", "value": "value=7000000; currency=EUR"}
    correct(first, line("add", number=2, **said))
    correct(second, line("add", number=9, **said))
    assert first.amounts[-1].id == second.amounts[-1].id


def test_an_addition_that_is_read_by_now_is_not_counted_twice() -> None:
    found = entities()
    outcomes = correct(
        found, line("add", kind="amounts", page=1, text="5 FCFA", value="value=5; currency=XOF")
    )
    assert (len(found.amounts), outcomes) == (
        1,
        [("2", "it is read by itself now: the line is not needed any more")],
    )


def test_an_addition_on_a_page_that_is_not_there_is_reported() -> None:
    outcomes = correct(
        entities(), line("add", kind="amounts", page=9, text="5", value="value=5; currency=XOF")
    )
    assert outcomes == [("2", "there is no page 9")]


def test_a_missing_agreement_gets_its_party_and_its_sum() -> None:
    found = entities()
    outcomes = correct(
        found,
        line("add", number=2, kind="agreements", page=1, text="Une aide", value="kind=accord; reference=X-1"),
        line(
            "add",
            number=3,
            kind="parties",
            page=1,
            text="ONG B",
            target="X-1",
            value="organisation=ONG B; role=implementing",
        ),
        line(number=4, kind="amounts", page=1, text="5 FCFA", field="agreement", value="X-1"),
    )
    assert {note for _, note in outcomes} == {None}
    (added,) = [a for a in found.agreements if a.reference == "X-1"]
    assert {(p.agreement_id, p.organisation_id) for p in found.agreement_parties} == {
        ("d:p1:g1", "a"),
        (added.id, "ong-b"),
    }
    assert [(a.agreement_id, a.corrected_from) for a in found.amounts] == [
        (added.id, {"agreement_id": "d:p1:g1"})
    ]


def test_an_agreement_that_is_not_there_is_named() -> None:
    outcomes = correct(
        entities(), line(kind="amounts", page=1, text="5 FCFA", field="agreement", value="Z-9")
    )
    assert outcomes == [("2", "no agreement of this document: “Z-9”")]


def test_a_party_is_that_of_the_agreement_which_the_line_names() -> None:
    found = entities()
    other = replace(found.agreement_parties[0], id="d:p1:g2:party:a", agreement_id="d:p1:g2")
    found.agreements.append(replace(found.agreements[0], id="d:p1:g2", text="Un autre"))
    found.agreement_parties.append(other)
    outcomes = correct(
        found, line(kind="parties", text="A", target="Un autre", field="role", value="funding")
    )
    assert outcomes == [("2", None)]
    assert [p.role for p in found.agreement_parties] == ["party", "funding"]


def with_a_place() -> Entities:
    mention = PlaceMention(id="d:p1:l1", place_id="ml-gao", document_id="d", page=1, text="Gao")
    return entities(places=[PLACES["Gao"]], place_mentions=[mention])


def test_a_place_that_is_none_goes_with_its_mention() -> None:
    found = with_a_place()
    assert correct(found, line("remove", kind="places", page=1, text="Gao")) == [("2", None)]
    assert (found.places, found.place_mentions) == ([], [])


def test_a_mention_is_of_another_place_by_its_name() -> None:
    found = with_a_place()
    correct(found, line(kind="places", page=1, text="Gao", field="place", value="Kidal"))
    (mention,) = found.place_mentions
    assert (mention.place_id, mention.corrected_from) == ("ml-kidal", {"place_id": "ml-gao"})
    assert [place.id for place in found.places] == ["ml-kidal"]


def test_a_place_that_nobody_knows_is_reported_with_what_to_do() -> None:
    found = with_a_place()
    outcomes = correct(found, line("add", kind="places", page=1, text="là", field="place", value="Ailleurs"))
    assert outcomes == [("2", "no place is known as “Ailleurs”; a line of places.csv makes it known")]
    assert len(found.place_mentions) == 1


TYPED = "Région | Montant en FCFA\nGao | 12 500\nKidal | 10 500\nMopti | 9 000\nTotal | 32 000"


def test_a_table_is_as_a_person_typed_it_and_says_what_it_was() -> None:
    found, outcomes = tables(line(kind="tables", page=1, text="Dépenses", field="cells", value=TYPED))
    assert outcomes == [("2", None)]
    assert [c.value for c in found.cells if c.column == 1][1:] == [12_500, 10_500, 9_000, 32_000]
    assert (found.tables[0].caption, found.tables[0].corrected_from) == (
        "Dépenses",
        {"cells": "4 rows of 2 cells"},
    )


def test_a_table_that_is_missing_is_added_behind_those_of_its_page() -> None:
    found, outcomes = tables(
        line("add", kind="tables", page=1, text="Autres dépenses", field="cells", value=TYPED)
    )
    assert outcomes == [("2", None)]
    assert [(t.id, t.caption, t.n_rows) for t in found.tables] == [
        ("d:p1:t1", "Dépenses", 4),
        ("d:p1:t2", "Autres dépenses", 5),
    ]
    assert found.tables[1].corrected_by


def test_the_order_of_lines_that_add_tables_to_a_page_does_not_matter() -> None:
    lines = [
        line("add", number, kind="tables", page=1, text=text, field="cells", value=TYPED)
        for number, text in enumerate(("Recettes", "Autres dépenses"), start=2)
    ]
    one, other = (tables(*order)[0].tables for order in (lines, lines[::-1]))
    assert [t.caption for t in one] == ["Dépenses", "Autres dépenses", "Recettes"]
    assert [(t.id, t.caption) for t in one] == [(t.id, t.caption) for t in other]


def test_a_table_that_is_found_by_now_is_not_added_again() -> None:
    found, outcomes = tables(line("add", kind="tables", page=1, text="Dépenses", field="cells", value=TYPED))
    assert len(found.tables) == 1
    assert outcomes == [("2", "a table with “Dépenses” is found on page 1 now; correct it instead")]


def test_columns_outside_the_extent_are_left_out_and_an_extent_of_nothing_is_reported() -> None:
    found, _ = tables(line(kind="tables", page=1, text="Dépenses", field="columns", value="1-1"))
    assert found.tables[0].n_columns == 1
    assert found.tables[0].corrected_from == {"columns": "1-2"}
    found, outcomes = tables(line(kind="tables", page=1, text="Dépenses", field="rows", value="7-9"))
    assert found.tables[0].n_rows == 4
    assert outcomes == [("2", "the table has 4 rows, not 7-9")]


def test_the_order_of_lines_on_one_table_does_not_matter() -> None:
    lines = [
        line(number=2, kind="tables", page=1, text="Dépenses", field="rows", value="1-3"),
        line(number=3, kind="tables", page=1, text="Dépenses", field="caption", value="Charges"),
        line(number=4, kind="cells", page=1, text="1o 500", field="text", value="10 500"),
        line(number=5, kind="cells", page=1, text="1o 500", field="unit", value="EUR"),
    ]
    told = [tables(*order) for order in (lines, lines[::-1])]
    assert [note for _, outcomes in told for _, note in outcomes] == [None] * 8
    (one, other) = (
        [(c.row, c.text, c.value, c.unit, c.corrected_from) for c in found.cells] for found, _ in told
    )
    assert one == other
    assert ("10 500", 10_500, "EUR") in {(c[1], c[2], c[3]) for c in one}


def test_cells_that_a_page_prints_stand_where_it_does() -> None:
    page = Page(
        id="d:p1", document_id="d", number=1, text="Dépenses\nGao 12 500\nTotal 12 500", origin="native"
    )
    reading = Reading(document=Document(id="d", path="d.pdf", status="ok"), pages=[page])
    found = typed_grid([["Gao", "12 500"], ["Total", "12 500"], ["Net", "1"]], 1, reading)
    assert [(c.start, c.end) for c in found.cells] == [
        (9, 12),
        (13, 19),
        (20, 25),
        (26, 32),
        (None, None),
        (None, None),
    ]


TEXTS = ["5 FCFA", "6 FCFA", "7 FCFA"]
LINES = st.lists(
    st.builds(
        line,
        st.sampled_from(["correct", "remove"]),
        number=st.integers(2, 99),
        kind=st.just("amounts"),
        page=st.sampled_from([None, 1, 2]),
        text=st.sampled_from([*TEXTS, "9 FCFA"]),
        occurrence=st.sampled_from([None, 1, 2]),
        field=st.just("value"),
        value=st.sampled_from(["1", "2"]),
    ),
    max_size=6,
)


@given(LINES, st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(1, 2)), max_size=6))
def test_corrections_touch_the_facts_that_they_mean_and_no_other(
    lines: list[Correction], printed: list[tuple[str, int]]
) -> None:
    before = [amount(n, text, 5, page) for n, (text, page) in enumerate(printed)]
    after, outcomes = corrected(before, *lines)
    assert len(outcomes) == len(lines)
    untouched = {a.id: a for a in after if a.corrected_by is None}
    assert all(untouched[a.id] == a for a in before if a.id in untouched)
    meant = {one.text for one in lines}
    assert all(a.text in meant for a in after if a.corrected_by)
    assert corrected(before)[0] == before
