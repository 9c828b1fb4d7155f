"""Counts said in running text against the rows of tables and the items of lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from slugify import slugify

from pipeline.checks.archive import Archive, TableView
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    UNVERIFIABLE,
    Figure,
    Result,
    figure_of_cell,
    result,
)
from pipeline.records import Cell

AGREEMENT_NOUNS = frozenset(
    {"apo", "accord", "convention", "contrat", "protocole", "agreement", "grant", "subvention", "marché"}
)
"""What a row of a table of agreements is called in running text, in the singular."""

_SMALL_WORDS = frozenset({"total", "sous", "general", "region", "de", "du", "la", "le", "les", "des"})
_LIST_ITEM = re.compile(r"\s*(?:[•·▪◦*–—-]|\d{1,2}[.)])\s*\S")


def check_counts(archive: Archive) -> Iterator[Result]:
    """Counts: are as many agreements said in the text as the table lists?

    A sentence speaks of a table where it is its caption, or where it stands within a page of it and names
    what the table's total row or its references name. Two sentences about one table are held against each
    other. Agreements that are counted but listed nowhere cannot be verified.
    """
    listed = [view for view in archive.data_tables if _rows(view)]
    spoken: dict[str, list[Number]] = defaultdict(list)
    for sentence in archive.sentences:
        numbers = [n for n in sentence.numbers if n.kind == "count" and n.noun in AGREEMENT_NOUNS and n.exact]
        if len(numbers) != 1 or numbers[0].figure.value < 2:
            continue
        views = [view for view in listed if view.table.document_id == sentence.document_id]
        about = [view for view in views if _speaks_of(sentence, view)]
        if len(about) == 1:
            found = _against_rows(archive, sentence, numbers[0], about[0])
            if found:
                spoken[about[0].table.id].append(numbers[0])
                yield found
        else:
            yield _against_all(numbers[0], views)
    for claims in spoken.values():
        yield from _against_each_other(claims)


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
        verdict = CONTRADICTS if caption else NOTABLE
    return result(
        "count", number.figure, told, verdict, computed=computed, figures=rows, unit=number.noun,
        about=[f"{view.table.id}:listed"],
    )  # fmt: skip


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


def _against_each_other(claims: list[Number]) -> Iterator[Result]:
    first, *others = claims
    for number in others:
        same = number.figure.value == first.figure.value
        told = (
            f"Of one list of agreements the text says “{counted(first)}” on page {first.figure.page} and "
            f"“{counted(number)}” on page {number.figure.page}"
            + ("." if same else ": they contradict each other.")
        )
        yield result(
            "count", number.figure, told, HOLDS if same else CONTRADICTS, computed=first.figure.value,
            figures=[first.figure], unit=number.noun, subject=f"{number.figure.id}:{first.figure.id}",
            about=[first.figure.place],
        )  # fmt: skip


def check_enumerations(archive: Archive) -> Iterator[Result]:
    """Enumerations: does a list hold as many items as the words before its colon announce?

    A list that seems shorter proves nothing, since items may stand in another column or on the next page; one
    that is longer deserves a look.
    """
    texts = {(page.document_id, page.number): page.text for page in archive.pages}
    for sentence in archive.sentences:
        numbers = [n for n in sentence.numbers if n.kind == "count" and n.exact]
        if not numbers or not 2 <= numbers[-1].figure.value <= 40 or ":" not in sentence.template:
            continue
        number = numbers[-1]
        text = texts[sentence.document_id, sentence.page]
        if sentence.text.rstrip().endswith(":"):
            items = _items_below(text, sentence.start + len(sentence.text))
        else:
            items = _items_within(sentence, number)
        if not items or (items != numbers[-1].figure.value and not sentence.text.rstrip().endswith(":")):
            continue
        announced = number.figure.value
        verdict = HOLDS if announced == items else NOTABLE if items > announced else UNVERIFIABLE
        start = f"“{counted(number)}” are announced and {items} listed"
        ending = {
            HOLDS: ".",
            NOTABLE: ".",
            UNVERIFIABLE: "; the others may stand elsewhere on the page.",
        }[verdict]
        yield result(
            "enumeration", number.figure, start + ending, verdict,
            computed=Decimal(items), unit=number.noun,
        )  # fmt: skip


def _items_below(text: str, end: int) -> int:
    """The items of the list that follows: lines with a bullet, a number, or short lines that end alike."""
    items = 0
    for line in text[end:].lstrip("\n ").split("\n"):
        if not _LIST_ITEM.match(line):
            break
        items += 1
    return items


def _items_within(sentence: Sentence, number: Number) -> int:
    """The items after the colon of one sentence, where they are names with commas and a last `et`."""
    before, _, after = sentence.text.partition(":")
    stands_before = (number.figure.end or 0) - sentence.start <= len(before)
    if not stands_before or ";" in after or "(" in after or len(after) > 300 or " et " not in after:
        return 0
    items = re.split(r",\s*(?:et |ainsi que )?|\s+(?:et|ainsi que)\s+", after.strip(" ."))
    short = all(0 < len(item.split()) <= 5 for item in items)
    return len(items) if short and len(items) > 2 else 0
