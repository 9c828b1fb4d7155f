"""What was done with which input by which code: work whose receipt is still valid is not done again."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import PACKAGE
from pipeline.stages.outputs import Output, Outputs, file_digest


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
    outputs: Outputs = field(default_factory=Outputs)
    error: str | None = None
    is_passing: bool = False
    limits: tuple[int, int] | None = None

    @classmethod
    def of(cls, key: str, files: Mapping[str, Output], error: str | None = None, **said: Any) -> Receipt:
        """That of work that left some files."""
        return cls(key, Outputs.of(files), error, **said)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each file that the stage left."""
        return {name: self.outputs.digest_at(at) for at, name in enumerate(self.outputs)}

    def holds(self, folder: Path, key: str, limits: tuple[int, int]) -> bool:
        """Whether the work that `key` stands for is done, and what it left is still as it was."""
        if self.is_passing or (self.limits is not None and self.limits != limits):
            return False
        return self.key == key and not self.spoilt(folder)

    def spoilt(self, folder: Path, *, by_digest: bool = False) -> list[str]:
        """The files that are gone or no longer as the stage left them."""
        return self.outputs.spoilt(folder, by_digest=by_digest)

    def to_json(self) -> str:
        """The receipt as the index keeps it."""
        return json.dumps([self.key, *self.outputs.to_json(), self.error, self.is_passing, self.limits])

    @classmethod
    def from_json(cls, text: str) -> Receipt:
        """What `to_json` wrote.

        Raises:
            ValueError: it is no receipt.
            TypeError: it is none either.
        """
        key, names, digests, states, error, is_passing, limits = json.loads(text)
        outputs = Outputs.from_json(names, digests, states)
        return cls(key, outputs, error, is_passing, tuple(limits) if limits else None)


def digest(value: Any) -> str:
    """SHA-256 in hexadecimal of anything that JSON can say."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


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
