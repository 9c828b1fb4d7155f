"""Agreements as activities of the IATI standard, version 2.03.

What the standard wants and documents do not say is left out rather than guessed: sectors, codes of
organisations, activities without an organisation or a day. `left-out.csv` says so, agreement by agreement.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from pipeline.export.left_out import Deal, LeftOut, deals, identifier
from pipeline.export.source import OpenArchive
from pipeline.export.values import plain
from pipeline.records.agreements import PartyRole
from pipeline.values.money.roles import IATI_TRANSACTION_TYPES

VERSION = "2.03"
REPORTER = "XM-BORDEREAU"
"""Reference of who reports: documents of others are reported at second hand (`secondary-reporter`)."""

ORGANISATION_ROLES: dict[PartyRole, str] = {
    "funding": "1",
    "sponsor": "1",
    "accountable": "2",
    "extending": "3",
    "implementing": "4",
}
"""IATI code list OrganisationRole; a beneficiary is the receiver of a transaction, a party has no role."""

ACTIVITY_STATUS = {"terminated": "5", "suspended": "6", "handed over": "4", "announced": "1"}
IMPLEMENTATION = "2"
"""IATI code list ActivityStatus; what is signed, financed or launched is being carried out."""


def write_iati(source: OpenArchive, folder: Path) -> list[Path]:
    """Write `activities.xml` and `left-out.csv`; gives the paths."""
    left_out = LeftOut()
    root = etree.Element("iati-activities", {"version": VERSION})
    for deal in deals(source, left_out):
        if not (deal.givers or deal.takers or _has_role(deal, source)):
            left_out.note(deal.agreement.id, "the whole activity: no participating organisation is printed")
        elif deal.day is None:
            left_out.note(deal.agreement.id, "the whole activity: no day is printed")
        else:
            root.append(_activity(deal, source, left_out))
    path = folder / "activities.xml"
    etree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return [path, left_out.write(folder / "left-out.csv")]


def _activity(deal: Deal, source: OpenArchive, left_out: LeftOut) -> etree._Element:
    """One activity; the standard prescribes the order of its elements."""
    a = deal.agreement
    document = source.documents[a.document_id]
    language = {"{http://www.w3.org/XML/1998/namespace}lang": document.language or "fr"}
    activity = etree.Element("iati-activity", language)
    _leaf(activity, "iati-identifier", f"{REPORTER}-{identifier(a.id)}")
    reporter = etree.SubElement(
        activity, "reporting-org", {"ref": REPORTER, "type": "90", "secondary-reporter": "1"}
    )
    _leaf(reporter, "narrative", source.generator)
    _narrative(activity, "title", deal.title)
    _narrative(activity, "description", a.text, {"type": "1"})
    _participants(activity, deal, source)
    if a.reference:
        etree.SubElement(activity, "other-identifier", {"ref": a.reference, "type": "B9"})
    status = ACTIVITY_STATUS.get(a.status or "", IMPLEMENTATION)
    etree.SubElement(activity, "activity-status", {"code": status})
    _dates(activity, deal)
    countries = {p.country for p in source.places.get(a.id, []) if p.country} or {document.country or ""}
    for country in sorted(countries - {""}):
        share = {} if len(countries) == 1 else {"percentage": f"{100 / len(countries):.2f}"}
        etree.SubElement(activity, "recipient-country", {"code": country, **share})
    _locations(activity, deal, source)
    left_out.note(a.id, "sector: no document says it in a vocabulary of IATI")
    _transaction(activity, deal, source, left_out)
    if document.source_url:
        link = etree.SubElement(
            activity,
            "document-link",
            {"format": document.media_type or "application/pdf", "url": document.source_url},
        )
        _narrative(link, "title", document.title or document.path)
        etree.SubElement(link, "category", {"code": "A01"})
    return activity


def _has_role(deal: Deal, source: OpenArchive) -> bool:
    return any(party.role in ORGANISATION_ROLES for party in source.parties.get(deal.agreement.id, []))


def _participants(activity: etree._Element, deal: Deal, source: OpenArchive) -> None:
    for party in source.parties.get(deal.agreement.id, []):
        role = ORGANISATION_ROLES.get(party.role)
        if role:
            org = etree.SubElement(activity, "participating-org", {"role": role})
            _leaf(org, "narrative", source.name(party.organisation_id))
    if not len(activity.findall("participating-org")):
        for taker in deal.takers or deal.givers:
            org = etree.SubElement(
                activity, "participating-org", {"role": ORGANISATION_ROLES["implementing"]}
            )
            _leaf(org, "narrative", source.name(taker))


def _dates(activity: etree._Element, deal: Deal) -> None:
    a = deal.agreement
    start = next((day for day in (a.starts_on, a.signed_on) if day and len(day) == 10), deal.day)
    days = [("1", start), ("3", a.ends_on if a.ends_on and len(a.ends_on) == 10 else None)]
    for kind, day in days:
        if day:
            etree.SubElement(activity, "activity-date", {"iso-date": day, "type": kind})


def _locations(activity: etree._Element, deal: Deal, source: OpenArchive) -> None:
    for place in source.places.get(deal.agreement.id, []):
        location = etree.SubElement(activity, "location")
        _narrative(location, "name", place.name)
        if place.latitude is not None and place.longitude is not None:
            point = etree.SubElement(
                location, "point", {"srsName": "http://www.opengis.net/def/crs/EPSG/0/4326"}
            )
            _leaf(point, "pos", f"{place.latitude} {place.longitude}")


def _transaction(activity: etree._Element, deal: Deal, source: OpenArchive, left_out: LeftOut) -> None:
    money = deal.transaction
    if money is None or money.value is None:
        left_out.note(deal.agreement.id, "transaction: no single sum is printed")
        return
    day = deal.day or ""
    code = IATI_TRANSACTION_TYPES.get(money.transaction_type) or IATI_TRANSACTION_TYPES["commitment"]
    transaction = etree.SubElement(activity, "transaction")
    etree.SubElement(transaction, "transaction-type", {"code": code or "2"})
    etree.SubElement(transaction, "transaction-date", {"iso-date": day})
    value = etree.SubElement(transaction, "value", {"currency": money.currency, "value-date": day})
    value.text = plain(money.value)
    _organisation(transaction, "provider-org", deal.givers, source)
    _organisation(transaction, "receiver-org", deal.takers, source)


def _organisation(parent: etree._Element, name: str, ids: Iterable[str], source: OpenArchive) -> None:
    names = [source.name(id_) for id_ in ids]
    if len(names) == 1:
        _narrative(parent, name, names[0])


def _narrative(
    parent: etree._Element, name: str, text: str, attributes: dict[str, str] | None = None
) -> None:
    _leaf(etree.SubElement(parent, name, attributes or {}), "narrative", text)


def _leaf(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = _printable(text)


def _printable(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or c >= " ")
