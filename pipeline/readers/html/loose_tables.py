"""Tables whose markup is not what a browser shows: never closed, or cut into one table for each row."""

from __future__ import annotations

from itertools import takewhile

from lxml.html import HtmlElement

STRUCTURE = ("table", "thead", "tbody", "tfoot", "tr", "colgroup")
"""Parts of a table in which there is no place for another: the browser ends the first at the second."""

LEAST_JOINED = 3
"""Fewer tables of one row that follow one another may be tables."""


def set_apart(tree: HtmlElement) -> None:
    """Put tables that stand in another, but in none of its cells, behind it, in the order of the markup."""
    outermost: dict[HtmlElement, HtmlElement] = {}
    last: dict[HtmlElement, HtmlElement] = {}
    for table in list(tree.iter("table")):
        around = list(takewhile(lambda above: above.tag in STRUCTURE, table.iterancestors()))
        above = next((element for element in around if element.tag == "table"), None)
        if above is not None:
            first = outermost[table] = outermost.get(above, above)
            last.get(first, first).addnext(table)
            last[first] = table


def join_rows(tree: HtmlElement) -> None:
    """Make one table of those that follow one another with a single row each of as many cells."""
    run: list[HtmlElement] = []
    for table in list(tree.iter("table")):
        if run and table.getprevious() is run[-1] and not (run[-1].tail or "").strip():
            same = 1 < _cells_in_one_row(table) == _cells_in_one_row(run[0])
        else:
            same = False
        if not same:
            _join(run)
            run = []
        run.append(table)
    _join(run)


def _cells_in_one_row(table: HtmlElement) -> int:
    """The number of cells of a table of one row; 0 for any other, and for one with a caption."""
    rows = list(table.iter("tr"))
    if len(rows) != 1 or table.find("caption") is not None:
        return 0
    return sum(cell.tag in ("td", "th") for cell in rows[0])


def _join(run: list[HtmlElement]) -> None:
    if len(run) < LEAST_JOINED:
        return
    first, *others = run
    for table in others:
        first.extend(list(table.iter("tr")))
        table.drop_tree()
