"""Agreements from tables: each row that carries a reference is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pipeline.entities.agreements.lexicon import values_of
from pipeline.entities.agreements.timing import first_day, last_day
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.table_cells import TableCells, read_date
from pipeline.gazetteer import fold
from pipeline.records import Agreement, Cell, Organisation
from pipeline.records.legible import least_reliable
from pipeline.records.record import Frozen
from pipeline.records.schema import box_of
from pipeline.values.dates import DateContext, DateReading

_REGION = re.compile(r"r[ée]gions? (?:de |d['’])(?P<name>[A-ZÀ-Þ][\w'’-]+)", re.IGNORECASE)
_PREFIX = re.compile(r"[A-Z]{3,}")
_DIGIT = re.compile(r"\d")
_FIGURES = str.maketrans("123456789", "0" * 9)


class AgreementRow(Frozen):
    """A row of a table that is an agreement; the agreement's id is not yet given.

    The programme under which it was made is a party beside the partner. `sides` are those of the box of its
    cells, and how sure their reading is.
    """

    agreement: Agreement
    cells: tuple[Cell, ...]
    partner: Cell | None
    programme: Organisation | None
    region: str | None
    sides: dict[str, Any]


def find_agreement_rows(view: TableCells, known: KnownNames, dates: DateContext) -> Iterator[AgreementRow]:
    """The agreements of a table of kind `agreements`, in order; total rows are none."""
    if not is_agreement_table(view):
        return
    for row, cells in view.rows.items():
        reference = view.with_role(row, "reference")
        if (
            reference is None
            or any(cell.role != "body" for cell in cells)
            or not _DIGIT.search(reference.text)
            or _OTHER_PAPER.match(reference.text.strip())
        ):
            continue
        kind = _said_kind(view, reference)
        # It says what its reference is of, or the term or sum: else it lists other papers.
        if kind is not None or any(view.with_role(row, role) for role in _TERMS):
            yield _agreement(view, row, cells, reference, kind, known, dates)


_OTHER_PAPER = re.compile(
    r"(?:lettre(?! d['’]entente)|courrier|arrêté|décret|loi|circulaire|facture|bordereau|note|ordonnance"
    r"|rapport|procès-verbal|PV|letter(?! of)|invoice|decree|act|circular|report)\b",
    re.IGNORECASE,
)
"""What a reference begins with that is of another paper than an agreement."""

_TERMS = ("signed", "starts", "ends", "duration", "amount", "contribution", "budget", "disbursed")
"""Roles of columns that say what was agreed."""


def is_agreement_table(view: TableCells) -> bool:
    """Whether the columns of a table say that its rows are agreements."""
    roles = {column.role for column in view.columns.values()}
    referenced = "reference" in roles and bool(roles & {"partner", "signed", "ends"})
    return view.table.kind == "agreements" or referenced


def _agreement(
    view: TableCells,
    row: int,
    cells: list[Cell],
    reference: Cell,
    kind: str | None,
    known: KnownNames,
    dates: DateContext,
) -> AgreementRow:
    programme = find_programme(view, reference.text, known)
    partner = view.with_role(row, "partner")
    title = view.with_role(row, "title") or view.with_role(row, "object")
    sides = box_of(cell.box for cell in cells) | least_reliable(cells)
    agreement = Agreement(
        id="",
        reference=" ".join(reference.text.split()),
        kind=kind or "accord",
        title=" ".join(title.text.split()) if title else None,
        programme=programme.name if programme else None,
        signed_on=_date(view, row, "signed", dates, first_day),
        starts_on=_date(view, row, "starts", dates, first_day),
        ends_on=_date(view, row, "ends", dates, last_day),
        duration_months=_months(view, row),
        count=1,
        status="signed" if view.with_role(row, "signed") else None,
        document_id=view.table.document_id,
        page=reference.page,
        text=view.row_text(row),
        table_id=view.table.id,
        **sides,
    )
    return AgreementRow(agreement, tuple(cells), partner, programme, find_region(view, programme), sides)


def find_programme(view: TableCells, reference: str, known: KnownNames) -> Organisation | None:
    """The programme that a reference begins with (`DDRK23-002-APO`), else one that the caption names."""
    prefix = _PREFIX.match(reference.strip())
    candidates = [prefix.group()] if prefix else []
    candidates += _PREFIX.findall(view.table.caption or "")
    for candidate in candidates:
        organisation = known.by_acronym(candidate)
        if organisation is not None and organisation.kind == "programme":
            return organisation
    return None


def find_region(view: TableCells, programme: Organisation | None) -> str | None:
    """The one region that a row is about, by its programme's name or by the caption of the table."""
    named = (_region_in(text) for text in (programme.name if programme else "", view.table.caption or ""))
    return next(filter(None, named), None)


@lru_cache(maxsize=1_000)
def _region_in(text: str) -> str | None:
    regions = {match["name"] for match in _REGION.finditer(text)}
    return regions.pop().capitalize() if len(regions) == 1 else None


def _said_kind(view: TableCells, reference: Cell) -> str | None:
    column = view.column_of(reference)
    # The figures of a reference say nothing of its kind: those of a list differ in nothing else.
    like = reference.text.translate(_FIGURES)
    for text in (like, view.table.caption or "", column.header if column else ""):
        kind = _kind_in(text)
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=1_000)
def _kind_in(text: str) -> str | None:
    """The kind of agreement that a text speaks of: captions and headers are asked for every row."""
    words = f" {fold(text)} "
    return next((kind for one, several, kind in _FORMS if one in words or several in words), None)


_FORMS = [(f" {word} ", f" {word}s ", kind) for word, kind in values_of("kind_word").items()]
"""Words that say what kind of agreement a reference, caption or header speaks of; the first counts."""


def _date(
    view: TableCells, row: int, role: str, dates: DateContext, day: Callable[[DateReading], str | None]
) -> str | None:
    cell = view.with_role(row, role)
    if cell is None:
        return None
    try:
        reading = read_date(cell, dates)
    except ValueError:
        # The cell itself is reported where its date is written down.
        return None
    return day(reading) if reading is not None else None


def _months(view: TableCells, row: int) -> Decimal | None:
    cell = view.with_role(row, "duration")
    if cell is None or cell.value is None:
        return None
    column = view.column_of(cell)
    unit = cell.unit or (column.unit if column else None)
    return cell.value * 12 if unit in ("year", "years", "an", "ans") else cell.value
