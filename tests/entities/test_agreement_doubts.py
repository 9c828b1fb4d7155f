"""What is a choice, a condition, a form or a proposal left open is no agreement; texts of our own."""

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements import doubts
from pipeline.records import Agreement, TableSet
from tests.entities.readings import reading_of


def told(nlp: Language, *lines: str, language: str = "fr") -> list[Agreement]:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp).agreements


NOTHING = [
    ("en", "Option (2): to approve a grant of $4,300 to the Tamala Teachers Association."),
    ("fr", "Option 1 : accorder une subvention de 4 300 € à l'association Les Amis du livre."),
    ("en", "a. Lending money where the principal of the loan is more than 80,000 euros;"),
    ("fr", "Je m'engage à verser une contribution de 450 € à l'Unicef."),
    ("fr", "Je m'engage à verser 450 € à l'Unicef pour le projet de l'école."),
    ("en", "I undertake to pay $450 to the World Bank for the project."),
    ("en", "I undertake that a grant of $450 was paid to the World Bank."),
    ("fr", "Je soussigné verse un don de 450 € à l'Unicef."),
    ("fr", "L'Unicef a conclu différentes formes de conventions de partenariat avec la Banque mondiale."),
    ("fr", "Cela leur a permis de payer l'inscription au lycée (entre 120 000 et 300 000 FCFA)."),
]


@pytest.mark.parametrize(("language", "line"), NOTHING)
def test_choices_conditions_undertakings_ranges_and_papers_in_general_are_no_agreements(
    nlp: Language, language: str, line: str
):
    assert told(nlp, line, language=language) == []


DONE = [
    ("en", "The World Bank approved a grant of $4,300 to the Tamala Teachers Association."),
    (
        "en",
        "In Togo, where the World Bank works, it approved a loan of $80 million (44 billion FCFA) to Togo.",
    ),
    (
        "fr",
        "La Banque mondiale a accordé un prêt de 26 millions de dollars (environ 13 milliards FCFA) au Togo.",
    ),
    (
        "fr",
        "Selon l'accord de prêt signé le 3 mai 2021 entre la Banque mondiale et le Togo, la route attend.",
    ),
]


@pytest.mark.parametrize(("language", "line"), DONE)
def test_what_was_done_stays_an_agreement(nlp: Language, language: str, line: str):
    assert len(told(nlp, line, language=language)) == 1


PROPOSED = "Il est proposé au Conseil municipal d'accorder une subvention de 700 € à l'Unicef."
TALK = "Madame la Maire présente le dossier."
VOTED = "La proposition est adoptée."


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([PROPOSED], 0),
        ([PROPOSED, VOTED], 1),
        ([PROPOSED, *[TALK] * (doubts.SETTINGS.decided_within - 1), VOTED], 1),
        ([PROPOSED, *[TALK] * doubts.SETTINGS.decided_within, VOTED], 0),
    ],
)
def test_a_proposal_is_an_agreement_where_its_decision_follows_within_the_settings_reach(
    nlp: Language, lines: list[str], count: int
):
    # Empty lines between them make each a passage.
    assert len(told(nlp, *[part for line in lines for part in (line, "")])) == count


@pytest.mark.parametrize(("between", "count"), [(0, 0), (doubts.SETTINGS.limited_within, 1)])
def test_a_limit_far_behind_a_condition_is_none_of_its_own(nlp: Language, between: int, count: int):
    filler = "x" * between
    line = f"In Togo, where the Unicef {filler} approved a loan of more than 80,000 euros to Togo."
    assert len(told(nlp, line, language="en")) == count
