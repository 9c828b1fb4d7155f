"""Random tables of `random_tables`, written in the formats that offices use, in ways that are met."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping
from html import escape

from tests.readers.office_files import docx, opendocument, xlsx
from tests.tables.random_tables import Known

Cells = Mapping[tuple[int, int], tuple[int, int, str]]
"""By row and column: the last row, the last column and the text of the cell that begins there."""

NBSP = "\u00a0"


def places(known: Known) -> Cells:
    return {(top, left): (bottom, right, text) for top, left, bottom, right, text in known.cells}


def covered(known: Known) -> set[tuple[int, int]]:
    """The places over which a cell reaches that begins elsewhere."""
    return {
        (row, column)
        for top, left, bottom, right, _ in known.cells
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - {(top, left) for top, left, *_ in known.cells}


def html(known: Known, dice: random.Random) -> bytes:
    """A web page: headers marked or not, blank rows; the table alone, placed, or behind an open one."""
    cells, inside = places(known), covered(known)
    marked, blank, placed = dice.random() < 0.5, dice.random() < 0.3, dice.choice(["", "", "layout", "open"])
    rows = []
    for row in range(known.n_rows):
        tag = "th" if marked and row < known.header_rows else "td"
        line = ""
        for column in range(known.n_columns):
            if (row, column) in inside:
                continue
            bottom, right, text = cells.get((row, column), (row, column, dice.choice(["", NBSP])))
            spans = f' rowspan="{bottom - row + 1}"' if bottom > row else ""
            spans += f" colspan={right - column + 1}" if right > column else ""
            line += f"<{tag}{spans}>{escape(text)}</{tag}>"
        rows.append(f"<tr>{line}</tr>")
    between = (
        f"<tr>{'<td>&nbsp;</td>' * known.n_columns}</tr>" if blank and not spanning_rows(known) else "\n"
    )
    table = f"<table>{between.join(rows)}</table>"
    if placed == "layout":
        table = f"<table><tr><td><p>Menu</p></td><td>{table}</td></tr></table>"
    if placed == "open":
        table = f"<table><tr><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr>{table}"
    return f"<html><body><p>Avant</p>{table}</body></html>".encode()


def spanning_rows(known: Known) -> bool:
    return any(bottom > top for top, _, bottom, _, _ in known.cells)


def word(known: Known, dice: random.Random) -> bytes:
    """A Word document: the table alone, or in one that places it."""
    cells, inside = places(known), covered(known)

    def cell(row: int, column: int) -> str:
        bottom, right, text = cells.get((row, column), (row, column, ""))
        span = f'<w:gridSpan w:val="{right - column + 1}"/>' if right > column else ""
        merge = '<w:vMerge w:val="restart"/>' if bottom > row else ""
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"

    rows = ""
    for row in range(known.n_rows):
        line = ""
        for column in range(known.n_columns):
            above = next((top for top in range(row, -1, -1) if (top, column) in cells), None)
            if (row, column) not in inside:
                line += cell(row, column)
            elif above is not None and cells[above, column][0] >= row and above < row:
                span = f'<w:gridSpan w:val="{cells[above, column][1] - column + 1}"/>'
                line += f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
        rows += f"<w:tr>{line}</w:tr>"
    table = f"<w:tbl>{rows}</w:tbl>"
    if dice.random() < 0.3:
        beside = "<w:tc><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:tc>"
        table = f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc>{beside}</w:tr></w:tbl>"
    return docx(f"<w:p><w:r><w:t>Avant</w:t></w:r></w:p>{table}")


def _opendocument_rows(known: Known) -> str:
    cells, inside = places(known), covered(known)
    rows = ""
    for row in range(known.n_rows):
        line = ""
        for column in range(known.n_columns):
            if (row, column) in inside:
                line += "<table:covered-table-cell/>"
                continue
            bottom, right, text = cells.get((row, column), (row, column, ""))
            spans = f' table:number-rows-spanned="{bottom - row + 1}"' if bottom > row else ""
            spans += f' table:number-columns-spanned="{right - column + 1}"' if right > column else ""
            line += f"<table:table-cell{spans}><text:p>{escape(text)}</text:p></table:table-cell>"
        rows += f"<table:table-row>{line}</table:table-row>"
    return rows


def odt(known: Known, dice: random.Random) -> bytes:
    """An OpenDocument text: the table alone, or in one that places it."""
    table = f"<table:table>{_opendocument_rows(known)}</table:table>"
    if dice.random() < 0.3:
        beside = "<table:table-cell><text:p>Note</text:p></table:table-cell>"
        around = f"<table:table-row><table:table-cell>{table}</table:table-cell>{beside}</table:table-row>"
        table = f"<table:table>{around}</table:table>"
    return opendocument("text", f"<text:p>Avant</text:p>{table}")


def ods(known: Known, dice: random.Random) -> bytes:
    return opendocument(
        "spreadsheet", f'<table:table table:name="Feuil1">{_opendocument_rows(known)}</table:table>'
    )


def workbook(known: Known, dice: random.Random) -> bytes:
    """A sheet: the table somewhere on it, a blank row before its total or none."""
    down, across = dice.randint(0, 4), dice.randint(0, 3)
    gap = known.total and dice.random() < 0.5
    lines: dict[int, str] = {}
    merged = ""

    def name(row: int, column: int) -> str:
        moved = row + down + 1 + (1 if gap and row == known.n_rows - 1 else 0)
        return f"{chr(ord('A') + column + across)}{moved}"

    for top, left, bottom, right, text in known.cells:
        cell = f'<c r="{name(top, left)}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        lines[top] = lines.get(top, "") + cell
        if (top, left) != (bottom, right):
            merged += f'<mergeCell ref="{name(top, left)}:{name(bottom, right)}"/>'
    rows = "".join(f'<row r="{name(row, 0)[1:]}">{line}</row>' for row, line in sorted(lines.items()))
    merges = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return xlsx({"Feuil1": f"<sheetData>{rows}</sheetData>{merges}"})


def delimited(known: Known, dice: random.Random) -> bytes:
    """A CSV file with any delimiter, in any of three encodings, blank lines in it or none."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dice.choice(";,\t|"), lineterminator=dice.choice(["\n", "\r\n"]))
    for row in known.rows():
        writer.writerow([text or "" for text in row])
        if dice.random() < 0.05:
            writer.writerow([])
    return out.getvalue().encode(dice.choice(["utf-8", "utf-8-sig", "utf-16"]))


def markdown(known: Known, dice: random.Random) -> bytes:
    head, *body = [[text or "" for text in row] for row in known.rows()]
    rule = [dice.choice(["---", ":--", "--:"]) for _ in head]
    lines = ["| " + " | ".join(row) + " |" for row in (head, rule, *body)]
    return "\n".join(["Avant", "", *lines, ""]).encode()


def spaced(known: Known, dice: random.Random) -> bytes:
    """Columns set with spaces, figures to the right, a rule drawn below the header or none."""
    rows = [[(text or "").replace(NBSP, " ") for text in row] for row in known.rows()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    gap = " " * dice.randint(2, 6)
    lines = [
        gap.join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(row, widths, known.numeric, strict=True)
        )
        for row in rows
    ]
    if dice.random() < 0.5:
        lines.insert(known.header_rows, gap.join(dice.choice("-=") * width for width in widths))
    return "\n".join(["Un texte au-dessus.", "", *lines, "", "Un texte au-dessous.", ""]).encode()


Write = Callable[[Known, random.Random], bytes]

WITH_SPANS: dict[str, Write] = {
    "a.html": html,
    "a.docx": word,
    "a.odt": odt,
    "a.ods": ods,
    "a.xlsx": workbook,
}
"""Formats in which a cell may take several places."""

WITHOUT_SPANS: dict[str, Write] = {"a.csv": delimited, "a.md": markdown, "a.txt": spaced}
