"""What is held against what other documents tell: records of one document, made where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from slugify import slugify

from pipeline.archive.agreements.tellings import Telling, gather_tellings
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
from pipeline.records.agreements import AgreementRuns
from pipeline.records.once import made_once

R = TypeVar("R")


@dataclass
class ToldAgreements:
    """Some agreements of a document as it tells them, with their parties, sums and runs of words."""

    document_id: str
    agreements: Sequence[Agreement] = field(default_factory=list)
    parties: Sequence[AgreementParty] = field(default_factory=list)
    sums: Sequence[Amount] = field(default_factory=list)
    runs: Mapping[str, str] = field(default_factory=dict)
    """By agreement, see `pipeline.gazetteer.runs`; of some documents they are not known."""

    @property
    def tellings(self) -> list[Telling]:
        """The agreements with the parties as the document names them, each once."""
        programmes = {a.id: slugify(a.programme) for a in self.agreements if a.programme}
        parties = {(p.agreement_id, p.role, p.organisation_id): p for p in reversed(self.parties)}
        each_once = reversed([*parties.values()])
        return gather_tellings(self.agreements, self.sums, each_once, programmes, self.runs)


@dataclass(frozen=True)
class DocumentRecords:
    """What is held against what other documents tell: nothing but the document where it is not whole.

    What is asked for raises BordereauError where its file holds something that is no record.
    """

    folder: Folder

    def _of(self, kind: str, record: type[R]) -> list[R]:
        is_known = self.folder.is_whole or kind == "documents"
        return self.folder.records(kind, record) if is_known else []

    @made_once
    def documents(self) -> Sequence[Document]:
        """The document itself."""
        return self._of("documents", Document)

    @made_once
    def organisations(self) -> Sequence[Organisation]:
        """Those that it names."""
        return self._of("organisations", Organisation)

    @made_once
    def acronyms(self) -> Sequence[Acronym]:
        """Those that it explains."""
        return self._of("acronyms", Acronym)

    @made_once
    def places(self) -> Sequence[Place]:
        """Those that it names."""
        return self._of("places", Place)

    @made_once
    def told(self) -> ToldAgreements:
        """All agreements that it tells of."""
        agreements = self._of("agreements", Agreement)
        if not agreements:
            return ToldAgreements(self.folder.id)
        return ToldAgreements(
            self.folder.id,
            agreements,
            self._of("agreement_parties", AgreementParty),
            [amount for amount in self._of("amounts", Amount) if amount.agreement_id is not None],
            {one.agreement_id: one.runs for one in self._of("agreement_runs", AgreementRuns)},
        )

    @made_once
    def tellings(self) -> Sequence[Telling]:
        """The same, each with its parties and sums."""
        return self.told.tellings if self.told.agreements else ()

    def of_agreement(self, id_: str) -> ToldAgreements:
        """What it tells of one agreement alone."""
        return self._by_agreement[id_]

    @made_once
    def _by_agreement(self) -> Mapping[str, ToldAgreements]:
        told = self.told
        found: dict[str, Any] = {
            one.id: ToldAgreements(told.document_id, [one], [], [], told.runs) for one in told.agreements
        }
        for party in told.parties:
            found[party.agreement_id].parties.append(party)
        for amount in told.sums:
            found[str(amount.agreement_id)].sums.append(amount)
        return found
