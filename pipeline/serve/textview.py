"""The text of a page as blocks of marked pieces: what documents without a layout are shown as."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.archive.search_words import words_of
from pipeline.serve.facts.marks import Mark
from pipeline.serve.page_blocks import PageBlock

Span = tuple[int, int]

TEXT_KINDS = ("amount", "date", "organisation", "place", "result")
"""Marks that the text shows wherever they stand; longer passages only where the address points to them."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run of text under the same marks; the shortest mark is what it leads to."""

    text: str
    marks: tuple[Mark, ...] = ()
    searched: bool = False
    here: bool = False


@dataclass(slots=True)
class ShownBlock:
    """A paragraph, heading, list item or table; a table has lines of cells, others one cell in one line."""

    kind: str
    level: int | None = None
    lines: list[list[list[MarkedRun]]] = field(default_factory=list)


def text_blocks(
    text: str,
    blocks: Sequence[PageBlock],
    marks: dict[str, list[Mark]],
    cells: dict[str, Span],
    query: str = "",
    passages: Iterable[str] = (),
) -> list[ShownBlock]:
    """A page's text in blocks, with what was read in it and what is searched for marked.

    Args:
        text: the text of the page.
        blocks: its blocks in reading order; without them each line is a paragraph.
        marks: what was read on the page, by kind.
        cells: where each cell's text stands.
        query: words to be marked.
        passages: sentences that the address points to.
    """
    spans = _spans(text, marks, cells)
    searched = searched_spans(text, query)
    here = [span for passage in passages if (span := _find(text, passage, 0, len(text)))]
    here += [span for span, mark in spans if mark.pointed_at]
    cutter = _Cutter(text, spans, searched, here[:1] or searched[:1])
    blocks_shown: list[ShownBlock] = []
    for block in blocks or _lines(text):
        body = text[block.start : block.end]
        if not body.strip():
            continue
        is_table = "\t" in body
        made = ShownBlock("table" if is_table else block.kind, block.level)
        offset = block.start
        for line in body.split("\n") if is_table else [body]:
            made.lines.append(_cells(line, offset, cutter))
            offset += len(line) + 1
        if is_table and blocks_shown and blocks_shown[-1].kind == "table" and not blocks:
            blocks_shown[-1].lines += made.lines
        else:
            blocks_shown.append(made)
    return blocks_shown


def _lines(text: str) -> list[PageBlock]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(PageBlock("paragraph", start, start + len(line)))
        start += len(line) + 1
    return lines


def _cells(line: str, offset: int, cutter: _Cutter) -> list[list[MarkedRun]]:
    made = []
    for cell in line.split("\t"):
        made.append(cutter.pieces(offset, offset + len(cell)))
        offset += len(cell) + 1
    return made


class _Cutter:
    """Cuts stretches of the text into pieces that lie under the same marks."""

    def __init__(
        self, text: str, spans: list[tuple[Span, Mark]], searched: list[Span], here: list[Span]
    ) -> None:
        self._text, self._spans, self._searched, self._here = text, spans, searched, here

    def pieces(self, start: int, end: int) -> list[MarkedRun]:
        marks = [(span, mark) for span, mark in self._spans if span[0] < end and span[1] > start]
        searched = [span for span in self._searched if span[0] < end and span[1] > start]
        here = [span for span in self._here if span[0] < end and span[1] > start]
        ends = {start, end}
        for span in [*(span for span, _ in marks), *searched, *here]:
            ends |= {side for side in span if start < side < end}
        cuts = sorted(ends)
        return [self._piece(left, right, marks, searched, here) for left, right in itertools.pairwise(cuts)]

    def _piece(
        self, left: int, right: int, marks: list[tuple[Span, Mark]], searched: list[Span], here: list[Span]
    ) -> MarkedRun:
        over = sorted(
            (span[1] - span[0], number, mark)
            for number, (span, mark) in enumerate(marks)
            if span[0] <= left and span[1] >= right
        )
        return MarkedRun(
            self._text[left:right],
            tuple(mark for _, _, mark in over),
            any(span[0] <= left and span[1] >= right for span in searched),
            any(span[0] == left for span in here),
        )


def _spans(text: str, marks: dict[str, list[Mark]], cells: dict[str, Span]) -> list[tuple[Span, Mark]]:
    """Where marks stand in the text; a mark that is not met there is left out."""
    spans: list[tuple[Span, Mark]] = []
    behind: dict[tuple[str, Span], int] = {}
    for kind, of_kind in marks.items():
        for mark in of_kind:
            if kind not in TEXT_KINDS and not (mark.pointed_at and kind == "agreement"):
                continue
            within = cells.get(mark.row.get("cell_id") or "") or _context(text, mark) or (0, len(text))
            key = (str(mark.row["text"]), within)
            span = _find(text, mark.row["text"], behind.get(key, within[0]), within[1])
            if span:
                behind[key] = span[1]
                spans.append((span, mark))
    return spans


def _context(text: str, mark: Mark) -> Span | None:
    context = mark.row.get("context")
    return _find(text, context, 0, len(text)) if context else None


def _find(text: str, wanted: str, start: int, end: int) -> Span | None:
    """Where a passage stands, however its words are spaced."""
    words = wanted.split()
    if not words:
        return None
    match = re.compile(r"\s+".join(map(re.escape, words))).search(text, start, end)
    return match.span() if match else None


def searched_spans(text: str, query: str) -> list[Span]:
    """Where the words of a query stand in a text, however they are spelt."""
    wanted = set(words_of(query))
    if not wanted:
        return []
    return [word.span() for word in _WORD.finditer(text) if not wanted.isdisjoint(_folded(word[0]))]


@functools.lru_cache(maxsize=65_536)
def _folded(word: str) -> list[str]:
    return words_of(word)
