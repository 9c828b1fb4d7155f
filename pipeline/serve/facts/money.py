"""Money of agreements by donor, receiver, programme, place and year, by one rule of counting.

One sum an agreement and currency, in the year of its signature; nothing is converted, and currencies are
never added up. An agreement of several donors, receivers or places counts under each of them, so parts may be
more than the whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.serve.facts.agreements import AgreementLine, agreement_ids, lines_of

NOT_SAID = ""
"""What stands for a donor, place or year that no document says."""


def _named(parties: Iterable[dict[str, str]]) -> list[str]:
    return [party["acronym"] or party["name"] for party in parties]


DIMENSIONS: dict[str, Callable[[AgreementLine], list[str]]] = {
    "donor": lambda line: _named(line.givers),
    "receiver": lambda line: _named(line.others),
    "programme": lambda line: [line.row["programme"]] if line.row["programme"] else [],
    "place": lambda line: [name for name in (line.row.get("places") or "").split(", ") if name],
}
"""What money can be grouped by, and what an agreement says of it."""


@dataclass(slots=True)
class MoneyTable:
    """Money of one currency: groups by years. `cells` holds the sum and the ids of its agreements."""

    currency: str
    by: str
    years: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    cells: dict[tuple[str, str], float] = field(default_factory=dict)
    agreements: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    total: float = 0
    n_agreements: int = 0

    def of_group(self, group: str) -> float:
        """The sum of a group over all years."""
        return sum(value for (known, _), value in self.cells.items() if known == group)

    def of_year(self, year: str) -> float:
        """The sum of a year over all agreements, each counted once for each group that it is in."""
        return sum(value for (_, known), value in self.cells.items() if known == year)


def currencies(db: sqlite3.Connection) -> list[str]:
    """The currencies of agreements' sums, the most frequent first."""
    query = """
        SELECT currency FROM amounts WHERE agreement_id IS NOT NULL AND value IS NOT NULL
        GROUP BY currency ORDER BY count(DISTINCT agreement_id) DESC, currency
    """
    return [row[0] for row in db.execute(query)]


def money_table(
    db: sqlite3.Connection, by: str, currency: str, filters: tuple[tuple[str, str], ...] = ()
) -> MoneyTable:
    """The money of all agreements that fit the filters, by one dimension and the year of signature.

    Args:
        db: the archive.
        by: one of `DIMENSIONS`.
        currency: ISO 4217; sums in others are left out.
        filters: as for lists of agreements, as pairs so that the answer can be remembered.
    """
    table = MoneyTable(currency, by)
    for line in lines_of(db, agreement_ids(db, dict(filters))):
        value = next((money["value"] for money in line.sums if money["currency"] == currency), None)
        if value is None or line.row["kind"] == "programme":
            continue
        year = (line.row["signed_on"] or "")[:4] or NOT_SAID
        table.total += value
        table.n_agreements += 1
        for group in dict.fromkeys(DIMENSIONS[by](line) or [NOT_SAID]):
            table.cells[group, year] = table.cells.get((group, year), 0) + value
            table.agreements.setdefault((group, year), []).append(line.row["id"])
    table.years = sorted({year for _, year in table.cells}, key=lambda year: (year == NOT_SAID, year))
    groups = {group for group, _ in table.cells}
    table.groups = sorted(groups, key=lambda group: (group == NOT_SAID, -table.of_group(group), group))
    return table
