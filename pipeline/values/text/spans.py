"""Readings that know where they stand, and text folded for matching without losing its offsets.

Every parser of this package works on a folded copy of the text (plain apostrophes, single spaces, no
end-of-line hyphens) and reports spans of the text as it was given: `text[char_start:char_end]` is what
was printed.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from pipeline.language import LANGUAGES
from pipeline.language.cldr import month_names
from pipeline.records.record import Frozen

SAME_TEXT = 256
"""Texts that are kept as they were folded and masked: each finder asks for the same passage anew."""


class SpanReading(Frozen):
    """What was printed, and where: `source[char_start:char_end] == text`."""

    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset in the source.

    A paragraph break is kept as one newline and a tab as one tab, so that no pattern made of plain
    spaces can run from one paragraph or column into the next.
    """

    source: str
    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of the folded slice `start:end`."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def reading(self, start: int, end: int) -> SpanReading:
        """The verbatim source of the folded slice `start:end`."""
        first, last = self.span(start, end)
        return SpanReading(self.source[first:last], first, last)

    def gap(self, space: int) -> str:
        """What was printed for the folded space at `space`."""
        return self.source[self.offsets[space] : self.offsets[space + 1]]

    def wide_gap(self, position: int) -> bool:
        """Whether the folded space at `position` stands for more than one printed space, or a line break."""
        first, last = self.offsets[position], self.offsets[position + 1]
        return last - first > 1 or self.source[first] in "\r\n"

    def at_line_start(self, position: int) -> bool:
        """Whether nothing but spaces and list dashes precedes the folded `position` on its line."""
        source, offset = self.source, self.offsets[position]
        line_start = max(
            source.rfind("\n", max(0, offset - 12), offset), source.rfind("\r", max(0, offset - 12), offset)
        )
        if line_start < 0 and offset > 12:
            return False
        return not source[line_start + 1 : offset].strip(" \t-–—•*\u00a0")


_LOWER = "a-zß-öø-ÿœ"
_RAISED = "⁰¹²³⁴-⁹⁽⁾ᵃᵇᶜᵈᶠᵍʰⁱʲᵏˡᵐⁿᵖ"
_SPECIAL = re.compile(
    rf"(?P<hyphen>(?<=[{_LOWER}])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[{_LOWER}]))"
    r"|(?P<space> (?=\s)\s+|[^\S ]\s*)"
    r"|(?P<accent>[A-Za-z][\u0300-\u0302\u0308\u0327])"
    r"|(?P<point>(?<=\d)[\u00b7\u22c5](?=\d))"
    r"|(?P<apostrophe>[\u2018\u2019\u02bc\u00b4`\u2032])"
    # A soft hyphen is drawn as a hyphen in many files: where a figure begins, it is a minus.
    r"|(?P<dash>[\u2010-\u2015]|(?<!\S)\u00ad(?=\d))"
    # A raised mark of a note behind a figure; `10⁶`, `m²` and `1ᵉʳ` are none.
    rf"|(?P<mark>(?<=\d)(?<!(?<![\d.,])10)(?:[{_RAISED}]+(?:[,⸴][{_RAISED}]+)*|[*†‡§]+(?![\d*])))"
    r"|(?P<nothing>[\u00ad\u200b-\u200d\u2060\ufeff])"
)
_LAST_WORD = re.compile(r"[^\W\d_]{1,20}+\Z")
_PLAIN = {"apostrophe": "'", "dash": "-", "nothing": "", "point": ".", "mark": ""}


def _replacement(match: re.Match[str], source: str) -> str:
    kind = match.lastgroup or ""
    printed = match.group()
    if kind == "space":
        if "\t" in printed:
            return "\t"
        return "\n" if printed.count("\n") > 1 or "\f" in printed or "\u2029" in printed else " "
    if kind == "accent":
        return normalize("NFC", printed)
    if kind == "hyphen":
        word = _LAST_WORD.search(source[max(0, match.start() - 20) : match.start()])
        return "-" if word and word.group().lower() in _months() else ""
    return _PLAIN[kind]


@functools.cache
def _months() -> frozenset[str]:
    """The names of months in every language; Babel takes its time to read them, and few texts ask."""
    return frozenset(name for code in LANGUAGES for name in month_names(code))


_SPACES = "".join(filter(str.isspace, map(chr, range(0x21, 0x3001)))) + "\t\n\x0b\f\r\x1c\x1d\x1e\x1f"
_SIGN = re.compile(
    rf"[-\u2010-\u2015\u00ad\u00b7\u22c5\u2018\u2019\u02bc\u00b4`\u2032{_RAISED}*†‡§\u200b-\u200d\u2060\ufeff"
    rf"{_SPACES}]"
)
"""What is special but for a second space and a mark on the letter before, or what begins it."""

_APART = re.compile("  |[\u0300-\u0302\u0308\u0327]")


def _specials(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_SPECIAL` in a text, which is asked only where one can begin."""
    if _APART.search(text):
        yield from _SPECIAL.finditer(text)
        return
    position = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < position:
            continue
        # A space before other white space is a part of it.
        spaced = start > position and text[start - 1] == " " and text[start].isspace()
        match = _SPECIAL.match(text, start - spaced)
        if match:
            yield match
            position = match.end()


@functools.lru_cache(maxsize=SAME_TEXT)
def fold(text: str) -> Folded:
    """Fold apostrophes, dashes, white space and end-of-line hyphens; linear in the length of `text`."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _specials(text):
        start, end = match.span()
        pieces.append(text[position:start])
        offsets.extend(range(position, start))
        new = _replacement(match, text)
        pieces.append(new)
        offsets.extend([start] * len(new))
        position = end
    pieces.append(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return Folded(text, "".join(pieces), offsets)


def fold_text(text: str) -> str:
    """The text as `fold` gives it, for who asks for no offsets: of most short texts it is what is printed."""
    return fold(text).text if any(_specials(text)) else text


_NEVER_A_VALUE = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,80}\.[\w.-]{1,80}"
    r"|(?<![\w%])\w{1,40}%[0-9A-F]{2}\S*"
    r"|(?<![\w.,])(?=(?:\D{0,3}\d){9})"
    r"(?:\(?\+ ?\d|(?<!\d )00[1-9])\d{0,2}\)?(?:[ .-]?\(?\d{1,4}\)?){3,6}(?!\d)"
    r"|(?<![\w.,/-])\d{2}(?:[ .-]\d{2}){3,4}(?![\w.,/-]?\d)"
)


_ESCAPED = re.compile(r"%[0-9A-F]{2}")
_MANY_DIGITS = re.compile(r"\d(?:\D{0,3}\d){7}")
"""Every number of a telephone has eight digits, none far from the next."""

_DIALLED = re.compile(r"\d\d[ .-]\d\d[ .-]\d\d[ .-]\d\d")
_FROM_ABROAD = re.compile(r"00[1-9]")
"""It is printed in pairs, or begins with the sign or the noughts of another country."""


@functools.lru_cache(maxsize=SAME_TEXT)
def mask(text: str) -> str:
    """Blank out addresses of the web, of mail and of telephones, keeping every offset."""
    may_hold_one = "http" in text or "www." in text or "@" in text or ("%" in text and _ESCAPED.search(text))
    if not (may_hold_one or _may_hold_telephone(text)):
        return text
    return _NEVER_A_VALUE.sub(lambda match: "\x00" * len(match.group()), text)


def _may_hold_telephone(text: str) -> bool:
    """Whether a text has what every number of a telephone has: most long figures are sums and dates."""
    marked = "+" in text or _FROM_ABROAD.search(text) or _DIALLED.search(text)
    return bool(marked and _MANY_DIGITS.search(text))
