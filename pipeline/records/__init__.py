"""The record types: each described once, for the files, the DDL, the data dictionary and Datasette."""

from pipeline.records.checks import Check, CheckEvidence
from pipeline.records.documents import Document, Page, Problem
from pipeline.records.facts import (
    Acronym,
    Agreement,
    AgreementParty,
    Amount,
    CalendarDate,
    Indicator,
    Mention,
    Organisation,
)
from pipeline.records.layout import Attachment, Block, CellText, Grid, GridCell, Reading, Rule, TableSet, Word
from pipeline.records.tables import Cell, Table, TableColumn

TABLES: dict[str, type] = {
    "documents": Document,
    "pages": Page,
    "tables": Table,
    "columns": TableColumn,
    "cells": Cell,
    "amounts": Amount,
    "dates": CalendarDate,
    "organisations": Organisation,
    "mentions": Mention,
    "acronyms": Acronym,
    "agreements": Agreement,
    "agreement_parties": AgreementParty,
    "indicators": Indicator,
    "problems": Problem,
    "checks": Check,
    "check_evidence": CheckEvidence,
}
"""Every table of the archive and the type of its rows, in the order in which a reader should meet them."""

__all__ = [
    "TABLES",
    "Acronym",
    "Agreement",
    "AgreementParty",
    "Amount",
    "Attachment",
    "Block",
    "CalendarDate",
    "Cell",
    "CellText",
    "Check",
    "CheckEvidence",
    "Document",
    "Grid",
    "GridCell",
    "Indicator",
    "Mention",
    "Organisation",
    "Page",
    "Problem",
    "Reading",
    "Rule",
    "Table",
    "TableColumn",
    "TableSet",
    "Word",
]
