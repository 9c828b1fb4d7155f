from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.hyphens import join_lines, words_of


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["le Fonds fidu-", "ciaire pour la paix"], "le Fonds fiduciaire pour la paix"),
        (["le Royaume-", "Uni et la Suède"], "le Royaume-Uni et la Suède"),
        (["de SSR-", "DDR, s'est rendue"], "de SSR-DDR, s'est rendue"),
        (["CREDD 2019-", "2023"], "CREDD 2019-2023"),
        (["(février-", "mars 2022)"], "(février-mars 2022)"),
        (["les avant-", "projets de textes"], "les avant-projets de textes"),
        (["de l'après-", "midi"], "de l'après-midi"),
        (["ceux-", "ci"], "ceux-ci"),
        (["quatre-", "vingts"], "quatre-vingts"),
        (["les au-", "torités"], "les autorités"),
        (["un exer-", "cice"], "un exercice"),
        (["https://exemple.org/mali-", "nord"], "https://exemple.org/mali-nord"),
        (["un soft\u00ad", "Hyphen"], "un softHyphen"),
        (["Mopti -", "105.555.500 FCFA"], "Mopti - 105.555.500 FCFA"),
        (["small- and middle-", "sized farms"], "small- and middle-sized farms"),
        (["les micro- et mini-", "réseaux"], "les micro- et mini-réseaux"),
        (["a well- kept exer-", "cise book"], "a well- kept exercise book"),
        (["un accord", "", "de 2023 "], "un accord de 2023"),
    ],
)
def test_a_hyphen_at_the_line_end(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_the_rest_of_the_document_tells_a_compound_from_a_broken_word() -> None:
    vocabulary = words_of("L'appui-conseil coûte peu. La souscription est close.")
    assert join_lines(["un appui-", "conseil"], vocabulary) == "un appui-conseil"
    assert join_lines(["la sous-", "cription"], vocabulary) == "la souscription"


@given(st.lists(st.text(alphabet="ab -é1Z", max_size=8)))
def test_joining_only_drops_white_space_and_hyphens(lines: list[str]) -> None:
    kept = str.maketrans("", "", " -")
    assert join_lines(lines).translate(kept) == "".join(lines).translate(kept)
