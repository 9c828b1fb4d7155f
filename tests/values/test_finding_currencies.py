"""Where a text names a currency: what is asked only where a form may begin says what is asked everywhere."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import LANGUAGES
from pipeline.values.currencies import currency_spans, finding

SIGNS = re.escape(finding._SIGN_CHARACTERS)
BEGINNING = re.compile(rf"(?<![^\W_])[^\W\d_]+|(?<![^\W\d_])(?:[A-Za-z]{{1,3}}[ .]?)?[{SIGNS}]")
PIECES = (
    *(
        "FCFA",
        "F CFA",
        "francs",
        "Francs CFA",
        "euros",
        "EUR",
        "dollars canadiens",
        "livres",
        "US$",
        "$",
        "€",
    ),
    *(
        "U.S. $",
        "A$",
        "CA",
        "M ",
        "Kč",
        "MAD",
        "for",
        "pour",
        "Forum",
        " ",
        " ",
        ".",
        "5",
        "20",
        "\u02bc",
        "_",
    ),
    *("rands", "Dhs", "won", "²", "C$", "pesos", "é"),
)


class Always(dict[str, bool]):
    """Begins as anything does."""

    def __missing__(self, printed: str) -> bool:
        return True


@cache
def asked_always(language: str) -> Any:
    known: Any = finding._currencies.__wrapped__(language)
    known.begin = known.begin_sign = Always()
    return known


def asked_everywhere(text: str, language: str, *, before_number: bool) -> Iterator[tuple[int, int]]:
    known = asked_always(language)
    ends = finding._LETTERS_END if before_number else finding._WORD_END
    position = 0
    while beginning := BEGINNING.search(text, position):
        end = known.form_end(text, beginning.start(), ends)
        if end is not None:
            yield beginning.start(), end
        symbol = beginning.group()[-1] in finding._SIGN_CHARACTERS and len(beginning.group()) > 1
        position = end or beginning.end() - symbol


@pytest.mark.parametrize("language", LANGUAGES)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), before_number=st.booleans())
def test_a_currency_is_found_wherever_it_stands(
    language: str, pieces: list[str], before_number: bool
) -> None:
    text = "".join(pieces)
    found = list(currency_spans(text, before_number=before_number, language=language))
    assert found == list(asked_everywhere(text, language, before_number=before_number))


def test_a_symbol_behind_the_letter_of_a_scale_is_found_alone() -> None:
    text = "9.8M $1.4B and 5US$ or U.S. $ 3"
    assert [text[start:end] for start, end in currency_spans(text, before_number=True)] == [
        "$",
        "US$",
        "U.S. $",
    ]
