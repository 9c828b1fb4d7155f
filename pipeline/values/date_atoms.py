"""Read the printed forms of `date_forms` into calendar units."""

import re
from calendar import monthrange
from collections.abc import Callable

from pipeline.values.date_forms import ANY_FORM, FORMS, PARTS, READERS
from pipeline.values.date_units import Atom
from pipeline.values.lexicon import CARDINALS, MONTH_ABBREVIATIONS, MONTHS, ORDINALS, WEEKDAYS
from pipeline.values.number_words import NUMBER_WORDS, parse_number_words

#: Stands for what is printed as a date and is none of the calendar: skipped whole.
NO_DATE = Atom(0, 0, "day", None)


def find_atoms(text: str, *, day_first: bool = True) -> list[list[Atom]]:
    """Every date-like piece of a folded text, in order; two atoms together are the ends of a range."""
    names = list(FORMS)
    found: list[list[Atom]] = []
    position = 0
    while match := ANY_FORM.search(text, position):
        atoms: list[Atom] = []
        end = match.end()
        for name in names[names.index(match.lastgroup or "") :]:
            exact = READERS[name].match(text, match.start())
            atoms = _BUILDERS[name](text, exact, day_first) if exact else []
            if atoms:
                break
        if atoms and atoms[0] is not NO_DATE:
            found.append(atoms)
            end = atoms[-1].end
        position = max(end if atoms else match.start() + 1, position + 1)
    return found


def month_number(name: str) -> int:
    """1 to 12 for a French or English month, abbreviated or not."""
    name = name.lower().rstrip(".")
    return MONTHS.get(name) or MONTH_ABBREVIATIONS[name]


def full_year(printed: str) -> int:
    """The year of a two- or four-digit print: 70 to 99 are of the last century."""
    digits = printed.lstrip("'")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 70 else 2000)


def _weekday(match: re.Match[str]) -> int | None:
    return WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None


def _day_number(printed: str) -> int:
    digits = re.match(r"\d+", printed)
    if digits:
        return int(digits.group())
    if printed.lower() in {"premier", "first"}:
        return 1
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
    return []


# `12 sept` and `6 mar` are as often no dates.
_DOUBTFUL_ABBREVIATIONS = frozenset({"sept", "mar", "jan", "sep", "dec"})


def _day(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    name = match["month"]
    printed_year = match["year"] or match["short"]
    lower = name.lower()
    alone = not printed_year and not name.endswith(".")
    if alone and lower in _DOUBTFUL_ABBREVIATIONS:
        return []
    year, end = (full_year(printed_year), match.end()) if printed_year else _year_in_words(text, match.end())
    day, month = _day_number(match["day"]), month_number(name)
    if not _valid(year, month, day):
        # `30 février 2023` is a wrong date, not a right month.
        return [NO_DATE] if day <= 31 else []
    return [Atom(match.start(), end, "day", year, month, day, weekday=_weekday(match))]


def _year_in_words(text: str, end: int) -> tuple[int | None, int]:
    words = re.compile(r" (?:de l'an )?(?=deux mille|mille neuf|two thousand)", re.IGNORECASE).match(
        text, end
    )
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
    month, day = month_number(match["month"]), int(match["day"])
    counted = year is None and re.match(
        r" (?:people|persons|[a-z]{3,}s)(?![^\W_])", text[match.end() : match.end() + 24]
    )
    if counted or not _valid(year, month, day) or not match["month"][0].isupper():
        return []
    first = Atom(*match.span(), "day", year, month, day, weekday=_weekday(match))
    if not match["until"] or not _valid(year, month, int(match["until"])) or int(match["until"]) <= day:
        return [first]
    last = Atom(*match.span(), "day", year, month, int(match["until"]))
    return (
        [first, last]
        if match["join"] != "and" or last.day == day + 1
        else [first, Atom(match.end(), match.end(), "day", None), last]
    )


def _part_name(match: re.Match[str]) -> str:
    return PARTS[(match["part"] or "courant").lower().split()[-1]]


def _month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year = full_year(match["year"] or match["short"])
    return [Atom(*match.span(), "month", year, month_number(match["month"]), part=_part_name(match))]


def _numeric_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    year, month = match["year"] or match["iso_year"], match["month"] or match["iso_month"]
    return [Atom(*match.span(), "month", int(year), int(month))]


def _day_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    day, month = int(match["day"]), int(match["month"])
    return [Atom(*match.span(), "day", None, month, day)] if _valid(None, month, day) else []


def _span_atom(
    match: re.Match[str], rank: int, quarter: bool, year: int | None, part: str, bare: bool
) -> list[Atom]:
    count = 4 if quarter else 2
    rank = count if rank == -1 else rank
    if rank > count:
        return []
    month = (rank - 1) * (12 // count) + 1
    return [Atom(*match.span(), "quarter" if quarter else "half", year, month, part=part, bare=bare)]


def _span(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    rank = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["rank"])
    quarter = (match["name"] or match["name2"]).lower()[0] in "tq"
    year = int(match["year"]) if match["year"] else None
    last = _span_atom(match, rank, quarter, year, _part_name(match), bare=False)
    earlier = ORDINALS[match["earlier"].lower()] if match["earlier"] else rank
    return [*_span_atom(match, earlier, quarter, year, "", bare=False), *last] if earlier < rank else last


def _short_span(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    letter = match["letter"] or match["letter2"] or match["letter3"]
    rank = int(match["rank"] or match["rank2"] or match["rank3"])
    year = match["year"] or match["year2"]
    if not letter.isupper():
        return []
    return _span_atom(match, rank, letter in "TQ", int(year) if year else None, "", bare=year is None)


def _years(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`2019-2023`, `2022/23`; not `2010-11`, which is November 2010."""
    first = int(match["year"])
    until = int(match["until"]) if len(match["until"]) == 4 else first // 100 * 100 + int(match["until"])
    short_month = len(match["until"]) == 2 and match["sep"] == "-" and int(match["until"]) <= 12
    if (
        until <= first
        or until - first > 60
        or short_month
        or (len(match["until"]) == 2 and until - first > 15)
    ):
        return []
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", until)]


def _months(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    """`les six premiers mois de 2023`."""
    printed = match["count"] or match["count2"]
    count = int(printed) if printed.isdecimal() else CARDINALS[printed.lower()]
    year = int(match["year"])
    if not 1 <= count <= 12:
        return []
    return [Atom(*match.span(), "month", year, 1), Atom(*match.span(), "month", year, count)]


def _decade(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    printed = match["decade"] or match["decade2"]
    if match["decade"] and match.group().lower().startswith("the") and not match.group().endswith("s"):
        return []
    first = int(printed) if len(printed) == 4 else 1900 + int(printed)
    return [Atom(*match.span(), "year", first), Atom(*match.span(), "year", first + 9)]


def _year(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    start = match.start() if match["part"] or match.group()[:2].upper() == "FY" else match.start("year")
    return [Atom(start, match.end(), "year", int(match["year"]), part=_part_name(match))]


def _bare_month(text: str, match: re.Match[str], day_first: bool) -> list[Atom]:
    return [
        Atom(
            *match.span(),
            "month",
            None,
            month_number(match["month"]),
            part=_part_name(match),
            bare=not match["part"],
        )
    ]


_BUILDERS: dict[str, Callable[[str, re.Match[str], bool], list[Atom]]] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "english": _english, "month": _month,
    "numeric_month": _numeric_month, "day_month": _day_month, "span": _span, "short_span": _short_span,
    "years": _years, "months": _months, "decade": _decade, "year": _year, "bare_month": _bare_month,
}  # fmt: skip
