"""JSON of open data on grants (360Giving) and contracts (OCDS): their rows as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.readers.decoding import decode_text
from pipeline.readers.formats import not_yet
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

JSON = "application/json"
Row = list[str]

GRANTS = ["Identifier", "Title", "Amount Awarded", "Currency", "Award Date", "Funding Org", "Recipient Org"]
CONTRACTS = ["Identifier", "Title", "Amount", "Currency", "Date Signed", "Buyer", "Supplier"]


def read_json(source: Source) -> Reading:
    """Read grants or contracts as one page with one table.

    Raises:
        UnreadableError: it is no JSON, nested beyond reason, or of another kind.
    """
    try:
        # Numbers stay as they are written: money is never a binary float.
        data = json.loads(decode_text(read_bytes(source.path)), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("the JSON in the file is damaged") from error
    kind = next((k for k in KINDS if isinstance(data, dict) and isinstance(data.get(k), list)), None)
    if kind is None:
        raise UnreadableError(f"{not_yet(JSON)}: it holds neither `grants` (360Giving) nor `releases` (OCDS)")
    header, rows_of = KINDS[kind]
    rows = [header, *(row for item in data[kind] if isinstance(item, dict) for row in rows_of(item))]
    page = PageText(source.id)
    page.add_table(
        MarkupCell(row=r, column=c, text=text, header=r == 0)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return page.reading(source.document(JSON))


def _grants(grant: Mapping[str, Any]) -> Iterator[Row]:
    yield [
        _said(grant, "id"),
        _said(grant, "title"),
        _said(grant, "amountAwarded"),
        _said(grant, "currency"),
        _day(_said(grant, "awardDate")),
        _names(grant.get("fundingOrganization")),
        _names(grant.get("recipientOrganization")),
    ]


def _contracts(release: Mapping[str, Any]) -> Iterator[Row]:
    awards = {_said(a, "id"): a for a in _list(release.get("awards"))}
    buyer = release.get("buyer")
    for contract in _list(release.get("contracts")):
        award = awards.get(_said(contract, "awardID"), {})
        value = contract.get("value") or award.get("value") or {}
        yield [
            _said(contract, "id"),
            _said(contract, "title") or _said(award, "title"),
            _said(value, "amount"),
            _said(value, "currency"),
            _day(_said(contract, "dateSigned") or _said(award, "date")),
            _said(buyer, "name") if isinstance(buyer, dict) else "",
            _names(award.get("suppliers")),
        ]


KINDS: dict[str, tuple[Row, Callable[[Mapping[str, Any]], Iterator[Row]]]] = {
    "grants": (GRANTS, _grants),
    "releases": (CONTRACTS, _contracts),
}
"""By the key under which a standard has its rows."""


def _said(of: Any, name: str) -> str:
    value = of.get(name) if isinstance(of, dict) else None
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(value: Any) -> str:
    return "; ".join(filter(None, (_said(item, "name") for item in _list(value))))


def _day(text: str) -> str:
    return text[:10]
