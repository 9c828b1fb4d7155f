"""Many records of one type at a time: made column by column, as one after the other would be."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import isfinite
from operator import itemgetter
from typing import Any, TypeVar

from pipeline.records.quick import maker_of_another, maker_of_many
from pipeline.records.schema import Column, columns, decoder

R = TypeVar("R")

AT_A_TIME = 1000
"""Records that are made at a time: what they are made of is held twice meanwhile."""

Values = Sequence[Any]


def records_of(record: type[R], values: Mapping[str, Values]) -> list[R]:
    """Records from the values of their columns; those of columns that are not given are what they are unsaid.

    Record types do nothing more when they are made than to keep their columns (a test holds them to it).

    Raises:
        TypeError: a column is not known, or one is missing that has to be said.
        ValueError: some columns have more values than others.
    """
    kind: Any = record
    make = maker_of_many(kind, tuple(values))
    if len({len(column) for column in values.values()}) > 1:
        raise ValueError(f"columns of {record.__name__} differ in length")
    made: list[R] = make(*values.values())
    return made


def made_of(record: type[R], other: Any, **said: Any) -> R:
    """A record with the values of another in the columns that both have, but for those that are said.

    As `dataclasses.replace` would give it, in a third of the time: an archive merges as many as it has rows.
    Every column that the other has not is to be said.
    """
    kind: Any = record
    made: R = maker_of_another(kind, tuple(said))(other, **said)
    return made


@cache
def _shape(record: Any) -> tuple[dict[str, Callable[[Any, Any], None]], dict[str, Any]]:
    """What sets each column of a new record, and the values of those that need not be said."""
    fields = dataclasses.fields(record)
    setters = {field.name: getattr(record, field.name).__set__ for field in fields}
    return setters, {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}


def complete_records(records: Sequence[R], values: Mapping[str, Values]) -> None:
    """Give records of one type other values in some columns, in place: nobody else may have them yet."""
    if not records:
        return
    kind: Any = type(records[0])
    setters = _shape(kind)[0]
    for name, column in values.items():
        deque(map(setters[name], records, column), maxlen=0)


def records_from(record: type[R], said: Sequence[Mapping[str, Any]]) -> list[R]:
    """Records from what lines of JSON give for them, as `from_mapping` makes them one by one.

    Raises:
        ValueError: one is no record; which one and why, `from_mapping` says.
        ArithmeticError: likewise.
        TypeError: likewise.
        KeyError: likewise.
    """
    kind: Any = record
    known = columns(kind)
    names = {column.name for column in known}
    stated = set[str]().union(*said)
    if not names >= stated:
        raise TypeError(f"no columns of {record.__name__}")
    unsaid = _shape(kind)[1]
    values: dict[str, Values] = {}
    for column in known:
        # Columns without a value are not said: of a record they are None.
        left_out = column.name in unsaid and unsaid[column.name] is None
        if left_out and column.name not in stated and values:
            continue
        given = _given(column.name, said) if left_out else list(map(itemgetter(column.name), said))
        values[column.name] = _read(column, given)
    return records_of(record, values)


def _given(name: str, said: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [mapping.get(name) for mapping in said]


def _read(column: Column, given: list[Any]) -> list[Any]:
    """All values of a column from what JSON has for them, as `decoder` reads one."""
    kinds = set(map(type, given))
    if column.optional and kinds <= _NONE:
        return given
    if column.choices:
        known = {*column.choices, None} if column.optional else {*column.choices}
        return given if kinds <= _TEXTS and known.issuperset(given) else list(map(decoder_of(column), given))
    if column.optional and column.type is str and kinds <= _TEXTS:
        return [value or None for value in given]
    if dataclasses.is_dataclass(column.item) and kinds == {list}:
        return [tuple(records_from(column.item, items)) for items in given]
    if kinds == {column.type}:
        if column.type in _AS_THEY_ARE or (column.type is float and all(map(isfinite, given))):
            return given
        if column.type is str and not column.optional:
            return given
    return list(map(decoder_of(column), given))


decoder_of = cache(decoder)

_NONE = frozenset({type(None)})
_TEXTS = frozenset({str, type(None)})
_AS_THEY_ARE = frozenset({int, bool, dict})
"""Types of columns whose values JSON has as they are, whatever they are."""
