"""A frozen value is what a frozen dataclass of its columns would be; a record is one for files."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field, replace
from typing import Any

import msgspec
import pytest

from pipeline.records.once import made_once
from pipeline.records.record import Frozen, Record
from pipeline.records.schema import described


class Placed(Record):
    page: int | None = described("Page", unit="page", default=None)


class Printed(Placed):
    text: str = described("What is printed")
    size: float = 9.5


class Pair(Frozen):
    first: int
    second: int = 2


class Listing(Frozen, dict=True):
    lines: list[str] = field(default_factory=list)

    @made_once
    def n_lines(self) -> int:
        """How many there are."""
        return len(self.lines)


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
    with pytest.raises(AttributeError):
        setattr(record, name, 7)
    with pytest.raises(AttributeError):
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


def test_dataclasses_know_its_columns_in_their_order_and_what_is_said_of_them() -> None:
    columns = dataclasses.fields(Printed)
    assert [column.name for column in columns] == ["page", "text", "size"]
    assert [column.metadata.get("unit") for column in columns] == ["page", None, None]
    assert columns[2].default == 9.5
    assert [column.name for column in dataclasses.fields(Listing)] == ["lines"]


def test_what_is_made_once_is_kept_with_it_and_is_no_part_of_it() -> None:
    one = Listing(["a"])
    assert one.n_lines == 1
    one.lines.append("b")
    assert (one.n_lines, replace(one).n_lines) == (1, 2)


def test_in_files_what_has_its_default_is_left_out_and_what_is_no_column_refused() -> None:
    assert msgspec.json.encode(Printed(text="Kita")) == b'{"text":"Kita"}'
    with pytest.raises(ValueError, match="colour"):
        msgspec.json.decode(b'{"text":"Kita","colour":"red"}', type=Printed)
