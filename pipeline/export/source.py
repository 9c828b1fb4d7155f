"""An archive as exports read it: typed records, table by table, and what is said of the whole."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pipeline import __version__
from pipeline.archive.shape import require_of_today
from pipeline.errors import BordereauError
from pipeline.records import (
    TABLES,
    Agreement,
    AgreementParty,
    AgreementPlace,
    Document,
    Organisation,
    Place,
    Transaction,
)
from pipeline.records.database import select
from pipeline.records.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class OpenArchive:
    """An open archive."""

    db: sqlite3.Connection
    path: Path
    raw: Path | None = None
    """The folder of documents, for exports that take them along."""

    def records(self, record: type[R]) -> Iterator[R]:
        """The rows of a table in the archive's order."""
        return select(self.db, record)

    @cached_property
    def tables(self) -> dict[str, Any]:
        """The tables that the archive has, by name."""
        there = {row[0] for row in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {name: record for name, record in TABLES.items() if name in there}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the archive file: what an export was made from."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def documents(self) -> dict[str, Document]:
        """By id."""
        return {document.id: document for document in self.records(Document)}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """By id."""
        return {organisation.id: organisation for organisation in self.records(Organisation)}

    @cached_property
    def agreements(self) -> list[Agreement]:
        """One a real agreement, groups told as a whole and programmes among them."""
        return list(self.records(Agreement))

    @cached_property
    def parties(self) -> dict[str, list[AgreementParty]]:
        """By agreement."""
        parties: dict[str, list[AgreementParty]] = defaultdict(list)
        for party in self.records(AgreementParty):
            parties[party.agreement_id].append(party)
        return parties

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """By agreement."""
        known = {place.id: place for place in self.records(Place)}
        places: dict[str, list[Place]] = defaultdict(list)
        for row in self.records(AgreementPlace):
            places[row.agreement_id].append(known[row.place_id])
        return places

    @cached_property
    def transactions(self) -> dict[str, Transaction]:
        """By agreement."""
        return {transaction.agreement_id: transaction for transaction in self.records(Transaction)}

    def name(self, organisation_id: str) -> str:
        """The name of an organisation, in full."""
        return self.organisations[organisation_id].name

    @property
    def generator(self) -> str:
        """What made the export."""
        return f"Bordereau {__version__}"


@contextmanager
def open_source(archive: Path, raw: Path | None = None) -> Iterator[OpenArchive]:
    """An archive for reading.

    Raises:
        BordereauError: there is none, an older program made it, or the file is no archive.
    """
    if not archive.is_file():
        raise BordereauError(f"{archive}: no such archive; run `bordereau build` first")
    try:
        with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as db:
            require_of_today(db, archive)
            yield OpenArchive(db, archive, raw)
    except sqlite3.DatabaseError as error:
        raise BordereauError(f"{archive}: is no archive that can be read ({error})") from error
