"""Pages as pictures, from PDF and image files: what the reading room and the report show of an original."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 4_000
"""Pixels of the longer side at most: a poster is shown smaller than it was asked for."""

PDF = "application/pdf"
IMAGES = frozenset({"image/png", "image/jpeg", "image/tiff"})
"""Media types whose frames are their pages."""


class PageImageError(Exception):
    """A page that cannot be shown as an image; the message says why, in one line."""


def can_be_drawn(media_type: str | None) -> bool:
    """Whether documents of a media type have pages to show."""
    return media_type == PDF or media_type in IMAGES


def draw_page(path: Path, media_type: str, page: int, width: int) -> Image:
    """A page as an image in RGB.

    Args:
        path: the original.
        media_type: as found by content: PDF or an image.
        page: the page, from 1.
        width: how wide the image is to be, in pixels; an image that has fewer is not made larger.

    Raises:
        PageImageError: the file has no such page, or none that can be drawn.
    """
    from PIL import Image

    # Nobody has time to lose on a picture of hostile size; Pillow says so from this many pixels on.
    Image.MAX_IMAGE_PIXELS = 120_000_000
    try:
        image = _pdf_page(path, page, width) if media_type == PDF else _frame(path, page, width)
    except (OSError, ValueError, RuntimeError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PageImageError(f"page {page} cannot be drawn: {error}") from error
    return image.convert("RGB")


def _pdf_page(path: Path, page: int, width: int) -> Image:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        if not 1 <= page <= len(document):
            raise ValueError("there is no such page")
        drawn = document[page - 1]
        across, along = drawn.get_size()
        scale = min(width / across, MAX_SIDE / max(across, along))
        image: Image = drawn.render(scale=scale).to_pil()
        return image


def _frame(path: Path, page: int, width: int) -> Image:
    from PIL import Image, ImageOps

    with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as image:
        image.seek(page - 1)
        shown: Image.Image
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
