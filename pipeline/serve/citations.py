"""References to a page of a document: as text, BibTeX and CSL JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pipeline.locale.written_values import format_date
from pipeline.serve.facts import Row
from pipeline.serve.wording import gettext as _
from pipeline.serve.wording import language

TYPES = {
    "report": ("techreport", "report"),
    "newsletter": ("misc", "article-newspaper"),
    "bulletin": ("misc", "article-newspaper"),
    "news": ("misc", "post-weblog"),
    "web page": ("misc", "webpage"),
}
"""Kinds of documents, and the types that BibTeX and CSL have for them."""

OTHER = ("misc", "document")


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference in three forms."""

    text: str
    bibtex: str
    csl: str


def cite(document: Row, page: int | None, address: str, printed: str | None = None) -> Citation:
    """The reference to a document or one of its pages.

    Args:
        document: its row in `documents`.
        page: the page, from 1; None for the document as a whole.
        address: where the page can be seen.
        printed: what is printed there, where one thing on the page is meant.
    """
    return Citation(
        _text(document, page, address, printed),
        _bibtex(document, page, address, printed),
        json.dumps([_csl(document, page, address, printed)], ensure_ascii=False, indent=1),
    )


def _text(document: Row, page: int | None, address: str, printed: str | None) -> str:
    published = format_date(document["published"], language()) if document["published"] else _("no date")
    parts = [
        document["publisher"],
        f"{document['title'] or document['path']} ({published})",
        _("p. %(page)s") % {"page": page} if page else None,
        f"«\N{NO-BREAK SPACE}{printed}\N{NO-BREAK SPACE}»" if printed else None,
        document["source_url"],
        address,
        f"SHA-256 {document['sha256']}" if document["sha256"] else None,
    ]
    return ", ".join(part for part in parts if part) + "."


def _bibtex(document: Row, page: int | None, address: str, printed: str | None) -> str:
    fields = {
        "title": f"{{{document['title'] or document['path']}}}",
        "institution" if document["kind"] == "report" else "howpublished": document["publisher"],
        "year": (document["published"] or "")[:4],
        "pages": str(page) if page else "",
        "url": address,
        "note": "; ".join(
            filter(None, [printed, f"SHA-256 {document['sha256']}" if document["sha256"] else None])
        ),
    }
    key = re.sub(r"[^a-z0-9-]", "", document["id"]) + (f"-p{page}" if page else "")
    kind = TYPES.get(document["kind"] or "", OTHER)[0]
    lines = [f"  {name} = {{{_escaped(text)}}}" for name, text in fields.items() if text]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", text)


def _csl(document: Row, page: int | None, address: str, printed: str | None) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": document["id"] + (f"-p{page}" if page else ""),
        "type": TYPES.get(document["kind"] or "", OTHER)[1],
        "title": document["title"] or document["path"],
        "publisher": document["publisher"],
        "language": document["language"],
        "page": str(page) if page else None,
        "URL": address,
        "archive_location": f"SHA-256 {document['sha256']}" if document["sha256"] else None,
        "note": printed,
    }
    if document["published"]:
        item["issued"] = {"date-parts": [[int(part) for part in document["published"].split("-")]]}
    return {name: part for name, part in item.items() if part is not None}
