"""Persons beside what was found: strung to another person, or spelled out by an address of e-mail."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping

from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.naming import looks_like_name
from pipeline.redaction.passages import CAPITAL, PagePassage, Personal, Span, capital_runs, parts_of


def find_conjoined(passage: PagePassage, known: Collection[Personal]) -> Iterator[Personal]:
    """Names that are strung to those found, by a comma or `et`, before or behind them."""
    persons = [person for person in known if person.kind == "person"]
    ends = {person.end: person.entry for person in persons}
    starts = {person.start: person.entry for person in persons}
    runs = list(capital_runs(passage.text))
    names = [run for run in runs if looks_like_name(passage, *run, least=_least(passage, run))]
    for ordered in (names, names[::-1]):
        for start, end in ordered:
            entry = _strung(passage, (start, end), runs, ends, starts)
            if entry is not None and start not in starts:
                ends[end] = starts[start] = entry
                yield Personal(start, end, "person", "strung to a person", entry)


def _least(passage: PagePassage, run: Span) -> int:
    """Words that a name strung to a person has: one, where it is known or ends a list in brackets."""
    name = name_of(passage.text[slice(*run)])
    return 1 if (name is not None and name.alone) or _in_brackets(passage, run) else 2


def _in_brackets(passage: PagePassage, span: Span) -> bool:
    """Whether nothing but a bracket stands behind: a list of names in brackets may hold single ones."""
    line = passage.line_at(span[0])
    return passage.text[span[1] : span[1] + 1] == ")" and "(" in passage.text[line.start : span[0]]


def _strung(
    passage: PagePassage, span: Span, runs: list[Span], ends: Mapping[int, bool], starts: Mapping[int, bool]
) -> bool | None:
    """Whether the person beside a run, a comma or `et` between, is an entry; None for none."""
    at = bisect_left(runs, span)
    if at and runs[at - 1][1] in ends and _STRUNG.fullmatch(passage.text, runs[at - 1][1], span[0]):
        return ends[runs[at - 1][1]]
    if (
        at + 1 < len(runs)
        and runs[at + 1][0] in starts
        and _STRUNG.fullmatch(passage.text, span[1], runs[at + 1][0])
    ):
        return starts[runs[at + 1][0]]
    return None


_REMARK = r"(?: \([^()\n]{1,40}\))?"
_STRUNG = re.compile(
    rf"{_REMARK}(?:,|\s?;|,? (?:et|and|e|y|ou|or|ainsi que)"
    rf"(?: (?:de|d['’]|à|la|le))?(?: [a-zà-ÿ]{{3,12}})?)[ \u00a0]"
)
"""Between two persons: each may have a word of what he is (`et la jeune ...`) or a remark in brackets."""


def find_beside_contacts(passage: PagePassage, known: Collection[Personal]) -> Iterator[Personal]:
    """Names in a line that holds an address of e-mail or a telephone, and what e-mail addresses spell out."""
    contacts = [contact for contact in known if contact.kind in ("e-mail", "telephone")]
    spelled = {
        part for c in contacts if c.kind == "e-mail" for part in _spelled(passage.text[c.start : c.end])
    }
    lines = {passage.line_at(contact.start).start: passage.line_at(contact.start) for contact in contacts}
    keys = {*spelled, *(part[1:] for part in spelled if len(part) > 4)}
    yield from _spelled_out(passage, lines, keys)
    for contact in contacts:
        end = contact.start + (passage.text[contact.start] == "(")
        before = _IN_BRACKETS.search(passage.text, max(0, end - LONGEST_NAME), end)
        if before and looks_like_name(passage, *before.span("name"), least=1):
            yield Personal(*before.span("name"), "person", "before a contact in brackets", entry=True)
    for line in lines.values():
        for run in capital_runs(passage.text, line.start, line.end):
            if any(contact.start < run[1] and run[0] < contact.end for contact in contacts):
                continue
            hits = [span for span, part in parts_of(passage.text, *run) if folded(part) in keys]
            if hits and not passage.is_organisation(*run):
                yield Personal(run[0], run[1], "person", "spelled out by an e-mail address", entry=True)
            elif len(hits) > 1:
                yield Personal(
                    hits[0][0], hits[-1][1], "person", "spelled out by an e-mail address", entry=True
                )


_IN_BRACKETS = re.compile(
    rf"(?<![\w’'-])(?P<name>[{CAPITAL}][a-zà-ÿ][\w’'-]+) \((?:[^\W\d_]{{2,12}}\.?\s?:? ?)?$"
)
LONGEST_NAME = 40
"""Signs before a contact in brackets in which the name of who has it is looked for."""


def _spelled(address: str) -> Iterator[str]:
    """The parts of an address before its `@`, but those of the organisation that stands behind."""
    local, _, domain = address.partition("@")
    of_domain = {folded(part) for part in re.split(r"[._-]+", domain)}
    for part in re.split(r"[._\-+\d]+", local):
        if len(part) > 3 and folded(part) not in of_domain:
            yield folded(part)


def _spelled_out(passage: PagePassage, lines: Collection[int], keys: Collection[str]) -> Iterator[Personal]:
    """Words with a capital in other lines that an e-mail address spells, behind an initial as well."""
    for run in capital_runs(passage.text):
        if passage.line_at(run[0]).start in lines:
            continue
        for span, part in parts_of(passage.text, *run):
            if folded(part) in keys and looks_like_name(passage, *span, least=1):
                yield Personal(*span, "person", "spelled out by an e-mail address")
