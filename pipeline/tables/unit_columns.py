"""Columns that say in what unit the figures of their row are: a currency of its own for each, or one unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from pipeline.tables.kinds import ColumnKind
from pipeline.tables.lines import YEAR
from pipeline.tables.units import named_currency, spelled
from pipeline.values.text_context import TextContext

NAMED = re.compile(
    r"(?:devises?|monnaies?|currenc(?:y|ies)|unit(?:é|e|y)?s?(?: monétaires?)?)\b", re.IGNORECASE
)
"""How a header starts that stands over units."""

LONGEST = 24
"""A unit has no more characters than this."""

MOST = 0.9
"""In a column of units at least this share of the cells is one."""

MONEY = ("amount", "budget", "disbursed", "total")
"""Roles of columns that hold money."""

PATH = re.compile(r"[/.]")
"""What parts the names of a header that is a path (`contracts/0/value/amount`)."""


def lacks_unit(column: ColumnKind) -> bool:
    """Whether a column holds bare figures, which another column may say the unit of."""
    return column.kind in ("integer", "number") and not column.unit


def with_unit_columns(
    columns: Sequence[ColumnKind],
    headers: Sequence[str],
    body: Sequence[Mapping[int, str]],
    setting: TextContext,
) -> list[ColumnKind]:
    """The columns, those of figures without a unit read in the currency that another column says row by row.

    `body` are the texts of the rows by column. A column has a unit where all rows have the same.
    """
    read = list(columns)
    years = {at for at in range(len(columns)) if _holds_years(at, body)}
    units = {at: known for at in range(len(columns)) if (known := _units(at, headers[at], body, setting))}
    for at, unit_at in _served(columns, headers, sorted(units), years).items():
        codes = set(units[unit_at].values())
        unit = codes.pop() if len(codes) == 1 else None
        said = Counter(row[unit_at] for row in body if unit_at in row).most_common(1)[0][0]
        read[at] = replace(
            columns[at],
            kind="amount",
            role=columns[at].role or "amount",
            unit=unit,
            printed=said if unit else None,
            unit_at=unit_at,
        )
    return read


def _units(at: int, header: str, body: Sequence[Mapping[int, str]], setting: TextContext) -> dict[str, str]:
    """The currencies that the cells of a column name, by what they say; none where it holds other things."""
    texts = Counter(row[at].strip() for row in body if row.get(at, "").strip())
    named = NAMED.match(header.split(" / ")[-1].split("/")[-1].strip()) is not None
    known = {
        text: code
        for text in texts
        if len(text) <= LONGEST
        and not any(map(str.isdigit, text))
        and (code := named_currency(spelled(text, setting), setting))
        and (named or len(text.split()) <= 2)
    }
    read = sum(texts[text] for text in known)
    return known if texts and read >= (MOST if not named else 0.5) * texts.total() else {}


def _holds_years(at: int, body: Sequence[Mapping[int, str]]) -> bool:
    """Whether all that a column says is years."""
    texts = [row[at].strip() for row in body if row.get(at, "").strip()]
    return bool(texts) and all(YEAR.fullmatch(text) for text in texts)


def _served(
    columns: Sequence[ColumnKind], headers: Sequence[str], units: Sequence[int], years: Set[int]
) -> dict[int, int]:
    """For each column of money without a unit the column of its units: of the same path, else the nearest."""
    bare = [at for at, column in enumerate(columns) if lacks_unit(column) and at not in years]
    money = [at for at in bare if columns[at].role in MONEY]
    served: dict[int, int] = {}
    for unit_at in units:
        same = [at for at in bare if _path(headers[at]) and _path(headers[at]) == _path(headers[unit_at])]
        beside = [
            at for at in (unit_at - 1, unit_at + 1) if at in bare and columns[at].role in (None, *MONEY)
        ]
        for at in same or money or beside[:1]:
            nearer = at in served and abs(served[at] - at) <= abs(unit_at - at)
            if not nearer:
                served[at] = unit_at
    return served


def _path(header: str) -> str:
    """What a header that is a path says before its last name; empty where it is none."""
    parts = PATH.split(header.replace(" / ", " "))
    return "/".join(parts[:-1]) if len(parts) > 1 and " " not in header.strip() else ""
