"""A page's blocks written one below the other: the text, and the place of every word and block in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.readers.page_layout import PageLayout, around
from pipeline.readers.pdf.blocks.line_grouping import BlockDraft
from pipeline.records import Block, Word


@dataclass(slots=True)
class PlacedPage:
    """The text of a page; `words` are all of its words in the order of drawing, those out of the flow too."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def place_blocks(page: PageLayout, drafts: Sequence[BlockDraft]) -> PlacedPage:
    """Write the blocks of a page; boxes are those of the page as it is printed."""
    placed = PlacedPage()
    boxes = {word.order: word.box for word in page.words}
    places: dict[float, tuple[int, int]] = {}
    for draft in drafts:
        if placed.text and not draft.is_glued:
            placed.text += "\n"
        start = at = len(placed.text)
        for piece in draft.run.pieces:
            at += len(piece.before)
            places[piece.word.order] = at, at + len(piece.shown)
            at += len(piece.shown)
        placed.text += draft.text
        box = around(boxes[word.order] for word in draft.run.words)
        placed.blocks.append(
            Block(
                page=page.number,
                kind=draft.kind,
                start=start,
                end=at,
                level=draft.level,
                continues=draft.continues,
                **box._asdict(),
            )
        )
    for word in page.words:
        start, end = places.get(word.order, (-1, -1))
        x0, top, x1, bottom = word.box
        placed.words.append(
            Word(
                page=page.number,
                start=start,
                end=end,
                text=word.text,
                x0=x0,
                top=top,
                x1=x1,
                bottom=bottom,
                size=word.size,
                bold=word.bold,
                upright=word.upright,
                raised=word.raised,
                confidence=word.confidence,
            )
        )
    return placed
