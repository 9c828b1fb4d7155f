"""What an archivist says of a document wins over what the document says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BordereauError
from pipeline.stages.catalogue import load_catalogue, unknown_paths
from tests.conftest import Bordereau
from tests.test_build import ask

TEXT = "Bulletin d'information\n\nJuillet 2023\n\nLe projet a coûté 12 millions de FCFA en 2023.\n"


def catalogue(raw: Path, lines: str) -> Path:
    raw.mkdir(exist_ok=True)
    (raw / "catalogue.csv").write_text(lines, encoding="utf-8")
    return raw


def test_terms_of_dublin_core_fill_the_columns_of_documents(tmp_path: Path) -> None:
    raw = catalogue(tmp_path, "path,dcterms:title,temporal\na.txt,Un titre,2022-02-01/2022-03-31\n")
    assert dict(load_catalogue(raw)["a.txt"]) == {
        "title": "Un titre",
        "covers_start": "2022-02-01",
        "covers_end": "2022-03-31",
    }


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("path,colour\na.txt,red\n", "unknown column colour"),
        ("title\nUn titre\n", "line 1: there is no column path"),
        ("path,issued\na.txt,last summer\n", "line 2: last summer is no date"),
        ("path,language\na.txt,french\n", "line 2: french is no code"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, lines: str, reason: str) -> None:
    with pytest.raises(BordereauError, match=reason):
        load_catalogue(catalogue(tmp_path, lines))


def test_lines_of_files_that_are_not_there_are_told() -> None:
    assert unknown_paths(["a.txt", "b.txt"], ["b.txt"]) == ["a.txt"]


def test_a_line_redoes_its_document_and_no_other(bordereau: Bordereau, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text(TEXT + name, encoding="utf-8")
    bordereau("build", "--raw", raw, "--out", out)
    catalogue(raw, "path,issued,publisher,spatial\na.txt,2023-08,PROMAN,CM\ngone.txt,2020,,\n")
    done = bordereau("build", "--raw", raw, "--out", out)
    assert "1 worked on" in done.stderr
    assert "not found  gone.txt, of which catalogue.csv speaks" in done.stderr
    rows = ask(out, "SELECT published, publisher, country FROM documents WHERE id = 'a'")
    assert rows == [("2023-08", "PROMAN", "CM")]
    assert ask(out, "SELECT document_id, currency FROM amounts ORDER BY 1") == [("a", "XAF"), ("b", "XOF")]
