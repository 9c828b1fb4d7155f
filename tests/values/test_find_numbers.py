import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.cardinals import NumberReading, find_numbers
from pipeline.values.numbers import find_quantities
from pipeline.values.text.spans import fold


def told(one: NumberReading) -> str:
    return f"{one.value:f}" + ("%" if one.percent else f" {one.unit}" if one.unit else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 695 hommes et 240 femmes", "1695 hommes; 240 femmes"),
        ("45 % des 3 000 personnes", "45%; 3000 personnes"),
        ("45,5% des ménages", "45.5%"),
        ("quarante-cinq pour cent", "45%"),
        ("45 pour cent", "45%"),
        ("12 millions d'habitants", "12000000 habitants"),
        ("1,5 million de personnes", "1500000 personnes"),
        ("deux cent cinquante bénéficiaires", "250 bénéficiaires"),
        ("trois villages", "3 villages"),
        ("une centaine de jeunes", "100 jeunes"),
        ("vingt-quatre (24) forages", "24 forages"),
        ("5 km de piste", "5 km"),
        ("10ha aménagés", "10 ha"),
        ("12,5 m²", "12.5 m²"),
        ("de 3 à 5 écoles", "3; 5 écoles"),
        ("le 5 mars 2021, 20 écoles pour 5 000 000 FCFA", "20 écoles"),
        ("le 2e atelier, la 3ème phase", ""),
        ("DDRG23-001, COVID-19, B-52", ""),
        ("un projet", ""),
        ("1. Introduction", ""),
        ("Au total : 12", "12"),
        ("https://example.org/12", ""),
    ],
)
def test_what_is_counted_is_read_with_its_unit(text: str, expected: str) -> None:
    assert "; ".join(map(told, find_numbers(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234,567 people", "1234567 people"),
        ("two hundred and fifty thousand children", "250000 children"),
        ("half a million voters", "500000 voters"),
        ("3.5 percent", "3.5%"),
        ("2 billion people", "2000000000 people"),
        ("the 3rd meeting", ""),
    ],
)
def test_english_numbers(text: str, expected: str) -> None:
    assert "; ".join(map(told, find_numbers(text, language="en"))) == expected


WORDS = [
    "5",
    "12",
    "1.5",
    ",",
    "(",
    ")",
    "-",
    "%",
    "un",
    "deux",
    "cent",
    "millions",
    "de",
    "€",
    "m",
    "km",
    "2021",
    "mars",
]
NOISE = st.lists(st.sampled_from([*WORDS, " ", "\n", "\u00a0"]), max_size=30)


@given(NOISE.map("".join) | NOISE.map(" ".join) | st.text())
def test_any_text_gives_offsets_that_slice_to_what_was_printed(text: str) -> None:
    end = 0
    for one in find_numbers(text):
        assert text[one.char_start : one.char_end] == one.text
        assert one.char_start >= end
        end = one.char_end


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("1 234 567 millions", True),
        ("1.234.567 millions", True),
        ("12 345 millions", False),
        ("12 millions", False),
    ],
)
def test_digits_before_a_scale_are_grouped_where_signs_part_them_more_than_once(
    text: str, grouped: bool
) -> None:
    folded = fold(text)
    assert [one.grouped for one in find_quantities(folded, folded.text)] == [grouped]
