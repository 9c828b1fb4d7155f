"""The data dictionary in Markdown, made from the record types, the views, the queries and the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.archive.views import VIEWS
from pipeline.checks.names import CHECK_NAMES, check_name
from pipeline.locale import SOURCE, translations
from pipeline.records import TABLES
from pipeline.records.schema import Column, columns
from pipeline.serve.descriptions import DOMAIN, PATTERN, paragraphs
from pipeline.serve.metadata import check_summaries
from pipeline.serve.queries import QUERIES
from pipeline.serve.wording import DOMAIN as ROOM
from pipeline.serve.wording import N_

HEADINGS = {
    "tables": N_("Tables"),
    "column": N_("column"),
    "type": N_("type"),
    "holds": N_("what stands in it"),
    "views": N_("Views"),
    "view": N_("view"),
    "answers": N_("what it answers"),
    "queries": N_("Canned queries"),
    "query": N_("query"),
    "for": N_("for"),
    "checks": N_("Checks"),
    "kind": N_("kind"),
    "asks": N_("what it asks"),
    "always": N_("always there"),
    "unit": N_("Unit"),
    "key": N_("A key of"),
    "researcher": N_("researcher"),
    "archivist": N_("archivist"),
    "auditor": N_("auditor"),
}
"""What the dictionary says of its own."""


def data_dictionary(language: str = SOURCE) -> str:
    """Every table with its columns, every view, query and check, in a language (ISO 639-1)."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    def said(text: str) -> str:
        return translations(language, DOMAIN).gettext(text) if text else ""

    def word(key: str) -> str:
        return translations(language, ROOM).gettext(HEADINGS[key])

    yield f"## {word('tables')}"
    for table, record in TABLES.items():
        paragraph = said(paragraphs(record)).replace("\n", "\n\n")
        yield f"\n### {table}\n\n{paragraph}\n"
        yield f"| {word('column')} | {word('type')} | {word('holds')} |\n| --- | --- | --- |"
        for c in columns(record):
            always = "" if c.optional else f", {word('always')}"
            description = c.description if PATTERN.fullmatch(c.description) else said(c.description)
            row = [f"`{c.name}`", f"{c.affinity.lower()}{always}", _meaning(c, description, said, word)]
            yield f"| {' | '.join(row)} |"
    yield f"\n## {word('views')}\n\n| {word('view')} | {word('answers')} |\n| --- | --- |"
    yield from (f"| `{name}` | {said(view.description)} |" for name, view in VIEWS.items())
    head = " | ".join(word(key) for key in ("query", "for", "answers"))
    yield f"\n## {word('queries')}\n\n| {head} |\n| --- | --- | --- |"
    for user, queries in QUERIES.items():
        user_word = word(user) if user in HEADINGS else user
        yield from (f"| `{name}` | {user_word} | {said(q.description)} |" for name, q in queries.items())
    yield f"\n## {word('checks')}\n\n| {word('kind')} | {word('asks')} |\n| --- | --- |"
    for kind, summary in check_summaries().items():
        asks = summary if language == SOURCE or kind not in CHECK_NAMES else check_name(kind, language)
        yield f"| `{kind}` | {asks} |"


def _meaning(of: Column, description: str, said: Callable[[str], str], word: Callable[[str], str]) -> str:
    parts = [f"{description}."]
    if of.unit:
        parts.append(f"{word('unit')}: {said(of.unit)}.")
    if of.references:
        parts.append(f"{word('key')} `{of.references}`.")
    return " ".join(parts).replace("|", "\\|")
