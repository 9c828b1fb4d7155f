"""One page as an image. Runs in a process of its own, which may be killed: originals come from anywhere."""

from __future__ import annotations

import io
from pathlib import Path

from pipeline.readers.page_images import PageImageError, draw_page

__all__ = ["PageImageError", "render_page"]

QUALITY, EFFORT = 78, 2
"""WebP: small enough for text to stay sharp, fast enough for a first look."""


def render_page(path: str, media_type: str, page: int, width: int) -> bytes:
    """A page as WebP.

    Args:
        path: the original.
        media_type: as found by content: PDF or an image.
        page: the page, from 1.
        width: how wide the image is to be, in pixels.

    Raises:
        PageImageError: the file has no such page, or none that can be drawn.
    """
    file = io.BytesIO()
    draw_page(Path(path), media_type, page, width).save(file, "WEBP", quality=QUALITY, method=EFFORT)
    return file.getvalue()
