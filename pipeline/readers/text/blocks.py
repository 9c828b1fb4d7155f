"""Plain text as blocks: by blank lines, by marks of lists, by lines that the margin did not end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.hyphens import join_lines
from pipeline.readers.text.tables import has_cells, tab_run, tabbed
from pipeline.readers.text.text_lines import (
    ADDRESS_LINE,
    CONTACT,
    LABEL,
    MAX_WRAPPED,
    SECTION_NUMBER,
    SENTENCE_END,
    UNDERLINE,
    is_capitals,
    is_open_ended,
    is_separator,
    marker,
    may_go_on,
    must_go_on,
)
from pipeline.records.layout import BlockKind

LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
MAX_HEADING = 110
RAGGED = 0.75
"""How short a wrapped line may be beside the longest of its column: letters differ in width."""
LONG_NUMBER = re.compile(r"\d{5}|(?!(?:19|20)\d\d)\b\d{4}")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The lines of a block; those of a table are its rows."""

    kind: BlockKind
    lines: tuple[str, ...]
    level: int | None = None


def find_blocks(text: str) -> list[TextBlock]:
    """The blocks of a plain text in order; every line is in one, but for those that only draw a rule."""
    lines = tabbed(LINE_END.split(text.replace("\f", "\n\n")))
    stretches = [stretch for stretch in _stretches(lines) if stretch]
    blocks: list[TextBlock] = []
    for number, stretch in enumerate(stretches):
        near = [line for beside in stretches[max(0, number - 1) : number + 2] for line in beside]
        below = stretches[number + 1][:1] if number + 1 < len(stretches) else []
        width = _column_width(stretch + below, max(map(len, near)))
        for block in _blocks_of_stretch(stretch, width):
            if blocks and _continues(blocks[-1], block):
                blocks[-1] = replace(blocks[-1], lines=blocks[-1].lines + block.lines)
            else:
                blocks.append(block)
    return blocks


def _stretches(lines: Sequence[str]) -> Iterator[list[str]]:
    stretch: list[str] = []
    for line in lines:
        if line.strip():
            stretch.append(line)
        else:
            yield stretch
            stretch = []
    yield stretch


def _blocks_of_stretch(lines: list[str], width: float) -> Iterator[TextBlock]:
    """Blocks of the lines between two blank ones; a line of `width` characters fills its column."""
    at = 0
    while at < len(lines):
        end = tab_run(lines, at)
        if end > at:
            yield TextBlock("table", tuple(lines[at:end]))
        elif is_separator(lines[at]):
            end = at + 1
        elif at + 1 < len(lines) and _is_underlined(lines, at):
            end = at + 2
            yield TextBlock("heading", (lines[at],), 1 if "=" in lines[at + 1] else 2)
        else:
            end = _paragraph_end(lines, at, width)
            alone = end - at == len(lines)
            yield _named(tuple(lines[at:end]), alone=alone, below=lines[end] if end < len(lines) else "")
        at = end


def _column_width(lines: list[str], around: int) -> float:
    """The length from which a line counts as full; `around` is the greatest length of a line near by.

    Lines of which one runs on into the next show their own column, whose margin proportional type only
    roughly keeps; lines that do not are measured, strictly, by their neighbours.
    """
    runs_on = any(marker(below) is None and must_go_on(line, below) for line, below in pairwise(lines))
    own = max(len(line.rstrip()) for line in lines)
    return RAGGED * own if runs_on and own <= MAX_WRAPPED else max(own, around)


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    rule = UNDERLINE.match(lines[at + 1])
    return rule is not None and len(lines[at].strip()) <= MAX_HEADING and marker(lines[at]) is None


def _paragraph_end(lines: Sequence[str], at: int, width: float) -> int:
    end = at + 1
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        stop = has_cells(line) and tab_run(lines, end) > end
        if stop or is_separator(line) or (end + 1 < len(lines) and _is_underlined(lines, end)):
            break
        if _starts_item(lines, at, end) or not (
            _is_dash(line) or must_go_on(above, line) or _goes_on(above, line, width)
        ):
            break
        end += 1
    return end


def _goes_on(line: str, below: str, width: float) -> bool:
    # A sentence that ends short of the margin ends its paragraph.
    full = width / RAGGED * 0.95 if SENTENCE_END.search(line.rstrip()) else width
    return may_go_on(line, below, full)


def _starts_item(lines: Sequence[str], start: int, at: int) -> bool:
    """Whether a line starts a list item; a dash or a number inside a wrapped sentence does not."""
    mark = marker(lines[at])
    if mark is None:
        return False
    if mark not in "-–—1*" or SENTENCE_END.search(lines[at - 1].rstrip()):
        return True
    return mark == marker(lines[start]) or any(marker(line) == mark for line in lines[at + 1 :])


def _is_dash(line: str) -> bool:
    return (marker(line) or "") in ("-", "–", "—")


def _named(lines: tuple[str, ...], *, alone: bool, below: str) -> TextBlock:
    if marker(lines[0]) is not None and not _is_numbered_heading(lines, alone=alone):
        return TextBlock("list_item", lines)
    level = _heading_level(lines, alone=alone, below=below)
    return TextBlock("paragraph", lines) if level is None else TextBlock("heading", lines, level)


def _is_numbered_heading(lines: tuple[str, ...], *, alone: bool) -> bool:
    number = SECTION_NUMBER.match(lines[0].strip())
    return alone and len(lines) == 1 and number is not None and len(lines[0]) <= MAX_HEADING // 2


def _heading_level(lines: tuple[str, ...], *, alone: bool, below: str) -> int | None:
    text = join_lines(lines)
    if len(lines) > 3 or not _may_be_heading(text):
        return None
    if number := SECTION_NUMBER.match(text):
        return 1 + (number[1] or "").count(".") if alone or is_capitals(text) else None
    if is_capitals(text):
        return 1
    introduces = len(lines) == 1 and len(below.strip()) >= 2 * len(text) and marker(below) is None
    return 2 if (alone and len(lines) == 1) or introduces else None


def _may_be_heading(text: str) -> bool:
    if len(text) > MAX_HEADING or (SENTENCE_END.search(text) and not text.endswith("?")):
        return False
    if not text[0].isalnum() or text[0].islower() or not any(c.isalpha() for c in text):
        return False
    if text[0].isdigit() and not SECTION_NUMBER.match(text) and len(text.split()) < 4:
        return False
    if CONTACT.search(text) or LONG_NUMBER.search(text) or LABEL.match(text):
        return False
    return not is_open_ended(text)


def _continues(above: TextBlock, block: TextBlock) -> bool:
    """Whether a sentence goes on over a blank line, as beside a drop number or at the foot of a column."""
    if above.kind == "table" or block.kind != "paragraph":
        return False
    last, first = above.lines[-1].rstrip(), block.lines[0].strip()
    if SENTENCE_END.search(last) or "://" in last.split()[-1] or ADDRESS_LINE.match(first):
        return False
    if len(last.split()) < 3:
        return False
    return first[0].islower() or (is_open_ended(last) and not is_capitals(first))
