"""Organisations in texts of other kinds, countries and languages than those that rules were made on."""

from collections import Counter

import pytest
from spacy.language import Language

from pipeline.entities import entities_of_text, load_nlp
from pipeline.entities.context import DocumentContext
from pipeline.gazetteer import load_place_entries
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


def test_of_homonyms_the_document_s_country_decides(nlp: Language):
    koro = {}
    for country in ("ML", "CI"):
        doc = nlp.make_doc("à Koro")
        doc._.context = DocumentContext(country=country)
        koro[country] = nlp(doc)._.places[0].place.kind
    assert koro == {"ML": "cercle", "CI": "town"}


@pytest.mark.parametrize(
    ("text", "name"), [("de Segou", "Ségou"), ("Tillabery", "Tillabéri"), ("in Chad", "Tchad")]
)
def test_places_are_known_without_their_accents_and_in_english(nlp: Language, text: str, name: str):
    assert [p.place.name for p in nlp(text)._.places] == [name]
    assert [p.place.name for p in nlp("Dire que")._.places] == []


def test_every_region_and_cercle_of_mali_is_there():
    entries = [entry for entry in load_place_entries() if entry.country == "ML"]
    regions = {entry.name for entry in entries if entry.kind == "region"}
    assert len(regions) == 20
    assert {entry.within for entry in entries if entry.kind == "cercle"} <= regions
    assert all(entry.latitude is not None for entry in entries if entry.kind == "region")
    within = (10.0 <= e.latitude <= 25.1 and -12.3 <= e.longitude <= 4.4 for e in entries if e.latitude)
    assert all(within)
