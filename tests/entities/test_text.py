from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import entities_of_text, load_nlp
from pipeline.entities.passage_entities import to_number

NLP = load_nlp(["amounts", "dates"])


def test_offsets_are_those_of_the_text_as_given():
    text = "Coût :  548M FCFA\n\nSigné le 2 mars, pour deux mil-\nliards de FCFA."
    found = entities_of_text(text, NLP, date="2023-05-10")
    for kind in ("amounts", "dates"):
        for entity in found[kind]:
            assert text[entity["char_start"] : entity["char_end"]] == entity["text"]
    assert [a["value"] for a in found["amounts"]] == [548_000_000, 2_000_000_000]
    assert found["dates"][0]["start"] == "2023-03-02"


def test_only_what_is_asked_for_is_told():
    assert list(entities_of_text("5 EUR en 2022", NLP, only=["dates"])) == ["dates"]


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="weather"):
        entities_of_text("", NLP, only=["weather"])


def test_the_country_decides_which_franc():
    (amount,) = entities_of_text("un coût de 500 FCFA", NLP, country="CM")["amounts"]
    assert amount["currency"] == "XAF"


@pytest.mark.parametrize(
    ("value", "number"), [("28.10", 28.1), ("5.00", 5), ("0.1", 0.1), ("1E+6", 1_000_000)]
)
def test_numbers_keep_the_digits_printed(value: str, number: float):
    assert to_number(Decimal(value)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**14))
def test_no_number_passes_through_binary_noise(value: Decimal):
    assert Decimal(str(to_number(value))) == value


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789 ,.MFCAeuros-\n’'éàmaijn/()2", max_size=120))
def test_any_text_is_read_and_every_offset_slices_to_it(text: str):
    found = entities_of_text(text, NLP)
    for entities in found.values():
        for entity in entities:
            assert text[entity["char_start"] : entity["char_end"]] == entity["text"]
