"""Read quarters, weeks, seasons and years into calendar units, and find every date-like piece of a text."""

import re
from calendar import monthrange
from datetime import date, timedelta

from pipeline.language.lexicon import CARDINALS, CENTURIES, DECADES, ORDINALS, SEASONS, SPANS
from pipeline.values.dates.atoms import DAY_BUILDERS, Builder, full_year, month_number, part_name
from pipeline.values.dates.period_forms import ANY_FORM, FORMS, READERS
from pipeline.values.dates.units import Atom
from pipeline.values.numbers.words import parse_number_words


def find_atoms(text: str, *, day_first: bool = True) -> list[list[Atom]]:
    """Every date-like piece of a folded text, in order; two atoms together are the ends of a range."""
    names = list(FORMS)
    found: list[list[Atom]] = []
    position = 0
    while match := ANY_FORM.search(text, position):
        atoms: list[Atom] = []
        for name in names[names.index(match.lastgroup or "") :]:
            exact = READERS[name].match(text, match.start())
            atoms = BUILDERS[name](text, exact, day_first) if exact else []
            if atoms:
                break
        if atoms:
            found.append(atoms)
        position = max(atoms[-1].end if atoms else match.start() + 1, position + 1)
    return found


def _both(match: re.Match[str], first: date, last: date) -> list[Atom]:
    return [Atom(*match.span(), "day", day.year, day.month, day.day) for day in (first, last)]


def _fortnight(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`première quinzaine de mars 2021`: the days of one part of a month."""
    length = {"quinzaine": 15, "moitié": 15, "half": 15, "décade": 10}.get(match["name"].lower(), 7)
    year = int(match["year"]) if match["year"] else None
    month, rank = month_number(match["month"]), ORDINALS[match["ordinal"].lower()]
    days = monthrange(year or 2001, month)[1]
    parts = 30 // length
    if rank > parts:
        return []
    first = (rank - 1) * length + 1 if rank > 0 else days - 6 if length == 7 else (parts - 1) * length + 1
    last = days if rank == -1 or (rank == parts and length > 7) else first + length - 1
    return [Atom(*match.span(), "day", year, month, day) for day in (first, last)]


def _week(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`semaine 12 de 2023`, by ISO 8601; `S1` and `S2` are halves."""
    number = int(match["number"] or match["number2"] or match["number3"])
    year = int(match["year"] or match["year2"] or match["year3"])
    if not 1 <= number <= 53 or (match["number3"] and number < 3):
        return []
    try:
        monday = date.fromisocalendar(year, number, int(match["day"] or 1))
    except ValueError:
        return []
    return _both(match, monday, monday if match["day"] else monday + timedelta(days=6))


# `ont été 2000`: the participle.
_PARTICIPLE = re.compile(
    r"(?<![^\W_])(?:ai|as|a|avons|avez|ont|avai\w+|aur\w+|ayant|avoir|eu|pas|déjà|également|n'a|n'ont) \Z",
    re.IGNORECASE,
)


def _season(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """Three whole months, as in climatology; `hiver 2022` begins in December 2022."""
    month, year = SEASONS[match["season"].lower()], int(match["year"])
    if _PARTICIPLE.search(text[max(0, match.start() - 12) : match.start()]):
        return []
    if match["until"] and (month != 12 or int(match["until"]) % 100 != (year + 1) % 100):
        return []
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return [Atom(*match.span(), "month", year, month), Atom(*match.span(), "month", last_year, last_month)]


def _century(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    last = CENTURIES[match["century"].lower()] * 100
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


def _span(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    rank = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["rank"])
    name = (match["name"] or match["name2"]).lower()
    year = int(match["year"]) if match["year"] else None
    # `la seconde moitié`, `a second half`: of anything.
    if year is None and name in {"half", "halves", "moitié", "trim", "sem"}:
        return []
    last = _rank(match, rank, SPANS[name], year, part_name(match))
    earlier = ORDINALS[match["earlier"].lower()] if match["earlier"] else rank
    return [*_rank(match, earlier, SPANS[name], year, ""), *last] if earlier < rank else last


def _short_span(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    letter = match["letter"] or match["letter2"] or match["letter3"]
    rank = int(match["rank"] or match["rank2"] or match["rank3"])
    printed = match["year"] or match["year2"] or match["short"]
    if not letter.isupper() or (match["short"] and letter not in "TQ"):
        return []
    year = full_year(printed) if printed else None
    return _rank(match, rank, 3 if letter in "TQ" else 6, year, "", bare=year is None)


def _years(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`2019-2023`, `2022/23`; not `2010-11`, which is November 2010."""
    first = int(match["year"])
    short = len(match["until"]) == 2
    until = first // 100 * 100 + int(match["until"]) if short else int(match["until"])
    month = short and match["sep"] == "-" and " " not in match.group() and int(match["until"]) <= 12
    if until <= first or until - first > (15 if short else 60) or month:
        return []
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", until)]


def _fiscal(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`FY21`, `FY2021/22`: the calendar years that it is named after."""
    first, last = (full_year(printed) for printed in (match["year"], match["until"] or match["year"]))
    if not first <= last <= first + 1:
        return []
    years = [first] if first == last else [first, last]
    return [Atom(*match.span(), "year", year) for year in years]


def _months(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`les six premiers mois de 2023`, `the last two quarters of 2023`."""
    printed = match["count"] or match["count2"]
    count = int(printed) if printed.isdecimal() else CARDINALS[printed.lower()]
    if (match["unit"] or match["unit2"]).lower() in {"trimestres", "quarters"}:
        count *= 3
    year = int(match["year"])
    if not 1 <= count <= 12:
        return []
    at_start = (match["which"] or match["which2"]).lower() in {"premiers", "first"}
    months = (1, count) if at_start else (13 - count, 12)
    return [Atom(*match.span(), "month", year, month) for month in months]


def _decade(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    printed = (match["decade"] or match["decade2"] or "").lstrip("'")
    if match["decade"] and match.group().lower().startswith("the") and not match.group().endswith("s"):
        return []
    first = DECADES[match["name"].lower()] if match["name"] else int(printed)
    first += 1900 if first < 100 else 0
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", first + 9)]


def _decades(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`les années 1980 et 1990`; of this century, `années 2020 à 2030` may be years."""
    printed = (match["decade"] or match["decade2"], match["until"] or match["until2"])
    first, last = (int(year) + (1900 if len(year) == 2 else 0) for year in printed)
    joined = " et " in match.group() or match["decade2"] or first < 2000
    if not joined or last <= first or last - first > 50:
        return []
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", last + 9)]


def _year_in_words(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    try:
        year = parse_number_words(match["words"])
    except ValueError:
        return []
    return [Atom(match.start("words"), match.end(), "year", int(year))] if 1900 <= year < 2200 else []


def _relative_year(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    offset = -1 if match["gone"] or match["last"] else 1
    return [Atom(*match.span(), "year", None, offset=offset)]


def _year(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    start = match.start() if match["part"] else match.start("year")
    return [Atom(start, match.end(), "year", int(match["year"]), part=part_name(match))]


BUILDERS: dict[str, Builder] = DAY_BUILDERS | {
    "fortnight": _fortnight, "week": _week, "season": _season, "century": _century, "span": _span,
    "short_span": _short_span, "fiscal": _fiscal, "years": _years, "months": _months, "decades": _decades,
    "decade": _decade, "year_in_words": _year_in_words, "relative_year": _relative_year, "year": _year,
}  # fmt: skip
