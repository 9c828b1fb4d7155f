"""CPU time of the reading room's pages over an archive of a million mentions.

    .venv/bin/python benchmarks/serving.py FOLDER

The archive is made up once, in FOLDER: 2,000 documents of 20 pages, without originals. Images of pages are
not among what is measured.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.archive.search import index_for_search
from pipeline.archive.swap import ARCHIVE
from pipeline.archive.views import VIEWS
from pipeline.records.database import create_indexes, create_tables
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders

DOCUMENTS, PAGES, MENTIONS, AMOUNTS, AGREEMENTS, CELLS = 2_000, 20, 500, 100, 10, 200
ORGANISATIONS, PLACES = 3_000, 200
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
    "mentions of an organisation": "/archive/mentions?organisation_id=o77",
    "mentions of a document": "/archive/mentions?document_id=d7",
    "amounts of a document": "/archive/amounts?document_id=d7",
    "view of money": "/archive/money_by_programme_and_year",
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ARCHIVE).exists():
        make_archive(folder / ARCHIVE)
    room = reading_room(Folders(folder, folder))
    print(f"{'page':<30}{'first ms':>10}{'again ms':>10}{'KB':>8}   CPU time of the server, all threads")
    for name, address in PAGES_MEASURED.items():
        first, size = cpu_of(room, address)
        again = min(cpu_of(room, address)[0] for _ in range(5))
        print(f"{name:<30}{first:>10.0f}{again:>10.0f}{size / 1024:>8.0f}")


def cpu_of(room: Any, address: str) -> tuple[float, int]:
    """Milliseconds of CPU that one request takes, and the bytes of its page."""

    async def ask() -> Any:
        return await room.client.get(address)

    before = resource.getrusage(resource.RUSAGE_SELF)
    answer = asyncio.run(ask())
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert answer.status_code == 200, (address, answer.status_code)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * spent, len(answer.content)


def make_archive(path: Path) -> None:
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
    for table, names, rows in tables(dice):
        put(db, table, names, rows)
    create_indexes(db)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")
    index_for_search(db)
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()
    print(f"made {path} ({path.stat().st_size / 1e6:.0f} MB) in {time.perf_counter() - start:.0f} s")


def put(db: sqlite3.Connection, table: str, names: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    db.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)


def tables(dice: random.Random) -> Iterator[tuple[str, tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    place = ("document_id", "page", "text", "x0", "top", "x1", "bottom")
    documents = [f"d{n}" for n in range(DOCUMENTS)]
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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
