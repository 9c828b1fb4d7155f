"""The reading room: Datasette over the archive, read-only, on loopback unless told otherwise."""

from __future__ import annotations

import ipaddress
import socket
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from pipeline.archive.shape import require_of_today
from pipeline.archive.swap import ARCHIVE, open_archive
from pipeline.errors import BordereauError
from pipeline.serve.desk import Desk
from pipeline.serve.policy import Policy

DEFAULT_PORT = 8001
PORTS_TRIED = 20
CONNECTIONS = 200
"""Connections at a time; more are told to come back later."""


def serve_archive(
    out: Path,
    raw: Path,
    host: str,
    port: int | None,
    *,
    desk: Desk | None = None,
    policy: Policy | None = None,
) -> None:
    """Serve the archive of a folder until interrupted, after printing its address.

    Without a port, the first free one from 8001 on is taken. With a `desk`, lines of the files
    that people keep in `raw` can be written: on loopback only.
    The policy says what strangers may do; without one all is open, as on one's own desk.

    Raises:
        BordereauError: there is no archive, or an older program made it; the port is taken, or the desk would
            be open to others.
    """
    archive = out / ARCHIVE
    if not archive.is_file():
        raise BordereauError(f"{archive}: no such archive; run `bordereau build` first")
    known = policy or Policy()
    if desk is not None and not (known.loopback and is_loopback(host)):
        raise BordereauError(f"--desk writes into {raw}: it is served to this machine only, not at {host}")
    _require_readable(archive)
    free = _free_port(host, port)
    # Datasette takes half a second to import, which those errors need not wait for.
    import uvicorn

    from pipeline.serve.app import reading_room
    from pipeline.serve.limits import bound_memory
    from pipeline.serve.room import Folders
    from pipeline.serve.warmers import WARMERS

    room = reading_room(Folders(out, raw, desk), known)
    room.warmers = WARMERS
    bound_memory()
    print(f"Bordereau serves {archive} at http://{host}:{free}/", flush=True)  # noqa: T201 - what was asked for
    try:
        uvicorn.run(
            room.app(),
            host=host,
            port=free,
            lifespan="on",
            log_level="info",
            server_header=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=5,
            h11_max_incomplete_event_size=64 * 1024,
        )
    finally:
        room.images.close()


def _require_readable(archive: Path) -> None:
    """See that a file is an archive of today and whole, as far as can be told without reading all of it."""
    try:
        with closing(open_archive(archive.parent)) as db:
            require_of_today(db, archive)
            (n_pages,) = db.execute("PRAGMA page_count").fetchone()
            (page_size,) = db.execute("PRAGMA page_size").fetchone()
    except sqlite3.DatabaseError as error:
        raise BordereauError(f"{archive}: {error}; run `bordereau build`, which makes it anew") from error
    if n_pages * page_size > archive.stat().st_size:
        raise BordereauError(f"{archive}: its end is missing; run `bordereau build`, which makes it anew")


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _free_port(host: str, port: int | None) -> int:
    """The port that was asked for, or the first free one.

    Raises:
        BordereauError: it cannot be used; the message names the next free one.
    """
    tried = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
    if port is None:
        if free := _first_free(host, tried):
            return free
        raise BordereauError(
            f"every port of {host} from {tried[0]} to {tried[-1]} is in use; name another: --port 9000"
        )
    if free := _first_free(host, [port]):
        return free
    other = _first_free(host, range(port + 1, min(port + PORTS_TRIED, 65536)))
    hint = f"; {other} is free: --port {other}" if other else "; --port 0 takes any that is free"
    raise BordereauError(f"port {port} of {host} is in use, or may not be used{hint}")


def _first_free(host: str, ports: Iterable[int]) -> int | None:
    for candidate in ports:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return None
