"""What one engine made of a document, and whether another might do better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.language.legibility import REPLACEMENT
from pipeline.readers.page_layout import PageLayout, PrintedWord
from pipeline.readers.pdf.engine.preflight import Expected

MOSTLY = 0.3
"""Text with a larger share of unreadable characters is garbage."""

NAMELESS = re.compile(rf"[\0-\x1f\ue000-\uf8ff{REPLACEMENT}]")
"""Characters that no font could name: controls, those of nobody's use but one program's, replacements."""


@dataclass(slots=True)
class Attempt:
    """What one engine made of a document."""

    engine: str
    n_pages: int = 0
    title: str | None = None
    pages: list[PageLayout] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    """Pages that could not be read, and why."""

    harmful: frozenset[int] = frozenset()
    """Those of them that must not even be shown."""

    hurt: dict[int, str] = field(default_factory=dict)
    """Pages of which a part could not be read, and why."""

    lost: tuple[str, ...] = ()
    """What is missing that no page tells of."""

    n_readable: int = 0
    """Number of readable characters."""

    n_garbled: int = 0
    """Number of characters that no font could name: `(cid:12)`, controls, replacements."""

    def add(self, page: PageLayout) -> None:
        """Add a page that was read."""
        self.pages.append(page)
        readable, garbled = count_characters(page)
        self.n_readable += readable
        self.n_garbled += garbled

    @property
    def worth(self) -> tuple[int, int, int]:
        """What it is judged by beside others: its text, then its pages."""
        return self.n_readable - self.n_garbled, len(self.pages), self.n_pages

    def fill_from(self, other: Attempt) -> None:
        """Take the pages from another engine that this one could not read, or found empty."""
        if other.n_pages != self.n_pages:
            return
        pages = {page.number: page for page in self.pages}
        better = [page for page in other.pages if page.words and not _words_of(pages.get(page.number))]
        for page in better:
            pages[page.number] = page
            self.failed.pop(page.number, None)
        self.pages = [pages[number] for number in sorted(pages)]

    def is_sound(self, expected: Expected) -> bool:
        """Whether there is nothing that another engine might do better."""
        if self.failed.keys() - self.harmful or self.n_pages != (expected.n_pages or self.n_pages):
            return False
        # Of a damaged file an engine may lose a page's content and not notice.
        has_gaps = expected.is_damaged and not all(page.words for page in self.pages)
        return not has_gaps and self.n_readable > 0 and not is_garbage(self.n_readable, self.n_garbled)


def _words_of(page: PageLayout | None) -> Sequence[PrintedWord]:
    return page.words if page else ()


def count_characters(page: PageLayout) -> tuple[int, int]:
    """The number of readable characters, and of those that no font could name."""
    text = "".join([word.text for word in page.words])
    garbled = text.count("(cid:") * len("(cid:00)") + len(NAMELESS.findall(text))
    return max(0, len(text) - garbled), garbled


def is_garbage(n_readable: int, n_garbled: int) -> bool:
    """Whether too many characters could not be named for the others to be worth anything."""
    return n_garbled > MOSTLY * (n_garbled + n_readable)


def has_text(page: PageLayout) -> bool:
    """Whether a page has words that can be read; one with words is never a scan."""
    readable, garbled = count_characters(page)
    return readable > 0 and not is_garbage(readable, garbled)
