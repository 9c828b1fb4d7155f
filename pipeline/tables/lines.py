"""Words in lines and phrases: what stands at one height, and what follows each other without a gutter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.records import Rule, Word
from pipeline.tables.edges import Edge
from pipeline.values.currencies.names import PRINTED_CODES

Box = tuple[float, float, float, float]

WORD_GAP = 0.62
"""Two words further apart than this share of the font size do not belong to one phrase."""

CODE = f"(?-i:{'|'.join(sorted(PRINTED_CODES))})"

VALUE = re.compile(
    rf"""[(\[<>≤≥=~≈$€£±+*\-–—−]*\s?(?:[$€£]|{CODE}\s(?=[(\-–−]?\d))?\s?[(\-–−]?
        (?:\d[\d\s.,'’/:$€£–—−-]*\s?(?:%|‰|€|\$|F?CFA|{CODE}|M€|k€|M|p\.?p\.?|pts?)?[)\]]?\s?(?:[*†‡§#¹²³]+|[a-z]|\([a-z\d]\)|\[[a-z\d]\])?
        |n\.?\s?/?\s?[ad]\.?|nc|x|\(x\)|[:†‡#]|\.{{2,3}}|…|\*+|[-–—−]{{1,5}})%?""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a cell of a numeric column holds: a number with its marks, or a sign that there is none."""

YEAR = re.compile(r"[(\[]?(?:1 ?9|2 ?0)\d\d(?:[.,]00)?(?:\s?[-–/](?:\s?(?:19|20)?\d\d)?)?[)\]]?[*¹²³⁴⁵⁶]?")
"""A year as headers print it: `2024`, `2023-24`, `(2024/2023)`; `2023-` above `2024`; `2 024`, `2024,00`."""
NOTHING = re.compile(r"[-–—−]+")
"""What stands in the place of a figure where there is none."""
SIGNS = frozenset({"$", "US$", "€", "£", "¥"})
"""What stands for a currency by itself."""
SIGN_GAP = 12
"""A currency sign can stand this many times the font size before its number, at the side of the column."""

SIGN_AFTER = 0.4
"""A currency sign further than this share of the font size behind a number goes with the next."""

EVEN_SPACES, EVEN = 3, 0.02
"""So many spaces that differ by no more than this share of the size are those of a justified line, ..."""

WIDEST_SPACE = 3.0
"""A space of a justified line is no wider than this many times the font size."""

UNEQUAL = 1.5
"""... if its words differ in length by more than this many times the font size."""

LEADS = ".…·_"
LEADER = re.compile(rf"[{LEADS}]{{4,}}")


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
        return _phrase(words, [sides(word) for word in words])

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(slots=True, eq=False)
class Line:
    """Words at one height, from left to right; its phrases are found when they are first asked for."""

    words: list[Word]
    box: Box
    size: float
    _phrases: list[Phrase] | None = field(default_factory=list)
    _boxes: Sequence[Box] = ()
    _cuts: Sequence[Edge] = ()

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2

    @property
    def phrases(self) -> list[Phrase]:
        """What its gaps part."""
        if self._phrases is None:
            middle = self.middle
            across = [edge.at for edge in self._cuts if edge.start < middle < edge.end]
            self._phrases = _phrases_of(self.words, self._boxes, self.box, self.size, across)
        return self._phrases

    @phrases.setter
    def phrases(self, phrases: list[Phrase]) -> None:
        self._phrases = phrases


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
    boxed.sort(key=_by_height)
    for pair in boxed:
        _, top, _, bottom = pair[0]
        if spans and spans[-1] == (top, bottom) and top < bottom:
            # Most words stand as the one before.
            rows[-1].append(pair)
            continue
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


def _by_height(pair: tuple[Box, Word]) -> tuple[float, float]:
    x0, top, _, bottom = pair[0]
    return top + bottom, x0


def _left(pair: tuple[Box, Word]) -> float:
    return pair[0][0]


def _height(line: Line) -> float:
    return line.middle


def _line(boxed: list[tuple[Box, Word]], cuts: Sequence[Edge]) -> Line:
    if len(boxed) == 1:
        ((box, word),) = boxed
        phrase = Phrase([word], box, word.text, is_value(word.text))
        return Line([word], box, word.size or box[3] - box[1], [phrase])
    starts = [box[0] for box, _ in boxed]
    if starts != sorted(starts):
        boxed.sort(key=_left)
    boxes = [box for box, _ in boxed]
    sizes = sorted([word.size or box[3] - box[1] for box, word in boxed])
    return Line([word for _, word in boxed], bounds(boxes), sizes[len(sizes) // 2], None, boxes, cuts)


def _phrases_of(
    words: Sequence[Word], boxes: Sequence[Box], around: Box, size: float, cuts: Sequence[float]
) -> list[Phrase]:
    """The phrases of a line; numbers side by side are told apart at half the gap, signs go with theirs."""
    gaps = [right[0] - left[2] for left, right in pairwise(boxes)]
    leaders = {at for at, word in enumerate(words) if word.text[:1] in LEADS and LEADER.fullmatch(word.text)}
    if not cuts and not leaders and max(gaps) <= 0.5 * WORD_GAP * size and _have_no_sign(words):
        # Of a text that is set close nothing can be parted.
        return [_phrase(words, [around])]
    even = _justified(words, boxes, gaps, size)
    ends = [0]
    for at, gap in enumerate(gaps, 1):
        left, right = words[at - 1].text, words[at].text
        apart = gap > WORD_GAP * size or (
            gap > 0.5 * WORD_GAP * size and is_value(left) and is_value(right) and not is_group(left, right)
        )
        if right in SIGNS:
            if is_value(left):
                apart = gap > SIGN_AFTER * size
            else:
                # At the side of its column it goes with the figure far right of it, not with the label.
                ahead = boxes[at + 1][0] if at + 1 < len(words) else boxes[at - 1][2]
                apart = apart or ahead - boxes[at][2] > WORD_GAP * size
        if apart and ends[-1] == at - 1 and left in SIGNS and _is_figure(right):
            apart = gap > SIGN_GAP * size
        cut = cuts and any(boxes[at - 1][2] - 2 < x < boxes[at][0] + 2 for x in cuts)
        if (apart and at not in even) or cut or at in leaders or at - 1 in leaders:
            ends.append(at)
    ends.append(len(words))
    return [_phrase(words[start:end], boxes[start:end]) for start, end in pairwise(ends)]


def _have_no_sign(words: Sequence[Word]) -> bool:
    """Whether no word of a line is a sign for a currency, which can stand apart from what is close to it."""
    return SIGNS.isdisjoint([word.text for word in words])


def _phrase(words: Sequence[Word], boxes: Sequence[Box]) -> Phrase:
    text = " ".join([word.text for word in words])
    return Phrase(list(words), boxes[0] if len(boxes) == 1 else bounds(boxes), text, is_value(text))


def _justified(words: Sequence[Word], boxes: Sequence[Box], gaps: Sequence[float], size: float) -> set[int]:
    """Where the words of a line stand that follow a space as wide as those around it: of a justified line.

    In columns it is not the white between words of different lengths that is even.
    """
    even: set[int] = set()
    wide_gap = WORD_GAP * size
    if len(gaps) < EVEN_SPACES or len([gap for gap in gaps if gap > wide_gap]) < EVEN_SPACES:
        return even
    start = 0
    for at in range(1, len(gaps) + 1):
        if at < len(gaps) and abs(gaps[at] - gaps[start]) <= EVEN * size:
            continue
        if at - start >= EVEN_SPACES and gaps[start] <= WIDEST_SPACE * size:
            wide = [x1 - x0 for x0, _, x1, _ in boxes[start : at + 1]]
            figures = sum(is_value(word.text) for word in words[start : at + 1])
            if max(wide) - min(wide) > UNEQUAL * size and 2 * figures < len(wide):
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
