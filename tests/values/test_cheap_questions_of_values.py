"""What is asked only where something may be says what is asked everywhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import LANGUAGES, group, lexicon
from pipeline.values.money import find_amounts, patterns, qualifier_before, roles
from pipeline.values.numbers import (
    NumberFormat,
    Quantity,
    beside_currency,
    find_quantities,
    parse_number,
    quantities,
)
from pipeline.values.numbers.beside_currency import repair_digits
from pipeline.values.numbers.digits import habit
from pipeline.values.text import sentences, spans
from pipeline.values.text.spans import Folded, fold, mask

PIECES = (
    *(
        "budget",
        "coût",
        "prêt",
        "décaissé",
        "de",
        "un montant de",
        "plus de",
        "au moins",
        "environ",
        "près de",
    ),
    *(
        "jusqu'à",
        "ne dépassant pas",
        "about",
        "more than",
        "up to",
        "a grant of",
        "worth",
        "< ",
        "≥",
        "~",
        "+/-",
    ),
    *(" ", " ", " ", ". ", ".", "\n\n", "; ", "x", "5", "12 500", "é", "Le ", "-", "'"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS, back=st.integers(0, 20))
def test_the_qualifier_before_a_number_is_the_longest_of_each_kind(
    language: str, text: str, back: int
) -> None:
    start = max(0, len(text) - back)
    window = text[max(0, start - patterns._WINDOW) : start]
    words = lexicon(language).money
    kinds = {
        "at_most": rf"{group(words.at_most)}|<=?|≤|⩽",
        "at_least": rf"{group(words.at_least)}|>=?|≥|⩾",
        "about": rf"{group(words.about)}|[~≈±∼]|\+/-",
    }
    found = [
        (match.start(), kind)
        for kind, printed in kinds.items()
        if (
            match := re.search(
                rf"(?:{patterns.WORD_START}{printed}) ?{group(words.sum_of)}?\Z", window, re.IGNORECASE
            )
        )
    ]
    assert qualifier_before(text, start, language) == (min(found)[1] if found else "exact")


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS, start=st.integers(0, 30), end=st.integers(0, 90))
def test_words_of_roles_are_those_of_the_stretch_by_itself(
    language: str, text: str, start: int, end: int
) -> None:
    known = roles._patterns(language)
    stretch = text[start:end]
    alone = [(match.group(), match.lastgroup) for match in known.cue.finditer(stretch)]
    there = roles._cues(text, start, min(end, len(text)), known)
    assert [(match.group(), match.lastgroup) for match in there] == alone
    ends = [match.span() for match in known.boundary.finditer(stretch)]
    assert [match.span() for match in roles._boundaries(stretch, known)] == ends


@given(st.text(alphabet="0012345 .-+()/@:,%EhtpwF", max_size=40))
def test_what_is_never_a_value_is_masked_wherever_it_stands(text: str) -> None:
    assert mask(text) == spans._NEVER_A_VALUE.sub(lambda match: "\x00" * len(match.group()), text)


@pytest.mark.parametrize("text", ["+223 20 22 33 44", "00223 20 22 33 44", "20 22 33 44", "20.22.33.44 a"])
def test_telephones_are_masked(text: str) -> None:
    assert "\x00" in mask(text)


@given(st.text(alphabet="lIOo015 .FCA€x\u0663", max_size=24))
def test_letters_read_as_digits_are_those_beside_a_currency(text: str) -> None:
    def repaired(match: re.Match[str]) -> str:
        priced = beside_currency.is_priced(text, match.end())
        return match.group().translate(beside_currency._DIGITS) if priced else match.group()

    assert repair_digits(text) == beside_currency._MISREAD.sub(repaired, text)


@pytest.mark.parametrize("text", ["12", "1 234", "12\u202f500\u00a0000", "0012", "20230305"])
def test_a_whole_figure_is_read_as_its_digits(text: str) -> None:
    assert parse_number(text) == int("".join(text.split()))


@given(st.text(alphabet="aB.!?… \t\n»)¹5•", max_size=30))
def test_sentences_stop_wherever_they_may(text: str) -> None:
    everywhere = [match.span() for match in sentences._STOP.finditer(text)]
    assert [match.span() for match in sentences._stops(text)] == everywhere


def test_the_numbers_of_a_text_are_read_once_for_sums_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    reading = quantities._read_quantities

    def counted(folded: Folded, *rest: Any) -> Iterator[Quantity]:
        texts.append(folded.source)
        return reading(folded, *rest)

    monkeypatch.setattr(quantities, "_read_quantities", counted)
    text = "Le don de 1,500 million de dollars de 2021 a équipé douze écoles."
    habitual, opposite = NumberFormat(before_scale=habit("fr")), NumberFormat(before_scale=".")
    (amount,) = find_amounts(text, number_format=habitual)
    numbers = find_quantities(fold(text), text)
    assert [str(number.value) for number in numbers][1:] == ["2021", "12"]
    assert texts == [text]
    find_quantities(fold(text), text, opposite)
    assert texts == [text, text]
    assert amount.value == numbers[0].value
