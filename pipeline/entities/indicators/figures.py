"""Key figures: a number set off from what it counts, by a label, or on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.entities.indicators.count_words import words_that
from pipeline.entities.indicators.numbers import DIGITS, read_digits
from pipeline.entities.indicators.parts import Parts, find_parts

_ABOUT = r"(?:environ |près de |plus de |about |over |some )?"
_LABELLED = re.compile(
    rf"\W*(?P<unit>[A-ZÀ-Þ][a-zà-ÿ-]+(?: (?:de |d['’]|et )?[a-zà-ÿ-]+){{0,3}})"
    rf"\s?: {_ABOUT}(?P<number>{DIGITS})\s*[;.,]?\s*"
)
_ALONE = re.compile(
    rf"[#*\s]*{_ABOUT}(?P<number>{DIGITS})(?:\s(?P<unit>[a-zà-ÿ-]+(?: [a-zà-ÿ-]+){{0,3}}))?[\s:.]*"
)
_AMONG = re.compile(r"\s*(?:dont|Dont|including|Including)\s(?=\d)")
_SAID = re.compile(
    r"(?:c['’]est le |est le |is the )?(?:nombre de |number of )(?:la |les |d['’]|the )?(?P<unit>[a-zà-ÿ-]+)"
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure at characters `start` to `end` of a text."""

    start: int
    end: int
    value: Decimal
    unit: str
    parts: Parts


def find_labelled(text: str) -> KeyFigure | None:
    """`Villages cibles : 48`: the figure that a whole text is, where its label is a noun that is counted."""
    match = _LABELLED.fullmatch(text)
    if match is None or not _is_counted(match["unit"]):
        return None
    value = read_digits(match["number"])
    unit = match["unit"][:1].lower() + match["unit"][1:]
    return KeyFigure(match.start("unit"), match.end("number"), value, unit, Parts())


def is_lead(text: str) -> bool:
    """Whether a whole text is a number, alone or with its noun: `274`, `274 bénéficiaires`."""
    match = _ALONE.fullmatch(text)
    return match is not None and (match["unit"] is None or _is_counted(match["unit"]))


def goes_on(text: str) -> bool:
    """Whether a text tells the parts of a figure that stands before it: `Dont 107 femmes`."""
    return _AMONG.match(text) is not None


def find_led(lead: str, text: str) -> KeyFigure | None:
    """The figure that a line before a text gives: `274`, then `Dont 107 femmes, c'est le nombre de`."""
    match = _ALONE.fullmatch(lead)
    if match is None or not goes_on(text):
        return None
    said = _SAID.search(text)
    unit = match["unit"] or (said["unit"] if said else None)
    parts = find_parts(text, 0, len(text))
    if unit is None or not parts.numbers:
        return None
    end = said.end() if said and not match["unit"] else parts.end
    return KeyFigure(0, end, read_digits(match["number"]), unit, parts)


def _is_counted(unit: str) -> bool:
    return unit.split()[0].lower() in words_that("people", "bodies", "paid")
