"""Read the printed forms of days and months into calendar units: a builder for each entry of `forms`."""

import re
from calendar import monthrange
from collections.abc import Callable

from pipeline.language.lexicon import DAY_ORDINALS, HOLIDAYS, MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from pipeline.values.dates.forms import PARTS
from pipeline.values.dates.units import Atom
from pipeline.values.numbers.words import NUMBER_WORDS, parse_number_words

Builder = Callable[[str, re.Match[str], bool], list[Atom]]


def month_number(name: str) -> int:
    """1 to 12 for a French or English month, abbreviated or not."""
    name = name.lower().rstrip(".")
    return MONTHS.get(name) or MONTH_ABBREVIATIONS[name]


def full_year(printed: str) -> int:
    """The year of a two- or four-digit print: 50 to 99 are of the last century."""
    digits = printed.lstrip("'")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 50 else 2000)


def _weekday(match: re.Match[str]) -> int | None:
    return WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None


def _day_number(printed: str) -> int:
    digits = re.match(r"\d+", printed)
    if digits:
        return int(digits.group())
    named = 1 if printed.lower() in {"premier", "ler", "l er"} else DAY_ORDINALS.get(printed.lower())
    if named:
        return named
    try:
        return int(parse_number_words(printed))
    except ValueError:
        return 0


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _iso(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _numeric(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """Day first unless asked otherwise or the second number cannot be a month; `1.2.23` may be a heading."""
    one, two, year = int(match["day"]), int(match["month"]), full_year(match["year"])
    if match["sep"] == "." and len(match["year"]) == 2 and len(match["day"]) + len(match["month"]) < 4:
        return []
    for day, month in ((one, two), (two, one)) if day_first else ((two, one), (one, two)):
        if _valid(year, month, day):
            return [Atom(*match.span(), "day", year, month, day, weekday=_weekday(match))]
    # `31/02/2023` is printed as a date and is none: its parts are kept.
    wrong = len(match["year"]) == 4 and 1 <= one <= 31 and 1 <= two <= 12
    return [Atom(*match.span(), "day", year, two, one)] if wrong else []


_DAY_LEAD = re.compile(r"(?<![^\W_])(?:le|on|du|au) \Z", re.IGNORECASE)
# `12 sept` and `6 mar` are as often no dates.
_DOUBTFUL_ABBREVIATIONS = frozenset({"sept", "mar", "jan", "sep", "dec"})


_CODE = re.compile(r"(?<![^\W\d_])([A-Z]{1,6})-\Z")


def _day(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    name = match["month"]
    printed_year = match["year"] or match["short"] or match["late"]
    lower = name.lower()
    alone = not printed_year and not name.endswith(".")
    named = match["weekday"] or _DAY_LEAD.search(text[max(0, match.start() - 4) : match.start()])
    if alone and lower in _DOUBTFUL_ABBREVIATIONS and not named and (name.islower() or lower == "sept"):
        return []
    year, end = (full_year(printed_year), match.end()) if printed_year else _year_in_words(text, match.end())
    day, month = _day_number(match["day"]), month_number(name)
    # `ITC-26. October` is a reference and a month.
    joined = _CODE.search(text, max(0, match.start() - 8), match.start())
    reference = joined and joined[1].lower() not in MONTHS
    if reference or not 1 <= day <= 31:
        return []
    # `30 février 2023` is a wrong date, whose parts are kept, not a right month.
    return [Atom(match.start(), end, "day", year, month, day, weekday=_weekday(match))]


def _year_in_words(text: str, end: int) -> tuple[int | None, int]:
    words = re.compile(
        r",? (?:de l'an )?(?=deux mille|mill?e? neuf|mil neuf|two thousand|nineteen)", re.IGNORECASE
    ).match(text, end)
    run = NUMBER_WORDS.match(text, words.end()) if words else None
    if run:
        try:
            year = parse_number_words(run.group())
        except ValueError:
            return None, end
        if 1900 <= year < 2200:
            return int(year), run.end()
    return None, end


def _english(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year = int(match["year"]) if match["year"] else None
    month, day = month_number(match["month"]), _day_number(match["day"])
    counted = year is None and re.match(
        r" (?:people|persons|[a-z]{3,}s)(?![^\W_])", text[match.end() : match.end() + 24]
    )
    named = match["month"][0].isupper() or year is not None or match["day"][-1].isalpha()
    if counted or not _valid(year, month, day) or not named or (match["sep"] and not year):
        return []
    first = Atom(*match.span(), "day", year, month, day, weekday=_weekday(match))
    if not match["until"] or not _valid(year, month, int(match["until"])) or int(match["until"]) <= day:
        return [first]
    last = Atom(*match.span(), "day", year, month, int(match["until"]))
    between = re.search(r"between \Z", text[max(0, match.start() - 8) : match.start()], re.IGNORECASE)
    return (
        [first, last]
        if match["join"] != "and" or between or last.day == day + 1
        else [first, Atom(match.end(), match.end(), "day", None), last]
    )


def part_name(match: re.Match[str]) -> str:
    """What `début`, `mi` or `fin` picks: `start`, `mid`, `end`, or "" for the whole."""
    return PARTS[(match["part"] or "courant").lower().split()[-1]]


# `which may in 2021`, `the march of 2021`
_VERB = frozenset({"may", "march"})
_NO_VERB_LEAD = re.compile(
    r"(?:\A|[(,:;\n-] ?|(?<![^\W_])(?:in|of|since|until|by|from|to|and|early|mid|late|during|for) )\Z"
)


def _month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    lead = text[max(0, match.start() - 8) : match.start()]
    if match["month"] in _VERB and not match["part"] and not _NO_VERB_LEAD.search(lead):
        return []
    year = full_year(match["year"] or match["short"] or match["late"])
    return [Atom(*match.span(), "month", year, month_number(match["month"]), part=part_name(match))]


def _numeric_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year, month = match["year"] or match["iso_year"], match["month"] or match["iso_month"]
    # `2010/11` is two years.
    if match["iso_sep"] == "/" and int(month) > int(year) % 100:
        return []
    return [Atom(*match.span(), "month", int(year), int(month))]


_SLASH_LEAD = re.compile(r"(?<![^\W_])(?:le|du|du \d{1,2}(?:/\d{1,2})? au|on) \Z", re.IGNORECASE)
_FRACTION_TAIL = re.compile(r" (?:de|du|des|of|restants?)(?![^\W_])| d'")


def _day_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`07/02`; `5/3` and `12.03` only after `le` or `du`, where it is no fraction (`le 2/3 des uns`)."""
    printed = match["month"] or match["apart"] or match["dotted"]
    day, month = int(match["day"]), int(printed)
    named = _SLASH_LEAD.search(text[max(0, match.start() - 24) : match.start()])
    fraction = day < month and _FRACTION_TAIL.match(text, match.end())
    if (match["apart"] or (match["month"] and len(printed) == 1)) and (not named or fraction):
        return []
    return [Atom(*match.span(), "day", None, month, day)] if _valid(None, month, day) else []


def _bare_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    return [
        Atom(
            *match.span(),
            "month",
            None,
            month_number(match["month"]),
            part=part_name(match),
            bare=not match["part"],
        )
    ]


def _year_first(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year, month, day = int(match["year"]), month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


_WHOLE = re.compile(r"\s*\Z")


def _digits(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`20210305`: with a time after it, or called a date, or nothing else; else it is some number."""
    named = _SPACED_LEAD.search(text[max(0, match.start() - 12) : match.start()])
    whole = not text[: match.start()].strip() and _WHOLE.match(text, match.end())
    if not (match["time"] or whole or (named and named.group().strip())):
        return []
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _year_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    return [Atom(*match.span(), "month", int(match["year"]), month_number(match["month"]))]


_SPACED_LEAD = re.compile(r"(?:\A|[:(]|(?<![^\W_])(?:le|du|au|date|en date du)) ?\Z", re.IGNORECASE)


def _spaced(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`le 05 03 2021`; alone, three numbers are more often part of a telephone number."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not _SPACED_LEAD.search(text[max(0, match.start() - 12) : match.start()]):
        return []
    return [Atom(*match.span(), "day", year, month, day)] if _valid(year, month, day) else []


def _holiday(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    return [Atom(*match.span(), "day", int(match["year"]), *HOLIDAYS[match["holiday"].lower()])]


DAY_BUILDERS: dict[str, Builder] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "english": _english, "month_first": _year_first,
    "year_first": _year_first, "compact": _year_first, "digits": _digits, "year_month": _year_month,
    "spaced": _spaced, "holiday": _holiday, "month": _month, "numeric_month": _numeric_month,
    "day_month": _day_month, "bare_month": _bare_month,
}  # fmt: skip
