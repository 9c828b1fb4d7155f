"""Phrases that are looked for in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.organisations import phrases as module
from pipeline.entities.organisations.phrases import Phrases, plain


@pytest.mark.parametrize("written", ["CROIX-ROUGE DE YALA", "Croix Rouge de Yala", "croix-rouge de Yalà"])
def test_case_accents_and_hyphens_do_not_matter(written: str):
    phrases = Phrases[int]()
    phrases.add("Croix-Rouge de Yala", 7)
    assert list(phrases.find(f"La {written} agit")) == [(3, 3 + len(written), 7)]


@pytest.mark.parametrize("text", ["Croix-Rouge de Yalassa", "ACroix-Rouge de Yala", "Croix-Rouge"])
def test_whole_words_alone_are_found(text: str):
    phrases = Phrases[int]()
    phrases.add("Croix-Rouge de Yala", 7)
    assert list(phrases.find(text)) == []


@given(st.text())
def test_a_plain_text_keeps_its_offsets(text: str):
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="aÀÉœİıǽŁ’-\u00a0\n.Z", max_size=30))
def test_letters_are_made_plain_one_by_one(text: str):
    assert plain(text) == "".join(plain(letter) for letter in text)
    assert plain("À l’Été-2024\nİ ǽ") == "a l'ete 2024 i æ"


OTHERS = ("Yalas", "YalaYala", "de", ", ", "-", "CROIX", "l’eau", "\n")
PHRASES = ("Croix Rouge", "Croix-Rouge de Yala", "croix", "Yala", "de Yala", "l'Eau")


@pytest.mark.parametrize("few", [0, len(PHRASES)])
@given(
    parts=st.lists(
        st.sampled_from([*PHRASES, "Yalas", "YalaYala", "de", ", ", "-", "CROIX", "l’eau", "\n"]), max_size=8
    )
)
def test_phrases_come_in_the_order_of_the_text_and_at_one_place_in_that_in_which_they_were_added(
    few: int, parts: list[str]
):
    text, phrases = " ".join(parts), Phrases[int]()
    for number, phrase in enumerate(PHRASES):
        phrases.add(phrase, number)
    written = f" {plain(text)} "
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW", few)
        found = list(phrases.find(text))
    assert found == [
        (start, start + len(phrase), number)
        for start in range(len(text))
        if not written[start].isalnum()
        for number, phrase in enumerate(PHRASES)
        if written.startswith(plain(phrase), start + 1) and not written[start + 1 + len(phrase)].isalnum()
    ]
