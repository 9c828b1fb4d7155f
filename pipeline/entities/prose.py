"""The prose of a document as passages: the blocks of a reading, or the lines of plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.entities.passages import PageSpan, Passage, Piece
from pipeline.records import Block, CellText, Reading, TableSet
from pipeline.values.currencies.finding import currency_end

PROSE = ("title", "heading", "paragraph", "list_item", "caption", "footnote", "box", "table")
"""The kinds of block that are read for entities; what tables hold is cut out of them."""

RUNNING = ("paragraph", "list_item", "box", "footnote")
"""The kinds of block that may go on in the next column or on the next page."""

_BROKEN_WORD = re.compile(r"[^\W\d_]{2}[-\u00ad]\Z")


def find_passages(reading: Reading, tables: TableSet) -> list[Passage]:
    """The prose in reading order, without page furniture and without what stands in the cells of tables."""
    texts = {page.number: page.text for page in reading.pages}
    covered = _covered(tables.cell_texts)
    passages: list[Passage] = []
    for block in reading.blocks:
        if block.kind not in PROSE:
            continue
        for place in _uncovered(block, covered.get(block.page, []), texts[block.page]):
            text = texts[place.page][place.start : place.end]
            before = _to_continue(passages, block)
            if before is None and _runs_on(passages, block, text):
                before = len(passages) - 1
            if before is None:
                passages.append(_passage(text, block, place))
            else:
                passages[before] = _joined(passages[before], text, place)
    return [portion for passage in passages for portion in passage.portions()]


def _passage(text: str, block: Block, place: PageSpan) -> Passage:
    read, pieces = _read(text, 0, len(text), _SPACED, page=place.page, shift=place.start)
    return Passage(read, block.kind, block.section, pieces)


def _covered(cell_texts: Iterable[CellText]) -> dict[int, list[tuple[int, int]]]:
    by_page: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for cell in cell_texts:
        if cell.start < cell.end:
            by_page[cell.page].append((cell.start, cell.end))
    return {page: sorted(spans) for page, spans in by_page.items()}


def _uncovered(block: Block, covered: list[tuple[int, int]], text: str) -> Iterator[PageSpan]:
    """The stretches of a block that no cell covers, but for those between cells that are blank."""
    start = block.start
    for cell_start, cell_end in covered[max(0, bisect_left(covered, (block.start, 0)) - 1) :]:
        if cell_start >= block.end:
            break
        if cell_end <= start:
            continue
        if cell_start > start and text[start:cell_start].strip():
            yield PageSpan(block.page, start, cell_start)
        start = cell_end
    if start < block.end and text[start : block.end].strip():
        yield PageSpan(block.page, start, block.end)


def _runs_on(passages: list[Passage], block: Block, text: str) -> bool:
    """Whether the line before a block ends within a sentence: `2. Le 3 mars, la Suisse a` | `versé`.

    It does within a sum, too: `à hauteur de 12 500 000` | `FCFA, et sponsorisés`.

    Large initials and numbers in the margin make a heading or an item of the first line of a news item.
    """
    if not passages or block.kind != "paragraph" or passages[-1].pieces[-1].page != block.page:
        return False
    before = passages[-1]
    if before.kind not in ("heading", "list_item", "paragraph") or _NEW_ITEM.match(text.lstrip()):
        return False
    if before.kind == "heading" and not _NUMBERED.match(before.text):
        return False
    line = before.text.rstrip()
    if not line or line.endswith((".", "!", "?", ":", ";", "…")) or "://" in line.split()[-1]:
        return False
    if line[-1].isdigit() and currency_end(text.lstrip(), 0) is not None:
        return True
    return bool(_LINK_AT_END.search(line)) or (text.lstrip()[:1].islower() and before.kind != "paragraph")


def _to_continue(passages: list[Passage], block: Block) -> int | None:
    """Which passage the block goes on from: the last running one, past captions, headings and notes."""
    if not block.continues:
        return None
    for index in range(len(passages) - 1, -1, -1):
        if passages[index].kind == block.kind or {passages[index].kind, block.kind} <= {
            "paragraph",
            "list_item",
        }:
            return index if block.kind in RUNNING else None
    return None


def _joined(passage: Passage, text: str, place: PageSpan) -> Passage:
    before, pieces = passage.text.rstrip(), passage.pieces
    if _BROKEN_WORD.search(before) and text[:1].islower():
        before, glue = before[:-1], ""
    else:
        glue = "" if before.endswith("-") else " "
    last = pieces[-1]
    cut = Piece(last.offset, last.page, last.start, min(last.length, len(before) - last.offset))
    read, added = _read(text, 0, len(text), _SPACED, page=place.page, shift=place.start)
    moved = (Piece(p.offset + len(before) + len(glue), p.page, p.start, p.length) for p in added)
    kind = "list_item" if passage.kind == "heading" else passage.kind
    return Passage(before + glue + read, kind, passage.section, (*pieces[:-1], cut, *moved))


_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
# A gap begins with white space or a hyphen: what stands before that is asked behind it, so that a text is
# looked through for these alone.
_ELIDED = r"(?:(?<=(?<!\w)[cdjlmnstCDJLMNST][’']\s)|(?<=[qQ]u[’']\s))"
"""Behind the apostrophe of a word that lost its vowel; that of a quotation's end keeps its space."""

_SPACED = re.compile(rf"[ ](?:(?P<glued>{_ELIDED}[ ]*(?=\w))|[ ]+)")
_WRAPPED = re.compile(
    r"[-\s](?:(?P<hyphen>(?<=[^\W\d_]{2}-)[ \t]*\n[ \t]*(?=[^\W\d_A-ZÀ-Þ]))"
    rf"|(?P<glued>{_ELIDED}\s*(?=\w)|(?:(?<=\w-[ \t])[ \t]*\n|(?<=\w-\n))[ \t]*(?=[A-ZÀ-Þ]))"
    r"|(?:(?<=[ \t])[ \t]*\n|(?<=\n))[ \t]*|(?<= )[ ]+)"
)
_NEW_ITEM = re.compile(r"[-–—•*·▪►➢]|\d{1,2}[.)]\s?|[a-z]\)\s|[^\n]{0,200}\t")
_NUMBERED = re.compile(r"\s*\d{1,2}\s?[.)]\s?\S")
_LINK_AT_END = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|un|une|et|ou|à|au|aux|en|par|pour|sur|dans|avec|que|qui|son|sa|ses|leur|leurs"
    r"|a|ont|est|sont|été|the|of|and|to|in)|['’,])\s*\Z",
    re.IGNORECASE,
)


def passages_of_text(text: str) -> list[Passage]:
    """Passages of plain text, whose offsets lead back into the text as given (its page is 1).

    A blank line ends a passage, as does a list item or a line with tabs; other line breaks are
    read as spaces, and a word hyphenated at the end of a line is joined.
    """
    passages: list[Passage] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _items(text, paragraph.start(), paragraph.end()):
            passage = _unwrapped(text, start, end)
            if passage.text.strip():
                passages += passage.portions()
    return passages


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a paragraph where a line break is more than the end of a full line."""
    full = max(len(line) for line in text[start:end].split("\n"))
    at = line_start = start
    for newline in re.finditer(r"\n", text[start:end]):
        line_end, next_line = start + newline.start(), start + newline.end()
        line = text[line_start:line_end]
        following = text[next_line : next_line + 200].lstrip(" \t")
        if _NEW_ITEM.match(following) or "\t" in line or _stands_alone(line, following, full):
            yield at, line_end
            at = next_line
        line_start = next_line
    yield at, end


def _stands_alone(line: str, following: str, full: int) -> bool:
    """A line that no sentence runs on from: a capital follows, and it ends in a stop or falls short."""
    if not (following[:1].isupper() or following[:1] in '«“"'):
        return False
    ended = line.rstrip().endswith((".", ":", ";", "!", "?", "…"))
    return ended or (len(line.strip()) < 0.6 * full and not _LINK_AT_END.search(line))


def _unwrapped(text: str, start: int, end: int) -> Passage:
    read, pieces = _read(text, start, end, _WRAPPED, page=1)
    return Passage(read, "paragraph", None, pieces)


def _read(
    text: str, start: int, end: int, gaps: re.Pattern[str], *, page: int, shift: int = 0
) -> tuple[str, tuple[Piece, ...]]:
    """The text with its gaps closed or made one space, and where its pieces stand (moved by `shift`)."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at, offset = start, 0
    for gap in gaps.finditer(text, start, end):
        parts.append(text[at : gap.start()])
        pieces.append(Piece(offset, page, at + shift, gap.start() - at))
        offset += gap.start() - at
        if gap.lastgroup is None:
            parts.append(" ")
            offset += 1
        at = gap.end()
    parts.append(text[at:end])
    pieces.append(Piece(offset, page, at + shift, end - at))
    return "".join(parts), tuple(pieces)
