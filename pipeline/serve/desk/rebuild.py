"""A build that is started from a page, and how far it is."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

KEPT = 200
"""Lines of a build that are kept to be shown."""


@dataclass(slots=True)
class Rebuild:
    """The last build that was started here; at most one runs."""

    lines: deque[str] = field(default_factory=lambda: deque(maxlen=KEPT))
    status: int | None = None
    _running: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        """Whether a build is at work."""
        return self._running is not None and not self._running.done()

    async def start(self, raw: Path, out: Path) -> None:
        """Start a build of a folder, unless one is at work."""
        if self.is_running:
            return
        self.lines.clear()
        self.status = None
        command = ["-m", "pipeline", "build", "--raw", str(raw), "--out", str(out)]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "BORDEREAU_PROGRESS": "lines"},
        )
        self._running = asyncio.create_task(self._follow(process))

    async def _follow(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            self.lines.append(line.decode("utf-8", "replace").rstrip())
        self.status = await process.wait()
