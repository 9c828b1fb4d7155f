"""What the picture of a page shows where a letter stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from pdfplumber.page import Page
from PIL import Image

Bounds = tuple[float, float, float, float]

RESOLUTION = 72
FLAT = 24
"""Of 255: where the grey of a letter's place varies by no more, no letter is seen."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page in levels of grey; `shown` is what of the page it shows, origin top left."""

    picture: Image.Image
    shown: Bounds

    @classmethod
    def of(cls, page: Page) -> PagePicture | None:
        """The picture of a page; None where its engine draws none."""
        render: Callable[[int, float], Image.Image] | None = getattr(page.pdf, "rendered", None)
        return None if render is None else cls(render(page.page_number, RESOLUTION), page.cropbox)

    def is_flat(self, place: Bounds) -> bool:
        """Whether nothing is seen at a place of the page; what lies outside of the picture is not flat."""
        scale = RESOLUTION / 72
        left, top = (ceil((place[n] - self.shown[n]) * scale) for n in (0, 1))
        right, bottom = (floor((place[n + 2] - self.shown[n]) * scale) for n in (0, 1))
        box = (
            max(0, left),
            max(0, top),
            min(self.picture.width, max(right, left + 1)),
            min(self.picture.height, max(bottom, top + 1)),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return False
        greys = self.picture.crop(box).tobytes()
        return max(greys) - min(greys) <= FLAT
