"""The record types: each described once, for the files, the DDL, the data dictionary and Datasette."""

from pipeline.records.agreements import Agreement, AgreementEvidence, AgreementParty
from pipeline.records.checks import Check, CheckEvidence, Finding
from pipeline.records.documents import Document, Note, Page, Problem
from pipeline.records.entities import ENTITIES, Entities
from pipeline.records.facts import Amount, CalendarDate, Indicator
from pipeline.records.layout import Attachment, Block, CellText, Grid, GridCell, Reading, Rule, TableSet, Word
from pipeline.records.organisations import (
    Acronym,
    Correction,
    Mention,
    Organisation,
    OrganisationAlias,
    PersonMention,
    Place,
    PlaceMention,
)
from pipeline.records.said import Number, Sentence
from pipeline.records.tables import Cell, Table, TableColumn

TABLES: dict[str, type] = {
    "documents": Document,
    "pages": Page,
    "notes": Note,
    "tables": Table,
    "columns": TableColumn,
    "cells": Cell,
    "amounts": Amount,
    "dates": CalendarDate,
    "organisations": Organisation,
    "organisation_aliases": OrganisationAlias,
    "corrections": Correction,
    "mentions": Mention,
    "acronyms": Acronym,
    "agreements": Agreement,
    "agreement_parties": AgreementParty,
    "agreement_evidence": AgreementEvidence,
    "indicators": Indicator,
    "sentences": Sentence,
    "numbers": Number,
    "places": Place,
    "place_mentions": PlaceMention,
    "person_mentions": PersonMention,
    "problems": Problem,
    "findings": Finding,
    "checks": Check,
    "check_evidence": CheckEvidence,
}
"""Every table of the archive and the type of its rows, in the order in which a reader should meet them."""

__all__ = [
    "ENTITIES",
    "TABLES",
    "Acronym",
    "Agreement",
    "AgreementEvidence",
    "AgreementParty",
    "Amount",
    "Attachment",
    "Block",
    "CalendarDate",
    "Cell",
    "CellText",
    "Check",
    "CheckEvidence",
    "Correction",
    "Document",
    "Entities",
    "Finding",
    "Grid",
    "GridCell",
    "Indicator",
    "Mention",
    "Note",
    "Number",
    "Organisation",
    "OrganisationAlias",
    "Page",
    "PersonMention",
    "Place",
    "PlaceMention",
    "Problem",
    "Reading",
    "Rule",
    "Sentence",
    "Table",
    "TableColumn",
    "TableSet",
    "Word",
]
