"""What kind of answer a request asks for: a page or a file, of some columns or of all."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

SHOWN = 150
"""Rows of a question that a page shows; files that are taken away have more."""

_whole_rows: ContextVar[bool] = ContextVar("whole_rows", default=True)
_is_page: ContextVar[bool] = ContextVar("is_page", default=False)


def heed(scope: Mapping[str, Any]) -> None:
    """Take it from the address of a request."""
    told = str(scope.get("path") or "").strip("/").split("/")
    _whole_rows.set(len(told) != 2 or b"_all=" in (scope.get("query_string") or b""))
    _is_page.set("." not in told[-1])


def whole_rows() -> bool:
    """Whether the page shows all columns of its rows: a table shows the leading ones until asked."""
    return _whole_rows.get()


def most_rows() -> int | None:
    """How many rows of a question the answer may show; None for a file."""
    return SHOWN if _is_page.get() else None
