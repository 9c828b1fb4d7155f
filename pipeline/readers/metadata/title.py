"""The title of a document: the lines that head it, else the line that its pages repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from pipeline.language import LANGUAGES, group, lexicon
from pipeline.language.cldr import country_names
from pipeline.language.folding import without_accents
from pipeline.readers.metadata.kind import names_kind
from pipeline.readers.metadata.opening import DocumentOpening, OpeningLine
from pipeline.readers.metadata.published import patterns_of
from pipeline.values.dates import find_dates
from pipeline.values.money import find_amounts

MAX_LINE, MAX_TITLE = 220, 300
WITHIN = 6
"""How many lines may stand above the title: the state, the ministry, a rubric."""


@dataclass(frozen=True, slots=True)
class _TitlePatterns:
    """The words of lines that are no titles, of one language.

    `no_title` are starts of quotations, addresses, imprints, rubrics, and of institutions in a letterhead;
    `section` headings of parts that any document may have; `made_up` titles that a program made from the name
    of a file.
    """

    no_title: re.Pattern[str]
    section: re.Pattern[str]
    continuation: re.Pattern[str]
    made_up: re.Pattern[str]


@cache
def _patterns(language: str) -> _TitlePatterns:
    words = lexicon(language).metadata
    i = re.IGNORECASE
    return _TitlePatterns(
        re.compile(rf"[«\"“‘(•–—-]|https?:|www\.|\S+@\S+|{group(words.no_title)}\b", i),
        re.compile(rf"(?:\W*\d+\W*)?{group(words.sections)}\b", i),
        re.compile(rf"{group(words.continuation)}\b", i),
        re.compile(rf"{group(words.made_up_titles)}|\S+\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|html?)$", i),
    )


SENTENCE_END = re.compile(r"[.;,]$")
MOTTOES = 3
"""So many lines above the one that names the kind of document are no part of its title: aims, mottoes."""

NAMED_IN_QUOTES = re.compile(r"(?:«[^»]+»|“[^”]+”|\"[^\"]+\")\s+\w")
"""A name in quotation marks with more behind it, which is no quotation."""

SUM_SHARE = 0.6
"""Share of what stands behind a label that a sum of money takes up, for the line to be no title."""

BARE_KIND = 3
"""So many words say no more than what kind a document is: `Bulletin bimestriel`, `Rapport annuel`."""


def find_title(opening: DocumentOpening, *, embedded: str | None) -> str | None:
    """The title as printed, its lines joined; else the embedded one; None where there is neither."""
    finder = _Finder(opening)
    titles = (finder.printed(), finder.running(), finder.embedded(embedded))
    return next((title for title in titles if title and not finder.says_nothing(title)), None)


@cache
def _without_accents(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(without_accents(pattern.pattern), pattern.flags)


@cache
def _countries() -> frozenset[str]:
    """The names of all states in all languages, without accents, in small letters."""
    names = (name for language in LANGUAGES for name in country_names(language).values())
    return frozenset(without_accents(name).casefold().replace("’", "'") for name in names)


def _is_country(text: str) -> bool:
    return text.casefold().replace("’", "'").strip(" .-–") in _countries()


class _Finder:
    """Looks for the title of one document."""

    def __init__(self, opening: DocumentOpening) -> None:
        self._opening = opening
        self._language = opening.language
        self._patterns = _patterns(opening.language)
        self._refused = (self._patterns.no_title, self._patterns.section)

    def printed(self) -> str | None:
        """The lines that head the document."""
        head = self._opening.letterhead
        first = self._first_line(head)
        if first is None:
            return None
        run = [head[first]]
        for line in head[first + 1 :]:
            bare = len(run) == 1 and self._names_kind(run[0]) and len(run[0].text.split()) <= BARE_KIND
            dated = bare and self._is_date(line.text)
            if not dated and not (self._is_title_line(line) and self._extends(run, line, head)):
                break
            run.append(line)
        return self._joined(run[self._n_mottoes(run) :])

    def _n_mottoes(self, run: Sequence[OpeningLine]) -> int:
        """How many lines stand above the first that says what kind of document it is, if they are many."""
        named = next((number for number, line in enumerate(run) if self._names_kind(line)), 0)
        return named if named >= MOTTOES else 0

    def running(self) -> str | None:
        """What a bulletin repeats at the head of its pages: its kind, and beside it its period."""
        for line in self._opening.running:
            if self._names_kind(line) and self._is_title_line(line):
                beside = [below for below in self._opening.after(line, 1) if self._is_date(below.text)]
                return self._joined([line, *beside])
        return None

    def embedded(self, title: str | None) -> str | None:
        """The title in the file, unless a program made it up."""
        if title is None or self._patterns.made_up.match(title.strip()):
            return None
        return title.strip() or None

    def says_nothing(self, title: str) -> bool:
        """Whether a title is one word that names no kind of document: a rubric or a masthead, `VOIES`."""
        return title.isalpha() and not names_kind(title, self._language)

    def _names_kind(self, line: OpeningLine) -> bool:
        return names_kind(line.text, self._language)

    def _first_line(self, head: Sequence[OpeningLine]) -> int | None:
        candidates = [number for number, line in enumerate(head[:WITHIN]) if self._is_title_line(line)]
        if not candidates:
            return None
        largest = max(head[number].size for number in candidates)
        if largest:
            return next(number for number in candidates if head[number].size >= 0.98 * largest)
        named = [n for n in candidates if self._is_head(head[n])]
        # Without a first-level heading only the line on top can be the title.
        return next(iter(named), candidates[0] if candidates[0] <= 1 else None)

    def _is_head(self, line: OpeningLine) -> bool:
        named = line.kind == "heading" and self._names_kind(line)
        return line.kind == "title" or line.level == 1 or named

    def _extends(self, run: Sequence[OpeningLine], line: OpeningLine, head: Sequence[OpeningLine]) -> bool:
        """Whether a line goes on with the title: it looks like it, or says what kind of document it is."""
        first, above = run[0], run[-1]
        goes_on = self._patterns.continuation.match(line.text) is not None
        if self._names_kind(line) or (goes_on and line.text.isupper() == above.text.isupper()):
            return True
        if line.kind not in ("heading", "title"):
            return line.text.isupper() and first.text.isupper()
        # A lower heading belongs to the title where one as high as its first line still follows.
        headings = takewhile(self._is_title_heading, head[head.index(line) :])
        return any((below.level or 1) <= (first.level or 1) for below in headings)

    def _is_title_heading(self, line: OpeningLine) -> bool:
        return line.kind in ("heading", "title") and self._is_title_line(line)

    def _is_title_line(self, line: OpeningLine) -> bool:
        text = line.text
        if len(text) > MAX_LINE or line.kind in ("list_item", "footnote", "caption", "footer"):
            return False
        if sum(c.isalpha() for c in text) < 3 or text[0].islower() or SENTENCE_END.search(text):
            return False
        # Capitals are often printed without their accents, and names of states by who has none.
        plain_text = without_accents(text)
        named = not NAMED_IN_QUOTES.match(text) and any(
            pattern.match(text) or _without_accents(pattern).match(plain_text) for pattern in self._refused
        )
        return (
            not named
            and not _is_country(plain_text)
            and not self._is_date(text)
            and not self._is_labelled_sum(text)
        )

    def _is_labelled_sum(self, text: str) -> bool:
        """Whether a line says how much something is: `Solde : 1 250 000 FCFA`."""
        _, colon, after = text.partition(":")
        sums = find_amounts(after, language=self._language) if colon else []
        return bool(sums) and sum(len(amount.text) for amount in sums) >= SUM_SHARE * len(after.strip())

    def _is_date(self, text: str) -> bool:
        dates = find_dates(text, language=self._language)
        if dates and patterns_of(self._language).dateline.fullmatch(text[: dates[0].char_start]):
            return True
        rest = text
        for reading in dates:
            rest = rest.replace(reading.text, "")
        return bool(dates) and sum(c.isalpha() for c in rest) <= 4

    def _joined(self, lines: Sequence[OpeningLine]) -> str:
        texts = list(dict.fromkeys(" ".join(line.text.split()) for line in lines))
        title = texts[0]
        for text in texts[1:]:
            if len(title) + len(text) > MAX_TITLE or text.casefold() in title.casefold():
                break
            goes_on = title.endswith((":", "-", "–")) or self._patterns.continuation.match(text)
            title += (" " if goes_on else " - ") + text
        return title.strip()
