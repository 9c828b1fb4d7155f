"""Sums that nobody gives: rates, collections, sums added up, bids; who gives and gets. Texts of our own."""

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.records import Agreement, TableSet
from tests.entities.readings import reading_of
from tests.entities.test_agreement_frames import told as entities_of


def told(nlp: Language, *lines: str, language: str = "fr") -> list[Agreement]:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp).agreements


NOTHING = [
    ("fr", "La Région accorde une subvention d'équipement de 500 € par place créée."),
    ("fr", "Un accord avec la Région fixe le prix à 60 € le m²."),
    ("fr", "La Région accorde une aide de 1,12 € par repas aux cantines."),
    ("fr", "Depuis le début, la Banque mondiale a versé 11 000 € à l'association Les Amis du livre."),
    ("fr", "L'association Les Amis du livre a collecté 12 000 € pour l'école."),
    ("fr", "Le Fonds mondial a mobilisé 17 millions d'euros auprès de partenaires publics et privés."),
    ("fr", "Le conseil décide de verser une subvention de 10 500 € au budget annexe du lotissement."),
    ("fr", "Nous remercions la Banque mondiale qui soutient les projets de l'Unicef."),
    ("en", "Since its inception, the World Bank has given $4 million to the Tamala Teachers Association."),
    ("en", "The Tamala Teachers Association raised $85,000 at its dinner."),
    ("en", "The World Bank mobilized US$17 million in funding from public and private partners."),
    (
        "en",
        "We encourage partners of the World Bank to see how the Tamala Teachers Association uses its grants.",
    ),
    (
        "en",
        "The World Bank supported activities that contributed to the Tamala Teachers Association growing.",
    ),
    ("en", "The World Bank supported the Tamala Teachers Association to collect and report figures."),
    ("en", "In 2014 the Alpine Trust leveraged $3 million in public funds into more than $16 million."),
    (
        "en",
        "The partnership with the World Bank supports the project of the Tamala Teachers Association.",
    ),
    ("en", "Thus far the World Bank has awarded more than $17 million for schools in Togo."),
    ("en", "The liabilities of these agreements amounted to $2,050,000."),
]


@pytest.mark.parametrize(("language", "line"), NOTHING)
def test_rates_totals_of_years_collections_and_courtesies_are_no_agreements(
    nlp: Language, language: str, line: str
):
    assert told(nlp, line, language=language) == []


DONE = [
    ("fr", "La Région a accordé une subvention de 500 € par convention à l'association Les Amis du livre."),
    ("fr", "La Banque mondiale a versé 11 000 € par chèque à l'association Les Amis du livre."),
    ("fr", "Le conseil décide de verser une subvention de 10 500 € à l'association Les Amis du livre."),
    ("fr", "La Suisse a mobilisé 17 millions de francs CFA pour la construction d'une école à Gao."),
    ("fr", "Nous remercions la Banque mondiale pour le don de 3 millions d'euros qu'elle a accordé au Togo."),
    ("en", "In 2020 the Unicef received a grant from the World Bank to support schools."),
    ("en", "The World Bank has given $4 million to the Tamala Teachers Association."),
]


@pytest.mark.parametrize(("language", "line"), DONE)
def test_what_is_given_at_once_by_whatever_means_is_one(nlp: Language, language: str, line: str):
    assert len(told(nlp, line, language=language)) == 1


def test_a_part_that_was_received_of_a_grant_is_no_other_grant(nlp: Language):
    found = told(
        nlp,
        "In 2006 the World Bank awarded Togo an amount of $61,200,450, whereof $40 million came in by May.",
        language="en",
    )
    assert len(found) <= 1


def parties_of(nlp: Language, line: str, language: str = "en") -> list[set[tuple[str, str]]]:
    found = entities_of(nlp, line, language=language)
    names = {o.id: o.name for o in found.organisations}
    return [
        {(p.role, names[p.organisation_id]) for p in found.agreement_parties if p.agreement_id == one.id}
        for one in found.agreements
    ]


def test_behind_an_opening_infinitive_the_subject_stands_before_its_verb(nlp: Language):
    (sides,) = parties_of(
        nlp, "To widen its northern roads the World Bank approved $27 million on behalf of Togo."
    )
    assert ("funding", "Banque mondiale") in sides


def test_the_verb_of_a_headline_is_no_one(nlp: Language):
    (sides,) = parties_of(nlp, "World Bank Approves $15 Million to Improve Rural Health")
    assert sides == {("funding", "Banque mondiale")}


def test_each_contractor_of_a_sentence_is_awarded_its_own_sum(nlp: Language):
    first, second = parties_of(
        nlp,
        "Tamala Works Limited had been awarded 14 km at the cost of GH¢82,300, Sira Roads Limited had been "
        "awarded 9 km at the cost of Gh¢51,300.",
    )
    assert ("beneficiary", "Tamala Works Limited") in first
    assert ("beneficiary", "Sira Roads Limited") in second


@pytest.mark.parametrize(
    ("language", "line", "side"),
    [
        (
            "fr",
            "La mairie de Gao a versé 3 000 € à la commune rurale de Koro.",
            ("beneficiary", "Commune rurale de Koro"),
        ),
        ("fr", "La commune de Koro octroie un don de 800 € à l'Unicef.", ("funding", "Commune de Koro")),
        ("fr", "La Suisse a accordé un don de 800 € au lycée de Sira.", ("beneficiary", "Lycée de Sira")),
        ("en", "Oxfam received $2.5 million from the World Bank in 2019.", ("funding", "Banque mondiale")),
        (
            "en",
            "The World Bank gave $25,000 to the district hospital of Sira.",
            ("beneficiary", "District hospital of Sira"),
        ),
    ],
)
def test_a_noun_and_a_place_name_who_gives_or_gets(
    nlp: Language, language: str, line: str, side: tuple[str, str]
):
    (sides,) = parties_of(nlp, line, language)
    assert side in sides


def test_quoted_names_behind_a_common_noun_all_receive(nlp: Language):
    line = "Octroi d'une subvention de 800 € aux associations sportives « Les Amis » et « La Boule » de Koro."
    (sides,) = parties_of(nlp, line, "fr")
    assert {("beneficiary", "Les Amis"), ("beneficiary", "La Boule")} <= sides


def test_a_paper_whose_head_has_a_side_on_each_line_is_signed_between_them(nlp: Language):
    found = entities_of(
        nlp,
        "CONVENTION DE PARTENARIAT",
        "",
        "entre",
        "",
        "l'Institut pour le Progrès du Sahel (IPS)",
        "",
        "et",
        "",
        "la Fédération des Amis de Koro (FAK)",
        "",
        "Préambule : les deux parties veulent travailler ensemble.",
        language="fr",
    )
    (one,) = found.agreements
    assert len([p for p in found.agreement_parties if p.agreement_id == one.id]) == 2


def test_each_sum_that_is_received_comes_from_who_stands_behind_it(nlp: Language):
    line = "L'association a reçu 4 500 € de la Banque mondiale et 2 000 € de la ville de Koro en 2019."
    first, second = parties_of(nlp, line, "fr")
    assert ("funding", "Banque mondiale") in first
    assert ("funding", "Ville de Koro") in second


def test_a_list_of_grants_that_were_received_names_who_gave(nlp: Language):
    line = "Subventions reçues : Unicef 3 000 €, Ville de Koro 2 000 €, Banque mondiale 1 000 €."
    assert {role for sides in parties_of(nlp, line, "fr") for role, _ in sides} == {"funding"}


def test_a_name_that_is_also_a_word_for_a_paper_is_who_acts(nlp: Language):
    line = "In 2014, Pact won a five-year, $30 million contract from the World Bank to strengthen health."
    (one,) = entities_of(nlp, line, language="en").agreements
    assert one.kind == "contrat"


def test_a_council_of_the_young_is_no_community_that_gives(nlp: Language):
    found = entities_of(
        nlp,
        "Travail avec le Conseil Municipal des Jeunes de Koro.",
        "L'aide apportée au jardin d'enfants (7 500 €) permet de maintenir les cinq emplois.",
        language="fr",
    )
    assert not [o.name for o in found.organisations if "Jeunes" in o.name and o.name.startswith("Commune")]


@pytest.mark.parametrize("adverb", ["also ", "later ", "then ", "subsequently ", ""])
def test_an_adverb_within_a_passive_makes_no_giver_of_who_gets(nlp: Language, adverb: str):
    (sides,) = parties_of(nlp, f"Sira Roads Limited was {adverb}awarded the contract for USD 51,300.")
    assert sides == {("beneficiary", "Sira Roads Limited")}
