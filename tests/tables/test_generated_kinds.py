"""Kinds of faults that real reports had, generated in sizes, spacings, rulings and languages."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from pipeline.tables import extract_tables, find_grids
from tests.tables.drawing import Drawing
from tests.tables.random_tables import ENGLISH, FRENCH, phrase

SEEDS = range(6)

Rows = list[list[str]]


@dataclass
class Style:
    """How a page is set: size of type, distance of lines, rules or none, language."""

    dice: random.Random
    size: float
    pitch: float
    ruled: bool
    french: bool

    @classmethod
    def of(cls, kind: str, seed: int) -> Style:
        dice = random.Random(f"{kind} {seed}")
        size = dice.uniform(6.5, 10)
        return cls(dice, size, size * dice.uniform(1.4, 2.2), seed % 2 == 0, dice.random() < 0.6)

    @property
    def words(self) -> Sequence[str]:
        return FRENCH if self.french else ENGLISH

    def label(self, most: int = 2) -> str:
        return phrase(self.dice, self.words, 1, most)

    def number(self, most: int = 9_999_999) -> str:
        group, point = (" ", ",") if self.french else (",", ".")
        whole = f"{self.dice.randint(1000, most):,}".replace(",", group)
        return whole if self.dice.random() < 0.6 else f"{whole}{point}{self.dice.randint(0, 9)}"

    def edges(self, *rows: Rows, gap: float = 14) -> list[float]:
        """The edges of columns as wide as what they hold."""
        found = [50.0]
        for texts in zip(*(row for part in rows for row in part), strict=True):
            found.append(found[-1] + max(len(text) for text in texts) * self.size * 0.52 + gap)
        return found

    def put(
        self, drawing: Drawing, row: Sequence[str], edges: Sequence[float], y: float, *, bold: bool = False
    ) -> None:
        """A row: its label to the left, its figures to the right."""
        for at, text in enumerate(row):
            if text and at == 0:
                drawing.text(edges[0] + 4, y, text, size=self.size, bold=bold)
            elif text:
                drawing.right(edges[at + 1] - 4, y, text, size=self.size, bold=bold)

    def table(
        self, drawing: Drawing, rows: Rows, edges: Sequence[float], top: float, *, head: int = 1
    ) -> float:
        """Rows below each other, ruled or between three rules; gives where they end."""
        for number, row in enumerate(rows):
            self.put(
                drawing,
                row,
                edges,
                top + number * self.pitch + (self.pitch - self.size) / 2,
                bold=number < head,
            )
        end = top + len(rows) * self.pitch
        for number in range(len(rows) + 1):
            if self.ruled or number in (0, head, len(rows)):
                drawing.across(top + number * self.pitch, edges[0], edges[-1])
        if self.ruled:
            for x in edges:
                drawing.down(x, top, end)
        return end


def body(style: Style, rows: int, columns: int) -> Rows:
    return [[style.label(), *(style.number() for _ in range(columns - 1))] for _ in range(rows)]


def years(style: Style, columns: int) -> list[str]:
    first = style.dice.randint(2015, 2024)
    return [style.label(), *(str(first + at) for at in range(columns - 1))]


def shown(drawing: Drawing) -> list[list[list[str]]]:
    return [[[text or "" for text in row] for row in grid.rows()] for grid in find_grids(drawing.reading())]


def label_over_rows(style: Style) -> tuple[Drawing, list[Rows]]:
    """A first column whose label is merged over all rows of the body, its own edges alone left out."""
    columns, count = style.dice.randint(3, 5), style.dice.randint(3, 7)
    head = [style.label(1), *years(style, columns)]
    rows = [["", *row] for row in body(style, count, columns)]
    zone = style.label(1)
    edges = style.edges([head, [zone, *rows[0][1:]], *rows])
    drawing = Drawing()
    end = 120 + style.pitch * (count + 1)
    for number, row in enumerate([head, *rows]):
        y = 120 + number * style.pitch
        drawing.across(y, edges[0] if number < 2 else edges[1], edges[-1])
        drawing.text(edges[1] + 4, y + 2, row[1], size=style.size)
        for at in range(2, len(row)):
            drawing.right(edges[at + 1] - 4, y + 2, row[at], size=style.size)
    drawing.text(edges[0] + 4, 122, head[0], size=style.size)
    drawing.text(edges[0] + 4, (120 + style.pitch + end) / 2 - style.size / 2, zone, size=style.size)
    drawing.across(end, edges[0], edges[-1])
    for x in edges:
        drawing.down(x, 120, end)
    rows[0][0] = zone
    return drawing, [[head, *rows]]


def labels_outside(style: Style) -> tuple[Drawing, list[Rows]]:
    """Edges around the figures alone, the labels of their rows left of them."""
    columns = style.dice.randint(3, 5)
    head = ["", *years(style, columns)[1:]]
    rows = [
        *body(style, style.dice.randint(3, 7), columns),
        ["Total", *(style.number() for _ in range(columns - 1))],
    ]
    edges = style.edges([head, *rows])
    drawing = Drawing()
    for number, row in enumerate([head, *rows]):
        style.put(drawing, row, edges, 122 + number * style.pitch)
    for number in range(len(rows) + 2):
        drawing.across(120 + number * style.pitch, edges[1], edges[-1])
    for x in edges[1:]:
        drawing.down(x, 120, 120 + style.pitch * (len(rows) + 1))
    return drawing, [[head, *rows]]


def header_of_lines(style: Style) -> tuple[Drawing, list[Rows]]:
    """A header whose last column has lines below the others, with years in brackets."""
    columns = style.dice.randint(3, 5)
    head = [*years(style, columns), "Écart" if style.french else "Change"]
    under = f"({head[-2]}/{head[-3]})"
    rows = body(style, style.dice.randint(3, 7), columns + 1)
    edges = style.edges([head, [*head[:-1], under], *rows])
    drawing = Drawing()
    end = style.table(drawing, [head, [*[""] * columns, under], *rows], edges, 120, head=2)
    del end
    drawing.rules = [rule for rule in drawing.rules if not (rule.top == rule.bottom == 120 + style.pitch)]
    return drawing, [[[*head[:-1], f"{head[-1]} {under}"], *rows]]


def column_of_a_header(style: Style) -> tuple[Drawing, list[Rows]]:
    """A column in which nothing stands but its header."""
    columns = style.dice.randint(3, 5)
    head = [*years(style, columns), "Observations" if style.french else "Remarks"]
    rows = [[*row, ""] for row in body(style, style.dice.randint(3, 7), columns)]
    drawing = Drawing()
    style.ruled = True
    style.table(drawing, [head, *rows], style.edges([head, *rows]), 120)
    return drawing, [[head, *rows]]


def one_below_the_other(style: Style) -> tuple[Drawing, list[Rows]]:
    """Two tables with a title each, one below the other."""
    columns = style.dice.randint(3, 5)
    parts = [[years(style, columns), *body(style, style.dice.randint(3, 5), columns)] for _ in range(2)]
    drawing, top = Drawing(), 120.0
    for number, part in enumerate(parts, 1):
        drawing.text(50, top - 2 * style.size, f"Tableau {number} : {style.label(3)}", size=style.size)
        top = style.table(drawing, part, style.edges(part), top) + 5 * style.pitch
    return drawing, parts


def running_line(style: Style) -> tuple[Drawing, list[Rows]]:
    """A table that ends at the foot of the page, below it the line that runs through the document."""
    columns = style.dice.randint(3, 5)
    rows = [years(style, columns), *body(style, 6, columns)]
    drawing = Drawing()
    drawing.text(50, 30, f"Rapport annuel {style.label(2)}", size=8)
    style.table(drawing, rows, style.edges(rows), 780 - 7 * style.pitch)
    drawing.text(50, 812, f"Rapport annuel {style.label(1)}", size=8)
    drawing.right(545, 812, f"{style.dice.randint(2, 90)}", size=8)
    return drawing, [rows]


def side_by_side(style: Style) -> tuple[Drawing, list[Rows]]:
    """Two tables beside each other, a gutter between them."""
    parts = [[years(style, 3), *body(style, style.dice.randint(4, 6), 3)] for _ in range(2)]
    drawing, left = Drawing(), 0.0
    style.size = min(style.size, 7.5)
    for part in parts:
        edges = [left + x for x in style.edges(part, gap=10)]
        style.table(drawing, part, edges, 120)
        left = edges[-1] - 20
    return drawing, parts


def over_two_pages(style: Style) -> tuple[Drawing, list[Rows]]:
    """A table that goes on at the top of the next page, its header printed again or not."""
    columns = style.dice.randint(3, 5)
    head, rows = years(style, columns), body(style, 12, columns)
    edges = style.edges([head, *rows])
    drawing = Drawing()
    style.ruled = True
    style.table(drawing, [head, *rows[:6]], edges, 780 - 7 * style.pitch)
    drawing.new_page()
    again = style.dice.random() < 0.5
    style.table(drawing, [*([head] if again else []), *rows[6:]], edges, 60, head=int(again))
    return drawing, [[head, *rows]]


def stub_over_rows(style: Style) -> tuple[Drawing, list[Rows]]:
    """Labels of groups that stand once, at the first of their rows, without any edge."""
    head = [style.label(1), *years(style, 4)]
    rows: Rows = []
    for _ in range(3):
        group = body(style, style.dice.randint(2, 3), 4)
        rows += [[style.label(1) if at == 0 else "", *row] for at, row in enumerate(group)]
    edges = style.edges([head, *rows])
    drawing = Drawing()
    for number, row in enumerate([head, *rows]):
        y = 122 + number * style.pitch
        for at in (0, 1):
            if row[at]:
                drawing.text(edges[at] + 4, y, row[at], size=style.size, bold=number == 0)
        for at in range(2, len(row)):
            drawing.right(edges[at + 1] - 4, y, row[at], size=style.size, bold=number == 0)
    for number in (0, 1, len(rows) + 1):
        drawing.across(120 + number * style.pitch, edges[0], edges[-1])
    return drawing, [[head, *rows]]


def total_at_the_right(style: Style) -> tuple[Drawing, list[Rows]]:
    """Labels to the left, the words for totals at the right side of their column."""
    columns = style.dice.randint(3, 5)
    head = years(style, columns)
    rows = [*body(style, style.dice.randint(3, 6), columns), ["Total", *(style.number() for _ in head[1:])]]
    edges = style.edges([head, *rows])
    drawing = Drawing()
    end = style.table(drawing, [head, *rows[:-1]], edges, 120)
    y = end + (style.pitch - style.size) / 2
    drawing.right(edges[1] - 6, y, "Total", size=style.size, bold=True)
    style.put(drawing, ["", *rows[-1][1:]], edges, y, bold=True)
    drawing.across(end + style.pitch, edges[0], edges[-1])
    if style.ruled:
        for x in edges:
            drawing.down(x, end, end + style.pitch)
    return drawing, [[head, *rows]]


KINDS: dict[str, Callable[[Style], tuple[Drawing, list[Rows]]]] = {
    kind.__name__: kind
    for kind in (
        label_over_rows,
        labels_outside,
        header_of_lines,
        column_of_a_header,
        one_below_the_other,
        running_line,
        side_by_side,
        over_two_pages,
        stub_over_rows,
        total_at_the_right,
    )
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_a_generated_kind_is_read(kind: str, seed: int) -> None:
    drawing, parts = KINDS[kind](Style.of(kind, seed))
    assert shown(drawing) == parts


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("currencies", [("FCFA", "EUR"), ("XOF", "USD"), ("€", "$")])
def test_the_currency_of_a_row_is_that_of_its_figures(currencies: tuple[str, str], seed: int) -> None:
    style = Style.of("currency", seed)
    said = [style.dice.choice(currencies) for _ in range(5)]
    head = ["Projet", "Montant", "Devise"] if style.french else ["Project", "Amount", "Currency"]
    whole = [f"{style.dice.randint(1000, 9_999_999):,}" for _ in said]
    rows = [
        [style.label(), number.replace(",", " ") if style.french else number, unit]
        for number, unit in zip(whole, said, strict=True)
    ]
    drawing = Drawing(country="ML")
    style.table(drawing, [head, *rows], style.edges([head, *rows]), 120)
    codes = {"FCFA": "XOF", "€": "EUR", "$": "USD"}
    found = [
        (int(c.value or 0), c.unit)
        for c in extract_tables(drawing.reading()).cells
        if c.column == 1 and c.row
    ]
    assert found == [
        (int(number.replace(",", "")), codes.get(unit, unit))
        for number, unit in zip(whole, said, strict=True)
    ]


def justified(style: Style) -> Drawing:
    """A paragraph whose words are spread over the width of its column."""
    drawing = Drawing()
    for line in range(style.dice.randint(4, 9)):
        words = phrase(style.dice, style.words, 6, 9).lower().split()
        room = 420 - sum(len(word) * style.size / 2 for word in words)
        x = 60.0
        for word in words:
            drawing.text(x, 120 + line * style.size * 1.25, word, size=style.size)
            x += len(word) * style.size / 2 + room / (len(words) - 1)
    return drawing


def sources(style: Style) -> Drawing:
    """A list of sources with their years and pages."""
    drawing = Drawing()
    for line in range(style.dice.randint(4, 8)):
        top = 120 + line * style.pitch
        drawing.text(60, top, f"[{line + 1}]", size=style.size)
        year, page = style.dice.randint(1998, 2024), style.dice.randint(2, 90)
        text = f"{style.label(2)}, {style.label(3)}, {year}, p. {page}."
        drawing.text(60 + 3 * style.size, top, text, size=style.size)
    return drawing


def curves(style: Style) -> Drawing:
    """Curves over two axes with their figures, and a legend."""
    drawing = Drawing()
    drawing.text(60, 100, "Graphique 2 : évolution des dépenses", size=style.size)
    for at in range(6):
        drawing.right(90, 340 - 40 * at, str(100 * at), size=style.size)
        drawing.text(100 + 60 * at, 352, str(2015 + at), size=style.size)
    for series in range(2):
        y = style.dice.uniform(160, 320)
        for at in range(10):
            below = y + style.dice.uniform(-30, 30)
            drawing._rule("line", 100 + 30 * at, min(y, below), 130 + 30 * at, max(y, below) + 6, fill=False)
            y = below
        drawing.text(120 + 150 * series, 372, style.label(1), size=style.size)
    return drawing


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", [justified, sources, curves])
def test_what_only_looks_like_a_table_is_none(kind: Callable[[Style], Drawing], seed: int) -> None:
    assert shown(kind(Style.of(kind.__name__, seed))) == []
