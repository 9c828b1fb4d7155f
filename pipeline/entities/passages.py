"""Passages: runs of text that are read as one, with the way back to the pages and their words."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pipeline.records import Page, Word
from pipeline.records.legible import least_confidence, mean_confidence, reliance_of
from pipeline.records.record import Frozen
from pipeline.records.schema import box_of

LONGEST = 100_000
"""Characters: spaCy's models refuse a million, and take memory for each."""

_GAP = 4
"""Characters of white space that may be left out within one printed stretch."""


class Piece(Frozen):
    """A part of a passage that stands in one stretch of a page; `offset` is its start in the passage."""

    offset: int
    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A stretch of a page's text, `start` to `end`."""

    page: int
    start: int
    end: int


class Passage(Frozen):
    """Text that is read as one; its offsets lead back to the text of the pages."""

    text: str
    kind: str
    section: str | None
    pieces: tuple[Piece, ...]

    def portions(self) -> Iterator[Passage]:
        """The passage in portions that a model can take, cut at spaces: most are one."""
        start = 0
        while len(self.text) - start > LONGEST:
            space = self.text.rfind(" ", start + 1, start + LONGEST)
            end = start + LONGEST if space < 0 else space + 1
            yield from self._portion(start, end)
            start = end
        yield from self._portion(start, len(self.text)) if start else [self]

    def _portion(self, start: int, end: int) -> Iterator[Passage]:
        cut = [(p, max(start, p.offset), min(end, p.offset + p.length)) for p in self.pieces]
        pieces = [Piece(a - start, p.page, p.start + a - p.offset, b - a) for p, a, b in cut if a < b]
        if pieces:
            yield Passage(self.text[start:end], self.kind, self.section, tuple(pieces))

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.pieces[0].page

    def places(self, start: int, end: int) -> list[PageSpan]:
        """Where the characters from `start` to `end` stand; several places over a column or page break."""
        spans = []
        for piece in self.pieces:
            first = max(start, piece.offset)
            last = min(end, piece.offset + piece.length)
            if first < last:
                shift = piece.start - piece.offset
                spans.append(PageSpan(piece.page, first + shift, last + shift))
        return spans


class WordBoxes:
    """The words of a document by page, to find the box of a stretch of text."""

    def __init__(self, words: Iterable[Word], pages: Iterable[Page] = ()) -> None:
        there = list(pages)
        self._texts = {page.number: page.text for page in there}
        self._quality = {page.number: page.quality for page in there if page.quality != "good"}
        by_page: dict[int, list[Word]] = defaultdict(list)
        for word in words:
            if word.start >= 0:
                by_page[word.page].append(word)
        in_text = itertools.chain.from_iterable(by_page.values())
        self._is_sure = not self._quality and all(word.confidence is None for word in in_text)
        self._words = {page: sorted(words, key=attrgetter("start")) for page, words in by_page.items()}
        # Ends ascend with starts, since words do not overlap in the text.
        self._starts = {page: [w.start for w in words] for page, words in self._words.items()}
        self._ends = {page: [w.end for w in words] for page, words in self._words.items()}

    def box(self, places: Iterable[PageSpan]) -> dict[str, float]:
        """The sides of the box around the words of the first page that `places` name."""
        first, *others = places
        words = self._within(first)
        for place in others:
            words += self._within(place) if place.page == first.page else []
        return box_of(word.box for word in words)

    def reliance(self, places: Sequence[PageSpan], *, on_average: bool = False) -> dict[str, Any]:
        """How sure the reading of places is: nothing where all of it is, else `confidence` and `quality`.

        Args:
            places: what was read.
            on_average: judge by all words together, as of a sentence, not by the least sure one.
        """
        if self._is_sure:
            return {}
        pages = {place.page for place in places}
        words = [word for place in places for word in self._within(place)]
        sure = mean_confidence(words) if on_average else least_confidence(words)
        qualities = [self._quality[page] for page in pages if page in self._quality]
        return reliance_of(sure, qualities)

    def printed(self, places: Sequence[PageSpan]) -> str | None:
        """What is printed in places that follow each other, white space folded; None over a break."""
        text = self._texts.get(places[0].page)
        for before, after in itertools.pairwise(places):
            if before.page != after.page or not 0 <= after.start - before.end <= _GAP:
                return None
        return None if text is None else " ".join(text[places[0].start : places[-1].end].split())

    def _within(self, place: PageSpan) -> list[Word]:
        words = self._words.get(place.page)
        if words is None:
            return []
        first = bisect_right(self._ends[place.page], place.start)
        return words[first : bisect_left(self._starts[place.page], place.end, first)]
