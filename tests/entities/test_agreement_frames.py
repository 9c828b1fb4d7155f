"""Agreements by frame: who gives, who gets, what and when, in English and French sentences of our own."""

from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements.cues import agreement_cues
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.weighing import stands
from pipeline.entities.context import DocumentContext
from pipeline.records import Entities, TableSet
from tests.entities.readings import reading_of
from tests.entities.test_agreement_forms import parties, sums


def told(nlp: Language, *lines: str, language: str = "en") -> Entities:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The Bank approved a loan", "active"),
        ("a loan approved by the Bank", "passive"),
        ("The loan was approved in May", "passive"),
        ("The Bank has now approved a loan", "active"),
    ],
)
def test_the_voice_of_an_english_past_is_known_by_what_stands_around_it(nlp: Language, text: str, voice: str):
    doc = nlp.make_doc(text)
    doc._.context = DocumentContext(language="en")
    cues = [cue for cue in agreement_cues(nlp(doc)) if cue.function == "event"]
    assert [cue.voice for cue in cues] == [voice]


def test_a_sum_before_its_noun_is_that_of_the_loan(nlp: Language):
    found = told(nlp, "The African Development Bank approved a USD 35 million concessional loan to Rwanda.")
    assert sums(found) == [[Decimal(35_000_000)]]
    (sides,) = parties(found)
    assert {role for role, _ in sides} == {"funding", "beneficiary"}


def test_the_subject_of_an_english_passive_may_be_who_receives(nlp: Language):
    found = told(nlp, "Tamala Roads Limited was awarded a contract of USD 2 million on 3 May 2019.")
    assert parties(found) == [{("beneficiary", "Tamala Roads Limited")}]
    assert sums(found) == [[Decimal(2_000_000)]]


def test_names_that_only_their_slots_show_are_parties_and_mentions(nlp: Language):
    found = told(nlp, "The Blue Lantern Circle donated USD 5,000 to the Tamala Orphans Home.")
    assert parties(found) == [{("funding", "Blue Lantern Circle"), ("beneficiary", "Tamala Orphans Home")}]
    assert {m.text for m in found.mentions} >= {"Blue Lantern Circle", "Tamala Orphans Home"}


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday donated USD 5,000 to the poor of the town.",
        "Continuing efforts donated USD 5,000 to the poor of the town.",
    ],
)
def test_an_opening_phrase_is_no_giver(nlp: Language, text: str):
    assert all(role != "funding" for sides in parties(told(nlp, text)) for role, _ in sides)


def test_each_sum_of_an_enumeration_is_an_agreement_of_the_same_giver(nlp: Language):
    found = told(
        nlp,
        "La Banque mondiale a accordé 29 millions d'euros pour la route du Nord, 12 millions d'euros pour "
        "l'hôpital de Sira et 5 millions d'euros pour le marché de Kala.",
        language="fr",
    )
    assert sums(found) == [[Decimal(29_000_000)], [Decimal(12_000_000)], [Decimal(5_000_000)]]
    assert all(("funding", "Banque mondiale") in sides for sides in parties(found))


def test_who_had_another_sum_is_told_behind_while(nlp: Language):
    found = told(
        nlp,
        "The Tamala Medical School received USD 3,000 from the Blue River Foundation while the Sira "
        "Teachers Association had USD 2,000.",
    )
    assert sums(found) == [[Decimal(3000)], [Decimal(2000)]]
    assert ("beneficiary", "Sira Teachers Association") in parties(found)[1]


def test_a_gift_without_a_sum_needs_both_sides_and_a_time(nlp: Language):
    done = told(nlp, "En 2021, la Fondation Alpha a soutenu l'association Kala.", language="fr")
    assert parties(done) == [{("funding", "Fondation Alpha"), ("beneficiary", "Kala")}]
    habit = told(nlp, "Depuis 2021, la Fondation Alpha soutient l'association Kala.", language="fr")
    assert habit.agreements == []


def test_the_giver_of_one_gift_gives_the_next_that_names_none(nlp: Language):
    found = told(
        nlp,
        "La Banque mondiale a accordé un prêt de 3 millions d'euros au Niger.",
        "Un don de 2 millions d'euros a été accordé au Tchad.",
        language="fr",
    )
    assert [("funding", "Banque mondiale") in sides for sides in parties(found)] == [True, True]


def test_what_happened_today_happened_on_the_day_of_the_report(nlp: Language):
    found = told(
        nlp, "SIRA, 3 May 2019 - The Blue River Foundation today approved a grant of USD 5,000 to Mali."
    )
    assert [a.signed_on for a in found.agreements] == ["2019-05-03"]


def test_the_month_of_may_is_no_permission(nlp: Language):
    assert told(nlp, "The World Bank granted USD 5,000 to Mali on 3 May 2019.").agreements
    assert not told(nlp, "The World Bank may not grant USD 5,000 to Mali.").agreements


def test_bills_are_no_projects_and_nobody_without_a_sum_is_none():
    here = [Evidence(0, 0, 1, ())]
    assert not stands(Draft("projet", "programme", "Projet de loi de finances", evidence=here))
    assert not stands(Draft("projet", "works", "Route", status="launched", evidence=here))
    assert stands(Draft("projet", "works", "Route", status="granted", amounts={(0, 0): None}, evidence=here))


def test_the_one_state_that_a_donors_loan_is_for_gets_it(nlp: Language):
    found = told(nlp, "The World Bank approved a USD 3 million loan for the roads of the North in Ghana.")
    assert ("beneficiary", "République du Ghana") in parties(found)[0]


def test_a_capital_within_a_sentence_is_no_verb(nlp: Language):
    found = told(nlp, "La Banque mondiale a versé 3 millions d'euros à Fidelis Finance Niger.", language="fr")
    assert {role for role, name in parties(found)[0] if "Fidelis" in name} <= {"beneficiary"}


def test_in_a_relative_clause_the_giver_may_follow_its_verb(nlp: Language):
    found = told(
        nlp,
        "Le projet de forage que finance la Suisse au Niger, sous la conduite de Helvetas, coûte 3 000 EUR.",
        language="fr",
    )
    assert {("funding", "Suisse"), ("implementing", "Helvetas")} <= parties(found)[0]


def test_the_budget_of_a_fund_is_not_given_by_who_gave_before(nlp: Language):
    found = told(
        nlp,
        "Le 3 mars 2022, le Danemark a accordé 87 650 300 FCFA à la commune de Gao.",
        "Le budget de ce mécanisme est aujourd'hui de 41,7 millions d'euros, "
        "dont 30 millions (soit 72 %) sont alloués aux chantiers ouverts.",
        language="fr",
    )
    assert [agreement.text.split(",")[0] for agreement in found.agreements] == ["Le 3 mars 2022"]


def test_several_names_before_a_base_form_sign(nlp: Language):
    found = told(nlp, "Tarnland and the Ostrey Group sign an MoU on ports on 3 May 2019.")
    assert ("party", "Ostrey Group") in parties(found)[0]


def test_a_noun_that_looks_like_a_base_form_signs_nothing(nlp: Language):
    assert told(nlp, "The road sign on the bridge was moved.").agreements == []


def test_a_name_in_apposition_says_that_it_is_a_body(nlp: Language):
    found = told(
        nlp, "Our Lantern, a nonprofit that serves families, received $100,000 from the Ostrey Trust."
    )
    assert ("beneficiary", "Our Lantern") in parties(found)[0]


def test_the_clause_about_the_next_of_several_is_told_by_itself(nlp: Language):
    found = told(
        nlp,
        "La Banque mondiale et le Niger ont signé deux accords de prêt de 30 millions d'euros.",
        "Le premier de ces deux projets, d'un coût de 12 millions d'euros, porte sur une route, alors que le "
        "deuxième, d'un montant de 18 millions d'euros, a trait aux pistes rurales.",
        language="fr",
    )
    assert sorted(value for row in sums(found) for value in row if value) == [
        Decimal(12_000_000),
        Decimal(18_000_000),
        Decimal(30_000_000),
    ]
    assert all({role for role, _ in row} == {"funding", "beneficiary"} for row in parties(found))


def test_behind_a_semicolon_the_next_has_the_same_giver(nlp: Language):
    found = told(
        nlp,
        "La Suisse a accordé un don pour le marché, d'un montant de 5 millions d'euros ; et pour les "
        "puits du canton, d'un montant de 3 millions d'euros.",
        language="fr",
    )
    assert [{role for role, _ in row} for row in parties(found)] == [{"funding"}, {"funding"}]
    assert sums(found) == [[Decimal(5_000_000)], [Decimal(3_000_000)]]


def test_what_a_party_is_called_for_short_makes_no_rule_of_a_decision(nlp: Language):
    text = (
        "La Fondation Vaure octroie une subvention de 2.500 € au Club Tarn, ci-après dénommé le bénéficiaire."
    )
    assert sums(told(nlp, text, language="fr")) == [[Decimal(2500)]]
    rule = "Le bénéficiaire qui octroie une subvention de 2.500 € au Club Tarn en rend compte."
    assert told(nlp, rule, language="fr").agreements == []


def test_a_renewed_paper_is_signed_and_a_renewed_gift_is_given(nlp: Language):
    paper = told(
        nlp,
        "La Fondation Vaure et l'Université de Tarn ont renouvelé le 8 mai 2019 leur accord de coopération.",
        language="fr",
    )
    assert {role for role, _ in parties(paper)[0]} == {"party"}
    gift = told(nlp, "La Suisse a renouvelé sa contribution de 3 millions d'euros.", language="fr")
    assert {role for role, _ in parties(gift)[0]} == {"funding"}


def test_sums_that_are_told_respectively_are_shared_in_order(nlp: Language):
    found = told(
        nlp,
        "The clinic and the market hall, worth $40,000 and $70,000 respectively, were paid for by UNICEF.",
    )
    assert sums(found) == [[Decimal(40_000)], [Decimal(70_000)]]


@pytest.mark.parametrize(
    "text",
    [
        "De 2014 à 2017, le Mali a mis plus de 87 milliards de FCFA dans les canaux de la vallée.",
        "35% of our revenue was generated through programs, providing $783,164 in unrestricted funds.",
        "Un programme national des puits a été mis en place, avec un coût estimé à 155 milliards de FCFA.",
        "Le marché et la société attributaire sont suivis par l'Agence des pistes.",
    ],
)
def test_figures_that_no_one_gives_are_no_agreements(nlp: Language, text: str):
    assert told(nlp, text, language="en" if "revenue" in text else "fr").agreements == []


def test_the_number_of_an_article_is_no_word_of_a_budget(nlp: Language):
    found = told(
        nlp,
        "Article 2 : D'accorder un subside de 1.250,00 EUR à l'asbl Les Compagnons du Tarn.",
        "L'article 764 du budget porte 1.250,00 EUR.",
        language="fr",
    )
    assert sums(found) == [[Decimal(1250)]]


def test_a_grant_with_its_sum_is_told_by_who_it_is_from(nlp: Language):
    found = told(nlp, "Another $20 million grant from the Ostrey Trust complements the programme.")
    assert parties(found) == [{("funding", "Ostrey Trust")}]
