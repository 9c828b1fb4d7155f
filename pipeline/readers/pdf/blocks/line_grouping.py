"""Lines of a column gathered into blocks: paragraphs, headings, list items, captions, notes, aligned rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.page_layout import Box, PrintedWord, around
from pipeline.readers.pdf.blocks.runs import WordRun, run_of_lines, run_of_rows
from pipeline.readers.pdf.layout.page_columns import PageColumn, Span
from pipeline.readers.pdf.layout.printed_lines import PrintedLine
from pipeline.readers.pdf.layout.reading_order import order_columns
from pipeline.readers.pdf.layout.regions import RuledTable
from pipeline.readers.pdf.words.markers import BULLET, CAPTION, NOTE_MARK, NUMBER, SENTENCE_END
from pipeline.records.layout import BlockKind

HEADING_SIZE = 1.12
"""Times the size of the running text."""

HEADING_WORDS = 40
BOLD_HEADING_WORDS = 20
CAPITALS_WORDS = 14
NOTE_SIZE = 0.93
NOTE_HEIGHT = 0.6
"""Notes stand below this share of the page's height."""

LEADING = 1.35
"""A gap between lines wider than the usual one by this factor (and 2 points) starts a paragraph."""


LARGE_LEADING = 1.25
"""Times the font size: the distance between the lines of a heading."""


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """How a document's running text is set, and the words that stand in its lines."""

    size: float
    bold: bool
    vocabulary: Set[str]


@dataclass(slots=True, eq=False)
class BlockDraft:
    """A block before its place in the page's text is known."""

    kind: BlockKind
    run: WordRun
    box: Box
    size: float
    bold: bool = False
    level: int | None = None
    starts_column: bool = False
    continues: bool = False
    is_glued: bool = False
    """Whether it starts with the second half of a word."""

    @property
    def text(self) -> str:
        """Its text."""
        return self.run.text


def draft_blocks(columns: Sequence[PageColumn], style: BodyStyle, page_height: float) -> list[BlockDraft]:
    """The blocks of a page's columns in reading order, notes at the end."""
    drafts: list[BlockDraft] = []
    for column in columns:
        first = len(drafts)
        drafts += _draft_column(column, style, page_height)
        if first < len(drafts):
            drafts[first].starts_column = True
    notes = [draft for draft in drafts if draft.kind == "footnote"]
    return [draft for draft in drafts if draft.kind != "footnote"] + notes


def draft_across(words: Sequence[PrintedWord], style: BodyStyle) -> list[BlockDraft]:
    """One block of the words that run across the reading direction, as drawn; none without words."""
    if not words:
        return []
    run = WordRun(style.vocabulary)
    for word in words:
        run.add_line([word])
    return [BlockDraft("box", run, around(word.box for word in words), words[0].size)]


def _draft_column(column: PageColumn, style: BodyStyle, page_height: float) -> Iterator[BlockDraft]:
    lines: list[PrintedLine] = []
    for part in column.parts:
        if isinstance(part, PrintedLine):
            lines.append(part)
            continue
        yield from _draft_lines(lines, style, page_height)
        lines = []
        yield from _draft_span(part, style, page_height)
    yield from _draft_lines(lines, style, page_height)


def _draft_span(span: Span, style: BodyStyle, page_height: float) -> Iterator[BlockDraft]:
    region = span.region
    if isinstance(region, RuledTable):
        yield BlockDraft("table", run_of_rows(region.rows, style.vocabulary), span.box, style.size)
        return
    for draft in draft_blocks(order_columns(region.words), style, page_height):
        if draft.kind == "paragraph":
            draft.kind = "box"
        yield draft


def _draft_lines(lines: Sequence[PrintedLine], style: BodyStyle, page_height: float) -> Iterator[BlockDraft]:
    """Blocks of lines that stand one below the other."""
    if not lines:
        return
    right = max(line.box.x1 for line in lines)
    leading = _usual_leading(lines)
    in_notes = False
    for group in _groups(lines, right, leading, style):
        box = around(line.box for line in group)
        rows = _aligned_rows(group)
        if rows:
            yield BlockDraft("table", run_of_rows(rows, style.vocabulary), box, group[0].size)
            continue
        run = run_of_lines(group, style.vocabulary)
        is_small = group[0].size <= NOTE_SIZE * style.size and box.top > NOTE_HEIGHT * page_height
        in_notes = is_small and (in_notes or bool(NOTE_MARK.match(group[0].text)))
        kind: BlockKind = "footnote" if in_notes else _kind(group, run.text, style)
        bold = all(line.bold for line in group)
        yield BlockDraft(kind, run, box, max(line.size for line in group), bold)


def _kind(group: Sequence[PrintedLine], text: str, style: BodyStyle) -> BlockKind:
    if CAPTION.match(text) and len(group) <= 3:
        return "caption"
    is_heading = _is_heading(group, text, style)
    if _starts_item(group[0]) and (BULLET.match(group[0].words[0].text) or not is_heading):
        return "list_item"
    return "heading" if is_heading else "paragraph"


def _is_large(line: PrintedLine, style: BodyStyle) -> bool:
    return line.size >= HEADING_SIZE * style.size


def _is_heading(group: Sequence[PrintedLine], text: str, style: BodyStyle) -> bool:
    n_words = len(text.split())
    letters = sum(map(str.isalpha, text))
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")) or "://" in text:
        return False
    if all(_is_large(line, style) for line in group):
        return n_words <= HEADING_WORDS
    if group[0].size < 0.95 * style.size or text.endswith((".", ",", ";")) or len(group) > 3:
        return False
    if all(line.bold for line in group) and not style.bold:
        return n_words <= BOLD_HEADING_WORDS
    return text.isupper() and n_words <= CAPITALS_WORDS


def _usual_leading(lines: Sequence[PrintedLine]) -> float:
    """The distance from line to line within paragraphs, in points: that of the closest third of the lines."""
    steps = sorted(
        b.box.bottom - a.box.bottom
        for a, b in pairwise(lines)
        if a.size == b.size and b.box.bottom > a.box.bottom
    )
    if len(steps) < 3:
        return min([*steps, 1.4 * lines[0].size])
    return steps[len(steps) // 3]


def _groups(
    lines: Sequence[PrintedLine], right: float, leading: float, style: BodyStyle
) -> Iterator[list[PrintedLine]]:
    """The lines of each block; aligned rows go into one."""
    group: list[PrintedLine] = []
    left = min(line.box.x0 for line in lines)
    for line in lines:
        if group and _parts(group, line, left, right, leading, style):
            yield group
            group = []
        group.append(line)
    yield group


def _parts(
    group: list[PrintedLine], line: PrintedLine, left: float, right: float, leading: float, style: BodyStyle
) -> bool:
    """Whether a line starts a new block after the group's last line."""
    last = group[-1]
    in_rows = _are_rows(last, line)
    if in_rows:
        return len(group) > 1 and not _are_rows(group[-2], last)
    if len(group) > 1 and _are_rows(group[-2], last):
        return True
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) or line.bold != last.bold:
        return not _goes_on_in_line(last, line, right)
    step = line.box.bottom - last.box.bottom
    if _is_large(line, style):
        leading = min(leading * line.size / style.size, LARGE_LEADING * line.size)
    if step > LEADING * leading + 2 and step > 1.2 * line.size + 2:
        return True
    if _starts_item(line):
        return True
    if _is_large(line, style):
        return False
    return _ends_paragraph(group, line, left, right)


def _goes_on_in_line(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether a change of type falls within a sentence: the line before is full, this one starts small."""
    mixed = (
        any(word.bold for word in last.words) != last.bold
        or any(word.bold for word in line.words) != line.bold
    )
    full = last.box.x1 > right - 4 * last.size
    close = line.box.bottom - last.box.bottom < 1.8 * last.size
    same = abs(line.size - last.size) <= 0.08 * last.size
    started = line.text[0].islower() or not SENTENCE_END.search(last.text)
    return same and close and full and started and (mixed or line.text[0].islower())


def _ends_paragraph(group: Sequence[PrintedLine], line: PrintedLine, left: float, right: float) -> bool:
    last = group[-1]
    ended = bool(SENTENCE_END.search(last.text)) or last.text.endswith((":", ";"))
    room = right - last.box.x1
    would_fit = room > line.words[0].box.width + 0.5 * line.size
    if would_fit and not line.text[0].islower():
        # The next word would have fitted: the line was ended on purpose.
        return ended or room > line.words[0].box.width + 1.5 * line.size
    indented = line.box.x0 > last.box.x0 + 0.8 * line.size and line.box.x0 < left + 5 * line.size
    return indented and ended and not _starts_item(group[0])


def _starts_item(line: PrintedLine) -> bool:
    first = line.words[0].text
    return len(line.words) > 1 and bool(BULLET.match(first) or NUMBER.match(first))


def _cells(line: PrintedLine) -> list[list[PrintedWord]]:
    """The cells of a line; the mark of a list item is none."""
    cells = line.cells
    if len(cells) > 1 and len(cells[0]) == 1 and _starts_item(line):
        cells = [cells[0] + cells[1], *cells[2:]]
    return cells


def _are_rows(first: PrintedLine, then: PrintedLine) -> bool:
    """Whether two lines have cells, and some of them aligned to the left or to the right."""
    # Most lines have no cells: what a whole line is, is not asked of the other.
    if len(a := _cells(first)) < 2 or len(b := _cells(then)) < 2:
        return False
    if then.box.top - first.box.bottom > 3 * max(first.size, then.size):
        return False
    sides: tuple[Callable[[list[PrintedWord]], float], ...] = (lambda c: c[0].box.x0, lambda c: c[-1].box.x1)
    return any(abs(side(x) - side(y)) < 3 for side in sides for x in a[1:] for y in b[1:])


def _aligned_rows(group: Sequence[PrintedLine]) -> list[list[list[PrintedWord]]]:
    """The cells of a group of aligned rows; none where it is text."""
    if len(group) > 1 and all(_are_rows(a, b) for a, b in pairwise(group)):
        return [_cells(line) for line in group]
    return []
