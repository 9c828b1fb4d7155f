"""The text of blocks: words put together with what parts them, and where each one stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from pipeline.readers.hyphens import is_suspended, joined_start
from pipeline.readers.page_layout import PrintedWord
from pipeline.readers.pdf.layout.printed_lines import PrintedLine, find_lines
from pipeline.readers.pdf.words.bidi import in_reading_order
from pipeline.readers.pdf.words.raised_marks import DESCENT

GLUED = 0.08
"""Times the font size: words that come closer on a line were parted by a change of font only."""


MOST_SPACES = 2
"""Spaces drawn between two words; what is drawn farther behind may be of another line."""

MARK_GAP = 0.45
"""Times the font size: a raised mark that comes closer belongs to the word before it."""


@dataclass(slots=True)
class WordPiece:
    """A word in a text: what parts it from the word before, and what of it is shown."""

    word: PrintedWord
    before: str
    shown: str


@dataclass(slots=True)
class WordRun:
    """Words in the order in which they are read."""

    vocabulary: Set[str]
    pieces: list[WordPiece] = field(default_factory=list)

    def add_line(self, words: Sequence[PrintedWord], separator: str = " ") -> None:
        """Add a line; a word that the line end cut in two is joined."""
        line = in_reading_order(words)
        for k, word in enumerate(line):
            if k:
                before = "" if _touch(line[k - 1], word) else " "
            elif self.pieces and separator == " " and self.join(word):
                before = ""
            else:
                before = separator if self.pieces else ""
            self.pieces.append(WordPiece(word, before, word.text))

    def join(self, word: PrintedWord) -> bool:
        """Drop the last word's hyphen if it goes on with this one and the hyphen goes; whether it goes on."""
        last = self.pieces[-1]
        start = self._start_of_last()
        before = [piece.shown for piece in self.pieces[-3:-1]] if last.before == " " else []
        shown = joined_start(
            start + last.word.text, word.text, self.vocabulary, suspended=is_suspended(before)
        )
        if shown is None:
            return False
        last.shown = shown[len(start) :]
        return True

    def _start_of_last(self) -> str:
        """What stands before the last piece without a space: an address may run over many lines."""
        start = ""
        for before, piece in zip(reversed(self.pieces[:-1]), reversed(self.pieces), strict=False):
            if piece.before:
                break
            start = before.shown + start
        return start

    def add_rows(self, rows: Iterable[Iterable[Sequence[PrintedWord]]]) -> None:
        """Add the rows of a table: one line each, cells parted by tabs, lines within a cell joined."""
        for row in rows:
            separator = "\n"
            for cell in row:
                for line in find_lines(cell):
                    self.add_line(line.words, separator)
                    separator = " "
                separator = "\t"

    @property
    def text(self) -> str:
        """The text."""
        return "".join(piece.before + piece.shown for piece in self.pieces)

    @property
    def words(self) -> Iterator[PrintedWord]:
        """The words."""
        return (piece.word for piece in self.pieces)


def _touch(first: PrintedWord, then: PrintedWord) -> bool:
    """Whether two neighbours are one word, or a word and its raised mark."""
    if then.raised:
        return then.box.x0 - first.box.x1 < MARK_GAP * max(first.size, then.size)
    if 0 < then.order - first.order - len(first.text) <= MOST_SPACES:
        return False  # A space is drawn between them, however narrow it is.
    if then.box.x0 - first.box.x1 >= GLUED * min(first.size, then.size):
        return False
    if then.box.x0 < first.box.x0 or then.box.x0 < first.box.x1 - 0.5 * first.size:
        return False
    of_one_size = abs(then.size - first.size) <= 0.1 * first.size
    is_lowered = then.box.bottom > first.box.bottom - DESCENT * (first.size - then.size)
    return first.raised or of_one_size or not then.text[0].isdigit() or is_lowered


def run_of_lines(lines: Iterable[PrintedLine], vocabulary: Set[str]) -> WordRun:
    """A paragraph of lines."""
    run = WordRun(vocabulary)
    for line in lines:
        run.add_line(line.words)
    return run


def run_of_rows(rows: Iterable[Iterable[Sequence[PrintedWord]]], vocabulary: Set[str]) -> WordRun:
    """A table of rows of cells."""
    run = WordRun(vocabulary)
    run.add_rows(rows)
    return run
