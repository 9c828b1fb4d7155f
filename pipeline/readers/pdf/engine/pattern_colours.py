"""Lines whose colour pdfium does not tell: gradients and patterns come as white and are looked at instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from pipeline.readers.pdf.engine.matrices import Bounds

Shape = dict[str, Any]

WHITE = (1.0, 1.0, 1.0)
"""What pdfium says of a colour that is none of one ink, as of white."""

LEAST = 3
"""With fewer white lines than this a page is not looked at: they rule no table."""

INK = 8
"""Of 255: a line is darker than what lies on both sides of it by at least this much."""

BESIDE = 3
"""Pixels from the middle of a line to what lies beside it; a pixel is a point."""

SAMPLES = (0.25, 0.5, 0.75)
"""Where along a line it is looked at; it shows if it does at most of these."""


def tell_inked(lines: Sequence[Shape], page: pypdfium2.PdfPage, shown: Bounds) -> None:
    """Take the colour from white lines of a page that can be seen on it, as nobody knows which it is.

    `shown` is what the picture of the page shows of it: points, origin top left.
    """
    white = [line for line in lines if line["stroke"] and line["stroking_color"] == WHITE]
    if len(white) < LEAST:
        return
    bitmap = page.render(scale=1, grayscale=True)
    picture = np.atleast_2d(bitmap.to_numpy().squeeze())
    bitmap.close()
    for line in white:
        if _shows(line, picture, shown):
            line["stroking_color"] = None


def _shows(line: Shape, picture: NDArray[np.uint8], shown: Bounds) -> bool:
    x0, x1 = (line[side] - shown[0] for side in ("x0", "x1"))
    top, bottom = (line[side] - shown[1] for side in ("top", "bottom"))
    level = x1 - x0 >= bottom - top
    # A line that stands upright is looked at in the picture turned on its side.
    seen = picture if level else picture.T
    (start, end), at = ((x0, x1), (top + bottom) / 2) if level else ((top, bottom), (x0 + x1) / 2)
    darker = 0
    for share in SAMPLES:
        across = seen[:, min(max(0, int(start + share * (end - start))), seen.shape[1] - 1)].astype(int)
        middle = int(at)
        if not BESIDE <= middle < len(across) - BESIDE:
            continue
        beside = min(across[middle - BESIDE], across[middle + BESIDE])
        darker += across[middle - 1 : middle + 2].min() <= beside - INK
    return 2 * darker > len(SAMPLES)
