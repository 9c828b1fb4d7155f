"""What the blocks of a document are to each other: the levels of headings, the title, text that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.hyphens import ends_with_hyphen
from pipeline.readers.pdf.blocks.line_grouping import BlockDraft
from pipeline.readers.pdf.words.markers import SENTENCE_END

TITLE_SIZE = 1.35
"""Times the size of the running text: the least size of a title."""

MAX_LEVEL = 6
FLOWING = ("paragraph", "list_item")


def rank_headings(pages: Sequence[Sequence[BlockDraft]], body_size: float) -> None:
    """Give each heading its level by its size, and the first page's largest type the kind `title`."""
    headings = [draft for page in pages for draft in page if draft.kind == "heading"]
    looks = sorted({_look(draft) for draft in headings}, reverse=True)
    for draft in headings:
        draft.level = min(MAX_LEVEL, looks.index(_look(draft)) + 1)
    largest = max((draft.size for draft in headings), default=0.0)
    on_first = next((page for page in pages if page), [])
    if largest >= TITLE_SIZE * body_size:
        for draft in on_first:
            if draft.kind == "heading" and draft.size >= 0.98 * largest:
                draft.kind = "title"
                return


def _look(draft: BlockDraft) -> tuple[float, bool, bool]:
    return round(draft.size * 2) / 2, draft.text.isupper(), draft.bold


FULL_LINE = 0.25
"""Times the font size: how far from the right side a justified line may end."""


def mark_continued(pages: Sequence[Sequence[BlockDraft]]) -> None:
    """Mark the blocks that go on from the one before over a column or a page; join words cut in two there."""
    last: BlockDraft | None = None
    for page in pages:
        before: BlockDraft | None = None
        for draft in page:
            if draft.kind in ("title", "heading"):
                last = None
            if draft.kind in FLOWING:
                at_start = before is None or draft.starts_column
                if last is not None and at_start and _goes_on(last, draft):
                    draft.continues = True
                    draft.is_glued = before is last and last.run.join(next(iter(draft.run.words)))
                last = draft
            before = draft


def _goes_on(last: BlockDraft, then: BlockDraft) -> bool:
    if then.kind != "paragraph" or abs(last.size - then.size) > 0.1 * last.size:
        return False
    text = last.text
    if ends_with_hyphen(text.rsplit(None, 1)[-1]):
        return True
    return not SENTENCE_END.search(text) and (then.text[0].islower() or _fills_its_last_line(last))


def _fills_its_last_line(draft: BlockDraft) -> bool:
    """Whether the text runs to the right side of a block of several lines: only the column ends there."""
    _, top, right, bottom = draft.box
    end = draft.run.pieces[-1].word
    return right - end.box[2] < FULL_LINE * draft.size and bottom - top > 2 * draft.size
