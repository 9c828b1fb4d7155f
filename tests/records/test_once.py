"""What is made once is made when it is first asked for, and never again."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.once import made_once

asked: list[int] = []


@dataclass(frozen=True)
class Side:
    length: int

    @made_once
    def area(self) -> int:
        """Of its square."""
        asked.append(self.length)
        return self.length**2


def test_a_value_is_made_when_it_is_asked_for_and_once_for_each() -> None:
    small, large = Side(2), Side(3)
    assert asked == []
    assert (small.area, small.area, large.area) == (4, 4, 9)
    assert asked == [2, 3]
    assert Side.area.__doc__ == "Of its square."
