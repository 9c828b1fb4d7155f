"""Accounts drawn at random, with all that makes sums hard to see: nesting, losses, rates, years, rounding."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from pipeline.checks import DOCUMENT_CHECKS
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from tests.checks.archives import add_document, add_table, empty

TABLE_CHECKS = (
    "total",
    "row",
    "division",
    "balance",
    "carried",
    "outcome",
    "share",
    "difference",
    "average",
    "detail",
)

_NAMES = (
    "Personnel",
    "Carburant",
    "Formations",
    "Forages",
    "Loyer",
    "Impôts directs",
    "Droits de douane",
    "Matériel",
    "Missions",
    "Frais bancaires",
    "Audit",
    "Subventions",
    "Travaux",
    "Études",
    "Communication",
    "Assurances",
    "Entretien",
    "Intérêts",
    "Cotisations",
    "Ventes",
    "Pompes",
    "Semences",
    "Écoles",
    "Puits",
    "Latrines",
)


@dataclass
class Line:
    """A line of an account: its label, its exact figures by year, and whether it sums others."""

    label: str
    values: list[Decimal]
    total: bool = False
    code: str = ""


@dataclass
class Account:
    """A table of accounts, as printed: headers, rows, and where its plain sums and their parts stand.

    `sums` are the (row, column) of totals of at least two rows, `parts` those of figures in such totals; both
    count rows from 0 below the header, and columns with that of the labels. `plain` accounts show which rows
    a total sums: in more than one column, or because no line of its own stands above a subtotal.
    """

    headers: list[tuple[str, str, str | None]]
    rows: list[list[Any]]
    sums: list[tuple[int, int]] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)
    n_years: int = 1
    place: Decimal = Decimal(1)
    plain: bool = True

    def changed(self, row: int, column: int, by: Decimal) -> Account:
        """The same with one figure changed."""
        rows = [list(cells) for cells in self.rows]
        rows[row][column] += by
        return Account(self.headers, rows, self.sums, self.parts, self.n_years, self.place, self.plain)

    def results(self) -> list[Result]:
        """What the checks of tables say of it."""
        db = self._archive()
        try:
            (facts,) = Archive(db).each()
            return [result for kind in TABLE_CHECKS for result in DOCUMENT_CHECKS[kind](facts)]
        finally:
            db.close()

    def errors(self) -> list[Result]:
        """The errors that they find."""
        return [result for result in self.results() if result.check.severity == "error"]

    def _archive(self) -> sqlite3.Connection:
        db = empty()
        add_document(db)
        add_table(db, self.headers, self.rows, total=False)
        return db


def draw(rng: random.Random) -> Account:
    """An account in which every sum is right, up to the rounding of its figures."""
    place = rng.choice([Decimal("0.01"), Decimal(1), Decimal(1)])
    years = rng.randint(1, 4)
    unit = rng.choice(["EUR", "XOF", None])
    lines, depth = _lines(rng, years, place)
    above = rng.random() < 0.25
    ordered = _ordered(lines, rng, above=above, coded=depth > 1 and rng.random() < 0.4)
    rounded = rng.random() < 0.5
    first = 2021
    kind = "amount" if unit else "number"
    headers: list[tuple[str, str, str | None]] = [("Libellé", "text", None)]
    headers += [(f"Exercice {first + year}", kind, unit) for year in range(years)]
    shown = [[_printed(v, place) for v in line.values] for line in ordered]
    if not rounded:
        _sum_exactly(ordered, shown, lines)
    plain = years > 1 or not any(map(_is_mixed, lines))
    account = Account(headers, [], n_years=years, place=place, plain=plain)
    for line, values in zip(ordered, shown, strict=True):
        account.rows.append([line.label, *values])
    _mark(account, ordered)
    if years > 1 and rng.random() < 0.5:
        _add_delta(account, kind, unit)
    if rng.random() < 0.4:
        _add_share(account, ordered)
    return account


def _lines(rng: random.Random, years: int, place: Decimal) -> tuple[list[Any], int]:
    """A tree: a line, or a pair of a total and its members."""
    names = rng.sample(_NAMES, len(_NAMES))
    negative = rng.random() < 0.4

    def leaf() -> Line:
        values = [Decimal(rng.randint(1, 9_999_999)) * place / rng.choice([1, 7, 13]) for _ in range(years)]
        if negative and rng.random() < 0.3:
            values = [-value for value in values]
        if rng.random() < 0.1:
            values[rng.randrange(years)] = Decimal(0)
        return Line(names.pop(), values)

    def group(level: int, label: str) -> tuple[Line, list[Any]]:
        members: list[Any] = []
        for number in range(rng.randint(2, 4)):
            nested = level > 1 and len(names) > 6 and rng.random() < 0.7
            members.append(group(level - 1, f"{label}{number + 1}.") if nested and names else leaf())
            if not names:
                break
        sums = [sum((_top(m).values[y] for m in members), Decimal(0)) for y in range(years)]
        return Line(f"Total {label or 'général'}".strip(), sums, total=True), members

    depth = rng.choice([1, 1, 2, 2, 3])
    return [group(depth, "")], depth


def _is_mixed(node: Any) -> bool:
    """Whether a line of its own stands above a subtotal of the same group."""
    if isinstance(node, Line):
        return False
    kinds = [isinstance(member, Line) for member in node[1]]
    return kinds != sorted(kinds) or any(map(_is_mixed, node[1]))


def _top(node: Any) -> Line:
    return node if isinstance(node, Line) else node[0]


def _ordered(nodes: list[Any], rng: random.Random, *, above: bool, coded: bool) -> list[Line]:
    """The lines as they are printed: totals below their parts or above them, with numbers or without."""
    found: list[Line] = []

    def walk(node: Any, code: str) -> None:
        if isinstance(node, Line):
            node.label = f"{code} {node.label}".strip() if coded else node.label
            found.append(node)
            return
        total, members = node
        if above:
            found.append(total)
        for number, member in enumerate(members, start=1):
            walk(member, f"{code}.{number}".lstrip(".") if coded else "")
        if not above:
            found.append(total)

    for node in nodes:
        walk(node, "")
    return found


def _printed(value: Decimal, place: Decimal) -> Decimal:
    return value.quantize(place, rounding=ROUND_HALF_EVEN)


def _sum_exactly(ordered: list[Line], shown: list[list[Decimal]], nodes: list[Any]) -> None:
    """Totals of what is printed instead of what is exact."""
    printed = {id(line): values for line, values in zip(ordered, shown, strict=True)}

    def settle(node: Any) -> list[Decimal]:
        if isinstance(node, Line):
            return printed[id(node)]
        total, members = node
        columns = zip(*(settle(member) for member in members), strict=True)
        printed[id(total)][:] = [sum(column, Decimal(0)) for column in columns]
        return printed[id(total)]

    for node in nodes:
        settle(node)


def _mark(account: Account, ordered: list[Line]) -> None:
    for row, line in enumerate(ordered):
        for year in range(account.n_years):
            spot = (row, year + 1)
            (account.sums if line.total else account.parts).append(spot)


def _add_delta(account: Account, kind: str, unit: str | None) -> None:
    account.headers.append(("Écart", kind, unit))
    for row in account.rows:
        row.append(row[account.n_years] - row[account.n_years - 1])


def _add_share(account: Account, ordered: list[Line]) -> None:
    """The share of each line in the grand total of the last year."""
    whole = next(
        row[account.n_years]
        for row, line in zip(account.rows, ordered, strict=True)
        if line.label.endswith("général")
    )
    account.headers.append(("Part", "percent", "%"))
    for row in account.rows:
        share = row[account.n_years] / whole * 100 if whole else Decimal(0)
        row.append(share.quantize(Decimal("0.1")))
