"""Our Datasette plugin: each hook hands over to the module that knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from jinja2 import Environment

from pipeline.archive.search_words import match_all, words_of
from pipeline.archive.shape import OlderArchiveError
from pipeline.serve import asked, cell_links, wording
from pipeline.serve.filters import FILTERS, GLOBALS
from pipeline.serve.pages import ROUTES
from pipeline.serve.pages.errors import of_another_version
from pipeline.serve.room import DATABASE, ReadingRoom
from pipeline.serve.templating import Nonces

App = Callable[..., Awaitable[None]]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The pages of the reading room, before those of Datasette."""
    return ROUTES


@hookimpl
def startup(datasette: Datasette) -> Any:
    """Count what the front says before the first reader asks for it."""
    from pipeline.serve.pages.front import home_context

    async def warm_up() -> None:
        if isinstance(datasette, ReadingRoom):
            datasette.compile_templates()
            await home_context(datasette)

    return warm_up


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Wording and formats for templates."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        wording.gettext, wording.ngettext, newstyle=True
    )
    env.policies["ext.i18n.trimmed"] = True
    env.add_extension(Nonces)
    env.globals["csp_nonce"] = asked.nonce
    env.filters.update(FILTERS)
    env.globals.update(GLOBALS)


@hookimpl
async def extra_template_vars(datasette: Datasette, request: Any) -> dict[str, Any]:
    """What every page knows: who serves it, and whether it may write."""
    from pipeline.serve.pages.frame import frame_of

    return await frame_of(datasette, request) if isinstance(datasette, ReadingRoom) else {}


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Datasette
) -> Any:
    """Cells of tables, views and queries as a reader expects them."""
    if not isinstance(datasette, ReadingRoom) or database != DATABASE:
        return None
    return cell_links.render(datasette, row, value, column, table)


class CellsAtOnce:
    """Datasette's hook for cells where only our plugin has any: asking pluggy takes longer than a cell."""

    def __init__(self, hook: Any) -> None:
        self._hook = hook

    def __call__(self, **of: Any) -> tuple[Any, ...]:
        """What every plugin makes of a cell."""
        cell = render_cell(**of)
        return () if cell is None else (cell,)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._hook, name)


@hookimpl
def handle_exception(datasette: Datasette, request: Any, exception: Exception) -> Any:
    """Errors as pages; only what is our fault goes into the log with a traceback."""
    from pipeline.serve.pages.errors import answer

    return answer(datasette, request, exception)


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Search as the index was made: any text is a list of words, and none of them is an error."""
    conn.create_function("escape_fts", 1, lambda text: match_all(str(text or "")), deterministic=True)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Pin each request to one archive and one language, and answer an empty search with the whole list."""

    def wrap(app: App) -> App:
        async def asgi(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] != "http" or not isinstance(datasette, ReadingRoom):
                await app(scope, receive, send)
                return
            wording.choose_language(dict(scope.get("headers") or ()))
            try:
                datasette.archive.pin()
            except OlderArchiveError as error:
                await of_another_version(scope["path"], error).asgi_send(send)
                return
            datasette.warm_up()
            await app(_without_empty_search(scope), receive, send)

        return asgi

    return wrap


def _without_empty_search(scope: dict[str, Any]) -> dict[str, Any]:
    query = scope.get("query_string") or b""
    if b"_search" not in query:
        return scope
    from urllib.parse import parse_qsl, urlencode

    kept = [
        (name, value)
        for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        if not name.startswith("_search") or name == "_searchmode" or words_of(value)
    ]
    return {**scope, "query_string": urlencode(kept).encode("ascii")}
