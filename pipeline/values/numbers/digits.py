"""Printed numbers: which sign is the decimal one, the value, and the interval that the print stands for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.language import DEFAULT, group, lexicon
from pipeline.language.cldr import number_signs
from pipeline.records.record import Frozen
from pipeline.values.numbers.number_words import parse_number_words
from pipeline.values.text.at_figures import AtFigures
from pipeline.values.text.spans import fold


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The decimal and thousands signs of a text or a column; "" where nothing printed tells.

    `before_scale` is the decimal sign of numbers with a scale behind them (`24,5 milliards`), where it is
    known by itself. A figure that hangs on one of the `doubtful` signs, or before a scale on one of
    `doubtful_before_scale`, is read and left open: they stand for both, or nothing unmistakable was printed.
    Spaces of every kind are folded to " ", apostrophes to "'".
    """

    decimal: str = ""
    thousands: str = ""
    before_scale: str = ""
    doubtful: str = ""
    doubtful_before_scale: str = ""


FRENCH = NumberFormat(decimal=",", thousands=" ")
ENGLISH = NumberFormat(decimal=".", thousands=",")
UNKNOWN = NumberFormat()

#: Longer runs of digits are account numbers or noise, and would not be exact in decimal arithmetic.
MAX_DIGITS = 18


@cache
def habit(language: str = DEFAULT) -> str:
    """The decimal sign of a language whose thousands have the other of point and comma; else "".

    French takes its thousands apart with a space: there a point is by habit neither sign.
    """
    decimal, thousands = number_signs(lexicon(language).code)
    return decimal if {decimal, thousands} == {".", ","} else ""


@cache
def digits(language: str = DEFAULT) -> re.Pattern[str]:
    """Digits with their separators, in folded text. A repeated separator must be the same throughout."""
    words = lexicon(language).numbers
    large = {name[:5] for name, scale in words.scales.items() if scale >= 10**6}
    return re.compile(
        # not inside a number, but behind the dots that lead to a price, or that of a currency (`Ksh.500`)
        r"(?=\d|[.,]\d)(?:(?<![\d.,^])|(?<=\.\.)|(?<=[Ss]h\.)|(?<=hs\.)|(?<=Rs\.)|(?<=[A-Z]{3}\.))"
        r"(?!(?<=[Ss]h)\.|(?<=hs)\.|(?<=Rs)\.|(?<=[A-Z]{3})\.)(?<!\d')(?<!\d[eE])(?:"
        # 5. 000. 000 and 5 000000, as scans and worn text layers have them
        r"\d{1,3}(?P<spaced>\. | \.)\d{3}(?:(?P=spaced)\d{3})+|\d{1,3} 000000(?!\d)"
        # GH¢196, 940 to ...: a stray space before a group, behind a currency, with no second thing counted
        r"|(?:(?<=[$€£¢₵])|(?<=[Ss]h)|(?<=hs\.))\d{1,3}(?P<strayed>, )\d{3}(?:(?P=strayed)\d{3}|,\d{3})*"
        r"(?= (?:to|for|in|as|by|from|was|were|which|and|of|towards|on|at|has|had|paid|each|per)\b"
        r"|[.;:)](?!\d)|\Z)"
        # 12 500 000,50; 1,234.5; 6'712'000
        r"|\d{1,3}(?P<sep>[ .,'])\d{3}(?!\d)(?:(?P=sep)\d{3}(?!\d))*(?:[.,]\d+)?"
        r"|(?P<lost>\d{4,9} (?:\d{3}(?!\d) ?)*\d{3},\d{2}(?!\d)|(?!19|20)\d{4,6}(?: 000)+(?!\d))"
        # 1,23,45,678 as in India
        r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
        # 902 virgule 36
        rf"|\d{{1,3}} {group(words.point_between_digits)} \d{{1,3}}"
        # 46, 3 milliards
        rf"|(?<!\d, )\d{{1,3}}(?:, | ,| , )\d{{1,2}}(?= {group('|'.join(sorted(large)))})"
        r"|\d+[.,]\d+|\d+"
        # $.50
        r"|(?:(?<=[$€£])|(?<=[$€£] )|(?<![^\s(])(?=[.,]\d+ ?[$€£]))[.,]\d{1,2}"
        r")(?!\d|[.,'/]\d)",
        re.IGNORECASE,
    )


@cache
def figures(language: str = DEFAULT) -> AtFigures:
    """`digits`, to find them in a text."""
    return AtFigures(digits(language))


WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){0,5}|\d{4,18}")
"""Figures alone that read alike under every format: whole, and taken apart by single spaces if at all."""

_ONE = Decimal(1)
_ONE_SIGN = re.compile(r"(\d+)([.,])(\d+)")
_STRAYED = re.compile(r", (?=\d{3})")
_SPELLED_SIGN = re.compile(r" [^\W\d_]+ ")


class PrintedNumber(Frozen):
    """A value and its unit in the last printed place: `28,1` has 0.1, `12 500` has 1.

    `other` is the value where a single sign before three digits is taken for its other meaning, and `open`
    says that nothing but a habit decided between the two.
    """

    value: Decimal
    unit: Decimal
    other: Decimal | None = None
    open: bool = False


def read_digits(token: str, number_format: NumberFormat = UNKNOWN, *, scaled: bool = False) -> PrintedNumber:
    """Read one folded match of `digits`.

    A single dot or comma before exactly three digits is the only doubtful case: `number_format` decides,
    then a following scale word (`2.856 milliards`, `scaled`) makes it a decimal sign, else it is thousands.

    Raises:
        ValueError: the groups are not a number's.
    """
    figures = token.replace(" ", "").replace("'", "")
    if figures.isdecimal() and len(figures) <= MAX_DIGITS:
        return PrintedNumber(Decimal(figures), _ONE)
    token = token.replace(",", "").replace(" ", "") if _STRAYED.search(token) else token
    token = _SPELLED_SIGN.sub(",", token)
    signs = [char for char in token if char in ".,"]
    plain = token.replace(" ", "").replace("'", "")
    decimal = ""
    if len(set(signs)) == 2:
        decimal = signs[-1]
    elif len(signs) == 1:
        decimal = signs[0] if _single_is_decimal(token, number_format, scaled=scaled) else ""
    whole, _, fraction = plain.rpartition(decimal) if decimal else (plain, "", "")
    figures = whole.replace(".", "").replace(",", "") or "0"
    if len(figures) + len(fraction) > MAX_DIGITS:
        raise ValueError(f"more digits than any amount has: {token[:MAX_DIGITS]!r}...")
    if not figures.isdecimal() or not (fraction or "0").isdecimal():
        raise ValueError(f"not a number: {token!r}")
    value = Decimal(f"{int(figures)}.{fraction}" if fraction else int(figures))
    unit = Decimal(1).scaleb(-len(fraction))
    if not is_ambiguous(token):
        return PrintedNumber(value, unit)
    doubtful = number_format.doubtful_before_scale if scaled else number_format.doubtful
    return PrintedNumber(value, unit, value * 1000 if decimal else value / 1000, signs[0] in doubtful)


def _single_is_decimal(token: str, number_format: NumberFormat, *, scaled: bool) -> bool:
    match = _ONE_SIGN.fullmatch(token)
    if not match or not is_ambiguous(token):
        return True
    sign = match[2]
    if scaled and number_format.before_scale:
        return sign == number_format.before_scale
    if sign in (number_format.decimal, number_format.thousands):
        return sign == number_format.decimal
    return scaled


def is_ambiguous(token: str) -> bool:
    """Whether only context tells the value: one dot or comma, before exactly three digits."""
    match = _ONE_SIGN.fullmatch(token)
    return bool(match and len(match[3]) == 3 and len(match[1]) <= 3 and not match[1].startswith("0"))


def parse_number(
    text: str,
    *,
    number_format: NumberFormat = UNKNOWN,
    accounts: bool = False,
    language: str = DEFAULT,
) -> Decimal:
    """Read a string that is one number and nothing else.

    Args:
        text: digits with any separators, or number words.
        number_format: decides a single separator before three digits, which else means thousands.
        accounts: read a bracketed number as negative and a lone dash as nil, as accounts print them.
        language: ISO 639-1 code of the words.

    Raises:
        ValueError: the string is not a number.
    """
    if WHOLE.fullmatch(text):
        return Decimal("".join(text.split()))
    folded = fold(text).text.strip()
    if accounts and folded in {"-", "--", "−"}:
        return Decimal(0)
    negative = False
    if accounts and folded.startswith("(") and folded.endswith(")"):
        negative, folded = True, folded[1:-1].strip()
    if folded[:1] in {"-", "−", "+"}:
        negative, folded = negative != (folded[0] != "+"), folded[1:].lstrip()
    elif accounts and folded.endswith("-"):
        negative, folded = True, folded[:-1].rstrip()
    match = digits(language).fullmatch(f"0{folded}" if folded[:1] in {".", ","} else folded)
    value = read_digits(match.group(), number_format).value if match else parse_number_words(folded, language)
    return -value if negative else value


def guess_number_format(texts: Sequence[str]) -> NumberFormat:
    """Decide the signs of a whole column from the cells that leave no doubt.

    A repeated sign, or the first of two kinds, is thousands; the last of two kinds, or one that is not before
    three digits, is decimal. Where every single sign stands before three digits, it is thousands.
    """
    decimals: Counter[str] = Counter()
    thousands: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    for text, times in Counter(filter(_DIGIT.search, texts)).items():
        if WHOLE.fullmatch(text):
            if spaces := len(text.split()) - 1:
                thousands[" "] += times * spaces
            continue
        for match in digits().finditer(fold(text).text):
            token = match.group()
            if is_ambiguous(token):
                doubtful[token.strip("0123456789")] += times
                continue
            signs = re.sub(r"\d", "", token)
            if signs[-1:] in _POINTS and signs.count(signs[-1]) == 1:
                decimals[signs[-1]] += times
                signs = signs[:-1]
            for sign in signs:
                thousands[sign] += times
    decimal = _most(decimals)
    grouping = _most(Counter({sign: n for sign, n in (thousands or doubtful).items() if sign != decimal}))
    if not decimal and grouping in (".", ","):
        decimal = "," if grouping == "." else "."
    return NumberFormat(decimal, grouping)


_DIGIT = re.compile(r"\d")
_POINTS = frozenset(".,")
_POINTED = re.compile(r"[.,\u00b7\u22c5]")
"""What may be a point or a comma when it is folded."""


def all_ambiguous(texts: Sequence[str]) -> bool:
    """Whether some cells print a point or comma, and every such sign stands alone before three digits."""
    signed = [
        match.group()
        for text in filter(_POINTED.search, texts)
        for match in digits().finditer(fold(text).text)
        if "." in match.group() or "," in match.group()
    ]
    return bool(signed) and all(map(is_ambiguous, signed))


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda sign: (counts[sign], sign)) if counts else ""


def printed_interval(value: Decimal, unit: Decimal) -> tuple[Decimal, Decimal]:
    """The values that print as `value` when rounded to `unit`; a number printed to the unit is itself."""
    if unit <= 1:
        return value, value
    half = unit / 2
    low, high = value - half, value + half
    whole = half == half.to_integral_value()
    return (
        (low.to_integral_value(), high.to_integral_value())
        if whole and value == value.to_integral_value()
        else (low, high)
    )


def trimmed(value: Decimal) -> Decimal:
    """Without the zeros that a multiplication left behind the decimal sign."""
    return value.to_integral_value() if value == value.to_integral_value() else value
