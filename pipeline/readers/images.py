"""Scans that come as images: PNG, JPEG, and TIFF with any number of pages."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.readers.ocr import OcrError, read_scan
from pipeline.readers.pdf.engine_results import Attempt
from pipeline.readers.pdf.reading import build_reading
from pipeline.readers.quality import judged
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

FORMATS: dict[str, str] = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
"""Pillow's name of each format that is read, and its media type."""

USUAL_RESOLUTION = 150.0
"""Pixels per inch of an image that does not say how many it has."""

LOWEST, HIGHEST = 100.0, 1200.0
"""Scanners keep within these; cameras and programs write 72 or 96 without meaning it."""

WANTED_RESOLUTION = 300.0
"""Letters are recognised best at so many pixels per inch; coarser images are enlarged."""

MAX_PIXELS = 25_000_000
"""Images are made smaller than this before they are read."""

MAX_PAGES = 1_000

DAMAGED = "the image is damaged"
TOO_LARGE = "the image has too many pixels to be a page"

FAILURES = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, struct.error)
"""What a damaged image makes Pillow raise, its parsers' own errors and what they stumble over."""


def read_image(source: Source) -> Reading:
    """Read a scan by OCR: a page for each image in the file, upright, its size from its resolution.

    A page that cannot be read is a problem of the reading and makes the document `partial`.

    Raises:
        UnreadableError: the file is no image, is damaged from the start, or would fill the memory.
    """
    with _opened(source) as image:
        n_images = getattr(image, "n_frames", 1)
        attempt = Attempt("tesseract", n_pages=min(n_images, MAX_PAGES))
        if n_images > MAX_PAGES:
            attempt.lost = (f"only the first {MAX_PAGES} of {n_images} pages were read",)
        for number in range(1, attempt.n_pages + 1):
            try:
                image.seek(number - 1)
                attempt.add(judged(read_scan(*_prepared(image, number))))
            except OcrError as error:
                attempt.failed[number] = str(error)
            except Image.DecompressionBombWarning:
                attempt.failed[number] = TOO_LARGE
            except FAILURES:
                attempt.failed[number] = DAMAGED
        media_type = FORMATS[image.format or ""]
    return build_reading(source, attempt, media_type)


@contextmanager
def _opened(source: Source) -> Iterator[Image.Image]:
    """The image, with Pillow's warning of decompression bombs as an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(source.path, formats=tuple(FORMATS))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise UnreadableError(TOO_LARGE) from error
        except (UnidentifiedImageError, *FAILURES) as error:
            raise UnreadableError(DAMAGED) from error
        with image:
            yield image


def _prepared(image: Image.Image, number: int) -> tuple[Image.Image, int, float]:
    """The image as it is to be read, the number of its page, and its pixels per inch."""
    resolution = _resolution(image.info)
    grey = _grey(ImageOps.exif_transpose(image))
    factor = WANTED_RESOLUTION / resolution if resolution < WANTED_RESOLUTION else 1.0
    factor = min(factor, sqrt(MAX_PIXELS / (grey.width * grey.height)))
    if factor != 1.0:
        size = max(1, round(grey.width * factor)), max(1, round(grey.height * factor))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return grey, number, resolution * factor


def _resolution(info: dict[str | tuple[int, int], Any]) -> float:
    try:
        resolution = float(info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ArithmeticError, LookupError):
        return USUAL_RESOLUTION
    return resolution if LOWEST <= resolution <= HIGHEST else USUAL_RESOLUTION


def _grey(image: Image.Image) -> Image.Image:
    """The image in levels of grey, on white where it is transparent."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("L")
