"""The records of a document once more, as rows of the archive: what a load reads of it, in two files.

`told` has what is held against other documents before anything can be loaded: organisations, agreements and
their sums. `rows` has what goes into its table as it is but for the ids of those. A list of values costs a
third of what an object with names does, to write and to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from pathlib import Path
from sys import intern
from typing import Any, TypeVar

from pipeline.errors import BordereauError, one_line
from pipeline.records import ENTITIES, TABLES
from pipeline.records.files import PROBLEMS, ROWS, TOLD, file_name, load_as, replacing
from pipeline.records.many import AT_A_TIME, records_of
from pipeline.records.schema import Column, columns

R = TypeVar("R")

Row = Sequence[Any]
Rows = dict[str, list[Row]]

HELD_AGAINST_OTHERS = ("documents", "organisations", "acronyms", "agreements", "agreement_parties", "places")
"""Tables whose rows stand in `told`, with the sums of agreements."""

SUMS = "sums"
"""The rows of `amounts` that belong to an agreement, in `told`."""

RUNS = "runs"
"""In `told`, a row for each agreement: the runs of words of its text as hashes, which take long to make."""

BROUGHT = tuple(
    name
    for name in ("pages", "tables", "columns", "cells", *ENTITIES, "entities_problems")
    if name == "acronyms" or name not in HELD_AGAINST_OTHERS
)
"""Kinds of records whose rows stand in `rows`."""

ENCODERS: dict[type, Callable[[Any], Any]] = {
    # A NUMERIC column keeps 15 of the digits exactly.
    Decimal: lambda value: format(value, "f"),
    date: date.isoformat,
    dict: lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True),
}
"""What makes of a value what SQLite takes; values of other types it takes as they are."""

_DECODERS: dict[type, Callable[[Any], Any]] = {
    Decimal: Decimal,
    date: date.fromisoformat,
    dict: json.loads,
    bool: bool,
}

_NONE = type(None)
AS_STORED: dict[type, frozenset[type]] = {
    str: frozenset({str, _NONE}),
    date: frozenset({str, _NONE}),
    Decimal: frozenset({str, _NONE}),
    dict: frozenset({str, _NONE}),
    int: frozenset({int, _NONE}),
    bool: frozenset({bool, int, _NONE}),
    float: frozenset({float, int, _NONE}),
}
"""What a row has for a value of each type of column."""


def record_type(kind: str) -> Any:
    """The type of the records of a kind that this module knows."""
    return PROBLEMS[kind] if kind in PROBLEMS else TABLES["amounts" if kind == SUMS else kind]


def rows_of(record: Any, records: Iterable[Any]) -> Iterator[Row]:
    """Records as rows, each with the values of its columns as SQLite takes them."""
    own, left = columns(record), iter(records)
    while chunk := list(islice(left, AT_A_TIME)):
        values = (list(map(attrgetter(column.name), chunk)) for column in own)
        yield from zip(*map(_stored, own, values), strict=True)


def _stored(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    encode = ENCODERS.get(column.type)
    return [None if value is None else encode(value) for value in values] if encode else values


def records_of_rows(record: type[R], rows: Iterable[Row]) -> Iterator[R]:
    """Records of rows that `rows_of` made of them, or of rows of the archive; "" is no value."""
    kind: Any = record
    own, left = columns(kind), iter(rows)
    while chunk := list(islice(left, AT_A_TIME)):
        values = {c.name: _decoded(c, of) for c, of in zip(own, zip(*chunk, strict=True), strict=True)}
        yield from records_of(record, values)


def _decoded(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    if column.type is str and column.optional and not any(values):
        return [None] * len(values)
    if column.optional and "" in values:
        values = [None if value == "" else value for value in values]
    if column.type is str and column.name not in _OF_THEIR_OWN:
        return shared_texts(values)
    decode = _DECODERS.get(column.type)
    return [None if value is None else decode(value) for value in values] if decode else values


def shared_texts(values: Iterable[R]) -> list[R]:
    """Values of which texts that are equal are one object: ids, names and codes come again and again.

    Of all that a load holds of a document, texts that it holds several times were half.
    """
    return [
        intern(value) if isinstance(value, str) and len(value) < LONG else value  # type: ignore[misc]
        for value in values
    ]


LONG = 100
"""Characters from which on a text hardly comes again."""

_OF_THEIR_OWN = frozenset({"text", "title"})
"""Columns whose texts hardly come again."""


def row_maker(record: type) -> Callable[[Mapping[str, Any]], list[Any]]:
    """What makes a row of what a line of a file of records says, without a record of it.

    It raises TypeError where the line says a column that there is none of, or a value of a type that the
    column does not have in JSON; whether one is missing, or none of its choices, SQLite finds.
    """
    own = columns(record)
    names = [c.name for c in own]
    known = frozenset(names)
    allowed = [_AS_SAID[c.type] for c in own]
    encoded = [place for place, c in enumerate(own) if c.type is dict]

    def made(said: Mapping[str, Any]) -> list[Any]:
        if type(said) is not dict or not known.issuperset(said):
            raise TypeError(f"{said!r} is no record of {record.__name__}")
        row = list(map(said.get, names))
        if not all(map(_is_in, map(type, row), allowed)):
            raise TypeError(f"{said!r} has a value that is not of the type of its column")
        for place in encoded:
            if row[place] is not None:
                row[place] = ENCODERS[dict](row[place])
        return row

    return made


def _is_in(kind: type, kinds: frozenset[type]) -> bool:
    return kind in kinds


_AS_SAID: dict[type, frozenset[type]] = {
    str: frozenset({str, _NONE}),
    date: frozenset({str, _NONE}),
    Decimal: frozenset({str, _NONE}),
    dict: frozenset({dict, _NONE}),
    int: frozenset({int, _NONE}),
    bool: frozenset({bool, _NONE}),
    float: frozenset({float, int, _NONE}),
}
"""What JSON has for a value of each type of column."""


def save_rows(
    folder: Path, held: Mapping[str, Sequence[Any]], runs: Callable[[str], str] | None = None
) -> None:
    """Write the records of a document in a folder once more, as rows.

    Args:
        folder: where the files of its records lie.
        held: records that are at hand, by their kinds; those of other kinds are read from their files.
        runs: gives the runs of words of a text, where they shall be kept.

    Raises:
        BordereauError: a file holds something that is no record.
    """

    def rows(kind: str) -> list[Row]:
        if kind in held:
            return list(rows_of(record_type(kind), held[kind]))
        return list(load_as(folder, kind, row_maker(record_type(kind))))

    compared = {kind: rows(kind) for kind in HELD_AGAINST_OTHERS}
    brought = {kind: rows(kind) for kind in BROUGHT}
    agreement, text = _column("amounts", "agreement_id"), _column("agreements", "text")
    compared[SUMS] = [row for row in brought["amounts"] if row[agreement] is not None]
    if runs is not None:
        compared[RUNS] = [[runs(row[text])] for row in compared["agreements"]]
    _save(folder, TOLD, compared)
    _save(folder, ROWS, brought)


def _column(table: str, name: str) -> int:
    return [column.name for column in columns(TABLES[table])].index(name)


def _save(folder: Path, name: str, rows: Rows) -> None:
    some = {kind: of_kind for kind, of_kind in rows.items() if of_kind}
    with replacing(folder / file_name(name)) as file:
        file.write(json.dumps(some, ensure_ascii=False, separators=(",", ":")))


def load_rows(folder: Path, name: str) -> Rows | None:
    """The rows of a document that stand in one of its two files; None where it has no such file.

    Raises:
        BordereauError: the file holds something else: someone, or a failing disk, changed it.
    """
    path = folder / file_name(name)
    try:
        rows = json.loads(path.read_bytes())
        for kind, of_kind in rows.items():
            if kind != RUNS:
                _check(kind, of_kind)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise BordereauError(
            one_line(f"{path}: {error}")
            + "; `bordereau verify` finds what else does not hold, and a build then mends it"
        ) from error
    loaded: Rows = rows
    return loaded


def _check(kind: str, rows: Any) -> None:
    """See that rows have the columns of their table, with values of their types.

    Raises:
        KeyError: there are no rows of this kind.
        ValueError: some have more or fewer columns than others.
        TypeError: a value is of another type than its column, or there is a column too many or too few.
    """
    own = columns(record_type(kind))
    if rows and len(rows[0]) != len(own):
        raise TypeError(f"a row of {kind} has {len(rows[0])} columns")
    for column, values in zip(own, zip(*rows, strict=True), strict=False):
        if not AS_STORED[column.type].issuperset(map(type, values)):
            raise TypeError(f"{kind}.{column.name} has a value of another type")
