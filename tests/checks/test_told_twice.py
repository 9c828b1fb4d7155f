"""What a document says twice: events, sessions, lists, counts, and what it counts and names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.checks.agreements.terminations import check_terminated
from pipeline.checks.archive.programmes import check_budgets, check_programme_ends
from pipeline.checks.text.calendar_dates import check_periodicity
from pipeline.checks.text.enumerations import check_enumerations, check_same_lists
from pipeline.checks.text.events import check_events
from pipeline.checks.text.links import check_links
from pipeline.checks.text.parts import check_parts, check_percentages
from pipeline.checks.text.running_totals import check_running_totals
from pipeline.records import Amount
from pipeline.records.database import insert
from tests.checks.archives import (
    NOTICE,
    OK,
    OPEN,
    Check,
    add_acronyms,
    add_agreements,
    add_document,
    add_table,
    empty,
    of_text,
    told,
)

KNOWN = {"published": "2022-03-31", "covers_start": "2022-02-01", "covers_end": "2022-03-31"}
COUNTRIES = "Canada, Suède, Danemark, Norvège, Suisse et Italie"
MORE = "Canada, Suède, Danemark, Norvège, Irlande, Suisse et Italie"

CASES: list[tuple[Check, list[tuple[str, str | None]], str]] = [
    (
        check_events,
        [OK],
        "30/03: lancement de 7 forages à Aguelhok (eau potable).\nLe 30 mars, sept forages d'eau potable.",
    ),
    (
        check_events,
        [NOTICE],
        (
            "30/03: lancement de 8 projets de forage à Aguelhok (eau potable).\n"
            "Le 30 mars, sept projets de forage d'eau potable démarrent à Aguelhok."
        ),
    ),
    (check_events, [], "30/03: lancement de 8 projets à Aguelhok.\nLe 30 mars, une réunion s'est tenue."),
    (check_same_lists, [OK], f"Donateurs : {COUNTRIES}.\nContributions de {COUNTRIES}."),
    (check_same_lists, [OPEN], f"Donateurs : {COUNTRIES}.\nContributions de {MORE}."),
    (check_enumerations, [OK], "La séance a réuni les membres des 2 projets PARDIC & ZODEREN."),
    (check_enumerations, [OK], "Il se décline en 3 composantes :\nEau\nFormation\nSanté\nBudget : 12 €"),
    (
        check_parts,
        [OK],
        "Les projets ont un coût de 110 millions de dollars sur un budget de 133 millions de dollars.",
    ),
    (check_percentages, [], "Ils profitent à 3.000 personnes (dont 45% sont des femmes)."),
    (check_running_totals, [OPEN], "Budget total du programme : 19 726 450 €"),
    (
        check_running_totals,
        [OPEN],
        "La mission a financé des projets d'eau pour un montant de plus de 4 milliards FCFA.",
    ),
    (
        check_links,
        [OK],
        "Quelque 13 490 élèves reçoivent des kits.\nhttps://a.org/des-kits-pour-plus-de-13000-élèves-de-gao",
    ),
]


@pytest.mark.parametrize(
    ("check", "expected", "text"), CASES, ids=[f"{check.__name__}-{text[:40]}" for check, _, text in CASES]
)
def test_what_a_text_says_twice(check: Check, expected: list[tuple[str, str | None]], text: str) -> None:
    assert of_text(check, text, **KNOWN) == expected


def test_a_bulletin_covers_as_many_months_as_its_name_says() -> None:
    for title, expected in (("Bulletin bimestriel", OK), ("Lettre trimestrielle", NOTICE)):
        db = empty()
        add_document(db, title=title, **KNOWN)
        assert told(check_periodicity, db) == [expected]


PROGRAMME = {"kind": "programme", "programme": "P", "title": "P", "table_id": None}


def test_an_agreement_ends_before_its_programme_as_it_was_extended() -> None:
    db = empty()
    add_document(db)
    add_agreements(
        db,
        PROGRAMME | {"starts_on": "2015", "ends_on": "2023-03"},
        {"kind": "prolongation", "programme": "P", "table_id": None, "duration_months": 24},
        {"programme": "P", "reference": "A-1", "ends_on": "2025-03-31"},
        {"programme": "P", "reference": "A-2", "signed_on": "2023-08-28", "duration_months": 22},
        {"programme": "Q", "reference": "A-3", "ends_on": "2030-01-01"},
    )
    assert told(check_programme_ends, db) == [OK, NOTICE]


def test_an_extension_without_the_former_end_cannot_be_verified() -> None:
    db = empty()
    add_document(db)
    add_agreements(db, PROGRAMME | {"ends_on": "2025-06", "status": "extended"})
    assert told(check_programme_ends, db) == [OPEN]


@pytest.mark.parametrize(
    ("budget", "expected"), [("900.000 €", OK), ("40.000 €", NOTICE), ("9.000.000 FCFA", OPEN)]
)
def test_agreements_stay_within_the_budget_of_their_programme(
    budget: str, expected: tuple[str, str | None]
) -> None:
    db = empty()
    add_document(db, pages=[f"Budget total PDK : {budget}"])
    add_agreements(db, {"programme": "Programme de Kidal", "reference": "A-1"})
    add_acronyms(db, ("PDK", "Programme de Kidal", "glossary"))
    add_table(db, [("Montant", "amount", "EUR")], [[50_000]], total=False)
    insert(
        db,
        "amounts",
        [
            Amount(
                id="x",
                document_id="d",
                page=1,
                text="50 000",
                value=Decimal(50_000),
                low=Decimal(50_000),
                high=Decimal(50_000),
                currency="EUR",
                qualifier="exact",
                telling_id="d:p1:g1",
            )
        ],
    )
    assert told(check_budgets, db) == [expected]


def test_a_total_counts_agreements_with_partners_that_the_text_says_were_terminated() -> None:
    db = empty()
    add_document(db, pages=["Des accords avec des associations (ASA) ont été résiliés."])
    headers = [("N°", "reference", None), ("Partenaire", "text", None), ("Montant", "amount", "XOF")]
    rows = [["K-1", "ASA1_Tin", 10], ["K-2", "ASA2_Intad", 20], ["K-3", "DRS", 5], ["Total", "", 35]]
    add_table(db, headers, rows, roles=("reference", "partner", "amount"))
    add_acronyms(db, ("ASA", "Association de santé", "inline"))
    add_agreements(
        db, {"status": "terminated", "text": "accords avec des associations (ASA)", "table_id": None}
    )
    assert told(check_terminated, db) == [NOTICE]
