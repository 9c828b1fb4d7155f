"""Where the reading room shows what the report speaks of."""

from __future__ import annotations

from urllib.parse import quote, urlencode

ADDRESS = "http://127.0.0.1:8001"
"""Where `bordereau serve` serves where nothing else is said."""


def finding_address(address: str, id_: str) -> str:
    """The page about a finding."""
    return f"{address.rstrip('/')}/finding/{quote(id_, safe=':')}"


def page_address(address: str, document_id: str, page: int | None, **marks: str) -> str:
    """A page of a document, with what is to be seen on it."""
    query = f"?{urlencode(marks, safe=':')}#here" if marks else ""
    return f"{address.rstrip('/')}/page/{quote(document_id, safe=':')}/{page or 1}{query}"
