"""Scans that were not laid straight: which way up a page stands, and by how much its lines slope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

STEEPEST = 5.0
"""Degrees: pages that slope more are not straightened; text is set so on purpose."""

BEYOND = 10
"""Degrees: so much steeper slopes are tried, too, lest half of one be taken out."""

COARSE, FINE = 0.5, 0.1
"""Degrees: the steps in which slopes are tried, over all of them and around the best."""

LEAST = 0.25
"""Degrees: a smaller slope does no harm."""

CLEARER = 1.04
"""So much more must the rows of a page differ once it is turned, for the slope not to be chance."""

SAMPLE = 800
"""Pixels: the longer side of the picture that slopes are tried on."""

INK = 128
"""Levels of grey, of 256: darker pixels are ink."""


def find_skew(grey: Image.Image) -> float:
    """By how many degrees anticlockwise to turn a page for its lines to be level; 0 where it is unclear.

    The rows of a page of level lines are either full of ink or free of it: the slope that is taken out
    is the one whose removal makes neighbouring rows differ the most.
    """
    small = grey.copy()
    small.thumbnail((SAMPLE, SAMPLE))
    ink = small.point([255 if level < INK else 0 for level in range(256)])
    steps = int(STEEPEST / COARSE)
    coarse = [k * COARSE for k in range(-steps, steps + 1)]
    beyond = [sign * (STEEPEST + k) for sign in (-1, 1) for k in range(1, BEYOND + 1)]
    best = max([*coarse, *beyond], key=lambda angle: (_contrast(ink, angle), -abs(angle)))
    if abs(best) > STEEPEST:
        return 0.0
    around = [best + k * FINE for k in range(-4, 5)]
    best = max(around, key=lambda angle: (_contrast(ink, angle), -abs(angle)))
    is_clear = _contrast(ink, best) > CLEARER * _contrast(ink, 0.0)
    return best if is_clear and LEAST <= abs(best) < STEEPEST else 0.0


def straightened(grey: Image.Image, angle: float) -> Image.Image:
    """A page turned by some degrees anticlockwise, as large as before, with paper at its corners."""
    return grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def _contrast(ink: Image.Image, angle: float) -> float:
    """How much the rows of a page differ from their neighbours once it is turned."""
    turned: NDArray[np.float64] = np.asarray(ink.rotate(angle), dtype=np.float64)
    rows = turned.sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
