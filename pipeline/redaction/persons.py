"""Names of persons, by what stands beside them or by what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.redaction.cues import (
    closed_in_line,
    closings,
    function_lines,
    functions_beside,
    labels,
    labels_of_names,
    leads,
    single_names,
    titles,
)
from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.naming import is_namesake, known_in, looks_like_name, names_after
from pipeline.redaction.ordinary import ordinary_words, place_words
from pipeline.redaction.passages import (
    MADE_OF_NAMES,
    MODELLED,
    PagePassage,
    Personal,
    Span,
    capital_runs,
    parts_of,
)

PERSON: Literal["person"] = "person"

PARTS = ("name", "before", "aged", "kin", "several", "held")
"""Where a name can stand beside a function."""


def find_titled(passage: PagePassage) -> Iterator[Personal]:
    """Names behind a title: `Mme`, `Dr`; several after one title in the plural."""
    text = passage.text
    for match in titles(passage.language).finditer(text):
        for start, end in names_after(passage, match.end(), several=True, titled=True):
            if passage.text[match.end() : start].strip() and _is_body(passage, (start, end)):
                break  # The body of who is titled stands behind a comma as a further name would.
            yield Personal(start, end, PERSON, "behind a title")


def _is_body(passage: PagePassage, span: Span) -> bool:
    word = passage.text[slice(*span)]
    return passage.is_organisation(*span) or (
        word.isupper() and len(word) <= SHORTEST and name_of(word) is None
    )


def find_led(passage: PagePassage) -> Iterator[Personal]:
    """Names behind words that lead to one (`signé par`), or beside a function (`la comptable, ...`)."""
    for match in leads(passage.language).finditer(passage.text):
        greeted = match["greeting"] is not None
        for start, end in names_after(passage, match.end()):
            if looks_like_name(passage, start, end, least=1 if greeted else 2):
                yield Personal(start, end, PERSON, "behind a word that leads to a name", entry=greeted)
    for match in functions_beside(passage.language).finditer(passage.text):
        (part,) = (name for name in PARTS if match[name])
        for span in capital_runs(passage.text, *match.span(part)):
            alone = part in ("aged", "kin", "several") or (part == "held" and _is_single_name(passage, span))
            if looks_like_name(passage, *span, least=1 if alone else 2):
                yield Personal(span[0], span[1], PERSON, "beside a function")


def find_single(passage: PagePassage) -> Iterator[Personal]:
    """One name alone, where a verb of saying or what he is stands beside it, or which only persons have."""
    text = passage.text
    for match in single_names(passage.language).finditer(text):
        span = match.span("said" if match["said"] else "name")
        if _is_single_name(passage, span):
            yield Personal(*span, PERSON, "one name beside what he is or says")
    for start, end in capital_runs(text):
        parts = parts_of(text, start, end)
        if len(parts) == 1 and _is_given_name(passage, (start, end)):
            yield Personal(start, end, PERSON, "a given name alone")
    for match in _MISREAD.finditer(text):
        name = name_of(f"I{match['rest']}")
        if name is not None and name.is_given and name.listed:
            yield Personal(*match.span(), PERSON, "a given name whose capital was misread")


_MISREAD = re.compile(r"(?<!\w)l(?P<rest>[bcdfghjkmnpqrstvwxz][a-zà-ÿ]{2,})(?!\w)")
"""What text recognition makes of `Ibrahima`: no word of our languages begins with `l` and such a letter."""


def _is_single_name(passage: PagePassage, span: Span) -> bool:
    word = passage.text[slice(*span)]
    if name_of(word) is None and (word.isupper() or word[1:] != word[1:].lower()):
        return False  # Acronyms and names of firms are written so.
    return looks_like_name(passage, *span, least=1) and not passage.is_organisation(*span)


def _is_given_name(passage: PagePassage, span: Span) -> bool:
    """Whether a word is a given name that is nothing else: no acronym, word of the documents, or place."""
    word = passage.text[slice(*span)]
    name, key = name_of(word), folded(word)
    return (
        name is not None
        and name.is_given
        and name.alone
        and name.listed
        and (len(word) > SHORTEST or not word.isupper())
        and key not in passage.lower
        and key not in ordinary_words(passage.language)
        and key not in place_words()
        and not passage.is_organisation(*span)
        and not is_namesake(passage, *span)
        and not _AT.search(passage.text, max(0, span[0] - 24), span[0])
    )


_AT = re.compile(
    r"(?<!\w)(?i:à|au|en|dans|vers|jusqu['’]à|depuis|entre|villages?|village de|ville de|commune de"
    r"|cercle de|site de|localité de|quartier|forêt de|lac|mare de|at|in|near|em|saint|sainte)[ \u00a0\n-]$"
)
"""Before the name of a place: many villages are called as persons are."""

SHORTEST = 5
"""Letters of a word in capitals that may be an acronym though it is a name as well."""


def find_known(passage: PagePassage) -> Iterator[Personal]:
    """Runs of capitals that hold names that persons have: a given and another one, or two of families."""
    for start, end in capital_runs(passage.text):
        for span in known_in(passage, start, end):
            if not passage.is_organisation(*span) and not is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, MADE_OF_NAMES)


def find_modelled(passage: PagePassage) -> Iterator[Personal]:
    """What the model of the language takes for a person, if it is written as a name is."""
    for start, end in passage.persons:
        for span in capital_runs(passage.text, start, end):
            if _NUMBERED.match(passage.text, *span):
                continue
            if looks_like_name(passage, *span, least=2) and not is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, MODELLED)


_NUMBERED = re.compile(r"[IVX]\. ")
"""The number of a paragraph, which the model takes for an initial."""


def find_labelled(passage: PagePassage) -> Iterator[Personal]:
    """Names behind the label of a line: `Contact :`, `Signature :`, `De :`."""
    text = passage.text
    for match in labels(passage.language).finditer(text):
        end = _end_of_value(text, match.end())
        strong = labels_of_names(passage.language).fullmatch(match["label"])
        for span in _values(text, match.end(), end):
            looks = looks_like_name(passage, *span, least=1 if strong else 2)
            if looks or any(known_in(passage, *span)):
                yield Personal(span[0], span[1], PERSON, "behind a label", entry=True)


def find_signed(passage: PagePassage) -> Iterator[Personal]:
    """Lines that hold nothing but a name, below the closing of a letter or above a function."""
    closing = closings(passage.language)
    functions = {
        number
        for number, line in enumerate(passage.lines)
        if function_lines(passage.language).match(passage.text, line.start, line.end)
    }
    for match in closed_in_line(passage.language).finditer(passage.text):
        for span in names_after(passage, match.end()):
            if looks_like_name(passage, *span, least=1):
                yield Personal(*span, PERSON, "behind the closing of a letter", entry=True)
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
                least = 1 if left >= CLOSEST else 2
                if whole == (start, end) and looks_like_name(
                    passage, start, end, least=least, formed=not left
                ):
                    yield Personal(start, end, PERSON, "below the closing of a letter", entry=True)


CLOSEST = 3
"""Lines left of those, as long as a single name can be a signature: `Best,` and below it `Awa`."""

LINES_OF_SIGNATURE = 5
"""Lines below a closing in which a name is looked for: a function and a stamp may stand between."""


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
