"""Who may write: a page of this server, in a browser on this machine."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

TOKEN = "csrftoken"  # noqa: S105 - the name of a field
COOKIE = "ds_csrftoken"


def refusal(headers: Mapping[str, str], cookies: Mapping[str, str], fields: Mapping[str, str]) -> str | None:
    """Why a request may not write; None where it may.

    The server must have been called by a name of this machine (another name may be a stranger's that leads
    here), the form must come from a page of this server, and it must hold the token of that page's cookie.
    """
    host = headers.get("host", "")
    if (urlsplit(f"//{host}").hostname or "") not in LOOPBACK:
        return "the desk answers to this machine only"
    origin = urlsplit(headers.get("origin", ""))
    if origin.netloc != host or origin.scheme not in ("http", "https"):
        return "the form comes from another page"
    token = cookies.get(COOKIE, "")
    if not token or not secrets.compare_digest(token, fields.get(TOKEN, "")):
        return "the page is too old; load it again"
    return None
