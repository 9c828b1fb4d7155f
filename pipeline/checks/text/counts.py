"""Agreements counted in running text against the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import AGREEMENT_NOUNS, words_of
from pipeline.checks.kit.figures import Figure, figure_of_cell
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    result,
)
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import Value, say, say_n
from pipeline.checks.tables.totals import judged_sums
from pipeline.records import Cell


def check_counts(facts: Facts) -> Iterator[Result]:
    """Counts: are as many agreements said in the text as the table lists?

    A sentence speaks of a table where it is its caption, or where it stands within a page of it and names
    what the table's total row or its references name. Two sentences about one table are held against each
    other. Agreements that are counted but listed in no table of a document that lists some cannot be
    verified.
    """
    counted = list(_counted(facts))
    views = [view for view in facts.data_tables if references_of(view)] if counted else []
    spoken: dict[str, tuple[list[NumberView], int]] = {}
    for sentence, number in counted if views else ():
        about = [view for view in views if _speaks_of(sentence, view)]
        if len(about) == 1:
            finding = _against_rows(facts, sentence, number, about[0])
            if finding:
                known = spoken.setdefault(about[0].table.id, ([], len(references_of(about[0]))))
                known[0].append(number)
                yield finding
        else:
            yield _against_all(number, views)
    for claims, rows in spoken.values():
        yield from _against_each_other(claims, rows)


def _counted(facts: Facts) -> Iterator[tuple[SentenceView, NumberView]]:
    """The sentences that count agreements, with their one number of them."""
    for sentence in facts.sentences:
        numbers = [n for n in sentence.of_kind("count") if n.noun in AGREEMENT_NOUNS and n.exact]
        if len(numbers) == 1 and numbers[0].figure.value >= 2:
            yield sentence, numbers[0]


def references_of(view: TableView) -> list[Figure]:
    """The references of the agreements that a table lists, as figures that count one each."""
    column = view.column_with("reference")
    if column is None:
        return []
    cells: list[Cell] = [row[column] for row in view.body_rows if column in row and row[column].text.strip()]
    return [figure_of_cell(cell, Decimal(1), view.table.document_id) for cell in cells]


def table_names(view: TableView) -> frozenset[str]:
    """What the total row and the references of a table name: `kidal`, `ddrk`."""
    totals = [cell.text for row in view.rows.values() for cell in row.values() if cell.role == "total"]
    labels = [text for text in totals if not any(char.isdigit() for char in text)]
    references = {re.match(r"[A-Z]*", figure.text.strip()) for figure in references_of(view)}
    prefixes = {match.group().lower() for match in references if match and len(match.group()) > 2}
    return frozenset(words_of(" ".join(labels)) | (prefixes if len(prefixes) == 1 else set()))


def _speaks_of(sentence: SentenceView, view: TableView) -> bool:
    if _is_caption(sentence, view):
        return True
    near = view.table.page - 1 <= sentence.page <= view.table.last_page + 1
    return near and bool(table_names(view) & words_of(sentence.text))


def _is_caption(sentence: SentenceView, view: TableView) -> bool:
    caption = " ".join((view.table.caption or "").split())
    text = " ".join(sentence.text.split())
    return bool(caption) and (caption in text or text.rstrip(" :.") in caption)


def _against_rows(facts: Facts, sentence: SentenceView, number: NumberView, view: TableView) -> Result | None:
    """The count against the rows; a smaller one that is no caption may be of some of them only."""
    rows = references_of(view)
    caption = _is_caption(sentence, view)
    if not caption and number.figure.value < len(rows):
        return None
    computed = Decimal(len(rows))
    values: dict[str, Value] = {
        "counted": number.counted,
        "page": view.table.page,
        "apart": abs(number.figure.value - computed),
    }
    if number.figure.value == computed:
        verdict = HOLDS
        wording = say("The text says “{counted}”; the table on page {page} lists as many.", **values)
    elif not facts.is_whole:
        verdict = UNVERIFIABLE
        wording = say(
            "The text says “{counted}”; the table on page {page} lists another number, but not all of the "
            "document "
            "could be read.",
            **values,
        )
    else:
        verdict = CONTRADICTS if caption and _adds_up(view) else NOTABLE
        wording = say_n(
            "The text says “{counted}”; the table on page {page} lists one: a difference of {apart}.",
            "The text says “{counted}”; the table on page {page} lists {n}: a difference of {apart}.",
            len(rows),
            **values,
        )
    return result(
        "count",
        number.figure,
        wording,
        verdict,
        computed=computed,
        figures=rows,
        about=[f"{view.table.id}:listed"],
    )


def _adds_up(view: TableView) -> bool:
    """Whether a total of the table is the sum of its rows, which shows that none was missed in reading it."""
    return any(sum_.tells and verdict in (HOLDS, ROUNDED) for _, sum_, verdict in judged_sums(view))


def _against_all(number: NumberView, views: list[TableView]) -> Result:
    """A count of agreements that no single table lists: all tables of the document together, or nothing."""
    rows = [figure for view in views for figure in references_of(view)]
    if number.figure.value == len(rows):
        wording = say(
            "The text says “{counted}”; the tables of the document list as many.", counted=number.counted
        )
        return result("count", number.figure, wording, HOLDS, computed=Decimal(len(rows)), figures=rows)
    wording = say("The text says “{counted}”; no table of the document lists them.", counted=number.counted)
    return result("count", number.figure, wording, UNVERIFIABLE)


def _against_each_other(claims: list[NumberView], rows: int) -> Iterator[Result]:
    """Two counts said of one table; they contradict each other where one of them is that of its rows."""
    first, *others = claims
    for number in others:
        same = number.figure.value == first.figure.value
        near = abs(number.figure.value - first.figure.value) <= max(Decimal(1), first.figure.value / 5)
        known = rows in (number.figure.value, first.figure.value)
        otherwise = CONTRADICTS if near and known else NOTABLE
        values: dict[str, Value] = {
            "first": first.counted,
            "there": first.figure.page,
            "other": number.counted,
            "here": number.figure.page,
        }
        wording = (
            say(
                "Of one list of agreements the text says “{first}” on page {there} and “{other}” on page "
                "{here}.",
                **values,
            )
            if same
            else say(
                "Of one list of agreements the text says “{first}” on page {there} and “{other}” on page "
                "{here}: "
                "they contradict each other.",
                **values,
            )
        )
        yield result(
            "count",
            number.figure,
            wording,
            HOLDS if same else otherwise,
            computed=first.figure.value,
            figures=[first.figure],
            subject=f"{number.figure.id}:{first.figure.id}",
            about=[first.figure.spot],
        )
