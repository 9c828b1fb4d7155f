"""Words of labels, as checks compare them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from pipeline.checks.kit.content_words import words_of


@given(
    st.lists(
        st.sampled_from(
            ["Étude", "N°", "d’eau", "12,5", "SUB-0012", "R_7112", "½", "puits/forages", "", "\u00a0"]
        )
    )
)
def test_words_are_those_of_the_whole_text(parts: list[str]) -> None:
    text = " ".join(parts)
    plain = text.translate(str.maketrans(dict.fromkeys("'’ʼ_", " ")))
    assert words_of(text) == {word for word in slugify(plain).split("-") if len(word) > 2}


def test_small_words_and_short_ones_name_nothing() -> None:
    assert words_of("Total de la région de Kidal, no 12") == {"kidal"}
