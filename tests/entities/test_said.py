"""Sentences with the numbers that they say, as records with offsets that lead back to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.sentence_numbers import SentenceReading, find_sayings
from pipeline.records import TableSet
from pipeline.values.dates import find_dates
from pipeline.values.money import find_amounts
from tests.entities.readings import reading_of

NLP = load_nlp(("sentences",))


def sayings(text: str, language: str = "fr") -> list[SentenceReading]:
    found = find_amounts(text, language=language), find_dates(text, language=language)
    return list(find_sayings(text, *found, language=language))


def numbers(text: str, language: str = "fr") -> list[tuple[str, str, str | None]]:
    return [(n.kind, n.text, n.noun) for s in sayings(text, language) for n in s.numbers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Le 3 mai 2022, 12 APO ont reçu 4 500 € et 30 % des fonds.",
            [
                ("date", "3 mai 2022", None),
                ("count", "12", "APO"),
                ("money", "4 500 €", None),
                ("percent", "30 %", None),
            ],
        ),
        ("846 projets, dont 213 à Mopti", [("count", "846", "projets"), ("count", "213", None)]),
        ("Les progrès de 15 autres conventions", [("count", "15", "conventions")]),
        ("Rue du Pont, 5020 Malonne", []),
        ("L'exercice 2024 arrêté par le conseil", [("date", "2024", None)]),
        ("Voir l'article 12 de la loi et la page 7 du rapport", []),
        ("La 3e session et le 2ème comité", []),
        ("Un accord", []),
    ],
)
def test_numbers_of_a_sentence(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert numbers(text) == found


def test_numbers_of_an_english_sentence() -> None:
    assert numbers("Three hundred women and 20 schools in May 2021", "en") == [
        ("count", "Three hundred", "women"),
        ("count", "20", "schools"),
        ("date", "May 2021", None),
    ]


def test_the_address_of_a_link_is_read_as_the_title_that_it_was_made_from() -> None:
    said = sayings("Voir https://example.org/news/plus-de-deux-milliards-de-fcfa")
    assert [n.value for saying in said if saying.is_link for n in saying.numbers] == [2 * 10**9]


def test_rows_of_tables_and_sentences_without_numbers_are_left_out() -> None:
    assert sayings("Total\t12 postes\n\nRien à compter ici.") == []


@given(st.text(alphabet="12 abcé,.%\n€-/", max_size=80))
def test_offsets_lead_back_to_what_is_printed(text: str) -> None:
    said = extract_entities(reading_of(text), TableSet(), NLP)
    sentences = {sentence.id: sentence for sentence in said.sentences}
    for number in said.numbers:
        sentence = sentences[number.sentence_id]
        printed = sentence.text[number.char_start : number.char_end]
        assert " ".join(printed.split()) == number.text
        assert text[number.start] == printed[0]
        assert text[number.end - 1] == printed[-1]
