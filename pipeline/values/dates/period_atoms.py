"""Read quarters, weeks, seasons and years into calendar units, and find every date-like piece of a text."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from pipeline.language import group, lexicon
from pipeline.values.dates.atoms import DAY_BUILDERS, Builder, full_year, part_name
from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.period_forms import date_forms
from pipeline.values.dates.split_years import first_month
from pipeline.values.dates.units import Atom
from pipeline.values.numbers.number_words import parse_number_words
from pipeline.values.text.beginnings import words_begun
from pipeline.values.text_context import TextContext


def find_atoms(text: str, given: TextContext) -> list[list[Atom]]:
    """Every date-like piece of a folded text, in order; two atoms together are the ends of a range."""
    forms = date_forms(given.language)
    words = words_begun(text)
    begun = {at: said for said in forms.among(words) for at in words[said]}
    readings: list[list[Atom]] = []
    position = 0
    for start in sorted(begun):
        if start < position:
            continue
        for name, reader in forms.beginning_with(begun[start]):
            exact = reader.match(text, start)
            atoms = BUILDERS[name](text, exact, given) if exact else []
            if atoms:
                readings.append(atoms)
                position = max(atoms[-1].end, start + 1)
                break
    return readings


def _both(match: re.Match[str], first: date, last: date) -> list[Atom]:
    return [Atom(*match.span(), "day", day.year, day.month, day.day) for day in (first, last)]


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_FIGURE = re.compile(r"[1-6]")


def _ordinal(printed: str, given: TextContext) -> int:
    """1 to 6, or -1 for the last."""
    lower = printed.lower()
    known = calendar(given.language).words.ordinals
    if lower in known:
        return known[lower]
    figure = _FIGURE.match(lower)
    return int(figure.group()) if figure else _ROMAN[lower]


def _fortnight(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`première quinzaine de mars 2021`: the days of one part of a month."""
    names = calendar(given.language)
    length = names.words.month_parts[match["name"].lower()]
    year = int(match["year"]) if match["year"] else None
    month, rank = names.month(match["month"]), _ordinal(match["ordinal"], given)
    days = monthrange(year or 2001, month)[1]
    parts = 30 // length
    if rank > parts:
        return []
    first = (rank - 1) * length + 1 if rank > 0 else days - 6 if length == 7 else (parts - 1) * length + 1
    last = days if rank == -1 or (rank == parts and length > 7) else first + length - 1
    return [Atom(*match.span(), "day", year, month, day) for day in (first, last)]


def _nth_day(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`le dernier jour de mars 2021`, `the third Tuesday of May 2021`."""
    names = calendar(given.language)
    year, month, rank = int(match["year"]), names.month(match["month"]), _ordinal(match["ordinal"], given)
    days = range(1, monthrange(year, month)[1] + 1)
    if match["weekday"]:
        weekday = names.weekdays[match["weekday"].lower()]
        days_of = [day for day in days if date(year, month, day).weekday() == weekday]
    else:
        days_of = list(days)
    if rank > len(days_of):
        return []
    return [Atom(*match.span(), "day", year, month, days_of[rank - 1 if rank > 0 else -1])]


def _week(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`semaine 12 de 2023`, by ISO 8601; `S1` and `S2` are halves."""
    year = int(match["year"] or match["year2"] or match["year3"] or match["year4"])
    if match["ordinal"]:
        rank = _ordinal(match["ordinal"], given)
        number = rank if rank > 0 else date(year, 12, 28).isocalendar().week
    else:
        number = int(match["number"] or match["number2"] or match["number3"])
    if not 1 <= number <= 53 or (match["number3"] and number < 3):
        return []
    try:
        monday = date.fromisocalendar(year, number, int(match["day"] or 1))
    except ValueError:
        return []
    return _both(match, monday, monday if match["day"] else monday + timedelta(days=6))


@cache
def _participle_lead(language: str) -> re.Pattern[str]:
    """`ont été 2000`: the participle."""
    return re.compile(rf"(?<![^\W_]){group(lexicon(language).dates.participle_lead)} \Z", re.IGNORECASE)


def _season(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """Three whole months, as in climatology; `hiver 2022` begins in December 2022."""
    month, year = calendar(given.language).words.seasons[match["season"].lower()], int(match["year"])
    if _participle_lead(given.language).search(text[max(0, match.start() - 12) : match.start()]):
        return []
    if match["until"] and (month != 12 or int(match["until"]) % 100 != (year + 1) % 100):
        return []
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return [Atom(*match.span(), "month", year, month), Atom(*match.span(), "month", last_year, last_month)]


_CENTURIES = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def _century(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    printed = (match["century"] or match["century2"]).lower()
    last = (_CENTURIES.get(printed) or int(printed)) * 100
    return [Atom(*match.span(), "year", last - 99), Atom(*match.span(), "year", last)]


def _rank(
    match: re.Match[str], rank: int, months: int, year: int | None, part: str, *, bare: bool = False
) -> list[Atom]:
    count = 12 // months
    rank = count if rank == -1 else rank
    if rank > count:
        return []
    month = (rank - 1) * months + 1
    if months in {3, 6}:
        return [Atom(*match.span(), "quarter" if months == 3 else "half", year, month, part=part, bare=bare)]
    return [Atom(*match.span(), "month", year, at) for at in (month, month + months - 1)]


def _span(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    words = calendar(given.language).words
    rank = _ordinal(match["ordinal"], given) if match["ordinal"] else int(match["rank"] or match["rank2"])
    name = (match["name"] or match["name2"] or match["name3"]).lower()
    printed = match["year"] or match["year2"]
    year = int(printed) if printed else None
    # `la seconde moitié`, `a second half`: of anything.
    if year is None and name in words.vague_spans:
        return []
    last = _rank(match, rank, words.spans[name], year, part_name(match, given))
    earlier = _ordinal(match["earlier"], given) if match["earlier"] else rank
    return [*_rank(match, earlier, words.spans[name], year, ""), *last] if earlier < rank else last


def _short_span(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    letter = match["letter"] or match["letter2"] or match["letter3"]
    rank = int(match["rank"] or match["rank2"] or match["rank3"])
    printed = match["year"] or match["year2"] or match["short"]
    if (not letter.isupper() and not (match["year"] or match["year2"])) or (
        match["short"] and letter in "SH"
    ):
        return []
    year = full_year(printed) if printed else None
    months = calendar(given.language).words.span_letters[letter.lower()]
    return _rank(match, rank, months, year, "", bare=year is None)


def _until(match: re.Match[str]) -> tuple[int, int]:
    """The two printed years; a short second one is of the first one's century."""
    first = full_year(match["year"])
    short = len(match["until"]) == 2
    return first, first // 100 * 100 + int(match["until"]) if short else int(match["until"])


def _years(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`2019-2023`, `2022/23`; not `2010-11`, which is November 2010."""
    first, until = _until(match)
    short = len(match["until"]) == 2
    month = short and match["sep"] == "-" and " " not in match.group() and int(match["until"]) <= 12
    if until <= first or until - first > (15 if short else 60) or month:
        return []
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", until)]


def _split_year(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`année scolaire 2023/2024`, `FY 2022/23`: twelve months, placed by the country's calendar.

    Where the calendar is not known it is both years, and open; several such years are the years they name.
    """
    first, until = _until(match)
    span = (match.start("year"), match.end())
    if until != first + 1:
        several = [Atom(*span, "year", first), Atom(*span, "year", until)]
        return several if 1 < until - first <= 60 else []
    month = _first_month(match["kind"], given)
    if month is None:
        return [Atom(*span, "year", first, open=True), Atom(*span, "year", until, open=True)]
    return [Atom(*span, "year", first, month)]


def _first_month(printed: str, given: TextContext) -> int | None:
    for form, kind in calendar(given.language).words.split_years.items():
        if re.fullmatch(form, printed, re.IGNORECASE):
            return first_month(kind, given.country) if kind else None
    return None


def _fiscal(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`FY21`: the calendar year that it is named after."""
    return [Atom(*match.span(), "year", full_year(match["year"]))]


def _months(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`les six premiers mois de 2023`, `the last two quarters of 2023`."""
    words, numbers = calendar(given.language).words, lexicon(given.language).numbers
    printed = match["count"] or match["count2"]
    count = int(printed) if printed.isdecimal() else numbers.cardinals[printed.lower()]
    if (match["unit"] or match["unit2"]).lower() in words.quarters_unit:
        count *= 3
    year = int(match["year"])
    if not 1 <= count <= 12:
        return []
    at_start = (match["which"] or match["which2"]).lower() in words.first
    months = (1, count) if at_start else (13 - count, 12)
    return [Atom(*match.span(), "month", year, month) for month in months]


def _decade(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    printed = (match["decade"] or match["decade2"] or "").lstrip("'")
    if match["decade"] and match.group().lower().startswith("the") and not match.group().endswith("s"):
        return []
    first = calendar(given.language).words.decades[match["name"].lower()] if match["name"] else int(printed)
    first += 1900 if first < 100 else 0
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", first + 9)]


def _decades(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`les années 1980 et 1990`; of this century, `années 2020 à 2030` may be years."""
    printed = (match["decade"] or match["decade2"], match["until"] or match["until2"])
    first, last = (int(year) + (1900 if len(year) == 2 else 0) for year in printed)
    ands = calendar(given.language).words.and_.split("|")
    joined = any(f" {word} " in match.group() for word in ands) or match["decade2"] or first < 2000
    if not joined or last <= first or last - first > 50:
        return []
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", last + 9)]


def _year_in_words(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    try:
        year = parse_number_words(match["words"], given.language)
    except ValueError:
        return []
    return [Atom(match.start("words"), match.end(), "year", int(year))] if 1900 <= year < 2200 else []


def _relative_year(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    offset = -1 if match["gone"] else 1
    return [Atom(*match.span(), "year", None, part=part_name(match, given), offset=offset)]


def _year(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    start = match.start() if match["part"] else match.start("year")
    return [Atom(start, match.end(), "year", int(match["year"]), part=part_name(match, given))]


BUILDERS: dict[str, Builder] = DAY_BUILDERS | {
    "nth_day": _nth_day,
    "fortnight": _fortnight,
    "week": _week,
    "season": _season,
    "century": _century,
    "span": _span,
    "short_span": _short_span,
    "split_year": _split_year,
    "fiscal": _fiscal,
    "years": _years,
    "months": _months,
    "decades": _decades,
    "decade": _decade,
    "year_in_words": _year_in_words,
    "relative_year": _relative_year,
    "year": _year,
}
