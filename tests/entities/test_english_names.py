"""Where names of bodies begin and end in English, in legal forms and in slots; each with what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.organisations import english as english_names
from pipeline.entities.organisations.english import find_english_names
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import find_companies
from pipeline.entities.organisations.slots import find_offered
from pipeline.entities.organisations.vocabulary import names_of_texts


def names(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_english_names(text, english=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("signed with Ghana’s Ministry of Health today", ["Ministry of Health"]),
        ("the Tarn Institute of Maps on Cooperation", ["Tarn Institute of Maps"]),
        ("the Tarn Commission on Human Rights", ["Tarn Commission on Human Rights"]),
        ("between CMA OSTREY and Tarn Ports Authority", ["Tarn Ports Authority"]),
        ("the Department of Roads’", ["Department of Roads"]),
        ("the European Union in South Sudan gave", ["European Union"]),
        ("grants to the Dairy Industries and the West Bank", []),
        ("the Partnership Against Domestic Violence", ["Partnership Against Domestic Violence"]),
    ],
)
def test_an_english_name_has_its_bounds(text: str, wanted: list[str]):
    assert [name for name in names(text) if "OSTREY" not in name] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the General Manager Tarn Construction Company Limited", "Tarn Construction Company Limited"),
        ("QGMI Sur and RANGO Road Builders Limited", "RANGO Road Builders Limited"),
        ("Deloitte and Touche Limited", "Deloitte and Touche Limited"),
    ],
)
def test_who_speaks_for_a_company_is_no_part_of_its_name(text: str, wanted: str):
    assert [text[start:end] for start, end in find_companies(text)] == [wanted]


@pytest.mark.parametrize(
    ("slot", "wanted"),
    [
        ("Accion for its partnership to develop", "Accion"),
        ("the University of Tarn for a new library", "University of Tarn"),
        ("Institute for the Blind", "Institute for the Blind"),
        ("Portuguese conglomerate Mota-Ostrey", "Mota-Ostrey"),
        ("Chinese firm", None),
        ("Eau Claire Internationale", "Eau Claire Internationale"),
        ("La dépense", None),
        ("Pour les subventions égales", None),
        ("Les Amis du livre", "Les Amis du livre"),
    ],
)
def test_a_slot_offers_a_name_up_to_what_it_is_for(slot: str, wanted: str | None):
    found = find_offered(slot, KnownNames())
    assert (slot[found.start : found.end] if found else None) == wanted


def test_a_word_that_always_follows_a_name_belongs_to_it():
    texts = [
        "IDEAL Projets publics étudie.",
        "Par IDEAL Projets publics, dit-on.",
        "IDEAL Projets publics agit.",
    ]
    assert names_of_texts(texts, country="BE").by_name("IDEAL Projets publics") is not None
    assert (
        names_of_texts(["IDEAL Projets étudie.", *texts], country="BE").by_name("IDEAL Projets publics")
        is None
    )


@pytest.mark.parametrize("before", ["It cost 82,300", "It was built in 2019", "They met Mr. Ba"])
def test_the_name_of_a_company_begins_behind_the_sentence_before_it(before: str):
    text = f"{before}. Sira Roads Limited was awarded a contract."
    assert [text[start:end] for start, end in find_companies(text)] == ["Sira Roads Limited"]


@pytest.mark.parametrize("before", ["It cost 82,300 and", "for 82.300 et", "for USD 82300 and", "(for 7 and"])
def test_the_name_of_a_company_begins_behind_the_sum_before_it(before: str):
    text = f"{before} Sira Roads Limited"
    assert [text[start:end] for start, end in find_companies(text)] == ["Sira Roads Limited"]


def test_a_company_may_be_called_after_a_number():
    text = "It paid 21 Century Roads Limited and 4 Brothers SARL."
    assert [text[start:end] for start, end in find_companies(text)] == [
        "21 Century Roads Limited",
        "4 Brothers SARL",
    ]


PARTS = (
    *("Ministry", "Commission", "Centre", "Rivers", "Health Policy", "Council's", "Ghana", "Board", "Bank"),
    *("of", "for", "and", "the", "The", "in", "on", ",", "’s", "UNICEF-supported", "HIV/AIDS", "un", ". 12"),
)


@pytest.mark.parametrize("english", [True, False])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=10))
def test_texts_without_a_noun_of_bodies_hold_no_name_in_english(english: bool, parts: list[str]) -> None:
    text = " ".join(parts)
    found = list(find_english_names(text, english=english))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(english_names, "may_name", lambda text, *, english: True)
        assert list(find_english_names(text, english=english)) == found


@pytest.mark.parametrize(
    ("text", "in_english", "in_french"),
    [
        ("le Council des rives", True, True),
        ("la Commission des rives", True, False),
        ("le Centre for Health Policy", True, True),
        ("le Centre des rives", True, False),
        ("la rive", False, False),
    ],
)
def test_a_name_in_english_has_a_noun_that_the_language_around_it_has_not(
    text: str, in_english: bool, in_french: bool
) -> None:
    assert english_names.may_name(text, english=True) == in_english
    assert english_names.may_name(text, english=False) == in_french
