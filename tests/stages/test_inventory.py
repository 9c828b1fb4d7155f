"""Every file below raw/ is accounted for, under an id that people can read."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BordereauError
from pipeline.records.files import save_records
from pipeline.records.layout import AttachedFile
from pipeline.stages.inventory import LONGEST_ID, RawFile, document_ids, take_inventory


def put(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def inventory_of(raw: Path, out: Path = Path("no results yet")) -> list[RawFile]:
    return take_inventory(raw, out)


def test_ids_are_slugs_of_the_path_below_raw(tmp_path: Path) -> None:
    put(tmp_path / "2023" / "Lettre d’été n° 3.pdf")
    (entry,) = inventory_of(tmp_path)
    assert (entry.id, entry.name) == ("2023-lettre-d-ete-n-3", "2023/Lettre d’été n° 3.pdf")


def test_namesakes_of_another_format_keep_apart() -> None:
    assert document_ids(["a.pdf", "a.html", "b.pdf"]) == {"a.pdf": "a-pdf", "a.html": "a-html", "b.pdf": "b"}


def test_names_without_any_letter_get_an_id_all_the_same() -> None:
    ids = document_ids(["….pdf", "!!!.pdf", ".gitkeep"])
    assert len(set(ids.values())) == 3
    assert all(ids.values())


@given(st.lists(st.text(min_size=1, max_size=150), unique=True, max_size=8))
def test_ids_are_distinct_and_safe_as_folder_names(names: list[str]) -> None:
    ids = document_ids(names)
    assert len(set(ids.values())) == len(names)
    assert all(
        re.fullmatch(r"[a-z0-9][a-z0-9-]*", id_) and len(id_) <= LONGEST_ID + 9 for id_ in ids.values()
    )


def test_a_file_with_the_bytes_of_another_is_a_duplicate_of_the_first(tmp_path: Path) -> None:
    put(tmp_path / "b.pdf", b"same")
    put(tmp_path / "a.pdf", b"same")
    assert [(entry.id, entry.duplicate_of) for entry in inventory_of(tmp_path)] == [("a", None), ("b", "a")]


def test_empty_files_are_no_duplicates_of_each_other(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", b"")
    put(tmp_path / "b.pdf", b"")
    assert [entry.duplicate_of for entry in inventory_of(tmp_path)] == [None, None]


def test_files_that_steer_the_build_are_no_documents(tmp_path: Path) -> None:
    put(tmp_path / "catalogue.csv", b"path,title\n")
    put(tmp_path / "reports" / "catalogue.csv", b"a,b")
    assert [entry.name for entry in inventory_of(tmp_path)] == ["reports/catalogue.csv"]


def test_a_link_that_leads_out_of_raw_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret.txt")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "report.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "folder").symlink_to(tmp_path)
    entries = inventory_of(raw)
    assert [entry.name for entry in entries] == ["folder", "report.txt"]
    assert all("leads out" in (entry.error or "") for entry in entries)


def test_a_link_that_leads_nowhere_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").symlink_to(tmp_path / "gone.pdf")
    (entry,) = inventory_of(tmp_path)
    assert entry.error == "cannot be opened: no such file or directory"


def test_what_is_no_regular_file_has_its_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (entry,) = inventory_of(tmp_path)
    assert entry.error == "not a regular file"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything: do without its rights for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read_has_its_reason() -> None:
    # Not in `tmp_path`, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        put(folder / "report.pdf").chmod(0)
        with as_nobody():
            (entry,) = inventory_of(folder)
    assert entry.error == "cannot be opened: permission denied"


def test_a_name_that_is_no_text_is_kept_with_escapes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_bytes(b"x")
    (entry,) = inventory_of(tmp_path)
    assert entry.name == "\\xff.txt"
    entry.name.encode("utf-8")


def test_a_folder_that_is_not_there_is_an_error_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BordereauError, match="no such folder"):
        inventory_of(tmp_path / "none")


def test_attachments_are_documents_below_the_one_that_they_came_with(tmp_path: Path) -> None:
    put(tmp_path / "raw" / "2023" / "envoi.eml")
    folder = tmp_path / "out" / "2023-envoi"
    put(folder / "attachments" / "1.pdf", b"report")
    put(folder / "attachments" / "2.pdf", b"report")
    save_records(folder, "attachments", [AttachedFile(name=f"Été {n}.pdf", file=f"{n}.pdf") for n in (1, 2)])
    entries = inventory_of(tmp_path / "raw", tmp_path / "out")
    assert [(entry.id, entry.name, entry.duplicate_of) for entry in entries] == [
        ("2023-envoi", "2023/envoi.eml", None),
        ("2023-envoi-ete-1", "2023/envoi.eml/Été 1.pdf", None),
        ("2023-envoi-ete-2", "2023/envoi.eml/Été 2.pdf", "2023-envoi-ete-1"),
    ]
