"""What came in first stays what it is, whatever is copied, moved or taken away beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BordereauError
from pipeline.stages.accessions import (
    FILE,
    Accession,
    File,
    add_files,
    load_accessions,
    match_files,
    save_accessions,
)
from pipeline.stages.inventory import RawFile, register_files

Raw = dict[str, str]
"""Path below `raw/` to its content."""


def lay(raw: Path, files: Raw) -> None:
    shutil.rmtree(raw, ignore_errors=True)
    raw.mkdir()
    for name, content in files.items():
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def builds(raw: Path, *states: Raw) -> list[RawFile]:
    """The inventory after the last of several states of a folder, each of which was built."""
    register: list[Accession] = []
    entries: list[RawFile] = []
    for state in states:
        lay(raw, state)
        save_accessions(raw, register)
        entries, register = register_files(raw, raw / "none")
    return entries


def told(entries: list[RawFile]) -> dict[str, tuple[str, str | None]]:
    return {entry.name: (entry.id, entry.duplicate_of) for entry in entries}


def test_a_copy_that_comes_later_is_the_duplicate_whatever_its_path(tmp_path: Path) -> None:
    entries = builds(tmp_path / "raw", {"b.txt": "one"}, {"b.txt": "one", "2026/a.txt": "one"})
    assert told(entries) == {"b.txt": ("b", None), "2026/a.txt": ("2026-a", "b")}


def test_a_file_that_was_moved_keeps_its_id_and_its_line_of_the_catalogue(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    catalogue = "path,title\nb.txt,Rapport annuel\n"
    entries = builds(
        raw, {"b.txt": "one", "catalogue.csv": catalogue}, {"2026/c.txt": "one", "catalogue.csv": catalogue}
    )
    assert told(entries) == {"2026/c.txt": ("b", None)}
    assert dict(entries[0].catalogued) == {"title": "Rapport annuel"}


def test_where_the_first_is_taken_away_its_copy_becomes_the_document(tmp_path: Path) -> None:
    both = {"b.txt": "one", "copy.txt": "one"}
    assert told(builds(tmp_path / "raw", {"b.txt": "one"}, both, {"copy.txt": "one"})) == {
        "copy.txt": ("b", None)
    }


def test_a_copy_that_is_taken_away_changes_nothing(tmp_path: Path) -> None:
    first = {"b.txt": "one", "c.txt": "two"}
    copied = first | {"a.txt": "one"}
    assert told(builds(tmp_path / "raw", first, copied, first)) == told(builds(tmp_path / "raw", first))


def test_a_path_with_other_bytes_is_a_new_state_of_its_document(tmp_path: Path) -> None:
    assert told(builds(tmp_path / "raw", {"b.txt": "one"}, {"b.txt": "two"})) == {"b.txt": ("b", None)}


def test_a_file_that_takes_the_path_of_one_that_moved_is_another_document(tmp_path: Path) -> None:
    entries = builds(tmp_path / "raw", {"b.txt": "one"}, {"b.txt": "two", "old/b.txt": "one"})
    assert {entry.name: entry.id for entry in entries if entry.name == "old/b.txt"} == {"old/b.txt": "b"}
    assert len({entry.id for entry in entries}) == 2


def test_a_namesake_that_comes_later_takes_no_id(tmp_path: Path) -> None:
    entries = builds(tmp_path / "raw", {"a.txt": "one"}, {"a.txt": "one", "a.md": "two"})
    ids = {entry.name: entry.id for entry in entries}
    assert ids["a.txt"] == "a"
    assert ids["a.md"] != "a"


def test_the_order_is_that_of_accession(tmp_path: Path) -> None:
    entries = builds(tmp_path / "raw", {"z.txt": "one"}, {"z.txt": "one", "a.txt": "two"})
    assert [entry.name for entry in entries] == ["z.txt", "a.txt"]


def test_a_folder_without_the_right_to_write_keeps_no_register(tmp_path: Path) -> None:
    lay(tmp_path / "raw", {"a.txt": "one"})
    (tmp_path / "raw").chmod(0o555)
    try:
        assert save_accessions(tmp_path / "raw", [Accession("a", "0" * 64, "a.txt")]) is False
    finally:
        (tmp_path / "raw").chmod(0o755)
    assert not (tmp_path / "raw" / FILE).exists()


@pytest.mark.parametrize(
    "line", ["a,,a.txt,,", "a,abc,a.txt,,yesterday"], ids=["without a digest", "without a date"]
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE).write_text(f"id,sha256,path,moved_to,added_at\n{line}\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="line 2"):
        load_accessions(tmp_path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    lines = [Accession("a", "0" * 64, "a, b.txt", "c.txt", "2026-01-01T00:00:00+00:00")]
    assert save_accessions(tmp_path, lines)
    assert load_accessions(tmp_path) == lines


PATHS = st.sampled_from(["a", "b", "c", "d/a", "d/b"])
FOLDERS = st.dictionaries(PATHS, st.sampled_from(["1", "2", "3"]), max_size=5)


def step(files: Raw, register: list[Accession]) -> tuple[list[Accession], dict[str, str]]:
    there = [File(path, content) for path, content in sorted(files.items())]
    matched = match_files(there, register)
    ids = {f.path: f"{f.path}-{len(register)}" for f in there}
    added = add_files(matched, [(ids[f.path], f) for f in there])
    return added.lines, {path: added.held[path].id for path in files}


@given(st.lists(FOLDERS, min_size=1, max_size=6))
def test_every_file_has_one_line_and_every_line_one_file(states: list[Raw]) -> None:
    register: list[Accession] = []
    for state in states:
        register, ids = step(state, register)
        assert len({line.id for line in register}) == len(register)
        assert len(set(ids.values())) == len(state)
    again, ids_again = step(states[-1], register)
    assert (again, ids_again) == (register, ids)


@given(FOLDERS, PATHS, st.sampled_from(["1", "2", "3"]))
def test_a_file_that_is_added_changes_no_id(files: Raw, path: str, content: str) -> None:
    if path in files:
        return
    register, before = step(files, [])
    _, after = step(files | {path: content}, register)
    assert {name: after[name] for name in files} == before
