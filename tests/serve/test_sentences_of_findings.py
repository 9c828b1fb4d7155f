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
        ("« Écart » de « a » : 3", "«\u00a0Écart\u00a0» de «\u00a0a\u00a0»\u00a0: 3"),
        ("il est imprimé 3 ; page 2", "il est imprimé 3\u00a0; page 2"),
        ("an interval :-) stays", "an interval :-) stays"),
    ],
)
def test_figures_and_quotations_do_not_break_at_the_end_of_a_line(stored: str, shown: str) -> None:
    assert described({"title": stored}, "title") == shown
