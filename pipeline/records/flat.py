"""Records that are all columns and many, in and out of CSV: many rows at a time, column by column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import isfinite
from operator import attrgetter
from typing import Any, TypeVar

from pipeline.records.many import AT_A_TIME, records_of
from pipeline.records.schema import Column, columns, decoder

R = TypeVar("R")


def flat_rows(record: type, records: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """The values of each record in the order of its columns; true and false as 1 and 0."""
    known = columns(record)
    values = attrgetter(*(column.name for column in known))
    booleans = [place for place, column in enumerate(known) if column.type is bool]
    for record_ in records:
        row = list(values(record_))
        for place in booleans:
            row[place] = row[place] if row[place] is None else int(row[place])
        yield row


def flat_records(record: type[R], lines: Iterable[str]) -> list[R]:
    """Records from a CSV file with a header, as `from_mapping` makes them one by one.

    Raises:
        ValueError: a row is no record; which one and why, `from_mapping` says.
        ArithmeticError: likewise.
        TypeError: likewise.
        csv.Error: the file is no CSV.
    """
    rows = csv.reader(lines)
    names = next(rows, [])
    kind: Any = record
    known = {column.name: column for column in columns(kind)}
    if len(set(names)) < len(names) or not known.keys() >= set(names):
        raise ValueError(f"{names} are not the columns of {record.__name__}")
    readers = [_reader(known[name]) for name in names]
    loaded: list[R] = []
    while chunk := list(islice(rows, AT_A_TIME)):
        texts = zip(*(row for row in chunk if row), strict=True)
        values = (read(column) for read, column in zip(readers, texts, strict=True))
        loaded += records_of(record, dict(zip(names, values, strict=True)))
    return loaded


def _reader(column: Column) -> Callable[[Sequence[str]], Sequence[Any]]:
    """What reads all values of a column from text, as `decoder` reads one."""
    decode = decoder(column)

    def read(texts: Sequence[str]) -> Sequence[Any]:
        if column.optional and not any(texts):
            return [None] * len(texts)
        if column.choices or (column.optional and "" in texts):
            return list(map(decode, texts))
        if column.type is str:
            return texts
        if column.type is bool and _WRITTEN.issuperset(texts):
            return [text == "1" for text in texts]
        if column.type is int or column.type is float:
            numbers = list(map(column.type, texts))
            if all(map(isfinite, numbers)):
                return numbers
        return list(map(decode, texts))

    return read


_WRITTEN = frozenset({"0", "1"})
"""What `flat_rows` makes of false and true."""
