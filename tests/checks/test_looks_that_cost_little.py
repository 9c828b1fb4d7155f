"""What is asked first, since it costs little, leaves nothing out that would be found without it."""

from __future__ import annotations

import re
import sqlite3

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.checks import doubt
from pipeline.checks.archive import stated_words
from pipeline.checks.archive.stated_words import may_be_donor_total
from pipeline.checks.kit.archive import Archive
from pipeline.checks.text import printed_figures
from pipeline.checks.text.glossaries import uses_of
from pipeline.records.database import create_indexes
from tests.checks.archives import add_document, add_table, empty

PARTS = [
    "La ",
    "contribution totale ",
    "les contributions ",
    "au total ",
    "de ",
    "par ",
    "Gao",
    " a financé ",
    " ont versé ",
    "financés ",
    "s'élève à ",
    "pour ",
    "un total de ",
    "⟦c1⟧ ",
    "projets ",
    "⟦m1⟧",
    " ; ",
]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
@example("La contribution totale de Gao s'élève à ⟦m1⟧")
@example("Gao a financé ⟦c1⟧ projets pour ⟦m1⟧")
@example("⟦c1⟧ projets financés par Gao pour ⟦m1⟧")
def test_no_way_to_state_what_a_donor_gave_is_overlooked(template: str) -> None:
    assert may_be_donor_total(template) == bool(stated_words._TOTALS_OF_ANYONE.search(template))


@given(st.text("ab é°1290.,-\N{NO-BREAK SPACE}\n", max_size=120))
@example("a" * 30 + "-" * 30 + "123 ")
def test_digits_before_a_sum_are_found_however_long_the_sentence(before: str) -> None:
    near = before[max(0, len(before) - printed_figures.LONGEST_BEFORE) :]
    found, all_ = (printed_figures._FIGURE_BEFORE.search(text) for text in (near, before))
    assert (found and found.groups()) == (all_ and all_.groups())
    assert near[-2:-1].isdecimal() or not found


@given(st.sampled_from(["A", "AA", "As", "A.", "ABA", "ss"]), st.text("ABs. _1²\u0661", max_size=30))
@example("AA", "AAAA AAs AAss AA1 _AA_ xAA AAs1")
def test_an_acronym_is_used_where_it_stands_by_itself(acronym: str, text: str) -> None:
    pattern = rf"(?<![^\W_]){re.escape(acronym)}s?(?![^\W_\d])"
    assert uses_of(acronym, text) == len(re.findall(pattern, text))


SPOTS = st.builds("{}:r{}:c{}".format, st.sampled_from("ab"), st.integers(0, 4), st.integers(0, 4))


@given(st.lists(SPOTS, max_size=4), st.frozensets(SPOTS | st.just("a:p1"), max_size=4))
def test_cells_that_were_not_read_are_found_among_others_of_their_table(
    ids: list[str], unread: frozenset[str]
) -> None:
    cells = [spot for spot in map(doubt._Spot.of, ids) if spot]
    among = [
        spot
        for spot in map(doubt._Spot.of, unread)
        if spot
        and (near := [cell for cell in cells if cell.table == spot.table])
        and min(cell.row for cell in near) <= spot.row <= max(cell.row for cell in near)
        and min(cell.column for cell in near) <= spot.column <= max(cell.column for cell in near)
    ]
    assert doubt._is_among(cells, unread) == bool(among)


def test_only_the_cells_of_a_document_are_looked_at() -> None:
    db = empty()
    for id_ in ("a", "b"):
        add_document(db, id_)
        for number in (1, 2):
            add_table(
                db,
                [("Quoi", "text", None), ("N", "integer", None)],
                [["x", 3], ["y", 4], ["Total", 7]],
                id_=f"{id_}:p1:t{number}",
                document_id=id_,
            )
    create_indexes(db)
    assert [len(view.cells) for view in Archive(db).facts("b").tables] == [6, 6]
    assert plans(db)
    assert not [step for step in plans(db) if step.startswith("SCAN")]
    db.close()


def plans(db: sqlite3.Connection) -> list[str]:
    """How SQLite finds what stands in tables of a document: by which indexes, or by a look at all rows."""
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert Archive(db).facts("b").tables
    db.set_trace_callback(None)
    own = [query for query in asked if '"documents"' not in query]
    return [row[3] for query in own for row in db.execute(f"EXPLAIN QUERY PLAN {query}")]
