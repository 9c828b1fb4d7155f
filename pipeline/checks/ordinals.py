"""Sessions and items that are numbered in words: `la 9e session`, `le troisième projet`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.counts import words_of
from pipeline.checks.prose import Number, counted, singular
from pipeline.checks.results import HOLDS, NOTABLE, Figure, Result, exactly, result
from pipeline.records import Page

_WORDS = (
    "premi(?:er|ère)", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième",
)  # fmt: skip
_ORDINAL = rf"(?:(?P<digits>\d{{1,2}}) ?(?:ère|ème|eme|er|re|e|ᵉ)|(?P<word>{'|'.join(_WORDS)}|second[e]?))"
_SESSION = re.compile(
    rf"(?i)(?<!\w){_ORDINAL}\s+(?P<what>session|réunion|édition|rencontre|comité|commission|conférence|assemblée|sommet|forum)"
    r"(?P<rest>(?:\s+[\w’'-]+){0,6})"
)
_ITEM = re.compile(rf"(?i)\b(?:le|la)\s+{_ORDINAL}\s+(?P<noun>[^\W\d_]{{4,}})")
_OTHERS = re.compile(
    rf"⟦c(?P<count>\d+)⟧ (?:de|parmi|d'entre) (?:ces|cette|eux|elles|les)\b.{{0,160}}?\bet l[ea] {_ORDINAL}\b"
)
WINDOW = 900
"""Characters in which the items of one count are told."""


@dataclass(frozen=True, slots=True)
class Session:
    """A numbered session and the words that say of what."""

    figure: Figure
    words: frozenset[str]


def check_ordinals(archive: Archive) -> Iterator[Result]:
    """Ordinals: is a numbered session given one number, and is the last item that is told the last counted?

    `la 9e session du Comité de pilotage` and `le 9e Comité de pilotage` are one where their words are the
    same; other numbers are other sessions. `le troisième projet` is held against the projects that the text
    counted before: one beyond them is a notice.
    """
    seen: dict[str, list[Session]] = {}
    for page in archive.pages:
        for match in _SESSION.finditer(page.text):
            session = _session(page, match)
            known = seen.setdefault(page.document_id, [])
            for earlier in known:
                shared = earlier.words & session.words
                if earlier.figure.value == session.figure.value and len(shared) > 1:
                    yield _same(earlier, session)
                    break
            known.append(session)
        yield from _items(archive, page)
    for sentence in archive.sentences:
        for match in _OTHERS.finditer(sentence.template):
            yield _others(sentence.numbers[int(match["count"])], _value(match))


def _others(number: Number, last: Decimal) -> Result:
    """`Deux de ces projets ... et le troisième`: the last is the next after those."""
    holds = last == number.figure.value + 1
    told = f"After “{number.figure.text}” of them the text tells of number {last}" + (
        "." if holds else ": some are left out, or told twice."
    )
    return result(
        "ordinal", number.figure, told, HOLDS if holds else NOTABLE, value=number.figure.value + 1,
        computed=last, subject=f"{number.figure.id}:{number.figure.start}:others",
    )  # fmt: skip


def _value(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        return Decimal(match["digits"])
    word = match["word"].lower()
    numbers = [n for n, form in enumerate(_WORDS, start=1) if re.fullmatch(form, word)]
    return Decimal(numbers[0] if numbers else 2)


def _figure(page: Page, match: re.Match[str]) -> Figure:
    value = _value(match)
    return Figure(
        " ".join(match.group().split()), value, exactly(value), page.document_id, page.number,
        start=match.start(), end=match.end(),
    )  # fmt: skip


def _session(page: Page, match: re.Match[str]) -> Session:
    words = {word for word in words_of(f"{match['what']} {match['rest']}") if len(word) > 4}
    return Session(_figure(page, match), frozenset(words))


def _same(first: Session, other: Session) -> Result:
    told = f"“{other.figure.text}” on page {other.figure.page} has the number of “{first.figure.text}”."
    return result(
        "ordinal", other.figure, told, HOLDS, computed=first.figure.value, figures=[first.figure],
        subject=f"{other.figure.id}:{other.figure.start}",
    )  # fmt: skip


def _items(archive: Archive, page: Page) -> Iterator[Result]:
    counts = [
        number for sentence in archive.sentences
        if (sentence.document_id, sentence.page) == (page.document_id, page.number)
        for number in sentence.numbers if number.kind == "count" and number.exact
    ]  # fmt: skip
    told: dict[int, tuple[Number, list[Figure]]] = {}
    for match in _ITEM.finditer(page.text):
        before = [
            n for n in counts
            if 0 <= match.start() - (n.figure.end or 0) <= WINDOW and 1 < n.figure.value <= len(_WORDS)
            and n.noun in {singular(match["noun"]), "de"}
        ]  # fmt: skip
        if before:
            told.setdefault(before[-1].figure.start or 0, (before[-1], []))[1].append(_figure(page, match))
    for number, figures in told.values():
        yield from _last(number, figures)


def _last(number: Number, figures: list[Figure]) -> Iterator[Result]:
    last = max(figures, key=lambda figure: figure.value)
    if last.value < number.figure.value or last.value < 2:
        return
    holds = last.value == number.figure.value
    told = f"Of “{counted(number)}” the text tells of “{last.text}”" + (
        ", the last of them." if holds else ", one more than it counted."
    )
    yield result(
        "ordinal", number.figure, told, HOLDS if holds else NOTABLE, computed=last.value, figures=figures,
        subject=f"{number.figure.id}:{number.figure.start}", unit=number.noun,
    )  # fmt: skip
