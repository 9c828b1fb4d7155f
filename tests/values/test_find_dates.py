from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.values.dates import DateContext, DateReading, find_dates, parse_date, parse_period
from tests.values.months import ENGLISH_MONTHS, FRENCH_MONTHS

BULLETIN = DateContext(period=(date(2022, 2, 1), date(2022, 3, 31)))
NEWS = DateContext(published=(date(2024, 12, 6), date(2024, 12, 6)))


def only(text: str, context: DateContext = BULLETIN) -> DateReading:
    found = find_dates(text, context=context)
    assert len(found) == 1, found
    return found[0]


def span(reading: DateReading) -> str:
    return f"{reading.start or ''}/{reading.end or ''}"


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("jeudi 5 décembre 2024", "2024-12-05/2024-12-05", "day"),
        ("1er juillet 2023", "2023-07-01/2023-07-01", "day"),
        ("deux mars deux mille vingt-trois", "2023-03-02/2023-03-02", "day"),
        ("June 15, 2023", "2023-06-15/2023-06-15", "day"),
        ("2nd of March 2022", "2022-03-02/2022-03-02", "day"),
        ("05-07-23", "2023-07-05/2023-07-05", "day"),
        ("05-juil-23", "2023-07-05/2023-07-05", "day"),
        ("5.7.2023", "2023-07-05/2023-07-05", "day"),
        ("12/25/2023", "2023-12-25/2023-12-25", "day"),
        ("2022-03-31", "2022-03-31/2022-03-31", "day"),
        ("Juillet 2023", "2023-07-01/2023-07-31", "month"),
        ("sept. 2023", "2023-09-01/2023-09-30", "month"),
        ("03/2023", "2023-03-01/2023-03-31", "month"),
        ("2010-11", "2010-11-01/2010-11-30", "month"),
        ("deuxième trimestre 2023", "2023-04-01/2023-06-30", "quarter"),
        ("T1 2023", "2023-01-01/2023-03-31", "quarter"),
        ("premier semestre 2025", "2025-01-01/2025-06-30", "half"),
        ("2024", "2024-01-01/2024-12-31", "year"),
        ("début 2023", "2023-01-01/2023-03-31", "year"),
        ("mi-2023", "2023-04-01/2023-09-30", "year"),
        ("fin mars 2023", "2023-03-21/2023-03-31", "month"),
    ],
)
def test_points_keep_their_precision(text: str, expected: str, precision: str) -> None:
    reading = only(text)
    assert (span(reading), reading.precision) == (expected, precision)
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015 - 2024", "2015-01-01/2024-12-31"),
        ("entre 2015 et 2020", "2015-01-01/2020-12-31"),
        ("fin 2008 à fin 2011", "2008-10-01/2011-12-31"),
        ("année scolaire 2022-2023", "2022-10-01/2023-09-30"),
        ("2022/23", "2022-01-01/2023-12-31"),
        ("les 9 et 10 février", "2022-02-09/2022-02-10"),
        ("du 8 \nau 10 février", "2022-02-08/2022-02-10"),
        ("du 30 janvier au 2 février", "2022-01-30/2022-02-02"),
        ("du 30 décembre au 2 janvier 2022", "2021-12-30/2022-01-02"),
        ("07/02-08/02", "2022-02-07/2022-02-08"),
        ("du lundi 7 au vendredi 11 février", "2022-02-07/2022-02-11"),
        ("février-\nmars 2022", "2022-02-01/2022-03-31"),
        ("de juillet à septembre 2023", "2023-07-01/2023-09-30"),
        ("mois de février et mars", "2022-02-01/2022-03-31"),
        ("2023 et 2024", "2023-01-01/2024-12-31"),
        ("premier et deuxième trimestres 2023", "2023-01-01/2023-06-30"),
        ("les six premiers mois de 2023", "2023-01-01/2023-06-30"),
        ("March 5-10, 2022", "2022-03-05/2022-03-10"),
        ("1 janvier–31 décembre 2023", "2023-01-01/2023-12-31"),
        ("2022-01-01/2022-12-31", "2022-01-01/2022-12-31"),
        ("années 1990", "1990-01-01/1999-12-31"),
    ],
)
def test_ranges_and_contiguous_coordinations_are_one_period(text: str, expected: str) -> None:
    assert span(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 ou 9 mars 2022", [8, 9]),
        ("les 8, 9 et 12 mars 2022", [8, 9, 12]),
        ("le 3 et le 5 mai 2022", [3, 5]),
        ("le 3, le 5 et le 9 mars 2022", [3, 5, 9]),
        ("Les 3, 5, 9 mars 2022", [3, 5, 9]),
        ("Rapport (3, 17 juin 2022)", [17]),
        ("le 4, 5, 17 juin 2022", [17]),
    ],
)
def test_days_that_do_not_follow_each_other_are_several(text: str, days: list[int]) -> None:
    assert [one.start.day for one in find_dates(text) if one.start] == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("depuis mai 2021", "2021-05-01/"),
        ("à partir de 2020", "2020-01-01/"),
        ("jusqu'en juin 2025", "/2025-06-30"),
        ("d'ici 2030", "/2030-12-31"),
        ("avant 2015", "/2014-12-31"),
        ("après 2015", "2016-01-01/"),
        ("au plus tard le 31 mars 2025", "/2025-03-31"),
        ("au 31 mars 2022", "2022-03-31/2022-03-31"),
    ],
)
def test_open_ends_stay_open(text: str, expected: str) -> None:
    assert span(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In March 12 villages were reached.", "March"),
        ("On March 12 it rained.", "March 12"),
        ("On March 12, 2023 villages were reached.", "March 12, 2023"),
    ],
)
def test_what_is_counted_behind_a_month_is_no_day_unless_a_year_follows(text: str, read: str) -> None:
    assert only(text).text == read


def test_a_missing_year_comes_from_the_document() -> None:
    assert span(only("le 16 mars, un décret du 21 février 2008"[:10])) == "2022-03-16/2022-03-16"
    assert span(only("le 10 décembre")) == "2021-12-10/2021-12-10"
    assert span(only("le 15 mars", NEWS)) == "2024-03-15/2024-03-15"
    assert span(only("le 15 janvier", NEWS)) == "2025-01-15/2025-01-15"


def test_a_missing_year_comes_from_the_neighbours_but_not_from_a_law() -> None:
    text = "Le décret du 21 février 2008. Signée le 3 mai 2021, revue le 5 juin."
    assert [span(one) for one in find_dates(text)][2] == "2021-06-05/2021-06-05"


def test_a_year_before_the_documents_needs_the_documents_date() -> None:
    assert span(only("l'année dernière")) == "2021-01-01/2021-12-31"
    assert span(only("en juin de l'année dernière", NEWS)) == "2023-06-01/2023-06-30"
    assert find_dates("l'année dernière") == []


def test_a_month_that_is_known_to_have_passed_lies_in_the_year_of_a_document_dated_by_its_year() -> None:
    dated_by_year = DateContext(published=(date(2018, 1, 1), date(2018, 12, 31)))
    assert span(only("en janvier", dated_by_year)) == "2018-01-01/2018-01-31"
    dated_by_month = DateContext(published=(date(2021, 12, 1), date(2021, 12, 31)))
    assert span(only("le 1er et le 2 décembre derniers", dated_by_month)) == "2021-12-01/2021-12-02"


def test_eight_digits_in_a_cell_are_a_number() -> None:
    with pytest.raises(ValueError, match="date"):
        parse_date("20210305")


def test_a_year_that_nothing_gives_is_not_invented() -> None:
    reading = only("le 15 juin", DateContext())
    assert (reading.start, reading.end, reading.month, reading.day) == (None, None, 6, 15)


def test_the_weekday_is_checked_against_the_calendar() -> None:
    assert only("jeudi 5 décembre 2024").weekday_agrees is True
    assert only("lundi 5 décembre 2024").weekday_agrees is False
    assert only("5 décembre 2024").weekday_agrees is None


def test_the_weekday_helps_to_find_the_year() -> None:
    far = DateContext(published=(date(2023, 3, 31), date(2023, 3, 31)))
    assert span(only("lundi 14 mars", far)) == "2022-03-14/2022-03-14"


@pytest.mark.parametrize(
    "text",
    [
        "1 695 hommes",
        "2000 personnes",
        "les sept projets ont été lancés",
        "résolutions 2085 et 2584",
        "ACI 2000, Bamako",
        "DDRG23-001",
        "2023/045/MEF",
        "2/3 des femmes, 24/7",
        "n° 12/03",
        "20 22 43 16",
        "10, rue de la Grève, 2016 Luxembourg",
        "http://example.org/2023/05/12/page",
        "2024 FCFA",
        "4 840 exploitations",
        "BP 2023",
        "45% en plus",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_dates(text, context=BULLETIN) == []


@pytest.mark.parametrize("text", ["31/02/2023", "30 février 2023", "le 31 avril 2023"])
def test_a_day_that_no_calendar_has_keeps_its_parts_and_gets_no_value(text: str) -> None:
    reading = only(text)
    assert (reading.start, reading.end, reading.year) == (None, None, 2023)
    assert (reading.month, reading.day) != (None, None)
    with pytest.raises(ValueError, match="not a date"):
        parse_date(text)


def test_a_list_number_glued_to_a_date_is_not_its_day() -> None:
    assert only("2.Le 2 mars, 3 nouveaux projets").text == "2 mars"


def test_a_number_on_the_line_above_is_not_the_day() -> None:
    assert only("volume 1\nSeptembre 2025").text == "Septembre 2025"
    assert only("le 15\nseptembre 2025").text == "15\nseptembre 2025"


def test_an_en_dash_or_a_school_year_is_no_month() -> None:
    assert span(only("2006–07")) == "2006-01-01/2007-12-31"
    assert span(only("campagne 2006-07")) == "2006-01-01/2007-12-31"


@pytest.mark.parametrize("text", ["in 2023 all partners", "en 2023 gel des dépenses", "in 2023 try again"])
def test_a_word_spelled_like_a_currency_code_does_not_price_a_year(text: str) -> None:
    assert [one.text for one in find_dates(text)] == ["2023"]


def test_the_year_of_a_resolution_in_brackets_is_a_year() -> None:
    assert only("Résolution 2085 (2012)").text == "2012"


@pytest.mark.parametrize(
    ("cell", "expected"), [("5-04-25", "2025-04-05/2025-04-05"), ("juil-23", "2023-07-01/2023-07-31")]
)
def test_a_cell_is_read_as_a_whole(cell: str, expected: str) -> None:
    assert span(parse_date(cell)) == expected


def test_month_first_is_for_the_caller_to_say() -> None:
    assert span(parse_date("03/04/2023")) == "2023-04-03/2023-04-03"
    assert span(parse_date("03/04/2023", day_first=False)) == "2023-03-04/2023-03-04"


@pytest.mark.parametrize(
    "cell", ["", "abc", "31-02-23", "2023 2024", "12,5", "1 200", "22 mois", "signé le 5 mai 2022"]
)
def test_a_cell_that_is_no_date_raises(cell: str) -> None:
    with pytest.raises(ValueError, match="date"):
        parse_date(cell)


def test_a_period_is_an_iso_interval() -> None:
    assert parse_period("2022-02-01/2022-03-31") == (date(2022, 2, 1), date(2022, 3, 31))
    assert parse_period("2015/..") == (date(2015, 1, 1), None)
    for wrong in ("2022", "2022-13/2023", "2023/2022", "2022-02-30/2022-03-01"):
        with pytest.raises(ValueError, match=r"period|calendar|day"):
            parse_period(wrong)


def printed(day: date) -> list[str]:
    french, english = (names[day.month - 1] for names in (FRENCH_MONTHS, ENGLISH_MONTHS))
    return [
        f"{day.day} {french} {day.year}",
        f"{day.day} {french.upper()} {day.year}",
        f"{day.day} {english} {day.year}",
        f"{english} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%y}",
    ]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 8))
def test_a_day_printed_in_any_format_reads_back(day: date, form: int) -> None:
    text = f"Signé le {printed(day)[form]} à Bamako"
    reading = only(text)
    assert (reading.start, reading.end, reading.precision) == (day, day, "day")
    assert text[reading.char_start : reading.char_end] == reading.text


@given(st.dates(date(1950, 1, 1), date(2049, 1, 1)), st.integers(1, 300), st.integers(0, 8))
def test_a_range_printed_in_any_format_reads_back(day: date, length: int, form: int) -> None:
    last = day + timedelta(days=length)
    reading = only(f"du {printed(day)[form]} au {printed(last)[form]}")
    assert (reading.start, reading.end) == (day, last)


DATE_WORDS = [
    "5",
    "1er",
    "31",
    "2022",
    "2023-2024",
    "mars",
    "mai",
    "et",
    "à",
    "au",
    "du",
    "le",
    "les",
    "de",
    "-",
    "/",
    ",",
    ".",
    "(",
    ")",
    "07/02",
    "12",
    "mi-",
    "début",
    "fin",
    "T1",
    "premier",
    "trimestre",
    "semestre",
    "lundi",
    "depuis",
    "jusqu'en",
    "avant",
    "march",
    "22",
    "'23",
    "’",
    "mois",
]
DATE_NOISE = st.lists(st.sampled_from([*DATE_WORDS, " ", "  ", "\n", "\t", "\u00a0"]), max_size=40)


@given(DATE_NOISE.map("".join) | DATE_NOISE.map(" ".join) | st.text())
@settings(max_examples=300)
def test_any_text_gives_offsets_that_slice_to_what_was_printed(text: str) -> None:
    last_end = 0
    for one in find_dates(text, context=BULLETIN):
        assert text[one.char_start : one.char_end] == one.text
        assert one.char_start >= last_end
        assert one.start is None or one.end is None or one.start <= one.end
        last_end = one.char_end


@pytest.mark.parametrize(
    "text", ["2023-03-14T00:00:00Z", "2023-03-14T08:30", "2023-03-14T08:30:00.125+01:00"]
)
def test_a_cell_with_a_time_of_day_is_its_day(text: str) -> None:
    assert parse_date(text).start == date(2023, 3, 14)


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("le trois mai mille neuf cent", "fr", date(1900, 5, 3)),
        ("le trois mai mille huit cent quatre-vingt-dix-neuf", "fr", None),
        ("on 5 march 2021", "en", date(2021, 3, 5)),
        ("on 5 March we met", "en", None),
    ],
)
def test_a_year_in_words_is_of_these_centuries_and_one_in_figures_makes_a_month_of_a_word(
    text: str, language: str, start: date | None
) -> None:
    (found,) = find_dates(text, language=language)
    assert found.start == start
