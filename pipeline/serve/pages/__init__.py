"""The pages of the reading room: each a handler, and one line in the table of addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.locale import LANGUAGES
from pipeline.serve.desk.forms import FORMS
from pipeline.serve.pages import counted, custody, desk, front, lists, reading, searching, switch, things

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/$", front.home),
    (r"^/help$", front.help_page),
    (r"^/health$", front.health),
    (r"^/money$", front.money),
    (r"^/pictures$", front.pictures),
    (r"^/search$", searching.results),
    (r"^/series$", counted.listed),
    (r"^/series/(?P<series>\w+)$", counted.one),
    (r"^/desk$", desk.desk),
    (r"^/desk/progress\.json$", desk.progress),
    (r"^/desk/build$", desk.build),
    (rf"^/desk/(?P<form>{'|'.join(FORMS)})$", desk.write),
    (r"^/documents$", lists.documents),
    (r"^/agreements$", lists.agreements),
    (r"^/organisations$", lists.organisations),
    (r"^/places$", lists.places),
    (r"^/findings$", lists.findings),
    (r"^/events$", custody.events),
    (r"^/document/(?P<document>[^/]+)$", things.document),
    (r"^/agreement/(?P<agreement>[^/]+)$", things.agreement),
    (r"^/organisation/(?P<organisation>[^/]+)$", things.organisation),
    (r"^/programme/(?P<programme>[^/]+)$", things.programme),
    (r"^/place/(?P<place>[^/]+)$", things.place),
    (r"^/finding/(?P<finding>[^/]+)$", things.finding),
    (r"^/page/(?P<document>[^/]+)$", reading.first_page),
    (r"^/page/(?P<document>[^/]+)/(?P<page>\d+)$", reading.page),
    (r"^/image/(?P<size>\w+)/(?P<document>[^/]+)/(?P<page>\d+)\.webp$", reading.image),
    (r"^/original/(?P<document>[^/]+)$", reading.original),
    (rf"^/language/(?P<language>{'|'.join(LANGUAGES)})$", switch.language),
]
"""Patterns of addresses, and what answers them."""
