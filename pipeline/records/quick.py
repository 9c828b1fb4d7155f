"""Frozen records that are made in a third of the time.

The `__init__` of a frozen dataclass sets each column in a call of its own, and long lists have hundreds of
thousands of records: that was a fifth of reading them. A record is made here as a draft, a type with the same
columns that takes values as any object does, and has its own type at last.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

R = TypeVar("R")


def quickly_made(kind: type[R]) -> type[R]:
    """Let a frozen dataclass be made so; to be put above `@dataclass`.

    Subclasses are to be decorated as well, for the `__init__` of this one would make them of this type.

    Raises:
        TypeError: the type does more when it is made than to keep what it is given.
    """
    made: Any = kind
    fields = dataclasses.fields(made)
    if hasattr(kind, "__post_init__") or not all(field.init for field in fields):
        raise TypeError(f"{kind.__name__} does more than to keep its columns when it is made")
    given = _names_for(kind) | {
        "_change": object.__setattr__,
        "_made": {field.name: field.default_factory for field in fields},
        "_missing": dataclasses.MISSING,
    }
    init = _written(
        "__init__",
        [
            f"def __init__({', '.join(_parameters(fields))}):",
            "    _change(self, '__class__', _draft)",
            *(f"    self.{field.name} = {_value(field)}" for field in fields),
            "    self.__class__ = _kind",
        ],
        given,
    )
    init.__qualname__, init.__module__ = f"{kind.__qualname__}.__init__", kind.__module__
    made.__init__ = init
    return kind


@cache
def maker_of_many(kind: Any, names: tuple[str, ...]) -> Callable[..., list[Any]]:
    """What makes records of the values of some columns, a sequence of each; others are what they are unsaid.

    Raises:
        TypeError: one of the other columns has to be said.
    """
    unsaid = _unsaid_but(kind, names)
    places = [f"_{number}" for number in range(len(names))]
    columns = [f"_column{number}" for number in range(len(names))]
    make: Callable[..., list[Any]] = _written(
        "make",
        [
            f"def make({', '.join(columns)}):",
            "    made = []",
            f"    for {', '.join(places)}, in zip({', '.join(columns)}, strict=True):",
            "        self = _new(_draft)",
            *(f"        self.{name} = {place}" for name, place in zip(names, places, strict=True)),
            *(f"        self.{name} = _unsaid[{name!r}]" for name in unsaid),
            "        self.__class__ = _kind",
            "        made.append(self)",
            "    return made",
        ],
        _names_for(kind),
    )
    return make


@cache
def maker_of_another(kind: Any, names: tuple[str, ...]) -> Callable[..., Any]:
    """What makes a record of another that has its columns, but for some that are said."""
    make: Callable[..., Any] = _written(
        "make",
        [
            f"def make({', '.join(('_other', *names))}):",
            "    self = _new(_draft)",
            *(
                f"    self.{field.name} = {field.name if field.name in names else f'_other.{field.name}'}"
                for field in dataclasses.fields(kind)
            ),
            "    self.__class__ = _kind",
            "    return self",
        ],
        _names_for(kind),
    )
    return make


@cache
def _draft_of(kind: Any) -> type:
    own = {"__slots__": kind.__slots__} if "__slots__" in vars(kind) else {}
    as_any_object = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"{kind.__name__}Draft", kind.__bases__, own | as_any_object)


def _names_for(kind: Any) -> dict[str, Any]:
    """What written functions name, as no column is called."""
    unsaid = {field.name: field.default for field in dataclasses.fields(kind)}
    return {"_kind": kind, "_draft": _draft_of(kind), "_new": object.__new__, "_unsaid": unsaid}


def _written(name: str, lines: Sequence[str], given: dict[str, Any]) -> Any:
    """A function of a text, as the module `dataclasses` writes its own."""
    exec("\n".join(lines), given)  # noqa: S102
    return given[name]


def _unsaid_but(kind: Any, names: tuple[str, ...]) -> list[str]:
    others = [field for field in dataclasses.fields(kind) if field.name not in names]
    needed = [field.name for field in others if field.default is dataclasses.MISSING]
    if needed or len(others) + len(names) != len(dataclasses.fields(kind)):
        raise TypeError(f"{list(names)} are not the columns of {kind.__name__}")
    return [field.name for field in others]


def _parameters(fields: tuple[dataclasses.Field[Any], ...]) -> Iterator[str]:
    yield "self"
    by_place = [field for field in fields if not field.kw_only]
    by_name = [field for field in fields if field.kw_only]
    for before, those in (((), by_place), (("*",) if by_name else (), by_name)):
        yield from before
        for field in those:
            known = field.default is not dataclasses.MISSING or _is_made(field)
            yield f"{field.name}=_unsaid[{field.name!r}]" if known else field.name


def _value(field: dataclasses.Field[Any]) -> str:
    if not _is_made(field):
        return field.name
    return f"_made[{field.name!r}]() if {field.name} is _missing else {field.name}"


def _is_made(field: dataclasses.Field[Any]) -> bool:
    return field.default_factory is not dataclasses.MISSING
