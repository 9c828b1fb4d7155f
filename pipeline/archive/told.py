"""What is held against what other documents tell: records of one document, made where they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, Protocol

from pipeline.archive.folders import Folder
from pipeline.records import (
    Acronym,
    Agreement,
    AgreementParty,
    Amount,
    Document,
    Organisation,
    Place,
)
from pipeline.records.files import TOLD
from pipeline.records.once import made_once
from pipeline.records.rows import RUNS, SUMS, Rows, load_rows, record_type, records_of_rows
from pipeline.records.schema import columns, from_mapping


class _Source(Protocol):
    """Where the records of a document come from."""

    def held(self, kind: str) -> Sequence[Any]:
        """What is there of a kind."""

    def made(self, kind: str, held: Sequence[Any]) -> list[Any]:
        """Records of it."""

    def column(self, kind: str, name: str, held: Sequence[Any]) -> list[Any]:
        """The values of one of its columns."""


@dataclass(frozen=True)
class DocumentRecords:
    """What is held against what other documents tell: nothing but the document where it is not whole.

    `some` is what is told of one agreement, where only that is asked for.
    """

    folder: Folder
    source: _Source
    some: Mapping[str, Sequence[Any]] | None = None

    def _of(self, kind: str) -> list[Any]:
        held = self.source.held(kind) if self.some is None else self.some.get(kind, ())
        return self.source.made(kind, held)

    @made_once
    def documents(self) -> Sequence[Document]:
        """The document itself."""
        return self._of("documents")

    @made_once
    def organisations(self) -> Sequence[Organisation]:
        """Those that it names."""
        return self._of("organisations")

    @made_once
    def acronyms(self) -> Sequence[Acronym]:
        """Those that it explains."""
        return self._of("acronyms")

    @made_once
    def places(self) -> Sequence[Place]:
        """Those that it names."""
        return self._of("places")

    @made_once
    def agreements(self) -> Sequence[Agreement]:
        """Those that it tells of."""
        return self._of("agreements")

    @made_once
    def parties(self) -> Sequence[AgreementParty]:
        """Those of its agreements."""
        return self._of("agreement_parties")

    @made_once
    def sums(self) -> Sequence[Amount]:
        """Those of its agreements."""
        return self._of(SUMS)

    @made_once
    def runs(self) -> Sequence[str]:
        """Of the text of each agreement, see `pipeline.gazetteer.runs`; none where not known."""
        return self._of(RUNS)

    def of_agreement(self, id_: str) -> DocumentRecords:
        """What it tells of one agreement alone."""
        return DocumentRecords(self.folder, self.source, self._by_agreement.get(id_, {}))

    @made_once
    def _by_agreement(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for kind, name in _SAYS_WHICH.items():
            held = self.source.held(kind)
            ids = self.source.column(kind, name, held)
            for id_, one in zip(ids, held, strict=True):
                found[id_][kind].append(one)
            if kind == "agreements":
                for id_, runs in zip(ids, self.source.held(RUNS), strict=False):
                    found[id_][RUNS].append(runs)
        return found


_SAYS_WHICH = {"agreements": "id", "agreement_parties": "agreement_id", SUMS: "agreement_id"}
"""What is told of agreements, and the column that says of which."""


def records_for_joining(folder: Folder) -> DocumentRecords:
    """What is held against others of a document.

    Raises:
        BordereauError: a file holds something that is no record; some only when they are asked for.
    """
    rows = load_rows(folder.path, TOLD) if folder.is_whole else None
    return DocumentRecords(folder, _FromFiles(folder) if rows is None else _FromRows(rows))


@dataclass(frozen=True, slots=True)
class _FromRows:
    rows: Rows

    def held(self, kind: str) -> Sequence[Any]:
        return self.rows.get(kind, ())

    def made(self, kind: str, held: Sequence[Any]) -> list[Any]:
        return [*chain(*held)] if kind == RUNS else list(records_of_rows(record_type(kind), held))

    def column(self, kind: str, name: str, held: Sequence[Any]) -> list[Any]:
        place = [column.name for column in columns(record_type(kind))].index(name)
        return list(map(itemgetter(place), held))


@dataclass(frozen=True, slots=True)
class _FromFiles:
    """From the files of its records: of a document that did not come to the end of its stages."""

    folder: Folder

    def held(self, kind: str) -> Sequence[Any]:
        if kind == RUNS or not (self.folder.is_whole or kind == "documents"):
            return ()
        if kind == SUMS:
            sums = self.folder.made("amounts", lambda said: said)
            return [from_mapping(Amount, said) for said in sums if said.get("agreement_id") is not None]
        return self.folder.records(kind, record_type(kind))

    def made(self, kind: str, held: Sequence[Any]) -> list[Any]:
        return list(held)

    def column(self, kind: str, name: str, held: Sequence[Any]) -> list[Any]:
        return list(map(attrgetter(name), held))
