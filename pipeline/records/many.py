"""Many records of one type at a time: made column by column, as one after the other would be."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pipeline.records.record import Record

R = TypeVar("R", bound=Record)

Values = Sequence[Any]


def records_of(record: type[R], values: Mapping[str, Values]) -> list[R]:
    """Records from the values of their columns; those of columns that are not given are what they are unsaid.

    Raises:
        TypeError: a column is not known, or one is missing that has to be said.
        ValueError: some columns have more values than others.
    """
    made: list[R] = _maker_of_many(record, tuple(values))(*values.values())
    return made


def made_of(record: type[R], other: Any, **said: Any) -> R:
    """A record with the values of another in the columns that both have, but for those that are said.

    Every column that the other has not is to be said.
    """
    made: R = _maker_of_another(record, tuple(said))(other, **said)
    return made


def complete_records(records: Sequence[Any], values: Mapping[str, Values]) -> None:
    """Give records of one type other values in some columns, in place: nobody else may have them yet."""
    if not records:
        return
    for name, column in values.items():
        deque(map(getattr(type(records[0]), name).__set__, records, column), maxlen=0)


@cache
def _maker_of_many(kind: Any, names: tuple[str, ...]) -> Callable[..., list[Any]]:
    """What makes records of the values of some columns, a sequence of each."""
    places = [f"_{number}" for number in range(len(names))]
    columns = [f"_column{number}" for number in range(len(names))]
    given = dict(zip(names, places, strict=True))
    return _written(
        f"lambda {', '.join(columns)}: [_kind({_said(kind, given)})"
        f" for {', '.join(places)}, in zip({', '.join(columns)}, strict=True)]",
        kind,
    )


@cache
def _maker_of_another(kind: Any, names: tuple[str, ...]) -> Callable[..., Any]:
    """What makes a record of another that has its columns, but for some that are said."""
    given = {name: name if name in names else f"_other.{name}" for name in kind.__struct_fields__}
    return _written(f"lambda {', '.join(('_other', *names))}: _kind({_said(kind, given)})", kind)


def _said(kind: Any, given: Mapping[str, str]) -> str:
    """Arguments for the columns of a type, which finds them in half of the time from the last on."""
    last_first = [name for name in reversed(kind.__struct_fields__) if name in given]
    others = [name for name in given if name not in last_first]
    return ", ".join(f"{name}={given[name]}" for name in (*last_first, *others))


def _written(text: str, kind: Any) -> Callable[..., Any]:
    """A function of a text, as the module `dataclasses` writes its own; no column is called like `_kind`."""
    function: Callable[..., Any] = eval(text, {"_kind": kind})  # noqa: S307
    return function
