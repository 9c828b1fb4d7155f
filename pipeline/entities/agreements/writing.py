"""Agreements as records: numbered, with their parties, their amounts and the places that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.rows import AgreementRow
from pipeline.entities.agreements.timing import as_printed
from pipeline.entities.numbering import Numbered
from pipeline.gazetteer import name_of_place
from pipeline.records import Agreement, AgreementEvidence, AgreementParty, Organisation
from pipeline.records.agreements import PartyRole
from pipeline.records.legible import least_of
from pipeline.records.record import Frozen


class TellingSpan(Frozen):
    """A stretch of the document that tells of an agreement: page and offset, text, what was read.

    `sides` are the sides of its box, and how sure its reading is.
    """

    where: tuple[int, int]
    text: str
    sides: dict[str, Any]
    fields: tuple[str, ...] = ()


class Party(Frozen):
    """Who takes part: by the ticket of the mention that names it, or an organisation that is meant."""

    role: PartyRole
    mention: int | None = None
    organisation: Organisation | None = None
    text: str = ""


class AgreementWriter:
    """Collects the agreements of a document; amounts, mentions and agreements are known by their tickets."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._agreements: Numbered[Agreement] = Numbered(document_id, "g")
        self._parties: list[tuple[int, Party]] = []
        self._tellings: list[tuple[int, Sequence[TellingSpan]]] = []
        self.agreement_of: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._agreements)

    def add_row(
        self, row: AgreementRow, telling: TellingSpan, amounts: Iterable[int], mention: int | None
    ) -> None:
        """Take a row of a table."""
        parties = [Party("implementing", mention=mention)] if mention is not None else []
        if row.programme is not None:
            reference = row.agreement.reference or ""
            parties.append(Party("party", organisation=row.programme, text=reference))
        self.add(row.agreement, [telling], amounts, parties)

    def add_draft(
        self, draft: Draft, tellings: Sequence[TellingSpan], amounts: Iterable[int], parties: Iterable[Party]
    ) -> None:
        """Take what prose tells."""
        first = min(tellings, key=lambda telling: telling.where)
        day = draft.status_on
        agreement = Agreement(
            id="",
            kind=draft.kind,
            title=draft.title,
            programme=draft.programme.name if draft.programme else None,
            signed_on=draft.signed_on,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
            duration_months=draft.duration_months,
            status=draft.status,
            status_on=as_printed(day.start.isoformat(), day.precision) if day and day.start else None,
            count=draft.count,
            places=", ".join(sorted(name_of_place(place) for place in draft.places)) or None,
            document_id=self._document_id,
            page=first.where[0],
            text=" […] ".join(telling.text for telling in tellings),
            **(first.sides | least_of(telling.sides for telling in tellings)),
        )
        self.add(agreement, sorted(tellings, key=lambda telling: telling.where), amounts, parties)

    def add(
        self,
        agreement: Agreement,
        tellings: Sequence[TellingSpan],
        amounts: Iterable[int],
        parties: Iterable[Party],
    ) -> None:
        """Take an agreement with what tells of it, its amounts by their tickets, and its parties."""
        ticket = self._agreements.add(agreement, *tellings[0].where)
        for amount in amounts:
            self.agreement_of.setdefault(amount, ticket)
        self._parties += [(ticket, party) for party in parties]
        self._tellings.append((ticket, tellings))

    def finished(self, of_mention: Sequence[tuple[Organisation, str]]) -> dict[str, list[Any]]:
        """The records by the names of their tables; `of_mention` says whom each mention means."""
        ids = self._agreements.ids()
        parties: dict[str, AgreementParty] = {}
        for ticket, party in self._parties:
            if party.mention is not None:
                organisation, text = of_mention[party.mention]
            elif party.organisation is not None:
                organisation, text = party.organisation, party.text
            id_ = f"{ids[ticket]}:{party.role}:{organisation.id}"
            record = AgreementParty(
                id=id_, agreement_id=ids[ticket], organisation_id=organisation.id, role=party.role, text=text
            )
            parties.setdefault(id_, record)
        evidence = [
            self._evidence(ids[ticket], number, telling)
            for ticket, tellings in self._tellings
            for number, telling in enumerate(tellings, start=1)
        ]
        return {
            "agreements": self._agreements.facts(),
            "agreement_parties": [parties[key] for key in sorted(parties)],
            "agreement_evidence": sorted(evidence, key=lambda e: e.id),
        }

    def ids(self) -> list[str]:
        """The id of each agreement, by ticket."""
        return self._agreements.ids()

    def _evidence(self, agreement_id: str, number: int, telling: TellingSpan) -> AgreementEvidence:
        return AgreementEvidence(
            id=f"{agreement_id}:e{number}",
            agreement_id=agreement_id,
            document_id=self._document_id,
            page=telling.where[0],
            text=telling.text,
            fields=", ".join(dict.fromkeys(telling.fields)) or None,
            **telling.sides,
        )
