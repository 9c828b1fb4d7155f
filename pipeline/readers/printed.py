"""Values of spreadsheet cells as a French office would print them: exact, without the program's own noise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from pipeline.values.numbers import is_ambiguous

SIGNIFICANT = 15
"""Digits that a spreadsheet computes with; what a binary float has beyond them is noise."""

PLAIN_EXPONENT = 20
CURRENCY = re.compile(r"F\s?CFA|FCFA|CFA|X[OA]F|[A-Z]{3}|[€$£]", re.IGNORECASE)
BRACKETED = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
SETTING = re.compile(r"\[[^][]*\]")

Value = int | float | str | bool | Decimal | time | date | datetime | timedelta


SCALED = re.compile(r"[0#?](,+)(?![\d#?,])")
"""Commas behind the last digit of a number format: each leaves three digits out."""

DECIMALS = re.compile(r"\.([0#?]+)")

DatePart = Literal["month", "year"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a cell's number format makes of a value.

    `sign` is printed behind it, a percent sign or a currency; it is multiplied by `factor` and, where
    that leaves digits out, rounded to `decimals`. Of a date it prints no more than a `date_part`.
    """

    sign: str = ""
    factor: Decimal = Decimal(1)
    decimals: int | None = None
    date_part: DatePart | None = None


PERCENT = Unit(sign="%", factor=Decimal(100))


def unit_of(number_format: str) -> Unit | None:
    """What a number format of Office Open XML makes of a value: `0.0%`, `# ##0 "FCFA"`, `#,##0,`, `mmm-yy`.

    Only a literal that is a currency and nothing else counts (`"M€"` speaks of millions), unless the format
    leaves digits out itself.
    """
    first = number_format.split(";", 1)[0]
    literals = [literal.strip() for literal in BRACKETED.findall(first)]
    rest = BRACKETED.sub("", first)
    literals.append("".join(quoted or escaped for quoted, escaped in QUOTED.findall(rest)).strip())
    rest = SETTING.sub("", QUOTED.sub("", rest))
    if "%" in rest:
        return PERCENT
    if part := _date_part(rest):
        return Unit(date_part=part)
    literals += re.findall("[€$£]", rest)
    said = [literal for literal in literals if literal]
    if scaled := SCALED.search(rest):
        decimals = DECIMALS.search(rest)
        factor = Decimal(1).scaleb(-3 * len(scaled[1]))
        return Unit(" ".join(said), factor, len(decimals[1]) if decimals else 0)
    return Unit(said[0]) if len(said) == 1 and CURRENCY.fullmatch(said[0]) else None


def is_date(number_format: str) -> bool:
    """Whether a number format prints a day, a month or a year: `dd/mm/yyyy`, `mmm-yy`."""
    rest = SETTING.sub("", QUOTED.sub("", BRACKETED.sub("", number_format.split(";", 1)[0]))).lower()
    return "y" in rest and not set(rest) & set("0#?")


def _date_part(number_format: str) -> DatePart | None:
    """What of a date a format prints, where that is no day: `month` with its year, or `year` alone."""
    letters = set(number_format.lower()) & set("ymdhs")
    return {frozenset("ym"): "month", frozenset("y"): "year"}.get(frozenset(letters))  # type: ignore[return-value]


def print_value(value: Value, unit: Unit | None = None) -> str:
    """A value as text: `84235600`, `12,5 %`, `2023-09-05`, `14:30`, `VRAI`."""
    match value:
        case str():
            return value
        case bool():
            return "VRAI" if value else "FAUX"
        case int() | float() | Decimal():
            number = value if isinstance(value, Decimal) else Decimal(format(value, f".{SIGNIFICANT}g"))
            return (
                f"{print_number(_shown(number, unit))} {unit.sign}".strip() if unit else print_number(number)
            )
        case date() if unit is not None and unit.date_part is not None:
            return f"{value:%Y}" if unit.date_part == "year" else f"{value:%Y-%m}"
        case datetime():
            moment = f" {print_value(value.time())}" if value.time() != time() else ""
            return value.date().isoformat() + moment
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"


def _shown(number: Decimal, unit: Unit) -> Decimal:
    """A number as its format shows it: with all its digits, unless the format leaves some out."""
    number = number * unit.factor
    if unit.decimals is None or not number.is_finite():
        return number
    return number.quantize(Decimal(1).scaleb(-unit.decimals), ROUND_HALF_UP)


def print_number(number: Decimal) -> str:
    """A number in plain digits with a decimal comma.

    `1,125` is a thousand to one reader and a little over one to another: it gets a further zero.
    """
    if not number.is_finite() or abs(number.adjusted()) > PLAIN_EXPONENT:
        return str(number)
    digits = format(number, "f")
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    printed = f"{whole},{fraction}" if fraction else whole
    return printed + "0" if is_ambiguous(printed.lstrip("-")) else printed
