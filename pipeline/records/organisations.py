"""Organisations, places and persons, and where documents name them."""

from __future__ import annotations

from typing import Literal

from pipeline.records.legible import Legible
from pipeline.records.record import Record
from pipeline.records.schema import described
from pipeline.records.shared_columns import (
    cell_column,
    context_column,
    corrected_by_column,
    corrected_from_column,
    document_column,
    page_column,
    text_column,
)


class Organisation(Record):
    """An organisation or programme, one row for the whole archive."""

    id: str = described("Slug of the name")
    name: str = described("Canonical name, in full")
    acronym: str | None = described("Acronym", index=True, default=None)
    kind: str | None = described(
        "ministry, public service, local authority, NGO, UN body, donor, company, programme, state, ...",
        facet=True,
        default=None,
    )
    country: str | None = described(
        "Country whose body it is (ISO 3166-1 alpha-2), where its name, the gazetteer or the text says it",
        facet=True,
        default=None,
    )


class Mention(Legible):
    """A place where a document names an organisation."""

    id: str = described("`<document>:p<page>:m<number>`")
    organisation_id: str = described("Organisation", references="organisations", facet=True)
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    context: str | None = context_column()
    cell_id: str | None = cell_column()
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class OrganisationAlias(Record):
    """A name under which documents know an organisation, and why it is the same one."""

    id: str = described("`<organisation>:<slug of the name>`")
    organisation_id: str = described("Organisation", references="organisations")
    name: str = described("The other name, as documents have it", index=True)
    reason: str = described(
        "`acronym`, `spelling`, `agreement`, `correction`: why it was taken for the same", facet=True
    )
    evidence: str = described("What proves it: an explanation in a document, or a line of corrections")
    document_id: str | None = described("Document that proves it", references="documents", default=None)


class Acronym(Legible):
    """An acronym and what the document says it stands for."""

    id: str = described("`<document>:<acronym>`, numbered where a document explains one twice")
    document_id: str = document_column()
    page: int = page_column()
    acronym: str = described("Acronym as printed", index=True)
    expansion: str = described("What it stands for")
    source: Literal["glossary", "inline"] = described("Explained in a `glossary` or `inline`", facet=True)
    organisation_id: str | None = described(
        "Organisation that it stands for", references="organisations", default=None
    )


class Place(Record):
    """A place of the gazetteer that documents name."""

    id: str = described("Country and slug of the name")
    name: str = described("Name")
    kind: str = described("region, cercle, commune, town, country, ...", facet=True)
    country: str | None = described("Country, ISO 3166-1 alpha-2", facet=True, default=None)
    within: str | None = described("Region or cercle that it belongs to", default=None)
    latitude: float | None = described("Latitude of its chief town", unit="degrees", default=None)
    longitude: float | None = described("Longitude of its chief town", unit="degrees", default=None)
    source: str | None = described("Where the coordinates come from, and under which licence", default=None)


class PlaceMention(Legible):
    """A place in a document where a place is named."""

    id: str = described("`<document>:p<page>:l<number>`")
    place_id: str = described("Place", references="places", facet=True)
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class PersonMention(Legible):
    """A place in a document where a person is named; not published unless the corpus says so."""

    id: str = described("`<document>:p<page>:n<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = described("The name as printed")
    title: str | None = described("Title or office before the name, as printed", default=None)
