"""The gate before all pages: who may ask what in which form, and what every answer says to browsers."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode, urlsplit

from pipeline.serve import asked
from pipeline.serve.desk.guard import LOOPBACK
from pipeline.serve.policy import Policy

App = Callable[..., Awaitable[None]]
Scope = dict[str, Any]

LONGEST_PATH, LONGEST_QUERY, LARGEST_FORM = 2_000, 24_000, 64 * 1024
"""Bytes of a path, of what follows its question mark, and of a form; a question in SQL may be long."""

MOST_FACETS = 6
"""Facets of one table that a request may ask for; each is counted over all rows."""

NOT_OURS = frozenset({"_timelimit", "_searchmode", "_trace", "_context", "_through"})
"""Parameters of Datasette that nothing of ours sends: they cost time, or show how a page is made."""

_BAD_SEGMENT = re.compile(r"(?:^|/)\.\.?(?:/|$)|\\|[\x00-\x1f\x7f]")

_DEVICES = (
    "accelerometer",
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
)

HEADERS: tuple[tuple[str, str], ...] = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", ", ".join([*(f"{name}=()" for name in _DEVICES), "clipboard-write=(self)"])),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)
"""What every answer says besides its policy of contents."""


def policy_of_contents(nonce: str) -> str:
    """Nothing but our own files, and the scripts and styles in a page that carry the nonce of its answer."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    )


def gated(app: App, policy: Policy, *, desk: bool) -> App:
    """An application behind the gate."""

    async def gate(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        asked.heed(scope, seconds=policy.seconds, nonce=nonce)
        send = _with_headers(send, nonce)
        refusal = _refusal(scope, policy, desk)
        if refusal:
            await _refuse(send, *refusal)
            return
        await app(_cleaned(scope), _bounded(receive), send)

    return gate


def _refusal(scope: Scope, policy: Policy, desk: bool) -> tuple[int, str] | None:
    """Why a request goes no further, with its status; None where it does."""
    raw = scope.get("raw_path") or scope["path"].encode("utf-8")
    raw = raw.partition(b"?")[0]
    query = scope.get("query_string") or b""
    if len(raw) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return 414, "This address is too long."
    if not _is_text(raw) or not _is_text(query):
        return 400, "This address is no text in UTF-8."
    path = unquote_to_bytes(raw).decode("utf-8")
    if _BAD_SEGMENT.search(path):
        return 404, "There is nothing at this address."
    if not policy.loopback and path.startswith("/-/") and not path.startswith("/-/static"):
        return 404, "There is nothing at this address."
    if policy.loopback and _host(scope) not in LOOPBACK:
        return 421, "This is served to this machine only; `bordereau serve --public` opens it to others."
    method = scope["method"]
    if method not in ("GET", "HEAD") and not (method == "POST" and desk and path.startswith("/desk/")):
        return 405, "This can only be read."
    facets = sum(name.startswith("_facet") for name, _ in parse_qsl(query.decode("utf-8")))
    return (400, "Too many facets in one request.") if facets > MOST_FACETS else None


def _is_text(raw: bytes) -> bool:
    try:
        return "\x00" not in unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return False


def _host(scope: Scope) -> str:
    host = dict(scope.get("headers") or ()).get(b"host", b"").decode("latin-1")
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _cleaned(scope: Scope) -> Scope:
    """The scope without parameters that nothing of ours sends."""
    query = scope.get("query_string") or b""
    # A page has as many rows as it has; a file may ask for more of them at a time.
    left_out = NOT_OURS | {"_size"} if asked.now().is_page else NOT_OURS
    if not any(name.encode() in query for name in left_out):
        return scope
    pairs = parse_qsl(query.decode("utf-8"), keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if name not in left_out]
    return {**scope, "query_string": urlencode(kept).encode("ascii")}


def _bounded(receive: Any) -> Any:
    """A receiver that gives up on a form that never ends."""
    read = 0

    async def bounded() -> Any:
        nonlocal read
        message = await receive()
        read += len(message.get("body") or b"")
        if read > LARGEST_FORM:
            # The rest is dropped: what came is no whole form, and fails as one.
            return {"type": "http.request", "body": b"", "more_body": False}
        return message

    return bounded


def _with_headers(send: Any, nonce: str) -> Any:
    """A sender that adds our headers to an answer, in the place of others of the same name."""

    async def sender(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(_headers(message.get("headers") or (), nonce))}
        await send(message)

    return sender


def _headers(headers: Any, nonce: str) -> Iterator[tuple[bytes, bytes]]:
    ours = dict(HEADERS) | {"content-security-policy": policy_of_contents(nonce)}
    for name, value in headers:
        if name.decode("latin-1").lower() not in ours and name.lower() != b"server":
            yield name, value
    for name, value in ours.items():
        yield name.encode("latin-1"), value.encode("latin-1")


async def _refuse(send: Any, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
