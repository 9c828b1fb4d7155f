"""A row needs someone who gives or gets; what only costs or is asked for is none. Texts of our own."""

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.weighing import stands
from pipeline.records import Agreement, TableSet
from tests.entities.readings import reading_of

HERE = [Evidence(0, 0, 1, ())]
SUM = {(0, 0): None}


def told(nlp: Language, *lines: str, language: str = "fr") -> list[Agreement]:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp).agreements


NOTHING = [
    ("en", "The committee approved spending $340 for cables and clamps at both sites."),
    ("en", "In 2019, a $12.4 million project will be launched to restore the old depots."),
    ("en", "Total Grant Funds Awarded: $134,000 for 2016."),
    ("fr", "D'approuver le cahier des charges et le montant estimé du marché, soit 80 000 euros hors TVA."),
    ("fr", "Le montant moyen des crédits octroyés par client est de 142 300 FCFA."),
    ("fr", "Le conseil approuve le dossier de demande de subvention de 42 000 € auprès de la Région."),
    ("fr", "Je suggère que soit versée à l'association Les Amis du livre une subvention de 4 300 euros."),
    ("fr", "Le Collège a donné l'accord de la directrice le 21 janvier 2026."),
]


@pytest.mark.parametrize(("language", "line"), NOTHING)
def test_own_spending_estimates_averages_totals_requests_and_consent_are_no_agreements(
    nlp: Language, language: str, line: str
):
    assert told(nlp, line, language=language) == []


DONE = [
    ("en", "The World Bank approved $340,000 for the schools of Togo."),
    ("en", "On 12 May 2019 the World Bank awarded a grant of $134,000 to the Tamala Teachers Association."),
    ("fr", "Le conseil approuve la demande de subvention de 420 € de l'association Les Amis du livre."),
    ("fr", "La Région a accordé à la demande de la mairie une subvention de 42 000 € à Les Amis du livre."),
]


@pytest.mark.parametrize(("language", "line"), DONE)
def test_what_someone_gives_or_someone_gets_is_one(nlp: Language, language: str, line: str):
    assert len(told(nlp, line, language=language)) == 1


@pytest.mark.parametrize(
    ("family", "kind", "status", "one"),
    [
        ("works", "projet", "launched", False),
        ("works", "projet", "granted", True),
        ("project", "projet", "launched", False),
        ("project", "QIP", "launched", True),
        ("money", "financement", "approved", False),
        ("money", "subvention", "approved", True),
        ("money", "subvention", "paid", True),
    ],
)
def test_where_no_one_is_named_the_sum_must_have_gone_to_someone(
    family: str, kind: str, status: str, *, one: bool
):
    draft = Draft(kind, family, status=status, amounts=dict(SUM), evidence=list(HERE))
    assert stands(draft) == one


def test_a_paper_of_no_one_needs_a_sum_or_the_day_of_its_signing():
    paper = Draft("convention", "paper", status="approved", signed_on="2019-05-12", evidence=list(HERE))
    assert not stands(paper)
    paper.status = "signed"
    assert stands(paper)


def test_items_that_begin_a_clause_or_say_what_money_is_spent_on_name_no_one(nlp: Language):
    found = told(
        nlp,
        "Le conseil octroie les subventions suivantes :",
        "Club de marche de Tamala : 310 €",
        "Considérant la situation de la commune : 2 400 €",
        "D'adapter les crédits : 1 700 €",
        "Les Amis du livre : 520 €",
        "Engagement de gardiens de nuit : 43 300 €",
        "et du subside de la Province : 270 €",
        "Judo Club de Tamala : 610 €",
    )
    assert [row.text.split(" : ")[0] for row in found] == [
        "Club de marche de Tamala",
        "Les Amis du livre",
        "Judo Club de Tamala",
    ]


def test_a_list_that_is_printed_again_is_told_once(nlp: Language):
    lines = (
        "Le conseil octroie les subventions suivantes :",
        "Club de marche de Tamala : 310 €",
        "Les Amis du livre : 520 €",
    )
    assert (
        len(told(nlp, *lines, "La séance se poursuit dans la salle du bas de la maison commune.", *lines))
        == 2
    )


def test_a_sum_that_is_reckoned_with_another_is_none_of_its_own(nlp: Language):
    line = (
        "La commune verse à l'association Les Amis du livre un subside de 25 000 euros – 1 700 euros "
        "= 23 300 euros."
    )
    assert len(told(nlp, line)) <= 1


@pytest.mark.parametrize(
    "line",
    [
        "On 20 January 2019 the Kenyan government transferred him to Somalia.",
        "In February 2019 the Ministry of Justice of Togo presented the evidence to the World Bank.",
        "Motion to approve the transfer of $4,210.40 from the money market to the checking account.",
        "Your donation pays for rooms and tools: $6 is the best way to support the World Bank.",
    ],
)
def test_people_evidence_and_ones_own_accounts_are_not_given(nlp: Language, line: str):
    assert told(nlp, line, language="en") == []
