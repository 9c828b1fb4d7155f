"""The desk: answers and corrections from the pages, what waits, and the build that applies it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from datasette import Forbidden, NotFound
from datasette.utils.asgi import Response

from pipeline.corrections.correction_lines import FILE as CORRECTIONS
from pipeline.serve.desk import Desk, Written
from pipeline.serve.desk.control_lines import Line, RefusedError, write_line
from pipeline.serve.desk.forms import FORMS
from pipeline.serve.desk.guard import refusal
from pipeline.serve.desk.pending import Pending, pending_lines
from pipeline.serve.facts import Row, one
from pipeline.serve.pages.frame import render, variable
from pipeline.serve.pages.switch import local_address
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

LONGEST = 10_000
"""Characters of one field."""

_writing = asyncio.Lock()


async def desk(datasette: ReadingRoom, request: Any) -> Response:
    """What waits for the next build, and how far that is."""
    known = desk_of(datasette)
    return await render(
        datasette,
        request,
        "desk.html",
        waiting=await datasette.read(pending_lines, datasette.folders.raw),
        rebuild=known.rebuild,
        lines=list(known.rebuild.lines),
    )


async def progress(datasette: ReadingRoom, request: Any) -> Response:
    """How far the build is, for the script of the page."""
    rebuild = desk_of(datasette).rebuild
    return Response.json(
        {"running": rebuild.is_running, "status": rebuild.status, "lines": list(rebuild.lines)[-30:]}
    )


async def write(datasette: ReadingRoom, request: Any) -> Response:
    """Write a line of one of the forms and go back to the page that it came from."""
    known = desk_of(datasette)
    fields = await _fields(request)
    form = FORMS[variable(request, "form")]
    if known.login:
        fields["by"] = known.who(request.headers)
        if not fields["by"]:
            raise Forbidden(_("The web server in front must say who is logged in."))
    line = form.line(fields)
    if known.login and form.file == CORRECTIONS:
        line |= {"by": fields["by"], "on": line.get("on") or date.today().isoformat()}
    about = await datasette.read(_document_of, line)
    try:
        async with _writing:
            path = datasette.folders.raw / form.file
            write_line(path, form.columns, line, known.readers[form.file], form.key)
            detail = ", ".join(cell for name, cell in line.items() if cell and name not in ("by", "on"))
            written = Written(fields.get("by") or "unknown", form.file, detail, about)
            known.note(datasette.folders.raw, written)
    except RefusedError as error:
        return await render(
            datasette, request, "message.html", 400, title=_("This cannot be written"), message=str(error)
        )
    return Response.redirect(local_address(fields.get("back")))


def _document_of(db: sqlite3.Connection, line: Line) -> str | None:
    """The id of the document that a line is about."""
    row = one(
        db,
        "SELECT id FROM documents WHERE ?1 IN (id, path)"
        " UNION ALL SELECT document_id FROM findings WHERE id = ?2",
        line.get("document") or line.get("path"),
        line.get("finding"),
    )
    return row["id"] if row else None


async def build(datasette: ReadingRoom, request: Any) -> Response:
    """Start a build."""
    known = desk_of(datasette)
    await _fields(request)
    await known.rebuild.start(datasette.folders.raw, datasette.folders.out)
    return Response.redirect("/desk")


def desk_of(datasette: ReadingRoom) -> Desk:
    """The desk of a reading room.

    Raises:
        NotFound: it has none.
    """
    if datasette.folders.desk is None:
        raise NotFound(_("There is no desk here; `bordereau serve --desk` opens one."))
    return datasette.folders.desk


async def pending_of(datasette: ReadingRoom, form: str, key: str, value: str) -> Pending | None:
    """The line about something that waits for the next build; None without one or without a desk."""
    if datasette.folders.desk is None:
        return None
    waiting = await datasette.read(pending_lines, datasette.folders.raw)
    return next(
        (line for line in reversed(waiting) if line.form == form and line.line.get(key) == value), None
    )


async def pending_facts(
    datasette: ReadingRoom, document: Row, page: int | None, kinds: Sequence[str] = ()
) -> list[Pending]:
    """The lines about facts of a document that wait: those of one page, or of some kinds on any."""
    if datasette.folders.desk is None:
        return []
    return [
        line
        for line in await datasette.read(pending_lines, datasette.folders.raw)
        if line.form == "fact"
        and line.line.get("document") in (document["id"], document["path"])
        and (page is None or line.line.get("page") in ("", str(page)))
        and (not kinds or line.line.get("kind") in kinds)
    ]


async def _fields(request: Any) -> dict[str, str]:
    """The fields of a form from a page of ours.

    Raises:
        NotFound: it is no form.
        Forbidden: it comes from elsewhere.
    """
    if request.method != "POST":
        raise NotFound(_("There is nothing at this address"))
    fields = {name: str(field)[:LONGEST].strip() for name, field in (await request.post_vars()).items()}
    reason = refusal(request.headers, request.cookies, fields)
    if reason:
        raise Forbidden(reason)
    return fields
