"""Raised marks, as of notes: smaller figures, letters or signs above the baseline of the text beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.readers.page_layout import PrintedWord
from pipeline.readers.pdf.engine.chars import Char
from pipeline.readers.superscripts import superscript

SMALLEST, LARGEST = 0.35, 0.86
"""Times the size of the text beside it: how large a raised mark is."""

LEAST_RISE = 0.12
"""Times the size of the text beside it: how far a mark's baseline stands above, at least."""

DESCENT = 0.21
"""Times the font size: from the bottom of a character's box to its baseline."""

REACH = 0.45
"""Times the size of the text beside it: the widest gap between it and its mark."""

FIGURE = r"[\[(]?\d{1,3}[\])]?"
SIGN = r"\*{1,4}|[†‡§¶]{1,3}"
ONE = rf"(?:{FIGURE}|[\[(]?[a-z][\])]|{SIGN})"
MARK = re.compile(rf"{ONE}(?:\s*[,;]?\s*{ONE})*[,;]?|[\[(][ivx]{{1,4}}[\])]")
LETTER = re.compile(r"[a-z]")
ORDINAL = re.compile(r"(?<![\d,.\s])\d{1,2}$")
"""Behind these a raised letter is the end of an ordinal (`2e`, `1o`, `3a`)."""

ABBREVIATED = 4
"""Letters: behind shorter words a raised letter is part of an abbreviation (`Me`, `Mr`, `no`)."""


def split_at_marks(chars: Sequence[Char]) -> Iterator[tuple[bool, Sequence[Char]]]:
    """The characters in the order given, cut around raised marks; whether each part is one."""
    at = 0
    for start, end in _size_runs(chars):
        if start and end - start < 12 and _is_raised(chars, start, end):
            if start > at:
                yield False, chars[at:start]
            yield True, chars[start:end]
            at = end
    if at < len(chars):
        yield False, chars[at:]


def _size_runs(chars: Sequence[Char]) -> Iterator[tuple[int, int]]:
    """Runs of characters of one size."""
    start, look = 0, chars[0].look if chars else None
    for i, char in enumerate(chars):
        # Most characters look as the one before.
        if char.look is not look:
            if look is not None and char.look.size != look.size:
                yield start, i
                start = i
            look = char.look
    if chars:
        yield start, len(chars)


def _is_raised(chars: Sequence[Char], start: int, end: int) -> bool:
    """Whether a run of one size is a mark, raised beside what is drawn before it or after it."""
    shown = [char for char in chars[start:end] if not char.text.isspace()]
    text = "".join(char.text for char in shown)
    if not text or not (MARK.fullmatch(text) or LETTER.fullmatch(text)):
        return False
    before = next((c for c in reversed(chars[max(0, start - 3) : start]) if not c.text.isspace()), None)
    if before is not None and _is_above(shown[0], before) and _is_near(before, shown[0]):
        return bool(MARK.fullmatch(text)) or _may_have_letter(_word_before(chars, start))
    after = next((c for c in chars[end : end + 3] if not c.text.isspace()), None)
    return after is not None and _is_above(shown[-1], after) and _is_near(shown[-1], after)


def _word_before(chars: Sequence[Char], end: int) -> str:
    text = "".join(char.text for char in chars[max(0, end - 24) : end])
    return text.rstrip().rsplit(None, 1)[-1]


def _may_have_letter(word: str) -> bool:
    """Whether a raised letter behind a word is a note's mark and no end of an ordinal or an abbreviation."""
    if word[-1].isdigit():
        return not ORDINAL.search(word) or len(word) > 2
    return sum(map(str.isalpha, word)) >= ABBREVIATED or not word[-1].isalpha()


def _is_above(mark: Char, text: Char) -> bool:
    size = text.look.size
    rise = (text.bottom - DESCENT * size) - (mark.bottom - DESCENT * mark.look.size)
    return bool(SMALLEST * size <= mark.look.size <= LARGEST * size and LEAST_RISE * size <= rise < size)


def _is_near(left: Char, right: Char) -> bool:
    reach = REACH * max(left.look.size, right.look.size)
    return bool(-reach < right.x0 - left.x1 < reach)


def with_marks_drawn_apart(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The words, those that are raised marks though drawn apart from what they mark known as such."""
    hosts = [word for word in words if word.upright and not word.raised]
    raised: dict[PrintedWord, PrintedWord] = {}
    sizes = sorted(word.size for word in hosts)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for word in hosts:
        may_be = word.size <= LARGEST * usual and len(word.text) <= 4 and MARK.fullmatch(word.text)
        if may_be and _marked(word, hosts):
            raised[word] = replace(word, text=superscript(word.text), raised=True)
    return [raised.get(word, word) for word in words]


def _marked(mark: PrintedWord, words: Sequence[PrintedWord]) -> bool:
    """Whether a word is raised right behind another one."""
    for word in words:
        size = word.size
        gap = mark.box.x0 - word.box.x1
        rise = word.box.bottom - DESCENT * size - mark.box.bottom + DESCENT * mark.size
        is_small = SMALLEST * size <= mark.size <= LARGEST * size
        if is_small and -0.2 * size < gap < 0.25 * size and LEAST_RISE * size <= rise < 0.8 * size:
            return any(map(str.isalnum, word.text))
    return False


def with_marks_in_line(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The words, raised marks as high as the word that they stand beside, so that they are on its line."""
    if not any(word.raised for word in words):
        return list(words)
    return [_in_line(word, words) if word.raised else word for word in words]


def _in_line(mark: PrintedWord, words: Sequence[PrintedWord]) -> PrintedWord:
    beside = [
        word
        for word in words
        if not word.raised
        and word.size * LARGEST >= mark.size
        and word.box.top - 0.5 * word.size < mark.box.middle < word.box.bottom
        and -word.size < mark.box.x0 - word.box.x1 < word.size + mark.box.width
    ] or [
        word
        for word in words
        if not word.raised
        and word.box.top - 0.5 * word.size < mark.box.middle < word.box.bottom
        and word.box.x1 - mark.box.x1 > 0
        and word.box.x0 - mark.box.x1 < 2 * word.size
    ]
    host = min(beside, key=lambda w: (abs(w.order - mark.order), w.order), default=None)
    if host is None:
        return mark
    return replace(mark, box=mark.box._replace(top=host.box.top, bottom=host.box.bottom))
