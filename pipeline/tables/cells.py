"""The values of cells: read as their column's kind, or left as text with the reason why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.language import DEFAULT, lexicon
from pipeline.records.tables import CellKind
from pipeline.tables.kinds import ColumnKind, bare, is_nil
from pipeline.tables.units import SCALE_NOTE, notes_of
from pipeline.values.currencies import find_currency
from pipeline.values.dates import parse_date
from pipeline.values.durations import parse_duration
from pipeline.values.money import AmountReading, parse_amount
from pipeline.values.numbers import parse_number
from pipeline.values.references import parse_reference


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell was read as, and the interval that the printed figure stands for.

    `place` is the value of one in its last printed place; `problem` says why it is not what its column holds.
    """

    kind: CellKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    problem: str | None = None
    place: Decimal | None = None


TEXT = CellValue("text")


def amount(reading: AmountReading) -> CellValue:
    """What a cell with an amount of money was read as."""
    return CellValue(
        "amount", reading.value, reading.low, reading.high, reading.currency, place=reading.place
    )


def figure(
    kind: CellKind, value: Decimal, unit: str | None = None, factor: Decimal | None = None
) -> CellValue:
    """A figure, which stands for all that is rounded to it; a whole number without a scale for itself."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    scale = factor or Decimal(1)
    half = Decimal(5).scaleb(-decimals - 1) * scale if decimals > 0 or scale > 1 else Decimal(0)
    value = value * scale
    place = Decimal(1).scaleb(-max(decimals, 0)) * scale
    return CellValue(kind, value, value - half, value + half, unit, place=place)


def read_cell(text: str, column: ColumnKind, *, label: str = "", country: str = "ML") -> CellValue:
    """A cell as its column says; `label` is the text of its row's first cell, which may name a currency.

    Where the text does not parse, the value is empty and `problem` says why.
    """
    text = bare(text)
    if not text or column.kind == "text":
        return TEXT
    if is_nil(text) and not (column.kind == "amount" and text.strip("-–—−") == ""):
        return CellValue(column.kind)
    try:
        return _parsed(text, column, label, country)
    except ValueError as error:
        return CellValue("text", problem=f"not read as {column.kind}: {error}")


def _parsed(text: str, column: ColumnKind, label: str, country: str) -> CellValue:
    if column.kind == "amount":
        reading = parse_amount(text, unit=column.printed, number_format=column.number_format, country=country)
        return amount(reading)
    if column.kind == "date":
        parse_date(text)
        return CellValue("date")
    if column.kind == "reference":
        parse_reference(text)
        return CellValue("reference")
    if column.kind == "duration":
        return figure("duration", parse_duration(text, unit=column.printed), "month")
    return _number(text, column, label, country)


def _number(text: str, column: ColumnKind, label: str, country: str) -> CellValue:
    """A number; a row whose label names its unit (`Budget (FCFA)`, `Taux (%)`) says what it counts."""
    note = notes_of(label, country)
    if column.kind != "percent" and find_currency(note, country=country):
        reading = parse_amount(text, unit=note, number_format=column.number_format, country=country)
        return amount(reading)
    if find_currency(text, country=country):
        reading = parse_amount(text, unit=None, number_format=column.number_format, country=country)
        return amount(reading)
    percent = text.endswith("%")
    value = parse_number(text.rstrip("% "), number_format=column.number_format, accounts=True)
    if percent or column.kind == "percent" or "%" in note:
        return figure("percent", value, "%")
    scale = SCALE_NOTE.search(column.printed or "")
    factor = lexicon(DEFAULT).numbers.scales.get(scale.group(1).lower()) if scale else None
    return figure(column.kind, value, factor=factor)
