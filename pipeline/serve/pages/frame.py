"""What all pages share: the frame around them, and how a handler answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from datasette import NotFound
from datasette.utils.asgi import Response

from pipeline import __version__
from pipeline.serve.facts import Row
from pipeline.serve.facts.documents import document_titles
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _


async def frame_of(datasette: ReadingRoom, request: Any) -> dict[str, Any]:
    """What the frame around every page says: the build, the desk, the way back here."""
    return {
        "here": address_of(request) if request is not None else "/",
        "desk": datasette.folders.desk is not None,
        "login": _login(datasette, request),
        "policy": datasette.policy,
        "titles": await datasette.remember(document_titles),
        "version": __version__,
        "built": _built(datasette.archive.path),
    }


def _login(datasette: ReadingRoom, request: Any) -> str:
    """Who logged in to the desk, as the web server in front of it says; nobody where there is none."""
    desk = datasette.folders.desk
    return desk.who(request.headers) if desk is not None and request is not None else ""


def address_of(request: Any) -> str:
    """The address of a request, from its path on."""
    path = (request.scope.get("raw_path") or request.path.encode("utf-8")).decode("ascii", "replace")
    path = path.partition("?")[0]
    return f"{path}?{request.query_string}" if request.query_string else path


def _built(path: str) -> str:
    try:
        changed = Path(path).stat().st_mtime
    except FileNotFoundError:
        return ""
    return datetime.fromtimestamp(changed, UTC).date().isoformat()


async def render(
    datasette: ReadingRoom, request: Any, template: str, code: int = 200, **context: Any
) -> Response:
    """An answer made from a template."""
    body = await datasette.render_template(template, context, request=request)
    return Response.html(body, status=code)


def variable(request: Any, name: str) -> str:
    """A part of the address, decoded."""
    return unquote(request.url_vars[name])


def number_in(request: Any, name: str) -> int:
    """A number in the address; 0 where it has more digits than anything that is counted here."""
    text = request.url_vars[name]
    return int(text) if len(text) < 10 else 0


def row_or_404(row: Row | None, what: str) -> Row:
    """A row that must be there.

    Raises:
        NotFound: it is not.
    """
    if row is None:
        raise NotFound(_("There is no such %s in this archive.") % what)
    return row
