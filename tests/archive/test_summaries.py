"""What views show of counts is what stands in the tables that were counted."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.archive.summaries import SUMMARIES, create_summaries, fill_summary

TRIED = """
SELECT
  amounts.id, count(check_evidence.id), sum(checks.status = 'mismatch'), group_concat(DISTINCT checks.kind)
FROM amounts
LEFT JOIN check_evidence ON check_evidence.amount_id = amounts.id
LEFT JOIN checks ON checks.id = check_evidence.check_id
GROUP BY amounts.id
"""

NAMED = """
SELECT organisations.id, count(mentions.id), count(DISTINCT mentions.document_id)
FROM organisations LEFT JOIN mentions ON mentions.organisation_id = organisations.id GROUP BY organisations.id
"""


@pytest.fixture
def made_up() -> sqlite3.Connection:
    """Three sums of which two took part in checks, three organisations of which one is not named."""
    db = sqlite3.connect(":memory:")
    db.executescript(
        """
        CREATE TABLE amounts (id, document_id, page);
        INSERT INTO amounts VALUES ('b:1', 'b', 1), ('a:9', 'a', 9), ('a:10', 'a', 10);
        CREATE TABLE checks (id, kind, status);
        INSERT INTO checks VALUES
          ('one', 'total', 'ok'), ('two', 'share', 'mismatch'), ('three', 'total', 'ok');
        CREATE TABLE check_evidence (id, check_id, amount_id);
        INSERT INTO check_evidence VALUES
          (1, 'one', 'a:10'), (2, 'two', 'b:1'), (3, 'three', 'b:1'), (4, 'one', 'b:1'), (5, 'two', NULL);
        CREATE TABLE organisations (id, name);
        INSERT INTO organisations VALUES ('x', 'Comité'), ('y', 'Union'), ('z', 'Atelier');
        CREATE TABLE mentions (id, organisation_id, document_id);
        INSERT INTO mentions VALUES (1, 'y', 'a'), (2, 'y', 'a'), (3, 'y', 'b'), (4, 'x', 'b');
        """
    )
    create_summaries(db)
    return db


def test_figures_that_disagree_come_first_and_those_never_checked_are_left_out(
    made_up: sqlite3.Connection,
) -> None:
    fill_summary(made_up, "checked_amounts")
    assert made_up.execute("SELECT * FROM checked_amounts").fetchall() == [
        (1, "b", 1, "b:1", 3, "share,total"),
        (0, "a", 10, "a:10", 1, "total"),
    ]


def test_organisations_named_most_come_first_and_those_never_named_last(made_up: sqlite3.Connection) -> None:
    fill_summary(made_up, "named_organisations")
    rows = made_up.execute("SELECT organisation_id, mentions, documents FROM named_organisations").fetchall()
    assert rows == [("y", 3, 2), ("x", 1, 1), ("z", 0, 0)]


def test_what_was_counted_before_gives_way(made_up: sqlite3.Connection) -> None:
    for name in SUMMARIES:
        fill_summary(made_up, name)
    made_up.execute("DELETE FROM check_evidence")
    made_up.execute("DELETE FROM mentions")
    for name in SUMMARIES:
        fill_summary(made_up, name)
    assert made_up.execute("SELECT * FROM checked_amounts").fetchall() == []
    assert made_up.execute("SELECT sum(mentions) FROM named_organisations").fetchone() == (0,)


def test_views_of_the_sample_show_what_stands_in_its_tables(sample: sqlite3.Connection) -> None:
    tried = {id_: (n, off, kinds and set(kinds.split(","))) for id_, n, off, kinds in sample.execute(TRIED)}
    shown = sample.execute(
        "SELECT amount_id, checks, mismatches, kinds FROM figures_and_their_checks"
    ).fetchall()
    assert {id_: (n, off, kinds and set(kinds.split(","))) for id_, n, off, kinds in shown} == tried
    assert len(shown) == len(tried)
    off = [row[2] if row[2] is not None else -1 for row in shown]
    assert off == sorted(off, reverse=True)
    named = sample.execute(
        "SELECT organisation_id, mentions, documents FROM organisations_most_named"
    ).fetchall()
    assert sorted(map(tuple, named)) == sorted(map(tuple, sample.execute(NAMED)))
    assert [row[1] for row in named] == sorted((row[1] for row in named), reverse=True)
