"""Rich Text (RTF): letterhead, text in lines and paragraphs, tables as tables, notes, footer and comments.

striprtf gives the text of a file, but nothing of what stands in places of its own, and deleted text with the
rest: those groups are taken out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from striprtf.striprtf import rtf_to_text

from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText, raised
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.text import add_text
from pipeline.records import Reading

RTF = "application/rtf"
CELL_END = "|"
"""What striprtf writes where a cell of a table ends."""

PLACES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "footnote": "note",
    "annotation": "comment",
    "atnauthor": "author",
    "shptxt": "box",
    "super": "super",
    "deleted": "not printed",
    "v": "not printed",
}
"""What a group holds that one of these control words opens."""

BRACE = re.compile(r"\\[{}\\]|[{}]")
OPENING = re.compile(r"\{(?:\\\*|\\[a-z]+-?\d*[ \r\n]?|[\r\n])*")
WORD = re.compile(r"\\([a-z]+)(?!-?\d)")
"""A control word; with a number, as in `\\v0`, it may mean the contrary."""

PROLOGUE = re.compile(r"\{\\rtf1?[^{}]*")
RAISED_RUN = re.compile(r"\\super\s?([\d*]{1,3})\\nosupersub\s?")


@dataclass(slots=True)
class _RichTextParts:
    """The body of a file and what stands in places of its own, each as markup."""

    body: list[str] = field(default_factory=list)
    apart: dict[str, list[str]] = field(default_factory=dict)

    def of(self, place: str) -> list[str]:
        """What stands in a place."""
        return self.apart.get(place, [])


def read_rtf(source: Source) -> Reading:
    """Read a rich text as one page.

    Raises:
        UnreadableError: the file cannot be opened, or is damaged.
    """
    markup = read_bytes(source.path).decode("latin-1")
    match = PROLOGUE.match(markup)
    prologue = match[0] if match else ""
    parts = _parts_of(markup)
    page = PageText(source.id)
    try:
        for header in dict.fromkeys(_texts(parts.of("header"), prologue)):
            add_text(page, header)
        _add_body(page, _text("".join(parts.body), ""))
        for box in _texts(parts.of("box"), prologue):
            page.add_block("box", box)
        for number, note in enumerate(_texts(parts.of("note"), prologue), start=1):
            page.add_block("footnote", f"{raised(str(number))} {note}")
        for footer in dict.fromkeys(_texts(parts.of("footer"), prologue)):
            add_text(page, footer)
        authors = list(_texts(parts.of("author"), prologue))
        for comment, author in zip_longest(_texts(parts.of("comment"), prologue), authors, fillvalue=""):
            if comment:
                page.add_block("footnote", f"[{author}] {comment}")
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise UnreadableError("the file is a damaged Rich Text") from error
    return page.reading(source.document(RTF))


def _add_body(page: PageText, text: str) -> None:
    for is_row, lines in groupby(text.split("\n"), key=_is_row):
        if is_row:
            page.add_table(_cells(list(lines)))
        else:
            add_text(page, "\n".join(lines))


def _texts(pieces: list[str], prologue: str) -> Iterator[str]:
    for piece in pieces:
        opening = OPENING.match(piece)
        inner = piece[opening.end() : -1] if opening else ""
        text = _text("".join(_parts_of(inner).body), prologue)
        if text.strip():
            yield text.strip()


def _text(markup: str, prologue: str) -> str:
    """The text of markup; of a piece, with the code page that the whole file has."""
    markup = RAISED_RUN.sub(lambda run: _escaped(raised(run[1])), markup)
    return str(rtf_to_text(f"{prologue} {markup}}}" if prologue else markup, errors="replace"))


def _parts_of(markup: str) -> _RichTextParts:
    """The markup without the groups that stand in places of their own, and these by place."""
    parts = _RichTextParts()
    depth, inside, place, copied = 0, 0, "", 0
    for brace in BRACE.finditer(markup):
        if brace[0] == "{":
            depth += 1
            if not inside and (place := _place(markup, brace.start())):
                parts.body.append(markup[copied : brace.start()])
                inside, copied = depth, brace.start()
        elif brace[0] == "}":
            if depth == inside and inside:
                _take(parts, place, markup[copied : brace.end()])
                inside, copied = 0, brace.end()
            depth -= 1
    parts.body.append(markup[copied:])
    return parts


def _place(markup: str, at: int) -> str:
    opening = OPENING.match(markup, at)
    words = WORD.findall(opening[0]) if opening else []
    place = next((PLACES[word] for word in words if word in PLACES), "")
    if place == "super" and opening:
        then = BRACE.search(markup, opening.end())
        return place if then and then[0] == "}" else ""
    return place


def _take(parts: _RichTextParts, place: str, group: str) -> None:
    if place == "super":
        # What is raised stays in its line, figures as marks that no number takes for its own.
        opening = OPENING.match(group)
        inner = group[opening.end() : -1] if opening else ""
        parts.body.append(_escaped(raised(inner)) if raised(inner) != inner else group)
        return
    parts.apart.setdefault(place, []).append(group)
    if place == "note":
        parts.body.append(_escaped(raised(str(len(parts.apart[place])))))


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(character)}?" for character in text)


def _is_row(line: str) -> bool:
    return line.endswith(CELL_END)


def _cells(lines: list[str]) -> list[MarkupCell]:
    rows = [line.removesuffix(CELL_END).split(CELL_END) for line in lines]
    width = max(map(len, rows))
    return [
        MarkupCell(row=r, column=c, text=row[c] if c < len(row) else "")
        for r, row in enumerate(rows)
        for c in range(width)
    ]
