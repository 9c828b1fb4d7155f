"""Every entry of a registry says what it is, and has a case."""

from __future__ import annotations

import inspect
import re

import pytest

from pipeline.archive.views import FOLDER as VIEWS_FOLDER
from pipeline.archive.views import VIEWS
from pipeline.checks import CHECKS
from pipeline.entities import EXTRACTORS
from pipeline.readers import READERS
from pipeline.serve.queries import FOLDER as QUERIES_FOLDER
from pipeline.serve.queries import QUERIES
from pipeline.stages import STAGES
from pipeline.tables import FINDERS
from tests.conftest import TOP

ALL_QUERIES = {name: query for queries in QUERIES.values() for name, query in queries.items()}
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((TOP / "tests").rglob("test_*.py")))


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_asks_a_question_and_has_a_case(check: str) -> None:
    told = inspect.getdoc(CHECKS[check])
    assert told
    assert re.fullmatch(r"[A-Z]\w+: .*\?", told.splitlines()[0])
    assert CHECKS[check].__name__ in TESTS


@pytest.mark.parametrize("name", [*VIEWS, *ALL_QUERIES])
def test_a_view_or_query_says_what_it_answers(name: str) -> None:
    query = {**VIEWS, **ALL_QUERIES}[name]
    assert query.description.endswith(".")
    assert query.sql.startswith("SELECT")


def test_every_file_of_sql_is_registered() -> None:
    assert {path.stem for path in VIEWS_FOLDER.glob("*.sql")} == set(VIEWS)
    assert {path.stem for path in QUERIES_FOLDER.glob("*.sql")} == set(ALL_QUERIES)


@pytest.mark.parametrize("media_type", READERS)
def test_a_format_has_a_sample_or_a_case(media_type: str) -> None:
    assert READERS[media_type].split(":")[-1] in TESTS


def test_the_stages_are_those_of_the_contract() -> None:
    assert list(STAGES) == ["read", "tables", "entities"]


@pytest.mark.parametrize("registry", [EXTRACTORS, FINDERS], ids=["EXTRACTORS", "FINDERS"])
def test_a_registry_is_not_empty_and_described(registry: object) -> None:
    assert registry
