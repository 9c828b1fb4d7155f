"""A sentence is asked only what a word of it may answer: the answers are those of the patterns alone."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.agreements import asking, doubts, openings, sums
from pipeline.entities.agreements.asking import EVERY, Needed, hints_in, telling_word
from pipeline.entities.agreements.frame_patterns import LANGUAGES, frames_of, more_of, pairs_of
from pipeline.entities.agreements.kinds import _nouns, kind_said_by
from pipeline.entities.agreements.lexicon import MARKERS, markers
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Segment, once, segments_of
from pipeline.entities.agreements.signs import EXTENDS, GIVES, MONEY, NAME, OTHER, SUM
from pipeline.gazetteer import fold
from pipeline.values.money import find_amounts

FUNCTIONS = """
option condition limit asks asked_of since added_up thanks own_budget moves own_fund budgeted total raises
mobilises from_whom new_total toward out_of part_of to from about article today in_kind
"""
OTHERS = """
répartis constituée composé provenir 50 % soit 12 prix unitaire coût de chaque pour contre les ; , : 2014
3 000 € 5 millions d'euros (200 $) USD 7 million the Fonds Moro Aïcha ſi dıt
"""
PHRASES = [phrase for function in FUNCTIONS.split() for phrase in markers(function)]
TEXTS = st.lists(
    st.tuples(st.sampled_from([*PHRASES, *OTHERS.split()]), st.sampled_from([str, str.upper, str.title])),
    min_size=1,
    max_size=9,
).map(lambda words: " ".join(written(word.replace("*", "er")) for word, written in words))

OF_SENTENCES: list[Callable[[Segment], bool]] = [
    doubts.is_choice,
    doubts.is_conditional,
    doubts.is_asked_for,
    doubts.is_added_up,
    doubts.is_courtesy,
    doubts.is_own_transfer,
    doubts.is_budgeted,
    openings._is_total,
]
OF_SUMS = [sums.is_part, sums.is_raised, sums.is_new_total, sums.is_whole_cost]


def sentence(text: str) -> Segment:
    return Segment(Marked(0, "paragraph", None, text, amounts=tuple(find_amounts(text))), 0, len(text))


def asked_everything(text: str) -> Segment:
    """A sentence of which it is not known what words it has."""
    segment = sentence(text)
    vars(segment)["_hints"] = EVERY
    return segment


@given(TEXTS)
@settings(max_examples=300)
def test_what_a_sentence_is_not_asked_it_does_not_say(text: str):
    few, all_ = sentence(text), asked_everything(text)
    assert [ask(few) for ask in OF_SENTENCES] == [ask(all_) for ask in OF_SENTENCES]
    for (_, amount), (_, same) in zip(few.amounts, all_.amounts, strict=True):
        assert [ask(few, amount) for ask in OF_SUMS] == [ask(all_, same) for ask in OF_SUMS]
    assert [*sums.paid_sums(few)] == [*sums.paid_sums(all_)]


@pytest.mark.parametrize("function", MARKERS)
def test_each_phrase_of_a_function_is_hinted_at_however_it_is_written(function: str):
    needed = Needed(function)
    for phrase in markers(function):
        word = phrase.replace("*", "er")
        for text in (word, word.upper(), f"avant {word.title()}, après", f"(«{word}5 000 €"):
            assert needed.bit & hints_in(text), text


def test_a_word_is_hinted_at_only_where_it_stands_whole_unless_a_star_ends_it():
    whole, begun = Needed(also=("le prix",)), Needed(also=("répart*",))
    assert [bool(whole.bit & hints_in(text)) for text in ("le prix", "les prixes", "méprix")] == [
        True,
        False,
        False,
    ]
    assert [bool(begun.bit & hints_in(text)) for text in ("réparties", "répar", "prérépart")] == [
        True,
        False,
        False,
    ]


def test_letters_that_match_others_have_the_same_small_letter_or_hint_at_everything():
    letters = {letter for function in MARKERS for phrase in markers(function) for letter in phrase.lower()}
    alike = re.compile(f"[{''.join(sorted(filter(str.isalpha, letters)))}]", re.IGNORECASE)
    for letter in filter(alike.match, map(chr, range(0x110000))):
        assert letter.lower() in letters or hints_in(letter) == EVERY, hex(ord(letter))


def test_words_beyond_those_that_are_kept_are_looked_up_anew(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asking, "MOST", 2)
    needed = Needed(also=("zibeline",))
    words = ["un", "zibeline", "deux", "trois", "zibeline", "quatre", "zibeline"]
    assert [bool(needed.bit & hints_in(word)) for word in words] == [word == "zibeline" for word in words]


def test_the_telling_word_of_a_phrase_is_its_longest():
    assert [telling_word(said) for said in ("jusqu'à présent", "of the", "procéd*")] == [
        "présent",
        "the",
        "procéd*",
    ]


def test_a_question_is_answered_once_for_a_sentence_and_a_passage_keeps_its_sentences():
    asked: list[str] = []

    @once
    def is_long(segment: Segment) -> bool:
        asked.append(segment.text)
        return len(segment.text) > len("Court.")

    passage = Marked(0, "paragraph", None, "Court. La phrase suivante est longue.")
    assert [[is_long(s) for s in segments_of(passage)] for _ in range(2)] == [[False, True]] * 2
    assert asked == ["Court.", "La phrase suivante est longue."]


PIECES = "Le club et le second, et LASIXIÈME tandis que l'un d'un coût de 5 the ; last for ;x."


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
def test_sentences_are_parted_where_the_next_of_several_is_told(text: str):
    known, all_ = Marked(0, "paragraph", None, text), Marked(0, "paragraph", None, text)
    vars(all_)["hints"] = EVERY
    assert [(s.start, s.end) for s in segments_of(known)] == [(s.start, s.end) for s in segments_of(all_)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_that_matches_has_the_signs_that_it_needs(language: str):
    patterns = [*frames_of(language), *more_of(language), *pairs_of(language)]
    assert all(pattern.needs for pattern in patterns)
    texts = [
        f"{NAME} {verb} {gift} {to} {NAME}"
        for verb in (GIVES, EXTENDS, OTHER)
        for gift in (SUM, f"{MONEY} of {SUM}", f"{MONEY} de {SUM}", f"{SUM} {MONEY}")
        for to in ("to", "à", "from")
    ]
    held = [(p, text) for p in patterns for text in texts if p.pattern.search(text)]
    assert held
    assert all(pattern.may_hold(frozenset(text)) for pattern, text in held)
    needed = [(text, texts) for pattern, text in held for texts in pattern.texts(frozenset(text))]
    assert all(any(said in text for said in texts) for text, texts in needed)


@given(
    st.lists(st.sampled_from([*(noun for noun, _ in _nouns()), "de", "la", "grande", "Fonds"]), max_size=6)
)
def test_the_kind_that_words_say_is_that_of_the_first_noun_in_order(words: list[str]):
    text = " ".join(words)
    first = next((kind for noun, kind in _nouns() if f" {noun} " in f" {fold(text)} "), None)
    assert kind_said_by([text]) == first
