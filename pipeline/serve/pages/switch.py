"""The switch of languages."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from pipeline.serve.pages.frame import variable
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import COOKIE

A_YEAR = 365 * 24 * 3600


async def language(datasette: ReadingRoom, request: Any) -> Response:
    """Keep the chosen language and go back to where the reader was."""
    answer = Response.redirect(local_address(request.args.get("back")))
    answer.set_cookie(COOKIE, variable(request, "language"), max_age=A_YEAR, samesite="lax", httponly=True)
    return answer


def local_address(address: str | None) -> str:
    """An address on this server, else the front page: browsers take `//` and `/\\` for other servers."""
    target = address or ""
    if not target.startswith("/") or target[1:2] in ("/", "\\") or any(ord(letter) < 32 for letter in target):
        return "/"
    return target
