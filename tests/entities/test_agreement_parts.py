"""Parts, totals and second tellings of sums: one agreement is one row. Texts of our own."""

from decimal import Decimal

import pytest
from spacy.language import Language

from tests.entities.test_agreement_forms import parties, sums
from tests.entities.test_agreement_frames import told


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        (
            "en",
            "The Moro Foundation has announced grants totaling $900,000, including $200,000 to train nurses.",
            900_000,
        ),
        (
            "fr",
            "La Fondation Moro a accordé au Togo 90 000 euros, dont une subvention de 20 000 euros en bons.",
            90_000,
        ),
    ],
)
def test_parts_of_a_sum_that_go_to_no_one_named_are_no_agreements(
    nlp: Language, language: str, text: str, whole: int
):
    assert sums(told(nlp, text, language=language)) == [[Decimal(whole)]]


def test_a_part_that_goes_to_someone_named_is_an_agreement(nlp: Language):
    found = told(
        nlp,
        "The Moro Foundation has announced grants totaling $900,000 from its fund, including $200,000 to "
        "train nurses; $50,000 to the Kala Coalition for Housing.",
    )
    assert {("funding", "Moro Foundation"), ("beneficiary", "Kala Coalition for Housing")} in parties(found)
    assert [Decimal(50_000)] in sums(found)
    assert [Decimal(200_000)] not in sums(found)


def test_projects_told_before_their_share_of_the_cost_stay(nlp: Language):
    found = told(
        nlp,
        "La mission a remis à la mairie de Kala 5 projets dont 3 projets QIP sponsorisés par la Banque "
        "mondiale et 2 projets du Fonds fiduciaire financés par la Suisse. Le coût de ces projets s'élève à "
        "42 millions FCFA dont (12 millions FCFA pour les QIPs et 30 millions pour le Fonds fiduciaire).",
        language="fr",
    )
    assert [Decimal(30_000_000)] in sums(found)


def test_labels_of_many_before_a_colon_give_subtotals(nlp: Language):
    text = (
        "Clubs de la vallée 1) subventions de fonctionnement : 8 125 € 2) subventions exceptionnelles : "
        "3 245 € Total des aides attribuées : 11 370 €"
    )
    assert sums(told(nlp, text, language="fr")) == []


def test_a_label_that_names_who_gets_it_gives_a_grant(nlp: Language):
    text = "Subvention accordée à l'association Les Amis du livre : 8 125 €"
    assert sums(told(nlp, text, language="fr")) == [[Decimal(8_125)]]


def test_what_gifts_come_to_with_those_before_is_no_gift(nlp: Language):
    found = told(
        nlp,
        "On 3 May 2019 the Moro Fund granted €9 million to Sira Aid Foundation, increasing to €17 million "
        "what it has given.",
    )
    assert sums(found) == [[Decimal(9_000_000)]]


def test_as_many_papers_of_one_day_are_told_by_the_state_and_by_its_ministry(nlp: Language):
    found = told(
        nlp,
        "Le ministère du Plan a procédé le 4 juin 2013 à la signature de quatre conventions de financement.",
        "Une étape, que ces quatre conventions de financement que le Togo a signées le 4 juin 2013.",
        language="fr",
    )
    assert [(a.count, a.signed_on) for a in found.agreements] == [(4, "2013-06-04")]


def test_papers_of_other_days_stay_apart(nlp: Language):
    found = told(
        nlp,
        "Le ministère du Plan a procédé le 4 juin 2013 à la signature de quatre conventions de financement.",
        "Le Togo a signé quatre conventions de financement le 3 mars 2014.",
        language="fr",
    )
    assert [a.signed_on for a in found.agreements] == ["2013-06-04", "2014-03-03"]


def test_a_round_sum_told_to_the_unit_is_one_agreement(nlp: Language):
    found = told(
        nlp,
        "With 28 health posts the Moro Fund signed grant agreements of 2.7 million dollars.",
        "What these grant agreements of the Moro Fund cost in all was 2,719,305.16 dollars.",
    )
    assert len(found.agreements) == 1


def test_a_round_sum_and_another_one_are_two_agreements(nlp: Language):
    found = told(
        nlp,
        "The Moro Fund granted 1.3 million euros to the Sira Aid Foundation for its training centres.",
        "The Moro Fund granted 1,370,784.43 euros to the Kala Aid Foundation for its training centres.",
    )
    assert len(found.agreements) == 2


def test_the_first_of_several_gifts_needs_no_giver_in_its_sentence(nlp: Language):
    found = told(
        nlp,
        "Le 6 mars 2018, la Suisse a donné 7,4 millions d'euros au Togo.",
        "La première subvention, d'un montant de 1 million d'euros, est destinée au financement du projet "
        "d'eau potable.",
        language="fr",
    )
    assert [Decimal(1_000_000)] in sums(found)
