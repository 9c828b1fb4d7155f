"""Lines of their own: a name above the contacts of who has it, an address below a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from pipeline.language.lexicon import plainly
from pipeline.redaction.naming import looks_like_name
from pipeline.redaction.passages import PagePassage, Personal, Span, TextLine, capital_runs, personal_words

BELOW = 4
"""Lines below a name that stands alone in which its address is looked for."""


def find_above_contacts(passage: PagePassage, known: Collection[Personal]) -> Iterator[Personal]:
    """Lines that hold nothing but a name, with a telephone or an address of e-mail in the next lines."""
    contacts = {passage.line_at(span.start).start for span in known if span.kind in ("telephone", "e-mail")}
    lines = passage.lines
    for number, line in enumerate(lines):
        near = [other.start in contacts for other in lines[number + 1 : number + 3]]
        if any(near) and (span := _only_name(passage, line)):
            yield Personal(*span, "person", "above the contacts of who has it", entry=True)


def find_below_names(passage: PagePassage, persons_known: Collection[Personal]) -> Iterator[Personal]:
    """Lines that hold an address, in the lines below one that holds nothing but the name of a person."""
    covered = {(person.start, person.end) for person in persons_known if person.kind == "person"}
    address = _address(passage.language)
    for number, line in enumerate(passage.lines):
        span = _only_name(passage, line)
        if span is None or not any(s < span[1] and span[0] < e for s, e in covered):
            continue
        block = passage.lines[number + 1 : number + 1 + BELOW]
        known = [bool(address.match(passage.text, line.start, line.end)) for line in block]
        for at, below in enumerate(block):
            coded = _CODED.fullmatch(passage.text[below.start : below.end].strip()) and any(known)
            if known[at] or coded:
                yield Personal(below.start, below.end, "address", "below a name", entry=True)


def _only_name(passage: PagePassage, line: TextLine) -> Span | None:
    """The name that a line holds, and nothing else but a title."""
    text = passage.text[line.start : line.end]
    runs = list(capital_runs(passage.text, line.start, line.end))
    if len(runs) != 1 or len(text.split()) > LONGEST:
        return None
    start, end = runs[0]
    titled = _titles(passage.language).match(passage.text, start, end)
    start = titled.end() if titled else start
    rest = _titles(passage.language).sub("", text.replace(passage.text[start:end], ""))
    rest = _TO.sub("", rest).strip(" ,.:;-–•*|\t()")
    return (start, end) if not rest and looks_like_name(passage, start, end, least=2, formed=False) else None


_TO = re.compile(r"^\s*(?:à l['’]attention de|attn\.?|à|a|to|al?|ao)(?!\w)", re.IGNORECASE)
"""Before the name of whom a letter is sent to."""

_CODED = re.compile(r"[A-Z]{2}-\d{3,4}-\d{4}|(?:[A-Z]-?)?\d{4,5}(?: [A-ZÀ-Þ][\w’'-]+){0,3}")
"""A line of an address that is a code, of a place or of a town."""


@cache
def _titles(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{plainly(personal_words(language).titles)})(?!\w)\s*")


LONGEST = 6
"""Words of a line that holds a name only."""


@cache
def _address(language: str) -> re.Pattern[str]:
    words = personal_words(language)
    parts = plainly((*words.districts, *words.streets_before, *words.doors))
    boxes = plainly(words.boxes)
    town = r"(?:[A-Z]-?)?\d{4,5} [A-ZÀ-Þ][\w’' -]+"
    return re.compile(
        rf"[ \t]*(?:(?i:{parts}) \S.{{0,50}}|{town}"
        rf"|(?:\d\d )?(?i:{boxes})\.?\s?:?\s?(?:[A-Z]{{1,3}} ?)?[\d ]{{1,8}}.{{0,30}})$",
        re.MULTILINE,
    )
