"""Agreements by form: sheets, lists and tables of grants, in texts written for this."""

from dataclasses import replace
from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.agreements.forms.labels import field_of, field_of_header
from pipeline.records import Entities, TableSet
from tests.entities.readings import reading_of, table_of

Row = tuple[str, Decimal | None, str | None]


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = load_nlp(["amounts", "dates", "acronyms"])
    blank.add_pipe("organisations")
    blank.add_pipe("agreements")
    return blank


def told(nlp: Language, *lines: str, tables: TableSet | None = None, **document: str) -> Entities:
    return extract_entities(reading_of("\n".join(lines), **document), tables or TableSet(), nlp)


def parties(found: Entities) -> list[set[tuple[str, str]]]:
    """For each agreement its parties: role and name."""
    names = {o.id: o.name for o in found.organisations}
    return [
        {(p.role, names[p.organisation_id]) for p in found.agreement_parties if p.agreement_id == a.id}
        for a in found.agreements
    ]


def sums(found: Entities) -> list[list[Decimal | None]]:
    return [[x.value for x in found.amounts if x.agreement_id == a.id] for a in found.agreements]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Bailleur", "funder"),
        ("Bailleur(s) :", "funder"),
        ("Implementing Agency", "implementer"),
        ("MONTANT (en FCFA)", "grant"),
        ("Subvention 2014 (CHF)", "grant"),
        ("Date de signature", "signed"),
        ("Durée", "period"),
        ("Le rapport décrit les activités menées dans les quatre cercles de la région", None),
    ],
)
def test_a_label_names_a_field_whatever_its_unit_year_and_case(label: str, field: str | None):
    assert field_of(label) == field


def test_a_header_names_a_field_by_a_part_of_it():
    assert field_of_header("Nom de l'association bénéficiaire") == "recipient"
    assert field_of_header("Montant de la subvention accordée en 2021") == "grant"
    assert field_of_header("Nombre de séances tenues") is None


def test_the_fields_of_a_block_are_one_agreement(nlp: Language):
    found = told(
        nlp,
        "Puits de Tamala",
        "Bailleur : Fondation Eau Vive",
        "Porteur du projet : Association Sources du Nord",
        "Montant : 45 000 EUR",
        "Date de signature : 12 mai 2021",
        "Durée : 18 mois",
    )
    (agreement,) = found.agreements
    assert (agreement.signed_on, agreement.duration_months) == ("2021-05-12", Decimal(18))
    assert parties(found) == [
        {("funding", "Fondation Eau Vive"), ("beneficiary", "Association Sources du Nord")}
    ]
    assert sums(found) == [[Decimal(45000)]]


def test_label_and_value_may_stand_in_two_lines(nlp: Language):
    found = told(
        nlp, "Donor", "Blue River Foundation", "Grantee", "Tamala School Trust", "Amount", "USD 12,500",
        "Approval date", "3 June 2020",
    )  # fmt: skip
    (agreement,) = found.agreements
    assert agreement.signed_on == "2020-06-03"
    assert parties(found) == [{("funding", "Blue River Foundation"), ("beneficiary", "Tamala School Trust")}]


def test_what_is_given_comes_before_what_all_of_it_costs(nlp: Language):
    found = told(
        nlp, "Coût du projet : 200 000 EUR", "Subvention : 80 000 EUR", "Bénéficiaire : Association Kala"
    )
    assert sums(found) == [[Decimal(80000)]]


def test_a_new_heading_begins_a_new_sheet(nlp: Language):
    reading = reading_of(
        "PONT DE KALA\nDonateur : Fonds Alpha. Montant : 3 000 EUR.\n"
        "PONT DE SIRA\nDonateur : Fonds Beta. Montant : 4 000 EUR."
    )
    for number in (0, 2):
        reading.blocks[number] = replace(reading.blocks[number], kind="heading")
    found = extract_entities(reading, TableSet(), nlp)
    assert [a.title for a in found.agreements] == ["PONT DE KALA", "PONT DE SIRA"]
    assert sums(found) == [[Decimal(3000)], [Decimal(4000)]]


def test_labels_without_a_party_are_no_agreement(nlp: Language):
    found = told(nlp, "Lieu : Gao", "Montant : 3 000 EUR", "Durée : 2 ans", "Secteur : eau")
    assert found.agreements == []


def test_a_verb_of_giving_introduces_a_list_of_sums_and_names(nlp: Language):
    found = told(
        nlp,
        "Conseil municipal de Sira",
        "Séance du 4 mars 2021",
        "Le Conseil accorde les subventions suivantes :",
        "- 500 € à l'association « Les Voix du Fleuve », pour son festival",
        "- 1 200 € au Club de judo de Sira",
        "Total : 1 700 €",
    )
    assert sums(found) == [[Decimal(500)], [Decimal(1200)]]
    assert parties(found) == [
        {("funding", "Commune de Sira"), ("beneficiary", "Les Voix du Fleuve")},
        {("funding", "Commune de Sira"), ("beneficiary", "Club de judo de Sira")},
    ]
    assert {a.signed_on for a in found.agreements} == {"2021-03-04"}


def test_the_items_of_a_list_may_follow_each_other_on_one_line(nlp: Language):
    found = told(
        nlp,
        "Les élus ont voté les subventions suivantes :",
        "Amicale des pêcheurs de Sira : 150 €. Les Amis du Lac : 200 €. Club Alpha : 150 €.",
    )
    assert sums(found) == [[Decimal(150)], [Decimal(200)], [Decimal(150)]]


def test_a_sum_may_stand_in_the_line_below_its_name(nlp: Language):
    found = told(
        nlp, "arrête la liste des subventions :", "Association", "Montant", "Club Alpha", "450 €", "Domino",
        "50 €", "TOTAL", "500 €",
    )  # fmt: skip
    assert sums(found) == [[Decimal(450)], [Decimal(50)]]


def test_rules_on_who_may_get_a_grant_are_no_list(nlp: Language):
    found = told(nlp, "Une subvention peut être accordée dans les cas suivants :", "- 500 € à chaque club")
    assert found.agreements == []


COLUMNS = [
    ("Bénéficiaire", "text", "partner", None),
    ("Objet", "text", "object", None),
    ("Subvention 2019", "amount", "amount", "EUR"),
]
ROWS = [["Association Kala", "Cantine", "3 000"], ["Club Sira", "Tournoi", "500"], ["Total", "", "3 500"]]
VALUES = {"3 000": Decimal(3000), "500": Decimal(500), "3 500": Decimal(3500)}


def test_each_row_of_a_table_of_grants_is_an_agreement_and_totals_are_none(nlp: Language):
    tables = table_of(COLUMNS, ROWS, values=VALUES, totals=(3,))
    found = told(nlp, "Texte.", tables=tables)
    assert [(a.kind, a.title, a.signed_on) for a in found.agreements] == [
        ("subvention", "Cantine", "2019"),
        ("subvention", "Tournoi", "2019"),
    ]
    assert parties(found) == [{("beneficiary", "Association Kala")}, {("beneficiary", "Club Sira")}]
    assert sums(found) == [[Decimal(3000)], [Decimal(500)]]


def test_the_execution_of_a_budget_is_no_table_of_grants(nlp: Language):
    columns = [("Structure", "text", None, None), ("Prévision", "amount", "amount", "EUR"),
               ("Réalisation", "amount", "amount", "EUR")]  # fmt: skip
    tables = table_of(columns, [["Direction Kala", "3 000", "500"]], values=VALUES)
    assert told(nlp, "Texte.", tables=tables).agreements == []


def test_a_table_of_labels_and_values_is_one_agreement(nlp: Language):
    rows = [["Donor", "Blue River Foundation"], ["Recipient", "Tamala School Trust"],
            ["Grant amount", "3 000"], ["Date signed", "3 June 2020"]]  # fmt: skip
    columns: list[tuple[str, str, str | None, str | None]] = [
        ("Field", "text", None, None),
        ("Value", "amount", None, "EUR"),
    ]
    tables = table_of(columns, rows, values=VALUES)
    found = told(nlp, "Text.", tables=tables, language="en")
    (agreement,) = found.agreements
    assert agreement.signed_on == "2020-06-03"
    assert parties(found) == [{("funding", "Blue River Foundation"), ("beneficiary", "Tamala School Trust")}]


def test_a_decision_may_be_printed_with_a_capital_behind_a_comma(nlp: Language):
    found = told(
        nlp, "Sur proposition du Collège communal du 3 mars 2021, Octroie:", "500 € à l'ASBL « Domino »"
    )
    assert sums(found) == [[Decimal(500)]]
