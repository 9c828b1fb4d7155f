"""Search over everything: what is put into the index, and how words are folded so that spellings meet."""

from __future__ import annotations

import functools
import re
import sqlite3

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
    ("eau", "eau"), ("aux", "al"), ("au", "al"), ("ail", "al"), ("ee", "e"), ("ale", "al"), ("elle", "el"),
    ("ive", "if"), ("ienne", "ien"), ("ente", "ent"), ("ante", "ant"), ("euse", "eu"), ("eux", "eu"),
    ("rice", "eur"), ("ure", "ur"),
)  # fmt: skip
"""Feminines and plurals of French as masculines, on words whose plural is a singular already."""

VERBS: tuple[tuple[str, str], ...] = (
    ("er", "e"), ("aient", "e"), ("ait", "e"), ("ant", "e"), ("ent", "e"),
)  # fmt: skip
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
    """A folded text with each word in the form that it shares with its plural, its feminine and its verb."""
    parts = _PARTED.split(fold(text))
    parts[1::2] = map(_stem_of, parts[1::2])
    return "".join(parts)


@functools.lru_cache(maxsize=200_000)
def _stem_of(word: str) -> str:
    """A folded word in that form: most words of an archive have been met before."""
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
    db.create_function("stem", 1, lambda text: stem(text) if text else text, deterministic=True)
    for table, columns in FULL_TEXT.items():
        named = ", ".join(f"[{column}]" for column in columns)
        db.execute(f"DROP TABLE IF EXISTS [{table}_fts]")
        # Datasette knows the index of a table by this spelling. What it shows are the words of the table, for
        # folding keeps their number and order.
        db.execute(
            f"CREATE VIRTUAL TABLE [{table}_fts] USING FTS5 ({named},"
            f" tokenize='{TOKENIZER}', content=[{table}])"
        )
        source = table
        if table == "pages":
            # The longest text by far, and wanted twice.
            db.execute("CREATE TEMP TABLE stemmed_pages (id INTEGER PRIMARY KEY, text TEXT)")
            db.execute("INSERT INTO stemmed_pages SELECT rowid, stem(text) FROM pages")
            stemmed, source = "text", "(SELECT id AS rowid, text FROM stemmed_pages)"
        else:
            stemmed = ", ".join(f"stem([{column}])" for column in columns)
        db.execute(f"INSERT INTO [{table}_fts] (rowid, {named}) SELECT rowid, {stemmed} FROM {source}")  # noqa: S608
    _index_everything(db)
    db.execute("DROP TABLE stemmed_pages")


ENTRIES: dict[str, str] = {
    "document": """
        SELECT 'document', id, id, NULL, coalesce(title, path), coalesce(publisher, '') || ' ' || path
        FROM documents""",
    "organisation": """
        SELECT 'organisation', id, NULL, NULL, name, coalesce(acronym, '') || ' ' || coalesce(
          (SELECT group_concat(other.name, ' ') FROM organisation_aliases AS other
           WHERE other.organisation_id = organisations.id), '')
        FROM organisations""",
    "agreement": """
        SELECT 'agreement', id, document_id, page,
          coalesce(reference || ' ', '') || coalesce(title, programme, kind),
          text || ' ' || coalesce(programme, '') || ' ' || coalesce(places, '') || ' ' || coalesce(
            (SELECT group_concat(parties.text, ' ') FROM agreement_parties AS parties
             WHERE parties.agreement_id = agreements.id), '')
        FROM agreements""",
    "place": "SELECT 'place', id, NULL, NULL, name, coalesce(\"within\", '') FROM places",
    "finding": """
        SELECT 'finding', id, document_id, page, title,
          coalesce(title_en, '') || ' ' || coalesce(title_fr, '')
        FROM findings""",
    "table": """
        SELECT 'table', id, document_id, page, caption, coalesce(
          (SELECT group_concat(columns.header, ' ') FROM columns WHERE columns.table_id = tables.id), '')
        FROM tables WHERE caption IS NOT NULL""",
    "result": """
        SELECT 'result', id, document_id, page, text, coalesce(what, '') || ' ' || coalesce(place, '')
        FROM indicators""",
    "page": "SELECT 'page', id, document_id, number, '', rowid FROM pages",
}
"""What can be met by a search: kind, id, document, page, title, and the text that is searched besides it.

Of a page it is the number of its row: its words stand in `stemmed_pages`.
"""


def _index_everything(db: sqlite3.Connection) -> None:
    """`search_entries` says what a hit is and what it can be narrowed by; `search_index` has the words."""
    for name in ("search_entries", "search_index", "search_new"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    db.execute(
        "CREATE TABLE search_entries (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,"
        " document_id TEXT REFERENCES documents(id), page INTEGER, title TEXT,"
        " publisher TEXT, year TEXT, language TEXT, places TEXT)"
    )
    db.execute(
        f"CREATE VIRTUAL TABLE search_index USING FTS5 (title, body, tokenize='{TOKENIZER}', content='')"
    )
    db.execute("CREATE TEMP TABLE search_new (kind, record_id, document_id, page, title, body)")
    for select in ENTRIES.values():
        db.execute(f"INSERT INTO search_new {select} ORDER BY rowid")
    # Once a page: a page has many entries.
    db.execute(
        "CREATE TEMP TABLE search_places (document_id, page, places, PRIMARY KEY (document_id, page))"
        " WITHOUT ROWID"
    )
    db.execute(
        """
        INSERT INTO search_places
        SELECT document_id, page, '|' || group_concat(place_id, '|') || '|' FROM (
          SELECT DISTINCT document_id, page, place_id FROM place_mentions
          WHERE document_id IS NOT NULL AND page IS NOT NULL ORDER BY document_id, page, place_id)
        GROUP BY document_id, page
        """
    )
    db.execute(
        """
        INSERT INTO search_entries
        SELECT search_new.rowid, search_new.kind, record_id, search_new.document_id, search_new.page,
          nullif(search_new.title, ''), publisher, substr(published, 1, 4), language,
          CASE WHEN search_new.kind = 'place' THEN '|' || record_id || '|' ELSE named.places END
        FROM search_new LEFT JOIN documents ON documents.id = search_new.document_id
        LEFT JOIN search_places AS named
          ON named.document_id = search_new.document_id AND named.page = search_new.page
        ORDER BY search_new.rowid
        """
    )
    db.execute(
        """
        INSERT INTO search_index (rowid, title, body)
        SELECT rowid, stem(title),
          CASE WHEN kind = 'page' THEN (SELECT text FROM stemmed_pages WHERE id = body) ELSE stem(body) END
        FROM search_new
        """
    )
    for name in ("search_new", "search_places"):
        db.execute(f"DROP TABLE {name}")
