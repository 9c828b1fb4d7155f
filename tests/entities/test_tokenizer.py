"""The tokenizer asks its patterns only of words that have marks."""

import spacy

from pipeline.entities.registry import swift

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
