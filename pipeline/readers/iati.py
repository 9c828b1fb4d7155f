"""IATI activities (XML): one page an activity, its facts as a sheet, its transactions as a table."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import attribute, child_named, local_name
from pipeline.readers.page_text import PageText, reading_of
from pipeline.readers.source import Source
from pipeline.records import Reading

ROLES = {"1": "Funding", "2": "Accountable", "3": "Extending", "4": "Implementing"}
"""IATI code list OrganisationRole."""

DATES = {"1": "Planned start", "2": "Actual start", "3": "Planned end", "4": "Actual end"}
"""IATI code list ActivityDateType."""

TRANSACTIONS = {
    "1": "Incoming funds",
    "2": "Outgoing commitment",
    "3": "Disbursement",
    "4": "Expenditure",
    "5": "Interest payment",
    "6": "Loan repayment",
    "7": "Reimbursement",
    "11": "Incoming commitment",
    "12": "Outgoing pledge",
    "13": "Incoming pledge",
}
"""IATI code list TransactionType."""

HEADER = ["Type", "Date", "Amount", "Currency", "Provider", "Receiver"]


def read_activities(source: Source, root: etree._Element) -> Reading:
    """The activities of a file as pages."""
    activities = list(root.iter("{*}iati-activity"))
    pages = [_page(source.id, number, activity) for number, activity in enumerate(activities, start=1)]
    return reading_of(source.document("application/xml", n_pages=max(len(pages), 1)), pages)


def _page(document_id: str, number: int, activity: etree._Element) -> PageText:
    page = PageText(document_id, number)
    page.add_block("heading", _narrative(activity, "title"), level=1)
    for description in activity.iterchildren("{*}description"):
        page.add_block("paragraph", _text(description))
    currency = attribute(activity, "default-currency") or ""
    _add_rows(page, list(_facts(activity, currency)))
    rows = [_transaction(t, currency) for t in activity.iterchildren("{*}transaction")]
    if rows:
        _add_rows(page, [HEADER, *rows], header=True)
    return page


def _facts(activity: etree._Element, currency: str) -> Iterator[list[str]]:
    yield ["Identifier", _leaf(activity, "iati-identifier")]
    yield ["Reporting organisation", _narrative(activity, "reporting-org")]
    for org in activity.iterchildren("{*}participating-org"):
        role = ROLES.get(attribute(org, "role") or "", "Participating")
        yield [f"{role} organisation", _text(org)]
    for date in activity.iterchildren("{*}activity-date"):
        yield [DATES.get(attribute(date, "type") or "", "Date"), attribute(date, "iso-date") or ""]
    for country in activity.iterchildren("{*}recipient-country"):
        yield ["Country", _text(country) or attribute(country, "code") or ""]
    for place in activity.iterchildren("{*}location"):
        yield ["Location", _narrative(place, "name")]
    for budget in activity.iterchildren("{*}budget"):
        value = child_named(budget, "value")
        if value is not None:
            unit = attribute(value, "currency") or currency
            yield ["Budget", f"{(value.text or '').strip()} {unit}".strip()]


def _transaction(transaction: etree._Element, currency: str) -> list[str]:
    kind, date = child_named(transaction, "transaction-type"), child_named(transaction, "transaction-date")
    value = child_named(transaction, "value")
    code = attribute(kind, "code") if kind is not None else None
    return [
        TRANSACTIONS.get(code or "", code or ""),
        (attribute(date, "iso-date") if date is not None else None) or "",
        ((value.text if value is not None else None) or "").strip(),
        (attribute(value, "currency") if value is not None else None) or currency,
        _narrative(transaction, "provider-org"),
        _narrative(transaction, "receiver-org"),
    ]


def _add_rows(page: PageText, rows: list[list[str]], *, header: bool = False) -> None:
    page.add_table(
        MarkupCell(row=r, column=c, text=text, header=header and r == 0)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )


def _narrative(parent: etree._Element, name: str) -> str:
    element = child_named(parent, name)
    return _text(element) if element is not None else ""


def _text(element: etree._Element) -> str:
    """The first narrative of an element, or its own text (version 1)."""
    narratives = [child for child in element if local_name(child) == "narrative"]
    return ((narratives[0].text if narratives else element.text) or "").strip()


def _leaf(parent: etree._Element, name: str) -> str:
    element = child_named(parent, name)
    return ((element.text if element is not None else None) or "").strip()
