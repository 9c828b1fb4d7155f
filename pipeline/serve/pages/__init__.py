"""The pages of the reading room: each a handler, and one line in the table of addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.locale import LANGUAGES
from pipeline.serve.pages import reading, switch

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/page/(?P<document>[^/]+)$", reading.first_page),
    (r"^/page/(?P<document>[^/]+)/(?P<page>\d+)$", reading.page),
    (r"^/image/(?P<size>\w+)/(?P<document>[^/]+)/(?P<page>\d+)\.webp$", reading.image),
    (r"^/original/(?P<document>[^/]+)$", reading.original),
    (rf"^/language/(?P<language>{'|'.join(LANGUAGES)})$", switch.language),
]
"""Patterns of addresses, and what answers them."""
