"""The reading room put together: Datasette with our plugin, templates, files and settings."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any

from datasette.plugins import pm
from datasette.views import base

from pipeline.archive.swap import ARCHIVE
from pipeline.serve.harmless import HarmlessCsv
from pipeline.serve.images.store import PageImages
from pipeline.serve.policy import Policy
from pipeline.serve.room import Folders, ReadingRoom

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TEMPLATES = FOLDER / "templates"

SETTINGS = {
    "default_page_size": 50,
    "suggest_facets": False,
    "default_facet_size": 9,
    "max_returned_rows": 5000,
    "truncate_cells_html": 400,
}
"""Facets are declared by the record types, and show so many choices each; the limits let one that is slow end
rather than fail the page."""


def reading_room(folders: Folders, policy: Policy | None = None) -> ReadingRoom:
    """A reading room over the archive of a folder, ready to be served; all is open without a policy.

    Raises:
        FileNotFoundError: there is no archive.
    """
    from pipeline.serve import cell_links, plugin
    from pipeline.serve.metadata import datasette_metadata

    if not pm.is_registered(plugin):
        pm.register(plugin, name="bordereau")
        # It prints each refused request with local variables; `pages.errors` answers instead.
        pm.unregister(name="datasette.handle_exception")
        # It writes cells as they are; a spreadsheet must find no formula in them.
        base.csv = HarmlessCsv
        if len(pm.hook.render_cell.get_hookimpls()) == 1:
            pm.hook.render_cell = plugin.CellsAtOnce(pm.hook.render_cell)
    known = policy or Policy()
    room = ReadingRoom(
        folders,
        known,
        folders.out / ARCHIVE,
        metadata=datasette_metadata(known),
        settings=settings_of(known),
        template_dir=str(TEMPLATES),
        static_mounts=[("static", str(STATIC))],
    )
    room.images = PageImages(folders.out)
    room.jinja_env.globals["numbered"] = cell_links.NUMBERED
    room.jinja_env.globals["table_rows"] = cell_links.table_rows
    room.jinja_env.globals["query_rows"] = cell_links.query_rows
    room.jinja_env.globals["choice_name"] = cell_links.choice
    room.jinja_env.globals["value_in_words"] = functools.partial(cell_links.value_in_words, room)
    room.jinja_env.globals["static_version"] = _digest_of(STATIC)
    return room


def settings_of(policy: Policy) -> dict[str, Any]:
    """Datasette's settings under a policy."""
    return SETTINGS | {
        "default_allow_sql": policy.sql,
        "allow_download": policy.download,
        "sql_time_limit_ms": int(1000 * min(policy.seconds, 3)),
        "facet_time_limit_ms": int(1000 * min(policy.seconds, 1)),
        "max_csv_mb": 100,
    }


def _digest_of(folder: Path) -> str:
    """A few characters that change with any file of a folder, so that browsers never keep an old one."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
