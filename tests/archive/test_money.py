"""The archive of the samples answers who gave how much to whom, where and in which year, each sum once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.archive.agreements.transactions import TYPES, choose_sum
from pipeline.archive.swap import open_archive
from pipeline.records import Amount
from pipeline.values.money.roles import IATI_TRANSACTION_TYPES


@pytest.fixture(scope="module")
def db(sample_out: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_archive(sample_out)) as connection:
        yield connection


def amount(
    n: int, value: str | None, currency: str = "XOF", qualifier: str = "exact", role: str | None = None
) -> Amount:
    return Amount(
        id=f"d:p1:a{n}",
        document_id="d",
        page=1,
        text=str(value),
        value=Decimal(value) if value else None,
        currency=currency,
        qualifier=qualifier,
        role=role,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("programme", "total", "agreements"),
    [("Kidal", 1_029_026_198, 11), ("Gao", 349_401_300, 7)],
)
def test_the_agreements_of_a_programme_count_once_however_many_documents_tell_of_them(
    db: sqlite3.Connection, programme: str, total: int, agreements: int
) -> None:
    query = (
        "SELECT total, agreements FROM money_by_programme_and_year "
        "WHERE programme LIKE '%' || ? AND year = 2023 AND currency = 'XOF'"
    )
    assert db.execute(query, [programme]).fetchall() == [(total, agreements)]


def test_the_donor_of_a_programme_is_the_donor_of_its_agreements(db: sqlite3.Connection) -> None:
    query = (
        "SELECT total, agreements FROM money_by_donor_and_year "
        "WHERE donors LIKE '%Luxembourg%' AND year = 2023 AND currency = 'XOF'"
    )
    ((total, agreements),) = db.execute(query).fetchall()
    assert total >= 1_029_026_198
    assert agreements >= 11
    inherited = db.execute("SELECT count(*) FROM agreement_parties WHERE inherited_from IS NOT NULL")
    assert inherited.fetchone()[0] >= 11


@pytest.mark.parametrize(("place", "total"), [("Kidal", 1_029_026_198), ("Gao", 349_401_300)])
def test_the_region_in_the_name_of_a_programme_is_where_its_agreements_are(
    db: sqlite3.Connection, place: str, total: int
) -> None:
    query = "SELECT total FROM money_by_place_and_year WHERE places = ? AND year = 2023 AND currency = 'XOF'"
    assert db.execute(query, [place]).fetchall() == [(total,)]


def test_a_group_that_is_told_as_a_whole_is_not_added_to_its_members(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT t.agreements, count(m.id) FROM transactions t "
        "JOIN agreements m ON m.part_of_id = t.agreement_id WHERE NOT t.counted GROUP BY t.id ORDER BY 1"
    ).fetchall()
    assert rows == [(7, 7), (11, 11)]


def test_every_sum_of_a_view_leads_to_its_agreement_and_documents(db: sqlite3.Connection) -> None:
    lost = db.execute(
        "SELECT count(*) FROM transactions t WHERE NOT EXISTS "
        "(SELECT 1 FROM agreement_tellings a JOIN documents d ON d.id = a.document_id "
        "WHERE a.agreement_id = t.agreement_id)"
    )
    assert lost.fetchone() == (0,)


def test_the_best_telling_names_the_fields_and_others_fill_them(db: sqlite3.Connection) -> None:
    row = db.execute(
        "SELECT n_tellings, n_documents, duration_months, signed_on FROM agreements "
        "WHERE reference = 'DDRK23-011-APO'"
    ).fetchone()
    assert row == (3, 3, 22, "2023-09-05")


def test_every_join_says_what_proves_it(db: sqlite3.Connection) -> None:
    silent = db.execute(
        "SELECT count(*) FROM agreement_tellings "
        "WHERE id != agreement_id AND (joined_by IS NULL OR joined_to IS NULL)"
    )
    assert silent.fetchone() == (0,)


def test_a_commitment_comes_before_a_budget_and_an_exact_sum_before_about() -> None:
    assert choose_sum([amount(1, "900", role="budget"), amount(2, "500")]).value == 500  # type: ignore[union-attr]
    about, exact = amount(1, "1000", qualifier="about"), amount(2, "1029")
    assert choose_sum([about, exact]) is exact
    assert choose_sum([amount(1, "5", "EUR"), amount(2, "3280", "XOF")]).currency == "EUR"  # type: ignore[union-attr]
    assert choose_sum([amount(1, "7", role="ceiling"), amount(2, "8", role="tax")]) is None


def test_roles_of_sums_that_are_money_of_an_agreement_are_roles_that_values_know() -> None:
    assert {role for role in TYPES if role} <= IATI_TRANSACTION_TYPES.keys()
