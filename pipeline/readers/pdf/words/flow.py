"""Characters in the order in which they are drawn, parted into words.

The same words as of pdfplumber's `WordExtractor` with `use_text_flow`, which a test holds side by side, in a
quarter of its time: one loop, without a generator and calls for each character.
"""

from __future__ import annotations

from collections.abc import Sequence

from pdfplumber.utils.text import LIGATURES

from pipeline.readers.pdf.engine.chars import Char, DrawnWord

FIRST_LIGATURE = min(LIGATURES)
"""No character before this one is a ligature."""

LINE = 3.0
"""Points: characters whose tops differ by more stand on two lines."""


def words_in_flow(chars: Sequence[Char], gap: float, *, leftwards: bool) -> list[DrawnWord]:
    """Words with their text, their box and their `chars`.

    Args:
        chars: characters as they are drawn.
        gap: of the size of a character; a wider gap behind it parts words.
        leftwards: whether each character stands to the left of the one before.
    """
    words: list[DrawnWord] = []
    run: list[Char] = []
    shared = {look: (look.upright, gap * look.size) for look in {char.look for char in chars}}
    upright = True
    x0 = x1 = top = bottom = before_x0 = before_x1 = before_top = reach = 0.0
    for char in chars:
        text = char.text
        if text.isspace():
            if run:
                words.append(_word(run, x0, top, x1, bottom))
                run = []
            continue
        at_x0, at_x1, at_top, at_bottom = char.x0, char.x1, char.top, char.bottom
        is_upright, step = shared[char.look]
        if run and (
            is_upright != upright
            or not text
            or (
                (at_x1 > before_x1 or at_x1 < before_x0 - reach)
                if leftwards
                else (at_x0 < before_x0 or at_x0 > before_x1 + reach)
            )
            or abs(at_top - before_top) > LINE
        ):
            words.append(_word(run, x0, top, x1, bottom))
            run = []
        if run:
            run.append(char)
            if at_x0 < x0:
                x0 = at_x0
            if at_x1 > x1:
                x1 = at_x1
            if at_top < top:
                top = at_top
            if at_bottom > bottom:
                bottom = at_bottom
        else:
            run, upright = [char], is_upright
            x0, x1, top, bottom = at_x0, at_x1, at_top, at_bottom
        if not text:
            # What has no text stands alone.
            words.append(_word(run, x0, top, x1, bottom))
            run = []
        before_x0, before_x1, before_top, reach = at_x0, at_x1, at_top, step
    if run:
        words.append(_word(run, x0, top, x1, bottom))
    return words


def _word(chars: list[Char], x0: float, top: float, x1: float, bottom: float) -> DrawnWord:
    text = "".join([char.text for char in chars])
    if text and max(text) >= FIRST_LIGATURE:
        text = "".join([str(LIGATURES.get(char.text, char.text)) for char in chars])
    return DrawnWord(text, x0, top, x1, bottom, chars)
