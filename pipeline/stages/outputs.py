"""The files that a stage left for a document, in short: an archive of thousands has a dozen for each."""

from __future__ import annotations

import functools
import hashlib
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

OF_A_DIGEST = 32
"""Bytes."""

OF_NOTHING = hashlib.sha256().hexdigest()
"""The digest of a file without anything in it."""

AT_ONCE = 2**18
"""Bytes that are read in one go."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file as a stage left it: the digest of its bytes, and by what it is known without reading them."""

    sha256: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path, *, durable: bool = False) -> Output:
        """A file as it is now; what is in a `durable` one is on the disk by then.

        Raises:
            OSError: it cannot be read.
        """
        known = path.stat()
        # A third of all files are empty: what is to be known of them is known.
        digest = file_digest(path, durable=durable) if known.st_size else OF_NOTHING
        return cls(digest, known.st_size, known.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of files in their order, and the place of each."""

    every: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outputs(Mapping[str, Output]):
    """Files by their names in the document's folder.

    Attributes:
        names: most documents have the same, which are one object.
        digests: of each file, 32 bytes.
        states: of each file its size and the time of its last change in nanoseconds.
    """

    names: _Names = _Names()
    digests: bytes = b""
    states: array[int] = field(default_factory=lambda: array("q"))

    @classmethod
    def of(cls, files: Mapping[str, Output]) -> Outputs:
        """Some files."""
        digests = b"".join(bytes.fromhex(file.sha256) for file in files.values())
        states = array("q", [number for file in files.values() for number in (file.size, file.mtime_ns)])
        return cls(_parted("\n".join(files)), digests, states)

    def __getitem__(self, name: str) -> Output:
        at = self.names.places[name]
        return Output(self.digest_at(at), *self.states[2 * at : 2 * at + 2])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names.every)

    def __len__(self) -> int:
        return len(self.names.every)

    def digest_of(self, name: str) -> str | None:
        """The digest of a file; None of one that is not among them."""
        at = self.names.places.get(name)
        return None if at is None else self.digest_at(at)

    def digest_at(self, at: int) -> str:
        """The digest of the file in a place, in hexadecimal."""
        return self.digests[at * OF_A_DIGEST : (at + 1) * OF_A_DIGEST].hex()

    @property
    def empty(self) -> list[str]:
        """The names of files that hold nothing."""
        return [name for name, size in zip(self.names.every, self.states[::2], strict=True) if not size]

    def spoilt(self, folder: Path, *, by_digest: bool = False) -> list[str]:
        """The files that are gone or not as they were; those are read whose size and time cannot tell."""
        spoilt = []
        sizes_and_times = iter(self.states)
        # Asked for every file of results at each build.
        for at, (name, size, time) in enumerate(
            zip(self.names.every, sizes_and_times, sizes_and_times, strict=True)
        ):
            path = f"{folder}/{name}"
            try:
                known = os.stat(path)  # noqa: PTH116
                is_same = known.st_size == size
                if is_same and (by_digest or known.st_mtime_ns != time):
                    is_same = file_digest(Path(path)) == self.digest_at(at)
            except OSError:
                is_same = False
            if not is_same:
                spoilt.append(name)
        return spoilt

    def to_json(self) -> list[object]:
        """As the index keeps them: few long texts are read faster than many short ones."""
        return ["\n".join(self.names.every), self.digests.hex(), self.states.tolist()]

    @classmethod
    def from_json(cls, names: str, digests: str, states: list[int]) -> Outputs:
        """What `to_json` wrote.

        Raises:
            ValueError: it is something else.
            TypeError: likewise.
        """
        outputs = cls(_parted(names), bytes.fromhex(digests), array("q", states))
        if not len(outputs) * OF_A_DIGEST == len(outputs.digests) == len(states) * OF_A_DIGEST // 2:
            raise ValueError("no files of results")
        return outputs


@functools.lru_cache(maxsize=1024)
def _parted(names: str) -> _Names:
    """Names that stand one on a line."""
    every = tuple(names.split("\n")) if names else ()
    return _Names(every, {name: at for at, name in enumerate(every)})


def file_digest(path: Path, *, durable: bool = False) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; of a `durable` file they are on the disk by then."""
    with path.open("rb", buffering=0) as file:
        digest = hashlib.sha256()
        while block := file.read(AT_ONCE):
            digest.update(block)
        if durable:
            os.fsync(file.fileno())
    return digest.hexdigest()


def outputs_of(folder: Path, names: Iterable[str], *, durable: bool = False) -> dict[str, Output]:
    """Some files of a folder as they are, those that exist; `durable` ones are on the disk by then."""
    left = {}
    for name in sorted(names):
        with suppress(FileNotFoundError):
            left[name] = Output.of(folder / name, durable=durable)
    return left
