"""Errors as pages: what was asked for is not there, cannot be asked so, or went wrong here."""

from __future__ import annotations

import logging
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError

from pipeline.archive.shape import OlderArchiveError
from pipeline.serve.pages.frame import render
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

LOG = logging.getLogger("uvicorn.error")


def of_another_version(path: str, error: OlderArchiveError) -> Response:
    """The answer to any request while an archive is there that cannot be read.

    It is words only, for the frame of a page asks the archive, too. What is missing stands in the log.
    """
    LOG.error("%s", error)
    message = _(
        "The archive was made by another version of Bordereau than the one that serves it. `bordereau build` "
        "makes it anew; after an update, start the server again."
    )
    if path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": 503, "title": None}, status=503)
    return Response.text(message, status=503)


async def answer(datasette: ReadingRoom, request: Any, error: Exception) -> Response:
    """The answer to a request that failed: a page, or JSON for programs."""
    title = None
    if isinstance(error, DatasetteError):
        # What Datasette cannot make sense of, such as a column that is none, is no fault of the server.
        status, message, title = 400 if error.status == 500 else error.status, error.message, error.title
        if error.message_is_html:
            # Datasette's own words about a query that ran out of time, with a script of theirs.
            message = _("The question took too long. Narrow it, or ask for less.")
    elif isinstance(error, QueryInterrupted) or error.args == ("interrupted",):
        status, message = 503, _("The question took too long. Narrow it, or ask for less.")
    elif isinstance(error, Base400):
        status, message = error.status, str(error)
    else:
        LOG.error("%s %s", request.method, request.path, exc_info=error)
        status, message = 500, type(error).__name__
    if request.path.endswith(".json"):
        body = {"ok": False, "error": str(message), "status": status, "title": title}
        return Response.json(body, status=status)
    return await render(datasette, request, "error.html", status, status=status, error=message, title=title)
