"""What the headers of columns say of how they are computed: `3 = 1 + 2`, `(c = a - b)`, `2= (3 to 6)+14`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.kit.views import TableView

_NAME = r"(?:\d{1,2}|[A-Za-z])"
_NAMED = re.compile(rf"(?:\A|[(\[])\s*(?P<name>{_NAME})\s*(?:[)\]]\s*)?\Z")
_IN_BRACKETS = re.compile(r"\((?P<terms>[^()]{3,20})\)\Z")
_TOKEN = re.compile(
    rf"\s*(?:(?P<span>(?:to|à)(?![A-Za-z])|\.\.)|(?P<name>{_NAME})(?![A-Za-z\d])|(?P<sign>[-+–−])|(?P<other>\S))"
)
_BRACKETS = frozenset("()[]")


@dataclass(frozen=True, slots=True)
class SignedColumns:
    """The columns that are added up, and those that are taken off."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]

    @property
    def is_sum(self) -> bool:
        """Whether it only adds up."""
        return len(self.plus) > 1 and not self.minus


def formulas_of(view: TableView) -> dict[int, SignedColumns | None]:
    """The columns whose header is a formula; None for one that names columns that the table has not.

    Rates and products are no formulas here: they are found by their figures.
    """
    if "formulas" not in view.memo:
        view.memo["formulas"] = dict(_formulas(view))
    formulas: dict[int, SignedColumns | None] = view.memo["formulas"]
    return formulas


def _formulas(view: TableView) -> Iterator[tuple[int, SignedColumns | None]]:
    names = _names(view)
    for column in view.columns:
        for part in view.header(column).split(" / "):
            before, equals, after = part.partition("=")
            match = None if equals else _IN_BRACKETS.search(before)
            terms = _terms(after if equals else match["terms"] if match else "")
            known = [(sign, names[name]) for sign, name in terms if name in names]
            whole = len(known) == len(terms) and column not in {n for _, n in known}
            if terms and whole:
                plus, minus = (tuple(n for s, n in known if s == sign) for sign in (1, -1))
                yield column, SignedColumns(plus, minus)
            elif terms and equals:
                yield column, None


def _names(view: TableView) -> dict[str, int]:
    """The columns that have a number or letter of their own in their header, by it."""
    names = [
        (match["name"].lower(), column)
        for column in view.columns
        for part in view.header(column).split(" / ")
        if (match := _NAMED.search(part.partition("=")[0]))
    ]
    times = Counter(name for name, _ in names)
    return {name: column for name, column in names if times[name] == 1}


def _terms(text: str) -> list[tuple[int, str]]:
    """The signs and names of a sum or difference; empty for what is neither."""
    terms: list[tuple[int, str]] = []
    sign, span = 1, False
    for match in _TOKEN.finditer(text):
        if match["sign"]:
            sign = 1 if match["sign"] == "+" else -1
        elif match["span"]:
            span = True
        elif match["name"]:
            name = match["name"].lower()
            terms += _between(terms[-1], name) if span and terms else [(sign, name)]
            span = False
        elif match["other"] not in _BRACKETS:
            return []
    return terms if len(terms) > 1 else []


def _between(first: tuple[int, str], last: str) -> list[tuple[int, str]]:
    """The names behind one up to another, with its sign: `4`, `5`, `6` of `3 to 6`."""
    sign, name = first
    if name.isdigit() and last.isdigit():
        return [(sign, str(number)) for number in range(int(name) + 1, int(last) + 1)]
    if name.isalpha() and last.isalpha():
        return [(sign, chr(code)) for code in range(ord(name) + 1, ord(last) + 1)]
    return [(sign, last)]
