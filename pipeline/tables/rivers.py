"""Narrow gutters: strips of white that run down between the words of every row of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.records import Word
from pipeline.tables.lines import SIGNS, Line, Phrase, has_digit, is_group, is_value, sides

River = tuple[float, float]
"""Left and right side of a strip of white, in points."""

LEAST_ROWS = 3
"""Fewer rows than this leave white strips between words by chance."""

MANY_LINES = 8
"""So many lines of words leave no white strip between them all by chance."""

LEAST_WIDTH = 0.28
"""The least width of a strip as a share of the font size; a space is about as wide."""

BROADER = 1.15
"""A strip is at least this many times as wide as the spaces between the words around it."""

LEAST_SPACES = 4
"""Fewer spaces between words do not tell how wide a space is."""

BETWEEN_NUMBERS = 0.15
"""The same where numbers stand on both sides of it."""

REPEATED = 0.7
"""With a greater share of rows that say the same word before a strip, its space is one of a sentence."""

WIDE = 0.45
"""No space within a number is as wide as this share of the font size."""


def split_at_rivers(lines: Sequence[Line]) -> None:
    """Part the phrases of lines where a strip of white runs down between the words of all rows of numbers.

    Columns can stand closer to each other than two words of a sentence that is set wide. A strip between
    the groups of three digits of one number is none.
    """
    _split_all(lines)
    rows = [line for line in lines if any(phrase.value for phrase in line.phrases[1:])]
    if len(rows) < LEAST_ROWS:
        return
    size = sorted(line.size for line in rows)[len(rows) // 2]
    white = _white(rows)
    space = _space(lines)
    rivers = [river for river in white if _is_gutter(rows, river, size, space)]
    wide = [river for river in white if river[1] - river[0] >= max(WIDE * size, BROADER * space)]
    numeric = set(map(id, rows))
    for line in lines:
        line.phrases = [
            part for phrase in line.phrases for part in _parts(phrase, rivers, line.size, space=space)
        ]
        if id(line) not in numeric:
            line.phrases = [
                part for phrase in line.phrases for part in _parts(phrase, wide, line.size, WIDE, space)
            ]


def _split_all(lines: Sequence[Line]) -> None:
    """Part the phrases of lines, whatever they hold, at strips of white that run down between all of them.

    Many lines leave no strip by chance that is wider than the space between two words.
    """
    if len(lines) < MANY_LINES:
        return
    size = sorted(line.size for line in lines)[len(lines) // 2]
    least = max(LEAST_WIDTH * size, BROADER * _space(lines))
    rivers = [
        river
        for river in _white(lines)
        if river[1] - river[0] >= least and not _parts_signs(_through(lines, river))
    ]
    for line in lines if rivers else ():
        line.phrases = [
            part for phrase in line.phrases for part in _parts(phrase, rivers, line.size, least / line.size)
        ]


def _space(lines: Sequence[Line]) -> float:
    """The usual space between two words, in points; 0 where there are too few to tell."""
    gaps = sorted(
        sides(b)[0] - sides(a)[2]
        for line in lines
        for phrase in line.phrases
        for a, b in pairwise(phrase.words)
        if a.text[-1:].isalpha() and b.text[:1].isalpha()
    )
    return gaps[len(gaps) // 2] if len(gaps) >= LEAST_SPACES else 0.0


def _is_gutter(rows: Sequence[Line], river: River, size: float, space: float) -> bool:
    """Whether a strip is wide enough, and parts no numbers in most rows whose phrases it runs through."""
    through = _through(rows, river)
    width = river[1] - river[0]
    inside = sum(is_group(a.text, b.text) or _is_unit_of(a.text, b.text) for a, b in through)
    numbers = sum(_are_numbers(a, b) for a, b in through)
    if _parts_signs(through):
        return False
    if not through or (width < WIDE * size and (inside > 0.5 * len(through) or _is_repeated(through))):
        return False
    least = max(LEAST_WIDTH * size, BROADER * space)
    return width >= least or (numbers > 0.5 * len(through) and width >= BETWEEN_NUMBERS * size)


def _through(lines: Sequence[Line], river: River) -> list[tuple[Word, Word]]:
    """The neighbours in one phrase between which a strip runs."""
    return [pair for line in lines for phrase in line.phrases for pair in _across(phrase.words, river)]


def _parts_signs(through: Sequence[tuple[Word, Word]]) -> bool:
    """Whether a strip parts signs of a currency, at the side of their column, from their numbers."""
    return sum(a.text in SIGNS for a, _ in through) > 0.5 * len(through)


def _is_repeated(through: Sequence[tuple[Word, Word]]) -> bool:
    """Whether next to all rows say the same word before a strip (`Mairie de ...`): its spaces line up."""
    lefts = Counter(left.text for left, _ in through)
    word, count = lefts.most_common(1)[0]
    return count >= REPEATED * len(through) and word.isalpha()


def _are_numbers(left: Word, right: Word) -> bool:
    return is_value(left.text) and is_value(right.text)


def _white(rows: Sequence[Line]) -> list[River]:
    """The strips between the first and the last word that no word of any row reaches into."""
    spans = sorted((box[0], box[2]) for line in rows for word in line.words for box in [sides(word)])
    gaps = []
    end = spans[0][1]
    for start, stop in spans[1:]:
        if start > end:
            gaps.append((end, start))
        end = max(end, stop)
    return gaps


def _is_unit_of(left: str, right: str) -> bool:
    """Whether two words are a number and the sign that goes with it, before or behind."""
    behind = has_digit(left) and right[:1] in "%‰€$£*†)"
    before = has_digit(right) and left in "$€£<>≤≥±~("
    return behind or before


def _across(words: Sequence[Word], river: River) -> list[tuple[Word, Word]]:
    """The neighbours between which a strip runs."""
    return [
        (a, b) for a, b in pairwise(words) if sides(a)[2] <= river[0] + 0.1 and sides(b)[0] >= river[1] - 0.1
    ]


def _reaches_over(phrase: Phrase, left: float, right: float) -> bool:
    """Whether a phrase stands on both sides of a strip, not wholly left of its end or right of its start."""
    return phrase.box[0] < left and phrase.box[2] > right


def _parts(
    phrase: Phrase, rivers: Sequence[River], size: float, width: float = LEAST_WIDTH, space: float = 0.0
) -> list[Phrase]:
    """A phrase parted at the strips: at gaps as wide as a strip has to be, between numbers, or at every word.

    Words one by one over one column each are the headers of narrow columns.
    """
    at = [
        (number, sides(b)[0] - sides(a)[2], _are_numbers(a, b))
        for number, (a, b) in enumerate(pairwise(phrase.words), 1)
        if any(
            sides(a)[2] <= right and sides(b)[0] >= left and _reaches_over(phrase, left, right)
            for left, right in rivers
        )
    ]
    one_by_one = 2 <= len(at) == len(phrase.words) - 1
    least = BETWEEN_NUMBERS * size if one_by_one and width < WIDE else max(width * size, BROADER * space)
    cuts = [number for number, gap, numbers in at if gap >= least or (numbers and width < WIDE)]
    ends = [0, *cuts, len(phrase.words)]
    return [Phrase.of(phrase.words[start:end]) for start, end in pairwise(ends)] if cuts else [phrase]
