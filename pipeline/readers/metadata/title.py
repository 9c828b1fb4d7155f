"""The title of a document: the lines that head it, else the line that its pages repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.readers.metadata.kind import names_kind
from pipeline.readers.metadata.opening import Line, Opening
from pipeline.readers.metadata.published import DATELINE
from pipeline.values.dates import find_dates

MAX_LINE, MAX_TITLE = 220, 300
WITHIN = 6
"""How many lines may stand above the title: the state, the ministry, a rubric."""

NOT_A_TITLE = re.compile(
    r"[«\"“‘(•–—-]|https?:|www\.|\S+@\S+|(?:publié|posté|mise? (?:en ligne|à jour)|par|tél|fax|réf|n°)\b"
    r"|(?:république|un peuple|ministère|secrétariat|présidence|primature|ambassade|gouvernorat"
    r"|direction (?:générale|nationale|régionale)|accueil|actualités?|home|news)\b",
    re.IGNORECASE,
)
"""Starts of quotations, addresses, imprints, rubrics, and of the institutions in a letterhead."""

SECTION = re.compile(
    r"(?:\W*\d+\W*)?(?:introduction|sommaire|table des mati[eè]res|résumé|éditorial|[ée]dito|avant-propos"
    r"|préface|contexte|sigles|liste des|abréviations|remerciements|mots?-clés|contents|summary|foreword"
    r"|contacts?|pour nous joindre)\b",
    re.IGNORECASE,
)
"""Headings of parts that any document may have."""

SENTENCE_END = re.compile(r"[.;,]$")
CONTINUATION = re.compile(r"(?:à|au|aux|de|des|du|d['’]|en|et|pour|sur|of|for|and|on|in)\b", re.IGNORECASE)
BARE_KIND = 3
"""So many words say no more than what kind a document is: `Bulletin bimestriel`, `Rapport annuel`."""

EMBEDDED_NOISE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b|untitled|sans titre|document\d*$|présentation powerpoint)"
    r"|\S+\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|html?)$",
    re.IGNORECASE,
)
"""Titles that a program made up from the name of a file."""


def find_title(opening: Opening, *, embedded: str | None) -> str | None:
    """The title as printed, its lines joined; else the embedded one; None where there is neither."""
    return _printed_title(opening) or _running_title(opening) or _embedded_title(embedded)


def _printed_title(opening: Opening) -> str | None:
    head = opening.letterhead
    first = _first_line(head)
    if first is None:
        return None
    run = [head[first]]
    for line in head[first + 1 :]:
        bare = len(run) == 1 and names_kind(run[0].text) and len(run[0].text.split()) <= BARE_KIND
        if not (bare and _is_date(line.text)) and not (_is_title_line(line) and _extends(run, line, head)):
            break
        run.append(line)
    return _joined(run)


def _first_line(head: Sequence[Line]) -> int | None:
    candidates = [
        number
        for number, line in enumerate(head[:WITHIN])
        if _is_title_line(line) and not SECTION.match(line.text)
    ]
    if not candidates:
        return None
    largest = max(head[number].size for number in candidates)
    if largest:
        return next(number for number in candidates if head[number].size >= 0.98 * largest)
    named = [n for n in candidates if _is_head(head[n])]
    # Without a first-level heading only the line on top can be the title.
    return next(iter(named), candidates[0] if candidates[0] <= 1 else None)


def _is_head(line: Line) -> bool:
    return line.kind == "title" or line.level == 1 or (line.kind == "heading" and names_kind(line.text))


def _extends(run: Sequence[Line], line: Line, head: Sequence[Line]) -> bool:
    """Whether a line goes on with the title: it looks like its lines, or says what kind of document it is."""
    first, above = run[0], run[-1]
    if names_kind(line.text) or (
        CONTINUATION.match(line.text) and line.text.isupper() == above.text.isupper()
    ):
        return True
    if line.kind not in ("heading", "title"):
        return line.text.isupper() and first.text.isupper()
    # A lower heading belongs to the title where one as high as its first line still follows.
    headings = takewhile(_is_title_heading, head[head.index(line) :])
    return any((below.level or 1) <= (first.level or 1) for below in headings)


def _is_title_heading(line: Line) -> bool:
    return line.kind in ("heading", "title") and _is_title_line(line)


def _is_title_line(line: Line) -> bool:
    text = line.text
    if len(text) > MAX_LINE or line.kind in ("list_item", "footnote", "caption", "footer"):
        return False
    if sum(c.isalpha() for c in text) < 3 or text[0].islower() or SENTENCE_END.search(text):
        return False
    return not NOT_A_TITLE.match(text) and not SECTION.match(text) and not _is_date(text)


def _is_date(text: str) -> bool:
    found = find_dates(text)
    if found and DATELINE.fullmatch(text[: found[0].char_start]):
        return True
    rest = text
    for reading in found:
        rest = rest.replace(reading.text, "")
    return bool(found) and sum(c.isalpha() for c in rest) <= 4


def _running_title(opening: Opening) -> str | None:
    """What a bulletin repeats at the head of its pages: its kind, and beside it its period."""
    for line in opening.running:
        if names_kind(line.text) and _is_title_line(line):
            beside = [below for below in opening.after(line, 1) if _is_date(below.text)]
            return _joined([line, *beside])
    return None


def _embedded_title(embedded: str | None) -> str | None:
    if embedded is None or EMBEDDED_NOISE.match(embedded.strip()):
        return None
    return embedded.strip() or None


def _joined(lines: Sequence[Line]) -> str:
    texts = list(dict.fromkeys(" ".join(line.text.split()) for line in lines))
    title = texts[0]
    for text in texts[1:]:
        if len(title) + len(text) > MAX_TITLE or text.casefold() in title.casefold():
            break
        goes_on = title.endswith((":", "-", "–")) or CONTINUATION.match(text)
        title += (" " if goes_on else " - ") + text
    return title.strip()
