"""Values of spreadsheet cells as a French office would print them: exact, without the program's own noise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from pipeline.values.numbers import is_ambiguous

SIGNIFICANT = 15
"""Digits that a spreadsheet computes with; what a binary float has beyond them is noise."""

PLAIN_EXPONENT = 20
CURRENCY = re.compile(r"F\s?CFA|FCFA|CFA|X[OA]F|[A-Z]{3}|[€$£]", re.IGNORECASE)
BRACKETED = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
SETTING = re.compile(r"\[[^\]]*\]")

Value = int | float | str | bool | Decimal | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Unit:
    """What a cell's number format prints behind the number: a percent sign or a currency."""

    sign: str
    factor: int = 1


PERCENT = Unit(sign="%", factor=100)


def unit_of(number_format: str) -> Unit | None:
    """The unit that a number format of Office Open XML prints, such as `0.0%` or `# ##0 "FCFA"`.

    Only a literal that is a currency and nothing else counts: `"M€"` speaks of millions.
    """
    first = number_format.split(";", 1)[0]
    literals = [found.strip() for found in BRACKETED.findall(first)]
    rest = BRACKETED.sub("", first)
    literals.append("".join(quoted or escaped for quoted, escaped in QUOTED.findall(rest)).strip())
    rest = SETTING.sub("", QUOTED.sub("", rest))
    if "%" in rest:
        return PERCENT
    literals += re.findall("[€$£]", rest)
    said = [literal for literal in literals if literal]
    return Unit(said[0]) if len(said) == 1 and CURRENCY.fullmatch(said[0]) else None


def print_value(value: Value, unit: Unit | None = None) -> str:
    """A value as text: `84235600`, `12,5 %`, `2023-09-05`, `14:30`, `VRAI`."""
    match value:
        case str():
            return value
        case bool():
            return "VRAI" if value else "FAUX"
        case int() | float() | Decimal():
            number = value if isinstance(value, Decimal) else Decimal(format(value, f".{SIGNIFICANT}g"))
            return f"{print_number(number * unit.factor)} {unit.sign}" if unit else print_number(number)
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
