"""Names of persons, by what stands beside them or by what they are made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal

from pipeline.redaction.cues import (
    closings,
    function_lines,
    functions_beside,
    labels,
    labels_of_names,
    leads,
    titles,
)
from pipeline.redaction.names_data import folded
from pipeline.redaction.naming import is_namesake, known_in, looks_like_name, names_after
from pipeline.redaction.passages import Passage, Personal, Span, capital_runs, parts_of

PERSON: Literal["person"] = "person"


def find_titled(passage: Passage) -> Iterator[Personal]:
    """Names behind a title: `Mme`, `Dr`; several after one title in the plural."""
    text = passage.text
    for match in titles(passage.language).finditer(text):
        for start, end in names_after(passage, match.end(), several=True):
            yield Personal(start, end, PERSON, "behind a title")


def find_led(passage: Passage) -> Iterator[Personal]:
    """Names behind words that lead to one (`signé par`), or beside a function (`la comptable, ...`)."""
    for match in leads(passage.language).finditer(passage.text):
        greeted = match["greeting"] is not None
        for start, end in names_after(passage, match.end()):
            if looks_like_name(passage, start, end, least=1 if greeted else 2):
                yield Personal(start, end, PERSON, "behind a word that leads to a name", entry=greeted)
    for match in functions_beside(passage.language).finditer(passage.text):
        (part,) = (name for name in ("name", "before", "aged", "kin") if match[name])
        for span in capital_runs(passage.text, *match.span(part)):
            if looks_like_name(passage, *span, least=1 if part in ("aged", "kin") else 2):
                yield Personal(span[0], span[1], PERSON, "beside a function")


def find_known(passage: Passage) -> Iterator[Personal]:
    """Runs of capitals that hold names that persons have: a given and another one, or two of families."""
    for start, end in capital_runs(passage.text):
        for span in known_in(passage, start, end):
            if not passage.is_organisation(*span) and not is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, "made of names that persons have")


def find_conjoined(passage: Passage, found: Iterable[Personal]) -> Iterator[Personal]:
    """Names that are strung to those found, by a comma or `et`, before or behind them."""
    persons = {(person.start, person.end): person for person in found if person.kind == PERSON}
    runs = list(capital_runs(passage.text))
    names = [run for run in runs if looks_like_name(passage, *run, least=2)]
    for ordered in (names, names[::-1]):
        for span in ordered:
            for other in _strung(passage, span, runs):
                if other in persons and span not in persons:
                    persons[span] = Personal(*span, PERSON, "strung to a person", persons[other].entry)
                    yield persons[span]


def _strung(passage: Passage, span: Span, runs: list[Span]) -> Iterator[Span]:
    """The runs beside one, where nothing but a comma or `et` stands between."""
    at = bisect_left(runs, span)
    if at and _STRUNG.fullmatch(passage.text, runs[at - 1][1], span[0]):
        yield runs[at - 1]
    if at + 1 < len(runs) and _STRUNG.fullmatch(passage.text, span[1], runs[at + 1][0]):
        yield runs[at + 1]


_REMARK = r"(?: \([^()\n]{1,40}\))?"
_STRUNG = re.compile(
    rf"{_REMARK}(?:,|,? (?:et|and|e|y|ainsi que)(?: (?:de|d['’]|à|la|le))?(?: [a-zà-ÿ]{{3,12}})?)[ \u00a0]"
)
"""Between two persons: each may have a word of what he is (`et la jeune ...`) or a remark in brackets."""


def find_modelled(passage: Passage) -> Iterator[Personal]:
    """What the model of the language takes for a person, if it is written as a name is."""
    for start, end in passage.persons:
        for span in capital_runs(passage.text, start, end):
            if looks_like_name(passage, *span, least=2) and not is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, "taken for a person by the model")


def find_labelled(passage: Passage) -> Iterator[Personal]:
    """Names behind the label of a line: `Contact :`, `Signature :`, `De :`."""
    text = passage.text
    for match in labels(passage.language).finditer(text):
        end = _end_of_value(text, match.end())
        strong = labels_of_names(passage.language).fullmatch(match["label"])
        for span in _values(text, match.end(), end):
            looks = looks_like_name(passage, *span, least=1 if strong else 2)
            if looks or any(known_in(passage, *span)):
                yield Personal(span[0], span[1], PERSON, "behind a label", entry=True)


def find_signed(passage: Passage) -> Iterator[Personal]:
    """Lines that hold nothing but a name, below the closing of a letter or above a function."""
    closing = closings(passage.language)
    functions = {
        number
        for number, line in enumerate(passage.lines)
        if function_lines(passage.language).match(passage.text, line.start, line.end)
    }
    left = 0
    for number, line in enumerate(passage.lines):
        words = passage.text[line.start : line.end].strip(" ,.:;\t")
        if closing.fullmatch(words):
            left = LINES_OF_SIGNATURE
            continue
        if (left or number + 1 in functions) and words:
            left = max(0, left - 1)
            for cell in line.cells:
                start, end = _bare(passage.text, *cell)
                whole = next(capital_runs(passage.text, start, end), None)
                if whole == (start, end) and looks_like_name(passage, start, end, least=2):
                    yield Personal(start, end, PERSON, "below the closing of a letter", entry=True)


LINES_OF_SIGNATURE = 5
"""Lines below a closing in which a name is looked for: a function and a stamp may stand between."""


def find_beside_contacts(passage: Passage) -> Iterator[Personal]:
    """Names in a line that holds an address of e-mail or a telephone, and what e-mail addresses spell out."""
    from pipeline.redaction.numbers import find_e_mails, find_telephones

    contacts = [*find_e_mails(passage), *find_telephones(passage)]
    spelled = {
        part for c in contacts if c.kind == "e-mail" for part in _spelled(passage.text[c.start : c.end])
    }
    lines = {passage.line_at(contact.start).start: passage.line_at(contact.start) for contact in contacts}
    for line in lines.values():
        for run in capital_runs(passage.text, line.start, line.end):
            if any(contact.start < run[1] and run[0] < contact.end for contact in contacts):
                continue
            hits = [span for span, part in parts_of(passage.text, *run) if folded(part) in spelled]
            if hits and not passage.is_organisation(*run):
                yield Personal(run[0], run[1], PERSON, "spelled out by an e-mail address", entry=True)


def _spelled(address: str) -> Iterator[str]:
    local = address.partition("@")[0]
    yield from (folded(part) for part in re.split(r"[._\-+\d]+", local) if len(part) > 3)


def _end_of_value(text: str, start: int) -> int:
    ends = [end for end in (text.find("\n", start), text.find("\t", start)) if end >= 0]
    return min(ends, default=len(text))


_CUT = re.compile(r"[,;/(–—<>\[|]| - | et | and ")


def _values(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a label's value that commas and the like part; each begins with a capital."""
    left = start
    for cut in [*(match.span() for match in _CUT.finditer(text, start, end)), (end, end)]:
        run = next(capital_runs(text, left, cut[0]), None)
        if run is not None:
            yield run
        left = cut[1]


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch without the spaces and signs around it."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end
