"""Columns that several record types have, each described once."""

from __future__ import annotations

from typing import Any

from pipeline.records.schema import described


def document_column() -> Any:
    """The document that a record stands in."""
    return described("Document", references="documents")


def page_column() -> Any:
    """The page that a record stands on, from 1."""
    return described("Page", unit="page")


def optional_page_column() -> Any:
    """The page that a record stands on, where it stands on one."""
    return described("Page", unit="page", default=None)


def text_column() -> Any:
    """What is printed, beside what it was read as."""
    return described("What is printed")


def context_column() -> Any:
    """The sentence or row around what is printed."""
    return described("The sentence that it stands in, or its row with the headers", default=None)


def cell_column() -> Any:
    """The cell of a table that a record stands in."""
    return described("Cell that it stands in", references="cells", default=None)


def low_column(unit: str | None = None) -> Any:
    """The lower end of the interval that a printed figure stands for."""
    return described(
        "Least value that the printed figure stands for; empty where it has no lower bound",
        unit=unit,
        default=None,
    )


def place_column(unit: str | None = None) -> Any:
    """How precisely a figure is printed."""
    return described(
        "Value of one in its last printed place: 0.01 for `12,50`, 100 000 for `28,1 millions`; "
        "empty where there is no value",
        unit=unit,
        default=None,
    )


def high_column(unit: str | None = None) -> Any:
    """The upper end of that interval."""
    return described(
        "Greatest value that it stands for; empty where it has no upper bound", unit=unit, default=None
    )


def corrected_from_column() -> Any:
    """What the record was before a person corrected it."""
    return described(
        "What was read before a person corrected it, JSON: column to value; empty where nobody did",
        default=None,
    )


def corrected_by_column() -> Any:
    """The correction that a record bears."""
    return described("The line of corrections.csv, by whom, when and why", default=None)
