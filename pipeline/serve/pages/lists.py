"""Lists of things, narrowed by what they have in common."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from pipeline.archive.search_words import fold
from pipeline.serve.facts import Row
from pipeline.serve.facts.agreements import (
    FILTERS,
    LINES,
    agreement_choices,
    agreement_ids,
    lines_of,
    totals_of,
)
from pipeline.serve.facts.documents import document_list
from pipeline.serve.facts.findings import FILTERS as FINDING_FILTERS
from pipeline.serve.facts.findings import finding_choices, finding_list
from pipeline.serve.facts.organisations import organisation_list, programme_names
from pipeline.serve.facts.places import place_list
from pipeline.serve.pages.frame import render
from pipeline.serve.pictures.outlines import Located, draw_map
from pipeline.serve.room import ReadingRoom

SHOWN = 200
"""Lines of a list without pages; a word narrows it."""


async def documents(datasette: ReadingRoom, request: Any) -> Response:
    """Every document, the newest first."""
    every = await datasette.remember(document_list)
    choices = {name: _counted(every, name) for name in ("kind", "publisher", "language", "status")}
    filters = _filters(request, choices)
    shown = [row for row in every if all(row[name] == value for name, value in filters.items())]
    start = start_of(request, len(shown), LINES)
    return await render(
        datasette,
        request,
        "documents.html",
        documents=shown[start : start + LINES],
        choices=choices,
        chosen=filters,
        total=len(shown),
        start=start,
        size=LINES,
    )


async def agreements(datasette: ReadingRoom, request: Any) -> Response:
    """Agreements, the latest first, with the sum of those that fit."""
    choices = await datasette.remember(agreement_choices)
    filters = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    ids = await datasette.read(agreement_ids, filters)
    start = start_of(request, len(ids), LINES)
    return await render(
        datasette,
        request,
        "agreements.html",
        lines=await datasette.read(lines_of, ids[start : start + LINES]),
        totals=await datasette.read(totals_of, ids),
        choices=choices,
        chosen=filters,
        total=len(ids),
        start=start,
        size=LINES,
    )


async def organisations(datasette: ReadingRoom, request: Any) -> Response:
    """Organisations, those that take part in agreements first."""
    every = await datasette.remember(organisation_list)
    choices = {"kind": _counted(every, "kind")}
    filters = _filters(request, choices)
    words = fold(request.args.get("name") or "").split()
    shown = [
        row
        for row in every
        if all(row[name] == value for name, value in filters.items())
        and all(word in fold(f"{row['name']} {row['acronym'] or ''}") for word in words)
    ]
    return await render(
        datasette,
        request,
        "organisations.html",
        organisations=shown[:SHOWN],
        programmes=await datasette.remember(programme_names),
        choices=choices,
        chosen=filters,
        name=request.args.get("name") or "",
        total=len(shown),
    )


async def places(datasette: ReadingRoom, request: Any) -> Response:
    """Places on a map and as a list."""
    every = await datasette.remember(place_list)
    located = [
        Located(row["id"], row["name"], row["country"], row["latitude"], row["longitude"], row["mentions"])
        for row in every
        if row["latitude"] is not None and row["mentions"]
    ]
    return await render(
        datasette,
        request,
        "places.html",
        places=[row for row in every if row["mentions"]][:SHOWN],
        drawn=draw_map(located, datasette.regions()),
    )


async def findings(datasette: ReadingRoom, request: Any) -> Response:
    """Findings, the worst first."""
    filters = {name: request.args[name] for name in FINDING_FILTERS if request.args.get(name)}
    return await render(
        datasette,
        request,
        "findings.html",
        findings=await datasette.read(finding_list, filters),
        choices=await datasette.remember(finding_choices),
        chosen=filters,
    )


def _filters(request: Any, choices: dict[str, list[Row]]) -> dict[str, str]:
    return {name: request.args[name] for name in choices if request.args.get(name)}


def _counted(rows: list[Row], column: str) -> list[Row]:
    counts: dict[str, int] = {}
    for row in rows:
        if row[column]:
            counts[row[column]] = counts.get(row[column], 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"value": value, "n": n} for value, n in ordered]


def start_of(request: Any, total: int, size: int) -> int:
    """Where the shown part of a list begins; the last part where the address asks for more than there is."""
    text = request.args.get("from") or "0"
    start = int(text) if text.isdecimal() and len(text) < 9 else 0
    return min(start, max(total - 1, 0)) // size * size
