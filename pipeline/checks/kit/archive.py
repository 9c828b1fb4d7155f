"""What checks look at: the records of one document, and of all, loaded when a check first asks for them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from sqlite3 import Connection
from typing import TypeVar, cast

from pipeline.checks.kit.accounts import accounts_of
from pipeline.checks.kit.sentences import SentenceView, sentences_of
from pipeline.checks.kit.views import TableView
from pipeline.records import (
    Acronym,
    AgreementTelling,
    Amount,
    CalendarDate,
    Cell,
    Document,
    Number,
    Page,
    Problem,
    Table,
    TableColumn,
)
from pipeline.records import Sentence as SentenceRecord
from pipeline.records.database import select
from pipeline.records.record import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_GIVEN = "(SELECT value FROM json_each(?))"
_WITH_HEADER = (
    "SELECT document_id, tables.id FROM columns JOIN tables ON tables.id = table_id"
    " WHERE header IN (SELECT value FROM json_each(?)) ORDER BY columns.rowid"
)
_IN_TEXT = "coalesce(cell_id, '') = ''"
_SAID_TWICE = (
    "equals_amount_id IS NOT NULL OR id IN (SELECT equals_amount_id FROM amounts WHERE document_id = ?1)"
)
LEAST_SCALED = 2
"""Tables that say that they tell thousands or millions before others of their document may do so as well."""

LEAST_REPEATED = 200
"""Characters of a page that stand on another page as well before its figures are in doubt."""


class Facts:
    """The records of one document."""

    def __init__(self, db: Connection, document: Document) -> None:
        self._db = db
        self.document = document
        self.id = document.id

    def _own(self, record: type[R], where: str = "TRUE") -> list[R]:
        return list(select(self._db, record, f"document_id = ?1 AND ({where})", [self.id]))

    def _of_table(self, record: type[R], table: Table) -> Iterator[R]:
        # Asked for those of several tables in the order of rows, SQLite looks at the cells of all documents.
        return select(self._db, record, "table_id = ?", [table.id])

    @cached_property
    def pages(self) -> list[Page]:
        """In order."""
        return sorted(self._own(Page), key=lambda page: page.number)

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text of each page by its number."""
        return {page.number: page.text for page in self.pages}

    @cached_property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(page.text for page in self.pages)

    @cached_property
    def amounts(self) -> dict[str, Amount]:
        """By id, those of running text and those that are said in two currencies: a long list has others."""
        return {amount.id: amount for amount in self._own(Amount, f"{_IN_TEXT} OR {_SAID_TWICE}")}

    @cached_property
    def amounts_in_cells(self) -> list[Amount]:
        """Those that stand in cells of tables, in order."""
        return self._own(Amount, f"NOT ({_IN_TEXT})")

    @cached_property
    def dates(self) -> dict[str, CalendarDate]:
        """By id, those of running text and those that are printed with a day of the week."""
        those = f"{_IN_TEXT} OR weekday_agrees IS NOT NULL"
        return {date.id: date for date in self._own(CalendarDate, those)}

    @cached_property
    def tellings(self) -> list[AgreementTelling]:
        """What it tells of agreements, in the order in which it was found."""
        return self._own(AgreementTelling)

    @cached_property
    def tellings_with_end(self) -> list[AgreementTelling]:
        """Those that say when the agreement ends: of a long list maybe none."""
        return self._own(AgreementTelling, "coalesce(ends_on, '') <> ''")

    def tellings_that_are(self, statuses: Iterable[str]) -> list[AgreementTelling]:
        """Those that give one of some statuses."""
        given = json.dumps(sorted(statuses))
        # The plus keeps SQLite from looking at those of all documents by their status.
        where = f"document_id = ? AND +status IN {_GIVEN}"
        return list(select(self._db, AgreementTelling, where, [self.id, given]))

    @cached_property
    def acronyms(self) -> list[Acronym]:
        """In the order in which they were found."""
        return self._own(Acronym)

    @cached_property
    def tables(self) -> list[TableView]:
        """Every table, with its cells."""
        in_cells = "SELECT cell_id, id FROM amounts WHERE document_id = ? AND cell_id <> '' ORDER BY rowid"
        amount_ids = dict(self._db.execute(in_cells, [self.id]))
        views = [
            TableView(
                table,
                {column.column: column for column in self._of_table(TableColumn, table)},
                tuple(self._of_table(Cell, table)),
                amount_ids,
            )
            for table in self._own(Table)
        ]
        ending: dict[int, list[TableView]] = defaultdict(list)
        for view in views:
            ending[view.table.last_page].append(view)
        scaled = sum(view.says_scale for view in views) >= LEAST_SCALED
        return [
            replace(
                view,
                may_go_on=any(view.may_continue(other) for other in ending[view.table.page - 1]),
                in_thousands=scaled,
            )
            for view in views
        ]

    @cached_property
    def data_tables(self) -> list[TableView]:
        """The tables that are neither glossary nor contents; of two accounts side by side, each by itself."""
        known = (view for view in self.tables if view.table.kind not in {"glossary", "contents"})
        return [account for view in known for account in accounts_of(view)]

    @cached_property
    def printed_totals(self) -> frozenset[tuple[str | None, Decimal | None]]:
        """The values of cells in rows of totals, each with its unit."""
        return frozenset(
            (cell.unit, cell.value)
            for view in self.data_tables
            for cell in view.cells
            if cell.role == "total"
        )

    @cached_property
    def cells(self) -> dict[str, tuple[TableView, Cell]]:
        """Every cell by id, with its table."""
        return {cell.id: (view, cell) for view in self.tables for cell in view.cells}

    @cached_property
    def _said(self) -> list[SentenceView]:
        return list(sentences_of(self._own(SentenceRecord), self._own(Number), self.dates))

    @cached_property
    def sentences(self) -> list[SentenceView]:
        """The sentences of running text that say a number, in order."""
        return [sentence for sentence in self._said if sentence.kind != "link"]

    @cached_property
    def sentences_of_page(self) -> Mapping[int, Sequence[SentenceView]]:
        """The same by the number of their page."""
        of_page: dict[int, list[SentenceView]] = defaultdict(list)
        for sentence in self.sentences:
            of_page[sentence.page].append(sentence)
        return of_page

    @cached_property
    def links(self) -> list[SentenceView]:
        """The addresses of linked pages that say a number, read as titles."""
        return [sentence for sentence in self._said if sentence.kind == "link"]

    @cached_property
    def is_whole(self) -> bool:
        """Whether every page could be read."""
        return self.document.status == "ok"

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Ids of what may have been misread: tables, and pages that are no sure text.

        The tables are those whose rows or columns ran into each other. The pages are those that were
        recognised from an image or whose text layer is damaged, and those whose text stands on another page
        as well, since one of both may be an overlay.
        """
        tables = {view.table.id for view in self.tables if view.is_ragged}
        times = Counter(page.text for page in self.pages if len(page.text) >= LEAST_REPEATED)
        pages = {page.id for page in self.pages if is_unsure(page) or times[page.text] > 1}
        return frozenset(tables | pages)

    @cached_property
    def unread(self) -> frozenset[str]:
        """Ids of the cells that could not be read as what their column holds."""
        return frozenset(problem.cell_id for problem in self._own(Problem) if problem.cell_id)


def is_unsure(page: Page) -> bool:
    """Whether the text of a page may not be what is printed."""
    return page.origin == "ocr" or page.quality != "good"


class Archive:
    """The records of all documents: those that checks over several documents ask for, and each by itself."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self._made: dict[Callable[[Archive], object], object] = {}

    def made(self, of: Callable[[Archive], T]) -> T:
        """What a check makes of all documents, once for all checks that ask for it."""
        if of not in self._made:
            self._made[of] = of(self)
        return cast("T", self._made[of])

    def knows(self, of: Callable[[Archive], T], made: T) -> None:
        """Take what was made of all documents before, in place of making it."""
        self._made[of] = made

    @cached_property
    def documents(self) -> dict[str, Document]:
        """By id."""
        return {document.id: document for document in select(self.db, Document)}

    def name_of(self, document_id: str) -> str:
        """What readers know a document by: its title, else its file."""
        document = self.documents[document_id]
        return document.title or document.path

    def facts(self, document_id: str) -> Facts:
        """The records of a document, to be loaded as they are asked for.

        Raises:
            KeyError: there is no such document.
        """
        return Facts(self.db, self.documents[document_id])

    def each(self) -> Iterator[Facts]:
        """The records of one document after the other; nothing of one is kept for the next."""
        for id_ in self.documents:
            yield self.facts(id_)

    @cached_property
    def tellings(self) -> list[AgreementTelling]:
        """What all documents tell of agreements, in the order in which it was found."""
        return list(select(self.db, AgreementTelling))

    @cached_property
    def amounts_of_tellings(self) -> list[Amount]:
        """The sums that belong to an agreement, of all documents."""
        return list(select(self.db, Amount, "telling_id IS NOT NULL"))

    @cached_property
    def acronyms(self) -> list[Acronym]:
        """Of all documents, in the order in which they were found."""
        return list(select(self.db, Acronym))

    def sentences(self, ids: Sequence[str]) -> list[SentenceView]:
        """Sentences by their ids, in the order of the archive."""
        those = [json.dumps(ids)]
        sentences = select(self.db, SentenceRecord, f"id IN {_GIVEN}", those)
        numbers = select(self.db, Number, f"sentence_id IN {_GIVEN}", those)
        said = f"id IN (SELECT date_id FROM numbers WHERE sentence_id IN {_GIVEN})"  # noqa: S608
        dates = {date.id: date for date in select(self.db, CalendarDate, said, those)}
        return list(sentences_of(sentences, numbers, dates))

    def table(self, table_id: str | None) -> Table | None:
        """A table by id; None where there is none."""
        return next(select(self.db, Table, "id = ?", [table_id]), None)

    def tables_with(self, header: re.Pattern[str]) -> Iterator[TableView]:
        """The tables of all documents that have a column with such a header, in order."""
        texts = (text for (text,) in self.db.execute("SELECT DISTINCT header FROM columns") if text)
        those = json.dumps([text for text in texts if header.search(text)])
        of_document: dict[str, list[str]] = defaultdict(list)
        for document_id, table_id in self.db.execute(_WITH_HEADER, [those]):
            of_document[document_id].append(table_id)
        for document_id, table_ids in of_document.items():
            yield from (view for view in self.facts(document_id).data_tables if view.table.id in table_ids)

    @cached_property
    def _columns_of_cells(self) -> dict[str, str]:
        query = (
            "SELECT cells.id, columns.header FROM amounts JOIN cells ON cells.id = amounts.cell_id "
            "JOIN columns ON columns.table_id = cells.table_id AND columns.column = cells.column "
            "WHERE telling_id IS NOT NULL"
        )
        return dict(self.db.execute(query))

    def header_of(self, cell_id: str | None) -> str | None:
        """The header of the column of a cell with an agreement's sum; None where there is none."""
        return self._columns_of_cells.get(cell_id or "")
