"""Phrases that are looked for in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
