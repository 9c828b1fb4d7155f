"""A record that is quickly made is the one that a frozen dataclass would be."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from pipeline.records.quick import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    page: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Placed):
    text: str
    size: float = 9.5


@quickly_made
@dataclass(frozen=True)
class Pair:
    first: int
    second: int = 2


@quickly_made
@dataclass(frozen=True)
class Listing:
    lines: list[str] = field(default_factory=list)


def test_it_has_the_values_that_it_is_given_and_else_those_of_its_columns() -> None:
    one = Printed(text="Ségou")
    assert (one.text, one.size, one.page) == ("Ségou", 9.5, None)
    assert Printed(text="Kita", page=3, size=8.0) == replace(one, text="Kita", page=3, size=8.0)
    assert type(one) is Printed
    assert (Pair(1), Pair(1, 3)) == (Pair(first=1, second=2), Pair(second=3, first=1))


def test_what_each_has_for_itself_is_made_with_it() -> None:
    one, other = Listing(), Listing()
    one.lines.append("a")
    assert (one.lines, other.lines, Listing(["b"]).lines) == (["a"], [], ["b"])


@pytest.mark.parametrize("record", [Printed(text="a"), Pair(1)], ids=["with slots", "without"])
def test_nobody_can_change_it(record: Any) -> None:
    name = dataclasses.fields(record)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, 7)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(record, name)


@pytest.mark.parametrize("record", [Printed(text="a", page=4), Pair(1)], ids=["with slots", "without"])
def test_it_comes_back_from_a_pickle_and_a_copy(record: Any) -> None:
    assert pickle.loads(pickle.dumps(record)) == record == copy.copy(record)
    assert hash(record) == hash(copy.copy(record))


def test_what_is_missing_or_unknown_is_refused() -> None:
    made: Any = Printed
    with pytest.raises(TypeError, match="text"):
        made(page=1)
    with pytest.raises(TypeError, match="colour"):
        made(text="a", colour="red")
    with pytest.raises(TypeError, match="positional"):
        made("a")


def test_a_type_that_does_more_when_it_is_made_cannot_be_quickly_made() -> None:
    @dataclass(frozen=True)
    class Numbered:
        number: int = field(init=False)

    @dataclass(frozen=True)
    class Counted:
        number: int

        def __post_init__(self) -> None:
            assert self.number

    for kind in (Numbered, Counted):
        with pytest.raises(TypeError, match="more than to keep its columns"):
            quickly_made(kind)
