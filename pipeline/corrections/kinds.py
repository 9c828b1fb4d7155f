"""Which facts can be corrected: a literal registry, by the name of their table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pipeline.records import (
    Agreement,
    AgreementParty,
    Amount,
    CalendarDate,
    Cell,
    Document,
    Grid,
    Indicator,
    Mention,
    PlaceMention,
)

Stage = Literal["read", "tables", "entities"]
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: the stage in which it is born, its record, what is printed of it, what may change.

    `settle` adds to the columns that a line gives those that follow from them; `added` says what a new fact
    needs at least, none where facts of this kind cannot be added by hand; `target` says what the column
    `target` of a line names, where it must name something for a fact to be added. Of entities, `table` is
    the list of `Entities` that holds them, where it is not called as the kind is, and `letter` what their ids
    have before their number.
    """

    stage: Stage
    record: type
    printed: Callable[[Any], str | None]
    columns: frozenset[str]
    settle: Callable[[Given], dict[str, Any]] = dict
    added: tuple[str, ...] = ()
    target: str | None = None
    table: str | None = None
    letter: str = ""


def _figure(given: Given) -> dict[str, Any]:
    """An exact value is its own interval."""
    if "value" not in given:
        return dict(given)
    value: Decimal | None = given["value"]
    return {"low": value, "high": value, **given}


def _period(given: Given) -> dict[str, Any]:
    """A day alone is the whole period."""
    start: date | None = given.get("start")
    return {"end": start, **given} if "start" in given else dict(given)


def _text(record: Any) -> str | None:
    return str(record.text)


KINDS: dict[str, Kind] = {
    "documents": Kind(
        "read",
        Document,
        lambda document: document.title,
        frozenset(
            {"title", "publisher", "kind", "language", "country", "published"}
            | {"covers_start", "covers_end", "source_url"}
        ),
    ),
    "tables": Kind(
        "tables",
        Grid,
        lambda grid: grid.caption,
        frozenset({"caption", "header_rows", "rows", "columns", "cells"}),
        added=("cells",),
    ),
    "cells": Kind("tables", Cell, _text, frozenset({"text", "value", "unit", "kind", "role"}), _figure),
    "amounts": Kind(
        "entities",
        Amount,
        _text,
        frozenset({"value", "low", "high", "currency", "qualifier", "role", "agreement"}),
        _figure,
        added=("value", "currency"),
        letter="a",
    ),
    "dates": Kind(
        "entities",
        CalendarDate,
        _text,
        frozenset({"start", "end", "precision"}),
        _period,
        added=("start", "precision"),
        letter="d",
    ),
    "mentions": Kind(
        "entities", Mention, _text, frozenset({"organisation"}), added=("organisation",), letter="m"
    ),
    "agreements": Kind(
        "entities",
        Agreement,
        lambda agreement: agreement.reference or agreement.text,
        frozenset(
            {
                "reference",
                "kind",
                "title",
                "programme",
                "signed_on",
                "starts_on",
                "ends_on",
                "duration_months",
            }
            | {"status", "status_on", "count", "places"}
        ),
        added=("kind",),
        letter="g",
    ),
    "parties": Kind(
        "entities",
        AgreementParty,
        _text,
        frozenset({"organisation", "role"}),
        added=("organisation", "role"),
        target="agreement",
        table="agreement_parties",
    ),
    "places": Kind(
        "entities",
        PlaceMention,
        _text,
        frozenset({"place"}),
        added=("place",),
        table="place_mentions",
        letter="l",
    ),
    "indicators": Kind(
        "entities",
        Indicator,
        _text,
        frozenset({"value", "unit", "what", "place", "start", "end"}),
        added=("value", "unit"),
        letter="i",
    ),
}
"""By the word that the column `kind` of a line has."""


def kinds_of(stage: Stage) -> tuple[str, ...]:
    """The kinds of facts that are born in a stage."""
    return tuple(name for name, kind in KINDS.items() if kind.stage == stage)
