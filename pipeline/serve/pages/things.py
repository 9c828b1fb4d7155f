"""Pages about one thing: a document, an agreement, an organisation, a programme, a place, a finding."""

from __future__ import annotations

from typing import Any, get_args

from datasette.utils.asgi import Response

from pipeline.records.agreements import PartyRole
from pipeline.serve.citations import cite
from pipeline.serve.desk.forms import FIELDS
from pipeline.serve.facts.agreements import AgreementLine, agreement_facts
from pipeline.serve.facts.documents import document_facts
from pipeline.serve.facts.findings import finding_facts
from pipeline.serve.facts.marks import EvidenceMark
from pipeline.serve.facts.organisations import organisation_facts, programme_facts
from pipeline.serve.facts.places import place_facts
from pipeline.serve.filters import agreement as agreement_name
from pipeline.serve.pages.desk import pending_facts, pending_of
from pipeline.serve.pages.frame import address_of, render, row_or_404, variable
from pipeline.serve.pages.reading import DRAWN
from pipeline.serve.pictures.outlines import Located, draw_map
from pipeline.serve.pictures.shapes import TimeLine, TimeSpan, stacked_bars, time_line
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

ON_TIME_LINE = 40
"""Agreements on a time line; more make it longer than a screen."""


async def document(datasette: ReadingRoom, request: Any) -> Response:
    """The page about a document."""
    facts = row_or_404(await datasette.read(document_facts, variable(request, "document")), _("document"))
    row = facts["document"]
    address = datasette.absolute_url(request, address_of(request))
    return await render(
        datasette,
        request,
        "document.html",
        **facts,
        drawn=facts["has_layout"] and row["media_type"] in DRAWN,
        citation=cite(row, None, address),
        pending=await pending_of(datasette, "document", "path", row["path"]),
    )


async def agreement(datasette: ReadingRoom, request: Any) -> Response:
    """The page about an agreement."""
    facts = row_or_404(await datasette.read(agreement_facts, variable(request, "agreement")), _("agreement"))
    pending = await pending_facts(datasette, facts["document"], None, ("agreements", "parties"))
    named = {facts["printed"]["text"], *(party["text"] for party in facts["printed"]["parties"])}
    return await render(
        datasette,
        request,
        "agreement.html",
        **facts,
        time=spans_of([facts["line"]]),
        fields=FIELDS,
        roles=get_args(PartyRole),
        pending=[line for line in pending if {line.line.get("text"), line.line.get("target")} & named],
    )


async def organisation(datasette: ReadingRoom, request: Any) -> Response:
    """The page about an organisation."""
    facts = row_or_404(
        await datasette.read(organisation_facts, variable(request, "organisation")), _("organisation")
    )
    return await render(
        datasette,
        request,
        "organisation.html",
        **facts,
        pending=await pending_of(datasette, "organisation", "organisation", facts["organisation"]["id"]),
        mentions_by_year=_by_year(facts["by_document"]),
    )


async def programme(datasette: ReadingRoom, request: Any) -> Response:
    """The page about a programme."""
    facts = row_or_404(await datasette.read(programme_facts, variable(request, "programme")), _("programme"))
    return await render(datasette, request, "programme.html", **facts, time=spans_of(facts["lines"]))


async def place(datasette: ReadingRoom, request: Any) -> Response:
    """The page about a place."""
    facts = row_or_404(await datasette.read(place_facts, variable(request, "place")), _("place"))
    row = facts["place"]
    spot = None
    if row["latitude"] is not None and row["longitude"] is not None:
        at = (row["country"], row["latitude"], row["longitude"])
        spot = draw_map([Located(row["id"], row["name"], *at, 1.0)], datasette.regions(), width=260)
    return await render(datasette, request, "place.html", **facts, spot=spot)


async def finding(datasette: ReadingRoom, request: Any) -> Response:
    """The page about a finding."""
    facts = row_or_404(await datasette.read(finding_facts, variable(request, "finding")), _("finding"))
    window = _window(facts["page"], facts["evidence"], facts["finding"])
    drawn = window is not None and facts["document"]["media_type"] in DRAWN
    pending = await pending_of(datasette, "finding", "finding", facts["finding"]["id"])
    return await render(
        datasette, request, "finding.html", **facts, window=window if drawn else None, pending=pending
    )


def spans_of(lines: list[AgreementLine]) -> TimeLine | None:
    """Agreements on a time line, those that have a beginning; None where none has."""
    spans = [
        TimeSpan(
            line.row["id"],
            agreement_name(line.row | {"title": None}) if line.row["reference"] else agreement_name(line.row),
            line.row["signed_on"] or line.row["starts_on"],
            line.row["ends_on"],
            line.row["programme"] or "",
        )
        for line in lines
        if line.row["signed_on"] or line.row["starts_on"]
    ]
    return time_line(sorted(spans, key=lambda span: span.start)[:ON_TIME_LINE]) if spans else None


def _by_year(documents: list[dict[str, Any]]) -> Any:
    """How often something is named a year, as bars; None where that would be a single bar."""
    counts: dict[tuple[str, str], float] = {}
    for row in documents:
        year = (row["published"] or "")[:4]
        if year:
            counts["", year] = counts.get(("", year), 0) + row["n"]
    if len(counts) < 2:
        return None
    years = sorted(year for _, year in counts)
    return stacked_bars(years, [""], counts, width=420, height=160, left=40)


def _window(
    page: dict[str, Any] | None, evidence: list[EvidenceMark], finding: dict[str, Any]
) -> tuple[float, float, float, float] | None:
    """The part of the page that shows a finding, whole lines: left, top, width and height in points."""
    if page is None or page["width"] is None or page["height"] is None:
        return None
    here = [
        e.box
        for e in evidence
        if e.box and e.row["document_id"] == finding["document_id"] and e.row["page"] == finding["page"]
    ]
    if not here:
        return None
    top = max(min(box[1] for box in here) - 40, 0)
    bottom = min(max(box[3] for box in here) + 26, page["height"])
    return (0.0, top, page["width"], bottom - top)
