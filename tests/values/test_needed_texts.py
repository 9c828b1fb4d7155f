"""What stands in whatever a pattern matches, read from the pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.text.needed_texts import needed_texts

PATTERNS = {
    "lauréate?s? ": [{"lauréat"}],
    "_ (?:ira|va|est allée?) à": [{" ira ", " va ", " est allé"}],
    "(?:par|by|)(?:with |)_": [],
    "don (?:(?:de|du) )?_": [{"don "}],
    "(?:un|deux) (?:dons|prêts){1,3}(?: en tout)?": [{"un ", "deux "}, {"dons", "prêts"}],
    "Octroi (?:d['’]|de )une (?:aide|subvention)": [{"octroi d"}, {"une "}, {" aide", " subvention"}],
    "[Oo]ffre de (?:(?:la|le) )?_": [{"ffre de "}],
    "à|au|la": [],
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_texts_that_a_pattern_needs_are_whole_words_where_spaces_are_around_them(pattern: str):
    assert [set(texts) for texts in needed_texts(pattern)] == PATTERNS[pattern]


@given(st.data())
def test_what_matches_has_one_of_each_set(data: st.DataObject):
    pattern = data.draw(st.sampled_from(sorted(PATTERNS)))
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    if "\u017f" not in text and "\u0131" not in text and "\u0130" not in text:
        assert all(any(one in text.lower() for one in texts) for texts in needed_texts(pattern))
