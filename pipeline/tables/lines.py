"""Words in lines and phrases: what stands at one height, and what follows each other without a gutter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.records import Rule, Word
from pipeline.tables.edges import Edge

Box = tuple[float, float, float, float]

WORD_GAP = 0.62
"""Two words further apart than this share of the font size do not belong to one phrase."""

VALUE = re.compile(
    r"""[(\[<>≤≥=~≈$€£±+*\-–—−]*\s?[$€£]?\s?[(\-–−]?
        (?:\d[\d\s.,'’/:$€£–—−-]*\s?(?:%|‰|€|\$|F?CFA|M€|k€|M|p\.?p\.?|pts?)?[)\]]?\s?(?:[*†‡§#¹²³]+|[a-z]|\([a-z\d]\)|\[[a-z\d]\])?
        |n\.?\s?/?\s?[ad]\.?|nc|x|\(x\)|[:†‡#]|\.{2,3}|…|\*+|[-–—−]{1,5})%?""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a cell of a numeric column holds: a number with its marks, or a sign that there is none."""

YEAR = re.compile(r"[(\[]?(?:19|20|1 9|2 0)\d\d(?:[.,]00)?(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?[)\]]?[*¹²³⁴⁵⁶]?")
"""A year as headers print it: `2024`, `2023-24`, `(2024/2023)`; `2 024` and `2024,00` where numbers are."""
NOTHING = re.compile(r"[-–—−]+")
"""What stands in the place of a figure where there is none."""
SIGN = re.compile(r"(?:US)?\$|[€£¥]")
SIGN_GAP = 12
"""A currency sign can stand this many times the font size before its number, at the side of the column."""

SIGN_AFTER = 0.4
"""A currency sign further than this share of the font size behind a number goes with the next."""

EVEN_SPACES, EVEN = 3, 0.02
"""So many spaces that differ by no more than this share of the size are those of a justified line, ..."""

UNEQUAL = 1.5
"""... if its words differ in length by more than this many times the font size."""

LEADER = re.compile(r"[.…·_]{4,}")


def is_value(text: str) -> bool:
    """Whether a text is what a numeric column holds."""
    return VALUE.fullmatch(text.strip()) is not None


def has_digit(text: str) -> bool:
    """Whether a text has a digit in it."""
    return any(character.isdigit() for character in text)


def sides(boxed: Word | Rule) -> Box:
    """The box of a word or rule on a laid-out page.

    Raises:
        ValueError: it has no box.
    """
    x0, top, x1, bottom = boxed.x0, boxed.top, boxed.x1, boxed.bottom
    if x0 is None or top is None or x1 is None or bottom is None:
        raise ValueError(f"{boxed!r} has no box")
    return x0, top, x1, bottom


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box around several."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


@dataclass(slots=True)
class Phrase:
    """Words that follow each other on a line without a gap that could be a gutter."""

    words: list[Word]
    box: Box
    text: str = ""
    value: bool = False

    @classmethod
    def of(cls, words: Sequence[Word]) -> Phrase:
        """The phrase of these words, which stand from left to right."""
        text = " ".join(word.text for word in words)
        return cls(list(words), bounds(map(sides, words)), text, is_value(text))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(slots=True)
class Line:
    """Words at one height, from left to right."""

    words: list[Word]
    box: Box
    size: float
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


def is_row(line: Line) -> bool:
    """Whether most of what stands in the columns of a line behind the first is numbers."""
    numbers = sum(phrase.value for phrase in line.phrases[1:])
    return numbers > 0 and numbers >= 0.6 * len(line.phrases[1:])


def in_order(words: Sequence[Word]) -> list[Word]:
    """The words of a cell line by line; turned ones upwards, their lines from left to right."""
    if len(words) < 2:
        return list(words)
    upright = [word for word in words if word.upright]
    if len(upright) == len(words):
        lines = [(bounds(box for box, _ in row), row) for row in _rows_of(words)]
        lines.sort(key=lambda line: line[0][1] + line[0][3])
        return [word for _, row in lines for _, word in sorted(row, key=_left)]
    runs: list[list[Word]] = []
    for word in sorted((word for word in words if not word.upright), key=lambda word: sides(word)[0]):
        if not runs or sides(word)[0] > (sides(runs[-1][0])[0] + sides(runs[-1][0])[2]) / 2:
            runs.append([])
        runs[-1].append(word)
    turned = [word for run in runs for word in sorted(run, key=lambda word: -sides(word)[3])]
    return [*in_order(upright), *turned]


def lines_of(words: Iterable[Word], cuts: Sequence[Edge] = ()) -> list[Line]:
    """The lines of some words from top to bottom, in phrases that no vertical edge cuts through."""
    lines = [_line(row, cuts) for row in _rows_of(words)]
    lines.sort(key=_height)
    return lines


def _rows_of(words: Iterable[Word]) -> list[list[tuple[Box, Word]]]:
    """The words that stand at one height; a raised mark goes where it overlaps by half of its height."""
    rows: list[list[tuple[Box, Word]]] = []
    spans: list[tuple[float, float]] = []
    boxed = [(sides(word), word) for word in words]
    boxed.sort(key=lambda pair: (pair[0][1] + pair[0][3], pair[0][0]))
    for pair in boxed:
        _, top, _, bottom = pair[0]
        height = bottom - top
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            first, last = spans[at]
            over = (bottom if bottom < last else last) - (top if top > first else first)
            if over > 0.5 * height or over > 0.5 * (last - first):
                rows[at].append(pair)
                if height > 0.8 * (last - first):
                    spans[at] = (min(top, first), max(bottom, last))
                break
        else:
            rows.append([pair])
            spans.append((top, bottom))
    return rows


def _left(pair: tuple[Box, Word]) -> float:
    return pair[0][0]


def _height(line: Line) -> float:
    return line.middle


def _line(boxed: list[tuple[Box, Word]], cuts: Sequence[Edge]) -> Line:
    boxed.sort(key=_left)
    words = [word for _, word in boxed]
    sizes = sorted(word.size or box[3] - box[1] for box, word in boxed)
    line = Line(words, bounds(box for box, _ in boxed), sizes[len(sizes) // 2])
    if len(words) == 1:
        line.phrases = [Phrase.of(words)]
        return line
    across = [edge.at for edge in cuts if edge.start < line.middle < edge.end] if cuts else ()
    line.phrases = list(phrases_of(words, line.size, across))
    return line


def phrases_of(words: Sequence[Word], size: float, cuts: Sequence[float] = ()) -> Iterator[Phrase]:
    """The phrases of a line; numbers side by side are told apart at half the gap, signs go with theirs."""
    run = [words[0]]
    even = _justified(words, size)
    for following, (left, right) in enumerate(pairwise(words), 2):
        end, start = sides(left)[2], sides(right)[0]
        apart = start - end > WORD_GAP * size or (
            start - end > 0.5 * WORD_GAP * size
            and is_value(left.text)
            and is_value(right.text)
            and not is_group(left.text, right.text)
        )
        if SIGN.fullmatch(right.text):
            if is_value(left.text):
                apart = start - end > SIGN_AFTER * size
            else:
                # At the side of its column it goes with the figure far right of it, not with the label.
                ahead = sides(words[following])[0] if following < len(words) else end
                apart = apart or ahead - sides(right)[2] > WORD_GAP * size
        if apart and len(run) == 1 and SIGN.fullmatch(left.text) and _is_figure(right.text):
            apart = start - end > SIGN_GAP * size
        apart = apart and following - 1 not in even
        cut = cuts and any(end - 2 < at < start + 2 for at in cuts)
        if apart or cut or LEADER.fullmatch(left.text) or LEADER.fullmatch(right.text):
            yield Phrase.of(run)
            run = []
        run.append(right)
    yield Phrase.of(run)


def _justified(words: Sequence[Word], size: float) -> set[int]:
    """Where the words of a line stand that follow a space as wide as those around it: of a justified line.

    In columns it is not the white between words of different lengths that is even.
    """
    even: set[int] = set()
    if len(words) <= EVEN_SPACES:
        return even
    gaps = [sides(b)[0] - sides(a)[2] for a, b in pairwise(words)]
    if sum(gap > WORD_GAP * size for gap in gaps) < EVEN_SPACES:
        return even
    start = 0
    for at in range(1, len(gaps) + 1):
        if at < len(gaps) and abs(gaps[at] - gaps[start]) <= EVEN * size:
            continue
        wide = [sides(word)[2] - sides(word)[0] for word in words[start : at + 1]]
        figures = sum(is_value(word.text) for word in words[start : at + 1])
        if at - start >= EVEN_SPACES and max(wide) - min(wide) > UNEQUAL * size and 2 * figures < len(wide):
            even.update(range(start + 1, at + 1))
        start = at
    return even


def _is_figure(text: str) -> bool:
    """Whether a text begins with a figure, or stands in the place of one."""
    return has_digit(text[:2]) or NOTHING.fullmatch(text) is not None


def is_group(left: str, right: str) -> bool:
    """Whether two words can be one number whose thousands a space sets apart."""
    return (
        right[:3].isdigit() and len(right.rstrip("%)*")) in (3, 6) and left[-1:].isdigit() and len(left) <= 3
    )
