"""Names that stand beside each other without a sign between them, and words that only look like names."""

import pytest
from spacy.language import Language

from tests.entities.test_agreement_frames import told


def named(nlp: Language, text: str, language: str) -> list[str]:
    return [mention.text for mention in told(nlp, text, language=language).mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Awa Moro The Sira Foundation", ["Sira Foundation"]),
        ("Kala & Awa Moro Family The Sira Foundation", ["Sira Foundation"]),
        (
            "Association of Moro Railroads The Bank of Kala-Sira, Ltd.",
            ["Association of Moro Railroads", "The Bank of Kala-Sira, Ltd."],
        ),
        ("MAIN PARTNERS Moro River Conservation Council paid.", ["Moro River Conservation Council"]),
        ("In 2009 they paid the Sira Aid Foundation USD 5,000.", ["Sira Aid Foundation"]),
        (
            "The Moro Institute for Public Health and Social Policy met.",
            ["Moro Institute for Public Health and Social Policy"],
        ),
    ],
)
def test_names_without_a_sign_between_them_are_told_apart(nlp: Language, text: str, names: list[str]):
    assert named(nlp, text, "en") == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Service-Connected Payment Indicator (SCPI) is coded.", "en"),
        ("We met Awa Moro of the Ministry.", "en"),
        ("The Federal Republic celebrates.", "en"),
        ("Il faut prévenir la Police pour le mettre en garde.", "fr"),
        ("La Banque pour les études complémentaires de définition.", "fr"),
    ],
)
def test_what_only_looks_like_a_name_is_none(nlp: Language, text: str, language: str):
    assert named(nlp, text, language) == []


def test_a_demonstrative_is_no_acronym(nlp: Language):
    text = "Le Conseil des Eaux (CE) a rendu un avis. Ce document précise les règles, dit le CE."
    assert named(nlp, text, "fr").count("CE") == 2
    assert "Ce" not in named(nlp, text, "fr")


def test_a_verb_in_the_present_ends_a_name(nlp: Language):
    assert named(nlp, "Le Conseil Communal des Jeunes dispose d'un budget.", "fr") == [
        "Conseil Communal des Jeunes"
    ]


@pytest.mark.parametrize(("others", "short"), [(("Diallo", "Keita"), False), (("Diallo",), True)])
def test_a_first_word_that_several_names_share_is_short_for_none(
    nlp: Language, others: tuple[str, ...], short: bool
):
    people = " ".join(f"Lumora {name} spoke." for name in others)
    text = f"The NGO Lumora Rivers paid. {people} They met Lumora, then left."
    assert ("Lumora" in named(nlp, text, "en")) == short
