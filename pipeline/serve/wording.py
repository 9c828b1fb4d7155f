"""The language of a request, its messages, and codes of the archive as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import Any

from pipeline.checks.names import check_name
from pipeline.locale import LANGUAGES, N_, preferred_language, translations
from pipeline.serve.codes import LABELS

__all__ = [
    "LABELS",
    "N_",
    "choose_language",
    "described",
    "gettext",
    "label",
    "language",
    "ngettext",
    "unbroken",
]

DOMAIN = "reading_room"
COOKIE = "bordereau_language"

_language: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The language of the request at hand."""
    return _language.get()


def choose_language(headers: Mapping[bytes, bytes]) -> str:
    """Take the language of a request: that of the switch, else what the browser asks for."""
    try:
        cookie = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1")).get(COOKIE)
    except CookieError:
        cookie = None
    if cookie is not None and cookie.value in LANGUAGES:
        chosen = cookie.value
    else:
        chosen = preferred_language(headers.get(b"accept-language", b"").decode("latin-1"))
    _language.set(chosen)
    return chosen


def gettext(message: str) -> str:
    """A message in the language of the request."""
    return translations(language(), DOMAIN).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A message about a number of things in the language of the request."""
    return translations(language(), DOMAIN).ngettext(singular, plural, number)


def label(column: str, code: Any) -> str:
    """A code as words; what has no label is shown as it is, for it is a word of a document."""
    if code is None:
        return ""
    if column == "check":
        return check_name(str(code), language())
    known = LABELS.get(column, {}).get(str(code))
    return gettext(known) if known else str(code)


def described(row: Mapping[str, Any], column: str) -> str:
    """A sentence of the archive in the language of the request, where the archive has it in that language.

    Figures, and quotation marks with what they hold, do not break at the end of a line; the archive keeps
    plain spaces, by which they are found.
    """
    return unbroken(str(row.get(f"{column}_{language()}") or row.get(column) or ""))


_WITHIN_FIGURES = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|(?:[A-Z]{3,4}\b|\$US|[€$%]))")
_BESIDE_MARKS = re.compile(r"(?<=«) | (?=»|[;:?!](?!\S))")


def unbroken(sentence: str) -> str:
    """A sentence whose figures, quotation marks and French punctuation keep to their words."""
    return _BESIDE_MARKS.sub("\N{NO-BREAK SPACE}", _WITHIN_FIGURES.sub("\N{NARROW NO-BREAK SPACE}", sentence))
