"""A passage is read in the language of its document unless it is plainly in another one."""

from __future__ import annotations

import pytest

from pipeline.language.passage_language import ENOUGH, TIMES, passage_language
from pipeline.values.money import find_amounts

FRENCH = (
    "Le projet est mis en œuvre par la commune avec l'appui de la Région, pour un coût de 5 millions d'euros."
)
ENGLISH = "The project is implemented by the commune with the support of the Region, and it has ended."
PORTUGUESE = "O projecto foi financiado pela União Europeia e não será prolongado, segundo o ministério."
SPANISH = "El proyecto fue financiado por la Unión Europea y no será prolongado, según los datos."


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        (FRENCH, "fr", "fr"),
        (ENGLISH, "fr", "en"),
        (PORTUGUESE, "fr", "pt"),
        (SPANISH, "fr", "es"),
        (FRENCH, "en", "fr"),
        (FRENCH, "pt", "fr"),
        (SPANISH, "pt", "es"),
        (PORTUGUESE, "es", "pt"),
        (ENGLISH, "nl", "nl"),
        ("US$ 5 million, March 2021", "fr", "fr"),
    ],
)
def test_a_passage_may_switch(text: str, document: str, expected: str) -> None:
    assert passage_language(text, document) == expected


def test_the_numbers_that_decide_have_a_case_on_each_side() -> None:
    assert passage_language("the of and " + "x " * 9, "fr") == "fr"
    assert passage_language("the of and with " + "x " * 9, "fr") == "en"
    own, other = "les des ", "the of and with this that "
    assert len(own.split()) * TIMES == len(other.split())
    assert len(other.split()) - len(own.split()) >= ENOUGH
    assert passage_language(other + own, "fr") == "en"
    assert passage_language(other + own + "dans", "fr") == "fr"


def test_a_passage_in_another_language_is_read_with_its_words() -> None:
    text = "O projecto custa dois milhões e quinhentos mil meticais e foi aprovado pelo governo, não por nós."
    (one,) = find_amounts(text, language=passage_language(text, "fr"), country="MZ")
    assert (one.value, one.currency) == (2_500_000, "MZN")
