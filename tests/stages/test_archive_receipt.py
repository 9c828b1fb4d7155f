"""The receipt of an archive finds a byte that changed; pieces that are as before are not digested again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.archive.swap import ARCHIVE, BEFORE
from pipeline.stages import archive_receipt as module
from pipeline.stages.archive_receipt import PIECE, ArchiveReceipt, archive_receipt, is_sound, sign

SIZE = 3 * PIECE + 17


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / ARCHIVE).write_bytes(bytes(range(251)) * (SIZE // 251) + bytes(SIZE % 251))
    return tmp_path


def change(path: Path, at: int) -> None:
    known = path.stat()
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("at", [0, PIECE - 1, PIECE, SIZE - 1])
def test_one_byte_makes_it_unsound(out: Path, at: int) -> None:
    sign(out)
    assert is_sound(out)
    change(out / ARCHIVE, at)
    assert not is_sound(out)


def test_what_is_as_before_is_not_digested_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign(out)
    (out / BEFORE).hardlink_to(out / ARCHIVE)
    content = (out / BEFORE).read_bytes()
    (out / ARCHIVE).unlink()
    (out / ARCHIVE).write_bytes(content + b"more")
    change(out / ARCHIVE, PIECE + 5)
    digested: list[bytes] = []
    digest = module._digest
    monkeypatch.setattr(module, "_digest", lambda piece: digested.append(piece) or digest(piece))
    left = sign(out)
    assert [len(piece) for piece in digested] == [PIECE, 17 + 4]
    assert left == ArchiveReceipt.of(out / ARCHIVE)
    assert archive_receipt(out) == left


def test_another_archive_than_the_one_of_the_receipt_is_no_help(out: Path) -> None:
    sign(out)
    (out / BEFORE).write_bytes((out / ARCHIVE).read_bytes())
    os.utime(out / BEFORE, ns=(1, 1))
    change(out / BEFORE, 0)
    change(out / ARCHIVE, 0)
    assert sign(out) == ArchiveReceipt.of(out / ARCHIVE)


@pytest.mark.parametrize("text", ["", "{}", '{"sha256": "a", "size": 1, "mtime_ns": 1}'])
def test_a_receipt_of_another_kind_is_none(out: Path, text: str) -> None:
    (out / "archive.receipt.json").write_text(text, encoding="utf-8")
    assert archive_receipt(out) is None


def test_a_receipt_that_lacks_pieces_is_none(out: Path) -> None:
    left = sign(out)
    path = out / "archive.receipt.json"
    path.write_text(path.read_text(encoding="utf-8").replace(left.pieces, left.pieces[:-1]), encoding="utf-8")
    assert archive_receipt(out) is None
