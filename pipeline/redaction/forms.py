"""Forms about one person, such as identity cards: what stands behind labels that say little elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.language.lexicon import plainly
from pipeline.redaction.passages import Kind, PagePassage, Personal, personal_words

NEAR = 14
"""Lines below the label of a name in which a label of a birth makes both parts of a form about a person."""

KINDS: tuple[Kind, ...] = ("identity", "birth", "address")

OWN: tuple[tuple[Kind, str], ...] = (
    ("identity", r"n(?:o\.|uméro|umber|r\.?)|nip|nin|id|mrz|carte|série|serial"),
    ("birth", r"à|a|at|in|em|lieu|place|lugar|local"),
)
"""Labels that are none elsewhere, by what stands behind them."""


def find_in_forms(passage: PagePassage) -> Iterator[Personal]:
    """What a form about a person says of him behind labels of a number, a place, a home."""
    text, lines = passage.text, passage.lines
    name, birth, own = _labels(passage.language)
    named = [number for number, line in enumerate(lines) if name.match(text, line.start, line.end)]
    for first in named:
        near = lines[max(0, first - NEAR) : first + NEAR]
        if not any(birth.match(text, line.start, line.end) for line in near):
            continue
        for line in near:
            match = own.match(text, line.start, line.end)
            if match:
                kind = next((kind for kind in KINDS if match[kind]), KINDS[0])
                yield Personal(match.end(), line.end, kind, "in a form about a person", entry=True)


@cache
def _labels(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    labels = personal_words(language).labels
    begin, end = r"[ \t•*_-]*(?i:", r")\s?:\s?(?=\S)"
    more = dict(OWN)
    identity = rf"(?P<identity>{plainly(labels.get('identity', ()))}|{more['identity']})"
    place = rf"(?P<birth>{more['birth']})"
    home = rf"(?P<address>{plainly(labels.get('address', ()))})"
    return (
        re.compile(begin + plainly(labels.get("name", ())) + end),
        re.compile(begin + plainly((*labels.get("birth", ()), *personal_words(language).born)) + r")(?!\w)"),
        re.compile(
            rf"{begin}(?:{identity}|{place}|{home}){end}|[ \t•*_-]*(?P<number>n[°º])\s?:?\s?(?=\S*\d)",
            re.IGNORECASE,
        ),
    )
