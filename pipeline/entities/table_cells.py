"""The cells of tables as evidence: their rows in words, the amounts and dates that they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, groupby
from operator import attrgetter

from pipeline.entities.passages import Passage, Piece
from pipeline.language import DEFAULT, LANGUAGES, words_of
from pipeline.language.folding import without_accents
from pipeline.records import Cell, Table, TableColumn, TableSet
from pipeline.records.facts import Qualifier
from pipeline.values.dates import DateContext, DateReading, parse_date

SILENT = ("contents",)
"""Kinds of table that state no facts."""

SEARCHED = ("text",)
"""Kinds of cell that are searched like prose."""


LONG_ROW = 5_000
"""Characters of a row up to which all of it is told with each of its cells: a row of hundreds of them would
else be told as often, and a table take memory with the square of its width."""


@dataclass(frozen=True)
class TableCells:
    """A table with its columns and cells at hand."""

    table: Table
    columns: dict[int, TableColumn]
    cells: tuple[Cell, ...]

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """The cells that each row shows, cells merged over several rows in each of them; left to right."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for row, begun in groupby(self.cells, _ROW):
            rows[row] += begun
        for cell in compress(self.cells, map((1).__ne__, map(_ROW_SPAN, self.cells))):
            for row in range(cell.row + 1, cell.row + cell.row_span):
                rows[row].append(cell)
        for cells in rows.values():
            cells.sort(key=_COLUMN)
        return dict(sorted(rows.items()))

    def row_text(self, row: int) -> str:
        """The row in words: `header: cell | header: cell`."""
        text = self._row_texts.get(row)
        if text is None:
            headers, cells = self._headers, self.rows[row]
            text = " | ".join([told for cell in cells if (told := _told(cell, headers))])
            self._row_texts[row] = text
        return text

    def context_of(self, cell: Cell) -> str:
        """What a cell stands in: its row in words, of a long one the first cell and the cell itself."""
        whole = self.row_text(cell.row)
        if len(whole) <= LONG_ROW:
            return whole
        first = next(other for other in self.rows[cell.row] if other.text.strip())
        return " | … | ".join(dict.fromkeys([_told(first, self._headers), _told(cell, self._headers)]))

    def column_of(self, cell: Cell) -> TableColumn | None:
        """The column that a cell stands in."""
        return self.columns.get(cell.column)

    def with_role(self, row: int, role: str) -> Cell | None:
        """The first filled cell of a row in a column of that role."""
        of_role = self._by_role.get(role)
        return None if of_role is None else of_role.get(row)

    def roles_of(self, cells: Iterable[Cell]) -> tuple[str, ...]:
        """The roles of the columns in which filled cells stand."""
        filled = tuple([cell.column for cell in cells if cell.text.strip()])
        roles = self._roles_of_columns.get(filled)
        if roles is None:
            columns = [self.columns[place] for place in filled if place in self.columns]
            roles = self._roles_of_columns[filled] = tuple([c.role for c in columns if c.role])
        return roles

    @cached_property
    def _headers(self) -> dict[int, str]:
        """The header of each column that has one, white space folded."""
        return {
            place: " ".join(column.header.split()) for place, column in self.columns.items() if column.header
        }

    @cached_property
    def _row_texts(self) -> dict[int, str]:
        """Rows in words, those that were asked for: each is wanted by every fact of its row."""
        return {}

    @cached_property
    def _roles_of_columns(self) -> dict[tuple[int, ...], tuple[str, ...]]:
        """The roles of columns that were asked for together: most rows fill the same ones."""
        return {}

    @cached_property
    def _by_role(self) -> dict[str, dict[int, Cell]]:
        """By role of a column, the first filled cell of each row in such a column."""
        by_role: dict[str, dict[int, Cell]] = defaultdict(dict)
        roles = {place: column.role for place, column in self.columns.items() if column.role}
        for row, cells in self.rows.items():
            for cell in cells:
                role = roles.get(cell.column)
                if role is not None and cell.text.strip():
                    by_role[role].setdefault(row, cell)
        return dict(by_role)


def _told(cell: Cell, headers: Mapping[int, str]) -> str:
    """What a cell says below its header; nothing where it is empty."""
    text = " ".join(cell.text.split())
    header = "" if cell.role == "header" or not text else headers.get(cell.column, "")
    return f"{header}: {text}" if header else text


_ROW, _COLUMN, _ROW_SPAN = attrgetter("row"), attrgetter("column"), attrgetter("row_span")
_CELL_ID, _PLACE = attrgetter("cell_id"), attrgetter("page", "start")


class CellPlaces:
    """Where cells stand in the text of their pages, to tell what comes first."""

    def __init__(self, tables: TableSet) -> None:
        texts = tables.cell_texts
        places = list(map(_PLACE, texts))
        self._starts: dict[str, tuple[int, int]] = dict(zip(map(_CELL_ID, texts), places, strict=True))
        if len(self._starts) < len(texts):
            # Some cells stand in several places: the first is theirs.
            for text, place in zip(texts, places, strict=True):
                self._starts[text.cell_id] = min(place, self._starts[text.cell_id])

    def start(self, cell: Cell) -> tuple[int, int]:
        """Page and offset of a cell; behind the page's text where the offset is not known."""
        return self._starts.get(cell.id) or (cell.page, 1_000_000_000)


def find_views(tables: TableSet) -> list[TableCells]:
    """The tables that state facts, in order."""
    columns: dict[str, dict[int, TableColumn]] = defaultdict(dict)
    cells: dict[str, list[Cell]] = defaultdict(list)
    for column in tables.columns:
        columns[column.table_id][column.column] = column
    for cell in tables.cells:
        cells[cell.table_id].append(cell)
    return [
        TableCells(table, columns[table.id], tuple(sorted(cells[table.id], key=lambda c: (c.row, c.column))))
        for table in tables.tables
        if table.kind not in SILENT
    ]


def passage_of_cell(cell: Cell, section: str | None) -> Passage:
    """The text of a cell as a passage; its place is the cell, not a stretch of the page's text."""
    return Passage(cell.text, "cell", section, (Piece(0, cell.page, 0, len(cell.text)),))


def holds_amount(cell: Cell) -> bool:
    """Whether the tables stage read a cell as a sum of money."""
    return cell.kind == "amount" and cell.unit is not None and not cell.value is cell.low is cell.high is None


def qualifier_of(cell: Cell) -> Qualifier:
    """How the sum of a cell bounds what is meant."""
    return "at_most" if cell.low is None else "at_least" if cell.high is None else "exact"


def read_date(
    cell: Cell, context: DateContext, *, language: str = DEFAULT, country: str = "ML"
) -> DateReading | None:
    """The date in a cell that the tables stage read as one; None where the cell is of another kind.

    Raises:
        ValueError: the cell is no date after all.
    """
    if cell.kind != "date":
        return None
    return _date_of(cell.text, context, language, country)


@lru_cache(maxsize=5_000)
def _date_of(text: str, context: DateContext, language: str, country: str) -> DateReading:
    """A cell as a date: long lists say a day many times, and each is asked for by several."""
    return parse_date(text, context=context, language=language, country=country)


def same_sums(view: TableCells) -> Iterator[tuple[str, str]]:
    """Cells of one row that say one sum in two currencies: (the later, the earlier), by id.

    The headers must say the same thing but for the currency, or the later only that it is equivalent.
    """
    if len({cell.unit for cell in view.cells if cell.kind == "amount"}) < 2:
        return
    for cells in view.rows.values():
        money = [c for c in cells if c.kind == "amount" and c.value is not None and c.unit]
        paired: set[str] = set()
        for index, later in enumerate(money):
            for earlier in reversed(money[:index]):
                if earlier.unit != later.unit and earlier.id not in paired and _alike(view, earlier, later):
                    paired.add(earlier.id)
                    yield later.id, earlier.id
                    break


def _alike(view: TableCells, earlier: Cell, later: Cell) -> bool:
    first, second = (_said(view.column_of(cell)) for cell in (earlier, later))
    return not second or not first or bool(first & second)


def _said(column: TableColumn | None) -> frozenset[str]:
    words = without_accents(column.header.lower()).split() if column else []
    return frozenset(w.strip("().,:") for w in words) - _CURRENCY_WORDS


_CURRENCIES = frozenset(
    {
        "$",
        "-",
        "cfa",
        "chf",
        "dollar",
        "dollars",
        "eur",
        "euro",
        "euros",
        "f",
        "fcfa",
        "franc",
        "francs",
        "gbp",
        "us",
        "usd",
        "xaf",
        "xof",
        "€",
    }
)
_CURRENCY_WORDS = _CURRENCIES.union(*(words_of(code).tables.sum_words for code in LANGUAGES))
"""Words of a header that say no more than that it is money, in any language."""
