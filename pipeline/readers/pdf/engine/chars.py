"""Characters of a page: what each has of its own, and what it shares with all that look the same.

A page has thousands of them. Those of pdfplumber, of whatever engine, are mappings of some twenty keys; here
one is made in a fifth of the time, and what looks the same is compared and worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.readers.pdf.engine.fonts import is_bold
from pipeline.records.record import Frozen


class CharLook(Frozen, eq=False, gc=False):
    """What characters of one type and direction share.

    `size` is that of the type in points; `matrix` turns and scales it, see pdfplumber. `unseen` says why they
    print nothing by themselves: `invisible` or `white`.
    """

    fontname: str
    size: float
    upright: bool
    matrix: tuple[float, ...]
    bold: bool
    unseen: str | None = None


class Char(Frozen, eq=False, gc=False):
    """A character and its box; points, origin top left. A space that is not printed has no width."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    look: CharLook


class DrawnWord(Frozen, eq=False, gc=False):
    """Characters that are one word as they are drawn, and the box around them; `raised` as a mark is."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    chars: list[Char]
    raised: bool = False

    @property
    def look(self) -> CharLook:
        """That of its middle: an initial may look otherwise."""
        return self.chars[len(self.chars) // 2].look


def space_after(char: Char) -> Char:
    """A space of no width right behind a character."""
    return Char(" ", char.x1, char.top, char.x1, char.bottom, char.look)


def chars_of(objects: Iterable[Mapping[str, Any]]) -> list[Char]:
    """The characters that pdfplumber read itself."""
    looks: dict[tuple[Any, ...], CharLook] = {}
    chars = []
    for one in objects:
        key = one["fontname"], one["size"], one["upright"], tuple(one["matrix"])
        look = looks.get(key)
        if look is None:
            look = looks[key] = CharLook(*key, bold=is_bold(key[0]))
        chars.append(Char(one["text"], one["x0"], one["top"], one["x1"], one["bottom"], look))
    return chars


OWN = ("text", "x0", "x1", "y0", "y1", "top", "doctop", "bottom", "width", "adv", "height")
"""Keys of what each character of pdfplumber's has of its own."""


def as_objects(chars: Iterable[Char], page: int, height: float) -> list[dict[str, Any]]:
    """Characters of a page of that number and height as pdfplumber has them, with `bold` and `unseen`."""
    shared: dict[CharLook, dict[str, Any]] = {}
    objects = []
    for char in chars:
        look = char.look
        if look not in shared:
            shared[look] = _shared(look, page)
        # A copy with all keys is made in half the time of one that keys are added to.
        one = shared[look].copy()
        x0, x1, top, bottom = char.x0, char.x1, char.top, char.bottom
        one["text"] = char.text
        one["x0"], one["x1"], one["y0"], one["y1"] = x0, x1, height - bottom, height - top
        one["top"] = one["doctop"] = top
        one["bottom"] = bottom
        one["width"] = one["adv"] = x1 - x0
        one["height"] = bottom - top
        objects.append(one)
    return objects


def _shared(look: CharLook, page: int) -> dict[str, Any]:
    """What characters of one look have in common, with room for what is their own."""
    common = {
        "object_type": "char",
        "page_number": page,
        "fontname": look.fontname,
        "size": look.size,
        "upright": look.upright,
        "matrix": look.matrix,
        "bold": look.bold,
        "unseen": look.unseen,
    }
    return common | dict.fromkeys(OWN)
