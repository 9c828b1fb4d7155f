"""Weights as data: a name and a number a line, in a file beside the code that weighs."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib import resources


def read_weights(package: str, name: str = "weights.csv") -> Mapping[str, float]:
    """The weights of a file of a package, by the names in its first column, below a line of headers.

    Raises:
        FileNotFoundError: the package has no such file.
        ValueError: a line is not a name and a number.
    """
    with (resources.files(package) / name).open(encoding="utf-8") as file:
        _, *lines = csv.reader(file)
    return {said: float(weight) for said, weight in lines}
