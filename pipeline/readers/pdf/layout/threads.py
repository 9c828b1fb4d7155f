"""Threads: lines that were drawn one below the other in one go, as a program lays out a text frame.

The order of drawing is no order of reading, but where a sentence goes on from one line of a thread to the
next, nothing that stands beside it may part them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan
from typing import NamedTuple

from pipeline.readers.hyphens import ADDRESS, ends_with_hyphen
from pipeline.readers.page_layout import Box, PrintedWord, around
from pipeline.readers.pdf.layout.printed_lines import PrintedLine
from pipeline.readers.pdf.words.markers import BULLET, SENTENCE_END

WIDE = 0.75
"""Times the font size: wider gaps part a line where they stand over each other in several lines."""

OVER_EACH_OTHER = 3
"""Lines in which a gap between columns or cells stands in one place; in justified text it does by chance."""

ALIGNED = 2.5
"""Points: words that start or end so close to each other are aligned."""

APART = 6.0
"""Times the font size: gaps as wide part any line."""

LEADING = 2.0
"""Times the font size: the farthest from a line to the next one of its thread."""

SAME_SIZE = 0.12
"""Lines of a thread differ in size by a smaller share."""

OTHER_SIZE = 1.25
"""Words on one level whose sizes differ by that factor, with a wide gap between them, are of two threads."""

LARGE = 1.25
"""Times the size of the running text: the type of headings."""

OVERLAP = 0.3
"""The share of the narrower of two lines that stands below or above the other."""


class Gap(NamedTuple):
    """Room in a line: where it starts and ends, and where a figure behind it ends."""

    start: float
    end: float
    far: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, eq=False)
class Thread:
    """Lines drawn one below the other in one go."""

    lines: list[PrintedLine]

    @property
    def box(self) -> Box:
        """Where they stand."""
        return around(line.box for line in self.lines)

    @property
    def words(self) -> list[PrintedWord]:
        """Their words, line by line."""
        return [word for line in self.lines for word in line.words]


def find_threads(words: Sequence[PrintedWord]) -> list[Thread]:
    """The threads of a page's words, in the order of drawing; single lines are threads of one."""
    drawn = sorted((word for word in words if word.upright), key=lambda word: word.order)
    rows = _threads([PrintedLine(run) for run in _runs(drawn)])
    return _threads([piece for thread in rows for piece in _parted(thread.lines)])


def _threads(lines: Sequence[PrintedLine]) -> list[Thread]:
    threads: list[Thread] = []
    for line in lines:
        if threads and _is_next(threads[-1].lines[-1], line):
            threads[-1].lines.append(line)
        else:
            threads.append(Thread([line]))
    return threads


def joints(thread: Thread, body_size: float) -> Iterator[tuple[PrintedWord, PrintedWord]]:
    """The neighbouring words of a thread that must be read one after the other.

    Lines belong together where a sentence goes on, or where they are those of a heading.
    """
    for line in thread.lines:
        yield from pairwise(line.words)
    for line, then in pairwise(thread.lines):
        if reads_on(line, then) or min(line.size, then.size) > LARGE * body_size:
            yield line.words[-1], then.words[0]


def reads_on(line: PrintedLine, then: PrintedLine) -> bool:
    """Whether a sentence, or a word, surely goes on from one line to another in the same type."""
    alike = abs(then.size - line.size) <= SAME_SIZE * line.size
    if not alike:
        return False
    last, first = line.words[-1].text, then.words[0].text
    if ADDRESS.search(first):
        return False
    if ends_with_hyphen(last):
        return first[0].islower() or first[0].isdigit()
    return first[0].islower() and not SENTENCE_END.search(last) and not last.endswith((":", ";"))


def _runs(drawn: Sequence[PrintedWord]) -> Iterator[list[PrintedWord]]:
    """Words drawn one behind the other on one line."""
    run: list[PrintedWord] = []
    for word in drawn:
        if run and not _follows(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _follows(last: PrintedWord, word: PrintedWord) -> bool:
    _, top, end, bottom = last.box
    start, then_top, _, then_bottom = word.box
    small, large = (last.size, word.size) if last.size <= word.size else (word.size, last.size)
    shared = min(bottom, then_bottom) - max(top, then_top)
    if shared <= 0.5 * min(bottom - top, then_bottom - then_top) or start <= end - 0.5 * large:
        return False
    return large < OTHER_SIZE * small or start - end < WIDE * small


def _parted(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Lines, cut at gaps that several of them have in one place, and at very wide ones."""
    gaps = [_wide_gaps(line) for line in lines]
    for i, line in enumerate(lines):
        start = 0
        for k, gap in gaps[i].items():
            if gap.width > APART * line.size or _stack(gaps, i, gap) >= OVER_EACH_OTHER:
                yield PrintedLine(line.words[start:k])
                start = k
        yield PrintedLine(line.words[start:]) if start else line


def _wide_gaps(line: PrintedLine) -> dict[int, Gap]:
    """The wide gaps of a line, by the word behind; a mark of a list keeps its text."""
    pairs = enumerate(pairwise(line.words), 1)
    return {
        k: Gap(a.box.x1, b.box.x0, b.box.x1 if any(map(str.isdigit, b.text)) else nan)
        for k, (a, b) in pairs
        if b.box.x0 - a.box.x1 > WIDE * line.size and not (k == 1 and BULLET.match(a.text))
    }


def _stack(gaps: Sequence[dict[int, Gap]], at: int, gap: Gap) -> int:
    """In how many neighbouring lines there is room in one place, with words aligned behind it."""
    count = 1
    for lines in (gaps[at + 1 :], reversed(gaps[:at])):
        room = gap
        for others in lines:
            aligned = (g for g in others.values() if _are_aligned(g, gap) and _shared(g, room).width > 0)
            over = next(aligned, None)
            if over is None:
                break
            room = _shared(over, room)
            count += 1
    return count


def _shared(first: Gap, then: Gap) -> Gap:
    return Gap(max(first.start, then.start), min(first.end, then.end), first.far)


def _are_aligned(first: Gap, then: Gap) -> bool:
    """Whether the words behind two gaps start at one place, or the figures end at one."""
    return abs(first.end - then.end) < ALIGNED or abs(first.far - then.far) < ALIGNED


def _is_next(line: PrintedLine, then: PrintedLine) -> bool:
    """Whether a line stands right below another, in the same type."""
    size = max(line.size, then.size)
    step = then.box.bottom - line.box.bottom
    if not 0.4 * size < step <= LEADING * size or abs(line.size - then.size) > SAME_SIZE * size:
        return False
    shared = min(line.box.x1, then.box.x1) - max(line.box.x0, then.box.x0)
    return shared > OVERLAP * min(line.box.width, then.box.width)
