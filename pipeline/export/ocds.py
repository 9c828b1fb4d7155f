"""Contracts in the Open Contracting Data Standard, version 1.1: procurement that documents tell of.

Only agreements that are contracts for works, goods or services; grants and loans are no procurement. What the
standard wants and documents do not say is left out, and `left-out.csv` says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import simplejson

from pipeline.export.left_out import Deal, LeftOut, deals, identifier
from pipeline.export.source import OpenArchive

PROCUREMENT = frozenset({"contrat", "contrat-cadre", "contrat de travaux", "contrat de service", "marché"})
"""Kinds of agreements that are contracts of procurement."""

PREFIX = "ocds-bordereau"
"""Prefix of the ids of contracting processes; a publisher that has registered one sets its own."""


def write_ocds(source: OpenArchive, folder: Path) -> list[Path]:
    """Write `releases.json` and `left-out.csv`; gives the paths."""
    left_out = LeftOut()
    releases = [
        release
        for deal in deals(source, left_out)
        if (release := _release(deal, source, left_out)) is not None
    ]
    published = max((r["date"] for r in releases), default="1970-01-01T00:00:00Z")
    package = {
        "version": "1.1",
        "uri": f"urn:sha256:{source.digest}",
        "publishedDate": published,
        "publisher": {"name": source.generator},
        "releases": releases,
    }
    path = folder / "releases.json"
    path.write_text(
        simplejson.dumps(package, use_decimal=True, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return [path, left_out.write(folder / "left-out.csv")]


def _release(deal: Deal, source: OpenArchive, left_out: LeftOut) -> dict[str, Any] | None:
    a = deal.agreement
    if a.kind not in PROCUREMENT:
        left_out.note(a.id, f"{a.kind}: no contract of procurement")
        return None
    if deal.day is None:
        left_out.note(a.id, "no day is printed, and a release wants one")
        return None
    id_, date = identifier(a.id), f"{deal.day}T00:00:00Z"
    contract: dict[str, Any] = {
        "id": a.reference or id_,
        "awardID": id_,
        "title": deal.title,
        "description": a.text,
        "status": "active",
        "dateSigned": date,
    }
    award: dict[str, Any] = {
        "id": id_,
        "title": deal.title,
        "status": "active",
        "date": date,
        "suppliers": [_reference(taker, source) for taker in deal.takers],
    }
    money = deal.transaction
    if money is not None and money.value is not None:
        award["value"] = contract["value"] = {"amount": money.value, "currency": money.currency}
    else:
        left_out.note(a.id, "value: no single sum is printed")
    release: dict[str, Any] = {
        "ocid": f"{PREFIX}-{id_}",
        "id": id_,
        "date": date,
        "tag": ["award", "contract"],
        "initiationType": "tender",
        "language": source.documents[a.document_id].language or "fr",
        "parties": [
            *({**_reference(giver, source), "roles": ["buyer"]} for giver in deal.givers),
            *({**_reference(taker, source), "roles": ["supplier"]} for taker in deal.takers),
        ],
        "awards": [award],
        "contracts": [contract],
    }
    if len(deal.givers) == 1:
        release["buyer"] = _reference(deal.givers[0], source)
    return release


def _reference(organisation_id: str, source: OpenArchive) -> dict[str, str]:
    return {"id": organisation_id, "name": source.name(organisation_id)}
