"""Markdown: the text of its rendering, with headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.readers.decoding import decode_text
from pipeline.readers.html import parse_html
from pipeline.readers.html.flow import add_elements
from pipeline.readers.hyphens import join_lines, words_of
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.media_types import read_bytes
from pipeline.readers.metadata.published import find_declared_date
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Document, Problem, Reading
from pipeline.records.layout import BlockKind

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n((?:[\w-]+:.*\r?\n)+)---[ \t]*(?:\r?\n|\Z)")
FRONT_MATTER_KEYS: dict[str, str] = {
    "title": "title",
    "titre": "title",
    "publisher": "publisher",
    "date": "published",
    "lang": "language",
    "language": "language",
    "langue": "language",
    "source": "source_url",
    "url": "source_url",
}
"""Keys of a front matter, and the columns of the document that they give."""

LANGUAGE_CODE = re.compile(r"[a-z]{2}$")
ACCEPTED: dict[str, re.Pattern[str]] = {
    "language": LANGUAGE_CODE,
    "source_url": re.compile(r"\Ahttps?://\S+$"),
}
"""What a value must look like to be believed."""

TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

DEEP = re.compile(r"^ {0,3}(?>(?:>[ \t]?|[*+-][ \t]+){9,})(?=\S)", re.MULTILINE)
"""More quotations and lists within each other than the parser goes into: it leaves out what stands there."""


def read_markdown(source: Source) -> Reading:
    """Read a Markdown text as one page; a front matter of `key: value` lines gives metadata.

    Raises:
        UnreadableError: the file cannot be opened.
    """
    text = decode_text(read_bytes(source.path))
    document = source.document("text/markdown")
    problems: list[Problem] = []
    if front := FRONT_MATTER.match(text):
        document, problems = with_front_matter(document, front[1])
        text = text[front.end() :]
    renderer = _Renderer(PageText(source.id), words_of(text))
    renderer.add(MarkdownIt("commonmark").enable("table").parse(DEEP.sub(_less_deep, text)))
    reading = renderer.page.reading(document)
    reading.problems += problems
    return reading


def _less_deep(line: re.Match[str]) -> str:
    """The mark of the innermost quotation or list in place of all."""
    return line.group().rstrip()[-1] + " "


def with_front_matter(document: Document, text: str) -> tuple[Document, list[Problem]]:
    """The document with what the `key: value` lines of a front matter say of it.

    What it declares as its date and is none is a problem.
    """
    columns: dict[str, str] = {}
    for line in text.splitlines():
        key, _, value = line.partition(":")
        column, value = FRONT_MATTER_KEYS.get(key.strip().lower()), value.strip().strip("\"'")
        if column and value and (column not in ACCEPTED or ACCEPTED[column].match(value)):
            columns.setdefault(column, value)
    declared = [columns["published"]] if "published" in columns else []
    published, problems = find_declared_date(declared, document.id)
    described = replace(
        document,
        title=columns.get("title"),
        publisher=columns.get("publisher"),
        published=published,
        language=columns.get("language"),
        source_url=columns.get("source_url"),
    )
    return described, problems


@dataclass(slots=True)
class _Renderer:
    page: PageText
    vocabulary: Set[str]
    kinds: list[BlockKind] = field(default_factory=list)
    level: int | None = None

    def add(self, tokens: Sequence[Token]) -> None:
        """Add all blocks of a parsed text."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                self.page.add_table(self._table_cells(tokens[at:end]))
                at = end
            else:
                self._add_token(token)
            at += 1

    def _add_token(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self.kinds.append("list_item")
            case "list_item_close":
                self.kinds.pop()
            case "heading_open":
                self.level = int(token.tag[1])
            case "heading_close":
                self.level = None
            case "inline":
                self._add_inline(self._line(token))
            case "fence" | "code_block":
                self._add_inline(token.content)
            case "html_block":
                self._add_html(token.content)

    def _add_inline(self, text: str) -> None:
        if self.level is not None:
            self.page.add_block("heading", text, level=self.level)
        else:
            self.page.add_block(self.kinds[-1] if self.kinds else "paragraph", text)

    def _add_html(self, markup: str) -> None:
        try:
            add_elements(self.page, [parse_html(markup)])
        except UnreadableError:
            # A comment or a stray closing tag: nothing of it is shown.
            return

    def _line(self, token: Token) -> str:
        return join_lines("".join(_shown(token.children or [])).split("\n"), self.vocabulary)

    def _table_cells(self, tokens: Sequence[Token]) -> Iterator[MarkupCell]:
        row, column = -1, 0
        for before, token in pairwise(tokens):
            if token.type == "tr_open":
                row, column = row + 1, 0
            elif token.type == "inline":
                yield MarkupCell(
                    row=row,
                    column=column,
                    text=self._line(token),
                    header=before.type == "th_open",
                    bold=any(child.type == "strong_open" for child in token.children or []),
                )
                column += 1


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                yield token.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case "html_inline" if TAG.match(token.content):
                yield "\n"
