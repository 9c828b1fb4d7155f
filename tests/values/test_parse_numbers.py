from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.numbers import (
    ENGLISH,
    FRENCH,
    NumberFormat,
    guess_number_format,
    parse_number,
    printed_interval,
)

SWISS = NumberFormat(decimal=".", thousands="'")
DOTTED = NumberFormat(decimal=",", thousands=".")
SPACES = (" ", "\u00a0", "\u202f", "\u2009")


def printed(value: Decimal, style: NumberFormat) -> str:
    whole, _, fraction = f"{abs(value):,f}".partition(".")
    text = whole.replace(",", style.thousands) + (style.decimal + fraction if fraction else "")
    return f"-{text}" if value < 0 else text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234 567,89", "1234567.89"),
        ("1\u202f234\u00a0567", "1234567"),
        ("6'712'000", "6712000"),
        ("6’712’000", "6712000"),
        ("191,817,697", "191817697"),
        ("181.136,217", "181136.217"),
        ("1,234.56", "1234.56"),
        ("0.123", "0.123"),
        ("12.50", "12.50"),
        ("2450 000,00", "2450000"),
        ("1,23,45,678.50", "12345678.50"),
        ("1·234·567", "1234567"),
        (".5", "0.5"),
        ("902 virgule 36", "902.36"),
        ("-5", "-5"),
    ],
)
def test_separators_are_read_by_structure(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


def test_a_single_separator_before_three_digits_is_decided_by_the_format() -> None:
    assert parse_number("147.859") == 147859
    assert parse_number("147.859", number_format=DOTTED) == 147859
    assert parse_number("147.859", number_format=ENGLISH) == Decimal("147.859")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sept", 7),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-neuf", 99),
        ("septante-deux", 72),
        ("mille neuf cent quatre-vingt-dix", 1990),
        ("deux millions cinq cent mille", 2_500_000),
        ("cent vingt-cinq millions", 125_000_000),
        ("un million et demi", 1_500_000),
        ("deux virgule cinq milliards", 2_500_000_000),
        ("two hundred and five thousand", 205_000),
        ("half a million", 500_000),
    ],
)
def test_number_words_are_read(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "12 34", "un deux", "million milliard deux deux", "-", "5 €", "1" * 5000]
)
def test_what_is_no_number_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|digits|scales"):
        parse_number(text)


def test_accounts_bracket_negatives_and_print_a_dash_for_nil() -> None:
    assert parse_number("(1 234)", accounts=True) == -1234
    assert parse_number("-", accounts=True) == 0
    with pytest.raises(ValueError, match="not a number"):
        parse_number("(1 234)")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["147.859", "55.046"], DOTTED),
        (["147.859", "55.04"], NumberFormat(".", "")),
        (["1 234,5", "12"], FRENCH),
        (["1,234.50", "12"], ENGLISH),
        (["1.234.567", "1.234"], DOTTED),
        (["Total", ""], NumberFormat()),
    ],
)
def test_a_column_decides_its_format(cells: list[str], expected: NumberFormat) -> None:
    assert guess_number_format(cells) == expected


def test_a_printed_figure_stands_for_what_rounds_to_it() -> None:
    assert printed_interval(Decimal(28_100_000), Decimal(100_000)) == (28_050_000, 28_150_000)
    assert printed_interval(Decimal(432_152_309), Decimal(1)) == (432_152_309, 432_152_309)


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from([FRENCH, ENGLISH, SWISS, DOTTED, *(NumberFormat(",", space) for space in SPACES)]),
)
def test_a_printed_value_reads_back(value: Decimal, style: NumberFormat) -> None:
    assert parse_number(printed(value, style)) == value


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([FRENCH, ENGLISH, SWISS, DOTTED]))
def test_a_printed_integer_reads_back_in_its_format(value: int, style: NumberFormat) -> None:
    assert parse_number(printed(Decimal(value), style), number_format=style) == value


@given(st.text(alphabet="0123456789 .,'-()\u00a0un milledxcsp", max_size=30))
def test_any_string_is_a_number_or_a_value_error(text: str) -> None:
    try:
        value = parse_number(text, accounts=True)
    except ValueError:
        return
    assert value.is_finite()


@pytest.mark.parametrize(
    ("text", "value"),
    # Drawn as a hyphen where a figure begins; anywhere else it prints nothing.
    [("\u00ad1.933.789,96", "-1933789.96"), ("1.933\u00ad.789,96", "1933789.96")],
)
def test_a_soft_hyphen_before_a_figure_is_a_minus(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
