"""A page of a document: its image with what was read on it, its text, and the facts beside it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from datasette import NotFound
from datasette.utils.asgi import AsgiFileDownload, Response

from pipeline.serve import links, page_blocks
from pipeline.serve.citations import cite
from pipeline.serve.desk.forms import ADDED, FIELDS
from pipeline.serve.facts import Row
from pipeline.serve.facts.documents import parents_of
from pipeline.serve.facts.marks import POINTED_AT, EvidenceMark, Mark
from pipeline.serve.facts.pages import PageView, document_row, page_numbers, page_row, page_view
from pipeline.serve.images.render import PageImageError
from pipeline.serve.images.store import WIDTHS
from pipeline.serve.originals import OriginalError, checked_original
from pipeline.serve.pages.desk import pending_facts
from pipeline.serve.pages.frame import address_of, number_in, render, row_or_404, variable
from pipeline.serve.room import ReadingRoom
from pipeline.serve.textview import text_blocks
from pipeline.serve.wording import gettext as _

POINTERS = ("check", "finding", "cell", *POINTED_AT)
"""What an address may point to on a page, with an id each."""

DRAWN = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
"""Formats whose pages have an image."""


async def page(datasette: ReadingRoom, request: Any) -> Response:
    """The page view."""
    document_id, number = variable(request, "document"), number_in(request, "page")
    pointers = {word: request.args[word] for word in POINTERS if request.args.get(word)}
    view = await datasette.read(page_view, document_id, number, pointers)
    if view is None:
        return await _elsewhere(datasette, document_id)
    query = request.args.get("q") or ""
    out = datasette.folders.out
    drawn = view.has_layout and view.document["media_type"] in DRAWN
    blocks = text_blocks(
        view.page["text"],
        page_blocks.blocks_of(out, document_id, number),
        view.marks,
        page_blocks.cell_spans(out, document_id, number),
        query,
        [e.row["text"] for e in view.here],
    )
    numbers = await datasette.read(page_numbers, document_id)
    return await render(
        datasette,
        request,
        "page.html",
        view=view,
        drawn=drawn,
        shows_text=not drawn or request.args.get("show") == "text",
        blocks=blocks,
        query=query,
        words=page_blocks.word_boxes(out, document_id, number, query) if drawn and query else [],
        numbers=numbers,
        previous=max((n for n in numbers if n < number), default=None),
        following=min((n for n in numbers if n > number), default=None),
        first_here=_first_here(view),
        first_evidence=_first_evidence(view),
        citation=cite(
            view.document, number, datasette.absolute_url(request, address_of(request)), _printed(view)
        ),
        mendable=_mendable(view),
        mendable_table=_mendable_table(view),
        added=ADDED,
        pending=await pending_facts(datasette, view.document, number),
        mark_link=lambda mark: mark_link(view, mark),
    )


def mark_link(view: PageView, mark: Mark) -> str:
    """The address that points to a mark on its own page."""
    word = {"organisation": "mention", "agreement": "evidence", "result": "indicator"}.get(
        mark.kind, mark.kind
    )
    return links.page(view.document["id"], view.number, **{word: mark.id})


def _printed(view: PageView) -> str | None:
    """What is printed where the address points to, for the reference."""
    claimed = [e.row["text"] for e in view.here if e.side == "claimed"]
    pointed = [mark.row["text"] for mark in view.pointed_at if mark.kind not in ("finding", "table")]
    cell = [view.cell["text"]] if view.cell else []
    return next(iter([*claimed, *pointed, *cell]), None)


MENDED = {
    "amount": "amounts",
    "date": "dates",
    "organisation": "mentions",
    "place": "places",
    "result": "indicators",
}
"""Kinds of marks that the desk can mend beside their page, and the tables that they stand in."""


def _mendable(view: PageView) -> dict[str, Any] | None:
    """What the address points to, as a line of corrections names it; None where it is nothing of that kind.

    Where a page prints the same more than once, the line says which of them.
    """
    for kind, table in MENDED.items():
        same = [mark.row["text"] for mark in view.marks[kind]]
        for number, mark in enumerate(view.marks[kind]):
            if mark.pointed_at:
                text = mark.row["text"]
                nth = same[: number + 1].count(text) if same.count(text) > 1 else ""
                return {"kind": table, "text": text, "occurrence": nth, "fields": FIELDS[table]}
    if view.cell:
        return {"kind": "cells", "text": view.cell["text"], "occurrence": "", "fields": FIELDS["cells"]}
    return None


def _mendable_table(view: PageView) -> dict[str, Any] | None:
    """The table beside the page, as a line of corrections names it: by its caption or its first cell."""
    if view.grid is None:
        return None
    first = [cell["text"] for line in view.grid.lines[:1] for cell in line if cell["text"].strip()]
    text = view.grid.table["caption"] or next(iter(first), "")
    return {
        "kind": "tables",
        "text": text,
        "occurrence": "",
        "fields": FIELDS["tables"],
        "page": view.grid.table["page"],
    }


def _first_here(view: PageView) -> str | None:
    """Which box is to be looked at: the figure that a check questions, else what is pointed at."""
    if _first_evidence(view):
        return "evidence"
    return "mark" if any(mark.box for mark in view.pointed_at) else "cell" if view.cell_box else None


def _first_evidence(view: PageView) -> EvidenceMark | None:
    """The figure that a check questions, or the first that it rests on."""
    boxed = [e for e in view.here if e.box]
    return next((e for e in boxed if e.side == "claimed"), boxed[0] if boxed else None)


async def _elsewhere(datasette: ReadingRoom, document_id: str) -> Response:
    """A document that repeats another leads to that one; others without this page to their own page."""
    document = row_or_404(await datasette.read(document_row, document_id), _("document"))
    if document["duplicate_of"]:
        return Response.redirect(links.page(document["duplicate_of"], 1))
    return Response.redirect(links.document(document_id))


async def first_page(datasette: ReadingRoom, request: Any) -> Response:
    """An address without a page number leads to the first page."""
    return Response.redirect(links.page(variable(request, "document"), 1))


async def image(datasette: ReadingRoom, request: Any) -> Response:
    """The image of a page as WebP, for the page view or for a thumbnail."""
    document_id, number = variable(request, "document"), number_in(request, "page")
    size = request.url_vars["size"]
    document = await datasette.read(document_row, document_id)
    known = await datasette.read(page_row, document_id, number)
    if document is None or known is None or document["media_type"] not in DRAWN or size not in WIDTHS:
        raise NotFound(_("There is no image of this page."))
    try:
        original = await _checked(datasette, document)
        drawn = await datasette.images.image(
            original, document["sha256"], document["media_type"], number, size
        )
    except (OriginalError, PageImageError) as error:
        raise NotFound(str(error)) from error
    headers = {
        "cache-control": "private, max-age=86400",
        "etag": f'"{document["sha256"][:16]}-{number}-{size}"',
    }
    return Response(drawn, content_type="image/webp", headers=headers)


async def original(datasette: ReadingRoom, request: Any) -> Response | AsgiFileDownload:
    """The original as it came, if it still has the bytes that were read."""
    document_id = variable(request, "document")
    document = row_or_404(await datasette.read(document_row, document_id), _("document"))
    try:
        path = await _checked(datasette, document)
    except OriginalError as error:
        return await render(
            datasette, request, "message.html", 410, title=_("Original"), message=_(str(error))
        )
    name = path.name.encode("ascii", "replace").decode("ascii").replace('"', "'").replace("?", "_")
    # Never shown by the browser: a web page or mail from anywhere must not run as one of ours.
    return AsgiFileDownload(str(path), name, headers={"x-content-type-options": "nosniff"})


async def _checked(datasette: ReadingRoom, document: Row) -> Path:
    """The file of a document; its digest is computed aside, for files are large."""
    parents = await datasette.read(parents_of, document["id"])
    return await asyncio.to_thread(checked_original, datasette.folders, document, parents)
