"""The desk: what people write beside the pages, as lines of the files in `raw/` that the next build heeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.serve.desk.rebuild import Rebuild

Reader = Callable[[Path], object]
"""Reads a control file in a folder; raises an error in words where the build would not take it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk needs: the readers by which a build reads each file, and the build that it may start."""

    readers: dict[str, Reader]
    rebuild: Rebuild = field(default_factory=Rebuild)
