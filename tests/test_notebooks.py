"""The notebooks run against the archive of the sample documents, and keep the outputs of today."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from notebooks.run import run, texts
from tests.conftest import RAW, TOP

NOTEBOOKS = {
    "tour": ("Grand-Duché de Luxembourg", "664,816,458", "349,401,300"),
    "money": ("1029026198", "a group whose members are counted singly"),
    "finding": ("664.816.458", "rapport-annuel-2023"),
    "adding-and-correcting": ("34,150,000 FCFA", "17500000", "findings: 1 vanished"),
}
"""Each notebook, and what it is there to show."""


def path_of(name: str) -> Path:
    return TOP / "notebooks" / f"{name}.ipynb"


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_shows_what_is_kept_in_it(
    name: str, sample_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("BORDEREAU_ARCHIVE", "BORDEREAU_RAW"):
        monkeypatch.setenv(variable, "")
    kept = texts(nbformat.read(path_of(name), as_version=4))
    assert texts(run(path_of(name), sample_out, RAW)) == kept, "make notebooks keeps the outputs of today"


def test_there_are_four_and_each_is_known() -> None:
    assert {path.stem for path in (TOP / "notebooks").glob("*.ipynb")} == set(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_shows_what_it_is_there_for(name: str) -> None:
    told = "\n".join(texts(nbformat.read(path_of(name), as_version=4)))
    plain = told.replace("\N{NO-BREAK SPACE}", " ")
    assert [text for text in NOTEBOOKS[name] if text not in plain] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_of_a_machine_is_kept(name: str) -> None:
    book = nbformat.read(path_of(name), as_version=4)
    assert not re.search(
        r"(?:/home/|/root/|/tmp/|/Users/|[A-Z]:\\\\)", path_of(name).read_text(encoding="utf-8")
    )
    assert all("execution" not in cell.metadata for cell in book.cells)
    assert all(
        cell.outputs or "=" in cell.source or "close" in cell.source or "cleanup" in cell.source
        for cell in book.cells
        if cell.cell_type == "code"
    )


@pytest.mark.parametrize(("name", "pictures"), [("money", 2), ("finding", 1)])
def test_charts_and_pages_are_kept_as_pictures(name: str, pictures: int) -> None:
    book = nbformat.read(path_of(name), as_version=4)
    shown = [
        output
        for cell in book.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    assert len(shown) == pictures
