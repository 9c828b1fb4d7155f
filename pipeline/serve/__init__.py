"""Serve the archive with Datasette: read-only, immutable, on loopback unless told otherwise."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

from pipeline.archive.swap import ARCHIVE
from pipeline.errors import BordereauError
from pipeline.records.files import replacing

DEFAULT_PORT = 8001
PORTS_TRIED = 20

SETTINGS = {
    "default_page_size": 50,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "suggest_facets": "off",
    "max_returned_rows": 5000,
}
"""Facets are declared by the record types; the limits let one that is slow end rather than fail the page."""


def serve_archive(out: Path, host: str, port: int | None) -> None:
    """Replace this process by Datasette serving the archive of a folder, after printing its address.

    Without a port, the first free one from 8001 on is taken.

    Raises:
        BordereauError: there is no archive, or the port is taken.
    """
    archive = out / ARCHIVE
    if not archive.is_file():
        raise BordereauError(f"{archive}: no such archive; run `bordereau build` first")
    found = _free_port(host, port)
    command = datasette_command(archive, _save_metadata(out), host, found)
    print(f"Bordereau serves {archive} at http://{host}:{found}/", flush=True)  # noqa: T201 - what was asked for
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell


def datasette_command(archive: Path, metadata: Path, host: str, port: int) -> list[str]:
    """The command line that serves an archive."""
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    serve = ["serve", "--immutable", str(archive), "--metadata", str(metadata)]
    return [sys.executable, "-m", "datasette", *serve, "--host", host, "--port", str(port), *settings]


def _save_metadata(out: Path) -> Path:
    from pipeline.serve.metadata import datasette_metadata

    path = out / "metadata.json"
    with replacing(path) as file:
        json.dump(datasette_metadata(), file, ensure_ascii=False, indent=1)
    return path


def _free_port(host: str, port: int | None) -> int:
    wanted = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if port is None else [port]
    for candidate in wanted:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    taken = f"port {port}" if port is not None else f"every port from {wanted[0]} to {wanted[-1]}"
    raise BordereauError(f"{taken} of {host} cannot be used")
