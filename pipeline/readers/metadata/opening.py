"""The lines of a document that say what it is: its letterhead, its running headers, its imprint."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from pipeline.language import DEFAULT
from pipeline.records import Reading
from pipeline.records.layout import BlockKind

LETTERHEAD_LINES = 12
FOOT_LINES = 3
FRAME = 40
SHORT = 90
SIZED_PAGES = 2
"""Pages from the first whose blocks are told apart by their size."""

PROSE_WORDS = 14
SENTENCE = re.compile(r"[.!?…:;]['’\"»”)\]\s]*$|[.!?]\s+\S.*[.!?]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """A block of text with what it looks like; `size` is that of its largest word, 0.0 without layout."""

    text: str
    kind: BlockKind
    page: int
    level: int | None = None
    size: float = 0.0

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, and not a line of a letterhead or a heading."""
        words = len(self.text.split())
        if self.kind not in ("paragraph", "list_item", "footnote") or self.text.isupper():
            return False
        return words >= 3 * PROSE_WORDS or (words >= PROSE_WORDS and SENTENCE.search(self.text) is not None)


@dataclass(frozen=True, slots=True)
class DocumentOpening:
    """All lines of a document outside its tables, in order, and those among them that name it."""

    lines: tuple[OpeningLine, ...]
    language: str = DEFAULT

    @property
    def letterhead(self) -> tuple[OpeningLine, ...]:
        """The lines above the first sentence, and a dozen at most."""
        head = self.lines[:LETTERHEAD_LINES]
        first = next((number for number, line in enumerate(head) if line.is_prose), len(head))
        return head[:first]

    @property
    def foot(self) -> tuple[OpeningLine, ...]:
        """The last short lines, where letters have their footer."""
        return tuple(
            line for line in self.lines[-FOOT_LINES:] if len(line.text) <= SHORT and not line.is_prose
        )

    @property
    def prose(self) -> tuple[OpeningLine, ...]:
        """The first three paragraphs of sentences."""
        return tuple([line for line in self.lines if line.is_prose][:3])

    @property
    def running(self) -> tuple[OpeningLine, ...]:
        """Short lines that the pages repeat, or that a reader knew for running headers, once each."""
        counts = Counter(line.text for line in self.lines if len(line.text) <= SHORT)
        repeated = {
            line.text: line
            for line in self.lines
            if counts[line.text] > 1 or line.kind in ("header", "footer")
        }
        return tuple(line for line in repeated.values() if len(line.text) <= SHORT and not line.is_prose)

    @property
    def frame(self) -> tuple[OpeningLine, ...]:
        """The short lines at the front and at the back, where imprints stand, and those that pages repeat."""
        ends = self.lines if len(self.lines) <= 2 * FRAME else (*self.lines[:FRAME], *self.lines[-FRAME:])
        return (*(line for line in ends if len(line.text) <= 2 * SHORT and not line.is_prose), *self.running)

    def after(self, line: OpeningLine, count: int) -> tuple[OpeningLine, ...]:
        """The lines behind the first that equals one."""
        place = self.lines.index(line) + 1
        return self.lines[place : place + count]


def opening_of(reading: Reading, language: str = DEFAULT) -> DocumentOpening:
    """The lines of a reading outside its tables; `language` (ISO 639-1) is that of their words."""
    texts = {page.number: page.text for page in reading.pages}
    sizes = _sizes(reading)
    return DocumentOpening(
        tuple(
            OpeningLine(text, block.kind, block.page, block.level, sizes.get(number, 0.0))
            for number, block in enumerate(reading.blocks)
            if block.kind != "table" and (text := texts.get(block.page, "")[block.start : block.end])
        ),
        language,
    )


def _sizes(reading: Reading) -> dict[int, float]:
    """The size of the largest word in each block of the first pages, by the block's place in the reading."""
    words: dict[int, list[tuple[int, float]]] = {}
    for word in takewhile(lambda word: word.page <= SIZED_PAGES, reading.words):
        words.setdefault(word.page, []).append((word.start, word.size))
    starts: dict[int, list[int]] = {}
    for page, placed in words.items():
        placed.sort()
        starts[page] = [start for start, _ in placed]
    sizes: dict[int, float] = {}
    for number, block in enumerate(reading.blocks):
        if at := starts.get(block.page):
            first, last = bisect_left(at, block.start), bisect_left(at, block.end)
            if first < last:
                sizes[number] = max(0.0, *[size for _, size in words[block.page][first:last]])
    return sizes
