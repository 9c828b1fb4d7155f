"""Tables that people keep beside their documents are read as they save them, or refused in one line."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.correction_lines import load_corrections
from pipeline.errors import BordereauError
from pipeline.records.control import ControlFileError, read_control_file, read_once
from pipeline.records.reviews import load_reviews
from pipeline.stages.catalogue import load_catalogue
from pipeline.stages.control import check_control_files
from pipeline.stages.settings import Settings, load_settings, to_toml

ROWS = [("path", "title"), ("été/a.pdf", "Où en est-on ; 2023, suite"), ("b.pdf", 'Dit « "plan" »')]


def written(path: Path, delimiter: str, encoding: str, rows: list[tuple[str, str]] = ROWS) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_encodings_of_spreadsheets_are_read(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = written(tmp_path / "a.csv", delimiter, encoding)
    rows = read_control_file(path, ["path"], ["title"])
    assert [(row.line, row.cells["path"], row.cells["title"]) for row in rows] == [
        (2, *ROWS[1]),
        (3, *ROWS[2]),
    ]


def test_headers_may_be_in_capitals_and_rows_empty_short_or_long(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "x" * 300_000
    path.write_text(f" Path ,TITLE\n\n,\na.pdf\nb.pdf,{long}\n", encoding="utf-8")
    rows = read_control_file(path, ["path"], ["title"])
    assert [(row.line, row.cells) for row in rows] == [
        (4, {"path": "a.pdf", "title": ""}),
        (5, {"path": "b.pdf", "title": long}),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: there is no column path"),
        ("title\nb\n", "line 1: there is no column path; the first line names the columns: path, title"),
        ("path,titel\na,b\n", "line 1: unknown column titel; there are path, title"),
        ("path,title,Title\n", "line 1: the column title is given twice"),
        ("path,title\na,b,c\n", "line 2: has 3 cells for 2 columns"),
        ('path,title\na,b\nc,"d\ne,f\n', "line 3: a quotation mark that is opened here is never closed"),
        ('path,title\na,"b"c\n', "line 2: ',' expected after '\"'"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ControlFileError) as told:
        read_control_file(path, ["path"], ["title"])
    assert str(told.value).startswith(f"{path}: {said}")
    assert "\n" not in str(told.value)


def test_a_folder_or_bytes_in_place_of_a_table_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ControlFileError, match="cannot be opened: is a directory"):
        read_control_file(tmp_path / "folder.csv", ["path"])
    (tmp_path / "bytes.csv").write_bytes(b"\x81\x8d\xff")
    with pytest.raises(ControlFileError, match="is no text"):
        read_control_file(tmp_path / "bytes.csv", ["path"])


def complaint_about(folder: Path) -> str:
    """What is said of the control files in a folder, nothing where they can be read."""
    try:
        check_control_files(folder)
    except BordereauError as error:
        return str(error)
    return ""


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("control")
    for name in ("catalogue.csv", "corrections.csv", "reviews.csv", "organisations.csv", "bordereau.toml"):
        (folder / name).write_bytes(data)
        said = complaint_about(folder)
        assert not said or name in said
        (folder / name).unlink()


def test_lines_that_say_the_same_are_named(tmp_path: Path) -> None:
    (tmp_path / "catalogue.csv").write_text("path;title\na.pdf;A\nb.pdf;B\n./a.pdf;C\n", encoding="utf-8")
    with pytest.raises(BordereauError, match=r"line 4: .* stands on line 2 too"):
        load_catalogue(tmp_path)
    lines = "action;organisation;target;reason\nrename;A;B;checked\nrename;A;B;again\n"
    (tmp_path / "corrections.csv").write_text(lines, encoding="utf-16")
    with pytest.raises(BordereauError, match="line 3: speaks of what line 2 does"):
        load_corrections(tmp_path)


def test_every_control_file_is_read_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_bytes(
        "Finding;Decision;By;On;Why\nf:1;Accepted;Zoé;2024-05-31;vérifié\n".encode("cp1252")
    )
    assert load_reviews(tmp_path)["f:1"].why == "vérifié"
    (tmp_path / "bordereau.toml").write_text('country = "CM"\n', encoding="utf-16")
    assert load_settings(tmp_path).country == "CM"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('country = "Mali"', "Mali is no code of ISO 3166-1, such as ML for Mali"),
        ('country = "ml"', "ml is no code"),
        ("cpu_seconds = -1", "cpu_seconds must be 1 or more"),
        ("memory_mib = 0", "memory_mib must be 64 or more"),
        ("memory_mib = true", "memory_mib must be of type int"),
        ("country = ML", 'a line reads like: country = "ML"'),
        ("organisations = []", "unknown setting organisations"),
    ],
)
def test_settings_that_mean_nothing_are_refused(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "bordereau.toml").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(BordereauError, match=said):
        load_settings(tmp_path)


def test_the_settings_that_the_docs_print_can_be_read_back(tmp_path: Path) -> None:
    (tmp_path / "bordereau.toml").write_text(to_toml(Settings()), encoding="utf-8")
    assert load_settings(tmp_path) == Settings()
    docs = Path(__file__).parents[2] / "docs" / "archivist.md"
    printed = docs.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    assert tomllib.loads(printed) == tomllib.loads(to_toml(Settings()))


def test_a_control_file_is_read_again_only_where_its_bytes_are_others(tmp_path: Path) -> None:
    read: list[str] = []

    @read_once("said.csv")
    def load(raw: Path) -> list[str]:
        path = raw / "said.csv"
        read.append(path.read_text(encoding="utf-8") if path.exists() else "")
        return read[-1].split()

    assert load(tmp_path) == []
    (tmp_path / "said.csv").write_text("a b", encoding="utf-8")
    assert load(tmp_path) == load(tmp_path) == ["a", "b"]
    (tmp_path / "said.csv").write_text("a c", encoding="utf-8")
    assert load(tmp_path) == ["a", "c"]
    assert read == ["", "a b", "a c"]
