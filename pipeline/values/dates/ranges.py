"""Printed pieces of dates put together: ranges, lists, and days that share a month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.language import alternatives, group, lexicon
from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.lists import completed
from pipeline.values.dates.units import Atom, Period


@dataclass(frozen=True, slots=True)
class _RangePatterns:
    """The joins of dates of one language."""

    range: re.Pattern[str]
    and_: re.Pattern[str]
    comma: re.Pattern[str]
    or_: re.Pattern[str]
    between_lead: re.Pattern[str]
    days_before: re.Pattern[str]
    or_days: re.Pattern[str]
    many_days: re.Pattern[str]
    from_lead: re.Pattern[str]


@cache
def _patterns(language: str) -> _RangePatterns:
    words = lexicon(language).dates
    i = re.IGNORECASE
    start = r"(?<![^\W_])"
    article = rf"{group(words.days_article)}?"
    weekday = rf"(?:(?:{alternatives(calendar(language).weekdays)}) )?"
    item = rf"{weekday}(?:0?[1-9]|[12]\d|3[01])(?:er|e|st|nd|rd|th|º)?"
    joins = (
        rf", ?{article}| {group(words.and_)} {article}| {group(words.or_)} {article}| ?- ?|/"
        rf"| {group(words.days_to)} {article}| & "
    )
    return _RangePatterns(
        re.compile(rf" ?(?:-+|→|~) ?| ?/ ?|,? {group(words.to)} {group(words.to_tail)}?", i),
        re.compile(rf" {group(words.and_)} {group(words.and_tail)}?| ?& ?", i),
        re.compile(rf", ?{group(words.comma_tail)}?"),
        re.compile(rf" {group(words.or_)} {group(words.or_tail)}?", i),
        re.compile(rf"{start}{group(words.between)} {group(words.between_tail)}?\Z", i),
        re.compile(
            rf"(?:\A ?|[(:;,•\n\t] ?|{start}{group(words.days_lead)} {article})"
            rf"(?P<days>{item}(?:(?:{joins}){item}){{0,6}})(?P<join>{joins})\Z",
            i,
        ),
        re.compile(rf" {group(words.or_)} ", i),
        re.compile(rf"{group(words.many_days_lead)}\Z", i),
        re.compile(rf"{start}{group(words.from_)} \Z", i),
    )


_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def combine(text: str, atom_lists: Sequence[Sequence[Atom]], language: str) -> list[Period]:
    """Join the atoms of a folded text into periods."""
    patterns = _patterns(language)
    periods: list[Period] = []
    for atoms in atom_lists:
        periods.extend(_periods(text, atoms, periods[-1].end if periods else 0, patterns))
    return completed(text, _chained(text, periods, patterns), language)


def _periods(text: str, atoms: Sequence[Atom], floor: int, patterns: _RangePatterns) -> list[Period]:
    first, last = atoms[0], atoms[-1]
    if len(atoms) == 3:
        return [Period(first, first, first.start, first.end), Period(last, last, last.end, last.end)]
    if len(atoms) == 1 and first.precision == "day":
        return _days_before(text, first, floor, patterns)
    return [Period(first, last, first.start, last.end)]


def _days_before(text: str, atom: Atom, floor: int, patterns: _RangePatterns) -> list[Period]:
    """`les 4 et 5 mars`, `du 3 au 5 mars`: days printed before the one that has the month."""
    window = max(floor, atom.start - 64)
    match = patterns.days_before.search(text[window : atom.start])
    if not match or atom.day is None:
        return [Period(atom, atom, atom.start, atom.end)]
    start = window + match.start("days")
    days = [int(day.group()) for day in _DAY_NUMBER.finditer(match["days"])]
    if sorted({*days, atom.day}) != [*days, atom.day]:
        return [Period(atom, atom, atom.start, atom.end)]
    # `(3, 17 juin 2022)` may number something; `15, 16, 17 juin` and `les 3, 5, 9 juin` are days.
    contiguous = atom.day - days[0] == len(days)
    listed = (len(days) > 1 and contiguous) or bool(
        patterns.many_days.search(text[max(0, start - 4) : start])
    )
    if (match["join"].startswith(",") and not listed) or (match["join"] == "/" and not contiguous):
        return [Period(atom, atom, atom.start, atom.end)]
    first = replace(atom, start=start, day=days[0], weekday=None)
    lead = text[max(0, start - 24) : start]
    range_join = bool(patterns.range.fullmatch(match["join"]) or patterns.between_lead.search(lead))
    if (range_join and len(days) == 1) or (contiguous and not patterns.or_days.match(match["join"])):
        return [Period(first, atom, start, atom.end)]
    positions = [
        (window + match.start("days") + m.start(), window + match.start("days") + m.end())
        for m in _DAY_NUMBER.finditer(match["days"])
    ]
    singles = [
        replace(atom, start=a, end=b, day=day, weekday=None)
        for day, (a, b) in zip(days, positions, strict=True)
    ]
    return [Period(period, period, period.start, period.end) for period in [*singles, atom]]


def _chained(text: str, periods: Sequence[Period], patterns: _RangePatterns) -> list[Period]:
    """Join neighbours by what stands between them: `2015 - 2024`, `février et mars 2022`."""
    result: list[Period] = []
    index = 0
    while index < len(periods):
        chain = [periods[index]]
        joins: list[str] = []
        while index + 1 < len(periods) and (join := _join(text, chain[-1], periods[index + 1], patterns)):
            chain.append(periods[index + 1])
            joins.append(join)
            index += 1
            if join == "range":
                break
        result.extend(_link(chain, joins))
        index += 1
    return result


def _join(text: str, first: Period, second: Period, patterns: _RangePatterns) -> str:
    gap = text[first.end : second.start]
    if len(gap) > 24 or not first.single:
        return ""
    if (first.last.precision == "day") != (second.first.precision == "day"):
        # `de 2014 au 2 mai 2018`, `entre le 1er janvier 2015 et février 2018`
        led = patterns.from_lead.search(text[max(0, first.start - 8) : first.start])
        between = patterns.between_lead.search(text[max(0, first.start - 24) : first.start])
        joined = (led and patterns.range.fullmatch(gap)) or (between and patterns.and_.fullmatch(gap))
        return "range" if joined and first.last.year and second.last.year and second.single else ""
    if patterns.between_lead.search(text[max(0, first.start - 24) : first.start]) and patterns.and_.fullmatch(
        gap
    ):
        return "range"
    if patterns.range.fullmatch(gap):
        return "range" if second.single and ("/" not in gap or first.last.bare or first.last.day) else ""
    if second.last.precision == "day":
        return ""
    for name, pattern in (("and", patterns.and_), ("comma", patterns.comma), ("or", patterns.or_)):
        if pattern.fullmatch(gap):
            return name
    return ""


def _link(chain: list[Period], joins: list[str]) -> list[Period]:
    if joins == ["range"] or (joins and joins[-1] == "range"):
        head, (left, right) = chain[:-2], chain[-2:]
        joined = _range(left, right)
        return [*head, *([joined] if joined else [left, right])]
    if not joins or joins[-1] == "comma":
        return chain
    shared = _share_year(chain)
    # `2011, 2012 et 2013` lists years, `2012 et 2013` is a time; months of a list run on.
    listed = "comma" in joins and shared[0].first.precision == "year"
    if "or" not in joins and not listed and _contiguous(shared):
        return [Period(shared[0].first, shared[-1].last, shared[0].start, shared[-1].end)]
    return shared


def _range(left: Period, right: Period) -> Period | None:
    first, last = left.first, right.last
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
    return Period(first, last, left.start, right.end)


def _share_year(chain: Sequence[Period]) -> list[Period]:
    """Months and quarters of a list take the year at its end."""
    year = chain[-1].last.year
    shared: list[Period] = []
    for period in chain:
        if period.single and period.first.year is None and year is not None:
            atom = replace(period.first, year=year, bare=False)
            period = replace(period, first=atom, last=atom)
        shared.append(period)
    return shared


def _contiguous(chain: Sequence[Period]) -> bool:
    kinds = {period.first.precision for period in chain}
    if len(kinds) > 1 or any(not period.single or period.first.part for period in chain):
        return False
    step = {"month": 1, "quarter": 3, "half": 6, "year": 12, "day": 0}[kinds.pop()]
    ranks = [(period.first.year or 0) * 12 + (period.first.month or 1) for period in chain]
    return all(b - a == step for a, b in pairwise(ranks))
