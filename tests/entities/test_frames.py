"""Frames with slots: each reads its own example, and names in slots overrule what cues say of them."""

import re
from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities.agreements.frame_patterns import LANGUAGES
from pipeline.language.word_lists import read_words
from tests.entities.test_agreement_forms import parties, sums
from tests.entities.test_agreement_frames import told

GIVERS = re.compile(r"Moro|World Bank|Banque mondiale|Italie|Fonds Kala|Kala Fund")
FRAMES = [
    (language, row["pattern"], row["example"])
    for language in LANGUAGES
    for row in read_words(language, "frames")
    if row["example"]
]


@pytest.mark.parametrize(("language", "pattern", "example"), FRAMES, ids=[f[2] for f in FRAMES])
def test_a_frame_reads_its_example(nlp: Language, language: str, pattern: str, example: str):
    found = told(nlp, example, language=language)
    named = {(p.role, p.text) for p in found.agreement_parties}
    assert sums(found)
    assert named
    for role, name in named:
        assert bool(GIVERS.search(name)) == (role == "funding"), name
    roles = {role for role, _ in named}
    assert ("{giver}" in pattern) <= ("funding" in roles)
    if any(slot in pattern for slot in ("{receiver}", "{known}", "{implementer}")):
        assert roles & {"beneficiary", "implementing"}


def test_each_frame_of_a_sentence_tells_of_its_own_agreement(nlp: Language):
    found = told(
        nlp,
        "Tamala Roads Ltd won a contract worth USD 3 million, and Kolda Works Ltd was awarded a contract "
        "worth USD 2 million.",
    )
    assert parties(found) == [{("beneficiary", "Tamala Roads Ltd")}, {("beneficiary", "Kolda Works Ltd")}]
    assert sums(found) == [[Decimal(3_000_000)], [Decimal(2_000_000)]]


def test_who_gets_a_gift_is_no_other_state_that_is_named(nlp: Language):
    found = told(nlp, "The Moro Fund's USD 5 million award to Kala Aid Foundation supports herders in Niger.")
    assert parties(found) == [{("funding", "Moro Fund"), ("beneficiary", "Kala Aid Foundation")}]


def test_what_is_extended_to_someone_is_granted(nlp: Language):
    found = told(nlp, "The World Bank has extended a loan of USD 5 million to Malawi on 3 May 2019.")
    assert [(a.status, a.signed_on) for a in found.agreements] == [("granted", "2019-05-03")]


def test_what_follows_a_frame_takes_over_its_giver(nlp: Language):
    found = told(
        nlp,
        "La Banque mondiale a approuvé un prêt de 5 euros pour le Ghana et un don de 3 euros pour le Togo.",
        language="fr",
    )
    assert [{name for _, name in sides} for sides in parties(found)] == [
        {"Banque mondiale", "République du Ghana"},
        {"Banque mondiale", "République togolaise"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Grants of up to USD 5,000 are awarded to Kala Aid Foundation.",
        "Kala Aid Foundation submitted a bid of USD 5,000 for the dam.",
        "If revenue allows, the Moro Fund would give USD 5,000 to Kala Aid Foundation.",
    ],
)
def test_a_rule_a_bid_and_a_condition_fill_no_frame(nlp: Language, text: str):
    assert told(nlp, text).agreements == []


def test_a_person_in_a_slot_is_no_party(nlp: Language):
    found = told(nlp, "Deborah Shalom received a USD 1,000 grant from the Moro Fund in 2009.")
    assert parties(found) == [{("funding", "Moro Fund")}]


def test_the_republic_of_a_state_is_that_state(nlp: Language):
    found = told(
        nlp,
        "The Kala Aid Foundation was granted a total of USD 5 million by the Federal Republic of Nigeria.",
    )
    assert [{role for role, _ in named} for named in parties(found)] == [{"funding", "beneficiary"}]
    assert all(name.split()[-1] != "Republic" for named in parties(found) for _, name in named)


def test_a_heading_says_who_gives_the_sum_behind_it(nlp: Language):
    found = told(
        nlp, "Moro Kala Foundation $4.5 million commitment to the Sira Aid Foundation to create a centre."
    )
    assert parties(found) == [{("funding", "Moro Kala Foundation"), ("beneficiary", "Sira Aid Foundation")}]


def test_the_genitive_is_not_of_a_name(nlp: Language):
    found = told(nlp, "A line of 5,000 euros will go to SIKA's school meals project.")
    assert [name for named in parties(found) for _, name in named] == ["SIKA"]
