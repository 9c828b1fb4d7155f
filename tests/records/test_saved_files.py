"""Files of records: each is complete in one step, those without a record too."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records.files import load_records, save_records
from pipeline.records.layout import AttachedFile
from pipeline.stages.outputs import Output, outputs_of

RECORDS = [AttachedFile(name="a.pdf", file="1.pdf"), AttachedFile(name="b.pdf", file="2.pdf")]


@pytest.mark.parametrize("before", [None, [], RECORDS])
@pytest.mark.parametrize("after", [[], RECORDS])
def test_what_is_saved_takes_the_place_of_what_was_there(
    tmp_path: Path, before: list[AttachedFile] | None, after: list[AttachedFile]
) -> None:
    if before is not None:
        save_records(tmp_path, "attachments", before)
    save_records(tmp_path, "attachments", after)
    assert load_records(tmp_path, "attachments", AttachedFile) == after
    assert [path.name for path in tmp_path.iterdir()] == ["attachments.jsonl"]


@pytest.mark.parametrize("linked", [os.link, os.symlink])
@pytest.mark.parametrize("after", [[], RECORDS[:1]])
def test_a_copy_that_is_a_link_keeps_what_it_holds(
    tmp_path: Path, linked: Callable[[Path, Path], None], after: list[AttachedFile]
) -> None:
    folder, copy = tmp_path / "document", tmp_path / "copy"
    folder.mkdir()
    copy.write_bytes(b"kept")
    linked(copy, folder / "attachments.jsonl")
    save_records(folder, "attachments", after)
    assert copy.read_bytes() == b"kept"
    assert load_records(folder, "attachments", AttachedFile) == after


def test_what_breaks_off_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    save_records(tmp_path, "attachments", RECORDS)
    with pytest.raises(TypeError):
        save_records(tmp_path, "attachments", [RECORDS[0], {1: {object()}}])
    assert load_records(tmp_path, "attachments", AttachedFile) == RECORDS
    assert [path.name for path in tmp_path.iterdir()] == ["attachments.jsonl"]


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 2**18, b"x" * (2**18 + 1)])
@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_known_by_the_digest_of_its_bytes(tmp_path: Path, content: bytes, durable: bool) -> None:
    (tmp_path / "words.jsonl").write_bytes(content)
    known = (tmp_path / "words.jsonl").stat()
    expected = Output(hashlib.sha256(content).hexdigest(), known.st_size, known.st_mtime_ns)
    assert outputs_of(tmp_path, ["words.jsonl", "gone.jsonl"], durable=durable) == {"words.jsonl": expected}
