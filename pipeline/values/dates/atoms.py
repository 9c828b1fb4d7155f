"""Read the printed forms of days and months into calendar units: a builder for each entry of `forms`."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.language import group, lexicon
from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.units import Atom
from pipeline.values.numbers.number_words import number_words, parse_number_words
from pipeline.values.text_context import TextContext

Builder = Callable[[str, re.Match[str], TextContext], list[Atom]]


@dataclass(frozen=True, slots=True)
class _AtomPatterns:
    """The words around days and months, of one language."""

    day_lead: re.Pattern[str]
    year_in_words: re.Pattern[str]
    counted: re.Pattern[str]
    between_lead: re.Pattern[str]
    no_verb_lead: re.Pattern[str]
    slash_lead: re.Pattern[str]
    fraction_tail: re.Pattern[str]
    spaced_lead: re.Pattern[str]


@cache
def _patterns(language: str) -> _AtomPatterns:
    words = lexicon(language).dates
    i = re.IGNORECASE
    start = r"(?<![^\W_])"
    return _AtomPatterns(
        re.compile(rf"{start}{group('|'.join((words.day_lead, words.day_named)))} \Z", i),
        re.compile(rf",? {group(words.day_of_year)}?(?={group(words.year_in_words)})", i),
        re.compile(rf" {group(words.month_first_counted)}(?![^\W_])"),
        re.compile(rf"{group(words.between)} \Z", i),
        re.compile(rf"(?:\A|[(,:;\n-] ?|{start}{group(words.verb_lead)} )\Z"),
        re.compile(rf"{start}{group(words.slash_lead)} \Z", i),
        re.compile(words.fraction_tail or "(?!)"),
        re.compile(rf"(?:\A|[:(]|{start}{group(words.called_date)}) ?\Z", i),
    )


def full_year(printed: str) -> int:
    """The year of a two- or four-digit print: 50 to 99 are of the last century."""
    digits = printed.lstrip("'")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 50 else 2000)


def _weekday(match: re.Match[str], given: TextContext) -> int | None:
    return calendar(given.language).weekdays[match["weekday"].lower()] if match["weekday"] else None


_DIGITS = re.compile(r"\d+")


def _day_number(printed: str, given: TextContext) -> int:
    figures = _DIGITS.match(printed)
    if figures:
        return int(figures.group())
    lower = printed.lower()
    named = calendar(given.language).words.day_ordinals.get(lower) or (lower in {"ler", "l er"})
    if named:
        return int(named)
    try:
        return int(parse_number_words(printed, given.language))
    except ValueError:
        return 0


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _iso(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _numeric(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """Day first unless asked otherwise or the second number cannot be a month; `1.2.23` may be a heading."""
    first, second, year = int(match["day"]), int(match["month"]), full_year(match["year"])
    if match["sep"] == "." and len(match["year"]) == 2 and len(match["day"]) + len(match["month"]) < 4:
        return []
    for day, month in (
        ((first, second), (second, first)) if given.day_first else ((second, first), (first, second))
    ):
        if _valid(year, month, day):
            return [Atom(*match.span(), "day", year, month, day, weekday=_weekday(match, given))]
    # `31/02/2023` is printed as a date and is none: its parts are kept.
    wrong = len(match["year"]) == 4 and 1 <= first <= 31 and 1 <= second <= 12
    return [Atom(*match.span(), "day", year, second, first)] if wrong else []


_CODE = re.compile(r"(?<![^\W\d_])([A-Z]{1,6})-\Z")


def _day(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    names = calendar(given.language)
    name = match["month"]
    printed_year = match["year"] or match["short"] or match["late"]
    lower = name.lower()
    alone = not printed_year and not name.endswith(".")
    lead = text[max(0, match.start() - 4) : match.start()]
    named = match["weekday"] or _patterns(given.language).day_lead.search(lead)
    # `12 sept` and `6 mar` are as often no dates.
    if alone and lower in names.words.doubtful_months and not named and (name.islower() or lower == "sept"):
        return []
    year, end = (full_year(printed_year), match.end()) if printed_year else (None, match.end())
    if not printed_year:
        year, end = _year_in_words(text, match.end(), given)
    day, month = _day_number(match["day"], given), names.month(name)
    # `ITC-26. October` is a reference and a month.
    joined = _CODE.search(text, max(0, match.start() - 8), match.start())
    reference = joined and joined[1].lower() not in names.months
    if reference or not 1 <= day <= 31:
        return []
    # `30 février 2023` is a wrong date, whose parts are kept, not a right month.
    return [Atom(match.start(), end, "day", year, month, day, weekday=_weekday(match, given))]


def _year_in_words(text: str, end: int, given: TextContext) -> tuple[int | None, int]:
    words = _patterns(given.language).year_in_words.match(text, end)
    run = number_words(given.language).match(text, words.end()) if words else None
    if run:
        try:
            year = parse_number_words(run.group(), given.language)
        except ValueError:
            return None, end
        if 1900 <= year < 2200:
            return int(year), run.end()
    return None, end


def _english(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    year = int(match["year"]) if match["year"] else None
    month, day = calendar(given.language).month(match["month"]), _day_number(match["day"], given)
    patterns = _patterns(given.language)
    counted = year is None and patterns.counted.match(text, match.end())
    named = match["month"][0].isupper() or year is not None or match["day"][-1].isalpha()
    if counted or not _valid(year, month, day) or not named or (match["sep"] and not year):
        return []
    first = Atom(*match.span(), "day", year, month, day, weekday=_weekday(match, given))
    if not match["until"] or not _valid(year, month, int(match["until"])) or int(match["until"]) <= day:
        return [first]
    last = Atom(*match.span(), "day", year, month, int(match["until"]))
    between = patterns.between_lead.search(text[max(0, match.start() - 8) : match.start()])
    listed = match["join"].lower() in calendar(given.language).words.month_first_and.split("|")
    if not listed or between or last.day == day + 1:
        return [first, last]
    return [first, Atom(match.end(), match.end(), "day", None), last]


def part_name(match: re.Match[str], given: TextContext) -> str:
    """What `début`, `mi` or `fin` picks: `start`, `mid`, `end`, or "" for the whole."""
    if not match["part"]:
        return ""
    return calendar(given.language).words.parts[match["part"].lower().split()[-1]]


def _month(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """A month with its year; `which may in 2021` and `the march of 2021` are verbs."""
    names = calendar(given.language)
    lead = text[max(0, match.start() - 8) : match.start()]
    verb = match["month"] in names.words.verbs and not match["part"]
    if verb and not _patterns(given.language).no_verb_lead.search(lead):
        return []
    year = full_year(match["year"] or match["short"] or match["late"])
    return [Atom(*match.span(), "month", year, names.month(match["month"]), part=part_name(match, given))]


def _numeric_month(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    year, month = match["year"] or match["iso_year"], match["month"] or match["iso_month"]
    # `2010/11` is two years.
    if "/" in (match["iso_sep"] or "") and int(month) > int(year) % 100:
        return []
    return [Atom(*match.span(), "month", int(year), int(month))]


def _day_month(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`07/02`; `5/3` and `12.03` only after `le` or `du`, where it is no fraction (`le 2/3 des uns`)."""
    patterns = _patterns(given.language)
    printed = match["month"] or match["apart"] or match["dotted"] or match["ranged"]
    day, month = int(match["day"]), int(printed)
    if not given.day_first and month <= 31 and day <= 12:
        day, month = month, day
    named = patterns.slash_lead.search(text[max(0, match.start() - 24) : match.start()])
    fraction = day < month and patterns.fraction_tail.match(text, match.end())
    if (match["apart"] or (match["month"] and len(printed) == 1)) and (not named or fraction):
        return []
    year = int(match["year"]) if match["year"] else None
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _bare_month(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    month = calendar(given.language).month(match["month"])
    part = part_name(match, given)
    return [Atom(*match.span(), "month", None, month, part=part, bare=not match["part"])]


def _year_first(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    year, month = int(match["year"]), calendar(given.language).month(match["month"])
    figures = _DIGITS.match(match["day"])
    day = int(figures.group()) if figures else 0
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _digits(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`20210305`: with a time after it, or called a date, or nothing else; else it is some number."""
    named = _spaced_lead(text, match, given)
    whole = not text[: match.start()].strip() and match.end() >= len(text.rstrip())
    if not (match["time"] or whole or (named and named.group().strip())):
        return []
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _spaced_lead(text: str, match: re.Match[str], given: TextContext) -> re.Match[str] | None:
    return _patterns(given.language).spaced_lead.search(text[max(0, match.start() - 12) : match.start()])


def _year_month(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    return [Atom(*match.span(), "month", int(match["year"]), calendar(given.language).month(match["month"]))]


def _spaced(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    """`le 05 03 2021`, `02 04 2009`; without a nought, three numbers are as often anything else."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    padded = match["day"][0] == "0" or match["month"][0] == "0"
    if not (padded or _spaced_lead(text, match, given)):
        return []
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _holiday(text: str, match: re.Match[str], given: TextContext) -> list[Atom]:
    month, day = calendar(given.language).words.holidays[match["holiday"].lower()]
    return [Atom(*match.span(), "day", int(match["year"]), month, day)]


DAY_BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "numeric_of": _iso,
    "day": _day,
    "english": _english,
    "month_first": _year_first,
    "year_first": _year_first,
    "compact": _year_first,
    "digits": _digits,
    "year_month": _year_month,
    "spaced": _spaced,
    "holiday": _holiday,
    "month": _month,
    "numeric_month": _numeric_month,
    "day_month": _day_month,
    "bare_month": _bare_month,
}
