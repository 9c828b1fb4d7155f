"""The words that show bodies are data: each has a function that is known, and all are written one way."""

import re

import pytest

from pipeline.entities.organisations.lexicon import FUNCTIONS, languages_with, leading, phrases, worded
from pipeline.language.word_lists import languages_having, read_words


@pytest.mark.parametrize("language", languages_having("organisations"))
def test_every_word_around_a_body_has_a_known_function_and_stands_once_in_it(language: str):
    rows = list(read_words(language, "organisations"))
    pairs = [(row["function"], row["phrase"]) for row in rows]
    assert {function for function, _ in pairs} <= set(FUNCTIONS)
    assert len(pairs) == len(set(pairs))
    assert {row["capital"] for row in rows} <= {"", "yes"}


def test_every_function_has_words_in_some_language():
    assert [function for function in FUNCTIONS if not phrases(function)] == []
    assert languages_with("seat") == ("en",)


def test_a_function_that_is_not_known_is_an_error():
    with pytest.raises(ValueError, match="no function 'seats' of words"):
        phrases("seats")


@pytest.mark.parametrize(
    ("function", "text", "fits"),
    [
        ("crew", "équipe", True),
        ("crew", "Équipes", True),
        ("crew", "Staff", False),
        ("joined", "En étroite collaboration avec le groupe", True),
        ("joined", "en collaboration avec", True),
        ("joined", "collaborating with", True),
        ("joined", "collaborat with", False),
        ("auxiliary", "s’est", True),
    ],
)
def test_brackets_stars_apostrophes_and_capitals_stand_for_every_spelling(
    function: str, text: str, fits: bool
):
    assert (re.fullmatch(worded(function), text) is not None) == fits


def test_an_elided_word_leads_without_a_space():
    assert re.fullmatch(leading("of", language="fr"), "d’")
    assert re.fullmatch(leading("of", language="fr"), "de ")
    assert not re.fullmatch(leading("of", language="fr"), "de")


def test_a_language_without_words_of_a_function_matches_nothing():
    assert not re.search(worded("seat", language="fr"), "Region")


def test_a_language_has_the_words_of_bodies_or_goes_without():
    assert languages_having("organisations") == ("fr", "en")
    assert languages_having("nothing") == ()
