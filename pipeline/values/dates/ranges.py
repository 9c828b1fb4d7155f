"""Printed pieces of dates put together: ranges, lists, and days that share a month."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.language.lexicon import WEEKDAYS, alternatives
from pipeline.values.dates.lists import completed
from pipeline.values.dates.units import Atom, Period

_RANGE = re.compile(
    r" ?(?:-+|→) ?| ?/ ?|,? (?:au|aux|à|a|to|until|till|through|jusqu'(?:au|en|à)) (?:la |le |l'|the |"
    r"(?:du )?mois d[e'] ?)?",
    re.IGNORECASE,
)
_AND = re.compile(r" (?:et|and) (?:du |de |d'|le |en |l'|the |au )?| ?& ?", re.IGNORECASE)
_COMMA = re.compile(r", ?(?:de |d'|le )?")
_OR = re.compile(r" (?:ou|or) (?:en )?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?<![^\W_])(?:entre|between) (?:les années |l'an(?:née)? |le |les |la |l'|the |début |fin )?\Z",
    re.IGNORECASE,
)
_DAY_ITEM = rf"(?:(?:{alternatives(WEEKDAYS)}) )?(?:0?[1-9]|[12]\d|3[01])(?:er|e|st|nd|rd|th)?"
_DAYS_BEFORE = re.compile(
    rf"(?:\A ?|[(:;,•\n\t] ?|(?<![^\W_])(?:les?|du|des|aux?|entre|the|from|between|on|of|de|dates?|et|and|"
    rf"week-end) (?:le |the )?)"
    rf"(?P<days>{_DAY_ITEM}"
    rf"(?:(?:, ?(?:le )?| et (?:le )?| ou | ?- ?|/| au | à | to (?:the )?| and | & ){_DAY_ITEM}){{0,6}})"
    rf"(?P<join>, ?| et (?:le |du )?| ou (?:le )?| ?- ?|/| au | à | to (?:the )?| until | through "
    rf"| and (?:the )?| & | jusqu'au )\Z",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def combine(text: str, found: Sequence[Sequence[Atom]]) -> list[Period]:
    """Join the atoms of a folded text into periods."""
    periods: list[Period] = []
    for atoms in found:
        periods.extend(_periods(text, atoms, periods[-1].end if periods else 0))
    return completed(text, _chained(text, periods))


def _periods(text: str, atoms: Sequence[Atom], floor: int) -> list[Period]:
    first, last = atoms[0], atoms[-1]
    if len(atoms) == 3:
        return [Period(first, first, first.start, first.end), Period(last, last, last.end, last.end)]
    if len(atoms) == 1 and first.precision == "day":
        return _days_before(text, first, floor)
    return [Period(first, last, first.start, last.end)]


def _days_before(text: str, atom: Atom, floor: int) -> list[Period]:
    """`les 9 et 10 février`, `du 8 au 10 février`: days printed before the one that has the month."""
    window = max(floor, atom.start - 64)
    match = _DAYS_BEFORE.search(text[window : atom.start])
    if not match or atom.day is None:
        return [Period(atom, atom, atom.start, atom.end)]
    start = window + match.start("days")
    days = [int(day.group()) for day in _DAY_NUMBER.finditer(match["days"])]
    if sorted({*days, atom.day}) != [*days, atom.day]:
        return [Period(atom, atom, atom.start, atom.end)]
    # `(3, 17 juin 2022)` may number something; `15, 16, 17 juin` and `les 3, 5, 9 juin` are days.
    contiguous = atom.day - days[0] == len(days)
    listed = (len(days) > 1 and contiguous) or text[max(0, start - 4) : start].lower() == "les "
    if (match["join"].startswith(",") and not listed) or (match["join"] == "/" and not contiguous):
        return [Period(atom, atom, atom.start, atom.end)]
    first = replace(atom, start=start, day=days[0], weekday=None)
    range_join = bool(_RANGE.fullmatch(match["join"])) or bool(
        re.search(r"entre (?:le |les )?\Z", text[max(0, start - 10) : start])
    )
    if (range_join and len(days) == 1) or (contiguous and "ou" not in match["join"]):
        return [Period(first, atom, start, atom.end)]
    positions = [
        (window + match.start("days") + m.start(), window + match.start("days") + m.end())
        for m in _DAY_NUMBER.finditer(match["days"])
    ]
    singles = [
        replace(atom, start=a, end=b, day=day, weekday=None)
        for day, (a, b) in zip(days, positions, strict=True)
    ]
    return [Period(one, one, one.start, one.end) for one in [*singles, atom]]


def _chained(text: str, periods: Sequence[Period]) -> list[Period]:
    """Join neighbours by what stands between them: `2015 - 2024`, `février et mars 2022`."""
    result: list[Period] = []
    index = 0
    while index < len(periods):
        chain = [periods[index]]
        joins: list[str] = []
        while index + 1 < len(periods) and (join := _join(text, chain[-1], periods[index + 1])):
            chain.append(periods[index + 1])
            joins.append(join)
            index += 1
            if join == "range":
                break
        result.extend(_link(text, chain, joins))
        index += 1
    return result


def _join(text: str, one: Period, two: Period) -> str:
    gap = text[one.end : two.start]
    if len(gap) > 24 or not one.single or (one.last.precision == "day") != (two.first.precision == "day"):
        return ""
    if _BETWEEN.search(text[max(0, one.start - 16) : one.start]) and _AND.fullmatch(gap):
        return "range"
    if _RANGE.fullmatch(gap):
        return "range" if two.single and ("/" not in gap or one.last.bare or one.last.day) else ""
    if two.last.precision == "day":
        return ""
    for name, pattern in (("and", _AND), ("comma", _COMMA), ("or", _OR)):
        if pattern.fullmatch(gap):
            return name
    return ""


def _link(text: str, chain: list[Period], joins: list[str]) -> list[Period]:
    if joins == ["range"] or (joins and joins[-1] == "range"):
        head, (one, two) = chain[:-2], chain[-2:]
        joined = _range(one, two)
        return [*head, *([joined] if joined else [one, two])]
    if not joins or joins[-1] == "comma":
        return chain
    shared = _share_year(chain)
    if "or" not in joins and _contiguous(shared):
        return [Period(shared[0].first, shared[-1].last, shared[0].start, shared[-1].end)]
    return shared


def _range(one: Period, two: Period) -> Period | None:
    first, last = one.first, two.last
    if first.year is None and last.year is not None:
        later = (first.month or 1, first.day or 1) > (last.month or 12, last.day or 31)
        first = replace(first, year=last.year - later)
    elif last.year is None and first.year is not None:
        earlier = (last.month or 12, last.day or 31) < (first.month or 1, first.day or 1)
        last = replace(last, year=first.year + earlier)
    if (first.year, first.month or 0, first.day or 0) > (
        last.year,
        last.month or 12,
        last.day or 31,
    ) and first.year:
        return None
    if first.precision == last.precision == "year" and first.year == last.year and first.part == last.part:
        return None
    return Period(first, last, one.start, two.end)


def _share_year(chain: Sequence[Period]) -> list[Period]:
    """Months and quarters of a list take the year at its end."""
    year = chain[-1].last.year
    shared: list[Period] = []
    for one in chain:
        if one.single and one.first.year is None and year is not None:
            atom = replace(one.first, year=year, bare=False)
            one = replace(one, first=atom, last=atom)
        shared.append(one)
    return shared


def _contiguous(chain: Sequence[Period]) -> bool:
    kinds = {one.first.precision for one in chain}
    if len(kinds) > 1 or any(not one.single or one.first.part for one in chain):
        return False
    step = {"month": 1, "quarter": 3, "half": 6, "year": 12, "day": 0}[kinds.pop()]
    ranks = [(one.first.year or 0) * 12 + (one.first.month or 1) for one in chain]
    return all(b - a == step for a, b in pairwise(ranks))
