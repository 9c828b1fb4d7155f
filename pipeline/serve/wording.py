"""The language of a request, its messages, and codes of the archive as words."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import Any

from pipeline.checks.names import check_name
from pipeline.locale import LANGUAGES, preferred_language, translations

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


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


LABELS: dict[str, dict[str, str]] = {
    "severity": {
        "error": N_("Contradiction"),
        "notice": N_("Worth a look"),
        "rounding": N_("Rounding"),
    },
    "decision": {
        "accepted": N_("The document is wrong"),
        "explained": N_("The document is right"),
        "extraction error": N_("Misread by us"),
    },
    "open_or_decided": {
        "open": N_("open"),
        "accepted": N_("The document is wrong"),
        "explained": N_("The document is right"),
        "extraction error": N_("Misread by us"),
    },
    "status": {
        "ok": N_("Holds"),
        "mismatch": N_("Does not hold"),
        "unverifiable": N_("Cannot be checked"),
        "partial": N_("Read in part"),
        "failed": N_("Not read"),
        "duplicate": N_("Duplicate"),
        "signed": N_("signed"),
        "launched": N_("launched"),
        "handed over": N_("handed over"),
        "extended": N_("extended"),
        "terminated": N_("terminated"),
        "planned": N_("planned"),
        "paid": N_("paid"),
        "granted": N_("granted"),
        "approved": N_("approved"),
        "closed": N_("closed"),
        "announced": N_("announced"),
        "financed": N_("financed"),
    },
    "qualifier": {
        "exact": N_("exactly"),
        "about": N_("about"),
        "at_least": N_("at least"),
        "at_most": N_("at most"),
    },
    "role": {
        "funding": N_("Funds it"),
        "accountable": N_("Answers for it"),
        "extending": N_("Passes the money on"),
        "implementing": N_("Carries it out"),
        "sponsor": N_("Sponsors it"),
        "beneficiary": N_("Benefits"),
        "party": N_("Takes part"),
        "budget": N_("budget"),
        "cost": N_("cost"),
        "contribution": N_("contribution"),
        "commitment": N_("commitment"),
        "disbursement": N_("disbursement"),
        "expenditure": N_("expenditure"),
        "balance": N_("balance"),
        "header": N_("Header"),
        "body": N_("Body"),
        "total": N_("Total"),
    },
    "side": {"claimed": N_("printed"), "computed": N_("recomputed from")},
    "mark": {
        "finding": N_("Findings"),
        "table": N_("Tables"),
        "agreement": N_("Agreements"),
        "amount": N_("Amounts"),
        "date": N_("Dates"),
        "organisation": N_("Organisations"),
        "place": N_("Places"),
        "result": N_("Results"),
    },
    "search": {
        "page": N_("Pages"),
        "document": N_("Documents"),
        "agreement": N_("Agreements"),
        "organisation": N_("Organisations"),
        "finding": N_("Findings"),
        "table": N_("Tables"),
        "place": N_("Places"),
        "result": N_("Results"),
    },
    "precision": {
        "day": N_("to the day"),
        "month": N_("to the month"),
        "quarter": N_("to the quarter"),
        "half": N_("to the half-year"),
        "year": N_("to the year"),
    },
    "kind": {
        "newsletter": N_("newsletter"),
        "report": N_("report"),
        "bulletin": N_("bulletin"),
        "news": N_("news"),
        "web page": N_("web page"),
        "minutes": N_("minutes"),
        "booklet": N_("booklet"),
        "fact sheet": N_("fact sheet"),
        "state body": N_("state body"),
        "armed force": N_("armed force"),
        "armed group": N_("armed group"),
        "NGO": N_("NGO"),
        "UN body": N_("UN body"),
        "UN body unit": N_("unit of a UN body"),
        "association": N_("association"),
        "bank": N_("bank"),
        "chamber": N_("chamber"),
        "company": N_("company"),
        "coordination body": N_("coordination body"),
        "development agency": N_("development agency"),
        "donor": N_("donor"),
        "embassy": N_("embassy"),
        "federation": N_("federation"),
        "fund": N_("fund"),
        "intergovernmental organisation": N_("intergovernmental organisation"),
        "local authority": N_("local authority"),
        "ministry": N_("ministry"),
        "programme": N_("programme"),
        "public agency": N_("public agency"),
        "public service": N_("public service"),
        "state": N_("state"),
        "university": N_("university"),
        "region": N_("region"),
        "country": N_("country"),
        "town": N_("town"),
        "text": N_("text"),
        "reference": N_("reference"),
        "integer": N_("whole number"),
        "number": N_("number"),
        "amount": N_("sum of money"),
        "percent": N_("percentage"),
        "date": N_("date"),
        "duration": N_("duration"),
        "data": N_("data"),
        "agreements": N_("agreements"),
        "glossary": N_("glossary"),
        "contents": N_("table of contents"),
        "accord": N_("agreement"),
        "projet": N_("project"),
    },
    "action": {
        "rename": N_("It is called"),
        "merge": N_("It is the same as"),
        "split": N_("It is another one than"),
        "not-an-organisation": N_("It is no organisation"),
    },
    "reason": {
        "acronym": N_("acronym"),
        "spelling": N_("another spelling"),
        "correction": N_("a correction"),
        "the budget of a programme as a whole": N_("the budget of a programme as a whole"),
        "a group whose members are counted singly": N_("a group whose members are counted singly"),
        "a range": N_("a range"),
        "at most so much": N_("at most so much"),
        "only pledged": N_("only pledged"),
    },
    "quality": {
        "good": N_("well read"),
        "doubtful": N_("read with doubt"),
        "unreadable": N_("not readable"),
    },
    "hit": {
        "page": N_("Page"),
        "document": N_("Document"),
        "agreement": N_("Agreement"),
        "organisation": N_("Organisation"),
        "finding": N_("Finding"),
        "table": N_("Table"),
        "place": N_("Place"),
        "result": N_("Result"),
    },
    "origin": {
        "native": N_("text of the file"),
        "ocr": N_("recognised from the image"),
        "markup": N_("text of the file"),
    },
    "media_type": {
        "application/pdf": N_("PDF"),
        "text/html": N_("Web page"),
        "text/plain": N_("Plain text"),
        "text/markdown": N_("Markdown"),
        "text/csv": N_("Table as text"),
        "message/rfc822": N_("E-mail"),
        "application/mbox": N_("Mailbox"),
        "image/png": N_("Image (PNG)"),
        "image/jpeg": N_("Image (JPEG)"),
        "image/tiff": N_("Image (TIFF)"),
    },
}
"""Codes of the archive and what a reader calls them, by the column that holds them."""


def label(column: str, code: Any) -> str:
    """A code as words; what has no label is shown as it is, for it is a word of a document."""
    if code is None:
        return ""
    if column == "check":
        return check_name(str(code), language())
    known = LABELS.get(column, {}).get(str(code))
    return gettext(known) if known else str(code)


def described(row: Mapping[str, Any], column: str) -> str:
    """A sentence of the archive in the language of the request, where the archive has it in that language."""
    return str(row.get(f"{column}_{language()}") or row.get(column) or "")
