"""The record types: each described once, for the files, the DDL, the data dictionary and Datasette."""

from pipeline.records.agreements import (
    Agreement,
    AgreementEvidence,
    AgreementParty,
    AgreementPlace,
    AgreementTelling,
    Programme,
    ProgrammeParty,
    ProgrammePlace,
    TellingParty,
    Transaction,
)
from pipeline.records.checks import Check, CheckEvidence, Finding
from pipeline.records.corrections import Correction, CorrectionOutcome
from pipeline.records.documents import Document, Note, Page, Problem
from pipeline.records.entities import ENTITIES, Entities
from pipeline.records.facts import Amount, CalendarDate, Indicator
from pipeline.records.history import Build, Change, DocumentRead, Event
from pipeline.records.layout import Attachment, Block, CellText, Grid, GridCell, Reading, Rule, TableSet, Word
from pipeline.records.organisations import (
    Acronym,
    Mention,
    Organisation,
    OrganisationAlias,
    PersonMention,
    Place,
    PlaceMention,
)
from pipeline.records.sentences import Number, Sentence
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
    "agreement_places": AgreementPlace,
    "agreement_tellings": AgreementTelling,
    "telling_parties": TellingParty,
    "agreement_evidence": AgreementEvidence,
    "transactions": Transaction,
    "programmes": Programme,
    "programme_parties": ProgrammeParty,
    "programme_places": ProgrammePlace,
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

HISTORY: dict[str, type] = {
    "builds": Build,
    "document_reads": DocumentRead,
    "changes": Change,
    "events": Event,
}
"""The tables of `history.db`, which lies beside the archive."""

__all__ = [
    "ENTITIES",
    "HISTORY",
    "TABLES",
    "Acronym",
    "Agreement",
    "AgreementEvidence",
    "AgreementParty",
    "AgreementPlace",
    "AgreementTelling",
    "Amount",
    "Attachment",
    "Block",
    "Build",
    "CalendarDate",
    "Cell",
    "CellText",
    "Change",
    "Check",
    "CheckEvidence",
    "Correction",
    "CorrectionOutcome",
    "Document",
    "DocumentRead",
    "Entities",
    "Event",
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
    "Programme",
    "ProgrammeParty",
    "ProgrammePlace",
    "Reading",
    "Rule",
    "Sentence",
    "Table",
    "TableColumn",
    "TableSet",
    "TellingParty",
    "Transaction",
    "Word",
]
