"""One row an agreement: the fields of its best telling, and from the others what that leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.archive.agreements.joining import Joined
from pipeline.archive.agreements.tellings import Telling
from pipeline.records import Agreement, AgreementParty, TellingParty

OPEN = (
    "reference",
    "title",
    "programme",
    "signed_on",
    "starts_on",
    "ends_on",
    "duration_months",
    "status",
    "status_on",
    "count",
    "places",
)
"""The fields that another telling may fill."""

UNSAID = "party"
"""The role of an organisation that takes part, on a side that is not said."""


def best_telling(tellings: Sequence[Telling]) -> Telling:
    """The one that says most; of several the earliest."""
    return tellings[0] if len(tellings) == 1 else max(tellings, key=_says)


def _says(telling: Telling) -> int:
    stated = sum(getattr(telling.agreement, name) is not None for name in OPEN)
    return stated + len(telling.parties) + 2 * bool(telling.sums) + 2 * bool(telling.agreement.reference)


OF_THE_ARCHIVE = ("programme_id", "part_of_id", "n_tellings", "n_documents")
"""Columns of an agreement that no document says."""

OF_A_TELLING = ("agreement_id", "joined_by", "joined_to")
"""Columns of a telling that no document says: its agreement, what joined it to others, and to which."""


def merge_agreement(joined: Joined) -> Agreement:
    """What tellings say of their agreement, under the id of the first."""
    if len(joined.tellings) == 1:
        return joined.tellings[0].agreement
    best = best_telling(joined.tellings)
    others = [t.agreement for t in joined.tellings if t is not best]
    filled = {name: _first(best.agreement, others, name) for name in OPEN}
    return replace(
        best.agreement,
        id=joined.tellings[0].id,
        **filled,
    )


def _first(best: Agreement, others: Sequence[Agreement], name: str) -> Any:
    return next((value for a in (best, *others) if (value := getattr(a, name)) is not None), None)


def telling_parties_of(telling: Telling) -> Iterator[TellingParty]:
    """Who takes part as a document says it."""
    for party in telling.parties:
        yield TellingParty(
            id=f"{telling.id}:{party.role}:{party.organisation_id}",
            telling_id=telling.id,
            organisation_id=party.organisation_id,
            role=party.role,
            text=party.text,
        )


def parties_of(joined: Joined) -> Iterator[AgreementParty]:
    """Who takes part: every organisation in each role that a telling gives it.

    Where one telling says the side and another only that it takes part, the side counts.
    """
    agreement_id = joined.tellings[0].id
    named = [party for telling in joined.tellings for party in telling.parties]
    sided = {party.organisation_id for party in named if party.role != UNSAID}
    seen: set[tuple[str, str]] = set()
    for party in named:
        key = (party.role, party.organisation_id)
        if key in seen or (party.role == UNSAID and party.organisation_id in sided):
            continue
        seen.add(key)
        yield AgreementParty(
            id=f"{agreement_id}:{party.role}:{party.organisation_id}",
            agreement_id=agreement_id,
            organisation_id=party.organisation_id,
            role=party.role,
            text=party.text,
        )
