"""Cut-outs of pages: the printed figure as it stands on paper, marked."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2

from pipeline.records.schema import Boxed

SCALE = 2.0
MARGIN_X, MARGIN_Y = 90.0, 26.0
"""Points of the page that are shown beside and above the figure."""

MARK = (255, 214, 10)


class Cutouts:
    """Renders places of the PDF documents below a folder; each is opened once, and closed with the block."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw
        self._open: dict[str, Any] = {}

    def __enter__(self) -> Cutouts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for document in self._open.values():
            document.close()

    def png(self, path: str, page: int | None, place: Boxed) -> bytes | None:
        """The part of a page around a box, the box marked; None where there is no such page or no box."""
        box = place.box
        if box is None or page is None or not path.lower().endswith(".pdf"):
            return None
        document = self._document(path)
        if document is None or not 1 <= page <= len(document):
            return None
        image = document[page - 1].render(scale=SCALE).to_pil().convert("RGB")
        x0, top, x1, bottom = (round(side * SCALE) for side in box)
        across, along = round(MARGIN_X * SCALE), round(MARGIN_Y * SCALE)
        left, upper = max(0, x0 - across), max(0, top - along)
        shown = image.crop((left, upper, min(image.width, x1 + across), min(image.height, bottom + along)))
        _mark(shown, (x0 - left - 3, top - upper - 3, x1 - left + 3, bottom - upper + 3))
        file = io.BytesIO()
        shown.convert("P", palette=1, colors=64).save(file, "PNG", optimize=True)
        return file.getvalue()

    def _document(self, path: str) -> Any:
        if path not in self._open:
            file = self._raw / path
            if not file.is_file():
                return None
            try:
                self._open[path] = pypdfium2.PdfDocument(file)
            except pypdfium2.PdfiumError:
                return None
        return self._open[path]


def _mark(image: Any, box: tuple[int, int, int, int]) -> None:
    """Darken nothing: multiply the colour of a marker pen over the figure."""
    from PIL import Image, ImageChops

    region = image.crop(box)
    image.paste(ImageChops.multiply(region, Image.new("RGB", region.size, MARK)), box[:2])


def data_url(png: bytes) -> str:
    """An image as an address that a page can hold."""
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
