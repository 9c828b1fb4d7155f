"""Lists of persons: columns of tables whose header or cells say so, and lines below a heading that does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.language.lexicon import plainly
from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.naming import looks_like_name, names_after
from pipeline.redaction.ordinary import ordinary_words
from pipeline.redaction.passages import (
    CAPITAL,
    Kind,
    PagePassage,
    Personal,
    Span,
    TextLine,
    capital_runs,
    parts_of,
    personal_words,
)

MOSTLY = 0.6
"""Share of the cells of a column that look like names, from which on the column holds names."""

ROWS = 3
"""Rows of a table without a telling header, from which on its cells can say what a column holds."""

CERTAIN: frozenset[Kind] = frozenset({"birth", "identity"})
"""Columns that only persons fill: whoever else stands there as an organisation is none."""

WITH_FIGURES: frozenset[Kind] = frozenset({"telephone", "account", "identity"})
"""What is written with figures."""

SAID_MORE: frozenset[Kind] = frozenset({"telephone", "e-mail", "identity"})
"""Columns whose label may have more words behind it and still says what they hold."""

SURE: frozenset[Kind] = frozenset({"telephone", "e-mail", "birth", "identity"})
"""Columns beside which a column of names is one of persons."""


def find_listed(passage: PagePassage) -> Iterator[Personal]:
    """Cells of the columns of a table that hold names, telephones and the like of persons."""
    for table in _tables(passage.lines):
        yield from _of_table(passage, table)
        first = table[0]
        if first.start and _is_header_in_a_line(passage, passage.line_at(first.start - 1)):
            yield from _below_a_line(passage, table)
        elif len(first.cells) < max(len(line.cells) for line in table) and _is_header_in_a_line(
            passage, first
        ):
            yield from _below_a_line(passage, table[1:])


def find_behind_headers(passage: PagePassage) -> Iterator[Personal]:
    """The first name of a list of persons that stands in one line with its header."""
    for line in passage.lines:
        first = _FIRST.search(passage.text, line.start, line.end)
        if first and _is_header_in_a_line(passage, TextLine(line.start, first.start(), ())):
            for span in names_after(passage, first.end()):
                if looks_like_name(passage, *span, least=2):
                    yield Personal(*span, "person", "behind the header of a list", entry=True)


_FIRST = re.compile(rf" 0?1[.)]?[ \t](?=[{CAPITAL}])")


def _is_header_in_a_line(passage: PagePassage, line: TextLine) -> bool:
    """Whether a line is the header of a list of persons that was not parted into cells."""
    names, others = _labels_in_a_line(passage.language)
    words = passage.text[line.start : line.end]
    return bool(names.search(words)) and bool(others.search(names.sub("", words)))


@cache
def _labels_in_a_line(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    labels = personal_words(language).labels
    kinds = ("telephone", "e-mail", "identity", "account", "birth", "mark")
    others = plainly(word for kind in kinds for word in labels.get(kind, ()))
    return (
        re.compile(rf"(?<!\w)(?:{plainly(labels.get('name', ()))})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{others})(?!\w)", re.IGNORECASE),
    )


def _below_a_line(passage: PagePassage, table: Sequence[TextLine]) -> Iterator[Personal]:
    """The columns of a list of persons whose cells, or most of them, are written as full names are."""
    for number in range(max(len(line.cells) for line in table)):
        cells = [line.cells[number] for line in table if number < len(line.cells)]
        filled = [cell for cell in cells if passage.text[slice(*cell)].strip()]
        named = [cell for cell in filled if looks_like_name(passage, *cell, least=2, formed=False)]
        if len(named) > 1 and len(named) >= MOSTLY * len(filled):
            yield from (Personal(*cell, "person", "in a column of names", entry=True) for cell in named)


def find_in_lists_of_names(passage: PagePassage) -> Iterator[Personal]:
    """Names that begin numbered lines or those of a list, where most of these lines begin with one."""
    held: list[Span] = []
    for line in (*passage.lines, None):
        match = _ITEM.match(passage.text, line.start, line.end) if line else None
        run = next(capital_runs(passage.text, match.end(), line.end), None) if match and line else None
        if match and run and run[0] == match.end():
            held.append(run)
        else:
            yield from _most_are_names(passage, held)
            held = []


def _most_are_names(passage: PagePassage, runs: Sequence[Span]) -> Iterator[Personal]:
    named = [
        run
        for run in runs
        if looks_like_name(passage, *run, least=2)
        and any(name_of(part) for _, part in parts_of(passage.text, *run))
    ]
    if len(named) >= ROWS and len(named) >= MOSTLY * len(runs):
        for run in runs:
            if looks_like_name(passage, *run, least=2):
                yield Personal(*run, "person", "in a list of names", entry=True)


_ITEM = re.compile(rf"[ \t]*(?:\d{{1,3}}[.)°]|[-–•*]|[a-z]\))[ \t]+(?:[{CAPITAL}][\w’'-]+ ?/ ?(?=[A-Z]))?")


def find_enumerated(passage: PagePassage) -> Iterator[Personal]:
    """Names that begin the lines below a heading such as `Participants`."""
    heading = _headings(passage.language)
    inside = False
    for line in passage.lines:
        words = passage.text[line.start : line.end].strip(" :.\t*#")
        if heading.fullmatch(words):
            inside = True
            continue
        run = next(capital_runs(passage.text, line.start, line.end), None)
        begins = run is not None and not _LETTERS.search(passage.text[line.start : run[0]])
        if inside and words and not begins:
            inside = False
        elif inside and run and looks_like_name(passage, *run, least=2):
            yield Personal(*run, "person", "in a list of persons", entry=True)


_LETTERS = re.compile(r"[^\W\d_]{2,}")


def _tables(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines with several cells that follow each other."""
    held: list[TextLine] = []
    for line in lines:
        if len(line.cells) > 1:
            held.append(line)
        elif held:
            yield held
            held = []
    if held:
        yield held


def _of_table(passage: PagePassage, table: Sequence[TextLine]) -> Iterator[Personal]:
    header = [_kind_of_header(passage, cell) for cell in table[0].cells]
    body = table[1:] if any(header) else table
    for number in range(max(len(line.cells) for line in table)):
        kind = header[number] if number < len(header) else None
        cells = [line.cells[number] for line in body if number < len(line.cells)]
        if kind is None and number < len(header) and _is_mark(passage, table[0].cells[number]):
            yield from _named(passage, [cell for cell in cells if _has_name(passage, cell)], sure=False)
        if kind == "person" or (kind is None and len(cells) >= ROWS and "person" not in header):
            telling = header if kind == "person" else ()
            if _holds_persons(passage, cells, telling):
                yield from _named(passage, cells, sure=kind == "person")
        elif kind is not None:
            for start, end in cells:
                cell = passage.text[start:end]
                if cell.strip() and _may_hold(kind, cell) and not _is_heading(passage, start, end):
                    yield Personal(start, end, kind, "in a column of its kind", entry=True)


def _may_hold(kind: Kind, cell: str) -> bool:
    """Whether a cell can be of a kind: headers and cells of a table may be parted in different places."""
    return kind not in WITH_FIGURES or any(sign.isdigit() for sign in cell)


def _named(passage: PagePassage, cells: Sequence[Span], *, sure: bool) -> Iterator[Personal]:
    for start, end in cells:
        words = passage.text[start:end].strip()
        if not words or _is_number(words):
            continue
        left = start + passage.text[start:end].index(words)
        span = (left, left + len(words))
        if looks_like_name(passage, *span, least=1) or (sure and _may_be_name(passage, words)):
            yield Personal(*span, "person", "in a column of names", entry=True)


def _holds_persons(passage: PagePassage, cells: Sequence[Span], header: Sequence[Kind | None]) -> bool:
    """Whether a column of names is one of persons: of what stands beside it, or of most of its cells."""
    if CERTAIN & set(header):
        return True
    if SURE & set(header) or sum(kind == "person" for kind in header) > 1:
        return not all(passage.is_organisation(*cell) and not _has_name(passage, cell) for cell in cells)
    filled = [cell for cell in cells if passage.text[slice(*cell)].strip()]
    named = [cell for cell in filled if _has_name(passage, cell)]
    return bool(filled) and len(named) >= MOSTLY * len(filled)


def _has_name(passage: PagePassage, cell: Span) -> bool:
    return any(name_of(part) for _, part in parts_of(passage.text, *cell))


def _is_heading(passage: PagePassage, start: int, end: int) -> bool:
    """Whether a cell repeats a header, as at the top of a further page."""
    return _kind_of_header(passage, (start, end)) is not None


def _may_be_name(passage: PagePassage, words: str) -> bool:
    """Whether a cell of a column of names could hold one, though it is not written as most are."""
    if _FIRM.search(words):
        return False
    return not _CODE.search(words) and not all(
        folded(word) in ordinary_words(passage.language) for word in words.split()
    )


_FIRM = re.compile(
    r"\b(?:SARL|SARLU|SUARL|S\.?A\.?S?\.?|GIE|ONG|NGO|Ltd|Limited|GmbH|ASBL|SCOOPS?|Ets|Établissements?|Entreprise"
    r"|Soci[ée]t[ée]|Cabinet|Garage|Associations?|Coop[ée]rative|Union|F[ée]d[ée]ration|Groupement|Mairie|Commune"
    r"|Conseil|Direction|Minist[èe]re|Agence|Banque|Bureau|École|Lycée|CSCom|Fondation|Foundation|Company)\b"
)
"""What no person's name holds: a firm or body may stand in a column of those who are paid."""

_CODE = re.compile(r"\d[\W_]?\d")
"""In a number or reference, as no name has."""


def _is_mark(passage: PagePassage, cell: Span) -> bool:
    words = passage.text[slice(*cell)].strip(" :.*\n")
    marks = plainly(passage.words.labels.get("mark", ()))
    return re.fullmatch(marks, words, re.IGNORECASE) is not None


def _is_number(words: str) -> bool:
    return not any(sign.isalpha() for sign in words)


def _kind_of_header(passage: PagePassage, cell: Span) -> Kind | None:
    words = " ".join(passage.text[slice(*cell)].replace("_", " ").split()).strip(" :.*")
    for kind, pattern in _headers(passage.language):
        if pattern.fullmatch(words):
            return kind
    return None


QUALIFIED = r"(?:[ /][\w’'./°-]{1,20}){1,4}"
"""What may follow the label of a column of numbers: `Tél. bureau`, `Contact WhatsApp`."""

_OF_PERSONS = r" (?:de |du |des |de la |de l['’]|d['’]|of |of the |do |da )(?:{})"
"""What may follow the label of a column of names: `Nom du chef de ménage`, but not `Nom du projet`."""


@cache
def _headers(language: str) -> list[tuple[Kind, re.Pattern[str]]]:
    labels = personal_words(language).labels
    kinds: tuple[Kind, ...] = ("telephone", "e-mail", "identity", "account", "birth", "address", "person")
    joint = r"(?:\s?(?:/|,|et|&|and|ou|-|e|y)\s?)"
    headers: list[tuple[Kind, re.Pattern[str]]] = []
    for kind in kinds:
        label = plainly((*labels.get(kind, ()), *(labels.get("name", ()) if kind == "person" else ())))
        more = _OF_PERSONS.format(plainly((*labels.get("person", ()), *personal_words(language).functions)))
        tail = more if kind == "person" else QUALIFIED if kind in SAID_MORE else "(?!)"
        headers.append(
            (
                kind,
                re.compile(
                    rf"(?:{label})(?:{joint}(?:{label}))*(?:\s?\([^()]*\)|{tail})?\s?\*?", re.IGNORECASE
                ),
            )
        )
    return headers


@cache
def _headings(language: str) -> re.Pattern[str]:
    lists = plainly(personal_words(language).lists)
    return re.compile(rf"(?:[\dIVX]+[.)]\s?)?(?:{lists})(?:[ :].{{0,60}})?", re.IGNORECASE)
