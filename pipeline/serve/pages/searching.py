"""The search over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response

from pipeline.serve import links
from pipeline.serve.facts import Row
from pipeline.serve.facts.search import FACETS, SIZE, search
from pipeline.serve.pages.frame import render
from pipeline.serve.room import ReadingRoom

LONGEST_QUERY = 300
"""Characters of a query that are heeded."""


async def results(datasette: ReadingRoom, request: Any) -> Response:
    """Hits in context, with what they can be narrowed by; without a query, a list of everything."""
    words = (request.args.get("q") or "").strip()[:LONGEST_QUERY]
    facets = {name: request.args[name] for name in FACETS if request.args.get(name)}
    from_ = request.args.get("from") or "0"
    start = int(from_) // SIZE * SIZE if from_.isdecimal() and len(from_) < 7 else 0
    hits = await datasette.read(search, words, facets, start)
    return await render(
        datasette,
        request,
        "search.html",
        search_page=True,
        query=words,
        chosen=facets,
        result=hits,
        start=start,
        size=SIZE,
        hit_link=lambda hit: hit_link(hit, words),
    )


LEADS: dict[str, Callable[[str], str]] = {
    "document": links.document,
    "organisation": links.organisation,
    "agreement": links.agreement,
    "place": links.place,
    "finding": links.finding,
}


def hit_link(hit: Row, words: str) -> str:
    """Where a hit leads: to the page about it, or to its place on a page with the words marked."""
    if hit["kind"] in LEADS:
        return LEADS[hit["kind"]](hit["record_id"])
    pointer = {"table": "table", "result": "indicator"}.get(hit["kind"])
    marks = {pointer: hit["record_id"]} if pointer else {}
    return links.page(hit["document_id"], hit["page"], q=words, **marks)
