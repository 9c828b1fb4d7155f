"""Addresses of the reading room, and where a key of any table leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from pipeline.serve.room import DATABASE

HERE = "here"
"""The fragment of what an address wants to be looked at."""


def _path(kind: str, id_: str) -> str:
    return f"/{kind}/{quote(id_, safe=':')}"


def document(id_: str) -> str:
    """The page about a document."""
    return _path("document", id_)


def agreement(id_: str) -> str:
    """The page about an agreement."""
    return _path("agreement", id_)


def organisation(id_: str) -> str:
    """The page about an organisation."""
    return _path("organisation", id_)


def programme(id_: str) -> str:
    """The page about a programme."""
    return _path("programme", id_)


def place(id_: str) -> str:
    """The page about a place."""
    return _path("place", id_)


def finding(id_: str) -> str:
    """The page about a finding."""
    return _path("finding", id_)


def page(document_id: str, number: int | None, **marks: str | None) -> str:
    """A page of a document; `amount=<id>`, `check=<id>`, `q=<words>`, ... say what is to be seen on it."""
    parameters = {name: value for name, value in marks.items() if value}
    query = f"?{urlencode(parameters, safe=':')}#{HERE}" if parameters else ""
    return f"{_path('page', document_id)}/{number or 1}{query}"


def row(table: str, id_: str) -> str:
    """The row of a table as Datasette shows it."""
    from datasette.utils import tilde_encode

    return f"/{DATABASE}/{table}/{tilde_encode(id_)}"


def table(name: str, **filters: str | int | None) -> str:
    """A table or view, filtered."""
    parameters = {key: value for key, value in filters.items() if value not in (None, "")}
    return f"/{DATABASE}/{name}{'?' + urlencode(parameters) if parameters else ''}"


def search(words: str = "", **facets: str | int | None) -> str:
    """The search over everything."""
    parameters = {key: value for key, value in {"q": words, **facets}.items() if value not in (None, "")}
    return f"/search{'?' + urlencode(parameters) if parameters else ''}"


ENTITIES: dict[str, Callable[[str], str]] = {
    "documents": document,
    "agreements": agreement,
    "organisations": organisation,
    "places": place,
    "findings": finding,
    "programmes": programme,
}
"""Tables whose rows have a page of their own."""

ON_A_PAGE: dict[str, str] = {
    "amounts": "amount",
    "dates": "date",
    "mentions": "mention",
    "tables": "table",
    "cells": "cell",
    "checks": "check",
    "indicators": "indicator",
    "place_mentions": "place",
    "agreement_evidence": "evidence",
    "agreement_tellings": "telling",
}
"""Tables whose rows stand on a page, and the word by which an address points to one of them."""


def of_row(table_name: str, id_: str, record: Mapping[str, Any]) -> str:
    """Where a row is best looked at: the page about it, its place in its document, or the row itself."""
    if table_name in ENTITIES:
        return ENTITIES[table_name](id_)
    document_id = record.get("document_id") or document_of(id_)
    if table_name in ON_A_PAGE and document_id:
        return page(document_id, record.get("page") or page_of(id_), **{ON_A_PAGE[table_name]: id_})
    if table_name == "pages" and document_id:
        return page(document_id, record.get("number") or page_of(id_))
    return row(table_name, id_)


def document_of(id_: str) -> str:
    """The document of a positional id: `livret:p5:t1` is of `livret`."""
    return id_.partition(":")[0]


def page_of(id_: str) -> int:
    """The page of a positional id, 1 where it names none: `livret:p5:t1` is on page 5."""
    for part in id_.split(":")[1:]:
        if part[:1] == "p" and part[1:].isdigit():
            return int(part[1:])
    return 1
