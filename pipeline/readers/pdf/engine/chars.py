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


def as_objects(chars: Iterable[Char], page: int, height: float) -> list[dict[str, Any]]:
    """Characters of a page of that number and height as pdfplumber has them, with `bold` and `unseen`."""
    shared: dict[CharLook, dict[str, Any]] = {}
    return [_as_object(char, _shared(char.look, page, shared), height) for char in chars]


def _shared(look: CharLook, page: int, known: dict[CharLook, dict[str, Any]]) -> dict[str, Any]:
    if look not in known:
        known[look] = {
            "object_type": "char",
            "page_number": page,
            "fontname": look.fontname,
            "size": look.size,
            "upright": look.upright,
            "matrix": look.matrix,
            "bold": look.bold,
            "unseen": look.unseen,
        }
    return known[look]


def _as_object(char: Char, shared: dict[str, Any], height: float) -> dict[str, Any]:
    width = char.x1 - char.x0
    return {
        **shared,
        "text": char.text,
        "x0": char.x0,
        "x1": char.x1,
        "y0": height - char.bottom,
        "y1": height - char.top,
        "top": char.top,
        "doctop": char.top,
        "bottom": char.bottom,
        "width": width,
        "adv": width,
        "height": char.bottom - char.top,
    }
