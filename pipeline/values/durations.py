"""Durations in months: how long an agreement runs, never when."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.numbers.digits import DIGITS, parse_number, read_digits
from pipeline.values.numbers.words import NUMBER_WORDS, read_number_words
from pipeline.values.text.spans import Reading, fold, mask

# Months per unit. Weeks and days are of a year of 12 months, 52 weeks and 365 days.
UNITS: dict[str, Decimal] = {
    "mois": Decimal(1), "month": Decimal(1), "months": Decimal(1),
    "an": Decimal(12), "ans": Decimal(12), "année": Decimal(12), "années": Decimal(12),
    "year": Decimal(12), "years": Decimal(12), "yr": Decimal(12), "yrs": Decimal(12),
    "trimestre": Decimal(3), "trimestres": Decimal(3), "quarter": Decimal(3), "quarters": Decimal(3),
    "semestre": Decimal(6), "semestres": Decimal(6),
    "semaine": Decimal(12) / 52, "semaines": Decimal(12) / 52, "week": Decimal(12) / 52,
    "weeks": Decimal(12) / 52,
    "jour": Decimal(12) / 365, "jours": Decimal(12) / 365,
    "day": Decimal(12) / 365, "days": Decimal(12) / 365,
}  # fmt: skip

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_AFTER = re.compile(
    rf"(?: ?\((?:\d{{1,3}}|[^\W\d_]+(?:[ -][^\W\d_]+){{0,4}})\))?[ -]?({_UNIT})(?![^\W_])", re.IGNORECASE
)
_HALF = re.compile(r" (?:et demie?|and a half)(?![^\W_])", re.IGNORECASE)
_SMALLER = re.compile(r",? (?:et |and )?(?=\w)")
# `âgés de 15 ans`, `tous les deux ans` and `il y a 10 ans` last nothing, and the upper bound of
# `6-8 semaines` is not how long it lasts.
_NOT_A_DURATION = re.compile(
    r"(?<![^\W_])(?:âgée?s? de|âgée?s? entre|âge de|il y a|tous les|toutes les|aged?|every|moins de \d+ à|"
    r"de \d+ à) \Z|(?<!\d)\d{1,2}(?:-| (?:à|to|ou|or) )\Z",
    re.IGNORECASE,
)
_AGO = re.compile(r" (?:ago|auparavant|plus tôt|plus tard|later|d'âge|old)(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DurationReading(Reading):
    """A printed duration, in months."""

    months: Decimal


def parse_duration(text: str, unit: str | None = None) -> Decimal:
    """Read one cell as a number of months.

    Args:
        text: `22 mois`, `2 ans`, `six mois`, or a bare `19,2` where `unit` says what it counts.
        unit: the words that name the unit, usually the column header (`Durée prévue (en mois)`).

    Raises:
        ValueError: not one duration, or a bare number whose unit is not named.
    """
    found = find_durations(text)
    if len(found) == 1 and not (text[: found[0].char_start] + text[found[0].char_end :]).strip(
        " .,;()\n\t\u00a0"
    ):
        return found[0].months
    named = {
        UNITS[name.lower()]
        for name in re.findall(rf"(?<![^\W_])({_UNIT})(?![^\W_])", unit or "", re.IGNORECASE)
    }
    if len(named) != 1:
        raise ValueError(f"no unit for the duration {text!r} under {unit!r}")
    value = parse_number(text)
    if value < 0:
        raise ValueError(f"a duration is not negative: {text!r}")
    return value * named.pop()


def find_durations(text: str) -> list[DurationReading]:
    """Every duration printed in `text`, in months, ages and recurrences left out."""
    folded = fold(text)
    matched = mask(folded.text)
    found: list[DurationReading] = []
    position = 0
    numbers = sorted(
        [*DIGITS.finditer(matched), *NUMBER_WORDS.finditer(matched)], key=lambda match: match.start()
    )
    for number in numbers:
        if number.start() < position:
            continue
        read = _read(matched, number)
        if read is None:
            continue
        months, end = read
        position = end
        lead = matched[max(0, number.start() - 24) : number.start()]
        if _NOT_A_DURATION.search(lead) or _AGO.match(matched, end):
            continue
        place = folded.reading(number.start(), end)
        found.append(DurationReading(place.text, place.char_start, place.char_end, months))
    return found


def _read(text: str, number: re.Match[str]) -> tuple[Decimal, int] | None:
    """A number with its unit, and a smaller unit after it (`2 ans et 6 mois`)."""
    unit = _AFTER.match(text, number.end())
    if unit is None:
        return None
    try:
        words = number.re is NUMBER_WORDS
        count = read_number_words(number).value if words else read_digits(number.group(), scaled=True).value
    except ValueError:
        return None
    per = UNITS[unit[1].lower()]
    half = _HALF.match(text, unit.end())
    if half:
        return (count + Decimal("0.5")) * per, half.end()
    joined = _SMALLER.match(text, unit.end())
    if joined:
        following = DIGITS.match(text, joined.end()) or NUMBER_WORDS.match(text, joined.end())
        smaller = _AFTER.match(text, following.end()) if following else None
        if following and smaller and UNITS[smaller[1].lower()] < per:
            rest = _read(text, following)
            if rest:
                return count * per + rest[0], rest[1]
    return count * per, unit.end()
