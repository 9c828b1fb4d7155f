"""A value of an object that is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

R = TypeVar("R")


class made_once(Generic[R]):  # noqa: N801 - a decorator, called like `functools.cached_property`
    """A property that is made once, as by `functools.cached_property`, without its lock.

    Up to Python 3.11 that lock takes longer than many of the values themselves. It belongs to work in one
    thread.
    """

    def __init__(self, make: Callable[[Any], R]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> made_once[R]: ...

    @overload
    def __get__(self, of: object, owner: type) -> R: ...

    def __get__(self, of: object | None, owner: type) -> made_once[R] | R:
        if of is None:
            return self
        # Python finds it there by itself from now on.
        made = of.__dict__[self._name] = self._make(of)
        return made
