"""Every reason for or against a table, with a candidate on each side of where it begins to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from pipeline.records import Page
from pipeline.tables.candidates import Candidate, LaidCell
from pipeline.tables.evidence import weigh
from pipeline.tables.layout import Layout
from pipeline.tables.lined import find_lined
from pipeline.tables.lines import bounds, sides
from pipeline.tables.settings import SETTINGS, weights
from pipeline.tables.survey import Reason
from pipeline.tables.verdicts import TableVerdict
from tests.tables.drawing import HEIGHT, WIDTH, Drawing

PAGE = Page(id="d:p1", document_id="d", number=1, width=WIDTH, height=HEIGHT, text="", origin="native")
LEFT, TOP, WIDE, PITCH = 60.0, 200.0, 90.0, 20.0


@dataclass
class Laid:
    """A candidate of texts in rows; None goes on with the cell to its left."""

    rows: Sequence[Sequence[str | None]]
    ruling: float = 0.0
    bold: Sequence[tuple[int, int]] = ()
    number_size: float = 10.0
    row_sizes: Sequence[float] = ()
    caption: str | None = None
    draw: Callable[[Drawing], None] = field(default=lambda drawing: None)
    ruled_header: bool = False
    pitch: float = PITCH
    finder: str = "test"

    def reasons(self) -> list[Reason]:
        return weigh(self.candidate(), self.caption)

    def candidate(self) -> Candidate:
        drawing = Drawing()
        cells: list[LaidCell] = []
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text is None:
                    cells[-1].last_column = column
                    continue
                first = len(drawing.words)
                size = self.number_size if text[:1].isdigit() else 10.0
                size = self.row_sizes[row] if self.row_sizes else size
                drawing.text(
                    LEFT + WIDE * column,
                    TOP + self.pitch * row,
                    text,
                    size=size,
                    bold=(row, column) in self.bold,
                )
                cells.append(LaidCell(row, column, row, column, drawing.words[first:]))
        self.draw(drawing)
        layout = Layout.of(PAGE, drawing.words, drawing.rules)
        box = bounds(sides(word) for cell in cells for word in cell.words)
        return Candidate(self.finder, layout, box, cells, self.ruling, ruled_header=self.ruled_header)


def words(n_rows: int, n_columns: int) -> list[list[str | None]]:
    return [
        [f"mot {'abcdefghijkl'[row]}{'abcdefghijkl'[at]}" for at in range(n_columns)] for row in range(n_rows)
    ]


def with_figures(n_rows: int, n_columns: int, figures: int) -> list[list[str | None]]:
    """Words, the first so many cells behind the first column figures."""
    rows = words(n_rows, n_columns)
    places = [(row, at) for row in range(n_rows) for at in range(1, n_columns)]
    for row, at in places[:figures]:
        rows[row][at] = str(17 * row + 31 * at)
    return rows


def column(*texts: str) -> list[list[str | None]]:
    """A column of texts beside one of words."""
    return [["mot", text] for text in texts]


def passage(n_words: int, others: int = 3) -> list[list[str | None]]:
    """A cell of so many words, and so many in the others."""
    short, rest = (others - 1) // 2, others - 1 - (others - 1) // 2
    return [["un", " ".join(["mot"] * n_words)], [" ".join(["mot"] * short), " ".join(["mot"] * rest)]]


def running(rows: int, columns: int, *, n_words: int = 4, going: int = 9) -> list[list[str | None]]:
    """Lines of so many words, of which so many go on with the line above, in so many of three columns."""
    return [
        [
            " ".join(["mot" if 0 < row <= going else "Mot", *["mot"] * (n_words - 1)])
            if at < columns
            else f"Nom {row}"
            for at in range(3)
        ]
        for row in range(rows)
    ]


def sparse(*rows: str) -> list[list[str | None]]:
    """Rows of single letters; a dot is an empty place."""
    return [["" if sign == "." else sign for sign in row] for row in rows]


def framed(passages: int) -> list[list[str | None]]:
    """Ten cells, so many of them passages."""
    rows = words(5, 2)
    for row in range(passages):
        rows[row][1] = " ".join(["mot"] * 16)
    return rows


def over(columns: int) -> list[str | None]:
    """A row of one cell over so many columns."""
    return ["mot", *[None] * (columns - 1)]


def shaded(n_cells: int) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        for at in range(n_cells):
            drawing.shade(LEFT + WIDE * at - 2, TOP - 2, LEFT + WIDE * at + 60, TOP + 12)

    return draw


def bars(number: int) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        for at in range(number):
            drawing.shade(LEFT, TOP + 14 * at, LEFT + 30 + 11 * at, TOP + 14 * at + 9)

    return draw


def in_rows(uprights: int, beyond: float) -> Callable[[Drawing], None]:
    """What is painted in four rows, between edges that run on beyond it, beside so many upright ones."""

    def draw(drawing: Drawing) -> None:
        for at in range(5):
            drawing.across(TOP - 2 + 14 * at, LEFT, LEFT + 103 * beyond)
        for at in range(uprights):
            drawing.down(LEFT + 40 * at, TOP - 2, TOP + 54)
        for at in range(4):
            drawing.shade(LEFT, TOP - 2 + 14 * at, LEFT + 100 + at, TOP + 12 + 14 * at)

    return draw


def slanted(number: int, long: float = 10.0) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        for at in range(number):
            drawing._rule("line", LEFT + 10 * at, TOP + 5, LEFT + 10 * at + 5, TOP + 5 + long, fill=False)

    return draw


def titled(text: str) -> Callable[[Drawing], None]:
    return lambda drawing: drawing.text(LEFT, TOP - 16, text)


def axis(texts: str, *, mot: bool = False) -> Callable[[Drawing], None]:
    """Ticks that rise from the foot of the candidate, left of it."""

    def draw(drawing: Drawing) -> None:
        for at, text in enumerate(reversed([*texts.split(), *["mot"] * mot])):
            drawing.right(LEFT - 4, TOP + 2 * PITCH - 30 * at, text)

    return draw


SCALE = ["0", "20", "40", "mot", "60", "80"]
FAX, LETTERS = ["Fax 2"] * 5, "klmnopqrst"
ADDRESS = ["Tél. 20 22", "www.exemple", "mot"]
SIGLES = [
    ["ABC", "agence du bassin"],
    ["DEF", "direction des forêts"],
    ["GHI", "gestion des eaux"],
    ["JKL", "jardin"],
]

COUNTED = [["1.", "un"], ["2.", "deux"], ["3.", "trois"]]
HEAD = [(0, 0), (0, 1)]
FOUR = [(row, 0) for row in range(1, 5)]
SIX = [(row, 0) for row in range(1, 7)]

CASES: dict[str, list[tuple[Laid, Laid]]] = {
    "fewer than two rows or columns": [
        (Laid(words(1, 3)), Laid(words(2, 3))),
        (Laid(words(3, 1)), Laid(words(3, 2))),
    ],
    "two rows of two cells": [(Laid(words(2, 2)), Laid(words(2, 3))), (Laid(words(2, 2)), Laid(words(3, 2)))],
    "two rows of words": [(Laid(words(2, 3)), Laid(with_figures(2, 3, 1)))],
    "four rows or more": [(Laid(words(4, 2)), Laid(words(3, 2)))],
    "three columns or more": [(Laid(words(3, 3)), Laid(words(3, 2)))],
    "edges between its cells": [(Laid(words(3, 3), ruling=0.8), Laid(words(3, 3), ruling=0.79))],
    "edges between some cells": [(Laid(words(3, 3), ruling=0.4), Laid(words(3, 3), ruling=0.39))],
    "header between two rules": [(Laid(words(3, 3), ruled_header=True), Laid(words(3, 3)))],
    "an edge between all cells, all filled": [
        (Laid(words(3, 3), ruling=0.95), Laid(words(3, 3), ruling=0.94)),
        (Laid(words(3, 3), ruling=1), Laid(words(2, 3), ruling=1)),
        (Laid(framed(2), ruling=1), Laid(framed(3), ruling=1)),
        (Laid(words(3, 3), ruling=1, pitch=44), Laid(words(3, 3), ruling=1, pitch=46)),
        (Laid([*words(4, 2), ["un", ""]], ruling=1), Laid([*words(3, 2), ["un", ""]], ruling=1)),
    ],
    "numbers": [
        (Laid(with_figures(2, 3, 2)), Laid(with_figures(2, 3, 1))),
        (Laid(with_figures(8, 2, 4)), Laid(with_figures(9, 2, 4))),
    ],
    "some numbers": [
        (Laid(with_figures(5, 2, 1)), Laid(with_figures(6, 2, 1))),
        (Laid(with_figures(5, 2, 1)), Laid(with_figures(11, 2, 2))),
    ],
    "bold first row": [
        (Laid(words(3, 2), bold=[*HEAD, (1, 0)]), Laid(words(3, 2), bold=[*HEAD, (1, 0), (2, 0)])),
        (Laid(words(6, 2), bold=[*HEAD, *FOUR]), Laid(words(5, 2), bold=[*HEAD, *FOUR])),
        (Laid(words(8, 2), bold=[*HEAD, *SIX]), Laid(words(7, 2), bold=[*HEAD, *SIX])),
        (Laid(words(3, 2), bold=HEAD), Laid(words(3, 2), bold=HEAD[:1])),
    ],
    "shaded first row": [(Laid(words(3, 3), draw=shaded(3)), Laid(words(3, 3), draw=shaded(2)))],
    "caption of a table": [(Laid(words(3, 3), caption="Tableau 1"), Laid(words(3, 3)))],
    "rows that run over the columns": [
        (Laid([*words(3, 3), *[["mot", None, None]] * 2]), Laid([*words(2, 3), ["mot", None, None]])),
        (Laid([*words(1, 10), over(6)]), Laid([*words(1, 10), over(5)])),
        (Laid([*words(1, 9), over(6)]), Laid([*words(1, 9), over(5)])),
        (Laid([*words(4, 3), *[["mot", None, None]] * 3]), Laid([*words(5, 3), *[["mot", None, None]] * 3])),
        (
            Laid([*words(4, 3), *[["mot", None, None]] * 3], ruling=0.79),
            Laid([*words(4, 3), *[["mot", None, None]] * 3], ruling=0.8),
        ),
        (
            Laid([*words(3, 3), *[["mot", None, None]] * 3], ruling=0.8),
            Laid([*words(4, 3), *[["mot", None, None]] * 3], ruling=0.8),
        ),
    ],
    "long passages": [
        (Laid(passage(16)), Laid(passage(15))),
        (Laid(passage(16, others=15)), Laid(passage(16, others=16))),
    ],
    "long passages between edges": [
        (Laid(passage(16), ruling=0.6), Laid(passage(16), ruling=0.59)),
        (Laid(passage(16), ruled_header=True), Laid(passage(16))),
    ],
    "mostly empty": [
        (
            Laid([["a", "", "", "b", ""], ["", "c", "", "", "d"], ["", "", "e", "", ""]]),
            Laid([["a", "", "", "b", ""], ["", "c", "", "", "d"], ["", "", "e", "f", ""]]),
        ),
        (Laid(sparse("a.b.c.", ".d.e..", "..f..g")), Laid(sparse("a.b.c.", ".d.e.h", "..f..g"))),
    ],
    "bullets of a list": [
        (Laid(column("•", "mot")), Laid(column("•", "mot", "mot"))),
        (Laid(column(*"•••xyz")), Laid(column(*"•••wxyz"))),
        (Laid([["-", "7121"]] * 3), Laid([["-", "7121"], ["-", "7122"], ["mot", "7123"]])),
        (Laid([["-", "7121"]] * 3), Laid([["7121", "-"]] * 3)),
    ],
    "lines of texts side by side": [
        (Laid(running(4, 2)), Laid(running(4, 1))),
        (Laid(running(4, 2)), Laid(running(3, 2))),
        (Laid(running(5, 2, going=2)), Laid(running(5, 2, going=1))),
        (Laid(running(8, 2, going=4)), Laid(running(8, 2, going=3))),
        (Laid(running(4, 2)), Laid(running(4, 2, n_words=3))),
        (Laid(running(4, 2), ruling=0.75), Laid(running(4, 2), ruling=0.85)),
    ],
    "numbers of a list": [(Laid(COUNTED), Laid(COUNTED[:2]))],
    "words alone, without header or caption": [
        (Laid(with_figures(4, 3, 1)), Laid(with_figures(5, 2, 1))),
        (Laid([*with_figures(5, 2, 1), ["un", ""]]), Laid(with_figures(5, 2, 1))),
    ],
    "addresses": [
        (Laid([[*FAX, "Fax 2", *"abcd"], [*LETTERS]]), Laid([[*FAX, *"abcde"], [*LETTERS]])),
        (Laid([[*FAX, *"ab"], [*LETTERS[:7]]]), Laid([[*FAX[:4], *"abc"], [*LETTERS[:7]]])),
        (Laid([ADDRESS, ["x", "y", "z"]]), Laid([["Tél. 20 22", "mot", "mot"], ["x", "y", "z"]])),
    ],
    "numbers larger than the words": [
        (Laid(with_figures(3, 2, 3), number_size=13.6), Laid(with_figures(3, 2, 3), number_size=13.5))
    ],
    "type of many sizes": [
        (
            Laid(with_figures(4, 3, 8), row_sizes=(12.0, 9.0, 14.0, 7.0)),
            Laid(with_figures(6, 3, 12), row_sizes=(12.0, 12.0, 9.0, 9.2, 14.0, 14.0)),
        ),
        (
            Laid(
                [[f"mot {at}", "7", f"{at}"] for at in range(7)],
                row_sizes=(12.0, 9.0, 9.0, 9.0, 14.0, 7.0, 8.0),
            ),
            Laid(
                [[f"mot {at}", "7", f"{at}"] for at in range(13)],
                row_sizes=(12.0, *[9.0] * 7, 14.0, 7.0, 8.0, 7.0, 8.0),
            ),
        ),
    ],
    "acronyms and what they stand for": [
        (Laid(SIGLES), Laid(SIGLES[:3])),
        (Laid([*SIGLES, *SIGLES[:3], *words(3, 2)]), Laid([*SIGLES, *SIGLES[:2], *words(4, 2)])),
    ],
    "titles and rising page numbers": [
        (Laid(column("2", "5", "5", "9")), Laid(column("2", "5", "9"))),
        (Laid(column("2", "5", "5", "9")), Laid(column("2", "5", "4", "9"))),
    ],
    "ticks of an axis": [
        (Laid(column("30", "20", "10", "0")), Laid(column("20", "10", "0"))),
        (Laid(column("30", "20", "10", "0")), Laid(column("31", "20", "10", "0"))),
        (
            Laid([["28", "28"], ["26", "26"], ["24", "24"], ["22", "22"]]),
            Laid(column("28", "26", "24", "22")),
        ),
        (Laid([*words(1, 6), [*SCALE]]), Laid([*words(1, 6), ["mot", *SCALE[1:]]])),
        (Laid([*words(1, 6), [*SCALE]]), Laid([[*SCALE], *words(1, 6)])),
        (Laid(words(3, 3), draw=axis("9 7 5 3")), Laid(words(3, 3), draw=axis("9 7 5"))),
        (Laid(words(3, 3), draw=axis("9 7 5 3")), Laid(words(3, 3), draw=axis("9 7 5 3", mot=True))),
    ],
    "bars of a chart": [
        (Laid(words(4, 2), draw=bars(4)), Laid(words(4, 2), draw=bars(3))),
        (Laid(words(4, 2), draw=in_rows(2, 1.25)), Laid(words(4, 2), draw=in_rows(3, 1.25))),
        (Laid(words(4, 2), draw=in_rows(3, 1.08)), Laid(words(4, 2), draw=in_rows(3, 1.25))),
    ],
    "slanted lines of a chart": [
        (Laid(words(3, 3), draw=slanted(6)), Laid(words(3, 3), draw=slanted(5))),
        (Laid(words(3, 3), draw=slanted(6, 5.3)), Laid(words(3, 3), draw=slanted(6, 5.1))),
    ],
    "rules between all rows, their places filled": [
        (
            Laid(words(4, 3), ruling=SETTINGS.rowed, finder="lined"),
            Laid(words(4, 3), ruling=SETTINGS.rowed - 0.01, finder="lined"),
        ),
        (Laid(words(4, 3), ruling=0.7, finder="lined"), Laid(words(4, 3), ruling=0.7, finder="ruled")),
        (Laid(words(4, 3), ruling=0.7, finder="lined"), Laid(words(3, 3), ruling=0.7, finder="lined")),
        (Laid(words(4, 3), ruling=0.7, finder="lined"), Laid(words(4, 2), ruling=0.7, finder="lined")),
        (
            Laid([*words(4, 5)[:3], ["mot da"]], ruling=0.7, finder="lined"),
            Laid([*words(4, 5)[:2], words(4, 5)[2][:4], ["mot da"]], ruling=0.7, finder="lined"),
        ),
    ],
    "several numbers in one cell": [
        (Laid([["a", "1 2 3"], ["b", "4 5 6"]]), Laid([["a", "1 2 3"], ["b", "4 5"]])),
        (Laid([["a", "1 2 3"], ["b", "4 5 6"]]), Laid([["a", "1 200 300"], ["b", "4 500 600"]])),
    ],
    "caption of a figure": [
        (Laid(words(3, 3), draw=titled("Figure 2")), Laid(words(3, 3), draw=titled("Figures en annexe"))),
        (Laid(words(3, 3), draw=titled("Figure. Pluies")), Laid(words(3, 3), draw=titled("Figure de proue"))),
    ],
}


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [(name, *pair) for name, pairs in CASES.items() for pair in pairs],
    ids=[f"{name} {at}" for name, pairs in CASES.items() for at in range(len(pairs))],
)
def test_a_reason_holds_on_one_side_and_not_on_the_other(name: str, inside: Laid, outside: Laid) -> None:
    assert name in {reason.name for reason in inside.reasons()}
    assert name not in {reason.name for reason in outside.reasons()}


def test_every_weight_is_that_of_a_reason_with_cases() -> None:
    assert set(weights()) == set(CASES)


def test_reasons_that_weigh_enough_together_make_a_table() -> None:
    def verdict(score: float) -> TableVerdict:
        return TableVerdict(
            Laid(words(2, 2)).candidate(), None, (Reason("one", 1.0), Reason("other", score - 1.0))
        )

    assert verdict(SETTINGS.least_score).is_table
    assert not verdict(SETTINGS.least_score - 0.5).is_table


@pytest.mark.parametrize(("more", "ruled"), [((), True), ((180.0,), False)])
def test_a_header_is_between_rules_where_there_are_three(more: tuple[float, ...], ruled: bool) -> None:
    drawing = Drawing()
    for y in (100.0, 120.0, 240.0, *more):
        drawing.across(y, 60, 400)
    rows = [["Poste", "Montant"], *([f"ligne {'abcde'[at]}", f"{7 * at + 3},5"] for at in range(5))]
    for number, (label, value) in enumerate(rows):
        drawing.text(64, 105 + 22 * number, label)
        drawing.right(390, 105 + 22 * number, value)
    (found,) = find_lined(Layout.of(PAGE, drawing.words, drawing.rules))
    assert found.ruled_header is ruled
