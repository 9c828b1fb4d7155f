"""Files to be read, written by the tests themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.readers.source import Source

MakeSource = Callable[[str, bytes | str], Source]


@pytest.fixture
def make_source(tmp_path: Path) -> MakeSource:
    """Write a file and give it as a source; text is written as UTF-8."""

    def make(name: str, content: bytes | str) -> Source:
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(data)
        return Source(id="doc", path=path, name=name, sha256=hashlib.sha256(data).hexdigest())

    return make
