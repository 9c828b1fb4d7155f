"""What a line of plain text is, and whether the paragraph goes on behind it."""

from __future__ import annotations

import re

MAX_WRAPPED = 160
"""Width beyond which no text is wrapped by hand: a longer line is a paragraph."""

BULLETS = "-–—•·▪◦‣●○■□➢►✓*"
BULLET = re.compile(rf"\s*([{re.escape(BULLETS)}])\s+(?=\S)")
NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)\s+|(?:\d{1,2}|[a-z])\.\s+|\d{1,2}\.(?=[^\W\d_]))(?=\S)"
)
SECTION_NUMBER = re.compile(
    r"(?:(\d{1,2}(?:\.\d{1,2}){1,4})\.?|\d{1,2}[.)]|[IVX]{1,5}\.|[A-Z]\."
    r"|(?:article|chapitre|section|partie|annexe)\s+\w{1,5}\b)"
    r"[\s:.–-]*(?=[^\W\d_])",
    re.IGNORECASE,
)
UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
SEPARATOR = re.compile(r"\s*[-=~*_–—#]{2,}\s*$")
LABEL = re.compile(r"[^\W\d_][\w .'’°-]{0,28}\s?:(?:\s|$)")
ADDRESS_LINE = re.compile(r"\s*(?:https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.\w+)\s*$")
CONTACT = re.compile(r"@|https?://|www\.|\btél\b|\bfax\b|\(?\+\d{2,3}\)?[ \d.]{6,}", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:;…]['’\"»”)\]]*$")
FUNCTION_WORD = (
    r"(?:à|au|aux|avec|ce|ces|cette|chez|dans|de|des|du|en|entre|et|la|le|les|leur|leurs|ou|par|pour|que|qui|sa"
    r"|sans|ses|son|sous|sur|un|une|vers|a|and|at|by|for|from|in|of|on|or|the|to|with|del|el|los|para|y|e|da|do)"
)
OPEN_ENDED = re.compile(rf"(?:[,(/&]|\s[-–—]|\b{FUNCTION_WORD}|\b(?:l|d|qu)['’])$", re.IGNORECASE)
"""The end of a line behind which a sentence must go on: a comma, a dash, an article, a preposition."""

LONGEST_OPEN_END = 12
"""Characters at the end of a line in which such an end is found; from further on no search need start."""

OPEN_START = re.compile(rf"[(/&]|{FUNCTION_WORD}\b", re.IGNORECASE)
"""The start of a line that goes on with what stands above it."""


def marker(line: str) -> str | None:
    """The mark of a list item: the bullet itself, or `1` for any number or letter."""
    if match := BULLET.match(line):
        return match[1]
    return "1" if NUMBER.match(line) else None


def is_capitals(line: str) -> bool:
    """Whether all letters of a line are capitals, and there are some."""
    return line.isupper() and sum(c.isalpha() for c in line) >= 3


def is_open_ended(text: str) -> bool:
    """Whether a sentence must go on behind a text, by its last sign or word."""
    return OPEN_ENDED.search(text, max(0, len(text) - LONGEST_OPEN_END)) is not None


def is_separator(line: str) -> bool:
    """Whether a line only draws a rule."""
    return SEPARATOR.match(line) is not None


def must_go_on(line: str, following: str) -> bool:
    """Whether a sentence of one line cannot be complete without the next, whatever their lengths."""
    line, following = line.rstrip(), following.strip()
    if ADDRESS_LINE.match(line) or ADDRESS_LINE.match(following):
        return False
    if _is_broken_word(line, following) or is_open_ended(line) or line.count("(") > line.count(")"):
        return True
    if SENTENCE_END.search(line):
        return False
    if is_capitals(line) and is_capitals(following):
        return OPEN_START.match(following) is not None
    return following[0].islower() or following[0] in "(/&"


def may_go_on(line: str, following: str, width: float) -> bool:
    """Whether the first word of the next line did not fit into this one, the column being `width` wide."""
    line, following = line.rstrip(), following.strip()
    if ADDRESS_LINE.match(line) or ADDRESS_LINE.match(following) or LABEL.match(following):
        return False
    if width > MAX_WRAPPED or is_capitals(line) != is_capitals(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _is_broken_word(line: str, following: str) -> bool:
    return line.endswith(("-", "\u2010", "\u00ad")) and not line[-2:-1].isspace() and following[0].isalnum()
