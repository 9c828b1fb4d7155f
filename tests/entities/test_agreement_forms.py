"""Agreements by form: sheets, lists and tables of grants, in texts written for this."""

from dataclasses import replace
from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements.forms.labels import field_of, field_of_header
from pipeline.records import Entities, TableSet
from tests.entities.readings import reading_of, table_of

Row = tuple[str, Decimal | None, str | None]


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
        nlp,
        "Donor",
        "Blue River Foundation",
        "Grantee",
        "Tamala School Trust",
        "Amount",
        "USD 12,500",
        "Approval date",
        "3 June 2020",
    )
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
        nlp,
        "arrête la liste des subventions :",
        "Association",
        "Montant",
        "Club Alpha",
        "450 €",
        "Domino",
        "50 €",
        "TOTAL",
        "500 €",
    )
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


@pytest.mark.parametrize(("header", "field"), [("nomBeneficiaire", "recipient"), ("idBeneficiaire", "other")])
def test_a_header_may_be_written_as_one_word(header: str, field: str):
    assert field_of_header(header) == field


def test_a_table_in_minutes_is_given_by_their_community_on_the_day_of_the_sitting(nlp: Language):
    tables = table_of(COLUMNS, ROWS, values=VALUES, totals=(3,))
    found = told(nlp, "Conseil municipal de la Ville de Tamala", "Séance du 3 mai 2019", tables=tables)
    assert {a.signed_on for a in found.agreements} == {"2019-05-03"}
    assert [("funding", "Commune de Tamala") in sides for sides in parties(found)] == [True, True]


def test_a_sum_without_a_currency_is_given_where_two_sides_are_named(nlp: Language):
    columns = [
        ("nomAttribuant", "text", None, None),
        ("nomBeneficiaire", "text", None, None),
        ("montant", "number", None, None),
    ]
    tables = table_of(columns, [["Tamala Métropole", "Association Kala", "3 000"]], values=VALUES)
    assert parties(told(nlp, "Texte.", tables=tables)) == [
        {("funding", "Tamala Métropole"), ("beneficiary", "Association Kala")}
    ]


def test_a_denomination_beside_a_receiver_is_that_of_what_is_bought(nlp: Language):
    columns = [
        ("Dénomination", "text", None, None),
        ("Attributaire", "text", None, None),
        ("Montant", "amount", "amount", "EUR"),
    ]
    found = told(
        nlp, "Texte.", tables=table_of(columns, [["Bassin de Kala", "Sira Eaux", "3 000"]], values=VALUES)
    )
    assert [a.title for a in found.agreements] == ["Bassin de Kala"]
    assert [{name for _, name in sides} for sides in parties(found)] == [{"Sira Eaux"}]


def test_the_execution_of_a_budget_is_no_table_of_grants(nlp: Language):
    columns = [
        ("Structure", "text", None, None),
        ("Prévision", "amount", "amount", "EUR"),
        ("Réalisation", "amount", "amount", "EUR"),
    ]
    tables = table_of(columns, [["Direction Kala", "3 000", "500"]], values=VALUES)
    assert told(nlp, "Texte.", tables=tables).agreements == []


@pytest.mark.parametrize(
    ("about", "amount", "n"),
    [
        ("Expense description", "Amount", 0),
        ("Invoice", "Amount", 0),
        ("Description", "$9.38", 0),
        ("Description", "9.38", 0),
        ("Description", "2019", 1),
        ("Description", "Amount", 1),
    ],
)
def test_bills_and_tables_without_names_of_columns_are_no_awards(
    nlp: Language, about: str, amount: str, n: int
):
    columns: list[tuple[str, str, str | None, str | None]] = [
        ("Vendor", "text", None, None),
        (about, "text", None, None),
        (amount, "amount", "amount", "USD"),
    ]
    tables = table_of(columns, [["Tamala Paper Ltd", "Ink", "3 000"]], values=VALUES)
    assert len(told(nlp, "Text.", tables=tables, language="en").agreements) == n


def test_a_table_of_labels_and_values_is_one_agreement(nlp: Language):
    rows = [
        ["Donor", "Blue River Foundation"],
        ["Recipient", "Tamala School Trust"],
        ["Grant amount", "3 000"],
        ["Date signed", "3 June 2020"],
    ]
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


def test_dots_may_lead_from_a_name_to_its_sum(nlp: Language):
    found = told(
        nlp,
        "Conseil municipal du 12 avril 2018",
        "Le conseil municipal décide d'attribuer les subventions suivantes :",
        "Comité des fêtes ............ 1 200 €",
        "Les Amis du livre .......... 250 €",
        "TOTAL ........ 1 450 €",
    )
    assert sums(found) == [[Decimal(1200)], [Decimal(250)]]
    assert [name for row in parties(found) for role, name in sorted(row) if role == "beneficiary"] == [
        "Comité des fêtes",
        "Les Amis du livre",
    ]


def test_who_stands_above_a_sum_that_goes_to_someone_gives_it(nlp: Language):
    found = told(
        nlp,
        "Here are the grants awarded this month:",
        "Marlow Foundation",
        "$2 million to the University of Tarn for a new library.",
        "Ostrey Trust",
        "$450,000 over three years to Green Rivers Network for its programs.",
        language="en",
    )
    assert parties(found) == [
        {("funding", "Marlow Foundation"), ("beneficiary", "University of Tarn")},
        {("funding", "Ostrey Trust"), ("beneficiary", "Green Rivers Network")},
    ]


def test_a_name_over_its_own_sum_receives_it(nlp: Language):
    found = told(nlp, "Subventions accordées par la commune de Vaure :", "Judo club", "450,00 €")
    assert ("funding", "Judo club") not in parties(found)[0]


def test_items_that_are_papers_between_two_sides(nlp: Language):
    found = told(
        nlp,
        "Below is the list of the agreements:",
        "1. Memorandum of Understanding between the Tarn Space Institute and the National Maps Agency on"
        " data",
        "2. Letter of intent between the Ostrey Group and the Ports Authority for the dry port",
        language="en",
    )
    assert [{name for _, name in row} for row in parties(found)] == [
        {"Tarn Space Institute", "National Maps Agency"},
        {"Ostrey Group", "Ports Authority"},
    ]


def test_a_paper_that_is_spoken_of_in_passing_is_no_item(nlp: Language):
    text = "The memorandum of understanding between the Ostrey Group and the Ports Authority will be studied."
    assert told(nlp, text, language="en").agreements == []


def test_a_paper_that_the_document_is_names_its_sides_at_its_head(nlp: Language):
    found = told(
        nlp,
        "CONVENTION DE PARTENARIAT",
        "ENTRE LES SOUSSIGNES",
        "La Fondation Vaure, dont le siège est à Lyon, représentée par sa présidente, d'une part,",
        "ET",
        "L'Institut des semences du Nord, établissement public, d'autre part,",
        "IL A ETE CONVENU CE QUI SUIT",
        "Article 2 : la Fondation s'engage à verser à l'Institut une contribution de 75 000 euros.",
        "Article 4 : la convention est conclue pour une durée de deux ans.",
        "Fait à Vaure, le 22 mai 2018, en deux exemplaires.",
    )
    assert parties(found) == [{("party", "Fondation Vaure"), ("party", "Institut des semences du Nord")}]
    assert sums(found) == [[Decimal(75_000)]]
    (agreement,) = found.agreements
    assert (agreement.signed_on, agreement.duration_months) == ("2018-05-22", 24)


def test_a_head_that_no_one_agrees_under_is_no_paper(nlp: Language):
    assert (
        told(nlp, "ENTRE LES SOUSSIGNES", "La Fondation Vaure, représentée par sa présidente.").agreements
        == []
    )


def test_a_donor_named_again_begins_the_next_sheet(nlp: Language):
    lines = """Clean Wells|Donor: Ostrey Trust|Implementing partner: Tarn Red Cross|Grant: EUR 1,450,000
Duration: 36 months|Local Budgets|Donor: Marlow Foundation|Implementing partner: Groots Tarn
Grant: USD 300,000|Duration: 24 months""".replace("|", "\n").split("\n")
    found = told(nlp, *lines, language="en")
    assert sums(found) == [[Decimal(1_450_000)], [Decimal(300_000)]]


def test_who_stands_before_a_sum_in_the_value_of_financing_pays(nlp: Language):
    found = told(
        nlp,
        "Financement : Fondation Vaure 4,5 M€ - autres 600 000 €",
        "Maître d'ouvrage : Office du Tarn",
        "Démarrage : mars 2014",
    )
    assert ("funding", "Fondation Vaure") in parties(found)[0]


def test_the_tasks_of_a_ministry_are_one_value(nlp: Language):
    found = told(
        nlp,
        "Borrower: Republic of Zambia",
        "Implementing Agency: Ministry of Water Development, Sanitation and Energy",
        "Commitment Amount: US$ 42.00 million",
        "Approval Date: June 14, 2018",
        language="en",
    )
    assert ("implementing", "Ministry of Water Development, Sanitation and Energy") in parties(found)[0]


def test_a_list_names_bodies_by_their_common_nouns_too(nlp: Language):
    found = told(
        nlp,
        "Le Conseil municipal octroie les subventions suivantes :",
        "- comité de jumelage : 640 €",
        "- amicale des archers : 380 €",
        "- Coopérative scolaire : 120 €",
        "- achat de matériel : 25 €",
    )
    named = [p.text for p in found.agreement_parties if p.role == "beneficiary"]
    assert named == ["comité de jumelage", "amicale des archers", "Coopérative scolaire"]


@pytest.mark.parametrize(
    "line",
    [
        "- Laying of a water line from Tamala to Kouri – $200",
        "- Out of this, $ 700",
        "- Kouri Joint Venture and signed the papers on 15.03.2018 – $200",
        "- Réfection de la route – 200 €",
    ],
)
def test_what_is_done_or_told_is_no_name_of_an_item(nlp: Language, line: str):
    found = told(nlp, "The following grants were awarded:", "- Kouri Trust – $300", line, language="en")
    assert [p.text for p in found.agreement_parties if p.role == "beneficiary"] == ["Kouri Trust"]


def test_cards_with_a_name_above_each_are_about_whom_it_names(nlp: Language):
    found = told(
        nlp,
        "Friends of Tamala",
        "Tamala, Mali",
        "Amount granted: $28,000",
        "Grant year: 2019",
        "Grant category: Water",
        "To dig wells with the women of the valley",
        "Historic Kouri",
        "Kouri, Mali",
        "Amount granted: $31,000",
        "Grant year: 2018",
        "Grant category: Heritage",
        "To mend the old market hall",
        language="en",
    )
    assert parties(found) == [{("beneficiary", "Friends of Tamala")}, {("beneficiary", "Historic Kouri")}]
    assert [a.signed_on for a in found.agreements] == ["2019", "2018"]


def test_a_sentence_without_a_colon_leads_to_lines_of_names_and_sums(nlp: Language):
    found = told(
        nlp,
        "Les élus ont approuvé les subventions aux associations de la commune.",
        "Culture",
        "Kouri théâtre : 350 € ; amicale des archers : 500 € ; sur un fil : 200 €.",
        "Loisirs",
        "Tamala Animation : 2 500 € ; UCIA des trois Ponts : 6 000 €.",
    )
    named = {p.text for p in found.agreement_parties if p.role == "beneficiary"}
    assert named >= {"amicale des archers", "sur un fil", "Tamala Animation", "UCIA des trois Ponts"}
    assert [s[0] for s in sums(found)] == [Decimal(n) for n in (350, 500, 200, 2500, 6000)]


BARE = [("", "text", None, None), ("", "amount", "amount", "EUR")]


def test_two_columns_without_names_are_grants_below_a_sentence_that_gives(nlp: Language):
    rows = [
        ["Culture :", "900 €"],
        ["Fête du pont – Comité des fêtes de Kouri", "400 €"],
        ["Association Tamala Jumelages", "500 €"],
    ]
    values = {"900 €": Decimal(900), "400 €": Decimal(400), "500 €": Decimal(500)}
    found = told(nlp, "Voici les sommes attribuées :", tables=table_of(BARE, rows, values=values))
    assert parties(found) == [
        {("beneficiary", "Comité des fêtes de Kouri")},
        {("beneficiary", "Association Tamala Jumelages")},
    ]
    assert not told(nlp, "Les prix du marché :", tables=table_of(BARE, rows, values=values)).agreements


def test_a_form_that_is_still_to_be_filled_in_is_no_agreement(nlp: Language):
    lines = [
        "Convention",
        "ENTRE : La Commune de ………………, représentée par son Collège",
        "ET l'asbl Kouri",
        "ARTICLE 1",
    ]
    assert not told(nlp, *lines).agreements
    assert told(nlp, *[line.replace("………………", "Tamala") for line in lines]).agreements


def test_sums_lead_to_bodies_that_are_called_by_a_common_noun(nlp: Language):
    line = "Les sommes allouées : 600 € pour le théâtre, 100 € pour le club de danse et 390 € pour Tamala."
    named = {p.text for p in told(nlp, line).agreement_parties}
    assert "club de danse" in named


def test_an_item_begins_with_whom_it_is_about(nlp: Language):
    found = told(
        nlp,
        "The following grants were approved:",
        "- Kouri Resource was awarded a grant for $6,000 to offer classes.",
        language="en",
    )
    assert [p.text for p in found.agreement_parties if p.role == "beneficiary"] == ["Kouri Resource"]
