"""Values printed in random formats, currencies, scales and languages must read back as they were."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.dates import find_dates
from pipeline.values.money import find_amounts
from pipeline.values.numbers import parse_number_words
from tests.values.months import ENGLISH_MONTHS, FRENCH_MONTHS

FRENCH_SMALL = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
ENGLISH_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def french(number: int) -> str:
    if number < 20:
        return FRENCH_SMALL[number]
    if number < 100:
        tens = max(ten for ten in FRENCH_TENS if ten <= number)
        rest = number - tens
        if rest == 0:
            return FRENCH_TENS[tens] + ("s" if tens == 80 else "")
        join = " et " if rest in {1, 11} and tens != 80 else "-"
        return f"{FRENCH_TENS[tens]}{join}{french(rest)}"
    for scale, name in ((10**9, "milliard"), (10**6, "million"), (10**3, "mille"), (100, "cent")):
        if number >= scale:
            count, rest = divmod(number, scale)
            head = "" if count == 1 and scale <= 1000 else french(count) + " "
            plural = count > 1 and (scale > 1000 or (scale == 100 and not rest))
            return (head + name + ("s" if plural else "") + (" " + french(rest) if rest else "")).strip()
    raise AssertionError(number)


def english(number: int) -> str:
    if number < 20:
        return ENGLISH_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return ENGLISH_TENS[tens] + (f"-{ENGLISH_SMALL[rest]}" if rest else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= scale:
            count, rest = divmod(number, scale)
            join = " and " if rest and scale == 100 else " "
            return f"{english(count)} {name}" + (join + english(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_french_number_words_read_back(number: int, hyphens: bool) -> None:
    words = french(number)
    assert parse_number_words(words.replace(" ", "-") if hyphens else words) == number


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_english_number_words_read_back(number: int, hyphens: bool) -> None:
    words = english(number)
    assert parse_number_words(words if hyphens else words.replace("-", " ")) == number


NAMES = {
    "fr": {
        "EUR": "euros",
        "USD": "dollars américains",
        "XOF": "francs CFA",
        "GBP": "livres sterling",
        "CAD": "dollars canadiens",
        "GNF": "francs guinéens",
        "MRU": "ouguiyas",
        "NGN": "nairas",
    },
    "en": {
        "EUR": "euros",
        "USD": "US dollars",
        "XOF": "CFA francs",
        "GBP": "pounds sterling",
        "CAD": "Canadian dollars",
        "GNF": "Guinean francs",
        "MRU": "ouguiyas",
        "NGN": "naira",
    },
}
SCALES = {
    "fr": {10**3: "mille", 10**6: "millions de", 10**9: "milliards de"},
    "en": {10**3: "thousand", 10**6: "million", 10**9: "billion"},
}


@given(st.integers(2, 10**9), st.sampled_from(["fr", "en"]), st.sampled_from(sorted(NAMES["fr"])))
def test_an_amount_in_words_reads_back(number: int, language: str, currency: str) -> None:
    words = french(number) if language == "fr" else english(number)
    of = (
        ("d'" if currency == "EUR" or currency == "MRU" else "de ")
        if words.endswith(("ions", "ards", "ion"))
        else ""
    )
    text = f"Total : {words} {of if language == 'fr' else ''}{NAMES[language][currency]}."
    found = find_amounts(text, language=language)
    assert [(one.value, one.currency) for one in found] == [(number, currency)]


@given(
    st.integers(11, 9999),
    st.integers(0, 2),
    st.sampled_from(["fr", "en"]),
    st.data(),
    st.sampled_from([" ", "\u00a0"]),
)
def test_a_scaled_amount_reads_back(
    figures: int, places: int, language: str, data: st.DataObject, space: str
) -> None:
    value = Decimal(figures).scaleb(-places)
    scale = data.draw(st.sampled_from(sorted(SCALES[language])))
    currency = data.draw(st.sampled_from(sorted(NAMES[language])))
    printed = f"{value:f}".replace(".", "," if language == "fr" else ".")
    name = SCALES[language][scale]
    elided = name.endswith(" de") and NAMES[language][currency][0] in "aeiou"
    words = f"{name[:-1]}'" if elided else f"{name} "
    text = f"Total : {printed}{space}{words}{NAMES[language][currency]}."
    (one,) = find_amounts(text, language=language)
    assert (one.value, one.currency) == (value * scale, currency)
    assert one.low is not None
    assert one.high is not None
    assert one.low <= value * scale <= one.high


@given(
    st.integers(1, 900),
    st.integers(1, 900),
    st.sampled_from(
        ["entre {} et {} millions d'euros", "de {} à {} millions d'euros", "{}-{} M€", "{} à {} M€"]
    ),
)
def test_a_range_reads_back_whatever_its_shape(one: int, other: int, form: str) -> None:
    low, high = min(one, other), max(one, other) + 1
    (reading,) = find_amounts(f"Un coût {form.format(low, high)}.")
    assert (reading.value, reading.low, reading.high) == (None, low * 10**6, high * 10**6)


def in_scales(value: int) -> str:
    parts: list[str] = []
    for scale, name in ((10**9, "milliard"), (10**6, "million"), (10**3, "mille"), (1, "")):
        count, value = divmod(value, scale)
        if count:
            parts.append(f"{count} {name}{'s' if count > 1 and scale > 1000 else ''}".strip())
    return " ".join(parts)


@given(st.integers(10**6, 10**12 - 1), st.integers(1, 999), st.integers(0, 99))
def test_a_sum_that_a_decree_prints_scale_by_scale_reads_back(high: int, low: int, cents: int) -> None:
    whole = high // 1000 * 1000 + low
    decimals = f" virgule {cents:02d}" if cents else ""
    (one,) = find_amounts(f"pour un montant de {in_scales(whole)}{decimals} francs CFA et un délai")
    assert (one.value, one.currency) == (whole + Decimal(cents).scaleb(-2), "XOF")


FRENCH_SHORT = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
ENGLISH_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def suffix(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def prints_of(day: date) -> list[tuple[str, str]]:
    long, short = FRENCH_MONTHS[day.month - 1], FRENCH_SHORT[day.month - 1]
    english_month, english_short = ENGLISH_MONTHS[day.month - 1], ENGLISH_SHORT[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    return [
        ("fr", f"{WEEKDAYS[day.weekday()]} {first} {long} {day.year}"),
        ("fr", f"{first} {short} {day.year}"),
        ("fr", f"{day.day}-{long}-{day.year}"),
        ("fr", f"{french(day.day) if day.day > 1 else 'premier'} {long} {french(day.year)}"),
        ("fr", f"{day:%d/%m/%Y} à {day.day % 24}h30"),
        ("fr", f"{day:%Y-%m-%d}T08:30:00"),
        ("en", f"{english_month} {day.day}{suffix(day.day)}, {day.year}"),
        ("en", f"the {day.day}{suffix(day.day)} of {english_month} {day.year}"),
        ("en", f"{english_short} {day.day} {day.year}"),
        ("en", f"{day:%d}-{english_short}-{day:%y}"),
        ("en", f"{day.year}-{english_short}-{day:%d}"),
    ]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 10))
def test_a_day_in_words_reads_back(day: date, form: int) -> None:
    language, text = prints_of(day)[form]
    (one,) = find_dates(text, language=language)
    assert (one.start, one.end, one.precision) == (day, day, "day")
    assert one.weekday_agrees is not False


@given(st.dates(date(1950, 1, 1), date(2049, 1, 1)), st.integers(0, 300), st.booleans())
def test_a_range_that_shares_month_or_year_reads_back(first: date, length: int, between: bool) -> None:
    last = first + timedelta(days=length + 1)
    head = str(first.day)
    if (first.month, first.year) != (last.month, last.year):
        head += f" {FRENCH_MONTHS[first.month - 1]}"
    if first.year != last.year:
        head += f" {first.year}"
    tail = f"{last.day} {FRENCH_MONTHS[last.month - 1]} {last.year}"
    (one,) = find_dates(f"entre le {head} et le {tail}" if between else f"du {head} au {tail}")
    assert (one.start, one.end) == (first, last)


@given(st.integers(1950, 2100), st.integers(1, 53))
def test_a_week_reads_back(year: int, week: int) -> None:
    found = find_dates(f"semaine {week} de {year}")
    days = (found[0].start, found[0].end)
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        assert days == (date(year, 1, 1), date(year, 12, 31))
    else:
        assert days == (monday, monday + timedelta(days=6))
