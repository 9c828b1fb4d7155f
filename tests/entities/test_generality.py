"""Organisations in texts of other kinds, countries and languages than those that rules were made on."""

from collections import Counter

import pytest
from spacy.language import Language

from pipeline.entities import entities_of_text, load_nlp
from tests.entities.texts import TEXTS


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp(["organisations", "persons", "places"])


def named(nlp: Language, text: str, language: str) -> Counter[str]:
    found = entities_of_text(text, nlp, language=language, only=["organisations"])["organisations"]
    return Counter(entity["text"] for entity in found)


def test_most_names_of_each_kind_of_text_are_found_whole(nlp: Language):
    hit = found = wanted = 0
    for language, text, names in TEXTS.values():
        here = named(nlp, text, language)
        hit += sum((here & Counter(names)).values())
        found, wanted = found + sum(here.values()), wanted + len(names)
    assert 2 * hit / (found + wanted) >= 0.9


def test_offices_plans_acronyms_of_things_and_days_are_none(nlp: Language):
    language, text, _ = TEXTS["what is none"]
    assert not named(nlp, text, language)


def test_persons_are_named_apart_from_organisations(nlp: Language):
    doc = nlp("Mme Awa Traoré et M. Issa Cissé ont reçu la Fondation Enda Graf à Gao.")
    assert [doc.text[p.start : p.end] for p in doc._.persons] == ["Awa Traoré", "Issa Cissé"]
    assert [p.place.id for p in doc._.places] == ["ml-gao"]


def test_spellings_of_a_place_are_one_place(nlp: Language):
    doc = nlp("de Taoudéni à Taoudénit")
    assert {p.place.name for p in doc._.places} == {"Taoudénit"}
    assert doc._.places[0].place.latitude == pytest.approx(22.68)
