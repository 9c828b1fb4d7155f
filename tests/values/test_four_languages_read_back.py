"""What CLDR prints in four languages reads back, and no context changes a magnitude in silence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import LANGUAGES
from pipeline.values.dates import find_dates
from pipeline.values.money import decide_number_format, find_amounts
from pipeline.values.numbers import parse_number_words

PORTUGUESE_SMALL = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezasseis",
    "dezassete",
    "dezoito",
    "dezanove",
]
PORTUGUESE_TENS = [
    "",
    "",
    "vinte",
    "trinta",
    "quarenta",
    "cinquenta",
    "sessenta",
    "setenta",
    "oitenta",
    "noventa",
]
PORTUGUESE_HUNDREDS = [
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]
SPANISH_SMALL = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
SPANISH_TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
SPANISH_HUNDREDS = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def portuguese(number: int) -> str:
    if number < 20:
        return PORTUGUESE_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return PORTUGUESE_TENS[tens] + (f" e {PORTUGUESE_SMALL[rest]}" if rest else "")
    if number == 100:
        return "cem"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return PORTUGUESE_HUNDREDS[hundreds] + (f" e {portuguese(rest)}" if rest else "")
    if number < 10**6:
        thousands, rest = divmod(number, 1000)
        head = "mil" if thousands == 1 else f"{portuguese(thousands)} mil"
        join = " e " if rest < 100 or rest % 100 == 0 else " "
        return head + (join + portuguese(rest) if rest else "")
    millions, rest = divmod(number, 10**6)
    head = "um milhão" if millions == 1 else f"{portuguese(millions)} milhões"
    return head + (f" {portuguese(rest)}" if rest else "")


def spanish(number: int) -> str:
    if number < 30:
        return SPANISH_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return SPANISH_TENS[tens] + (f" y {SPANISH_SMALL[rest]}" if rest else "")
    if number == 100:
        return "cien"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return SPANISH_HUNDREDS[hundreds] + (f" {spanish(rest)}" if rest else "")
    if number < 10**6:
        thousands, rest = divmod(number, 1000)
        head = "mil" if thousands == 1 else f"{spanish(thousands)} mil"
        return head + (f" {spanish(rest)}" if rest else "")
    millions, rest = divmod(number, 10**6)
    head = "un millón" if millions == 1 else f"{spanish(millions)} millones"
    return head + (f" {spanish(rest)}" if rest else "")


@given(st.integers(0, 10**12 - 1))
def test_portuguese_number_words_read_back(number: int) -> None:
    assert parse_number_words(portuguese(number), "pt") == number


@given(st.integers(0, 10**12 - 1))
def test_spanish_number_words_read_back(number: int) -> None:
    assert parse_number_words(spanish(number), "es") == number


CURRENCIES = ["EUR", "USD", "GBP", "CHF", "MZN", "AOA", "CVE", "NGN", "GNF", "XOF", "ZAR", "BRL"]


@given(
    st.integers(1, 10**9),
    st.sampled_from(CURRENCIES),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_a_sum_that_cldr_spells_reads_back(value: int, currency: str, language: str, cents: bool) -> None:
    exact = Decimal(value) + (Decimal("0.25") if cents and value > 999 else 0)
    form = "#,##0.00" if exact % 1 else "#,##0"
    printed = format_currency(
        exact, currency, format=form, locale=language, format_type="name", currency_digits=False
    )
    found = find_amounts(f"Total: {printed}.", language=language, country="ML")
    assert [(one.value, one.currency) for one in found] == [(exact, currency)]


SCALES = {
    "fr": {10**6: "millions d'", 10**9: "milliards d'"},
    "en": {10**6: "million ", 10**9: "billion "},
    "pt": {10**6: "milhões de ", 10**9: "mil milhões de "},
    "es": {10**6: "millones de ", 10**9: "mil millones de "},
}


@given(st.integers(1001, 999_999), st.integers(0, 2), st.sampled_from(LANGUAGES), st.data())
def test_a_scaled_sum_in_the_habit_of_its_language_reads_back(
    figures: int, places: int, language: str, data: st.DataObject
) -> None:
    value = Decimal(figures).scaleb(-places)
    scale = data.draw(st.sampled_from(sorted(SCALES[language])))
    digits = format_decimal(value, locale=language, decimal_quantization=False)
    found = find_amounts(f"Total: {digits} {SCALES[language][scale]}euros.", language=language)
    assert [(one.value, one.currency) for one in found] == [(value * scale, "EUR")]


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["full", "long", "medium"]),
    st.sampled_from(LANGUAGES),
)
def test_a_day_that_cldr_prints_reads_back(day: date, width: str, language: str) -> None:
    printed = format_date(day, format=width, locale=language)
    (one,) = find_dates(printed, language=language)
    assert (one.start, one.end, one.precision) == (day, day, "day")
    assert one.weekday_agrees is not False


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_month_that_cldr_prints_reads_back(day: date, language: str) -> None:
    (one,) = find_dates(format_date(day, format="MMMM yyyy", locale=language), language=language)
    assert one.precision == "month"
    assert one.start == day.replace(day=1)


FIGURES = [
    "2.856 milliards de FCFA",
    "14.098 millions d'euros",
    "1,500 millions USD",
    "12.250 USD",
    "3,750 €",
    "432.152.309 FCFA",
    "24,5 milliards de FCFA",
    "1 234,56 €",
    "0.875 million d'euros",
]
CONTEXTS = [
    "Un prêt de 24,5 milliards de FCFA.",
    "Un don de 3.2 millions d'euros.",
    "Soit 432.152.309 FCFA.",
    "Le taux est de 45,3 %.",
    "Le prix est de 12,50 € puis 7,25 € et 8,75 €.",
    "1,234,567.50 USD",
    "14.098 milliards de FCFA (24,5 milliards de dollars)",
    "Rien.",
]


@given(st.sampled_from(FIGURES), st.lists(st.sampled_from(CONTEXTS), max_size=4))
def test_no_context_changes_a_magnitude_in_silence(figure: str, contexts: list[str]) -> None:
    (alone,) = find_amounts(figure)
    printed = decide_number_format([*contexts, figure])
    (one,) = find_amounts(figure, number_format=printed)
    assert one.value is not None
    assert alone.value is not None
    if one.value != alone.value:
        # The other meaning is kept, for `problems`; where nothing settles it the bounds hold both.
        assert one.otherwise == alone.value
        assert {one.value, one.otherwise} == {alone.value, alone.otherwise}
    if one.open:
        assert one.otherwise is not None
        assert one.low is not None
        assert one.high is not None
        assert one.low <= min(one.value, one.otherwise) <= max(one.value, one.otherwise) <= one.high


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["14.098 milliards de FCFA", "24,5 milliards de FCFA"], "14098000000000"),
        (["14.098 milliards de FCFA", "24.5 milliards de FCFA"], "14098000000"),
        # One of two disagrees, then one of five.
        (["14.098 milliards de FCFA", "24,5 milliards de FCFA", "2.5 milliards de FCFA"], "14098000000 ?"),
        (
            ["14.098 milliards de FCFA", *["24,5 milliards de FCFA"] * 4, "2.5 milliards de FCFA"],
            "14098000000000",
        ),
        # Figures without a scale: two say too little, three enough.
        (["14.098 milliards de FCFA", "12,50 €", "7,25 €"], "14098000000000 ?"),
        (["14.098 milliards de FCFA", "12,50 €", "7,25 €", "3,10 €"], "14098000000000"),
        (["14.098 milliards de FCFA", "432.152.309 FCFA"], "14098000000000 ?"),
        (["14.098 milliards de FCFA"], "14098000000 ?"),
        (["14.098 milliards de FCFA (24,5 milliards de dollars)"], "14098000000000"),
        (["14.098 milliards de FCFA (24,5 millions de dollars)"], "14098000000"),
    ],
)
def test_a_document_decides_its_signs_once(texts: list[str], expected: str) -> None:
    printed = decide_number_format(texts)
    one = find_amounts(texts[0], number_format=printed)[0]
    assert f"{one.value:f}" + (" ?" if one.open else "") == expected


def test_cells_are_evidence_for_the_text() -> None:
    printed = decide_number_format(["14.098 milliards de FCFA"], ["12,5", "3,25", "7,75"])
    (one,) = find_amounts("14.098 milliards de FCFA", number_format=printed)
    assert (one.value, one.open) == (14_098_000_000_000, False)
