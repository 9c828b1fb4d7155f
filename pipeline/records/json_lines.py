"""Many records of one type in and out of files of JSON, one a line; and rows of the archive out of them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import islice
from operator import attrgetter
from typing import Any, BinaryIO, TypeVar

import msgspec

from pipeline.records.many import complete_records
from pipeline.records.schema import Column, columns, to_json

R = TypeVar("R")

AT_A_TIME = 10_000
"""Records that are written at a time."""

BLOCK = 2**16
"""Bytes that are read at a time."""

UNSAID = float("nan")
"""Stands in a row for what its line does not say. SQLite takes it for NULL, as it takes None, but a number is
given to it as it is, and None is first asked whether it would adapt itself: a third of the time of a row."""


def json_lines(records: Iterable[Any]) -> Iterator[bytes]:
    """Records as lines of JSON, many at a time; columns that have their default are left out."""
    left = iter(records)
    while chunk := list(islice(left, AT_A_TIME)):
        yield _lines(chunk)


def _lines(records: list[Any]) -> bytes:
    try:
        lines = _ENCODER.encode_lines(records)
    except UnicodeEncodeError:
        # Half a character, as some files have it in their titles, is none: it is written as a question mark.
        return "".join(f"{to_json(one)}\n" for one in records).encode(errors="replace")
    if b"E+" in lines:
        # A number is written with all its digits, `100000` for `1E+5`.
        return _ENCODER.encode_lines([_with_digits(one) for one in records])
    return lines


_ENCODER = msgspec.json.Encoder()


def _with_digits(record: Any) -> Any:
    kind: Any = type(record)
    numbers = {name: getattr(record, name) for name in _numbers(kind)}
    written = {name: Decimal(f"{value:f}") for name, value in numbers.items() if value is not None}
    return msgspec.structs.replace(record, **written)


@cache
def _numbers(record: Any) -> tuple[str, ...]:
    return tuple(column.name for column in columns(record) if column.type is Decimal)


def records_of_lines(record: type[R], file: BinaryIO) -> list[R]:
    """Records from a file of lines of JSON, of which empty ones are left out.

    Raises:
        ValueError: a line is no record, see `first_fault`.
    """
    kind: Any = record
    records: list[R] = []
    for lines in _blocks(file):
        made = _decoded(kind, lines)
        if b'NaN"' in lines or b'Infinity"' in lines:
            _require_numbers(kind, made)
        if b'""' in lines:
            # An empty text is no value.
            for name in _optional_texts(kind):
                texts = list(map(attrgetter(name), made))
                if "" in texts:
                    complete_records(made, {name: [text or None for text in texts]})
        records += made
    return records


def rows_of_lines(record: Any, file: BinaryIO) -> list[tuple[Any, ...]]:
    """Rows of the archive from a file of lines of JSON, as `rows_of` makes them of the records.

    What a line does not say is `UNSAID` in place of None.

    Raises:
        ValueError: a line is no record, see `first_fault`.
    """
    rows: list[tuple[Any, ...]] = []
    for lines in _blocks(file):
        made = list(map(msgspec.structs.astuple, _decoded(stored_type(record), lines)))
        for place in _mappings(record):
            if any(isinstance(row[place], dict) for row in made):
                made = [(*row[:place], _as_said(row[place]), *row[place + 1 :]) for row in made]
        rows += made
    return rows


def _decoded(kind: Any, lines: bytes) -> list[Any]:
    made: list[Any] = _decoder(kind).decode_lines(lines)
    # Two records in one line are read as well.
    if len(made) != lines.count(b"\n") and len(made) != sum(map(bool, map(bytes.strip, lines.split(b"\n")))):
        raise ValueError("more than one record in a line")
    return made


def _require_numbers(record: Any, records: Iterable[Any]) -> None:
    for one in records:
        for value in map(one.__getattribute__, _numbers(record)):
            if value is not None and not value.is_finite():
                raise ValueError(f"{value} is no number")


def as_stored(mapping: dict[str, Any] | None) -> str | None:
    """A mapping as the archive has it."""
    return None if mapping is None else json.dumps(mapping, ensure_ascii=False, sort_keys=True)


def _as_said(mapping: Any) -> Any:
    return as_stored(mapping) if isinstance(mapping, dict) else mapping


@cache
def stored_type(record: Any) -> type[msgspec.Struct]:
    """A type with the columns of a record in the order of its table, with values as SQLite takes them."""
    defaults = {field.name: field.default for field in dataclasses.fields(record)}
    unsaid = {name: UNSAID if value is None else value for name, value in defaults.items()}
    given = [(column.name, _stored(column), unsaid[column.name]) for column in columns(record)]
    return msgspec.defstruct(
        f"Stored{record.__name__}",
        [one[:2] if one[2] is dataclasses.MISSING else one for one in given],
        kw_only=True,
        gc=False,
        forbid_unknown_fields=True,
    )


def _stored(column: Column) -> Any:
    kind = str if column.type in (Decimal, date) else column.type
    return kind | None if column.optional else kind


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.json.Decoder(kind)


@cache
def _optional_texts(record: Any) -> tuple[str, ...]:
    return tuple(c.name for c in columns(record) if c.optional and c.type is str and not c.choices)


@cache
def _mappings(record: Any) -> tuple[int, ...]:
    return tuple(place for place, column in enumerate(columns(record)) if column.type is dict)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """A file in pieces that end with a line."""
    begun: list[bytes] = []
    while block := file.read(BLOCK):
        end = block.rfind(b"\n") + 1
        if end:
            yield b"".join([*begun, block[:end]])
            begun = []
        begun.append(block[end:])
    if any(begun):
        yield b"".join(begun)


def first_fault(load: Callable[[Any, BinaryIO], Any], record: Any, file: BinaryIO) -> tuple[int, ValueError]:
    """The number of the first line of a file that cannot be loaded, from 1, and why.

    Raises:
        LookupError: there is none.
    """
    for number, line in enumerate(filter(bytes.strip, file), start=1):
        try:
            load(record, BytesIO(line))
        except ValueError as error:
            return number, error
    raise LookupError("all lines can be loaded")
