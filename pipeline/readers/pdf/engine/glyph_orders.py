"""Letters that a font gives by the numbers of its glyphs alone: read in the order that most fonts keep.

Without a table from codes to letters, a font whose codes are numbers of glyphs shows `7RWDO` where it prints
`Total`. The standard order is taken for that of a font where it makes language of what is none, or figures
grouped in threes. Spaces and figures give such a text away: their codes are those of no letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.language.legibility import REPLACEMENT, legibility
from pipeline.readers.pdf.engine.chars import Char

Order = Mapping[int, str]
"""The letter of each code."""

MACINTOSH: Order = {
    **{glyph: chr(glyph + 29) for glyph in range(3, 98)},
    **{glyph: bytes([glyph + 30]).decode("mac_roman") for glyph in range(98, 226)},
}
"""The standard order of TrueType fonts (OpenType, table `post`): the characters of the Macintosh in a row."""

LIGATURES: Order = dict(zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
OPENING: Order = {0x10: "“", 0x12: "„", 0x13: "«"}
CLOSING: Order = {0x11: "”", 0x14: "»"}
DASHES: Order = {0x15: "–", 0x16: "—"}
CORK: Order = {**OPENING, **CLOSING, **DASHES, **LIGATURES}
"""What TeX prints from codes below the space (encoding Cork, T1); its letters stand at their usual codes."""

IN_GLYPHS = 0.1
"""Of a text in numbers of glyphs so many characters are spaces and figures, at least."""

MOST_ODD = 0.07
"""With a greater share of odd pairs of letters, what an order makes of a text is chance.

Measured on 20 files: of text in this order at most .045, of other fonts without letters .10 and more.
"""

FEWEST_LETTERS = 8
"""A text beside one in glyphs that is as short as a heading has so many letters, or figures alone."""

FEWEST_GROUPED = 10
"""So many figures grouped in threes show an order by themselves."""

FIGURES = re.compile(r"[\d\s.,:;/()%*+–-]+")
GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[ .,]\d{3})+(?!\d)")

FEWEST_LOST, MOST_LOST = 20, 0.2
"""A page with so many characters that nobody can name, and this share of all, is not read without them."""


def is_unnamed(letter: str) -> bool:
    """Whether a character is none of any text."""
    return letter < " " or "\x7f" <= letter < "\xa0"


def with_letters(chars: Sequence[Char]) -> list[Char]:
    """The characters of a page, those without a name read in the order of their font, or left out.

    Where too much of a page would be left out, they are characters that nobody can name.
    """
    texts: dict[str, str] = defaultdict(str)
    for char in chars:
        texts[char.look.fontname] += char.text
    in_doubt = {font: text for font, text in texts.items() if any(map(is_unnamed, text))}
    orders = orders_of(in_doubt)
    n_lost = sum(sum(map(is_unnamed, text)) for font, text in in_doubt.items() if font not in orders)
    is_lost = n_lost >= FEWEST_LOST and n_lost >= MOST_LOST * len(chars)
    named = []
    for char in chars:
        letter = _letter(char, orders.get(char.look.fontname, {}))
        if is_unnamed(letter):
            if not is_lost:
                continue
            letter = REPLACEMENT
        named.append(
            char if letter == char.text else Char(letter, char.x0, char.top, char.x1, char.bottom, char.look)
        )
    return named


def _letter(char: Char, order: Order) -> str:
    letter = char.text
    # A space of no width is none that is printed.
    return (
        letter
        if len(letter) != 1 or (letter == " " and char.x0 == char.x1)
        else order.get(ord(letter), letter)
    )


def orders_of(texts: Mapping[str, str]) -> dict[str, Order]:
    """The order of each font whose text on a page shows one, of texts with characters that have no name.

    A text too short to show it, as a heading in bold, is in the order that another one of the page shows.
    """
    found = {font: order for font, text in texts.items() if (order := _order_of(text)) is not None}
    if any(order is MACINTOSH for order in found.values()):
        beside = [font for font in texts if font not in found and _is_beside(texts[font])]
        found |= dict.fromkeys(beside, MACINTOSH)
    return found


def _order_of(text: str) -> Order | None:
    if _is_language(_without_unnamed(text)):
        return CORK if _is_in_cork(text) else None
    if not _is_in_glyphs(text):
        return None
    read = _in_glyphs(text)
    shows = _is_language(read) or (FIGURES.fullmatch(read) and len(GROUPED.findall(read)) >= FEWEST_GROUPED)
    return MACINTOSH if shows else None


def _is_language(text: str) -> bool:
    odd = legibility(text).odd
    return odd is not None and odd < MOST_ODD


def _is_in_cork(text: str) -> bool:
    """Whether all that has no name is of Cork and stands where it can, ligatures among it."""
    unnamed = [at for at, letter in enumerate(text) if is_unnamed(letter)]
    return any(ord(text[at]) in LIGATURES for at in unnamed) and all(_stands(text, at) for at in unnamed)


def _stands(text: str, at: int) -> bool:
    """Whether a sign of Cork can stand at a place: ligatures beside letters, quotation marks around words."""
    code, before, after = ord(text[at]), text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if code in LIGATURES:
        return before.isalpha() or after.isalpha()
    return (
        code in CORK
        and not (code in OPENING and before.isalnum())
        and not (code in CLOSING and after.isalnum())
    )


def _is_in_glyphs(text: str) -> bool:
    """Whether a text can be one of numbers of glyphs: all have letters, many are spaces and figures."""
    signs = [letter for letter in text if letter != " "]
    unnamed = [letter for letter in signs if is_unnamed(letter)]
    return len(unnamed) >= IN_GLYPHS * len(signs) and all(ord(letter) in MACINTOSH for letter in signs)


def _is_beside(text: str) -> bool:
    """Whether a text beside one in glyphs is one itself: figures alone, or words."""
    if not _is_in_glyphs(text):
        return False
    read = _in_glyphs(text)
    n_letters = sum(map(str.isalpha, read))
    # Judged by the share of its odd pairs, however few they are.
    return FIGURES.fullmatch(read) is not None or (n_letters >= FEWEST_LETTERS and _is_language(read * 20))


def _in_glyphs(text: str) -> str:
    """The letters of a text of numbers of glyphs; the spaces in it are those between its parts."""
    return "".join(letter if letter == " " else MACINTOSH.get(ord(letter), letter) for letter in text)


def _without_unnamed(text: str) -> str:
    return "".join(letter for letter in text if not is_unnamed(letter))
