"""Questions that are asked before costly ones, and looks that take less: they find the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy import blank

from pipeline.entities.organisations import actors, announced, bare_acronyms, heads, matching, suffixed
from pipeline.entities.organisations.bare_acronyms import find_acting_acronyms
from pipeline.entities.organisations.plain_words import words_of
from pipeline.entities.words import words_of as words_of_doc
from pipeline.gazetteer import load_first_words

PARTS = (
    *(
        "le ",
        "Le ",
        "L'",
        "la ",
        "the ",
        "UNFPA",
        "ABC-DEF",
        "Asmae",
        " finance",
        " a financé",
        " ont",
        " et ",
    ),
    *(
        "le Ministère de la Santé",
        "Association de Kita",
        "Enda Mali",
        "Enda/Mali",
        " Mali",
        "Kita",
        ". ",
        "! ",
    ),
    *("(", "«", ",", "a_b", "@", "mot,", "mot.", "l’Eau", "U.S.", "2023", "\n", " ", "-", "x", "é"),
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=9).map("".join)


@given(TEXTS)
def test_letters_act_behind_an_article_or_at_the_start_of_a_sentence(text: str) -> None:
    acting = bare_acronyms._DOING.finditer(text)
    opened = re.compile(
        r"(?:(?:\A|[.!?:;]\s+|[,«(]\s*|\s)"
        rf"{bare_acronyms._THE}|(?:\A|[.!?]\s+)){bare_acronyms._DOING.pattern}"
    )
    assert {m.span("acronym") for m in acting if bare_acronyms._is_subject(text, m.start())} == {
        m.span("acronym") for m in opened.finditer(text)
    }


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("le CNRS finance le projet", True),
        ("CNRS finance le projet", True),
        ("Ainsi. CNRS finance le projet", True),
        ("et CNRS finance le projet", False),
        ("le CNRS dans le projet", False),
    ],
)
def test_letters_act_by_what_stands_before_and_behind_them(text: str, acts: bool) -> None:
    assert bool(find_acting_acronyms(text)) == acts


@given(TEXTS)
def test_of_the_words_of_a_text_those_with_a_capital_are_all_looked_at(text: str) -> None:
    def capital(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
        return [(word, at) for word, at in words if any(map(str.isupper, word))]

    words = [(m["chunk"], m.start("chunk")) for m in matching._CHUNK.finditer(text) if m["chunk"]]
    everywhere = [(m.group(), m.start()) for m in re.finditer(r"[\w@&][\w@./&+:°-]*", text)]
    assert capital(words) == capital(everywhere)


@given(TEXTS)
def test_names_that_act_together_and_branches_are_looked_for_where_they_may_stand(text: str) -> None:
    together = list(announced._acting_together(text))
    branches = list(suffixed.find_suffixed(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(announced, "_TOGETHER", (re.compile(""),))
        patch.setattr(suffixed, "names_a_state", lambda text: True)
        assert list(announced._acting_together(text)) == together
        assert list(suffixed.find_suffixed(text)) == branches


@given(st.lists(TEXTS, max_size=4))
def test_the_words_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    assert words_of(texts) == frozenset().union(*(words_of([text]) for text in texts))


SAID = st.lists(
    st.sampled_from(
        (
            *("Asmae", "Enda", " (AE)", " ", ", ", ". ", "’", "«", "»"),
            *(
                "est ",
                " une ",
                " l'",
                "ONG",
                "association",
                "filiale",
                "is an ",
                "NGO ",
                "charity",
                "locale ",
            ),
            *("intervient", "est présente au", "est active ", "œuvre pour", "a été créée en", "works in"),
        )
    ),
    max_size=9,
).map("".join)


@given(SAID)
def test_names_of_which_something_is_said_are_looked_for_where_its_words_stand(text: str) -> None:
    found = list(announced._find_announced(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(announced, "_SAID", tuple((said, re.compile("")) for said, _ in announced._SAID))
        assert list(announced._find_announced(text)) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Asmae est une association.", ["Asmae"]),
        ("Asmae est une maison.", []),
        ("Asmae intervient au Mali.", ["Asmae"]),
        ("Asmae œuvre pour la paix.", ["Asmae"]),
        ("Asmae est présente hier.", []),
    ],
)
def test_what_is_said_of_a_name_announces_it(text: str, names: list[str]) -> None:
    assert [one.name for one in announced.find_announced(text)] == names


@pytest.mark.parametrize(
    ("text", "acts"),
    [("dit selon CNRS", True), ("Selon le CNRS", True), ("SELON le CNRS", True), ("sel CNRS", False)],
)
def test_letters_act_behind_what_says_whose_word_it_is(text: str, acts: bool) -> None:
    assert bool(find_acting_acronyms(text)) == acts


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("dans le PND du pays", True),
        ("plusieurs PND sont prêts", True),
        ("le PND 2023", True),
        ("le PN 2023", False),
        ("le PND (+3 %)", True),
        ("le PND du pays", False),
        ("dans le PND-2 du pays", False),
        ("xdans le PND du pays", False),
    ],
)
def test_letters_are_a_things_where_something_is_in_them_or_they_are_several_have_a_year_or_grow(
    text: str, thing: bool
) -> None:
    assert ("pnd" in words_of([text]) or "pn" in words_of([text])) == thing


NOUNS = (
    "Banque",
    "Banques",
    "Conseil",
    "Groupe",
    "groupe scolaire",
    "Centre",
    "centre hospitalier",
    "Bureau",
)
NLP = blank("fr")


@given(st.lists(st.sampled_from([*NOUNS, "-", "d'", "études", "Ж", "de", "mondiale", "(", "."]), max_size=7))
def test_a_noun_that_no_other_goes_on_from_is_a_head_by_itself(parts: list[str]) -> None:
    words = words_of_doc(NLP.make_doc(" ".join(parts)))
    found = [heads.head_at(words, at) for at in range(len(words))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "load_first_of_several", load_first_words)
        assert [heads.head_at(words, at) for at in range(len(words))] == found


@pytest.mark.parametrize("far", [0, 150])
@pytest.mark.parametrize(
    ("before", "behind", "introduced"),
    [
        ("un accord entre ", " et la Suisse", True),
        ("un accord entre ", " ou la Suisse", False),
        ("financé par ", " en 2023", True),
        ("au sud de ", " et de la Suisse", False),
    ],
)
def test_a_state_is_introduced_by_what_is_told_behind_it_too(
    before: str, behind: str, introduced: bool, far: int
) -> None:
    text = f"{before}le Mali{' ' * far}{behind}. D'autres mots{' suivent' * 100} et"
    assert actors._is_introduced(text, text.index("Mali")) == introduced
