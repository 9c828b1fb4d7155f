"""What was done to the documents and the archive: events in terms of PREMIS."""

from __future__ import annotations

import asyncio
from typing import Any

from datasette.utils.asgi import Response

from pipeline.archive.history import events_of
from pipeline.locale import N_
from pipeline.serve.pages.frame import render
from pipeline.serve.pages.lists import start_of
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

WORDS = {
    "accession": N_("accession"),
    "validation": N_("validation"),
    "extraction": N_("extraction"),
    "correction": N_("correction"),
    "export": N_("export"),
    "success": N_("success"),
    "warning": N_("warning"),
    "fail": N_("failure"),
}
"""Types of events and their outcomes in words."""

SHOWN = 100
"""Events of one part of the list."""


async def events(datasette: ReadingRoom, request: Any) -> Response:
    """Events of a document, or of all, the latest first."""
    document = request.args.get("document")
    kept = await asyncio.to_thread(events_of, datasette.folders.out, document)
    start = start_of(request, len(kept), SHOWN)
    return await render(
        datasette,
        request,
        "events.html",
        events=kept[::-1][start : start + SHOWN],
        words={name: _(word) for name, word in WORDS.items()},
        document=document,
        chosen={"document": document} if document else {},
        total=len(kept),
        start=start,
        size=SHOWN,
    )
