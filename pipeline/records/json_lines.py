"""Many records of one type in and out of JSON: column by column, as one after the other would be."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from json.encoder import encode_basestring as quoted
from math import isfinite
from operator import attrgetter
from typing import Any, TypeVar

from pipeline.records.many import AT_A_TIME, records_from
from pipeline.records.schema import ENCODER, PLAIN, Column, columns, to_json

R = TypeVar("R")


def json_lines(record: Any, records: Iterable[Any]) -> Iterator[str]:
    """Each record as a line of JSON, as `to_json` gives it one by one."""
    left = iter(records)
    while chunk := list(islice(left, AT_A_TIME)):
        yield from (f"{said}\n" for said in _objects(record, chunk))


def records_of_lines(record: type[R], lines: Iterable[str]) -> list[R]:
    """Records from lines of JSON, of which empty ones are left out.

    Raises:
        ValueError: a line is no record; which one and why, `from_mapping` says.
        ArithmeticError: likewise.
        TypeError: likewise.
        KeyError: likewise.
    """
    left = (line for line in lines if line.strip())
    records: list[R] = []
    while chunk := list(islice(left, AT_A_TIME)):
        # As one text, so that all share the names of their columns.
        said = json.loads(f"[{','.join(chunk)}]")
        if len(said) != len(chunk):
            raise ValueError(f"{len(chunk)} lines hold {len(said)} records")
        records += records_from(record, said)
    return records


def _objects(record: Any, records: Sequence[Any]) -> Sequence[str]:
    """Each record as an object of JSON: what all say with their column's name in a template, else with it."""
    said: list[Iterable[str]] = []
    template, holds_one = "", False
    for column in columns(record):
        values = list(map(attrgetter(column.name), records))
        kinds = set(map(type, values))
        if kinds == {_NONE}:
            continue
        name = quoted(column.name)
        if _NONE not in kinds:
            template += f"{', ' if holds_one else ''}{name}: %s"
            holds_one = True
            said.append(_texts(column, values, kinds))
            continue
        texts = iter(_texts(column, [value for value in values if value is not None], kinds - {_NONE}))
        form = f", {name}: %s" if holds_one else f"{name}: %s, "
        said.append(["" if value is None else form % next(texts) for value in values])
        template += "%s"
    if not holds_one:
        return [to_json(one) for one in records]
    return list(map(f"{{{template}}}".__mod__, zip(*said, strict=True)))


def _texts(column: Column, values: Sequence[Any], kinds: set[type]) -> Iterable[str]:
    """The values of a column, none of them None, as JSON."""
    if kinds == {str}:
        return map(quoted, values)
    if kinds == {int} or (kinds == {float} and all(map(isfinite, values))):
        return map(repr, values)
    if kinds == {bool}:
        return ["true" if value else "false" for value in values]
    if kinds == {column.type} == {Decimal}:
        return [f'"{value:f}"' for value in values]
    if kinds == {column.type} == {date}:
        return [f'"{value}"' for value in values]
    if kinds == {tuple} and dataclasses.is_dataclass(column.item):
        return [f"[{', '.join(_objects(column.item, items))}]" if items else "[]" for items in values]
    plain = PLAIN.get(column.type)
    return [ENCODER.encode(plain(value) if plain else value) for value in values]


_NONE = type(None)
