"""Views of the archive: questions that its users ask, each a file of SQL that begins with what it answers."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.sql import Query, load_query

FOLDER = Path(__file__).parent

VIEWS: dict[str, Query] = {
    "agreements_and_their_money": load_query(FOLDER / "agreements_and_their_money.sql"),
    "money_by_donor_and_year": load_query(FOLDER / "money_by_donor_and_year.sql"),
    "money_by_recipient_and_year": load_query(FOLDER / "money_by_recipient_and_year.sql"),
    "money_by_place_and_year": load_query(FOLDER / "money_by_place_and_year.sql"),
    "money_by_programme_and_year": load_query(FOLDER / "money_by_programme_and_year.sql"),
    "money_by_kind_and_year": load_query(FOLDER / "money_by_kind_and_year.sql"),
    "organisations_most_named": load_query(FOLDER / "organisations_most_named.sql"),
    "documents_that_need_attention": load_query(FOLDER / "documents_that_need_attention.sql"),
    "totals_that_disagree": load_query(FOLDER / "totals_that_disagree.sql"),
    "figures_and_their_checks": load_query(FOLDER / "figures_and_their_checks.sql"),
}
