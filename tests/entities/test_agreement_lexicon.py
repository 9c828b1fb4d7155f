"""The lexicon of agreements is words of the language: each class is complete and its forms are regular."""

import pytest
import spacy
from spacy.language import Language

from pipeline.entities.agreements.cues import agreement_cues
from pipeline.entities.agreements.lexicon import MARKERS, NOUNS, ROLES, SUBJECTS, load_entries
from pipeline.gazetteer import read_rows
from pipeline.language.word_lists import LANGUAGES, read_words

FUNCTIONS = {
    *NOUNS,
    *ROLES,
    "event",
    "tag",
    "programme",
    "this",
    "same",
    "cost",
    "general",
    "habit",
    "some",
    "ordinal",
    "starts",
    "ends",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("fr")
    blank.add_pipe("agreements")
    return blank


def voices(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(cue.value, cue.voice) for cue in agreement_cues(nlp(text)) if cue.function == "event"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_function_and_a_known_subject(language: str):
    entries = load_entries(language)
    assert {entry.function for entry in entries} == FUNCTIONS
    assert {entry.subject for entry in entries} <= {"", *SUBJECTS}
    assert {entry.number for entry in entries if entry.function in NOUNS} <= {"singular", "plural", "any"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_marks_every_slot_and_no_phrase_stands_twice_with_one_function(language: str):
    rows = [(row["function"], row["phrase"]) for row in read_words(language, "agreements")]
    assert set(MARKERS) <= {function for function, _ in rows}
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_leads_to_a_status_that_an_event_noun_may_lead_to_too(language: str):
    events = [entry for entry in load_entries(language) if entry.function == "event"]
    verbs = {entry.value for entry in events if entry.form != "noun"}
    assert verbs - {entry.value for entry in events if entry.form == "noun"} <= {"announced", "financed"}


def test_every_instrument_has_a_full_name():
    for row in read_rows("instruments"):
        assert row["acronym"].isupper()
        assert len(row["name"].split()) > 1


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("La Suisse a octroyé un don.", "active"),
        ("La Suisse, qui a également accordé un don", "active"),
        ("La Suisse octroiera un don.", "active"),
        ("Elle met à la disposition du pays", "active"),
        ("Le don octroyé en mai", "passive"),
        ("Le don a été octroyé en mai", "passive"),
        ("Les fonds seront accordés en mai", "passive"),
    ],
)
def test_the_voice_of_a_verb_is_known_by_its_auxiliary(nlp: Language, text: str, voice: str):
    assert [found for _, found in voices(nlp, text)] == [voice]


def test_a_noun_that_is_spelled_like_a_verb_is_none(nlp: Language):
    assert voices(nlp, "L'offre de soins et la finance du pays") == []
