"""What a column says of its row, by the words of its header."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language import DEFAULT, group, lexicon
from pipeline.records.tables import CellKind
from pipeline.tables.units import without_rates

ROLES = (
    "percent",
    "duration",
    "signed",
    "starts",
    "ends",
    "year",
    "date",
    "total",
    "disbursed",
    "budget",
    "amount",
    "reference",
    "acronym",
    "expansion",
    "donor",
    "partner",
    "programme",
    "title",
    "place",
    "count",
    "status",
    "page",
)
"""Roles, the more telling first; the words that give them stand in the packages of the languages."""

SIGNS: dict[str, tuple[str, ...]] = {
    "percent": ("%",),
    "amount": (r"f\.? ?cfa", r"\beuros?\b", "€", r"\b(?:usd|xof|eur)\b", "dollars?"),
}
"""What gives a role in a header of any language."""

ROLES_OF: dict[CellKind, tuple[str, ...]] = {
    "amount": ("total", "disbursed", "budget", "amount"),
    "percent": ("percent",),
    "duration": ("duration",),
    "date": ("signed", "starts", "ends", "year", "date"),
    "integer": ("year", "count", "page", "total"),
    "number": ("year", "count", "total"),
    "reference": ("reference",),
    "text": (
        *("reference", "acronym", "expansion", "donor", "partner", "programme", "title", "place", "status"),
        *("signed", "starts", "ends", "date"),
    ),
}
"""The roles that a column of each kind can have."""


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    named = lexicon(language).tables.roles
    return {
        role: re.compile("|".join((*SIGNS.get(role, ()), *named.get(role, ()))) or "(?!)", re.IGNORECASE)
        for role in ROLES
    }


def column_role(header: str, kind: CellKind | None = None, *, language: str = DEFAULT) -> str | None:
    """The role that a column's header gives it: the lowest header first, then those above it.

    Where the kind of the column is known, only the roles that such a column can have.
    """
    header = without_rates(header)
    for part in [*reversed(header.split(" / ")), header]:
        for role, words in _words(language).items():
            if (kind is None or role in ROLES_OF[kind]) and words.search(part.strip()):
                return role
    return None


@cache
def _number_of(language: str) -> re.Pattern[str]:
    return re.compile(group(lexicon(language).tables.number_of), re.IGNORECASE)


def counts_things(header: str, *, language: str = DEFAULT) -> bool:
    """Whether the numbers of a column count what its lowest header names.

    They do not where a header above it names money: under `Source de financement` the beneficiaries pay.
    """
    lowest = header.split(" / ")[-1]
    counted = column_role(header, "integer", language=language) == "count"
    of_money = column_role(header, "amount", language=language) == "amount"
    return counted and (bool(_number_of(language).search(lowest)) or not of_money)
