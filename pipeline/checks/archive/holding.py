"""What a document holds that checks over all documents ask for, found while the document is looked at.

Few sentences state what a donor gave or what a programme may spend, and few tables total agreements: with
these noted document by document, a check over all of them need not read the others again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.agreements.terminations import table_totals
from pipeline.checks.archive.stated_words import (
    find_budget,
    find_year_total,
    find_years,
    may_be_donor_total,
)
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.sentences import SentenceView
from pipeline.checks.kit.views import TableView


@dataclass(frozen=True, slots=True)
class TableTotal:
    """A total of a table's money, and the agreements that it totals: reference and amount of each."""

    agreements: frozenset[tuple[str, Decimal]]
    unit: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Held:
    """Sentences, by id, that may state a budget, a donor's total or a year's; and totals of agreements."""

    budgets: tuple[str, ...] = ()
    donors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    totals: tuple[TableTotal, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.budgets or self.donors or self.years or self.totals)


def held_by(facts: Facts) -> Held:
    """What one document holds."""
    said = [s for s in facts.sentences if s.of_kind("money")]
    return Held(
        tuple(s.id for s in said if find_budget(s.template)),
        tuple(s.id for s in said if may_be_donor_total(s.template)),
        tuple(s.id for s in said if _states_a_year(s)),
        tuple(total for view in facts.data_tables for total in _totals(view)),
    )


def _states_a_year(sentence: SentenceView) -> bool:
    years, clear = find_years(sentence.template)
    return years is not None and clear and find_year_total(sentence.template)


def _totals(view: TableView) -> Iterator[TableTotal]:
    for references, unit, total in table_totals(view):
        amounts = _amounts(view, references, total)
        if len(amounts) == len(references):
            yield TableTotal(amounts, unit, total)


def _amounts(view: TableView, references: frozenset[str], total: Figure) -> frozenset[tuple[str, Decimal]]:
    """The references of a table with what each has in the column of the total."""
    reference = view.column_with("reference")
    column = view.cell_by_id[total.cell_id or ""].column
    amounts = set()
    for row in view.body_rows:
        figure = view.figure(row.get(column))
        if reference in row and row[reference].text.strip() in references and figure:
            amounts.add((row[reference].text.strip(), figure.value))
    return frozenset(amounts)


def held_by_each(archive: Archive) -> Mapping[str, Held]:
    """What each document holds, by its id, in the order of the archive; for `Archive.made`."""
    return {facts.id: held_by(facts) for facts in archive.each()}


def sentences_held(archive: Archive, which: str) -> list[SentenceView]:
    """The sentences of all documents that may state one thing: `budgets`, `donors` or `years`."""
    held: Iterable[Held] = archive.made(held_by_each).values()
    return archive.sentences([id_ for document in held for id_ in getattr(document, which)])
