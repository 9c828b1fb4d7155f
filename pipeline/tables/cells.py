"""The values of cells: read as their column's kind, or left as text with the reason why."""

from __future__ import annotations

from decimal import Decimal

from pipeline.language import lexicon
from pipeline.records.record import Frozen
from pipeline.records.tables import CellKind
from pipeline.tables.kinds import ColumnKind, bare, is_nil
from pipeline.tables.units import named_currency, notes_of, unit_patterns
from pipeline.values.dates import parse_date
from pipeline.values.durations import parse_duration
from pipeline.values.money import AmountReading, parse_amount
from pipeline.values.numbers import parse_number
from pipeline.values.references import parse_reference
from pipeline.values.text_context import UNKNOWN_SETTING, TextContext

KEPT = 4096
"""Readings of a column that are kept: long lists say the same dates and sums again."""

LABELLED = ("integer", "number", "percent")
"""Kinds of columns of which the label of a row tells what the figures count."""


class CellValue(Frozen):
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


def read_cell(
    text: str, column: ColumnKind, *, label: str = "", setting: TextContext = UNKNOWN_SETTING
) -> CellValue:
    """A cell as its column says; `label` is the text of its row's first cell, which may name a currency.

    Where the text does not parse, the value is empty and `problem` says why.
    """
    if column.kind == "text":
        return TEXT
    text = bare(text)
    if not text:
        return TEXT
    if is_nil(text, setting.language) and not (column.kind == "amount" and text.strip("-–—−") == ""):
        return CellValue(column.kind)
    try:
        return _parsed(text, column, label, setting)
    except ValueError as error:
        return CellValue("text", problem=f"not read as {column.kind}: {error}")


def _parsed(text: str, column: ColumnKind, label: str, setting: TextContext) -> CellValue:
    if column.kind == "amount":
        return _amount(text, column.printed, column, setting)
    if column.kind == "date":
        parse_date(text, language=setting.language, country=setting.country)
        return CellValue("date")
    if column.kind == "reference":
        parse_reference(text)
        return CellValue("reference")
    if column.kind == "duration":
        return figure("duration", parse_duration(text, column.printed, setting.language), "month")
    return _number(text, column, label, setting)


def _amount(text: str, unit: str | None, column: ColumnKind, setting: TextContext) -> CellValue:
    return amount(
        parse_amount(
            text,
            unit=unit,
            number_format=column.number_format,
            country=setting.country,
            language=setting.language,
        )
    )


def _number(text: str, column: ColumnKind, label: str, setting: TextContext) -> CellValue:
    """A number; a row whose label names its unit (`Budget (FCFA)`, `Taux (%)`) says what it counts."""
    note = notes_of(label, setting)
    if column.kind != "percent" and named_currency(note, setting):
        return _amount(text, note, column, setting)
    if named_currency(text, setting):
        return _amount(text, None, column, setting)
    percent = text.endswith("%")
    value = parse_number(
        text.rstrip("% "), number_format=column.number_format, accounts=True, language=setting.language
    )
    if percent or column.kind == "percent" or "%" in note:
        return figure("percent", value, "%")
    scale = unit_patterns(setting.language).scale_note.search(column.printed or "")
    factor = lexicon(setting.language).numbers.scales.get(scale.group(1).lower()) if scale else None
    return figure(column.kind, value, factor=factor)
