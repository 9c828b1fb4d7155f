"""What finders look at: the text of a page with its lines, its words of languages, what is to stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from typing import Literal

from pipeline.language import LANGUAGES, lexicon, merged, words_of
from pipeline.language.document_words import PersonalWords

Kind = Literal["person", "e-mail", "telephone", "address", "account", "identity", "birth", "user name"]
Span = tuple[int, int]

MODELLED = "taken for a person by the model"
MADE_OF_NAMES = "made of names that persons have"
INITIALS = "initials of a person"
"""Grounds that prove a name on its page only."""

_OWNING = r"(?!['’]s(?!\w))"
"""The English genitive is no part of a name."""

CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(
    sign for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if (sign := chr(code)).isupper()
)
"""Capitals of all languages that are written with our letters, for a class of a regular expression."""

_WORD = rf"(?:[{CAPITAL}][\w’'-]{{0,3}}\.|[{CAPITAL}](?:(?:{_OWNING}[\w’'-])*\w)?)"
_PARTICLE = (
    r"(?:ag|ould|walet|dit|dite|alias|ben|bin|ibn|al|el|de|da|do|dos|das|du|del|la|le|van|von|der|den|di"
    r"|y|e|i)"
)
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0]+){{0,2}}(?:d['’])?{_WORD}){{0,5}}")
_PART = re.compile(rf"[^\W\d_](?:(?:{_OWNING}[\w’'-])*\w)?\.?")


NEAR = 8
"""Names of organisations before an offset that are looked at: they may lie in each other."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Something personal at characters `start` to `end` of a page's text, and what says so.

    An `entry` stands in a list, behind a label, in a signature or beside a telephone: what is personal there
    is so whatever office its holder has.
    """

    start: int
    end: int
    kind: Kind
    basis: str
    entry: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page's text; its cells are parted by tabs."""

    start: int
    end: int
    cells: tuple[Span, ...]


@cache
def personal_words(language: str) -> PersonalWords:
    """The words of all languages, those of one first."""
    return reduce(merged, map(words_of, LANGUAGES), lexicon(language)).personal


@dataclass(frozen=True)
class PagePassage:
    """The text of one page.

    Attributes:
        text: as `pages.text` has it: a line a paragraph or row, cells parted by tabs.
        language: ISO 639-1.
        country: ISO 3166-1 alpha-2; its telephone numbers need no code.
        organisations: spans that name organisations or places: they stay.
        persons: spans that the model of the language takes for persons.
        lower: folded words that the documents also write without a capital: they are no names.
    """

    text: str
    language: str = "fr"
    country: str = "ML"
    organisations: tuple[Span, ...] = ()
    persons: tuple[Span, ...] = ()
    lower: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> PersonalWords:
        """The words of all languages, its own first: a list of names may have headers in any of them."""
        return personal_words(self.language)

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines, those without a letter or figure as well."""
        lines, start = [], 0
        for line in self.text.split("\n"):
            cells, left = [], start
            for cell in line.split("\t"):
                cells.append((left, left + len(cell)))
                left += len(cell) + 1
            lines.append(TextLine(start, start + len(line), tuple(cells)))
            start += len(line) + 1
        return tuple(lines)

    @cached_property
    def _organisation_starts(self) -> tuple[list[Span], list[int]]:
        spans = sorted(self.organisations)
        return spans, [start for start, _ in spans]

    def is_organisation(self, start: int, end: int) -> bool:
        """Whether an organisation or place is named at the beginning of a span, or in half of it or more."""
        spans, starts = self._organisation_starts
        here = bisect_right(starts, end)
        over = [(s, e) for s, e in spans[max(0, here - NEAR) : here] if s < end and start < e]
        return any(s <= start or 2 * (min(e, end) - s) >= end - start for s, e in over)

    def line_at(self, offset: int) -> TextLine:
        """The line that holds an offset."""
        return self.lines[bisect_right(self.lines, offset, key=lambda line: line.start) - 1]


def capital_runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Runs of words with a capital, with small particles between them; they never go over a line."""
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def parts_of(text: str, start: int, end: int) -> list[tuple[Span, str]]:
    """The words of a stretch, with where they stand."""
    return [(match.span(), match[0]) for match in _PART.finditer(text, start, end)]
