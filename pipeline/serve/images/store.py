"""Pictures of pages as they are asked for: from the disk, or drawn by a worker and kept."""

from __future__ import annotations

import asyncio
import contextlib
import os
from concurrent.futures import TimeoutError as TooLongError
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from pipeline.serve.images.render import PageImageError, render_page

FOLDER = ".page-images"
"""Below the folder of results; it may be deleted at any time."""

WIDTHS = {"page": 1190, "thumbnail": 150}
"""Pixels: A4 at 144 dots per inch, and what fits into a row of thumbnails."""

TIME_LIMIT = 20
"""Seconds that a page may take to be drawn."""


class PageImages:
    """The pictures of one folder of results. Drawing takes one process, started with the first picture."""

    def __init__(self, out: Path) -> None:
        self._folder = out / FOLDER
        self._pool: ProcessPool | None = None

    async def image(self, original: Path, sha256: str, media_type: str, page: int, size: str) -> bytes:
        """A page as WebP.

        Args:
            original: the file, whose bytes have the digest.
            sha256: that digest, in hexadecimal.
            media_type: as found by content.
            page: the page, from 1.
            size: one of `WIDTHS`.

        Raises:
            PageImageError: the page cannot be drawn.
        """
        width = WIDTHS[size]
        kept = self._folder / sha256[:2] / f"{sha256}-{page}-{width}.webp"
        # No such file is the usual case of a first look; an unreadable one is drawn again.
        with contextlib.suppress(OSError):
            return kept.read_bytes()
        drawn = await self._draw(original, media_type, page, width)
        _keep(kept, drawn)
        return drawn

    async def _draw(self, original: Path, media_type: str, page: int, width: int) -> bytes:
        if self._pool is None:
            self._pool = ProcessPool(max_workers=1, max_tasks=500, context=get_context("spawn"))
        task = self._pool.schedule(
            render_page, args=(str(original), media_type, page, width), timeout=TIME_LIMIT
        )
        try:
            drawn: bytes = await asyncio.wrap_future(task)
        except TooLongError as error:
            raise PageImageError(f"page {page} takes longer than {TIME_LIMIT} s to draw") from error
        except ProcessExpired as error:
            raise PageImageError(f"page {page} cannot be drawn") from error
        return drawn

    def close(self) -> None:
        """End the process that draws."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()


def _keep(path: Path, content: bytes) -> None:
    """Put a picture on the disk in one step; a folder that cannot be written to costs time, nothing else."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
