"""The records that were read of a document, with everything personal in them masked, letter by letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from pipeline.records import Block, Grid, Page, Word
from pipeline.records.layout import GridCell
from pipeline.redaction.names_data import folded
from pipeline.redaction.passages import Span

MASK = "█"
"""Stands for each sign: what is masked keeps its length, so that every place stays where it was."""

_WORD = re.compile(r"[^\W_]{4,}")
"""What tells a person or a number: shorter words are in every text."""

Box = tuple[float, float, float, float]
R = TypeVar("R")

SAME_LINE = 3.0
"""Points by which words of one line may stand higher or lower than each other."""


def mask(text: str, spans: Iterable[Span]) -> str:
    """A text with the signs of some stretches masked; spaces stay, so that words stay words."""
    signs = list(text)
    for start, end in spans:
        for at in range(max(0, start), min(end, len(signs))):
            if not signs[at].isspace():
                signs[at] = MASK
    return "".join(signs)


@dataclass(frozen=True)
class Masker:
    """Masks the records of one document.

    Attributes:
        spans: what is personal in the text of each page.
        find: what is personal in any other text: titles, captions, running heads.
        texts: the text of each page.
    """

    spans: Mapping[int, Sequence[Span]]
    find: Callable[[str], Iterable[Span]]
    texts: Mapping[int, str]

    @cached_property
    def _secrets(self) -> re.Pattern[str] | None:
        """Everything that is masked on the pages, wherever else it is repeated, however it is spaced."""
        printed = {
            " ".join(self.texts[page][start:end].split())
            for page in self.spans
            for start, end in self.spans[page]
        }
        longest_first = sorted(
            (text for text in printed if len(text) > 2), key=lambda text: (-len(text), text)
        )
        if not longest_first:
            return None
        spaced = (r"\s+".join(map(re.escape, text.split())) for text in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _secret_words(self) -> frozenset[str]:
        """Words of what is masked on the pages, folded, that are long enough to tell."""
        return frozenset(
            folded(word)
            for page in self.spans
            for start, end in self.spans[page]
            for word in _WORD.findall(self.texts[page][start:end])
        )

    def is_secret(self, word: str) -> bool:
        """Whether a word that was read again is one of those that are masked on the pages."""
        return any(folded(part) in self._secret_words for part in _WORD.findall(word))

    def text(self, text: str) -> str:
        """Any text of the document, masked."""
        spans = [*self.find(text)]
        if self._secrets:
            spans += [match.span() for match in self._secrets.finditer(text)]
        return mask(text, spans)

    def strings(self, record: R) -> R:
        """A record with all of its columns of text masked, but ids and those that say what kind it is."""
        changed: dict[str, Any] = {}
        for column in fields(record):  # type: ignore[arg-type]
            value = getattr(record, column.name)
            if isinstance(value, str) and column.name in FREE_TEXT:
                changed[column.name] = self.text(value)
            elif isinstance(value, dict):
                changed[column.name] = {key: self.text(str(part)) for key, part in value.items()}
        return replace(record, **changed) if changed else record  # type: ignore[type-var]

    def page(self, page: Page) -> Page:
        """A page with its text masked; of one that cannot be read nothing is left."""
        whole = [(0, len(page.text))] if page.quality == "unreadable" else self.spans.get(page.number, ())
        return replace(page, text=mask(page.text, whole))

    def words(self, words: Sequence[Word]) -> list[Word]:
        """Words that stand in what is masked; those outside the flow of text are looked at line by line."""
        masked = [self._word(word) if word.start >= 0 else word for word in words]
        aside = [(number, word) for number, word in enumerate(words) if word.start < 0]
        for line in _lines(aside):
            text = " ".join(word.text for _, word in line)
            left = 0
            hidden = self.text(text)
            for number, word in line:
                masked[number] = replace(word, text=hidden[left : left + len(word.text)])
                left += len(word.text) + 1
        return masked

    def _word(self, word: Word) -> Word:
        over = [s for s in self.spans.get(word.page, ()) if s[0] < word.end and word.start < s[1]]
        if not over:
            return word
        if self.texts[word.page][word.start : word.end] == word.text:
            return replace(word, text=mask(word.text, [(s - word.start, e - word.start) for s, e in over]))
        return replace(word, text=mask(word.text, [(0, len(word.text))]))

    def grid(self, grid: Grid) -> Grid:
        """A grid with its cells masked where their page is."""
        return replace(
            self.strings(grid),
            evidence=tuple(map(self.text, grid.evidence)),
            cells=tuple(self._cell(cell) for cell in grid.cells),
        )

    def _cell(self, cell: GridCell) -> GridCell:
        text = self.texts.get(cell.page, "")
        if cell.start is not None and cell.end is not None and text[cell.start : cell.end] == cell.text:
            spans = [(s - cell.start, e - cell.start) for s, e in self.spans.get(cell.page, ())]
            return replace(cell, text=mask(self.text(cell.text), spans))
        return replace(cell, text=self.text(cell.text))

    def block(self, block: Block) -> Block:
        """A block under a masked heading."""
        return replace(block, section=self.text(block.section)) if block.section else block


FREE_TEXT = frozenset(
    {
        "title",
        "publisher",
        "source_url",
        "error",
        "quality_reason",
        "text",
        "anchor",
        "caption",
        "reason",
        "section",
    }
)
"""Columns that hold words of a document, or repeat some."""


def _lines(words: Sequence[tuple[int, Word]]) -> list[list[tuple[int, Word]]]:
    """Words outside the flow of text as the lines that they stand in."""
    lines: list[list[tuple[int, Word]]] = []
    for _, of_page in groupby(words, key=lambda pair: pair[1].page):
        for number, word in sorted(of_page, key=lambda pair: (pair[1].top or 0.0, pair[1].x0 or 0.0)):
            line = lines[-1] if lines else []
            if (
                line
                and line[0][1].page == word.page
                and abs((line[0][1].top or 0) - (word.top or 0)) <= SAME_LINE
            ):
                line.append((number, word))
            else:
                lines.append([(number, word)])
    return [sorted(line, key=lambda pair: pair[1].x0 or 0.0) for line in lines]


def painted_boxes(
    before: Sequence[Word], after: Sequence[Word], pages: Iterable[Page]
) -> dict[int, list[Box]]:
    """What is painted over on each page: boxes of masked words, all of a page that cannot be read."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for page in pages:
        if page.quality == "unreadable" and page.width and page.height:
            boxes[page.number].append((0.0, 0.0, page.width, page.height))
    for word, masked in zip(before, after, strict=True):
        if word.text != masked.text and (box := word.box):
            boxes[word.page].append(box)
    return dict(boxes)
