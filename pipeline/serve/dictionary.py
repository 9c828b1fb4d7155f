"""The data dictionary in Markdown, made from the record types, the views, the queries and the checks."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from pipeline.archive.views import VIEWS
from pipeline.records import TABLES
from pipeline.records.schema import Column, columns
from pipeline.serve.metadata import check_summaries
from pipeline.serve.queries import QUERIES


def data_dictionary() -> str:
    """Every table with its columns, every view, query and check, each as it describes itself."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "## Tables"
    for table, record in TABLES.items():
        yield f"\n### {table}\n\n{inspect.getdoc(record)}\n"
        yield "| column | type | what stands in it |\n| --- | --- | --- |"
        yield from (f"| `{c.name}` | {_type(c)} | {_told(c)} |" for c in columns(record))
    yield "\n## Views\n\n| view | what it answers |\n| --- | --- |"
    yield from (f"| `{name}` | {view.description} |" for name, view in VIEWS.items())
    yield "\n## Canned queries\n\n| query | for | what it answers |\n| --- | --- | --- |"
    for user, queries in QUERIES.items():
        yield from (f"| `{name}` | {user} | {query.description} |" for name, query in queries.items())
    yield "\n## Checks\n\n| kind | what it asks |\n| --- | --- |"
    yield from (f"| `{kind}` | {summary} |" for kind, summary in check_summaries().items())


def _type(of: Column) -> str:
    return of.affinity.lower() if of.optional else f"{of.affinity.lower()}, always there"


def _told(of: Column) -> str:
    parts = [f"{of.description}."]
    if of.unit:
        parts.append(f"Unit: {of.unit}.")
    if of.references:
        parts.append(f"A key of `{of.references}`.")
    return " ".join(parts).replace("|", "\\|")
