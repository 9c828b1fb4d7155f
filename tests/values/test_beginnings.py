"""What a pattern may begin with."""

import re
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import LANGUAGES
from pipeline.values.dates import period_forms
from pipeline.values.dates.period_forms import DateForms
from pipeline.values.numbers.digits import digits
from pipeline.values.numbers.number_words import number_words
from pipeline.values.text import all_beginnings, beginnings
from pipeline.values.text.all_beginnings import AllBeginnings
from pipeline.values.text.at_figures import AtFigures
from pipeline.values.text.beginnings import AtWords, Beginnings, HeldBeginnings
from pipeline.values.text.pattern_reader import LONGEST, as_compared


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        ("(?:mars|avril)", {"mar", "avr"}),
        (r"(?<!\d)(?P<day>[1-3]) ?mai", {"0 m", "0ma"}),
        ("(?:le )?mai", {"le ", "mai"}),
        ("(?:(?:le|un) ){0,2}(?=m)mai", {"le ", "un ", "mai"}),
        (r"\dx", {"0x"}),
        ("(?:fin )?(?:(?-i:FY)|an)", {"fin", "fy", "an"}),
        ("[a-c]x|(?>é)", {"ax", "bx", "cx", "e"}),
        ("(?:le )*+mai", {"le ", "mai"}),
        ("a{2,4}b", {"aaa", "aab"}),
        ("a{5}", {"aaa"}),
        ("(?:ab?){2}c", {"aac", "aab", "aba"}),
        (r"m\w+|x.", {"m", "x"}),
    ],
)
def test_a_pattern_begins_with_what_any_of_its_ways_begins_with(pattern: str, known: set[str]) -> None:
    assert Beginnings.of(re.compile(pattern, re.IGNORECASE)).known == known


@pytest.mark.parametrize("pattern", [r"\wx", "[^a]x", ".x", "(?:a)?", r"(?:a|\s)x", "(?i:a)b"])
def test_a_pattern_that_may_begin_with_much_or_be_empty_begins_with_anything(pattern: str) -> None:
    assert "" in Beginnings.of(re.compile(pattern)).known


def test_accents_digits_dashes_and_apostrophes_are_compared_alike() -> None:
    assert as_compared("L’Été-2024 ſİı", any_case=True) == "l'ete 0000 sii"
    assert as_compared("L’Été", any_case=False) == "L'Ete"


TEXTS = (
    "L'État a versé deux cent mille francs, puis vingt-deux millions, à l'Égypte et au Mali.",
    "l\u02bcun des deux, d\u02bcun millier, 3\u02bc000",
    "Deux_mille et demi ; sous-deux ; DEUX CENTS, mille neuf cent quatre-vingt-dix-neuf.",
    "a\u0301deux trois\u00a0mille et un demi-million, 3 quarts de million",
    "",
)


@pytest.mark.parametrize("soon", [0, 10, beginnings.SOON])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_asked_at_words_a_pattern_has_the_matches_that_it_has_asked_everywhere(
    text: str, language: str, soon: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginnings, "SOON", soon)
    pattern = number_words(language)
    asked = AtWords(pattern)
    for start, end in ((0, len(text)), (5, len(text)), (0, 40)):
        everywhere = [match.span() for match in pattern.finditer(text, start, end)]
        assert [match.span() for match in asked.finditer(text, start, end)] == everywhere
    first, second = pattern.search(text), AtWords(pattern).search(text)
    assert (first and first.span()) == (second and second.span())


@pytest.mark.parametrize(("n_characters", "read"), [(beginnings.SOON - 1, False), (beginnings.SOON, True)])
def test_beginnings_of_a_pattern_are_read_once_it_was_asked_of_some_text(
    n_characters: int, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginnings, "_many_texts", [])
    patterns: list[re.Pattern[str]] = []
    reading = Beginnings.of
    monkeypatch.setattr(Beginnings, "of", lambda pattern: patterns.append(pattern) or reading(pattern))
    asked = AtWords(re.compile(r"\bmars"))
    for text in ("mars" + "x" * (n_characters - 4), "en mars"):
        match = asked.search(text)
        assert match
        assert match.group() == "mars"
    assert bool(patterns) == read


def test_names_that_may_begin_with_a_sign_are_looked_for_everywhere() -> None:
    names = ("'Arafat", "Gao")
    pattern = re.compile("|".join(names))
    asked = AtWords(pattern, Beginnings(names))
    assert [match.group() for match in asked.finditer("à 'Arafat et Gao")] == list(names)


def test_names_that_begin_with_a_sign_may_be_left_out() -> None:
    names = ("'Arafat", "Gao")
    asked = AtWords(re.compile("|".join(names)), Beginnings(names), at_words_only=True)
    assert [match.group() for match in asked.finditer("à 'Arafat et Gao")] == ["Gao"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_no_date_begins_with_are_asked_for_no_form(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(period_forms, "SOON", 0)
    forms = period_forms.date_forms.__wrapped__(language)
    assert forms.beginning_with("xyz") == ()
    assert forms.beginning_with("202")
    assert forms.beginning_with("202") == forms.beginning_with("198")


def test_the_first_words_of_a_process_are_asked_for_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "_many_texts", [])
    march = re.compile("mars")
    forms = DateForms({"month": march})
    for _ in range(period_forms.SOON):
        assert forms.beginning_with("xyz") == (("month", march),)
    assert forms.beginning_with("xyz") == ()
    assert forms.beginning_with("mar") == (("month", march),)


def test_where_many_texts_are_expected_beginnings_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "_many_texts", [])
    beginnings.expect_many_texts()
    assert DateForms({"month": re.compile("mars")}).beginning_with("xyz") == ()


def test_a_text_is_looked_through_once_for_all_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(text: str) -> dict[str, list[int]]:
        looked.append(text)
        return beginnings.places_by_beginning(text)

    monkeypatch.setattr(beginnings, "words_begun", lru_cache(counted))
    text = "un deux Un deux un"
    for flags, found in ((0, [0, *[16] * 15]), (re.IGNORECASE, [0, *[8] * 8, *[16] * 7])):
        pattern = re.compile(r"\bun\b", flags)
        asked = AtWords(pattern, Beginnings.of(pattern))
        matches = [asked.search(text, start) for start in range(len(text) - 2)]
        assert [match and match.start() for match in matches] == found
    assert len(looked) == 1


def test_the_places_of_a_pattern_are_those_of_words_that_it_may_begin_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beginnings, "_many_texts", [])
    asked = AtWords(re.compile(r"\bmars"))
    assert asked.places("x" * beginnings.SOON + " en mars") == [0, 4001, 4004]
    assert asked.places("en mars 20") == [3]


PRINTED = st.text(alphabet="0159.,'  $€/-^eShxs)\u0663", max_size=40)


@given(PRINTED, st.integers(0, 10), st.integers(0, 40))
def test_asked_at_figures_a_pattern_has_the_matches_that_it_has_asked_everywhere(
    text: str, start: int, end: int
) -> None:
    pattern = digits("fr")
    everywhere = [match.span() for match in pattern.finditer(text, start, end)]
    assert [match.span() for match in AtFigures(pattern).finditer(text, start, end)] == everywhere


@given(text=st.text(alphabet="aÀÉœſİı0٣_-’\u02bc\u0301\u00a0 .\n", max_size=60), any_case=st.booleans())
def test_words_begin_as_those_of_the_text_as_it_is_compared(text: str, any_case: bool) -> None:
    said = as_compared(text, any_case=any_case)
    starts = [match.start() for match in re.finditer(r"[^\W_]+", said)]
    begun = beginnings.places_by_beginning(text)
    assert {
        at: beginnings.compared(start, any_case=any_case) for start, places in begun.items() for at in places
    } == {at: said[at : at + LONGEST] for at in starts}


def test_what_was_found_out_of_too_many_beginnings_is_found_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beginnings, "MOST", 3)
    held = HeldBeginnings(Beginnings(["mai", "jui"]))
    for said in ({"mai": 0, "un": 0}, {"jui": 0, "de": 0, "mai": 0}, {"mai": 0, "le": 0}):
        assert set(held.among(said)) == said.keys() & {"mai", "jui"}
        assert [held[one] for one in said] == [one in {"mai", "jui"} for one in said]


BEGINNINGS = st.builds(
    Beginnings, st.lists(st.text(alphabet="aÀé0 '", max_size=4), max_size=3), any_case=st.booleans()
)


def may_begin(one: Beginnings, said: str) -> bool:
    """Whether something that begins so is among what one pattern begins with, asked of it alone."""
    begun = beginnings.compared(said, any_case=one.any_case)
    return any(begun[:length] in one.known for length in range(len(begun) + 1))


@given(several=st.lists(BEGINNINGS, max_size=5), printed=st.lists(st.text(alphabet="aAÀàéE09 ’", max_size=3)))
def test_asked_for_all_patterns_at_once_a_beginning_is_that_of_each_which_holds_it(
    several: list[Beginnings], printed: list[str]
) -> None:
    together = AllBeginnings()
    for n_known in range(len(several) + 1):
        bits = [together.bit_of(one.known, any_case=one.any_case) for one in several[:n_known]]
        for said in printed:
            each = [may_begin(one, said) for one in several[:n_known]]
            assert [bool(together[said] & bit) for bit in bits] == each


def test_what_was_found_out_of_too_many_beginnings_for_all_patterns_is_found_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(all_beginnings, "MOST", 2)
    together = AllBeginnings()
    bit = together.bit_of(frozenset(["mai"]), any_case=False)
    assert [together[said] for said in ("mai", "jui", "mai", "de", "mai")] == [bit, 0, bit, 0, bit]
    assert len(together) <= 2


def test_a_pattern_that_is_asked_later_is_asked_of_texts_that_were_looked_through_before() -> None:
    text = "en mars, en avril"
    for month, found in (("mars", 3), ("avril", 12)):
        pattern = re.compile(rf"\b{month}")
        match = AtWords(pattern, Beginnings.of(pattern)).search(text)
        assert match
        assert match.start() == found
