"""Grants in the 360Giving data standard: agreements of which giver, receiver, sum and day are printed.

The standard wants all four and one organisation on each side; what lacks one is left out, and `left-out.csv`
says which.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import simplejson

from pipeline.export.left_out import Deal, LeftOut, deals, identifier
from pipeline.export.source import OpenArchive

PREFIX = "360G-bordereau"
"""Prefix of the ids of grants; a publisher that is registered sets its own."""


def write_360giving(source: OpenArchive, folder: Path) -> list[Path]:
    """Write `grants.json` and `left-out.csv`; gives the paths."""
    left_out = LeftOut()
    grants = [g for deal in deals(source, left_out) if (g := _grant(deal, source, left_out)) is not None]
    path = folder / "grants.json"
    path.write_text(
        simplejson.dumps({"grants": grants}, use_decimal=True, ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
    )
    return [path, left_out.write(folder / "left-out.csv")]


def _grant(deal: Deal, source: OpenArchive, left_out: LeftOut) -> dict[str, Any] | None:
    a, money = deal.agreement, deal.transaction
    missing = [
        what
        for what, lacks in {
            "amountAwarded": money is None or money.value is None,
            "awardDate": deal.day is None,
            "fundingOrganization": len(deal.givers) != 1,
            "recipientOrganization": len(deal.takers) != 1,
        }.items()
        if lacks
    ]
    if missing or money is None:
        left_out.note(a.id, f"{', '.join(missing)}: not printed, or not one")
        return None
    grant: dict[str, Any] = {
        "id": f"{PREFIX}-{identifier(a.id)}",
        "title": deal.title,
        "description": a.text,
        "currency": money.currency,
        "amountAwarded": money.value,
        "awardDate": deal.day,
        "fundingOrganization": [_organisation(deal.givers[0], source)],
        "recipientOrganization": [_organisation(deal.takers[0], source)],
        "dataSource": source.documents[a.document_id].source_url or f"urn:sha256:{source.digest}",
    }
    places = source.places.get(a.id)
    if places:
        grant["beneficiaryLocation"] = [
            {"name": p.name, **({"countryCode": p.country} if p.country else {})} for p in places
        ]
    if a.starts_on or a.ends_on or a.duration_months:
        duration = {"startDate": a.starts_on, "endDate": a.ends_on, "duration": a.duration_months}
        grant["plannedDates"] = [{name: value for name, value in duration.items() if value is not None}]
    return grant


def _organisation(organisation_id: str, source: OpenArchive) -> dict[str, str]:
    return {"id": f"{PREFIX}-org-{organisation_id}", "name": source.name(organisation_id)}
