"""What was done with which input by which code: work whose receipt is still valid is not done again."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import PACKAGE
from pipeline.records.files import replacing

RECEIPTS = "receipts.json"


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

    def holds(self, path: Path, *, by_digest: bool = False) -> bool:
        """Whether a file is still as it was left; its bytes are read where its size and time cannot tell."""
        try:
            known = path.stat()
            if known.st_size != self.size:
                return False
            return (known.st_mtime_ns == self.mtime_ns and not by_digest) or file_digest(path) == self.sha256
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
            name for name, left in self.outputs.items() if not left.holds(folder / name, by_digest=by_digest)
        ]


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
    files = sorted(
        path
        for package in packages
        for path in ((PACKAGE / package).rglob("*") if (PACKAGE / package).is_dir() else [PACKAGE / package])
        if path.is_file() and "__pycache__" not in path.parts
    )
    source = [(path.relative_to(PACKAGE).as_posix(), file_digest(path)) for path in files]
    return digest([source, [(name, importlib.metadata.version(name)) for name in distributions]])


def load_receipts(folder: Path) -> dict[str, Receipt]:
    """The receipts of a document by stage; none where there are none that can be read."""
    try:
        told = json.loads((folder / RECEIPTS).read_text(encoding="utf-8"))
        return {stage: _receipt(**receipt) for stage, receipt in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        # A torn or foreign file only means that the work is done again.
        return {}


def _receipt(
    key: str, outputs: dict[str, Any], limits: Iterable[int] | None, error: str | None, is_passing: bool
) -> Receipt:
    left = {name: Output(**output) for name, output in outputs.items()}
    cpu_seconds, memory_mib = limits or (0, 0)
    return Receipt(key, left, error, is_passing, (cpu_seconds, memory_mib) if limits else None)


def save_receipts(folder: Path, receipts: Mapping[str, Receipt]) -> None:
    """Write a document's receipts in one step; if the machine loses it, the work is done again."""
    with replacing(folder / RECEIPTS) as file:
        json.dump(
            {stage: asdict(receipt) for stage, receipt in receipts.items()}, file, indent=1, sort_keys=True
        )
        file.write("\n")


def outputs_of(folder: Path, names: Iterable[str]) -> dict[str, Output]:
    """Some files of a folder as they are, those that exist."""
    return {name: Output.of(folder / name) for name in sorted(names) if (folder / name).exists()}
