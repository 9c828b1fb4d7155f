"""Search over everything: what is put into the index, and how words are folded so that spellings meet."""

from __future__ import annotations

import functools
import re
import sqlite3
from collections.abc import Callable, Iterable

from pipeline.language.folding import without_accents

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "º": "°", "\u2044": ""})
"""Letters also written as two; the ordinal sign, which Unicode takes for a letter; the slash of ½."""

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

_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"([^\W_]+)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_PLURAL = re.compile(r"(?:(?<=[^\W\d_]{3})s|(?<=[^\W\d_][aeo]u)x)(?![^\W_])")


def fold(text: str) -> str:
    """A text without capitals, accents and ligatures; as many words as before, in the same order."""
    # Sign by sign, and most signs are plain letters: only what stands between them is looked up.
    return (text if text.isascii() else _BEYOND_ASCII.sub(_plain, text)).casefold()


def _plain(signs: re.Match[str]) -> str:
    return _as_plain_letters(signs[0])


@functools.lru_cache(maxsize=10_000)
def _as_plain_letters(signs: str) -> str:
    return without_accents(signs.translate(LIGATURES)).translate(LIGATURES)


ENDINGS: tuple[tuple[str, str], ...] = (
    ("eau", "eau"),
    ("aux", "al"),
    ("au", "al"),
    ("ail", "al"),
    ("ee", "e"),
    ("ale", "al"),
    ("elle", "el"),
    ("ive", "if"),
    ("ienne", "ien"),
    ("ente", "ent"),
    ("ante", "ant"),
    ("euse", "eu"),
    ("eux", "eu"),
    ("rice", "eur"),
    ("ure", "ur"),
)
"""Feminines and plurals of French as masculines, on words whose plural is a singular already."""

VERBS: tuple[tuple[str, str], ...] = (
    ("er", "e"),
    ("aient", "e"),
    ("ait", "e"),
    ("ant", "e"),
    ("ent", "e"),
)
"""Verbs as their participles: `financer`, `finançaient` and `finançant` as `financé`."""

STEM = 3
"""Letters that a word keeps before its ending; a verb keeps one more, and no word in `-ment` is a verb.

Against the lemmas of spaCy, over 52 French texts that the rules were not made with (632 words in several
forms): plurals alone find .70 of the other forms at a precision of .92, these endings .85 at .89, Snowball
.88 at .77: it takes `commune` for `communication` and `équipe` for `équipement`.
"""


def singulars(text: str) -> str:
    """A folded text with plurals as singulars: `projets`, `travaux` and `works` lose their last letter."""
    return _PLURAL.sub("", fold(text))


def stem(text: str) -> str:
    """A folded text with each word in the form that it shares with its plural, its feminine and its verb.

    One blank stands for each stretch of white space.
    """
    return " ".join(map(_stemmed, text.split()))


@functools.lru_cache(maxsize=200_000)
def _stemmed(signs: str) -> str:
    """The same of what stands between blanks: most of an archive has been met before."""
    parts = _PARTED.split(fold(signs))
    parts[1::2] = map(_stem_of, parts[1::2])
    return "".join(parts)


def _stem_of(word: str) -> str:
    """A folded word in that form."""
    word = _PLURAL.sub("", word)
    if not word.isalpha():
        return word
    word = _with_ending(word, ENDINGS, STEM)
    return word if word.endswith("ment") else _with_ending(word, VERBS, STEM + 1)


def _with_ending(word: str, endings: tuple[tuple[str, str], ...], kept: int) -> str:
    for ending, other in endings:
        if word.endswith(ending) and len(word) >= len(ending) + kept:
            return word[: -len(ending)] + other
    return word


def words_of(text: str) -> list[str]:
    """The words of a text as the index has them: apostrophes, hyphens and the sign of `n°` part words."""
    return _WORD.findall(stem(text))


def singulars_of(text: str) -> list[str]:
    """The words of a text as singulars, for those who ask whether two texts say the same."""
    return _WORD.findall(singulars(text))


def match_all(text: str) -> str:
    """A query of FTS5 for all words of a text, those in quotation marks as they follow each other.

    A text without words matches nothing, and no text is an error.
    """
    asked = []
    for number, part in enumerate(re.split(r'["«»“”]', text)):
        words = words_of(part)
        asked += [f'"{" ".join(words)}"'] if number % 2 and words else [f'"{word}"' for word in words]
    return " ".join(asked) or '""'


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
    # The text of pages is the longest by far, and wanted twice.
    db.execute("CREATE TEMP TABLE stemmed_pages (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute(
        "CREATE TEMP TABLE search_new"
        " (id INTEGER PRIMARY KEY, kind, record_id, document_id, page, title, body)"
    )
    if "pages" in changed:
        those = _those("pages", rows)
        db.execute(f"INSERT INTO stemmed_pages SELECT rowid, stem(text) FROM pages WHERE {those}")  # noqa: S608
    for table in changed:
        if table in FULL_TEXT:
            words(db, table, _those(table, rows))
    for number, (table, select) in enumerate(ENTRIES.items(), start=1):
        if table in changed:
            first = number * FOR_A_KIND
            db.execute(
                f"INSERT INTO search_new SELECT {first} + {table}.rowid, {select} AND {_those(table, rows)}"
                f" ORDER BY {table}.rowid"
            )
    for statement in entries:
        db.execute(statement)
    for name in ("search_new", "stemmed_pages"):
        db.execute(f"DROP TABLE {name}")


FOR_A_KIND = 2**50
"""Numbers of entries that each kind has for itself: they stand kind by kind, in the order of rows."""


def _those(table: str, rows: tuple[int, int] | None) -> str:
    return f"{table}.rowid BETWEEN {rows[0]:d} AND {rows[1]:d}" if rows else "TRUE"


def _words(table: str) -> tuple[str, str, str]:
    """The columns of the index of a table, their words as it has them, and where they are taken from."""
    columns = FULL_TEXT[table]
    named = ", ".join(f"[{column}]" for column in columns)
    if table == "pages":
        return named, "text", "(SELECT id AS rowid, text FROM stemmed_pages) AS pages"
    return named, ", ".join(f"stem([{column}])" for column in columns), table


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
          text || ' ' || coalesce(programme, '') || ' ' || coalesce(places, '') || ' ' || coalesce(
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
    "pages": "'page', id, document_id, number, '', rowid FROM pages WHERE TRUE",
}
"""What can be met by a search, by table: kind, id, document, page, title, and what is searched besides it.

Of a page that is the number of its row: its words stand in `stemmed_pages`.
"""

_WORDS_OF_ENTRIES = """
    id, stem(title),
      CASE WHEN kind = 'page' THEN (SELECT text FROM stemmed_pages WHERE id = body) ELSE stem(body) END
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
