from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.values.currencies import XOF_PER_EUR, find_currency, parse_currency
from pipeline.values.money import AmountReading, decide_number_format, find_amounts, parse_amount
from pipeline.values.numbers import NumberFormat, guess_number_format


def only(text: str, country: str = "ML") -> AmountReading:
    found = find_amounts(text, country=country)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("410 000f cfa", 410_000, "XOF"),
        ("432.152.309 FCFA", 432_152_309, "XOF"),
        ("78 500 000 \nFCFA", 78_500_000, "XOF"),
        ("1,8 \nmil-\nlions de dollars", 1_800_000, "USD"),
        ("un million d’euros", 1_000_000, "EUR"),
        ("deux millions cinq cent mille francs CFA", 2_500_000, "XOF"),
        ("32 millions 500 mille dollars US", 32_500_000, "USD"),
        ("2.856 milliards de FCFA", 2_856_000_000, "XOF"),
        ("1,72M€", 1_720_000, "EUR"),
        ("548M FCFA", 548_000_000, "XOF"),
        ("2 Md€", 2_000_000_000, "EUR"),
        ("20 MEUR", 20_000_000, "EUR"),
        ("EUR 20", 20, "EUR"),
        ("$US 30 300", 30_300, "USD"),
        ("US$300 million", 300_000_000, "USD"),
        ("£3.5bn", 3_500_000_000, "GBP"),
        ("$1,500 million", 1_500_000_000, "USD"),
        ("6'712'000 CHF", 6_712_000, "CHF"),
        ("5.000.000.- CHF", 5_000_000, "CHF"),
        ("5 millions UC", 5_000_000, "XUA"),
        ("150 000 dollars canadiens", 150_000, "CAD"),
        ("5 000 F", 5_000, "XOF"),
        ("4 mille milliards de dollars", 4 * 10**12, "USD"),
        ("10 euros et 50 centimes", Decimal("10.50"), "EUR"),
        ("dix millions (10 000 000) de FCFA", 10_000_000, "XOF"),
        ("1 001 000 €", 1_001_000, "EUR"),
        ("deux (02) millions de FCFA", 2_000_000, "XOF"),
        ("EUR1,234,567.89", Decimal("1234567.89"), "EUR"),
        ("2450 000,00 FCFA", 2_450_000, "XOF"),
        ("l5 000 000 FCFA", 15_000_000, "XOF"),
    ],
)
def test_every_printed_form_is_read(text: str, value: Decimal, currency: str) -> None:
    reading = only(text)
    assert (reading.value, reading.currency) == (value, currency)
    assert reading.text == text


def test_the_country_decides_the_cfa_franc() -> None:
    assert only("5 000 FCFA", country="CM").currency == "XAF"
    assert only("5 000 FCFA", country="SN").currency == "XOF"
    assert only("5 000 francs", country="CH").currency == "CHF"
    with pytest.raises(ValueError, match="which country"):
        parse_currency("francs", country="US")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("28,1 millions de FCFA", 28_050_000, 28_150_000),
        ("432.152.309 FCFA", 432_152_309, 432_152_309),
        ("plus de 228 millions de FCFA", 228_000_000, None),
        ("jusqu'à 50.000 dollars", None, 50_000),
        ("environ 423 655 dollars", 423_655, 423_655),
    ],
)
def test_the_interval_is_what_the_print_and_the_qualifier_leave_open(
    text: str, low: int | None, high: int | None
) -> None:
    reading = only(text)
    assert (reading.low, reading.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.500 USD", Decimal("1.5"), 1500),
        ("plus de 1.500 USD", Decimal("1.5"), None),
        ("au plus 1.500 USD", None, 1500),
        ("1.500 FCFA", 1500, 1500),
    ],
)
def test_a_sign_that_a_document_uses_for_both_leaves_open_what_both_hold(
    text: str, low: Decimal | int | None, high: int | None
) -> None:
    (reading,) = find_amounts(text, number_format=NumberFormat(doubtful="."))
    assert (reading.low, reading.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("un montant de plus 4 milliards FCFA", "at_least"),
        ("au moins 5 000 €", "at_least"),
        ("un coût maximal de 50.000 dollars", "at_most"),
        ("n'excédant pas 50 000 €", "at_most"),
        ("pas plus de 50 000 €", "at_most"),
        ("50 000 € au maximum", "at_most"),
        ("estimés à 65 millions de Francs CFA", "about"),
        ("près de 300 000 euros", "about"),
        ("up to $5 million", "at_most"),
        ("à hauteur de 27 millions de Francs CFA", "exact"),
        ("- 191,817,697 FCFA", "exact"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


def test_a_range_that_names_its_currency_twice_is_two_readings_and_one_cell() -> None:
    text = "de 5 millions d'euros à 10 millions d'euros"
    least, most = find_amounts(text)
    assert (least.value, least.low, least.high, least.qualifier) == (5_000_000, 5_000_000, None, "at_least")
    assert (most.value, most.low, most.high, most.qualifier) == (10_000_000, None, 10_000_000, "at_most")
    cell = parse_amount("3.500,00 € - 12.499,99 €", unit=None)
    assert (cell.value, cell.low, cell.high) == (None, 3500, Decimal("12499.99"))


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("entre 2 et 3 millions d'euros", 2_000_000, 3_000_000, "EUR"),
        ("de 5 à 10 M€", 5_000_000, 10_000_000, "EUR"),
        ("5-10 millions de dollars", 5_000_000, 10_000_000, "USD"),
        ("entre 500 000 et 2 millions de francs CFA", 500_000, 2_000_000, "XOF"),
        ("between US$ 2 and 3 million", 2_000_000, 3_000_000, "USD"),
    ],
)
def test_a_range_is_one_reading_with_bounds_and_no_value(
    text: str, low: int, high: int, currency: str
) -> None:
    reading = only(text)
    assert (reading.value, reading.low, reading.high, reading.currency) == (None, low, high, currency)


def test_a_list_shares_its_unit() -> None:
    found = find_amounts("12, 15 et 20 millions de FCFA")
    assert [one.value for one in found] == [12_000_000, 15_000_000, 20_000_000]
    assert [one.elided for one in found] == [True, True, False]


def test_a_change_is_two_sums_not_a_range() -> None:
    found = find_amounts("le budget passe de 5 à 10 millions de FCFA")
    assert [one.value for one in found] == [5_000_000, 10_000_000]


def test_a_currency_said_once_holds_for_the_next() -> None:
    text = "512.640.200 FCFA dont (200.340.100 FCFA pour le premier lot et 312.300.100 pour le second)"
    assert [one.value for one in find_amounts(text)] == [512_640_200, 200_340_100, 312_300_100]
    text = "804 millions de FCFA, dont 731 millions apportés par le Luxembourg"
    assert [one.value for one in find_amounts(text)] == [804_000_000, 731_000_000]
    text = "133.2 millions de dollars, dont 110 millions (soit 83%) sont alloués"
    assert [(one.value, one.currency) for one in find_amounts(text)][1] == (110_000_000, "USD")


def test_the_same_sum_of_another_year_borrows_the_currency_too() -> None:
    told = "5 100 000 FCFA en 2016, 4 900 000 en 2017, 4 900 000 en 2018."
    assert [one.value for one in find_amounts(told)] == [5_100_000, 4_900_000, 4_900_000]
    assert [one.value for one in find_amounts("5 100 000 FCFA, soit 5 100 000.")] == [5_100_000]


def test_a_sum_in_brackets_lends_its_currency_to_nothing() -> None:
    text = (
        "un milliard FCFA (deux millions de dollars) au Mali et 530 millions (un million de dollars) au Niger"
    )
    assert [one.currency for one in find_amounts(text)] == ["XOF", "USD", "XOF", "USD"]


def test_a_franc_that_is_not_paid_is_no_amount() -> None:
    assert find_amounts("Ils ne verseront pas un franc.") == []
    assert only("Il verse un franc symbolique.").value == 1


def test_a_few_are_an_interval() -> None:
    reading = only("quelques milliers d'euros")
    assert (reading.value, reading.low, reading.high, reading.qualifier) == (None, 2000, 10_000, "about")


def test_an_exchange_rate_decides_its_separator() -> None:
    assert [one.value for one in find_amounts("1,104 US$ (dollars étasuniens) pour 1 €")] == [
        Decimal("1.104"),
        1,
    ]


def test_a_sum_repeated_in_words_is_one_sum() -> None:
    assert only("1 500 FCFA (mille cinq cents francs)").value == 1_500


def test_the_qualifier_of_the_next_amount_is_not_this_one_s() -> None:
    found = find_amounts("30 millions de dollars (environ 18 milliards de FCFA)")
    assert [one.qualifier for one in found] == ["exact", "about"]


def test_a_scale_without_a_number_is_no_amount() -> None:
    assert find_amounts("Décaissements en millions d'euros, en milliers de FCFA") == []


def test_a_number_of_people_borrows_no_currency() -> None:
    assert only("5 000 000 FCFA, et 2 millions de personnes").value == 5_000_000


def test_the_same_sum_in_two_currencies_is_linked() -> None:
    for text in ("65 595 700 FCFA (100 000 euros)", "65 595 700 F CFA, soit environ 100 000 €"):
        assert [one.equals for one in find_amounts(text)] == [1, 0]
    assert [one.equals for one in find_amounts("5 000 FCFA et 100 euros")] == [None, None]


def test_the_paired_amount_decides_a_doubtful_separator() -> None:
    assert [one.value for one in find_amounts("191,817,697 FCFA (319.143 USD)")] == [191_817_697, 319_143]
    assert [one.value for one in find_amounts("1 EUR = 655,957 FCFA")] == [1, XOF_PER_EUR]
    assert only("à la parité fixe de 655,957 FCFA").value == XOF_PER_EUR


def test_a_price_keeps_its_unit_apart() -> None:
    assert only("5 000 FCFA par jour").per == "jour"
    assert only("150 €/m²").per == "m²"


def test_only_an_attached_minus_inside_a_sentence_is_negative() -> None:
    assert only("un solde de -5 000 €").value == -5_000
    assert only("\n- 5 000 € pour la santé").value == 5_000
    assert only("\n-5 000 € pour la santé").value == 5_000


@pytest.mark.parametrize(
    "text",
    [
        "45% des 3 000 personnes, résolution 2085 (2012), ACI 2000",
        "12 millions d'habitants",
        "Montant FCFA 2023",
        "sponsorisé par CAD et 2 autres",
        "http://example.org/plus-de-500-millions-de-francs-cfa",
        "Tél : (+223) 20 22 43 16",
        "150 000\n200 000\n",
    ],
)
def test_what_is_no_money_is_left(text: str) -> None:
    assert find_amounts(text) == []


def test_two_cells_on_two_lines_are_not_one_number() -> None:
    assert only("150 000\n200 000 FCFA").value == 200_000


@pytest.mark.parametrize(
    ("cell", "unit", "value", "currency"),
    [
        ("147.859", "Montant convention Euro", 147_859, "EUR"),
        ("(1 234)", "en milliers d'euros", -1_234_000, "EUR"),
        ("-", "K€", 0, "EUR"),
        ("28,1", "Millions de FCFA", 28_100_000, "XOF"),
        ("12", "KEUR", 12_000, "EUR"),
        ("12 500 €", None, 12_500, "EUR"),
        ("12 500 €", "FCFA", 12_500, "EUR"),
        ("12 500 €", "en milliers d'euros", 12_500, "EUR"),
        ("$ 6", "In millions", 6_000_000, "USD"),
        ("$ (6)", "In millions of US dollars", -6_000_000, "USD"),
        ("$ 6 million", "In millions", 6_000_000, "USD"),
        ("$ 6", "In thousands of euros", 6, "USD"),
    ],
)
def test_a_cell_takes_currency_and_scale_from_its_header(
    cell: str, unit: str | None, value: int, currency: str
) -> None:
    language = "en" if (unit or "").startswith("In ") else "fr"
    reading = parse_amount(cell, unit=unit, language=language)
    assert (reading.value, reading.currency) == (value, currency)


@pytest.mark.parametrize(
    ("cell", "unit"), [("abc", "€"), ("5", None), ("5", "Durée"), ("12 mois", "€"), ("5%", "€")]
)
def test_a_cell_that_is_no_amount_raises(cell: str, unit: str | None) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_amount(cell, unit=unit)


def test_a_code_before_its_symbol_is_one_currency() -> None:
    [amount] = find_amounts("un don de CAD $ 500 000")
    assert (amount.text, amount.currency) == ("CAD $ 500 000", "CAD")


def test_a_note_mark_glued_to_a_currency_leaves_the_amount() -> None:
    [amount] = find_amounts("5 millions de dollars américains1 au total")
    assert (amount.text, amount.currency) == ("5 millions de dollars", "USD")


def test_a_header_names_one_currency_or_none() -> None:
    assert find_currency("Montant délégué en FCFA") == "XOF"
    assert find_currency("FCFA et Euro") is None


PRINTED = {
    "EUR": ("{} €", "{} euros", "EUR {}", "€{}"),
    "XOF": ("{} FCFA", "{} F CFA", "{} francs CFA", "FCFA {}"),
    "USD": ("{} dollars américains", "US$ {}", "{} USD", "${}"),
}
FORMS = [(currency, form) for currency, forms in PRINTED.items() for form in forms]


@given(
    st.integers(min_value=1000, max_value=10**12),
    st.sampled_from([" ", "\u00a0", "\u202f", ".", ",", "'"]),
    st.sampled_from(FORMS),
)
def test_an_amount_printed_in_any_format_reads_back(value: int, sign: str, form: tuple[str, str]) -> None:
    currency, pattern = form
    text = f"Le coût est de {pattern.format(f'{value:,}'.replace(',', sign))}."
    reading = only(text)
    assert (reading.value, reading.low, reading.currency) == (value, value, currency)
    assert text[reading.char_start : reading.char_end] == reading.text


@given(
    st.lists(st.integers(min_value=1000, max_value=10**9), min_size=1), st.sampled_from([" ", ".", ",", "'"])
)
def test_a_column_reads_back_with_the_format_guessed_from_it(values: list[int], sign: str) -> None:
    cells = [f"{value:,}".replace(",", sign) for value in values]
    style = guess_number_format(cells)
    assert [parse_amount(cell, unit="FCFA", number_format=style).value for cell in cells] == values


MONEY_WORDS = [
    "5",
    "12",
    "000",
    "1.5",
    ",",
    ".",
    "(",
    ")",
    "-",
    "et",
    "à",
    "de",
    "entre",
    "plus",
    "millions",
    "million",
    "mille",
    "M",
    "k",
    "€",
    "$",
    "FCFA",
    "F",
    "CFA",
    "EUR",
    "USD",
    "soit",
    "dont",
    "un",
    "deux",
    "cent",
    "l5",
    "%",
    "’",
    "−",
    "d'euros",
    "par",
    "jour",
]
MONEY_NOISE = st.lists(st.sampled_from([*MONEY_WORDS, " ", "  ", "\n", "\t", "\u00a0"]), max_size=40)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("5-12 cents", [("0.05", "0.12")]),
        ("de 5 à 12 centimes d'euro", [("0.05", "0.12")]),
        ("12-5 cents", [("0.12", "0.12"), ("0.05", "0.05")]),
        ("5-12 millions d'euros", [("5000000", "12000000")]),
    ],
)
def test_the_first_number_of_a_range_has_the_scale_of_the_last_be_it_hundredths(
    text: str, bounds: list[tuple[str, str]]
) -> None:
    expected = [(Decimal(low), Decimal(high)) for low, high in bounds]
    assert [(one.low, one.high) for one in find_amounts(text)] == expected


@given(MONEY_NOISE.map("".join) | MONEY_NOISE.map(" ".join) | st.text())
@settings(max_examples=300)
def test_any_text_gives_offsets_that_slice_to_what_was_printed(text: str) -> None:
    found = find_amounts(text)
    for index, one in enumerate(found):
        assert text[one.char_start : one.char_end] == one.text
        assert one.text.strip()
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.equals is None or found[one.equals].equals == index
    starts = [one.char_start for one in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "country", "value", "currency"),
    [
        ("a grant worth N25 million", "NG", 25_000_000, "NGN"),
        ("a grant worth N25 million", "ML", 25_000_000, "NGN"),
        ("the sum of N1,200,000 was paid", "NG", 1_200_000, "NGN"),
        ("K450 million for roads", "ZM", 450_000_000, "ZMW"),
        ("K450 million for roads", "MW", 450_000_000, "MWK"),
        ("R2.5 million for clinics", "ZA", 2_500_000, "ZAR"),
        ("Kshs.48,320,115 was paid", "KE", 48_320_115, "KES"),
        ("Ksh.3.2 million", "KE", 3_200_000, "KES"),
        ("Shs. 4,500,000 was paid", "UG", 4_500_000, "UGX"),
        ("Tsh 2.3bn", "TZ", 2_300_000_000, "TZS"),
        ("KES.2,500,000 was paid", "KE", 2_500_000, "KES"),
        ("SLL 9,876,450,000 was paid", "SL", 9_876_450_000, "SLL"),
        ("L$ 2,000,000 was paid", "LR", 2_000_000, "LRD"),
    ],
)
def test_the_short_forms_of_a_country_are_read(text: str, country: str, value: int, currency: str) -> None:
    (reading,) = find_amounts(text, country=country, language="en")
    assert (reading.value, reading.currency) == (value, currency)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("N25 was closed", "NG"),
        ("N1,200,000 was paid", "ML"),  # Of no country that calls its money so, and without a scale.
        ("K450 million for roads", "ML"),
        ("route R250 was closed", "ZA"),
        ("see Fig.3 and Tab.12", "KE"),
        ("pages pp.1,200", "KE"),
    ],
)
def test_a_capital_or_an_abbreviation_alone_is_no_currency(text: str, country: str) -> None:
    assert find_amounts(text, country=country, language="en") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("deux millions de francs CFA", 1_000_000),
        ("mille deux cents francs CFA", 1),
        ("deux millions cinq cent mille francs CFA", 1),
        ("deux cent mille francs CFA", 1),
    ],
)
def test_a_number_in_words_is_rounded_where_it_ends_in_millions(text: str, place: int) -> None:
    (found,) = find_amounts(text, country="ML")
    assert found.place == place


def test_what_is_below_nought_has_its_bounds_the_other_way_round() -> None:
    loss = only("un déficit de -12 millions d'euros")
    assert (loss.low, loss.value, loss.high) == (-12_500_000, -12_000_000, -11_500_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("donated GH¢196, 940 to the school", 196_940),
        ("paid Kshs.27, 777,000 for seeds", 27_777_000),
        ("gave $500, 600 bags of rice", 500),
    ],
)
def test_a_stray_space_within_a_sum_is_none_where_a_second_thing_is_counted(text: str, value: int):
    assert [amount.value for amount in find_amounts(text, language="en")] == [value]


def test_a_sum_that_may_mean_two_has_the_bounds_of_both_each_in_its_own_last_place() -> None:
    text = "14.098 milliards de FCFA"
    (one,) = find_amounts(text, number_format=decide_number_format([text]))
    assert one.open
    assert (one.low, one.high) == (14_097_500_000, 14_098_500_000_000)
