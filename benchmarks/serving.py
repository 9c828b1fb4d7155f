"""CPU time of the reading room's pages over an archive of a million mentions, beside what is asked.

    .venv/bin/python -m benchmarks.serving [FOLDER] [--documents 2000]

The archive is made up once, in FOLDER: documents of 20 pages, without originals. Images of pages are not
measured. What is above its limit is marked; the fastest of five answers counts.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import random
import resource
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.archive.search import index_for_search
from pipeline.archive.shape import create_views
from pipeline.archive.summaries import SUMMARIES, fill_summary
from pipeline.archive.swap import ARCHIVE
from pipeline.archive.views import VIEWS
from pipeline.records import TABLES
from pipeline.records.database import create_indexes, create_tables
from pipeline.serve.app import reading_room
from pipeline.serve.queries import QUERIES
from pipeline.serve.room import Folders

DOCUMENTS, PAGES, MENTIONS, AMOUNTS, AGREEMENTS, CELLS = 2_000, 20, 500, 100, 10, 200
ORGANISATIONS, PLACES = 3_000, 200
CHECKS, PROBLEMS = 50, 5
BOX = (60.0, 100.0, 160.0, 112.0)

WORDS = [
    "projet",
    "eau",
    "région",
    "commune",
    "école",
    "santé",
    "accord",
    "programme",
    "financement",
    "million",
    "femmes",
    "jeunes",
    "formation",
    "appui",
    "développement",
    "local",
    "partenaire",
    "agence",
    "direction",
    "comité",
    "budget",
    "travaux",
    "forage",
    "piste",
    "marché",
    "sécurité",
    "paix",
]

PAGES_MEASURED = {
    "home": "/",
    "documents": "/documents?kind=report",
    "document": "/document/d7",
    "page view": "/page/d7/3",
    "page view, an amount": "/page/d7/3?amount=d7:p3:a3",
    "search, three words": "/search?q=forage+commune+o77",
    "search, one frequent word": "/search?q=forage",
    "organisation": "/organisation/o77",
    "organisations": "/organisations?kind=NGO",
    "place": "/place/l5",
    "agreement": "/agreement/d7:p3:g1",
    "agreements of a year": "/agreements?year=2021",
    "findings": "/findings",
    "money": "/money",
}


CANNED = {
    "researcher/search_pages": "words=forage+commune",
    "researcher/sums_of_at_least": "currency=XOF&at_least=50000",
    "researcher/where_an_organisation_is_named": "name=ORG77",
    "auditor/evidence_of_a_check": "check_id=d7:c3",
}
"""What canned queries are asked, of those that ask for something."""

FILTERS = {
    "mentions of an organisation": "/archive/mentions?organisation_id=o77",
    "mentions of a document": "/archive/mentions?document_id=d7",
    "amounts of a document": "/archive/amounts?document_id=d7",
    "amounts of a currency and sum": "/archive/amounts?currency=XOF&value__gte=90000",
    "amounts by sum": "/archive/amounts?_sort_desc=value",
    "mentions of a page": "/archive/mentions?document_id=d7&page=3",
    "cells of a table": "/archive/cells?table_id=d7:p3:t1",
    "transactions of a year": "/archive/transactions?year=2015",
    "checks that do not hold": "/archive/checks?status=mismatch",
    "pages with a word": "/archive/pages?_search=forage",
}

AT_MOST = {"page": 60.0, "search": 50.0, "view": 25.0, "query": 25.0, "filter": 25.0}
"""Milliseconds that are asked of each kind of address."""

AT_MOST_KB = 150

OK = 200
"""Status of an answer; others are given where a question takes longer than the room lets it."""


def addresses() -> Iterator[tuple[str, str, str]]:
    """What is measured: its kind, its name, its address."""
    for name, address in PAGES_MEASURED.items():
        yield ("search" if name.startswith("search") else "page"), name, address
    for name in VIEWS:
        yield "view", name, f"/archive/{name}"
    for person, queries in QUERIES.items():
        for name in queries:
            asked = CANNED.get(f"{person}/{name}", "")
            yield "query", name, f"/archive/{name}?{asked}".rstrip("?")
    for name, address in FILTERS.items():
        yield "filter", name, address


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="bordereau-serving-"))
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ARCHIVE).exists():
        make_archive(folder / ARCHIVE, given.documents)
    room = reading_room(Folders(folder, folder))
    print(f"{'page':<36}{'first ms':>10}{'again ms':>10}{'KB':>8}   CPU time of the server, all threads")
    for kind, name, address in addresses():
        first, size, status = cpu_of(room, address)
        again = min(cpu_of(room, address)[0] for _ in range(5))
        aims = [f"STATUS {status}"] if status != OK else []
        aims += [f"at most {AT_MOST[kind]:.0f} ms"] if again > AT_MOST[kind] else []
        aims += [f"at most {AT_MOST_KB} KB"] if size > AT_MOST_KB * 1024 else []
        print(f"{name:<36}{first:>10.0f}{again:>10.0f}{size / 1024:>8.0f}   {', '.join(aims)}", flush=True)
    if given.folder is None:
        shutil.rmtree(folder)


def cpu_of(room: Any, address: str) -> tuple[float, int, int]:
    """Milliseconds of CPU that one request takes, the bytes of its page, and its status."""

    async def ask() -> Any:
        return await room.client.get(address)

    before = resource.getrusage(resource.RUSAGE_SELF)
    answer = asyncio.run(ask())
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * spent, len(answer.content), answer.status_code


def make_archive(path: Path, documents: int) -> None:
    """An archive of its own making, with the tables, indexes and views of a real one."""
    start = time.perf_counter()
    dice = random.Random(18)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("BEGIN")
    create_tables(db)
    put(
        db,
        "organisations",
        ("id", "name", "acronym", "kind"),
        (
            (f"o{n}", f"Organisation numéro o{n}", f"ORG{n}", ("NGO", "ministry", "donor")[n % 3])
            for n in range(ORGANISATIONS)
        ),
    )
    put(
        db,
        "places",
        ("id", "name", "kind", "country", "latitude", "longitude"),
        ((f"l{n}", f"Lieu {n}", "commune", "ML", 11 + n % 12, -10 + n % 13) for n in range(PLACES)),
    )
    for table, names, rows in tables(dice, documents):
        put(db, table, names, rows)
    create_indexes(db)
    create_views(db)
    for summary in SUMMARIES:
        fill_summary(db, summary)
    index_for_search(db)
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()
    print(f"made {path} ({path.stat().st_size / 1e6:.0f} MB) in {time.perf_counter() - start:.0f} s")


def put(db: sqlite3.Connection, table: str, names: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    unsaid = {
        field.name: field.default
        for field in dataclasses.fields(TABLES[table])
        if field.name not in names and field.default is not dataclasses.MISSING
    }
    columns = ", ".join(f'"{name}"' for name in (*names, *unsaid))
    places = ", ".join("?" * (len(names) + len(unsaid)))
    whole = ((*row, *unsaid.values()) for row in rows)
    db.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', whole)


def tables(
    dice: random.Random, n_documents: int
) -> Iterator[tuple[str, tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    place = ("document_id", "page", "text", "x0", "top", "x1", "bottom")
    documents = [f"d{n}" for n in range(n_documents)]
    named = (
        "id",
        "path",
        "title",
        "publisher",
        "kind",
        "language",
        "published",
        "status",
        "n_pages",
        "media_type",
        "access",
    )
    yield (
        "documents",
        named,
        (
            (
                d,
                f"{d}.pdf",
                f"Document {d}",
                f"Éditeur {n % 40}",
                ("report", "bulletin")[n % 2],
                "fr",
                f"{2010 + n % 15}-0{1 + n % 9}",
                "ok",
                PAGES,
                "application/pdf",
                "open",
            )
            for n, d in enumerate(documents)
        ),
    )
    yield (
        "pages",
        ("id", "document_id", "number", "width", "height", "text", "origin", "quality"),
        (
            (
                f"{d}:p{n}",
                d,
                n,
                595.0,
                842.0,
                " ".join([*dice.choices(WORDS, k=180), f"o{(k * PAGES + n) % ORGANISATIONS}"]),
                "native",
                "good",
            )
            for k, d in enumerate(documents)
            for n in range(1, PAGES + 1)
        ),
    )
    yield (
        "mentions",
        ("id", "organisation_id", *place),
        (
            (f"{d}:p{n % PAGES + 1}:m{n}", f"o{dice.randrange(ORGANISATIONS)}", d, n % PAGES + 1, "ORG", *BOX)
            for d in documents
            for n in range(MENTIONS)
        ),
    )
    yield (
        "place_mentions",
        ("id", "place_id", *place),
        (
            (f"{d}:p{n % PAGES + 1}:l{n}", f"l{dice.randrange(PLACES)}", d, n % PAGES + 1, "Lieu", *BOX)
            for d in documents
            for n in range(40)
        ),
    )
    yield (
        "agreements",
        ("id", "kind", "title", "signed_on", "n_tellings", "n_documents", *place),
        (
            (
                f"{d}:p{n + 2}:g1",
                "convention",
                f"Accord {d} {n}",
                f"{2010 + k % 15}-03-01",
                1,
                1,
                d,
                n + 2,
                "A",
                *BOX,
            )
            for k, d in enumerate(documents)
            for n in range(AGREEMENTS)
        ),
    )
    yield (
        "agreement_tellings",
        ("id", "agreement_id", "kind", "title", *place),
        (
            (
                f"{d}:p{n + 2}:g1",
                f"{d}:p{n + 2}:g1",
                "convention",
                f"Accord {d} {n}",
                d,
                n + 2,
                "Accord",
                *BOX,
            )
            for d in documents
            for n in range(AGREEMENTS)
        ),
    )
    yield (
        "agreement_parties",
        ("id", "agreement_id", "organisation_id", "role", "text"),
        (
            (f"{d}:p{n + 2}:g1:{role}", f"{d}:p{n + 2}:g1", f"o{dice.randrange(ORGANISATIONS)}", role, "ORG")
            for d in documents
            for n in range(AGREEMENTS)
            for role in ("funding", "beneficiary")
        ),
    )
    yield (
        "amounts",
        ("id", "value", "currency", "qualifier", "agreement_id", *place),
        (
            (
                f"{d}:p{n % PAGES + 1}:a{n}",
                1000 * n + 7,
                "XOF",
                "exact",
                f"{d}:p{n + 2}:g1" if n < AGREEMENTS else None,
                d,
                n % PAGES + 1,
                f"{n} 007 FCFA",
                *BOX,
            )
            for d in documents
            for n in range(AMOUNTS)
        ),
    )
    told = ("id", "agreement_id", "transaction_type", "year", "value", "currency", "qualifier", "counted")
    yield (
        "transactions",
        (*told, "kind", "amount_id", "donors"),
        (
            (
                f"{d}:p{n + 2}:g1:c",
                f"{d}:p{n + 2}:g1",
                "commitment",
                2010 + k % 15,
                1000 * n + 7,
                "XOF",
                "exact",
                1,
                "convention",
                f"{d}:p{n + 1}:a{n}",
                f"ORG{k % 30}",
            )
            for k, d in enumerate(documents)
            for n in range(AGREEMENTS)
        ),
    )
    yield (
        "tables",
        ("id", "last_page", "caption", "n_rows", "n_columns", "kind", "document_id", "page"),
        ((f"{d}:p3:t1", 3, "Tableau", 20, 10, "data", d, 3) for d in documents),
    )
    where = ("id", "table_id", "row", "column", "row_span", "column_span", "hidden")
    yield (
        "cells",
        (*where, "text", "role", "kind", "value", "page"),
        (
            (
                f"{d}:p3:t1:r{n // 10}:c{n % 10}",
                f"{d}:p3:t1",
                n // 10,
                n % 10,
                1,
                1,
                0,
                str(n),
                "body",
                "integer",
                n,
                3,
            )
            for d in documents
            for n in range(CELLS)
        ),
    )
    yield (
        "checks",
        (
            "id",
            "kind",
            "description",
            "status",
            "severity",
            "claimed",
            "computed",
            "difference",
            "document_id",
            "page",
        ),
        (
            (
                f"{d}:c{n}",
                ("total", "share", "restatement")[n % 3],
                "What was added up.",
                "mismatch" if n == 7 else "ok",
                ("error", "rounding", "notice")[k % 3] if n == 7 else None,
                1000 * n,
                1000 * n + (n == 7),
                int(n == 7),
                d,
                n % PAGES + 1,
            )
            for k, d in enumerate(documents)
            for n in range(CHECKS)
        ),
    )
    yield (
        "check_evidence",
        ("id", "check_id", "side", "text", "document_id", "page", "cell_id", "amount_id"),
        (
            (
                f"{d}:c{n}:{side}",
                f"{d}:c{n}",
                side,
                f"{n} 007",
                d,
                n % PAGES + 1,
                f"{d}:p3:t1:r{n // 10}:c{n % 10}" if side == "claimed" else None,
                f"{d}:p{n % PAGES + 1}:a{n}" if side == "computed" else None,
            )
            for d in documents
            for n in range(CHECKS)
            for side in ("claimed", "computed")
        ),
    )
    yield (
        "findings",
        ("id", "title", "severity", "n_checks", "evidence", "document_id", "page"),
        (
            (f"{d}:f1", f"Somme {n}", ("error", "rounding", "notice")[n % 3], 1, f"{d}:c7", d, 8)
            for n, d in enumerate(documents)
        ),
    )
    yield (
        "problems",
        ("id", "document_id", "stage", "page", "text", "reason"),
        (
            (f"{d}:tables:{n}", d, "tables", n % PAGES + 1, "31-02-23", "not a date")
            for d in documents
            for n in range(PROBLEMS)
        ),
    )


if __name__ == "__main__":
    main()
