"""The tokenizer asks its patterns only of words that have marks."""

import re
from pathlib import Path

import spacy
from spacy.attrs import IDS, NAMES

from pipeline.entities.registry import ASKED, load_nlp, swift

TOP = Path(__file__).resolve().parents[2]

TEXT = (
    "L'Association (ASBL) d'Abidjan, aujourd'hui sous-préfecture : 12,5 % de FCFA3000 en 2023. Cf. M. Ba, "
    "no.12 à contact@exemple.org; www.exemple.org/page-1 «Été» 50km/h A.B.C. États-Unis l’Égypte ²x€ naïve"
)


def test_it_parts_texts_as_the_one_that_asks_them_of_every_word() -> None:
    for language in ("fr", "en"):
        plain, swifter = spacy.blank(language), spacy.blank(language)
        swifter.tokenizer = swift(swifter.tokenizer)
        assert [t.text for t in swifter(TEXT)] == [t.text for t in plain(TEXT)]


def test_no_pattern_of_the_tokenizer_is_for_letters_alone() -> None:
    tokenizer = spacy.blank("fr").tokenizer
    letters = [char for char in map(chr, range(0x10000)) if char.isalpha()]
    words = [form for letter in letters for form in (letter, f"ab{letter}", f"{letter}ab", f"AB{letter}d")]
    assert not [
        word
        for word in words
        if tokenizer.prefix_search(word)
        or tokenizer.suffix_search(word)
        or [*tokenizer.infix_finditer(word)]
        or tokenizer.token_match(word)
        or tokenizer.url_match(word)
    ]


def test_words_are_asked_only_what_the_model_and_the_code_ask_of_them() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (TOP / "pipeline" / "entities").rglob("*.py")
    )
    flags = {name for name in NAMES if name and name.startswith(("IS_", "LIKE_"))}
    asked = {name for name in flags if re.search(rf"\.{name.lower()}\b", code)}
    kept = {name for name in flags if IDS[name] in ASKED}
    assert asked == kept


def test_the_model_gets_every_feature_of_words_that_it_was_trained_on() -> None:
    nlp = load_nlp()
    features = {
        feature
        for layer in nlp.get_pipe("ner").model.walk()
        for feature in (layer.attrs.get("columns") or ())
    }
    assert features <= {NAMES[attribute] for attribute in ASKED}
    assert nlp.make_doc("Bamako").lang_ == "fr"
