"""Cells of tables, views and queries: keys as links, codes as words, figures with their units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from datasette.utils import tilde_decode, to_css_class
from markupsafe import Markup, escape

from pipeline.locale.written_values import country_name, currency_name, language_name
from pipeline.serve import asked, column_names, filters, links
from pipeline.serve.facts import Row
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import LABELS, label, language, unbroken
from pipeline.serve.wording import gettext as _

LONGEST = 180
"""Characters of a text in a cell; the rest is on the page that the row leads to."""

NUMBERED = frozenset({"page", "number", "row", "column"})
"""Columns of numbers that stand on the left, as the words beside them do."""

WHOLE_NUMBERS = NUMBERED | {"year", "last_page"}
"""Columns of numbers that name something: no separators."""

NOTHING = Markup("")


def render(room: ReadingRoom, row: Any, value: Any, column: str, table: str | None) -> Markup | str | None:
    """A cell; None where Datasette's own way will do, nothing where the page does not show its column.

    Args:
        room: the reading room.
        row: the whole row.
        value: what the cell holds; a mapping of `value` and `label` where Datasette looked up a key.
        column: its column.
        table: its table or view; None for a query.
    """
    if table and not asked.now().whole_rows and not column_names.is_shown(table, column):
        return NOTHING
    known = None
    if type(value) is dict:
        value, known = value["value"], value["label"]
    if value is None or value == "":
        return NOTHING
    if column in column_names.references() or (column == "id" and table):
        return _key(room, row, str(value), column, table, known)
    if column == "page" and _of(row, "document_id"):
        return _link(links.page(str(_of(row, "document_id")), _number(value)), str(value))
    return _written(row, value, column)


def _of(row: Any, name: str) -> Any:
    """A value of a row of SQLite; None where it has no such column."""
    try:
        return _plain(row[name])
    except (IndexError, KeyError):
        return None


def _record(row: Any) -> Row:
    return {name: _plain(row[name]) for name in row.keys()}  # noqa: SIM118 - a row of SQLite, not a dict


def _written(row: Any, value: Any, column: str) -> Markup | str | None:
    if column in column_names.dates():
        return filters.day(value)
    if column == "fields":
        return ", ".join(_field(name.strip()) for name in str(value).split(","))
    if column in WHOLE_NUMBERS:
        return str(value)
    if column in column_names.figures() and isinstance(value, int | float):
        return filters.figure(value, _of(row, "currency") or _of(row, "unit"))
    if isinstance(value, int | float):
        return filters.number(value)
    of = "check" if column == "kind" and _of(row, "claimed") is not None else column
    if named := _code(of, str(value)):
        return named
    if sentence := _of(row, f"{column}_{language()}"):
        return filters.shortened(unbroken(str(sentence)), LONGEST)
    text = str(value)
    return filters.shortened(text, LONGEST) if len(text) > LONGEST else None


def _field(name: str) -> str:
    """A column of agreements, or a role of a party."""
    return label("role", name) if name in LABELS["role"] else column_names.name_of(name)


def _code(column: str, code: str) -> Markup | None:
    """A code in words; None where it is none."""
    if column in _NAMES or column == "check" or code in LABELS.get(column, ()):
        return _code_in(language(), column, code)
    return None


_NAMES = {"currency": currency_name, "language": language_name, "country": country_name}


@lru_cache(maxsize=2_000)
def _code_in(language_: str, column: str, code: str) -> Markup:
    """A code in words of a language, which is that of the request: a page has the same few in every row."""
    if column in _NAMES:
        return Markup('<abbr title="%s">%s</abbr>') % (_NAMES[column](code, language_), code)
    return Markup('<span class="code c-%s" title="%s">%s</span>') % (code, code, label(column, code))


def _key(room: ReadingRoom, row: Any, id_: str, column: str, table: str | None, known: str | None) -> Markup:
    """A key as a link: to the page about the thing, or to its place on a page of a document."""
    of = str(table) if column == "id" else column_names.references()[column]
    text = known if known and known != id_ else room.label(of, id_)
    if of not in links.ENTITIES and of not in links.ON_A_PAGE and of != "pages":
        return _link(links.row(of, id_), filters.shortened(text or _("Open"), 70))
    own = _record(row) if column == "id" else {}
    if text and any(_plain(row[name]) == text for name in row.keys() if name != column):  # noqa: SIM118
        # It stands in the row as well: saying it twice would only make the table wider.
        text = _("Open")
    return _link(links.of_row(of, id_, own), filters.shortened(text or id_, 70))


def value_in_words(room: ReadingRoom, column: str, value: str) -> str:
    """A value that a table is narrowed by, in words: the label of a key, the word for a code."""
    if column in column_names.references():
        return room.label(column_names.references()[column], value) or value
    return choice(column, {"value": value, "label": value})


def _link(address: str, text: str) -> Markup:
    return Markup(f'<a href="{escape(address)}">{escape(text)}</a>')  # noqa: S704 - escaped in the same line


def _plain(value: Any) -> Any:
    return value["value"] if type(value) is dict else value


def _number(value: Any) -> int | None:
    return int(value) if str(value).isdecimal() else None


def table_rows(table: str, rows: Iterable[Any], names: Sequence[str]) -> Iterator[Markup]:
    """The rows of a table or view, each with the cells of some columns; a template takes thrice as long.

    Args:
        table: its name.
        rows: as Datasette gives them, with their cells.
        names: the columns, in their order.
    """
    starts = [f'<td class="col-{to_css_class(name)}' for name in names]
    for row in rows:
        cells = {cell["column"]: cell for cell in row.cells}
        made = []
        for name, start in zip(names, starts, strict=True):
            cell = cells[name]
            kind = cell["value_type"]
            to_the_right = " num" if kind in ("int", "float") and name not in NUMBERED else ""
            shown = _first_cell(table, row) if kind == "pk" else escape(cell["value"])
            made.append(f'{start}{to_the_right}">{shown}</td>')
        yield Markup(f"<tr>{''.join(made)}</tr>")  # noqa: S704 - each cell is escaped above


def query_rows(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Markup]:
    """The rows of a question, each with its cells."""
    figures = column_names.figures()
    starts = [f'<td class="col-{to_css_class(name)}{" num" if name in figures else ""}">' for name in names]
    for row in rows:
        cells = [f"{start}{escape(cell)}</td>" for start, cell in zip(starts, row, strict=True)]
        yield Markup(f"<tr>{''.join(cells)}</tr>")  # noqa: S704 - each cell is escaped above


def _first_cell(table: str, row: Any) -> Markup:
    """The first cell of a table's row: where the row is best looked at, and the row with all its columns."""
    record = {cell["column"]: _plain(cell["raw"]) for cell in row.cells}
    id_ = str(tilde_decode(str(row.cells[0]["raw"])))
    whole = _("The whole row")
    return Markup('%s <a class="whole-row" href="%s" aria-label="%s" title="%s">⋯</a>') % (
        _link(links.of_row(table, id_, record), _("Open")),
        links.row(table, id_),
        whole,
        whole,
    )


def choice(column: str, choice_: Mapping[str, Any]) -> str:
    """What a value of a facet is called."""
    value = choice_["value"]
    if value is None or value == "":
        return _("not said")
    if column == "language":
        return language_name(str(value), language())
    if column == "country":
        return country_name(str(value), language())
    if column == "currency":
        return currency_name(str(value), language())
    if column in column_names.references():
        return filters.shortened(str(choice_["label"]), 40)
    return filters.shortened(label(column, value), 40)
