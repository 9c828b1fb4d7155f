"""Initials that stand for a person: in brackets behind a name, and wherever they stand again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.redaction.names_data import folded
from pipeline.redaction.passages import INITIALS, PagePassage, Personal

_BESIDE = re.compile(r"[ \u00a0]?[(\[,–-]{1,2}[ \u00a0]?(?P<short>(?:[A-ZÀ-Þ]\.?[ -]?){2,4})[)\]]?(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")


def initials_of(passage: PagePassage, known: Collection[Personal]) -> frozenset[str]:
    """Initials that stand in brackets behind a person and are the first letters of the name."""
    return frozenset(
        match["short"].strip()
        for person in known
        if person.kind == "person"
        and (match := _BESIDE.match(passage.text, person.end))
        and _are_initials(match["short"], passage.text[person.start : person.end])
    )


def _are_initials(short: str, name: str) -> bool:
    letters = [folded(sign) for sign in short if sign.isalpha()]
    firsts = [folded(word[0]) for word in _WORD.findall(name)]
    return len(letters) > 1 and (
        letters == firsts
        or sorted(letters) == sorted({*firsts})
        or (len(firsts) > len(letters) and letters[0] == firsts[0] and letters[-1] == firsts[-1])
    )


def find_made_by(passage: PagePassage) -> Iterator[Personal]:
    """Initials behind what says who made something: `Fait par A.B.`."""
    for match in re.finditer(
        r"(?<!\w)(?i:par|by|por)[ \u00a0](?P<short>(?:[A-ZÀ-Þ]\. ?){2,3})(?!\w)", passage.text
    ):
        yield Personal(*match.span("short"), "person", INITIALS)


def find_initials(passage: PagePassage, initials: Iterable[str]) -> Iterator[Personal]:
    """Where initials of persons of the document stand again, as words of their own."""
    for short in initials:
        for match in re.finditer(rf"(?<![\w.-]){re.escape(short)}(?![\w-])", passage.text):
            yield Personal(*match.span(), "person", INITIALS)
