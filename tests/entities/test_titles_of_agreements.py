"""What an agreement is called: what it is for, not again its kind, its sum, its term or its parties."""

import pytest
from spacy.language import Language

from pipeline.entities.agreements.purposes import FEWEST_WORDS, LONGEST, tidied
from pipeline.entities.extraction import extract_entities
from pipeline.records import TableSet
from tests.entities.readings import reading_of


def titles(nlp: Language, text: str) -> list[str | None]:
    found = extract_entities(reading_of(text, published="2023-06-30", country="NE"), TableSet(), nlp)
    return [agreement.title for agreement in found.agreements]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "La BOAD a accordé au Niger 5 millions de dollars pour le financement d'un marché rural.",
            "marché rural",
        ),
        (
            "La BOAD a accordé au Niger un don de 3 milliards FCFA pour la réfection de 40 écoles, dit-on.",
            "réfection de 40 écoles",
        ),
        (
            "Pour la réfection de 40 écoles, la BOAD a accordé au Niger un don de 3 milliards.",
            "réfection de 40 écoles",
        ),
        (
            "La BOAD a accordé au Niger 8.600,00 € à titre d'aide financière pour son fonctionnement.",
            "fonctionnement",
        ),
        (
            "The IMF approved a loan of USD 12.48 million to Niger to finance the Maradi Livestock Market.",
            "Maradi Livestock Market",
        ),
        (
            "The IMF approved a grant of $3 million to Niger for the repair of forty rural schools.",
            "repair of forty rural schools",
        ),
        (
            "La BOAD approuve 3 millions d'euros en faveur d'un projet d'irrigation de jardins.",
            "projet d'irrigation de jardins",
        ),
    ],
)
def test_a_title_is_what_money_is_for(nlp: Language, text: str, title: str) -> None:
    assert titles(nlp, text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "La BOAD a accordé au Niger un prêt de 12,5 millions de dollars.",
        "La BOAD a accordé au Niger un prêt de 12,5 millions de dollars pour une durée de cinq ans.",
        "La BOAD et le Niger ont signé un accord pour un montant total de plus de 4 millions d'euros.",
        "The IMF has approved a loan of USD 12.48 million to Niger.",
        "La BOAD a accordé au Niger un prêt de 3 milliards FCFA pour la région de Zinder.",
    ],
)
def test_kind_sum_term_and_parties_are_no_title(nlp: Language, text: str) -> None:
    assert titles(nlp, text) == [None]


def test_a_sum_within_what_a_thing_is_called_is_left_out(nlp: Language) -> None:
    text = "La BOAD a approuvé le cofinancement pour un total de 14 millions d'euros de 24 puits pastoraux."
    assert titles(nlp, text) == ["cofinancement de 24 puits pastoraux"]


def test_what_was_quoted_as_a_title_stays_one(nlp: Language) -> None:
    text = "La BOAD finance le projet « Eau pour les écoles » pour 3 millions d'euros au Niger."
    assert titles(nlp, text) == ["Eau pour les écoles"]


def test_a_title_says_something() -> None:
    few, enough = ["puits"] * (FEWEST_WORDS - 1), ["puits"] * FEWEST_WORDS
    assert tidied(" ".join(few)) is None
    assert tidied(" ".join(enough)) == " ".join(enough)
    assert tidied("projet de programme", fewest=1) is None


def test_a_title_is_no_longer_than_a_line_or_two() -> None:
    fits = "puits " * 26 + "abcd"
    assert len(fits) == LONGEST
    assert tidied(fits) == fits
    assert tidied(fits + "e") == "puits " * 25 + "puits …"
