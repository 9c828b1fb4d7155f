"""How a record type says what its columns are: once, for the files, the DDL, the dictionary and Datasette."""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline.records.record import Record

BOX = ("x0", "top", "x1", "bottom")
RELIANCE = ("confidence", "quality")
"""Columns that say how sure a reading is; see `records.legible`."""

R = TypeVar("R")


def described(
    description: str,
    *,
    unit: str | None = None,
    references: str | None = None,
    facet: bool = False,
    index: bool = False,
    default: Any = dataclasses.MISSING,
) -> Any:
    """Declare a column of a record type.

    Args:
        description: what stands in it, as the data dictionary and Datasette say it.
        unit: the unit of the values (`points`, `months`, ...).
        references: the table whose `id` it holds.
        facet: whether it is offered as a facet in Datasette.
        index: whether it is worth an index beyond those of keys and facets.
        default: the value of a record that does not give one.
    """
    metadata = {
        "description": description,
        "unit": unit,
        "references": references,
        "facet": facet,
        "index": index,
    }
    return dataclasses.field(default=default, metadata=metadata)


def box_column(what: str) -> Any:
    """Declare one side of the box in which a record stands on its page."""
    return described(
        f"{what} of its box on the page; empty where the source has no layout", unit="points", default=None
    )


_NOWHERE: dict[str, Any] = dict.fromkeys(BOX)
"""Of a source without layout, one for all; nobody writes into it."""


class Boxed(Record):
    """A record that stands somewhere on a page; points, origin top left, as in pdfplumber."""

    x0: float | None = box_column("Left side")
    top: float | None = box_column("Upper side")
    x1: float | None = box_column("Right side")
    bottom: float | None = box_column("Lower side")

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """The four sides, or None where the source has no layout."""
        if self.x0 is None or self.top is None or self.x1 is None or self.bottom is None:
            return None
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def box_columns(self) -> dict[str, Any]:
        """The four sides as keyword arguments of another record that stands in the same place."""
        if self.x0 is None and self.top is None and self.x1 is None and self.bottom is None:
            return _NOWHERE
        return {"x0": self.x0, "top": self.top, "x1": self.x1, "bottom": self.bottom}


def box_of(boxes: Iterator[tuple[float, float, float, float] | None]) -> dict[str, Any]:
    """The sides of the smallest box around several, as keyword arguments of a `Boxed` record."""
    known = [box for box in boxes if box is not None]
    if not known:
        return {}
    x0, top, x1, bottom = known[0]
    if len(known) > 1:
        lefts, tops, rights, bottoms = zip(*known, strict=True)
        x0, top, x1, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    return {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}


@dataclass(frozen=True, slots=True)
class Column:
    """What a record type says of one of its columns."""

    name: str
    item: type | None
    type: type
    optional: bool
    choices: tuple[str, ...]
    description: str
    unit: str | None
    references: str | None
    facet: bool
    index: bool

    @property
    def affinity(self) -> str:
        """The SQLite column type; `NUMERIC` keeps the digits of a Decimal where a binary float would not."""
        return {
            str: "TEXT",
            date: "TEXT",
            dict: "TEXT",
            tuple: "TEXT",
            int: "INTEGER",
            bool: "INTEGER",
            float: "REAL",
            Decimal: "NUMERIC",
        }[self.type]


@functools.cache
def columns(record: Any) -> tuple[Column, ...]:
    """The columns of a record type in the order of the table: its own, how sure it is, then the box."""
    hints = get_type_hints(record)
    described_columns = [_column(field, hints[field.name]) for field in dataclasses.fields(record)]
    return tuple(sorted(described_columns, key=lambda c: (c.name in BOX, c.name in RELIANCE)))


def _column(field: dataclasses.Field[Any], hint: Any) -> Column:
    optional = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    if optional:
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    choices = tuple(get_args(hint)) if get_origin(hint) is Literal else ()
    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    base = str if choices else get_origin(hint) or hint
    return Column(field.name, item, base, optional, choices, **field.metadata)


def to_mapping(record: Any) -> dict[str, Any]:
    """A record as plain values for JSON; columns without a value are left out, Decimals are strings."""
    kind: Any = type(record)
    return _plain_maker(kind)(record)


def to_json(record: Any) -> str:
    """One record as one line of JSON."""
    return ENCODER.encode(to_mapping(record))


ENCODER = json.JSONEncoder(ensure_ascii=False)
"""What writes plain values as JSON."""


@functools.cache
def _plain_maker(record: Any) -> Callable[[Any], dict[str, Any]]:
    """What makes of a record of a type what `to_mapping` gives."""
    own = columns(record)
    names = [c.name for c in own]
    # A second name, so that one column is no bare value.
    values = attrgetter(*names, names[0])
    not_plain = [(c.name, plain) for c in own if (plain := PLAIN.get(c.type))]

    def made(record: Any) -> dict[str, Any]:
        said = {name: value for name, value in zip(names, values(record), strict=False) if value is not None}
        for name, plain in not_plain:
            if name in said:
                said[name] = plain(said[name])
        return said

    return made


PLAIN: dict[type, Callable[[Any], Any]] = {
    Decimal: lambda value: format(value, "f"),
    date: date.isoformat,
    tuple: lambda items: [to_mapping(item) if dataclasses.is_dataclass(item) else item for item in items],
}
"""What makes of a value what JSON takes; values of other types it takes as they are."""


def from_mapping(record: type[R], values: Mapping[str, Any]) -> R:
    """A record from what a line of JSON or CSV gives for it.

    Raises:
        TypeError: a column is missing or unknown, or a value is not of the column's type.
        ValueError: a value cannot be read as what the column holds, or is none of its choices.
    """
    kind: Any = record
    decoders = _decoders(kind)
    if not isinstance(values, dict):
        raise TypeError(f"{values!r} is no record")
    try:
        return record(**{name: decoders[name](value) for name, value in values.items()})
    except KeyError as error:
        if error.args[0] in decoders:
            raise
        raise TypeError(f"{kind.__name__} has no column {error.args[0]}") from error


@functools.cache
def _decoders(record: Any) -> dict[str, Callable[[Any], Any]]:
    return {c.name: decoder(c) for c in columns(record)}


def decoder(of: Column) -> Callable[[Any], Any]:
    """What reads a column from text or JSON; it raises ValueError or ArithmeticError for what is no value."""
    read: dict[type, Callable[[Any], Any]] = {
        str: _text,
        dict: lambda value: value,
        Decimal: _decimal,
        date: date.fromisoformat,
        float: _finite,
        int: _whole,
        bool: _boolean,
        tuple: _texts if of.item is str else lambda items: tuple(_item(of.item, item) for item in items),
    }
    decode = _choice(of) if of.choices else read[of.type]
    if of.optional:
        return lambda value: None if value is None or value == "" else decode(value)
    return decode


_BOOLEANS: dict[Any, bool] = {True: True, False: False, "True": True, "False": False, "1": True, "0": False}


def _boolean(value: Any) -> bool:
    if value not in _BOOLEANS:
        raise ValueError(f"{value!r} is neither true nor false")
    return _BOOLEANS[value]


def _whole(value: Any) -> int:
    number = int(value)
    if isinstance(value, float) and number != value:
        raise ValueError(f"{value} is no whole number")
    return number


def _decimal(value: Any) -> Decimal:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value} is no number")
    return number


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"{value!r} is no text")
    return value


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no number")
    return number


def _choice(of: Column) -> Callable[[Any], str]:
    choices = frozenset(of.choices)

    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"{of.name}: {value!r} is none of {', '.join(of.choices)}")
        return str(value)

    return read


def _texts(values: Any) -> tuple[str, ...]:
    texts = tuple(values)
    if not {str}.issuperset(map(type, texts)):
        raise TypeError(f"{texts!r} has something that is no text")
    return texts


def _item(kind: Any, value: Any) -> Any:
    return from_mapping(kind, value) if isinstance(value, dict) else value
