"""The day of an agreement that its surroundings say; who gets what a clause gives. Texts of our own."""

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.records import TableSet
from pipeline.records.entities import Entities
from tests.entities.readings import reading_of


def read(nlp: Language, *lines: str, language: str = "fr") -> Entities:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp)


def days(found: Entities) -> list[str | None]:
    return [row.signed_on for row in found.agreements]


def roles(found: Entities) -> set[tuple[str, str]]:
    names = {one.id: one.name for one in found.organisations}
    return {(party.role, names[party.organisation_id]) for party in found.agreement_parties}


REPORTED = [
    ("en", "Tamala, May 14, 2019 - The World Bank yesterday granted USD 5,000 to Mali.", "2019-05-13"),
    ("en", "Tamala, May 14, 2019 - On Friday the World Bank granted USD 5,000 to Mali.", "2019-05-10"),
    ("en", "Tamala, May 14, 2019 - The World Bank has just granted USD 5,000 to Mali.", "2019-05-14"),
    ("fr", "Tamala, le 14 mai 2019 - La Banque mondiale a accordé hier 5 000 euros au Mali.", "2019-05-13"),
    ("fr", "Tamala, le 14 mai 2019 - La Banque mondiale a accordé lundi 5 000 euros au Mali.", "2019-05-13"),
]


@pytest.mark.parametrize(("language", "line", "day"), REPORTED)
def test_yesterday_and_weekdays_are_counted_back_from_the_day_of_the_report(
    nlp: Language, language: str, line: str, day: str
):
    assert days(read(nlp, *line.split(" - "), language=language)) == [day]


def test_a_year_behind_in_is_when_it_was_given_and_a_budgets_year_is_not(nlp: Language):
    assert days(read(nlp, "En 2016, la Banque mondiale a accordé 5 000 euros au Mali.")) == ["2016"]
    assert days(read(nlp, "La Banque mondiale a accordé 5 000 euros au Mali pour le budget 2016.")) == [None]


def test_the_signing_that_the_next_sentence_dates_is_that_of_the_paper_before(nlp: Language):
    found = read(
        nlp,
        "The World Bank is pleased to announce the signing of a memorandum of understanding with Unicef.",
        "The document was signed on 21 January 2025 in the hall of the town.",
        language="en",
    )
    assert days(found) == ["2025-01-21"]


def test_a_council_that_speaks_of_an_old_paper_has_not_signed_it_in_its_session(nlp: Language):
    found = read(
        nlp,
        "Compte rendu du conseil municipal de Tamala, séance du 14 mai 2019",
        "La convention de gestion des eaux a été signée entre Unicef et la société Eaux du Lac.",
        "Le conseil municipal décide d'octroyer une subvention de 420 € à l'association « Lire ensemble ».",
    )
    assert {row.kind: row.signed_on for row in found.agreements} == {
        "convention": None,
        "subvention": "2019-05-14",
    }


@pytest.mark.parametrize(
    ("line", "getter"),
    [
        (
            "L'association « Lire ensemble », pour laquelle la Banque mondiale décide d'octroyer 420 euros.",
            "Lire ensemble",
        ),
        (
            "L'association « Lire ensemble », à laquelle la Banque mondiale verse 420 euros.",
            "Lire ensemble",
        ),
    ],
)
def test_who_stands_before_the_clause_that_gives_gets_it(nlp: Language, line: str, getter: str):
    found = roles(read(nlp, line))
    assert any(role == "beneficiary" and getter in name for role, name in found)
    assert not any(role == "funding" and getter in name for role, name in found)


def test_minutes_of_several_sittings_have_the_day_of_the_sitting_that_they_tell_of(nlp: Language):
    found = read(
        nlp,
        "Conseil municipal de Tamala",
        "Séance du 3 mai 2021",
        "Le conseil accorde une subvention de 500 € au Club Kala.",
        "Séance du 7 juin 2021",
        "Le conseil accorde une subvention de 800 € au Club Molat.",
    )
    assert days(found) == ["2021-05-03", "2021-06-07"]


def test_a_list_below_the_heading_of_a_meeting_has_its_day(nlp: Language):
    found = read(
        nlp,
        "Kouri board meeting, January 10, 2019",
        "Grants approved",
        "- Molat Code Club: USD 300.00",
        "- Bilo Youth Trust: USD 500.00",
        "Kouri board meeting, June 13, 2019",
        "Grants approved",
        "- Tessa Code Club: USD 700.00",
        "- Tessa Youth Trust: USD 900.00",
        language="en",
    )
    assert days(found) == ["2019-01-10", "2019-01-10", "2019-06-13", "2019-06-13"]


def test_the_line_that_ends_an_act_has_the_day_of_what_it_decides(nlp: Language):
    found = read(
        nlp,
        "RESOLUTION NO. 12",
        "IT IS RESOLVED by the City Council of the City of Kouri that award of contract for the bridge be "
        "hereby made to Tamala Construction Company in the amount of $26,000.00.",
        "Dated: October 3, 1990",
        language="en",
    )
    assert days(found) == ["1990-10-03"]
    assert roles(found) == {
        ("beneficiary", "Tamala Construction Company"),
        ("funding", "City Council of the City of Kouri"),
    }


def test_who_stands_before_a_clause_of_giving_in_the_passive_gets_it(nlp: Language):
    found = read(nlp, "La commune de Kouri, pour laquelle une participation de 66 000 € est allouée.")
    assert roles(found) == {("beneficiary", "Commune de Kouri")}


def test_who_stands_in_a_clause_about_a_firm_gives_nothing(nlp: Language):
    line = (
        "A contract of $5,000 was awarded to a contractor which was not registered by the Ministry of Works."
    )
    assert ("funding", "Ministry of Works") not in roles(read(nlp, line, language="en"))


SIDE_BY_SIDE = [
    ("en", "There was also £12,000 to Kouri Primary School and £10,000 to Tamala Cricket Club."),
    ("en", "Kouri Primary School and Tamala Cricket Club received £12,000 and £10,000 respectively."),
]


@pytest.mark.parametrize(("language", "line"), SIDE_BY_SIDE)
def test_sums_side_by_side_go_each_to_its_own_name(nlp: Language, language: str, line: str):
    found = read(nlp, line, language=language)
    names = {one.id: one.name for one in found.organisations}
    gets = {p.agreement_id: names[p.organisation_id] for p in found.agreement_parties}
    said = {(gets[a.agreement_id], a.value) for a in found.amounts if a.agreement_id is not None}
    assert said == {("Kouri Primary School", 12000), ("Tamala Cricket Club", 10000)}


def test_each_of_several_papers_has_the_sides_and_the_day_of_all(nlp: Language):
    found = read(
        nlp,
        "Le 17 octobre 2019, la Banque mondiale et le Mali ont signé deux conventions d'un montant total de "
        "66 millions d'euros.",
        "Il s'agit d'une part de la convention sur la santé pour un montant de 20 millions d'euros ; "
        "la convention sur l'eau pour un montant de 46 millions d'euros.",
    )
    sides = {a.id: 0 for a in found.agreements}
    for party in found.agreement_parties:
        sides[party.agreement_id] += 1
    assert set(sides.values()) == {2}
    assert set(days(found)) == {"2019-10-17"}
