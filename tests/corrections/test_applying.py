"""Corrections find their facts by what is printed, change nothing else, and say what became of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.applying import Outcomes, correct_records
from pipeline.corrections.entities import correct_entities
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
        id=f"d:p{page}:a{n}", document_id="d", page=page, text=text, value=Decimal(value), low=Decimal(value),
        high=Decimal(value), currency="XOF", qualifier="exact", **known,
    )  # fmt: skip


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
        for r, row in enumerate(rows) for c, text in enumerate(row)
    )  # fmt: skip
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


def correct(found: Entities, *lines: Correction) -> list[tuple[str, str | None]]:
    outcomes = Outcomes()
    correct_entities(found, "d", lines, outcomes, lambda page, text: {})
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
    assert (added.id, added.value, added.currency, added.qualifier) == (
        "d:p1:ac2", Decimal(7_000_000), "EUR", "exact",
    )  # fmt: skip
    assert added.corrected_by
    assert outcomes == [("2", None)]


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
