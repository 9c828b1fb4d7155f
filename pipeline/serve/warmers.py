"""What every reader sees and takes a while to count: it is counted after each build, before anybody asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from pipeline.serve.facts.agreements import agreement_choices
from pipeline.serve.facts.documents import document_list, document_titles
from pipeline.serve.facts.findings import finding_choices
from pipeline.serve.facts.organisations import organisation_list, programme_names
from pipeline.serve.facts.pictures import findings_by_document, findings_by_kind, findings_crossed
from pipeline.serve.facts.places import place_list
from pipeline.serve.facts.series import all_series

WARMERS: tuple[Callable[[sqlite3.Connection], Any], ...] = (
    document_titles,
    document_list,
    agreement_choices,
    finding_choices,
    place_list,
    organisation_list,
    programme_names,
    findings_by_document,
    findings_by_kind,
    findings_crossed,
    all_series,
)
