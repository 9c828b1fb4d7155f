"""Agreements that prose tells of, in texts written for this."""

from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities, load_nlp
from pipeline.records import Agreement, Entities, TableSet
from tests.entities.readings import reading_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The rules alone: what the model would add is not asked for."""
    blank = load_nlp(["amounts", "dates", "acronyms"])
    blank.add_pipe("organisations")
    blank.add_pipe("agreements")
    return blank


def told(nlp: Language, *lines: str, published: str = "2023-06-30") -> Entities:
    return extract_entities(reading_of("\n".join(lines), published=published), TableSet(), nlp)


def only(found: Entities) -> Agreement:
    (agreement,) = found.agreements
    return agreement


def parties(found: Entities) -> set[tuple[str, str]]:
    names = {organisation.id: organisation.name for organisation in found.organisations}
    return {(party.role, names[party.organisation_id]) for party in found.agreement_parties}


def sums(found: Entities) -> list[tuple[Decimal | None, str]]:
    return [(amount.value, amount.currency) for amount in found.amounts if amount.agreement_id]


def test_the_sides_of_a_financing_convention_are_who_gives_and_who_gets(nlp: Language):
    found = told(
        nlp,
        "Une convention de financement de 12 millions d'euros a été signée le 4 avril 2023 à Niamey entre "
        "l'Agence française de développement et le Ministère de l'Hydraulique du Niger. "
        "Elle court sur une durée de 36 mois, jusqu'au 30 avril 2026.",
    )
    agreement = only(found)
    assert (agreement.kind, agreement.status) == ("convention de financement", "signed")
    assert (agreement.signed_on, agreement.ends_on) == ("2023-04-04", "2026-04-30")
    assert agreement.duration_months == 36
    assert sums(found) == [(Decimal(12_000_000), "EUR")]
    assert parties(found) == {
        ("funding", "Agence française de développement"),
        ("beneficiary", "Ministère de l'Hydraulique du Niger"),
    }


def test_what_follows_about_the_project_is_added_with_its_evidence(nlp: Language):
    found = told(
        nlp,
        "Le 12 mai, le projet « Greniers communs de Téra » a été lancé à Téra.",
        "D'un montant de 45 000 000 FCFA, ce projet est financé par le Danemark et mis en œuvre par "
        "l'ONG Semences du Fleuve.",
    )
    agreement = only(found)
    assert (agreement.title, agreement.status, agreement.status_on) == (
        "Greniers communs de Téra",
        "launched",
        "2023-05-12",
    )
    assert parties(found) == {("funding", "Danemark"), ("implementing", "Semences du Fleuve")}
    assert [evidence.fields for evidence in found.agreement_evidence] == [
        "status_on",
        "funding, implementing, amount",
    ]


def test_a_group_is_one_row_with_its_count_and_the_amount_is_not_multiplied(nlp: Language):
    found = told(
        nlp, "Le 2 juin, quatre projets ont été remis à Dori. Leur coût s'élève à 96 millions de FCFA."
    )
    assert (only(found).count, only(found).status) == (4, "handed over")
    assert sums(found) == [(Decimal(96_000_000), "XOF")]


def test_items_of_a_list_inherit_what_stands_above_them(nlp: Language):
    found = told(
        nlp,
        "En mai, les projets suivants ont été approuvés, tous financés par la Suisse et mis en œuvre par "
        "l'ONG Deux Rives :",
        "- Réfection du marché à bétail de Kaya - 30 000 000 FCFA",
        "- Puits maraîchers de Dori - 18 500 000 FCFA",
    )
    assert [(a.title, a.status) for a in found.agreements] == [
        ("Réfection du marché à bétail de Kaya", "approved"),
        ("Puits maraîchers de Dori", "approved"),
    ]
    assert parties(found) == {("funding", "Suisse"), ("implementing", "Deux Rives")}
    assert len(found.agreement_parties) == 4


def test_members_of_a_group_that_are_told_one_by_one_replace_it(nlp: Language):
    found = told(
        nlp,
        "Le 3 mai, une délégation a lancé 2 projets sponsorisés par la Division des Affaires Civiles.",
        "Le premier projet, d'un montant de 10 000 000 FCFA, est une école.",
        "Le deuxième projet, d'un montant de 20 000 000 FCFA, est un puits.",
    )
    assert [a.count for a in found.agreements] == [1, 1]
    assert len(found.agreement_parties) == 2
    assert sums(found) == [(Decimal(10_000_000), "XOF"), (Decimal(20_000_000), "XOF")]


def test_one_project_told_twice_is_one_row_and_two_of_one_partner_stay_two(nlp: Language):
    found = told(
        nlp,
        "Le 12 mai : lancement du projet « Greniers communs ».",
        "Le 12 mai, le projet « Greniers communs » a été lancé pour un montant de 45 000 000 FCFA.",
        "Le 20 mai, le projet « Forages du fleuve » a été lancé pour un montant de 12 000 000 FCFA.",
    )
    assert [a.title for a in found.agreements] == ["Greniers communs", "Forages du fleuve"]
    assert [e.agreement_id for e in found.agreement_evidence].count(found.agreements[0].id) == 2


def test_a_programme_is_an_agreement_where_someone_pays_for_it(nlp: Language):
    found = told(
        nlp,
        "Le Programme d'Appui à la Formation Rurale est financé par le Grand-Duché de Luxembourg et mis en "
        "œuvre par LuxDev. Le programme prendra fin en décembre 2026.",
    )
    assert (only(found).kind, only(found).ends_on) == ("programme", "2026-12")
    assert parties(found) == {("funding", "Grand-Duché de Luxembourg"), ("implementing", "LuxDev")}


def test_a_gift_names_who_gives(nlp: Language):
    found = told(
        nlp, "Le 9 juin, la Banque mondiale a accordé au Tchad un don de 60 millions de dollars américains."
    )
    assert (only(found).kind, only(found).status) == ("don", "granted")
    assert ("funding", "Banque mondiale") in parties(found)


def test_an_english_grant_agreement(nlp: Language):
    found = told(
        nlp,
        "On 14 March 2023, a grant agreement of USD 2.5 million was signed between the World Bank and the "
        "Ministry of Health.",
    )
    assert (only(found).signed_on, sums(found)) == ("2023-03-14", [(Decimal(2_500_000), "USD")])
    assert parties(found) == {("funding", "Banque mondiale"), ("beneficiary", "Ministère de la Santé")}


@pytest.mark.parametrize(
    "text",
    [
        "Chaque microprojet coûte au plus 50.000 dollars américains et dure 6 mois.",
        "Les conventions signées avec les partenaires sont archivées au siège.",
        "Fonds : 207 projets finalisés et 60 projets en cours, pour un coût de 110 millions d'euros.",
        "Le contrat de confiance entre élus et citoyens se construit.",
        "20 projets innovants financés",
        "Le budget du programme est de 3 millions d'euros.",
        "La Présidente a donné la parole à la Fédération des maraîchers.",
        "Le Ministre signe les accords de pêche avec les pays voisins.",
        "Une décision modificative paie les 8 024 € qui étaient dus par la commune de Siby.",
        "Le Premier Ministre engage le Ministre des Routes à achever le projet « Ponts du Nord ».",
    ],
)
def test_what_is_said_in_general_is_no_agreement(nlp: Language, text: str):
    assert told(nlp, text).agreements == []
