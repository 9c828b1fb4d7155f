"""What an archivist says of a document wins over what the document says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BordereauError
from pipeline.records import Document
from pipeline.stages.catalogue import TERMS, load_catalogue, unknown_paths
from pipeline.stages.catalogue_lines import gain_lines
from pipeline.stages.inventory import take_inventory
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
        ("path,language\na.txt,french\n", "line 2: french is no code of ISO 639-1, such as fr; french is fr"),
        ("path,language\na.txt,zz\n", "line 2: zz is no code of ISO 639-1, such as fr$"),
        ("path,spatial\na.txt,Mali\n", "line 2: Mali is no code of ISO 3166-1, .*; Mali is ML"),
        ("path,spatial\na.txt,ml\n", "line 2: ml is no code of ISO 3166-1, .*; ml is ML"),
        ("path,type\na.txt,brochure\n", "line 2: brochure is no type; there are agreement, annex, "),
        ("path,issued\na.txt,05/07/2023\n", "line 2: 05/07/2023 is no date .*; format the column as text"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, lines: str, reason: str) -> None:
    with pytest.raises(BordereauError, match=reason):
        load_catalogue(catalogue(tmp_path, lines))


def document(path: str, **known: str) -> Document:
    told = {"id": path.split(".")[0], "status": "ok", "title": f"Titre de {path}", "language": "fr"}
    return Document(path=path, **told | known)  # type: ignore[arg-type]


def text_of(raw: Path) -> str:
    return (raw / "catalogue.csv").read_text(encoding="utf-8")


def test_every_new_document_gains_a_line_that_says_nothing_by_itself(tmp_path: Path) -> None:
    found = [document("a.txt", covers_start="2022-01-01"), document("b.txt", status="failed")]
    assert gain_lines(tmp_path, found, {}) == 2
    header, first, second = text_of(tmp_path).splitlines()
    assert header == ",".join(["path", *TERMS, "as_read"])
    cells = dict(zip(header.split(","), first.split(","), strict=True))
    assert cells.pop("as_read").startswith("r")
    assert {term: cell for term, cell in cells.items() if cell} == {
        "path": "a.txt",
        "title": "Titre de a.txt",
        "language": "fr",
        "temporal": "2022-01-01/..",
    }
    assert second.startswith("b.txt,")
    assert load_catalogue(tmp_path) == {}
    assert gain_lines(tmp_path, found, {}) == 0


def test_a_line_that_nobody_changed_follows_what_is_read_and_goes_with_its_file(tmp_path: Path) -> None:
    gain_lines(tmp_path, [document("a.txt"), document("b.txt")], {})
    gain_lines(tmp_path, [document("a.txt", title="Mieux lu")], {})
    assert [line.split(",")[:2] for line in text_of(tmp_path).splitlines()[1:]] == [["a.txt", "Mieux lu"]]


def test_a_line_that_a_person_changed_wins_and_is_never_written_again(tmp_path: Path) -> None:
    gain_lines(tmp_path, [document("a.txt"), document("b.txt")], {})
    changed = text_of(tmp_path).replace("Titre de a.txt", "Mon titre")
    catalogue(tmp_path, changed)
    assert dict(load_catalogue(tmp_path)["a.txt"]) == {"language": "fr", "title": "Mon titre"}
    gain_lines(tmp_path, [document("a.txt", title="Autre"), document("b.txt"), document("c.txt")], {})
    after = text_of(tmp_path).splitlines()
    assert after[:3] == changed.splitlines()
    assert after[3].startswith("c.txt,")
    assert list(load_catalogue(tmp_path)) == ["a.txt"]


def test_a_line_without_a_checksum_is_a_person_s_with_its_separator_and_mark(tmp_path: Path) -> None:
    (tmp_path / "catalogue.csv").write_text("path;title\n.\\a.txt;Le mien\n", encoding="utf-8-sig")
    assert gain_lines(tmp_path, [document("a.txt"), document("b.txt")], {}) == 1
    lines = text_of(tmp_path).splitlines()
    assert lines[0].startswith("\ufeffpath;title;")
    assert lines[1].startswith(".\\a.txt;Le mien;;")
    assert list(load_catalogue(tmp_path)) == ["a.txt"]


def test_a_file_that_was_moved_keeps_the_line_of_a_person_under_its_old_path(tmp_path: Path) -> None:
    catalogue(tmp_path, "path,title\na.txt,Le mien\n")
    assert gain_lines(tmp_path, [document("2026/a.txt", id="a")], {"a": "a.txt"}) == 0


def test_a_duplicate_has_no_line_and_shares_that_of_its_original(tmp_path: Path) -> None:
    raw = catalogue(tmp_path / "raw", "path,title\ncopie.txt,Titre commun\n")
    for name in ("a.txt", "copie.txt"):
        (raw / name).write_text("le même texte", encoding="utf-8")
    entries = take_inventory(raw, tmp_path / "out")
    assert [(e.duplicate_of, dict(e.catalogued)) for e in entries] == [
        (None, {"title": "Titre commun"}),
        ("a", {"title": "Titre commun"}),
    ]
    found = [document("a.txt"), document("copie.txt", status="duplicate")]
    (tmp_path / "other").mkdir()
    assert gain_lines(tmp_path / "other", found, {}) == 1


def test_a_folder_that_may_not_be_written_to_gains_no_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert gain_lines(tmp_path, [document("a.txt")], {}) == 0
    finally:
        tmp_path.chmod(0o755)
    assert not (tmp_path / "catalogue.csv").exists()


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
