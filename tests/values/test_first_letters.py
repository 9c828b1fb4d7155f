"""What a pattern may begin with."""

import re

import pytest

from pipeline.language import LANGUAGES
from pipeline.values.dates.period_forms import date_forms
from pipeline.values.text.first_letters import LATIN, first_letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("(?:mars|avril)", "amAM"),
        (r"(?<!\d)(?P<day>[1-3]) ?mai", "123"),
        ("(?:le )?mai", "lmLM"),
        ("(?:(?:le|un) ){0,2}(?=m)mai", "lumLUM"),
        (r"\dx", "0123456789"),
        ("(?:fin )?(?:(?-i:FY)|an)", "faFA"),
        ("[a-c]x|(?>é)", "abcéABCÉ"),
        ("(?:le )*+mai", "lmLM"),
    ],
)
def test_a_pattern_begins_with_what_any_of_its_ways_begins_with(pattern: str, letters: str) -> None:
    assert first_letters(re.compile(pattern, re.IGNORECASE)) == set(letters)


@pytest.mark.parametrize("pattern", [r"\wx", "[^a]x", ".x", "(?:a)?", "(?:a|[^b])c", r"(?:a|\s)x"])
def test_a_pattern_that_may_begin_with_much_or_be_empty_begins_with_anything(pattern: str) -> None:
    assert first_letters(re.compile(pattern)) == LATIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_no_date_begins_with_are_asked_for_few_forms(language: str) -> None:
    forms = date_forms(language)
    every = forms.beginning_with("\N{GREEK SMALL LETTER ALPHA}")
    assert len(forms.beginning_with("x")) < len(every) / 4
    assert forms.beginning_with("2") == tuple(one for one in every if one in forms.beginning_with("2"))
