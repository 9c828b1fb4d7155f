"""Every entry of a registry says what it is, and works on a case of its own.

Others ask theirs where they stand: each check in `tests/checks`, each view and query in `test_serve.py`, each
export in `tests/export`, each reason in `tests/tables/test_reasons.py`, each language in `tests/language`.
"""

from __future__ import annotations

import inspect
import re
import sqlite3
from pathlib import Path

import pytest

from pipeline.archive.views import FOLDER as VIEWS_FOLDER
from pipeline.archive.views import VIEWS
from pipeline.checks import CHECKS
from pipeline.entities import EXTRACTORS
from pipeline.readers import READERS, read_pages
from pipeline.readers.media_types import find_media_type
from pipeline.readers.source import Source
from pipeline.serve.queries import FOLDER as QUERIES_FOLDER
from pipeline.serve.queries import QUERIES
from pipeline.stages import STAGES
from pipeline.stages.outputs import file_digest
from pipeline.tables import FINDERS, explain_grids
from tests.one_of_each import DRAWN, MADE
from tests.tables.drawing import Drawing

ALL_QUERIES = {name: query for queries in QUERIES.values() for name, query in queries.items()}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_asks_a_question(check: str) -> None:
    asked = inspect.getdoc(CHECKS[check])
    assert asked
    assert re.fullmatch(r"[A-Z]\w+: .*\?", asked.splitlines()[0])


@pytest.mark.parametrize("name", [*VIEWS, *ALL_QUERIES])
def test_a_view_or_query_says_what_it_answers(name: str) -> None:
    query = {**VIEWS, **ALL_QUERIES}[name]
    assert query.description.endswith(".")
    assert query.sql.startswith("SELECT")


def test_every_file_of_sql_is_registered() -> None:
    assert {path.stem for path in VIEWS_FOLDER.glob("*.sql")} == set(VIEWS)
    assert {path.stem for path in QUERIES_FOLDER.glob("*.sql")} == set(ALL_QUERIES)


@pytest.mark.parametrize("media_type", READERS)
def test_a_format_is_read_from_a_file_of_its_own(media_type: str, tmp_path: Path) -> None:
    path = MADE[media_type](tmp_path)
    source = Source("d", path, path.name, file_digest(path))
    assert find_media_type(path) == media_type
    reading = read_pages(source)
    assert reading.document.media_type == media_type
    assert reading.attachments or any(page.text for page in reading.pages)


@pytest.mark.parametrize("name", FINDERS)
def test_a_finder_finds_a_table_that_is_drawn_for_it(name: str) -> None:
    drawing = Drawing()
    DRAWN[name](drawing)
    (verdict,) = [verdict for verdict in explain_grids(drawing.reading()) if verdict.is_table]
    assert verdict.candidate.finder == name
    assert FINDERS[name](verdict.candidate.layout)


@pytest.mark.parametrize("name", [name for name in EXTRACTORS if name != "persons"])
def test_an_extractor_finds_what_it_says_in_our_samples(name: str, sample: sqlite3.Connection) -> None:
    assert EXTRACTORS[name].finds
    for table in EXTRACTORS[name].records:
        assert sample.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table


def test_persons_are_found_but_not_kept_unless_a_setting_says_so(sample: sqlite3.Connection) -> None:
    assert EXTRACTORS["persons"].finds
    assert not sample.execute("SELECT count(*) FROM person_mentions").fetchone()[0]


def test_the_stages_are_those_of_the_contract() -> None:
    assert list(STAGES) == ["read", "tables", "entities"]
