"""Kinds of telling that were read wrongly: each with what it says, and what looks like it and is none."""

from decimal import Decimal

import pytest
from spacy.language import Language

from tests.entities.test_agreement_forms import sums
from tests.entities.test_agreement_frames import told

NOT_GIVEN = [
    ("en", "The Board approved a transfer of $45,000 from the General Fund to the Capital Projects Fund."),
    ("en", "Motion to approve the appropriation of $120,000 from the Water Fund balance for pump repairs."),
    ("en", "The Commission transferred $12,000 from fund balance to the Recreation Fund."),
    (
        "en",
        "The Council approved an amendment appropriating $75,000 to the Sewer Fund from reserves.",
    ),
    ("en", "Resolution approving the transfer of $25,000 within the General Fund for Growth and Planning."),
    ("en", "Approving the reallocation of $2,182 within the Parks fund for use by the Department."),
    ("en", "The foundation has awarded more than $40 million to nonprofits in the region."),
    ("en", "To date, the fund has invested over $12 million in community projects."),
    ("fr", "Le conseil municipal approuve un virement de 12 000 € du chapitre 011 au chapitre 65."),
    ("fr", "Le conseil vote le transfert de 15 000 € du budget général vers le budget annexe de l'eau."),
    ("fr", "Le maire rappelle qu'il a inscrit au budget une enveloppe de 40 000 € pour les associations."),
    ("fr", "La commune de Tamala accorde une aide d’un montant inférieur à 5 000 € au club."),
    ("fr", "Le coût total des travaux est de 15 000 euros, dont la moitié a été déboursée en janvier."),
]


@pytest.mark.parametrize(("language", "text"), NOT_GIVEN, ids=[text for _, text in NOT_GIVEN])
def test_what_stays_within_ones_own_funds_or_is_added_up_is_no_agreement(
    nlp: Language, language: str, text: str
):
    assert told(nlp, text, language=language).agreements == []


def test_what_is_moved_out_of_a_fund_to_a_body_is_given_to_it(nlp: Language):
    text = "The Council approved the transfer of $45,000 from the General Fund to the Tamala Aid Foundation."
    assert _told(nlp, text) == [(Decimal(45000), {("beneficiary", "Tamala Aid Foundation")})]


SAID = [
    (
        "en",
        "The Town Board authorized a services agreement with Tamala Engineers for $31,200.",
        31200,
        {("funding", "Town Board"), ("beneficiary", "Tamala Engineers")},
    ),
    (
        "en",
        "Kolda Works Ltd was selected to mend the bridge at a cost of $450,000.",
        450000,
        {("beneficiary", "Kolda Works Ltd")},
    ),
    (
        "en",
        "The road contract was awarded to the Danish firm, Tamala Holding, at a cost of $7 million.",
        7000000,
        {("beneficiary", "Tamala Holding")},
    ),
    (
        "en",
        "Tamala Bank has made a donation of $20,000 to the Kolda Hospital Trust.",
        20000,
        {("funding", "Tamala Bank"), ("beneficiary", "Kolda Hospital Trust")},
    ),
    (
        "en",
        "UNICEF welcomed Norway's contribution of USD 2 million to its schools programme.",
        2000000,
        {("funding", "Norway"), ("beneficiary", "UNICEF")},
    ),
    (
        "en",
        "JICA signed a loan agreement with the Government of Malawi in Kolda to provide up to JPY 3 billion.",
        3000000000,
        {("funding", "JICA"), ("beneficiary", "Government of Malawi")},
    ),
    (
        "en",
        "Tamala Finance donated $5,000 to the Kolda Hospital.",
        5000,
        {("funding", "Tamala Finance"), ("beneficiary", "Kolda Hospital")},
    ),
    (
        "fr",
        "La Fondation Kolda autorise un marché avec la société Tamala Routes pour 45 000 euros.",
        45000,
        {("funding", "Fondation Kolda"), ("beneficiary", "Tamala Routes")},
    ),
    (
        "fr",
        "Le marché est attribué à la société italienne dénommée Kolda Strade pour 2 milliards FCFA.",
        2000000000,
        {("beneficiary", "Kolda Strade")},
    ),
    (
        "fr",
        "Tamala Finance a remis, mercredi, des lits d'une valeur de 24 millions FCFA à l'hôpital de Kolda.",
        24000000,
        {("funding", "Tamala Finance"), ("beneficiary", "hôpital de Kolda")},
    ),
    (
        "fr",
        "Le quatrième financement, provenant de la Chine, est une subvention de 1,5 milliard de FCFA.",
        1500000000,
        {("funding", "Chine")},
    ),
    (
        "fr",
        "Le gouvernement a ratifié un prêt BOAD de 12 milliards FCFA pour des logements.",
        12000000000,
        {("funding", "BOAD")},
    ),
]


@pytest.mark.parametrize(("language", "text", "worth", "parties"), SAID, ids=[text for _, text, _, _ in SAID])
def test_who_gives_and_who_gets_are_read(
    nlp: Language, language: str, text: str, worth: int, parties: set[tuple[str, str]]
):
    assert _told(nlp, text, language) == [(Decimal(worth), parties)]


def test_sums_told_one_after_the_other_in_turn_are_two_though_equal(nlp: Language):
    text = (
        "First, the Tamala Bank will provide $3 million for the roads of the north.\n"
        "Second, the Tamala Bank will provide $3 million for a hospital in the south."
    )
    assert [worth for worth, _ in _told(nlp, text)] == [Decimal(3000000)] * 2


def test_equal_sums_that_are_not_counted_are_one_agreement(nlp: Language):
    text = (
        "The Tamala Bank will provide $3 million for the roads of the north.\n"
        "The Tamala Bank will provide $3 million for roads."
    )
    assert len(_told(nlp, text)) == 1


def test_names_before_and_behind_their_sums_stand_in_one_list(nlp: Language):
    text = (
        "Le conseil décide de verser : 50 € à l'Amicale de Tamala, 2 500 € pour l'association Kolda Cinéma, "
        "comité de jumelage de Kolda : 600 € et la Société de tir de Tamala : 120 €."
    )
    assert [(worth, name) for worth, parties in _told(nlp, text, "fr") for _, name in parties] == [
        (Decimal(50), "Amicale de Tamala"),
        (Decimal(2500), "Kolda Cinéma"),
        (Decimal(600), "comité de jumelage de Kolda"),
        (Decimal(120), "Société de tir de Tamala"),
    ]


def test_a_list_of_winners_needs_no_verb_of_giving(nlp: Language):
    text = (
        "La Fondation Tamala soutient deux lauréats :\n"
        "- Apprentis de Kolda, pour l'inclusion et 15 000 euros ;\n"
        "- L'association Kolda Réussite - ensemble à l'école (Tamala), pour l'enfance et 20 000 euros."
    )
    assert [
        (worth, {name for role, name in p if role == "beneficiary"}) for worth, p in _told(nlp, text, "fr")
    ] == [
        (Decimal(15000), {"Apprentis de Kolda"}),
        (Decimal(20000), {"Kolda Réussite"}),
    ]


def test_a_short_line_without_a_stop_heads_a_list(nlp: Language):
    text = (
        "Grants approved under delegated authority\n"
        "Tamala Green Bank - £15,000 for a third year of salary costs.\n"
        "Kolda Horticultural Society - £25,000 towards running costs."
    )
    assert [(worth, name) for worth, parties in _told(nlp, text) for _, name in parties] == [
        (Decimal(15000), "Tamala Green Bank"),
        (Decimal(25000), "Kolda Horticultural Society"),
    ]


def test_a_label_that_names_who_pays_gives_its_sum(nlp: Language):
    text = "Tamala Water Project\nIDA Grant: US$12 million\nIDA Credit: US$8 million\nProject ID: P000111"
    assert _told(nlp, text) == [
        (Decimal(12000000), {("funding", "IDA")}),
        (Decimal(8000000), {("funding", "IDA")}),
    ]


def test_a_programme_that_a_label_names_does_not_pay(nlp: Language):
    text = "Le Programme d’appui de Tamala (PATAM) va jusqu’en 2029.\n\nBudget total du PATAM : 500 000 €"
    parties = [named for _, named in _told(nlp, text, "fr")]
    assert all("PATAM" not in name for named in parties for role, name in named if role == "funding")


def test_parts_in_brackets_of_a_sum_that_is_spread_are_no_agreements(nlp: Language):
    text = (
        "WFP welcomes a USD 5 million contribution from the Government of Japan.\n"
        "The funding will be spread across Africa (USD 3 million) and Asia (USD 2 million)."
    )
    assert [worth for worth, _ in _told(nlp, text)] == [Decimal(5000000)]


def test_a_signer_that_lends_gives_what_the_next_sentence_tells(nlp: Language):
    text = (
        "Le premier accord, d'un montant de 5 milliards FCFA, a été signé avec la BOAD.\n"
        "La deuxième convention a été conclue avec la Banque islamique de développement. "
        "L'institution apportera près de 9 milliards de FCFA pour une route."
    )
    assert ("funding", "Banque islamique de développement") in _told(nlp, text, "fr")[-1][1]


def test_the_day_of_another_giver_is_not_handed_down(nlp: Language):
    text = (
        "Le 3 mars 2020, la BOAD a prêté 5 milliards FCFA au Bénin.\n"
        "La Banque mondiale a accordé un don de 4 millions d'euros au Togo."
    )
    found = told(nlp, text, language="fr")
    assert [agreement.signed_on for agreement in found.agreements] == ["2020-03-03", None]


def test_a_cabinet_s_day_is_that_of_what_it_approves(nlp: Language):
    text = (
        "Le conseil des ministres s'est tenu le mercredi 18 février 2009 à Tamala.\n"
        "Le conseil a autorisé la passation du marché avec la société Kolda Routes pour 45 000 euros."
    )
    found = told(nlp, text, language="fr")
    assert [agreement.signed_on for agreement in found.agreements] == ["2009-02-18"]


def test_the_sides_that_a_paper_links_are_two(nlp: Language):
    text = (
        "La convention liant la Fondation Tamala à l'Union des éleveurs de Kolda, d'un montant de 20 000 "
        "euros, a été signée le 4 mai 2021."
    )
    assert _told(nlp, text, "fr") == [
        (Decimal(20000), {("party", "Fondation Tamala"), ("party", "Union des éleveurs de Kolda")})
    ]


def test_handed_over_is_no_infinitive(nlp: Language):
    found = told(nlp, "On 4 May 2020, UNMIL handed over a police station to the Liberia National Police.")
    assert {(p.role, p.text) for p in found.agreement_parties} == {
        ("funding", "UNMIL"),
        ("beneficiary", "Liberia National Police"),
    }


def test_a_title_alone_tells_of_no_agreement(nlp: Language):
    assert told(nlp, "RESOLUTION APPROVING CONTRACTS FOR OUTSIDE FUNDING REQUESTS").agreements == []


def test_a_contract_with_a_lender_is_its_loan(nlp: Language):
    text = "The Government of Malawi approved a loan agreement with the World Bank for $50 million."
    assert _told(nlp, text) == [
        (Decimal(50000000), {("funding", "World Bank"), ("beneficiary", "Government of Malawi")})
    ]


def test_a_state_that_its_government_stands_for_is_the_subject(nlp: Language):
    text = "The government of Japan has extended an emergency grant of $2 million to the Tamala Relief Trust."
    ((worth, parties),) = _told(nlp, text)
    assert worth == Decimal(2000000)
    assert {role for role, _ in parties} == {"funding", "beneficiary"}


def test_a_gift_is_not_of_those_who_signed_a_paper_that_it_follows(nlp: Language):
    text = (
        "The government of Japan has extended a grant of $2 million to the Tamala Relief Trust.\n"
        "This grant follows the memorandum signed between UNICEF and the Government of Malawi."
    )
    first, second = _told(nlp, text)
    assert ("beneficiary", "Tamala Relief Trust") in first[1]
    assert {name for _, name in second[1]} == {"UNICEF", "Government of Malawi"}


def test_each_of_several_gets_what_its_own_verb_says(nlp: Language):
    text = (
        "The beneficiary organisations are the Tamala Heart Trust which received $6,000 for surgery, and the "
        "Kolda Diabetes Association had test strips worth $4,000."
    )
    assert [(worth, name) for worth, parties in _told(nlp, text) for _, name in parties] == [
        (Decimal(6000), "Tamala Heart Trust"),
        (Decimal(4000), "Kolda Diabetes Association"),
    ]


def test_what_one_of_many_gets_at_the_end_of_a_sentence_is_a_rate(nlp: Language):
    text = "La Fondation Tamala a versé 2 millions FCFA aux crèches, soit un million FCFA par crèche."
    assert [worth for worth, _ in _told(nlp, text, "fr")] == [Decimal(2000000)]


def test_the_cost_of_all_to_which_a_part_is_given_is_none(nlp: Language):
    text = "The Tamala Foundation awarded £2,000 towards the £5,000 project."
    assert [worth for worth, _ in _told(nlp, text)] == [Decimal(2000)]


def test_a_name_above_a_sum_gives_it_though_nobody_gets_it(nlp: Language):
    text = (
        "Here are notable new grant awards:\n"
        "Kolda Foundation\n"
        "$10 million to the Tamala Hospital Trust to expand its campus.\n"
        "Tamala Earth Fund\n"
        "$22 million to restore degraded land."
    )
    assert _told(nlp, text)[-1] == (Decimal(22000000), {("funding", "Tamala Earth Fund")})


def test_letters_and_a_number_behind_the_noun_of_a_thing_are_its_make(nlp: Language):
    text = "Ce don d’un échographe {} d’un montant de 35 millions de FCFA au Centre de soins de Tamala aide."
    assert _told(nlp, text.format("KARDA5"), "fr")[0][1] == {("beneficiary", "Centre de soins de Tamala")}
    text = "Ce don d’un groupe KARDA5 d’un montant de 35 millions de FCFA au Centre de soins de Tamala aide."
    assert ("funding", "KARDA5") in _told(nlp, text, "fr")[0][1]


def _told(
    nlp: Language, text: str, language: str = "en"
) -> list[tuple[Decimal | None, set[tuple[str, str]]]]:
    """The sum and the parties of each agreement, in order."""
    found = told(nlp, text, language=language)
    parties = [
        {(p.role, p.text) for p in found.agreement_parties if p.agreement_id == agreement.id}
        for agreement in found.agreements
    ]
    return [(next(iter(worth), None), named) for worth, named in zip(sums(found), parties, strict=True)]
