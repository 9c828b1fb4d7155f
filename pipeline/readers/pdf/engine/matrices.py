"""Transformation matrices of PDF (ISO 32000-1, 8.3.3) as six numbers a, b, c, d, e, f."""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what `first` does and then what `then` does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def applied(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def turning(mediabox: Bounds, rotation: int) -> tuple[Matrix, Bounds]:
    """The matrix from a page's own space to the page as it is shown, and its box in pdfplumber's coordinates.

    Args:
        mediabox: two opposite corners, in points, in any order.
        rotation: clockwise, a multiple of 90 degrees.
    """
    x0, x1 = sorted((mediabox[0], mediabox[2]))
    y0, y1 = sorted((mediabox[1], mediabox[3]))
    matrices: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }
    # pdfplumber keeps the box's own corner as an offset, whatever the rotation.
    left, low, right, high = (y0, x0, y1, x1) if rotation in (90, 270) else (x0, y0, x1, y1)
    return matrices.get(rotation, (1, 0, 0, 1, -x0, -y0)), (left, 0.0 - low, right, high - 2 * low)
