"""Money of agreements by donor, recipient, programme, place or kind and by year, as `transactions` counts it.

One sum an agreement, in one currency: currencies are never added together. Several donors of one agreement
stand as one group, and so do places, so that no sum counts twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.serve.facts import Row, rows
from pipeline.serve.facts.agreements import agreement_ids

DIMENSIONS: dict[str, str] = {
    "donor": "transactions.donors",
    "recipient": "transactions.recipients",
    "programme": "transactions.programme_id",
    "places": "transactions.places",
    "kind": "transactions.kind",
}
"""What money can be grouped by; the same words narrow a list of agreements to a group."""


@dataclass(slots=True)
class MoneyTable:
    """Money of one currency: groups by years; `cells` has the sum and the number of agreements of each.

    A group or year that no document says is the empty string. `names` says what groups are called.
    """

    currency: str
    by: str
    years: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    cells: dict[tuple[str, str], Row] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    left_out: list[Row] = field(default_factory=list)

    def of_group(self, group: str) -> float:
        """The sum of a group over all years."""
        return _sum(cell["value"] for (known, _), cell in self.cells.items() if known == group)

    def of_year(self, year: str) -> float:
        """The sum of a year over all groups."""
        return _sum(cell["value"] for (_, known), cell in self.cells.items() if known == year)

    @property
    def total(self) -> float:
        """The sum of all."""
        return _sum(cell["value"] for cell in self.cells.values())

    @property
    def n_agreements(self) -> int:
        """The number of agreements that the sums come from."""
        return sum(int(cell["agreements"]) for cell in self.cells.values())


def _sum(values: Iterable[float]) -> float:
    return sum(values)


def currencies(db: sqlite3.Connection) -> list[str]:
    """The currencies of commitments, the most frequent first."""
    query = """
        SELECT currency FROM transactions WHERE counted AND transaction_type = 'commitment'
        GROUP BY currency ORDER BY count(*) DESC, currency
    """
    return [row[0] for row in db.execute(query)]


def money_table(
    db: sqlite3.Connection, by: str, currency: str, filters: tuple[tuple[str, str], ...] = ()
) -> MoneyTable:
    """The commitments of all agreements that fit the filters, by one dimension and the year of signature.

    Args:
        db: the archive.
        by: one of `DIMENSIONS`.
        currency: ISO 4217; sums in others are left out.
        filters: as for lists of agreements, as pairs so that the answer can be remembered.
    """
    table = MoneyTable(currency, by)
    within, wanted = "TRUE", []
    if filters:
        within = "transactions.agreement_id IN (SELECT value FROM json_each(?))"
        wanted = [json.dumps(agreement_ids(db, dict(filters)))]
    query = f"""
        SELECT coalesce({DIMENSIONS[by]}, '') AS grouped, coalesce(transactions.year, '') AS year,
          sum(transactions.value) AS value, sum(coalesce(transactions.agreements, 1)) AS agreements
        FROM transactions
        WHERE counted AND transaction_type = 'commitment' AND currency = ? AND {within}
        GROUP BY 1, 2
    """  # noqa: S608 - names and clauses are literals
    for row in rows(db, query, currency, *wanted):
        table.cells[str(row["grouped"]), str(row["year"])] = row
    table.years = sorted({year for _, year in table.cells}, key=lambda year: (year == "", year))
    groups = {group for group, _ in table.cells}
    table.groups = sorted(groups, key=lambda group: (group == "", -table.of_group(group), group))
    known = dict(db.execute("SELECT id, name FROM programmes").fetchall()) if by == "programme" else {}
    table.names = {group: known.get(group, group) for group in table.groups}
    left_out = f"""
        SELECT coalesce(reason, transaction_type) AS reason, count(*) AS n FROM transactions
        WHERE NOT (counted AND transaction_type = 'commitment') AND currency = ? AND {within}
        GROUP BY 1 ORDER BY n DESC
    """  # noqa: S608
    table.left_out = rows(db, left_out, currency, *wanted)
    return table
