"""One page as an image. Runs in a process of its own, which may be killed: originals come from anywhere."""

from __future__ import annotations

import io
from pathlib import Path

MAX_SIDE = 4_000
"""Pixels of the longer side at most: a poster is shown smaller than it was asked for."""

QUALITY, EFFORT = 78, 2
"""WebP: small enough for text to stay sharp, fast enough for a first look."""


class PageImageError(Exception):
    """A page that cannot be shown as an image; the message says why, in one line."""


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
    from PIL import Image

    # The worker has no time to lose on a picture of hostile size; Pillow says so from this many pixels on.
    Image.MAX_IMAGE_PIXELS = 120_000_000
    try:
        image = _pdf_page(path, page, width) if media_type == "application/pdf" else _frame(path, page, width)
    except (OSError, ValueError, RuntimeError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PageImageError(f"page {page} cannot be drawn: {error}") from error
    file = io.BytesIO()
    image.convert("RGB").save(file, "WEBP", quality=QUALITY, method=EFFORT)
    return file.getvalue()


def _pdf_page(path: str, page: int, width: int):  # type: ignore[no-untyped-def]
    import pypdfium2

    with pypdfium2.PdfDocument(Path(path)) as document:
        if not 1 <= page <= len(document):
            raise ValueError("there is no such page")
        drawn = document[page - 1]
        across, along = drawn.get_size()
        scale = min(width / across, MAX_SIDE / max(across, along))
        return drawn.render(scale=scale).to_pil()


def _frame(path: str, page: int, width: int):  # type: ignore[no-untyped-def]
    from PIL import Image, ImageOps

    with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as image:
        image.seek(page - 1)
        if image.mode.startswith("I;16"):
            shown = image.point(lambda level: level / 256).convert("L")
        else:
            image.load()
            shown = ImageOps.exif_transpose(image)
        if shown.has_transparency_data:
            shown = shown.convert("RGBA")
            shown = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
        height = max(1, round(shown.height * width / shown.width))
        if width < shown.width and height <= MAX_SIDE:
            shown = shown.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        return shown.copy()
