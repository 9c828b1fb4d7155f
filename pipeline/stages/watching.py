"""What arrives in a folder, once it is complete."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

SETTLED = 1.0
"""Seconds in which a file must not have changed before it counts as copied in full."""

UNFINISHED = (".part", ".crdownload", ".tmp", ".partial")
"""Endings that programs give to files that they have not finished."""


def arrivals(folder: Path) -> Iterator[list[Path]]:
    """The files that are in a folder, then those that come, in lots; each once it stays as it is."""
    seen: dict[Path, tuple[int, int]] = {}
    yield from _lots(folder, seen)
    for _ in watch(folder, raise_interrupt=False):
        yield from _lots(folder, seen)


def _lots(folder: Path, seen: dict[Path, tuple[int, int]]) -> Iterator[list[Path]]:
    new = settled(folder, seen)
    if new:
        yield new


def settled(folder: Path, seen: dict[Path, tuple[int, int]], *, patience: float = SETTLED) -> list[Path]:
    """The files that are new or other than before, after they have stayed the same for a while."""
    while True:
        before = _states(folder)
        time.sleep(patience)
        if _states(folder) == before:
            break
    new = [path for path, state in sorted(before.items()) if seen.get(path) != state]
    seen |= before
    return new


def _states(folder: Path) -> dict[Path, tuple[int, int]]:
    """Size and time of change of each finished file."""
    states = {}
    for path in folder.rglob("*"):
        if path.name.startswith(".") or path.suffix in UNFINISHED or not path.is_file():
            continue
        state = path.stat()
        states[path] = (state.st_size, state.st_mtime_ns)
    return states
