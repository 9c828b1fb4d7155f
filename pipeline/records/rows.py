"""Records as rows of the archive, and rows as records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from sys import intern
from types import MappingProxyType
from typing import Any, TypeVar

from pipeline.records.json_lines import UNSAID, as_stored
from pipeline.records.many import records_of
from pipeline.records.record import Record
from pipeline.records.schema import Column, columns

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Row = Sequence[Any]
Rows = dict[str, list[Row]]

AT_A_TIME = 1000
"""Records that are made at a time: what they are made of is held twice meanwhile."""

_ENCODERS: dict[type, Callable[[Any], Any]] = {
    # A NUMERIC column keeps 15 of the digits exactly.
    Decimal: lambda value: format(value, "f"),
    date: date.isoformat,
    dict: as_stored,
}
"""What makes of a value what SQLite takes; values of other types it takes as they are."""

_DECODERS: dict[type, Callable[[Any], Any]] = {
    Decimal: Decimal,
    date: date.fromisoformat,
    dict: json.loads,
    bool: bool,
}


def rows_of(record: Any, records: Iterable[Any]) -> Iterator[Row]:
    """Records as rows, each with the values of its columns as SQLite takes them."""
    own, left = columns(record), iter(records)
    while chunk := list(islice(left, AT_A_TIME)):
        values = (list(map(attrgetter(column.name), chunk)) for column in own)
        yield from zip(*map(_stored, own, values), strict=True)


def rows_like(
    record: Any, others: Sequence[Any], said: Mapping[str, Sequence[Any]] = MappingProxyType({})
) -> list[Row]:
    """The rows that records of a type would have, from others that have its columns but those that are said.

    They are to be put into a table: what has no value is `UNSAID` or None.
    """
    values = (
        said[column.name] if column.name in said else list(map(attrgetter(column.name), others))
        for column in columns(record)
    )
    return list(zip(*map(_insertable, map(_stored, columns(record), values)), strict=True))


def _insertable(values: Sequence[Any]) -> Sequence[Any]:
    """Values of a column, with what goes to SQLite faster than None where there is nothing else."""
    is_empty = values and values[0] is None and values.count(None) == len(values)
    return [UNSAID] * len(values) if is_empty else values


def _stored(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    encode = _ENCODERS.get(column.type)
    return [None if value is None else encode(value) for value in values] if encode else values


def records_of_rows(record: type[R], rows: Iterable[Row]) -> Iterator[R]:
    """Records of rows that `rows_of` made of them, or of rows of the archive; "" is no value.

    Texts that are equal are one object: ids, names and codes come again and again.
    """
    kind: Any = record
    own, left = columns(kind), iter(rows)
    known: dict[Any, Any] = {}
    while chunk := list(islice(left, AT_A_TIME)):
        of_columns = list(zip(own, zip(*chunk, strict=True), strict=True))
        if len(chunk) == AT_A_TIME:
            # What no row of many says need not be said of each. Few rows leave now these out, now others.
            of_columns = [(c, values) for c, values in of_columns if not _is_unsaid(c, values)]
        yield from records_of(record, {c.name: _decoded(c, values, known) for c, values in of_columns})


def _is_unsaid(column: Column, values: Sequence[Any]) -> bool:
    """Whether no row has a value in a column that records may leave open."""
    return column.optional and values.count(None) == len(values)


def _decoded(column: Column, values: Sequence[Any], known: dict[Any, Any]) -> Sequence[Any]:
    if column.optional:
        if not any(values) and column.type is str:
            return [None] * len(values)
        if "" in values:
            values = [None if value == "" else value for value in values]
    if column.type is str:
        return values if column.name in _OF_THEIR_OWN else list(map(known.setdefault, values, values))
    decode = _DECODERS.get(column.type)
    return [None if value is None else decode(value) for value in values] if decode else values


_OF_THEIR_OWN = frozenset({"id", "text", "title", "context"})
"""Columns whose texts hardly come again."""


def shared_texts(values: Iterable[T]) -> list[T]:
    """Values of which texts that are equal are one object, wherever else they are held."""
    return [
        intern(value) if isinstance(value, str) and len(value) < LONG else value  # type: ignore[misc]
        for value in values
    ]


LONG = 100
"""Characters from which on a text hardly comes again."""
