"""Durations in months: how long an agreement runs, never when."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.language import DEFAULT, alternatives, group, lexicon
from pipeline.values.numbers.digits import digits, figures, parse_number, read_digits
from pipeline.values.numbers.number_words import number_word_runs, number_words, read_number_words
from pipeline.values.text.spans import SpanReading, fold, mask


@dataclass(frozen=True, slots=True)
class _DurationPatterns:
    """The words of durations of one language, and the months of each unit."""

    units: dict[str, Decimal]
    after: re.Pattern[str]
    named: re.Pattern[str]
    half: re.Pattern[str]
    smaller: re.Pattern[str]
    not_a_duration: re.Pattern[str]
    ago: re.Pattern[str]


@cache
def _patterns(language: str) -> _DurationPatterns:
    words = lexicon(language).durations
    i = re.IGNORECASE
    unit = alternatives(words.units)
    start, end = r"(?<![^\W_])", r"(?![^\W_])"
    return _DurationPatterns(
        words.units,
        re.compile(rf"(?: ?\((?:\d{{1,3}}|[^\W\d_]+(?:[ -][^\W\d_]+){{0,4}})\))?[ -]?({unit}){end}", i),
        re.compile(rf"{start}({unit}){end}", i),
        re.compile(rf" {group(words.and_a_half)}{end}", i),
        re.compile(rf",? (?:{group(words.and_)} )?(?=\w)"),
        # `âgés de 15 ans`, `tous les deux ans` and `il y a 10 ans` last nothing, and the upper bound of
        # `6-8 semaines` is not how long it lasts.
        re.compile(
            rf"{start}{group(words.no_duration_lead)} \Z|(?<!\d)\d{{1,2}}(?:-| {group(words.bound_lead)} )\Z",
            i,
        ),
        re.compile(rf" {group(words.no_duration_tail)}{end}", i),
    )


class DurationReading(SpanReading):
    """A printed duration, in months."""

    months: Decimal


def parse_duration(text: str, unit: str | None = None, language: str = DEFAULT) -> Decimal:
    """Read one cell as a number of months.

    Args:
        text: `22 mois`, `2 ans`, `six mois`, or a bare `19,2` where `unit` says what it counts.
        unit: the words that name the unit, usually the column header (`Durée prévue (en mois)`).
        language: ISO 639-1 code of both.

    Raises:
        ValueError: not one duration, or a bare number whose unit is not named.
    """
    readings = find_durations(text, language)
    patterns = _patterns(language)
    if len(readings) == 1 and not (text[: readings[0].char_start] + text[readings[0].char_end :]).strip(
        " .,;()\n\t\u00a0"
    ):
        return readings[0].months
    named = {patterns.units[name.lower()] for name in patterns.named.findall(unit or "")}
    if len(named) != 1:
        raise ValueError(f"no unit for the duration {text!r} under {unit!r}")
    value = parse_number(text, language=language)
    if value < 0:
        raise ValueError(f"a duration is not negative: {text!r}")
    return value * named.pop()


def find_durations(text: str, language: str = DEFAULT) -> list[DurationReading]:
    """Every duration printed in `text`, in months, ages and recurrences left out."""
    folded = fold(text)
    matched = mask(folded.text)
    patterns = _patterns(language)
    readings: list[DurationReading] = []
    position = 0
    numbers = sorted(
        [*figures(language).finditer(matched), *number_word_runs(language).finditer(matched)],
        key=lambda match: match.start(),
    )
    for number in numbers:
        if number.start() < position:
            continue
        read = _read(matched, number, language)
        if read is None:
            continue
        months, end = read
        position = end
        lead = matched[max(0, number.start() - 24) : number.start()]
        if patterns.not_a_duration.search(lead) or patterns.ago.match(matched, end):
            continue
        place = folded.reading(number.start(), end)
        readings.append(DurationReading(place.text, place.char_start, place.char_end, months))
    return readings


def _read(text: str, number: re.Match[str], language: str) -> tuple[Decimal, int] | None:
    """A number with its unit, and a smaller unit after it (`2 ans et 6 mois`)."""
    patterns, words = _patterns(language), number_words(language)
    unit = patterns.after.match(text, number.end())
    if unit is None:
        return None
    try:
        in_words = number.re is words
        count = (
            read_number_words(number, language).value
            if in_words
            else read_digits(number.group(), scaled=True).value
        )
    except ValueError:
        return None
    per = patterns.units[unit[1].lower()]
    half = patterns.half.match(text, unit.end())
    if half:
        return (count + Decimal("0.5")) * per, half.end()
    joined = patterns.smaller.match(text, unit.end())
    if joined:
        following = digits(language).match(text, joined.end()) or words.match(text, joined.end())
        smaller = patterns.after.match(text, following.end()) if following else None
        if following and smaller and patterns.units[smaller[1].lower()] < per:
            rest = _read(text, following, language)
            if rest:
                return count * per + rest[0], rest[1]
    return count * per, unit.end()
