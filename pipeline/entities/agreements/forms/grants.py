"""Tables of grants: rows with a receiver and a sum, without a reference; total rows are none."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.entities.agreements.forms.labels import MONEY, PARTIES, field_of_header
from pipeline.entities.agreements.kinds import kind_said_by
from pipeline.entities.agreements.lexicon import load_entries, marked, markers
from pipeline.entities.agreements.rows import is_agreement_table
from pipeline.entities.agreements.timing import first_day, last_day
from pipeline.entities.table_cells import TableCells
from pipeline.gazetteer import fold
from pipeline.language.word_lists import LANGUAGES
from pipeline.records import Cell, TableColumn
from pipeline.records.agreements import PartyRole
from pipeline.values.dates import DateContext, find_dates
from pipeline.values.durations import find_durations

_ROLES = {
    "partner": "named",
    "amount": "grant",
    "signed": "signed",
    "starts": "starts",
    "ends": "ends",
    "object": "title",
    "title": "title",
    "duration": "period",
}
"""What the tables stage says of a column, where its header is no label that we know."""

_SPENDING = re.compile(rf"\b(?:{'|'.join(map(fold, markers('spending')))})")
"""Beginnings of words of the headers of a budget's execution, which is no list of grants."""

_LEDGER = re.compile(rf"(?<!\w)(?:{marked('ledger')})", re.IGNORECASE)
"""Words of the headers of bills that are paid, which nobody grants or awards."""

_BID = re.compile(rf"(?<!\w)(?:{marked('bid')})", re.IGNORECASE)
_CHOSEN = re.compile(rf"(?<!\w)(?:{marked('chosen')})", re.IGNORECASE)
_DAYS = ("signed", "starts", "ends", "period")
_FIGURE = re.compile(r"\d{3}|\d\s?(?:k|M|million|milliard|billion)")
_IS_FIGURE = re.compile(r"\s*(?:[$€£]\s*\d[\d\s.,’']*|\d[\d\s.,’']*(?:[.,]\d\d|[$€£])\s*)")
"""A header that is itself a sum, not a year, is the first row of a table without names of columns."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class GrantRow:
    """What the cells of a row, or of a sheet, tell as one agreement: its parties, its sum, its days."""

    cells: tuple[Cell, ...]
    parties: tuple[tuple[PartyRole, Cell], ...]
    amount: Cell | None
    kind: str
    title: str | None
    text: str
    signed_on: str | None
    starts_on: str | None
    ends_on: str | None
    months: Decimal | None


def find_grant_rows(view: TableCells, lead: str, dates: DateContext) -> Iterator[GrantRow]:
    """The rows of a table that are grants or contracts, in order.

    Args:
        view: the table.
        dates: what completes a date without a year.
        lead: what stands before the table: its caption, its heading, the sentence that introduces it.
    """
    if is_agreement_table(view):
        return
    fields = fields_of(view)
    if _is_bare(view) and _gives(lead):
        fields |= {number: "named" for number, column in view.columns.items() if column.kind == "text"}
    money = _money_column(view, fields)
    if money is None or not _is_of_grants(view, fields, money, lead):
        return
    said = [money.header or "", view.table.caption or "", lead]
    for number, cells in view.rows.items():
        if _is_total(cells) or _is_of_group(cells) or any(cell.role != "body" for cell in cells):
            continue
        filled = [(fields[c.column], c) for c in cells if c.column in fields and c.text.strip()]
        filled = [(name, c) for name, c in filled if name not in MONEY or c.column == money.column]
        row = row_of(filled, view.row_text(number), said, dates)
        if row.amount is not None and any(role != "party" for role, _ in row.parties):
            yield row


def row_of(
    fields: Sequence[tuple[str, Cell]], text: str, said: Iterable[str], dates: DateContext
) -> GrantRow:
    """What fields and their cells tell as one agreement; `said` are texts that may say its kind and year."""
    values: dict[str, Cell] = {}
    for name, cell in fields:
        values.setdefault(name, cell)
    texts = {name: " ".join(cell.text.split()) for name, cell in values.items()}
    days = {name: find_dates(texts[name], context=dates) for name in _DAYS if name in texts}
    first = {name: first_day(dates_read[0]) for name, dates_read in days.items() if dates_read}
    year = next((match.group() for match in map(_YEAR.search, said) if match), None)
    ends = days.get("ends") or days.get("period") or []
    last = last_day(ends[-1]) if ends else None
    starts = first.get("starts") or first.get("period")
    durations = find_durations(texts.get("period", ""))
    amount = next((values[name] for name in MONEY if name in values and _is_sum(values[name])), None)
    return GrantRow(
        cells=tuple(cell for _, cell in fields),
        parties=tuple((PARTIES[name], cell) for name, cell in fields if name in PARTIES),
        amount=amount,
        kind=kind_said_by([texts.get("kind", ""), *said, texts.get("title", "")]) or "projet",
        title=texts.get("title"),
        text=text,
        signed_on=first.get("signed") or (None if starts else year),
        starts_on=starts,
        ends_on=last if last != starts else None,
        months=durations[0].months if durations else None,
    )


def _is_bare(view: TableCells) -> bool:
    """Two columns without names, of texts and of sums: below `the sums awarded`, names and what each gets."""
    columns = view.columns.values()
    kinds = sorted(str(column.kind) for column in columns)
    return kinds == ["amount", "text"] and not any(c.header for c in columns) and len(view.rows) >= _ROWS


_ROWS = 3
"""Rows that make a list of a table without names of columns."""


def _is_of_group(cells: Sequence[Cell]) -> bool:
    """`Culture :`: what the rows below it come to."""
    first = next((c.text.strip() for c in cells if c.text.strip()), "")
    return first.endswith(":")


def _is_sum(cell: Cell) -> bool:
    return cell.kind == "amount" or bool(_FIGURE.search(cell.text))


def fields_of(view: TableCells) -> dict[int, str]:
    """The field that each column holds, by its header, else by what its cells hold."""
    fields: dict[int, str] = {}
    for number, column in view.columns.items():
        field = field_of_header(column.header or "") if column.header else None
        if field is None or (field in ("named", "title", "other") and column.role in ("amount", "signed")):
            field = _ROLES.get(column.role or "", field)
        if field is not None:
            fields[number] = field
    if "recipient" in fields.values():
        # Where another column says who receives, a `Dénomination` is that of the lot.
        fields |= {n: "title" for n, field in fields.items() if field == "named" and not _is_partner(view, n)}
    return fields


def _is_partner(view: TableCells, column: int) -> bool:
    return view.columns[column].role == "partner"


def _money_column(view: TableCells, fields: dict[int, str]) -> TableColumn | None:
    """The column of the sums: what was given before what it costs, the first of several."""
    amounts = {c.column for c in view.cells if c.kind == "amount" and c.role == "body"}
    numbers = {c.column for c in view.cells if c.kind in ("number", "integer") and c.role == "body"}
    for name in MONEY:
        columns = [view.columns[n] for n, field in fields.items() if field == name and n in amounts]
        if columns:
            return columns[0]
    # A sum whose currency nobody says is a number: where two sides are named it says what was given.
    if {"funder", "recipient"} <= set(fields.values()):
        return next(
            (view.columns[n] for n, field in fields.items() if field == "grant" and n in numbers), None
        )
    return None


def _is_of_grants(view: TableCells, fields: dict[int, str], money: TableColumn, lead: str) -> bool:
    """Whether the columns, or the words before them, say that each row is something given to someone."""
    names = set(fields.values())
    headers = " ".join(filter(None, [view.table.caption, *(c.header for c in view.columns.values())]))
    if _BID.search(money.header or "") and not _CHOSEN.search(headers):
        # What was offered by several, of whom one may have been chosen.
        return False
    if _LEDGER.search(headers) or _IS_FIGURE.fullmatch(money.header or ""):
        # Bills that were paid; or a table whose names of columns were not found.
        return False
    spending = [c for c in view.columns.values() if _SPENDING.search(fold(c.header or ""))]
    if len(spending) > 1 and "recipient" not in names:
        return False
    if "recipient" in names or ("funder" in names and names & {"implementer", "title"}):
        return True
    if not names & {"named", "implementer"}:
        return False
    return _gives(money.header or "") or _gives(view.table.caption or "") or _gives(lead)


def _gives(text: str) -> bool:
    """Whether a text speaks of money that is given, or of contracts that are awarded."""
    words = f" {fold(text)} "
    return any(f" {word} " in words for word in _giving_words())


@functools.cache
def _giving_words() -> frozenset[str]:
    entries = [entry for language in LANGUAGES for entry in load_entries(language)]
    return frozenset(
        fold(form)
        for entry in entries
        for form in entry.forms()
        if entry.function == "money" or (entry.function == "event" and entry.subject == "giver")
    )


def _is_total(cells: Sequence[Cell]) -> bool:
    first = next((fold(c.text) for c in cells if c.text.strip()), "")
    return bool(re.match(r"(?:sous |sub |grand )?(?:total|totaux|ensemble|moyenne|average)\b", first))
