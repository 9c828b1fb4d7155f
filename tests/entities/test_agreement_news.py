"""Agreements as news, accounts and reports tell them: in several sentences, with and without a name."""

from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities.extraction import extract_entities
from pipeline.records import Agreement, Entities, TableSet
from tests.entities.readings import reading_of


def told(nlp: Language, *lines: str, country: str = "NE") -> Entities:
    return extract_entities(
        reading_of("\n".join(lines), published="2023-06-30", country=country), TableSet(), nlp
    )


def only(found: Entities) -> Agreement:
    (agreement,) = found.agreements
    return agreement


def parties(found: Entities) -> set[tuple[str, str]]:
    names = {organisation.id: organisation.name for organisation in found.organisations}
    return {(party.role, names[party.organisation_id]) for party in found.agreement_parties}


def sums(found: Entities) -> list[Decimal | None]:
    return [amount.value for amount in found.amounts if amount.agreement_id]


def test_an_event_waits_for_its_price(nlp: Language):
    found = told(
        nlp,
        "Le préfet a inauguré mardi la nouvelle maternité de Tera.",
        "D'un coût de 80 millions de FCFA, elle est financée par la Suisse.",
    )
    assert (only(found).kind, only(found).status) == ("projet", "handed over")
    assert (sums(found), parties(found)) == ([Decimal(80_000_000)], {("funding", "Suisse")})


def test_an_event_without_a_price_or_a_giver_is_none(nlp: Language):
    assert told(nlp, "Le préfet a inauguré mardi la nouvelle maternité de Tera.").agreements == []


def test_what_is_said_of_the_gift_and_of_its_paper_is_one_agreement(nlp: Language):
    found = told(
        nlp,
        "Le Danemark a offert au Niger 3 millions d'euros (1,9 milliard FCFA) pour ses semences.",
        "La convention a été signée le 4 mai 2023 à Niamey.",
        "Cet appui se répartit en 2 millions d'euros de semences et 1 million d'euros d'engrais.",
    )
    assert (only(found).kind, only(found).signed_on, only(found).status) == (
        "convention",
        "2023-05-04",
        "signed",
    )
    assert sums(found) == [Decimal(3_000_000), Decimal(1_900_000_000)]
    assert parties(found) == {("funding", "Danemark"), ("beneficiary", "République du Niger")}


def test_the_papers_of_a_group_inherit_its_signers_and_its_day(nlp: Language):
    found = told(
        nlp,
        "Le ministère de l'Hydraulique du Niger et l'Agence française de développement ont signé le 8 mai "
        "2023 deux conventions de financement.",
        "La première convention, d'un montant de 5 millions d'euros, porte sur les puits.",
        "La deuxième, d'un montant de 7 millions d'euros, porte sur les canaux.",
    )
    assert [(a.signed_on, a.count) for a in found.agreements] == [("2023-05-08", 1)] * 2
    assert sums(found) == [Decimal(5_000_000), Decimal(7_000_000)]
    assert len(found.agreement_parties) == 4


def test_a_headline_makes_no_second_agreement(nlp: Language):
    reading = reading_of(
        "La Suisse accorde 2 millions d'euros au Niger\n"
        "La Suisse a accordé un don de 2 millions d'euros au Niger pour ses écoles.",
        published="2023-06-30",
    )
    reading.blocks[0] = type(reading.blocks[0])(page=1, kind="heading", start=0, end=reading.blocks[0].end)
    found = extract_entities(reading, TableSet(), nlp)
    assert only(found).kind == "don"
    assert len(found.agreement_evidence) == 2


WORKS = (
    "La construction d'un puits à Dosso pour un montant de 9 000 000 FCFA ; la réhabilitation du marché "
    "de Gaya pour un montant de 14 000 000 FCFA."
)


def test_works_that_no_one_pays_for_are_costs_and_no_agreements(nlp: Language):
    assert told(nlp, WORKS).agreements == []


def test_works_of_a_mission_listed_with_their_prices_are_as_many_agreements(nlp: Language):
    found = told(
        nlp,
        "La MINUSMA a présenté trois nouveaux QIP.",
        WORKS,
    )
    assert sums(found) == [Decimal(9_000_000), Decimal(14_000_000)]
    assert len(found.agreements) == 2


def test_one_of_a_group_may_be_told_without_its_noun(nlp: Language):
    found = told(
        nlp,
        "Le 14 mai, deux QIP ont été lancés à Ayorou.",
        "Le premier (8.000.000 FCFA) ouvre un marché ; le second (6.000.000 FCFA) équipe un puits.",
    )
    assert [(a.kind, a.count) for a in found.agreements] == [("projet QIP", 1)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Il a remis trois projets du Fonds fiduciaire, payés par la Suisse, au coût de 30 millions de FCFA.",
        "Au total, trois projets FF ont été lancés pour une valeur de 30 millions de FCFA.",
    ],
)
def test_an_instrument_is_known_by_its_acronym_and_its_name(nlp: Language, text: str):
    assert (only(told(nlp, text)).kind, only(told(nlp, text)).count) == ("projet Fonds fiduciaire", 3)


@pytest.mark.parametrize(
    "text",
    [
        "L'Accord pour la paix reste la référence des autorités.",
        "Le budget national s'élève à 2 000 milliards de FCFA.",
        "Les besoins sont estimés à 40 millions de dollars américains.",
        "Depuis 2013, 800 projets ont mobilisé 28 millions de dollars américains.",
        "Le coût d'un forage s'élève à 7 000 euros.",
        "Chacun reçoit une caisse dont la valeur ne dépasse pas 250 000 FCFA.",
        "Les exportations ont rapporté 800 millions d'euros.",
        "Le gouverneur a ouvert un atelier de formation de trois jours.",
    ],
)
def test_topics_budgets_needs_limits_and_statistics_are_no_agreements(nlp: Language, text: str):
    assert told(nlp, text).agreements == []


def test_a_treaty_counts_where_it_is_signed(nlp: Language):
    found = told(nlp, "La signature de l'accord pour la paix a permis le retour des services.")
    assert (only(found).kind, only(found).status) == ("accord", "signed")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "L'ambassadeur du Japon et le ministère de la Santé ont signé un accord de don de 3 M€.",
            {("party", "Japon"), ("party", "Ministère de la Santé")},
        ),
        (
            "L'UNICEF vient de signer un protocole d'accord de 2 M€ avec le gouvernement du Niger.",
            {("party", "Fonds des Nations Unies pour l'enfance"), ("party", "République du Niger")},
        ),
        (
            "Le Niger a obtenu un prêt de 4 millions d'euros de la Banque mondiale.",
            {("beneficiary", "République du Niger"), ("funding", "Banque mondiale")},
        ),
        (
            "Une aide de 5 millions d'euros sera accordée au Niger par la Belgique.",
            {("beneficiary", "République du Niger"), ("funding", "Belgique")},
        ),
        (
            "Pour les écoles de Dori, capitale du Sahel, la Suède a versé un don de 6 millions d'euros.",
            {("funding", "Suède")},
        ),
    ],
)
def test_parties_are_found_by_verb_and_preposition(nlp: Language, text: str, wanted: set[tuple[str, str]]):
    assert {(role, name.lower()) for role, name in parties(told(nlp, text))} == {
        (role, name.lower()) for role, name in wanted
    }


def test_a_share_that_is_told_later_is_not_the_price(nlp: Language):
    found = told(
        nlp,
        "Une convention de 9 millions d'euros a été signée le 5 mai 2023 avec la Banque mondiale.",
        "Cette contribution soutient les écoles (4 millions d'euros) et les puits (5 millions d'euros).",
    )
    assert only(found).signed_on == "2023-05-05"
    assert sums(found) == [Decimal(9_000_000)]


def test_a_programme_that_is_only_what_a_paper_pays_for_is_no_second_agreement(nlp: Language):
    found = told(
        nlp,
        "La Banque mondiale et le Ministère de la Santé ont signé une convention de 9 millions d'euros, "
        "montant destiné au Programme d'Appui aux Maternités Rurales.",
    )
    assert only(found).kind == "convention"


def test_states_named_in_english_cost_no_document(nlp: Language):
    found = told(nlp, "Morocco and Chad spoke of a loan of USD 3 million to the Yala Council.")
    assert [mention.text for mention in found.mentions] == ["Yala Council"]
