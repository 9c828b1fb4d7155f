"""Sentences of findings as the reading room shows them."""

import pytest

from pipeline.serve.wording import described


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("un écart de 930 000 000 FCFA.", "un écart de 930\u202f000\u202f000\u202fFCFA."),
        ("12,5 % de 3 000 €", "12,5\u202f% de 3\u202f000\u202f€"),
        ("page 28 et 2023 2024", "page 28 et 2023 2024"),
        ("les 4 lignes", "les 4 lignes"),
    ],
)
def test_figures_do_not_break_at_the_end_of_a_line(stored: str, shown: str) -> None:
    assert described({"title": stored}, "title") == shown
