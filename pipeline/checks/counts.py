"""Counts said in running text against the rows of tables and the items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slugify import slugify

from pipeline.checks.archive import Archive, TableView
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    figure_of_agreement,
    figure_of_cell,
    result,
)
from pipeline.checks.totals import find_sums
from pipeline.records import Cell

AGREEMENT_NOUNS = frozenset(
    {"apo", "accord", "convention", "contrat", "protocole", "agreement", "grant", "subvention", "marché"}
)
"""What a row of a table of agreements is called in running text, in the singular."""

_STATES = {"approuvé": "approved", "lancé": "launched", "signé": "signed", "remis": "handed over"}
_COUNTED = re.compile(
    r"⟦c(?P<count>\d+)⟧ (?:nouveaux |autres )?(?:projets|accords|conventions)\b[^⟦⟧.;]{0,60}"
)
_SMALL_WORDS = frozenset({"total", "sous", "general", "region", "de", "du", "la", "le", "les", "des"})


def check_counts(archive: Archive) -> Iterator[Result]:
    """Counts: are as many agreements said in the text as the table lists?

    A sentence speaks of a table where it is its caption, or where it stands within a page of it and names
    what the table's total row or its references name. Two sentences about one table are held against each
    other. Agreements that are counted but listed nowhere cannot be verified.
    """
    listed = [view for view in archive.data_tables if _rows(view)]
    spoken: dict[str, tuple[list[Number], int]] = {}
    for sentence in archive.sentences:
        numbers = [n for n in sentence.numbers if n.kind == "count" and n.noun in AGREEMENT_NOUNS and n.exact]
        if len(numbers) != 1 or numbers[0].figure.value < 2:
            continue
        views = [view for view in listed if view.table.document_id == sentence.document_id]
        about = [view for view in views if _speaks_of(sentence, view)]
        if len(about) == 1:
            found = _against_rows(archive, sentence, numbers[0], about[0])
            if found:
                known = spoken.setdefault(about[0].table.id, ([], len(_rows(about[0]))))
                known[0].append(numbers[0])
                yield found
        else:
            yield _against_all(numbers[0], views)
    for claims, rows in spoken.values():
        yield from _against_each_other(claims, rows)


def _rows(view: TableView) -> list[Figure]:
    """The references of the agreements that a table lists, as figures that count one each."""
    column = view.column_with("reference")
    if column is None:
        return []
    cells: list[Cell] = [row[column] for row in view.body_rows if column in row and row[column].text.strip()]
    return [figure_of_cell(cell, Decimal(1), view.table.document_id, None) for cell in cells]


def _speaks_of(sentence: Sentence, view: TableView) -> bool:
    if _is_caption(sentence, view):
        return True
    near = view.table.page - 1 <= sentence.page <= view.table.last_page + 1
    return near and bool(table_names(view) & words_of(sentence.text))


def _is_caption(sentence: Sentence, view: TableView) -> bool:
    caption = " ".join((view.table.caption or "").split())
    text = " ".join(sentence.text.split())
    return bool(caption) and (caption in text or text.rstrip(" :.") in caption)


def table_names(view: TableView) -> frozenset[str]:
    """What the total row and the references of a table name: `kidal`, `ddrk`."""
    totals = [cell.text for row in view.rows.values() for cell in row.values() if cell.role == "total"]
    labels = [text for text in totals if not any(char.isdigit() for char in text)]
    references = {re.match(r"[A-Z]*", figure.text.strip()) for figure in _rows(view)}
    prefixes = {match.group().lower() for match in references if match and len(match.group()) > 2}
    return frozenset(words_of(" ".join(labels)) | (prefixes if len(prefixes) == 1 else set()))


def words_of(text: str) -> set[str]:
    """The words of a text that name something, without accents and capitals."""
    plain = re.sub("['’ʼ_]", " ", text)
    return {word for word in slugify(plain).split("-") if len(word) > 2 and word not in _SMALL_WORDS}


def _against_rows(archive: Archive, sentence: Sentence, number: Number, view: TableView) -> Result | None:
    """The count against the rows; a smaller one that is no caption may be of some of them only."""
    rows = _rows(view)
    caption = _is_caption(sentence, view)
    if not caption and number.figure.value < len(rows):
        return None
    computed = Decimal(len(rows))
    whole = archive.is_whole(view.table.document_id)
    start = f"The text says “{counted(number)}”; the table on page {view.table.page} lists {len(rows)}"
    if number.figure.value == computed:
        told, verdict = f"{start}.", HOLDS
    elif not whole:
        told, verdict = f"{start}, but not all of the document could be read.", UNVERIFIABLE
    else:
        told = f"{start}: a difference of {abs(number.figure.value - computed)}."
        verdict = CONTRADICTS if caption and _adds_up(view) else NOTABLE
    return result(
        "count", number.figure, told, verdict, computed=computed, figures=rows, unit=number.noun,
        about=[f"{view.table.id}:listed"],
    )  # fmt: skip


def _adds_up(view: TableView) -> bool:
    """Whether a total of the table is the sum of its rows, which shows that none was missed in reading it."""
    return any(verdict in (HOLDS, ROUNDED) for _, verdict in find_sums(view))


def _against_all(number: Number, views: list[TableView]) -> Result:
    """A count of agreements that no single table lists: all tables of the document together, or nothing."""
    rows = [figure for view in views for figure in _rows(view)]
    if rows and number.figure.value == len(rows):
        told = f"The text says “{counted(number)}”; the tables of the document list {len(rows)} together."
        return result(
            "count", number.figure, told, HOLDS, computed=Decimal(len(rows)), figures=rows, unit=number.noun
        )
    told = f"The text says “{counted(number)}”; no table of the document lists them."
    return result("count", number.figure, told, UNVERIFIABLE, unit=number.noun)


def _against_each_other(claims: list[Number], rows: int) -> Iterator[Result]:
    """Two counts said of one table; they contradict each other where one of them is that of its rows."""
    first, *others = claims
    for number in others:
        same = number.figure.value == first.figure.value
        near = abs(number.figure.value - first.figure.value) <= max(Decimal(1), first.figure.value / 5)
        listed = rows in (number.figure.value, first.figure.value)
        otherwise = CONTRADICTS if near and listed else NOTABLE
        told = (
            f"Of one list of agreements the text says “{counted(first)}” on page {first.figure.page} and "
            f"“{counted(number)}” on page {number.figure.page}"
            + ("." if same else ": they contradict each other.")
        )
        yield result(
            "count", number.figure, told, HOLDS if same else otherwise, computed=first.figure.value,
            figures=[first.figure], unit=number.noun, subject=f"{number.figure.id}:{first.figure.id}",
            about=[first.figure.place],
        )  # fmt: skip


def check_records(archive: Archive) -> Iterator[Result]:
    """Records: where the text counts projects of a place as approved or launched, does it tell of as many?

    They are looked for among the agreements of the document that are approved or launched there. Not all of
    them need be told of, so only an equal number is reported.
    """
    for sentence in archive.sentences:
        for match in _COUNTED.finditer(sentence.template):
            states = {status for word, status in _STATES.items() if word in match.group()}
            number = sentence.numbers[int(match["count"])]
            if len(states) != 1 or not number.exact or number.figure.value < 2:
                continue
            told = [
                agreement for agreement in archive.agreements
                if agreement.document_id == sentence.document_id and agreement.status in states
                and agreement.count == 1 and any(
                    place in sentence.text for place in (agreement.places or "").split(", ") if place
                )
            ]  # fmt: skip
            if len(told) == number.figure.value:
                start = f"The text says “{counted(number)}” {', '.join(states)} and tells of {len(told)}."
                yield result(
                    "record", number.figure, start, HOLDS, computed=Decimal(len(told)), unit=number.noun,
                    figures=[figure_of_agreement(agreement, Decimal(1)) for agreement in told],
                    subject=f"{number.figure.id}:{number.figure.start}",
                )  # fmt: skip
