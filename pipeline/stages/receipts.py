"""What was done with which input by which code: work whose receipt is still valid is not done again."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import Any

from pipeline.errors import PACKAGE


@dataclass(frozen=True, slots=True)
class Output:
    """A file as a stage left it: the digest of its bytes, and by what it is known without reading them."""

    sha256: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path) -> Output:
        """A file as it is now.

        Raises:
            OSError: it cannot be read.
        """
        known = path.stat()
        return cls(file_digest(path), known.st_size, known.st_mtime_ns)

    def holds(self, path: str | Path, *, by_digest: bool = False) -> bool:
        """Whether a file is still as it was left; its bytes are read where its size and time cannot tell."""
        try:
            known = os.stat(path)  # noqa: PTH116 - asked for every file of results at each build
            if known.st_size != self.size:
                return False
            is_same = known.st_mtime_ns == self.mtime_ns and not by_digest
            return is_same or file_digest(Path(path)) == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a stage left for one document.

    Attributes:
        key: what the work depended on.
        outputs: the files that it left, by their names in the document's folder.
        error: why it failed.
        is_passing: whether it failed for a reason that may have passed: it is then tried again.
        limits: CPU seconds and MiB of memory that it failed for want of; with others it is tried again.
    """

    key: str
    outputs: dict[str, Output] = field(default_factory=dict)
    error: str | None = None
    is_passing: bool = False
    limits: tuple[int, int] | None = None

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each file that the stage left."""
        return {name: output.sha256 for name, output in self.outputs.items()}

    def holds(self, folder: Path, key: str, limits: tuple[int, int]) -> bool:
        """Whether the work that `key` stands for is done, and what it left is still as it was."""
        if self.is_passing or (self.limits is not None and self.limits != limits):
            return False
        return self.key == key and not self.spoilt(folder)

    def spoilt(self, folder: Path, *, by_digest: bool = False) -> list[str]:
        """The files that are gone or no longer as the stage left them."""
        return [
            name
            for name, left in self.outputs.items()
            if not left.holds(f"{folder}/{name}", by_digest=by_digest)
        ]

    def to_json(self) -> str:
        """The receipt as the index keeps it; an output is a list of its columns, for there are many."""
        outputs = {name: [o.sha256, o.size, o.mtime_ns] for name, o in self.outputs.items()}
        return json.dumps([self.key, outputs, self.error, self.is_passing, self.limits])

    @classmethod
    def from_json(cls, text: str) -> Receipt:
        """What `to_json` wrote.

        Raises:
            ValueError: it is no receipt.
            TypeError: it is none either.
        """
        key, outputs, error, is_passing, limits = json.loads(text)
        # The same names in every document, and the same digest of all files that are empty.
        left = {intern(name): Output(intern(sha256), *known) for name, (sha256, *known) in outputs.items()}
        return cls(key, left, error, is_passing, tuple(limits) if limits else None)


def digest(value: Any) -> str:
    """SHA-256 in hexadecimal of anything that JSON can say."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@functools.cache
def code_version(packages: tuple[str, ...], distributions: tuple[str, ...]) -> str:
    """A digest of our own source in some packages, and of the versions of the libraries that they rest on.

    A changed extractor so redoes what depends on it without anyone having to remember a number.
    """
    source = sorted(file for package in packages for file in _sources(package))
    return digest([source, [(name, _version(name)) for name in distributions]])


@functools.cache
def _sources(package: str) -> list[tuple[str, str]]:
    """The files of one of our packages, or one module, with their digests; several stages rest on them."""
    there = PACKAGE / package
    files = [there]
    if there.is_dir():
        files = [Path(folder, name) for folder, _, names in os.walk(there) for name in names]
    return [
        (path.relative_to(PACKAGE).as_posix(), file_digest(path))
        for path in files
        if "__pycache__" not in path.parts
    ]


_version = functools.cache(importlib.metadata.version)


def outputs_of(folder: Path, names: Iterable[str]) -> dict[str, Output]:
    """Some files of a folder as they are, those that exist."""
    return {name: Output.of(folder / name) for name in sorted(names) if (folder / name).exists()}
