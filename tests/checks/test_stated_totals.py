"""Totals stated by donor and by year, against the agreements of the archive; and what is never an alarm."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.archive.stated_totals import check_donor_totals, check_year_totals
from pipeline.checks.archive.stated_words import find_years
from pipeline.records import Amount, Organisation, TellingParty
from pipeline.records.database import insert
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    Check,
    add_agreements,
    add_document,
    add_table,
    empty,
    told,
)

GIVEN = (120_000, 80_000, 50_000)


def archive(
    text: str,
    *,
    amounts: tuple[int, ...] = GIVEN,
    funders: tuple[str, ...] = ("norvege",),
    caption: str | None = None,
    **known: object,
) -> sqlite3.Connection:
    """Norway's agreements in a table of the document `d`, and a text that states what they come to."""
    db = empty()
    add_document(db, pages=[text], published="2023-06-30")
    add_table(db, [("Montant", "amount", "EUR")], [[n] for n in amounts], total=False, caption=caption)
    insert(
        db,
        "organisations",
        [
            Organisation(id="norvege", name="Norvège", kind="state"),
            Organisation(id="suede", name="Suède", kind="state"),
        ],
    )
    common = {"signed_on": "2022-05-01", "reference": None} | known
    add_agreements(db, *({**common, "reference": f"A-{n}"} for n, _ in enumerate(amounts)))
    for n, value in enumerate(amounts, start=1):
        figure = Decimal(value)
        insert(
            db,
            "amounts",
            [
                Amount(
                    id=f"x{n}",
                    document_id="d",
                    page=1,
                    text=str(value),
                    value=figure,
                    low=figure,
                    high=figure,
                    currency="EUR",
                    qualifier="exact",
                    telling_id=f"d:p1:g{n}",
                )
            ],
        )
        insert(
            db,
            "telling_parties",
            [
                TellingParty(
                    id=f"{n}:{name}",
                    telling_id=f"d:p1:g{n}",
                    organisation_id=name,
                    role="funding",
                    text=name,
                )
                for name in funders
            ],
        )
    return db


@pytest.mark.parametrize(("name", "n"), [("ONU", 1), ("UN", 0)])
def test_a_name_of_two_letters_is_a_word(name: str, n: int) -> None:
    db = archive(f"La contribution totale de l'{name} s'élève à 250.000 euros.", funders=("norvege",))
    db.execute("UPDATE organisations SET acronym = ? WHERE id = 'norvege'", [name])
    assert told(check_donor_totals, db) == [OK] * n


CASES = [
    (check_donor_totals, [OK], "La contribution totale de la Norvège s'élève à 250.000 euros."),
    (check_donor_totals, [OK], "Les contributions de la Norvège s'élèvent à plus de 240.000 euros."),
    (check_donor_totals, [OK], "La Norvège a financé 3 projets pour un montant total de 250.000 euros."),
    (check_donor_totals, [OK], "Les 3 projets financés par la Norvège, pour un total de 250.000 euros."),
    (check_donor_totals, [OK], "En 2022, la Norvège a financé 3 projets pour 250.000 euros."),
    (check_donor_totals, [NOTICE], "La contribution totale de la Norvège s'élève à 190.000 euros."),
    (check_donor_totals, [NOTICE], "En 2022, la Norvège a financé 2 projets pour 190.000 euros."),
    (check_donor_totals, [OPEN], "La contribution totale de la Norvège s'élève à 900.000 euros."),
    (check_donor_totals, [OPEN], "La contribution totale de la Norvège s'élève à 900.000 dollars."),
    (check_donor_totals, [OPEN], "En 2019, la Norvège a financé 2 projets pour 190.000 euros."),
    (check_donor_totals, [OPEN], "Au total, la Norvège a versé 190.000 euros."),
    (check_donor_totals, [OPEN], "À Gao, la Norvège a financé 2 projets pour 190.000 euros."),
    (check_donor_totals, [OPEN], "La contribution totale de la Norvège aux écoles s'élève à 190.000 euros."),
    (check_donor_totals, [], "La Norvège et la Suède ont financé 2 projets pour 190.000 euros."),
    (check_donor_totals, [], "Ce puits, d'un coût total de 190.000 euros, est financé par la Norvège."),
    (check_donor_totals, [], "Grâce à la contribution de la Norvège, une école de 190.000 euros a ouvert."),
    (check_year_totals, [OK], "En 2022, 3 accords ont été signés pour un montant total de 250.000 euros."),
    (check_year_totals, [OPEN], "En 2022, 2 accords ont été signés pour un montant total de 190.000 euros."),
    (check_year_totals, [OPEN], "En 2021, 3 accords ont été signés pour un montant total de 250.000 euros."),
    (check_year_totals, [], "Un accord a été signé en 2022 pour un montant de 190.000 euros."),
]


@pytest.mark.parametrize(("check", "expected", "text"), CASES, ids=[text for _, _, text in CASES])
def test_a_stated_total_against_the_agreements(
    check: Check, expected: list[tuple[str, str | None]], text: str
) -> None:
    assert told(check, archive(text)) == expected


STATED = "La contribution totale de la Norvège s'élève à 190.000 euros."


@pytest.mark.parametrize(
    "known", [{"funders": ("norvege", "suede")}, {"status": "terminated"}, {"kind": "programme"}], ids=str
)
def test_what_a_donor_may_not_have_given_alone_contradicts_no_total(known: dict[str, object]) -> None:
    assert told(check_donor_totals, archive(STATED, **known)) == [OPEN]  # type: ignore[arg-type]


LIST = "La Norvège a financé 3 projets pour un montant total de 190.000 euros."


@pytest.mark.parametrize(
    ("caption", "text", "expected"),
    [
        ("Liste complète des projets", LIST, ERROR),
        ("Liste des projets", LIST, NOTICE),
        ("Liste complète des projets", LIST.replace("3", "4"), NOTICE),
        ("Liste complète des projets", LIST.replace("190", "260"), ERROR),
        ("Liste des projets", LIST.replace("190", "260"), OPEN),
        ("Liste complète des projets", LIST.replace("un montant total de 190", "environ 190"), NOTICE),
    ],
)
def test_only_a_list_that_calls_itself_complete_contradicts(
    caption: str, text: str, expected: tuple[str, str | None]
) -> None:
    assert told(check_donor_totals, archive(text, caption=caption)) == [expected]


def test_an_agreement_told_in_two_documents_is_counted_once() -> None:
    db = archive("La contribution totale de la Norvège s'élève à 250.000 euros.")
    add_document(db, "e", pages=["Signature."], published="2022-06-01")
    add_agreements(
        db,
        {"id": "e:g1", "document_id": "e", "reference": "A-0", "signed_on": "2022-05-01", "table_id": None},
        {"id": "e:g2", "document_id": "e", "reference": None, "signed_on": "2022-05-01", "table_id": None},
    )
    for n, value in ((1, Decimal(120_000)), (2, Decimal(80_000))):
        insert(
            db,
            "amounts",
            [
                Amount(
                    id=f"e{n}",
                    document_id="e",
                    page=1,
                    text=str(value),
                    value=value,
                    low=value,
                    high=value,
                    currency="EUR",
                    qualifier="exact",
                    telling_id=f"e:g{n}",
                )
            ],
        )
        party = TellingParty(
            id=f"e{n}", telling_id=f"e:g{n}", organisation_id="norvege", role="funding", text="Norvège"
        )
        insert(db, "telling_parties", [party])
    assert told(check_donor_totals, db) == [OK]


def test_what_was_signed_after_a_total_was_stated_is_no_part_of_it() -> None:
    db = archive("Rien.")
    add_document(db, "old", pages=[STATED], published="2021-01-31")
    assert told(check_donor_totals, db) == [OPEN]


@pytest.mark.parametrize(
    ("label", "value", "headers", "check", "expected"),
    [
        ("Norvège", 250_000, ("Bailleur", "Contribution totale"), check_donor_totals, [OK]),
        ("Norvège", 190_000, ("Bailleur", "Contribution totale"), check_donor_totals, [OPEN]),
        ("Suède", 190_000, ("Bailleur", "Contribution totale"), check_donor_totals, []),
        ("Norvège", 250_000, ("Bailleur", "Solde"), check_donor_totals, []),
        ("2022", 250_000, ("Année", "Montant total"), check_year_totals, [OK]),
        ("2020", 250_000, ("Année", "Montant total"), check_year_totals, []),
    ],
)
def test_rows_of_donors_and_years(
    label: str, value: int, headers: tuple[str, str], check: Check, expected: list[tuple[str, str | None]]
) -> None:
    db = archive("Texte.")
    add_table(
        db,
        [(headers[0], "text", None), (headers[1], "amount", "EUR")],
        [[label, value]],
        id_="d:p1:t2",
        total=False,
        caption="Accords signés",
    )
    assert told(check, db) == expected


@given(
    amounts=st.lists(st.integers(1_000, 9_000_000), min_size=2, max_size=8, unique=True),
    stated=st.integers(1_000, 50_000_000),
)
def test_a_total_is_noticed_exactly_when_its_parts_are_more(amounts: list[int], stated: int) -> None:
    text = f"La contribution totale de la Norvège s'élève à {stated} euros."
    (found,) = told(check_donor_totals, archive(text, amounts=tuple(amounts)))
    # A part that equals the total is that total told again, and is left out.
    parts = [amount for amount in amounts if amount != stated]
    if len(parts) > 1 and sum(parts) == stated:
        assert found == OK
    else:
        assert found == (NOTICE if sum(parts) > stated else OPEN)


@pytest.mark.parametrize(
    ("template", "years"),
    [
        ("en 2022, ⟦c0⟧ accords", (range(2022, 2023), True)),
        ("au cours de l'année 2022", (range(2022, 2023), True)),
        ("entre 2015 et 2019", (range(2015, 2020), True)),
        ("la période 2015-2019", (range(2015, 2020), True)),
        ("depuis 2013", (None, False)),
        ("en 2022 et en 2023", (None, False)),
        ("sans année", (None, True)),
    ],
)
def test_the_years_of_a_sentence(template: str, years: tuple[range | None, bool]) -> None:
    assert find_years(template) == years


def test_the_donor_of_a_row_may_stand_in_a_column_of_its_own() -> None:
    db = empty()
    add_document(db, pages=["La contribution totale de l'Islande s'élève à 190.000 euros."])
    rows = [["A-1", "Islande", 120_000], ["A-2", "Islande", 80_000], ["A-3", "Irlande", 40_000]]
    headers = [("N°", "reference", None), ("Bailleur", "text", None), ("Montant", "amount", "EUR")]
    add_table(db, headers, rows, total=False)
    add_agreements(db, *({"reference": row[0]} for row in rows))
    insert(
        db,
        "amounts",
        [
            Amount(
                id=f"x{n}",
                document_id="d",
                page=1,
                text=str(row[2]),
                value=Decimal(str(row[2])),
                low=Decimal(str(row[2])),
                high=Decimal(str(row[2])),
                currency="EUR",
                qualifier="exact",
                telling_id=f"d:p1:g{n}",
                cell_id=f"d:p1:t1:r{n}:c2",
            )
            for n, row in enumerate(rows, start=1)
        ],
    )
    assert told(check_donor_totals, db) == [NOTICE]
