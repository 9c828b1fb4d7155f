"""Text set in lines on a canvas, for tests of the order in which a page is read."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

SIZE = 9
"""Points of running text."""


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a text in a column so many points wide."""
    canvas = Canvas("unused")
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if canvas.stringWidth(longer, "Helvetica", SIZE) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw(canvas: Canvas, lines: Sequence[str], x: float, top: float, size: float = SIZE) -> float:
    """Draw lines from a top edge on, in points from the page's; gives where the next would stand."""
    canvas.setFont("Helvetica", size)
    for line in lines:
        canvas.drawString(x, canvas._pagesize[1] - top - size, line)
        top += 1.25 * size
    return top
