"""What a request asks for: a page or a file, some columns or all, and what it may cost."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, Literal

SHOWN = 150
"""Rows of a question that a page shows; files that are taken away have more."""

Lane = Literal["pages", "tables", "questions"]
"""Who waits for whom: pages wait for pages only, however long the questions that others ask."""

_SORTS_AND_SEARCHES = re.compile(rb"(?:^|&)_(?!all=|size=|next=)\w+=|__\w+=")
_OWN_SQL = re.compile(rb"(?:^|&)(?:sql|_where)=")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the request at hand; by default none is, as at the start of the server."""

    whole_rows: bool = True
    is_page: bool = False
    lane: Lane = "pages"
    deadline: float | None = None
    nonce: str = ""


_NOTHING = Asked()
_asked: ContextVar[Asked] = ContextVar("asked", default=_NOTHING)


def heed(scope: Mapping[str, Any], *, seconds: float, nonce: str) -> Asked:
    """Take it from the address of a request, which may cost some time of the database."""
    parts = str(scope.get("path") or "").strip("/").split("/")
    query = scope.get("query_string") or b""
    lane: Lane = "pages"
    if _OWN_SQL.search(query):
        lane = "questions"
    elif parts[0] == "archive" and _SORTS_AND_SEARCHES.search(query):
        lane = "tables"
    known = Asked(
        whole_rows=len(parts) != 2 or b"_all=" in query,
        is_page="." not in parts[-1],
        lane=lane,
        # A file of many rows is written in parts, each with a time of its own.
        deadline=None if parts[-1].endswith((".csv", ".xlsx")) else time.perf_counter() + seconds,
        nonce=nonce,
    )
    _asked.set(known)
    return known


def now() -> Asked:
    """What the request at hand asks for."""
    return _asked.get()


@contextmanager
def by_ourselves() -> Iterator[None]:
    """What is asked within is no question of the reader, but one of ours about the schema."""
    token = _asked.set(replace(_asked.get(), lane="pages"))
    try:
        yield
    finally:
        _asked.reset(token)


def nonce() -> str:
    """What scripts and styles that stand in a page must carry to be run."""
    return _asked.get().nonce


def milliseconds_left(most: float) -> float:
    """How long a query may take at most, for the request as a whole to end in time."""
    deadline = _asked.get().deadline
    return most if deadline is None else min(most, 1000 * (deadline - time.perf_counter()))
