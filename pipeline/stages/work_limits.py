"""The bounds that a piece of work keeps to: CPU time, memory, and time on the clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.stages.settings import Settings

WALL_PER_CPU = 20
"""A busy machine is slow, not hung: work may take this many times its CPU limit on the clock."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may use: seconds of CPU time, and MiB of memory beyond what it starts with."""

    cpu_seconds: int
    memory_mib: int

    @classmethod
    def of_file(cls, settings: Settings, file: Path, text: Path | None = None) -> Limits:
        """What work on a file may use, and on the text that was read from it."""
        cpu_seconds = settings.cpu_limit(_size(file), _size(text) if text else 0)
        return cls(cpu_seconds, settings.memory_mib)

    @property
    def wall_seconds(self) -> int:
        """How long it may take on a clock that stands still while the machine sleeps."""
        return self.cpu_seconds * WALL_PER_CPU


def _size(path: Path) -> int:
    """Bytes of a file; none where it is still to come, or has gone since it was listed: reading says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
