"""What an export leaves out, and why: a file beside it, for standards that want more than documents say."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.export.source import OpenArchive
from pipeline.records import Agreement, AgreementParty, Transaction
from pipeline.records.agreements import GIVING, RECEIVING
from pipeline.records.spreadsheets import harmless


@dataclass(slots=True)
class LeftOut:
    """The agreements, or parts of them, that an export cannot say, with the reasons."""

    lines: list[tuple[str, str]] = field(default_factory=list)

    def note(self, agreement_id: str, reason: str) -> None:
        """One line."""
        self.lines.append((agreement_id, reason))

    def write(self, path: Path) -> Path:
        """Write them as CSV, also where there are none: so much is certain then."""
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["agreement_id", "left_out"])
            rows.writerows(map(harmless, line) for line in self.lines)
        return path


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement with what standards of open data ask of it."""

    agreement: Agreement
    transaction: Transaction | None
    givers: tuple[str, ...]
    takers: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its title, or what its kind and reference say."""
        a = self.agreement
        return a.title or " ".join(filter(None, [a.kind, a.reference]))

    @property
    def day(self) -> str | None:
        """The day on which it was signed or took effect; None where no day is printed."""
        days = (self.agreement.signed_on, self.agreement.status_on, self.agreement.starts_on)
        return next((day for day in days if day and len(day) == 10), None)


def deals(source: OpenArchive, left_out: LeftOut) -> Iterator[Deal]:
    """The agreements that are one each; groups whose members are told, and programmes, are not."""
    for agreement in source.agreements:
        transaction = source.transactions.get(agreement.id)
        if agreement.kind == "programme":
            left_out.note(agreement.id, "a programme as a whole: its agreements are given singly")
        elif transaction and not transaction.counted and transaction.agreements not in (None, 1):
            left_out.note(agreement.id, transaction.reason or "a group")
        else:
            parties = source.parties.get(agreement.id, [])
            yield Deal(
                agreement,
                transaction,
                _named(parties, GIVING),
                _named(parties, RECEIVING) or _named(parties, ("party",)),
            )


def _named(parties: Iterable[AgreementParty], roles: Iterable[str]) -> tuple[str, ...]:
    wanted = set(roles)
    ids = (party.organisation_id for party in parties if party.role in wanted)
    return tuple(dict.fromkeys(ids))


def identifier(agreement_id: str) -> str:
    """An id as standards take it: without the characters that they reserve."""
    return agreement_id.replace(":", "-")
