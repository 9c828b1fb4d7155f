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

from pipeline.records.files import replacing

RECEIPTS = "receipts.json"
PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a stage left for one document: the key of its work, the digest of each output, or its error."""

    key: str
    outputs: dict[str, str] = field(default_factory=dict)
    error: str | None = None

    def holds(self, folder: Path, key: str) -> bool:
        """Whether the work that `key` stands for is done and its outputs are there."""
        return self.key == key and all((folder / name).exists() for name in self.outputs)


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
        return {stage: Receipt(**receipt) for stage, receipt in told.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        # A torn or foreign file only means that the work is done again.
        return {}


def save_receipts(folder: Path, receipts: Mapping[str, Receipt]) -> None:
    """Write a document's receipts in one step."""
    with replacing(folder / RECEIPTS) as file:
        json.dump(
            {stage: asdict(receipt) for stage, receipt in receipts.items()}, file, indent=1, sort_keys=True
        )
        file.write("\n")


def outputs_digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digest of each of some files in a folder that exist."""
    return {name: file_digest(folder / name) for name in sorted(names) if (folder / name).exists()}
