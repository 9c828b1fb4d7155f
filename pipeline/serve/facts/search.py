"""Search over everything: hits, the best first, and what they can be narrowed by."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from pipeline.archive.search_words import match_all, words_of
from pipeline.serve.facts import Row, rows, value

COUNTED = 2_000
"""Hits that are ranked and counted in facets; beyond them a search is too broad for counts to help."""

SIZE = 20
"""Hits on one page."""

FACETS: dict[str, str] = {
    "kind": "entries.kind = ?",
    "publisher": "entries.publisher = ?",
    "year": "entries.year = ?",
    "language": "entries.language = ?",
    "place": "entries.places LIKE '%|' || ? || '|%'",
    "document": "entries.document_id = ?",
}
"""Words by which a search can be narrowed, and what each asks."""

RANKED = 5_000
"""Hits up to which the best come first; a word that stands everywhere has no best place, and things come
before pages."""

_TITLE_WEIGHS = "4.0, 1.0"
_OFTEN = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"


@dataclass(slots=True)
class Hits:
    """What a search found: the hits of one page, the number of all, counts by facet.

    `capped` says that there are more than were counted.
    """

    hits: list[Row] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    facets: dict[str, list[Row]] = field(default_factory=dict)


def search(db: sqlite3.Connection, words: str, facets: dict[str, str], start: int) -> Hits:
    """Hits for all words of a query; without words, everything there is, documents first.

    Args:
        db: the archive.
        words: what was typed; any text will do.
        facets: what the search is narrowed to, by the names of `FACETS`.
        start: the first hit to give, from 0.
    """
    known = [(FACETS[name], chosen) for name, chosen in facets.items() if name in FACETS]
    where = "".join(f" AND {clause}" for clause, _ in known)
    chosen = [chosen for _, chosen in known]
    columns = "entries.id, entries.kind, entries.publisher, entries.year, entries.language, entries.places"
    asked = match_all(words)
    if words_of(words):
        often = value(db, _OFTEN, asked, RANKED + 1) > RANKED
        order = "entries.id" if often else f"bm25(search_index, {_TITLE_WEIGHS})"
        query = f"""
            SELECT {columns} FROM search_index
            JOIN search_entries AS entries ON entries.id = search_index.rowid
            WHERE search_index MATCH ?{where}
            ORDER BY {order} LIMIT ?
        """  # noqa: S608 - the clauses are literals
        hit_rows = rows(db, query, asked, *chosen, COUNTED + 1)
    else:
        query = f"SELECT {columns} FROM search_entries AS entries WHERE TRUE{where} ORDER BY id LIMIT ?"  # noqa: S608
        hit_rows = rows(db, query, *chosen, COUNTED + 1)
    hits = Hits(total=min(len(hit_rows), COUNTED), capped=len(hit_rows) > COUNTED)
    hits.facets = _facets(db, hit_rows[:COUNTED])
    hits.hits = [_hit(db, row["id"]) for row in hit_rows[start : start + SIZE]]
    return hits


def _facets(db: sqlite3.Connection, hit_rows: list[Row]) -> dict[str, list[Row]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("kind", "publisher", "year", "language")}
    places: Counter[str] = Counter()
    for row in hit_rows:
        for name, counter in counts.items():
            if row[name]:
                counter[row[name]] += 1
        if row["places"]:
            places.update(row["places"].strip("|").split("|"))
    facets: dict[str, list[Row]] = {
        name: [{"value": chosen, "name": chosen, "n": n} for chosen, n in counter.most_common(12)]
        for name, counter in counts.items()
    }
    facets["year"].sort(key=lambda choice: str(choice["value"]), reverse=True)
    facets["place"] = [
        {"value": id_, "name": value(db, "SELECT name FROM places WHERE id = ?", id_), "n": n}
        for id_, n in places.most_common(12)
    ]
    return facets


TEXTS: dict[str, str] = {
    "page": "SELECT text FROM pages WHERE id = ?",
    "agreement": "SELECT text FROM agreements WHERE id = ?",
    "result": "SELECT what FROM indicators WHERE id = ?",
    "organisation": "SELECT acronym FROM organisations WHERE id = ?",
    "table": "SELECT group_concat(header, ' · ') FROM columns WHERE table_id = ?",
    "place": 'SELECT "within" FROM places WHERE id = ?',
}
"""Where the text of a hit stands, by its kind; the others say all in their titles."""


def _hit(db: sqlite3.Connection, entry: int) -> Row:
    """A hit with its document's title and the text that it was found in."""
    query = """
        SELECT entries.*, documents.published, documents.title AS document_title,
          documents.path AS document_path
        FROM search_entries AS entries LEFT JOIN documents ON documents.id = entries.document_id
        WHERE entries.id = ?
    """
    hit = rows(db, query, entry)[0]
    if hit["kind"] == "finding":
        titles = rows(db, "SELECT title_en, title_fr FROM findings WHERE id = ?", hit["record_id"])
        hit |= titles[0] if titles else {}
    if hit["kind"] in TEXTS:
        text = rows(db, TEXTS[hit["kind"]], hit["record_id"])
        hit["text"] = next(iter(text[0].values())) if text else None
    return hit
