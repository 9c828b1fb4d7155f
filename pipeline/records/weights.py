"""Weights as data: a name and a number a line, in a file beside the code that weighs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Generic, TypeVar

T = TypeVar("T")


def read_weights(package: str, name: str = "weights.csv") -> Mapping[str, float]:
    """The weights of a file of a package, by the names in its first column, below a line of headers.

    Raises:
        FileNotFoundError: the package has no such file.
        ValueError: a line is not a name and a number.
    """
    with (resources.files(package) / name).open(encoding="utf-8") as file:
        _, *lines = csv.reader(file)
    return {said: float(weight) for said, weight in lines}


@dataclass(frozen=True)
class Reasons(Generic[T]):
    """What speaks for and against something being what it seems: questions by name, each with its weight.

    Attributes:
        asked: whether each reason holds, by its name.
        package: where the weights stand, in `evidence_weights.csv`.
    """

    asked: Mapping[str, Callable[[T], bool]]
    package: str

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The weight of each reason."""
        return read_weights(self.package, "evidence_weights.csv")

    def holding(self, one: T) -> list[str]:
        """The names of the reasons that hold, in order."""
        return [name for name, holds in self.asked.items() if holds(one)]

    def weigh(self, one: T) -> float:
        """The sum of the weights of the reasons that hold."""
        return sum(self.weights[name] for name in self.holding(one))
