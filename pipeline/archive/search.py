"""Search over everything: what is put into the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from pipeline.archive.search_words import stem

TOKENIZER = "unicode61 remove_diacritics 2"

FULL_TEXT: dict[str, list[str]] = {
    "documents": ["title", "publisher", "path"],
    "pages": ["text"],
    "tables": ["caption"],
    "organisations": ["name", "acronym"],
    "agreements": ["reference", "title", "programme", "text"],
    "findings": ["title", "title_en", "title_fr"],
    "checks": ["description", "description_en", "description_fr"],
}
"""Tables that can be searched by themselves, and their columns."""


def index_for_search(db: sqlite3.Connection) -> None:
    """Make the indexes of an archive anew: one for each table of `FULL_TEXT`, and one over everything."""
    for table, columns in FULL_TEXT.items():
        db.execute(f"DROP TABLE IF EXISTS [{table}_fts]")
        # Datasette knows the index of a table by this spelling. What it shows are the words of the table, for
        # folding keeps their number and order.
        named = ", ".join(f"[{column}]" for column in columns)
        db.execute(
            f"CREATE VIRTUAL TABLE [{table}_fts] USING FTS5 ({named},"
            f" tokenize='{TOKENIZER}', content=[{table}])"
        )
    for name in ("search_entries", "search_index"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    db.execute(
        "CREATE TABLE search_entries (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,"
        " document_id TEXT REFERENCES documents(id), page INTEGER, title TEXT,"
        " publisher TEXT, year TEXT, language TEXT, places TEXT)"
    )
    db.execute(
        f"CREATE VIRTUAL TABLE search_index USING FTS5 (title, body, tokenize='{TOKENIZER}', content='')"
    )
    add_to_search(db, {**FULL_TEXT, **ENTRIES})


def add_to_search(db: sqlite3.Connection, tables: Iterable[str], rows: tuple[int, int] | None = None) -> None:
    """Put rows of some tables into the indexes: all, or those whose numbers lie between two."""
    _change_search(db, tables, rows, _add_words, _ADD_ENTRIES)


def take_out_of_search(
    db: sqlite3.Connection, tables: Iterable[str], rows: tuple[int, int] | None = None
) -> None:
    """Take rows of some tables out of the indexes, before they are removed or changed."""
    _change_search(db, tables, rows, _take_words_out, _TAKE_ENTRIES_OUT)


def _change_search(
    db: sqlite3.Connection,
    tables: Iterable[str],
    rows: tuple[int, int] | None,
    words: Callable[[sqlite3.Connection, str, str], None],
    entries: tuple[str, ...],
) -> None:
    db.create_function("stem", 1, lambda text: stem(text) if text else text, deterministic=True)
    changed = tuple(tables)
    db.execute("CREATE TEMP TABLE stemmed_texts (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute(
        "CREATE TEMP TABLE search_new"
        " (id INTEGER PRIMARY KEY, kind, record_id, document_id, page, title, body)"
    )
    for table in LONG.intersection(changed):
        db.execute(
            f"INSERT INTO stemmed_texts SELECT {_first(table)} + rowid, stem(text)"  # noqa: S608
            f" FROM {table} WHERE {_those(table, rows)}"
        )
    for table in changed:
        if table in FULL_TEXT:
            words(db, table, _those(table, rows))
    for table, select in ENTRIES.items():
        if table in changed:
            db.execute(
                f"INSERT INTO search_new SELECT {_first(table)} + {table}.rowid, {select}"
                f" AND {_those(table, rows)} ORDER BY {table}.rowid"
            )
    for statement in entries:
        db.execute(statement)
    for name in ("search_new", "stemmed_texts"):
        db.execute(f"DROP TABLE {name}")


FOR_A_KIND = 2**50
"""Numbers of entries that each kind has for itself: they stand kind by kind, in the order of rows."""


def _first(table: str) -> int:
    """The number before that of the entry of the first row of a table."""
    return ([*ENTRIES].index(table) + 1) * FOR_A_KIND


def _those(table: str, rows: tuple[int, int] | None) -> str:
    return f"{table}.rowid BETWEEN {rows[0]:d} AND {rows[1]:d}" if rows else "TRUE"


def _words(table: str) -> tuple[str, str, str]:
    """The columns of the index of a table, their words as it has them, and where they are taken from."""
    columns = FULL_TEXT[table]
    named = ", ".join(f"[{column}]" for column in columns)
    if table not in LONG:
        return named, ", ".join(f"stem([{column}])" for column in columns), table
    known = {"text": "stemmed_texts.text"}
    words = ", ".join(known.get(column, f"stem({table}.[{column}])") for column in columns)
    stemmed = f"stemmed_texts ON stemmed_texts.id = {_first(table)} + {table}.rowid"
    return named, words, f"{table} CROSS JOIN {stemmed}"


def _add_words(db: sqlite3.Connection, table: str, those: str) -> None:
    named, words, source = _words(table)
    db.execute(
        f"INSERT INTO [{table}_fts] (rowid, {named})"  # noqa: S608 - our own names
        f" SELECT {table}.rowid, {words} FROM {source} WHERE {those}"
    )


def _take_words_out(db: sqlite3.Connection, table: str, those: str) -> None:
    named, words, source = _words(table)
    db.execute(
        f"INSERT INTO [{table}_fts] ([{table}_fts], rowid, {named})"  # noqa: S608 - our own names
        f" SELECT 'delete', {table}.rowid, {words} FROM {source} WHERE {those}"
    )


ENTRIES: dict[str, str] = {
    "documents": """
        'document', id, id, NULL, coalesce(title, path), coalesce(publisher, '') || ' ' || path
        FROM documents WHERE TRUE""",
    "organisations": """
        'organisation', id, NULL, NULL, name, coalesce(acronym, '') || ' ' || coalesce(
          (SELECT group_concat(other.name, ' ') FROM organisation_aliases AS other
           WHERE other.organisation_id = organisations.id), '')
        FROM organisations WHERE TRUE""",
    "agreements": """
        'agreement', id, document_id, page,
          coalesce(reference || ' ', '') || coalesce(title, programme, kind),
          coalesce(programme, '') || ' ' || coalesce(places, '') || ' ' || coalesce(
            (SELECT group_concat(parties.text, ' ') FROM agreement_parties AS parties
             WHERE parties.agreement_id = agreements.id), '')
        FROM agreements WHERE TRUE""",
    "places": "'place', id, NULL, NULL, name, coalesce(\"within\", '') FROM places WHERE TRUE",
    "findings": """
        'finding', id, document_id, page, title, coalesce(title_en, '') || ' ' || coalesce(title_fr, '')
        FROM findings WHERE TRUE""",
    "tables": """
        'table', id, document_id, page, caption, coalesce(
          (SELECT group_concat(columns.header, ' ') FROM columns WHERE columns.table_id = tables.id), '')
        FROM tables WHERE caption IS NOT NULL""",
    "indicators": """
        'result', id, document_id, page, text, coalesce(what, '') || ' ' || coalesce(place, '')
        FROM indicators WHERE TRUE""",
    "pages": "'page', id, document_id, number, '', '' FROM pages WHERE TRUE",
}
"""What can be met by a search, by table: kind, id, document, page, title, and what is searched besides it.

Before that stands what `stemmed_texts` has of the entry.
"""

LONG = frozenset({"pages", "agreements"})
"""Tables whose texts are the longest by far, and wanted twice: their words stand in `stemmed_texts`."""

_WORDS_OF_ENTRIES = """
    id, stem(title),
      coalesce((SELECT text FROM stemmed_texts AS long WHERE long.id = search_new.id) || ' ', '')
        || stem(body)
    FROM search_new"""

_ADD_ENTRIES = (
    # Once a page: a page has many entries.
    """
    CREATE TEMP TABLE search_places (document_id, page, places, PRIMARY KEY (document_id, page)) WITHOUT ROWID
    """,
    """
    INSERT INTO search_places
    SELECT document_id, page, '|' || group_concat(place_id, '|') || '|' FROM (
      SELECT DISTINCT document_id, page, place_id FROM place_mentions
      WHERE document_id IN (SELECT document_id FROM search_new) AND page IS NOT NULL
      ORDER BY document_id, page, place_id)
    GROUP BY document_id, page
    """,
    """
    INSERT INTO search_entries
    SELECT search_new.id, search_new.kind, record_id, search_new.document_id, search_new.page,
      nullif(search_new.title, ''), publisher, substr(published, 1, 4), language,
      CASE WHEN search_new.kind = 'place' THEN '|' || record_id || '|' ELSE named.places END
    FROM search_new LEFT JOIN documents ON documents.id = search_new.document_id
    LEFT JOIN search_places AS named
      ON named.document_id = search_new.document_id AND named.page = search_new.page
    ORDER BY search_new.id
    """,
    f"INSERT INTO search_index (rowid, title, body) SELECT {_WORDS_OF_ENTRIES}",
    "DROP TABLE search_places",
)
"""`search_entries` says what a hit is and what it can be narrowed by; `search_index` has the words."""

_TAKE_ENTRIES_OUT = (
    f"INSERT INTO search_index (search_index, rowid, title, body) SELECT 'delete', {_WORDS_OF_ENTRIES}",
    "DELETE FROM search_entries WHERE id IN (SELECT id FROM search_new)",
)
