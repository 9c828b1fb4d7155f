"""Canned queries, by the person who asks them; each is a file of SQL that begins with what it answers."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.sql import Query, load_query

FOLDER = Path(__file__).parent

QUERIES: dict[str, dict[str, Query]] = {
    "researcher": {
        "search_pages": load_query(FOLDER / "search_pages.sql"),
        "sums_of_at_least": load_query(FOLDER / "sums_of_at_least.sql"),
        "where_an_organisation_is_named": load_query(FOLDER / "where_an_organisation_is_named.sql"),
    },
    "archivist": {
        "documents_by_status": load_query(FOLDER / "documents_by_status.sql"),
        "what_could_not_be_read": load_query(FOLDER / "what_could_not_be_read.sql"),
        "documents_without_a_date": load_query(FOLDER / "documents_without_a_date.sql"),
    },
    "auditor": {
        "figures_that_disagree": load_query(FOLDER / "figures_that_disagree.sql"),
        "evidence_of_a_check": load_query(FOLDER / "evidence_of_a_check.sql"),
        "sums_never_checked": load_query(FOLDER / "sums_never_checked.sql"),
    },
}
