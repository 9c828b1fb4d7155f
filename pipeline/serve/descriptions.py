"""What tables, columns, views and canned queries hold, in the language of the request.

`python -m pipeline.serve.descriptions` brings the catalogues up to date with the record types.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache

from pipeline.archive.views import VIEWS
from pipeline.locale import LANGUAGES, SOURCE, translations
from pipeline.locale.extract import update
from pipeline.records import TABLES
from pipeline.records.schema import Column, columns
from pipeline.serve.queries import QUERIES
from pipeline.serve.wording import language

DOMAIN = "records"

PATTERN = re.compile(r"`<[^`]*>`")
"""How the ids of a table are made: the same in every language."""


def messages() -> Iterator[str]:
    """Every description, each once."""
    yield from dict.fromkeys(_all())


def _all() -> Iterator[str]:
    for record in TABLES.values():
        yield paragraphs(record)
        for column in columns(record):
            if not PATTERN.fullmatch(column.description):
                yield column.description
            if column.unit:
                yield column.unit
    yield from (view.description for view in VIEWS.values())
    yield from (query.description for queries in QUERIES.values() for query in queries.values())


def paragraphs(record: type) -> str:
    """The docstring of a record, a line for each paragraph."""
    parts = (inspect.getdoc(record) or "").split("\n\n")
    return "\n".join(" ".join(part.split()) for part in parts)


def said(message: str) -> str:
    """A description in the language of the request; as it is where it is the same in each."""
    return translations(language(), DOMAIN).gettext(message) if message else ""


def of_table(name: str) -> str:
    """What a table, view or query holds; nothing where it is none of ours."""
    if name in TABLES:
        return said(paragraphs(TABLES[name]))
    if name in VIEWS:
        return said(VIEWS[name].description)
    return said(_queries().get(name, ""))


def of_column(table: str, name: str) -> str:
    """What a column holds, with its unit where it has one; of a view, what the column of its name holds."""
    column = _columns().get((table, name)) or _by_name().get(name)
    if column is None:
        return ""
    sentence = f"{said(column.description)}."
    return f"{sentence} ({said(column.unit)})" if column.unit else sentence


@cache
def _queries() -> dict[str, str]:
    return {name: query.description for queries in QUERIES.values() for name, query in queries.items()}


@cache
def _columns() -> dict[tuple[str, str], Column]:
    return {(table, c.name): c for table, record in TABLES.items() for c in columns(record)}


@cache
def _by_name() -> dict[str, Column]:
    """Columns whose name means the same in every table that has it."""
    known: dict[str, set[Column]] = {}
    for column in _columns().values():
        known.setdefault(column.name, set()).add(column)
    return {name: next(iter(alike)) for name, alike in known.items() if len(alike) == 1}


if __name__ == "__main__":
    for code in LANGUAGES:
        if code != SOURCE:
            print(f"{DOMAIN} in {code}: {update(DOMAIN, code, messages())} to translate")  # noqa: T201
