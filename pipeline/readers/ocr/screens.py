"""Screened grounds of scans in black and white: dots that stand for a grey and hide the letters on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

INK = 128
"""Levels of grey, of 256: darker pixels are ink."""

DOT, FREE = 1, 2
"""Pixels around the middle of a dot: it has ink no farther than the one, and none up to the other."""

TILE = 96
"""Pixels: how large the parts of a page are that are told apart."""

SCREENED = 40.0
"""Dots among ten thousand pixels: on a part of a page with more of them the ground is screened.

Measured on pages rendered at 300 pixels per inch: on screened ones 100 to 700, beside letters 31 at most.
"""


def without_screen(grey: Image.Image) -> Image.Image:
    """The page without the dots of screened grounds; as it is where it has none."""
    pixels = np.asarray(grey)
    dots = _dots(pixels < INK)
    screened = _on_screened_tiles(dots)
    if not screened.any():
        return grey
    # A dot may be as large as what is looked at around its middle.
    middles = Image.fromarray((dots & screened).astype(np.uint8) * 255)
    taken = np.asarray(middles.filter(ImageFilter.MaxFilter(2 * DOT + 1))) > 0
    return Image.fromarray(np.where(taken, np.uint8(255), pixels))


def _dots(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pixels of ink that stand alone: what is around them is free."""
    height, width = ink.shape
    sums = np.zeros((height + 2 * FREE + 1, width + 2 * FREE + 1), np.int32)
    padded = np.pad(ink, FREE)
    np.cumsum(np.cumsum(padded, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    near, wide = _sums_around(sums, DOT, ink.shape), _sums_around(sums, FREE, ink.shape)
    dots: NDArray[np.bool_] = ink & (near == wide)
    return dots


def _sums_around(sums: NDArray[np.int32], reach: int, shape: tuple[int, int]) -> NDArray[np.int32]:
    """How many pixels of ink there are around each pixel, from sums over a page padded by FREE pixels."""
    height, width = shape
    low, high = FREE - reach, FREE + reach + 1
    return (
        sums[high : high + height, high : high + width]
        - sums[low : low + height, high : high + width]
        - sums[high : high + height, low : low + width]
        + sums[low : low + height, low : low + width]
    )


def _on_screened_tiles(dots: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pixels of the parts of a page that hold many dots."""
    height, width = dots.shape
    rows, columns = -(-height // TILE), -(-width // TILE)
    padded = np.zeros((rows * TILE, columns * TILE), np.bool_)
    padded[:height, :width] = dots
    counts = padded.reshape(rows, TILE, columns, TILE).sum(axis=(1, 3))
    many = counts > SCREENED * TILE * TILE / 10_000
    return np.repeat(np.repeat(many, TILE, axis=0), TILE, axis=1)[:height, :width]
