"""First words by which a document calls the bodies that it has announced."""

from __future__ import annotations

import pytest

from pipeline.entities.organisations.announcing import Announced
from pipeline.entities.organisations.short_names import WordPlaces, short_names


def _announced(name: str) -> Announced:
    return Announced(0, len(name), name, "NGO")


@pytest.mark.parametrize(
    ("name", "texts", "short"),
    [
        ("Palabre et Paix", ["L'ONG Palabre et Paix a dit non.", "Hier, Palabre est venu."], ["Palabre"]),
        # It stands within the name only.
        ("Palabre et Paix", ["L'ONG Palabre et Paix a dit non.", "Palabre et Paix est venu."], []),
        # A land, by the word before it.
        ("Gondar Mines", ["L'ONG Gondar Mines a dit non.", "Ils vivent au Gondar."], []),
        # Others begin so as well.
        ("Palabre et Paix", ["L'ONG Palabre et Paix.", "Palabre rit.", "Palabre du Fleuve rit."], []),
        # Such words stand in every French text, and say nothing of the name.
        ("Palabre et Paix", ["L'ONG Palabre et Paix.", "Beaucoup d'eau coule.", "Palabre rit."], ["Palabre"]),
    ],
)
def test_a_first_word_that_stands_alone_is_short_for_its_name(
    name: str, texts: list[str], short: list[str]
) -> None:
    assert [word for word, _ in short_names([_announced(name)], texts)] == short


def test_names_that_begin_alike_are_found_by_their_rarest_word() -> None:
    texts = [f"Palabre Voisin{number} est venu." for number in range(50)]
    words_at = WordPlaces(texts)
    assert words_at.places("Palabre Voisin7") == [(texts[7], 0)]
    assert len(words_at.within("Voisin7")) == 1


def test_a_name_without_a_capital_letter_stands_nowhere() -> None:
    assert WordPlaces(["l'ONG palabre"]).places("palabre") == []
