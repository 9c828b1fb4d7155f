"""The notes of a page: each raised mark, and the text that the same mark begins lower down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.readers.superscripts import plain
from pipeline.records import Block, Word

MARKS = re.compile(r"\d{1,3}|[a-z](?![a-z])|\*{1,4}|[†‡§¶]{1,3}|[ivx]{2,4}")
OPENING = re.compile(r"[\[(]?(\d{1,3}|[a-z]|\*{1,4}|[†‡§¶]{1,3}|[ivx]{1,4})(?:[\])]|[.:](?=\s))?\s*(?=\S)")
ANCHOR = re.compile(r"(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3}){0,6}(?:,\d+)?|(?<!\S)\S+)$")
SMALL = 0.93
"""Times the size of the page's text: notes outside the foot of the page are set no larger."""

LONGEST = 1_200
"""Characters: a longer text is no note."""


@dataclass(frozen=True, slots=True)
class LinkedNote:
    """A mark in a page's text, as the word that it is, what it stands behind, and where its note stands."""

    mark: str
    word: Word
    anchor: str
    start: int
    end: int


def find_notes(text: str, words: Sequence[Word], blocks: Sequence[Block]) -> list[LinkedNote]:
    """The marks of a page's text that have a note on the page, each with its note, in the order of reading.

    Args:
        text: of the page.
        words: its words, raised marks among them.
        blocks: its blocks, in reading order.
    """
    raised = sorted((word for word in words if word.raised and word.start > 0), key=lambda w: w.start)
    marks = [(word, mark) for word in raised if not text[word.start - 1].isspace() for mark in _marks(word)]
    if not marks:
        return []
    wanted = {mark for _, mark in marks}
    notes: dict[str, tuple[int, int]] = {}
    for block in _with_notes(words, blocks):
        for mark, start, end in _notes_in(text, block, wanted, words):
            notes.setdefault(mark, (start, end))
    return [
        LinkedNote(mark, word, _anchor(text, word.start), *notes[mark])
        for word, mark in marks
        if mark in notes
    ]


def _marks(word: Word) -> list[str]:
    return MARKS.findall(plain(word.text))


def _anchor(text: str, end: int) -> str:
    """The word or figure before a mark; spaces within figures are of them."""
    match = ANCHOR.search(text, max(0, end - 40), end)
    return match[0] if match else ""


def _with_notes(words: Sequence[Word], blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks that may hold notes: at the foot of the page, in small type, or opened by a mark."""
    usual = median(word.size for word in words)
    sizes = {word.start: word.size for word in words}
    raised = {word.start for word in words if word.raised}
    for block in blocks:
        if (
            block.kind == "footnote"
            or block.start in raised
            or (
                block.kind in ("paragraph", "list_item", "box")
                and sizes.get(block.start, usual) <= SMALL * usual
            )
        ):
            yield block


def _notes_in(
    text: str, block: Block, wanted: set[str], words: Sequence[Word]
) -> Iterator[tuple[str, int, int]]:
    """The notes of a block, one or several in a run: mark, and where its text starts and ends."""
    raised = {word.start for word in words if word.raised}
    openings: list[tuple[str, int, int]] = []
    said = plain(text[block.start : block.end])
    for match in re.finditer(r"(?:^|(?<=\s))(?=\S)", said):
        at = match.start()
        opening = OPENING.match(said, at)
        if opening is None or opening[1] not in wanted:
            continue
        after_end = at == 0 or said[:at].rstrip().endswith((".", ";", "!", "?"))
        if (after_end and (at == 0 or openings)) or block.start + at in raised:
            openings.append((opening[1], block.start + at, block.start + opening.end()))
    ends = [*(start for _, start, _ in openings), block.end][1:]
    for (mark, _, start), end in zip(openings, ends, strict=True):
        if 0 < len(text[start:end].strip()) <= LONGEST:
            yield mark, start, start + len(text[start:end].rstrip())
