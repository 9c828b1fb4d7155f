"""Tables as layout programs set them: cells painted apart, entries between rules, figures that break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from pipeline.records import Rule
from pipeline.tables import extract_tables, find_grids
from pipeline.tables.boxes import tables_of_boxes
from pipeline.tables.broken import are_broken_figures
from pipeline.tables.candidates import LaidCell
from pipeline.tables.insets import without_shaded_text
from pipeline.tables.label_lines import starts_beside
from pipeline.tables.layout import Layout
from pipeline.tables.lines import lines_of
from pipeline.tables.row_lines import placed_lines
from tests.tables.drawing import Drawing

ROWS = [["Cercle", "Écoles", "Puits"], ["Ansongo", "12", "4"], ["Bourem", "7", "15"], ["Diré", "9", "3"]]
COLUMNS = [(60.0, 250.0), (270.0, 350.0), (370.0, 450.0)]


def boxes(
    rows: Sequence[Sequence[str]], *, gap: float = 5.0, high: float = 16.0, shown: bool = True
) -> Drawing:
    """Every cell a painted box of its own, white between them."""
    drawing = Drawing()
    for number, row in enumerate(rows):
        top = 100 + number * (high + gap)
        for (x0, x1), text in zip(COLUMNS, row, strict=False):
            drawing.shade(x0, top, x1, top + high)
            if shown:
                drawing.text(x0 + 4, top + (high - 10) / 2, text, bold=number == 0)
    return drawing


def found(drawing: Drawing) -> list[list[list[str]]]:
    return [[[text or "" for text in row] for row in grid.rows()] for grid in find_grids(drawing.reading())]


def layout(drawing: Drawing) -> Layout:
    reading = drawing.reading()
    return Layout.of(reading.pages[0], reading.words, reading.rules)


@pytest.mark.parametrize("gap", [1.0, 5.0, 12.0])
def test_cells_painted_apart_are_those_of_one_table(gap: float) -> None:
    assert found(boxes(ROWS, gap=gap)) == [ROWS]


def test_a_place_without_a_box_is_an_empty_cell() -> None:
    rows = [*ROWS, ["Total", "28"]]
    assert found(boxes(rows)) == [[*ROWS, ["Total", "28", ""]]]


@pytest.mark.parametrize(
    ("rows", "gap", "high", "shown", "tables"),
    [
        (ROWS[:3], 5, 16, True, 1),
        (ROWS[:2], 5, 16, True, 0),  # Two rows of boxes are tiles.
        (ROWS, 16, 16, True, 1),
        (ROWS, 17, 16, True, 0),  # Further apart than they are high.
        (ROWS, 5, 60, True, 1),
        (ROWS, 5, 61, True, 0),  # Panels.
        (ROWS, 5, 6, True, 1),
        (ROWS, 4, 5, True, 0),  # Rules.
        (ROWS, 5, 16, False, 0),  # Bars.
        ([row[:1] for row in ROWS], 5, 16, True, 0),  # One column is a list.
    ],
)
def test_boxes_are_a_table_within_these_bounds(
    rows: Sequence[Sequence[str]], gap: float, high: float, shown: bool, tables: int
) -> None:
    assert len(tables_of_boxes(layout(boxes(rows, gap=gap, high=high, shown=shown)))) == tables


def test_bars_of_a_chart_are_no_boxes_of_a_table() -> None:
    drawing = Drawing()
    for number, length in enumerate((40, 90, 170, 60)):
        drawing.shade(200, 100 + 20 * number, 200 + length, 114 + 20 * number)
        drawing.text(60, 102 + 20 * number, ROWS[number][0])
        drawing.text(204, 102 + 20 * number, str(length))
    assert tables_of_boxes(layout(drawing)) == []


def cell(column: int, lines: Sequence[str], *, width: float = 60) -> LaidCell:
    drawing = Drawing()
    for number, line in enumerate(lines):
        drawing.text(60, 100 + 12 * number, line)
    return LaidCell(0, column, 0, column, drawing.words, (58, 98, 58 + width, 98 + 12 * len(lines)))


@pytest.mark.parametrize(
    ("label", "figures", "width", "broken"),
    [
        (["Dettes", "Fiscales"], (["24 673", "673"], ["86 241", "088"]), 60, True),
        (["Dettes", "Fiscales"], (["24 673", "673"], ["86 241", "188"]), 60, False),  # Two rows.
        (["Dettes", "fiscales"], (["24 673", "673"], ["86 241", "188"]), 40, True),
        (["Dettes", "fiscales"], (["24 673", "673"], ["86 241", "188"]), 60, False),  # There was room.
        (["Dettes"], (["24 673", "673"], ["86 241", "188"]), 40, True),
        (["Dettes"], (["24 673", "673"], ["86 241"]), 40, False),  # One figure alone shows nothing.
        (["Dettes"], (["24 673", "67"], ["86 241", "08"]), 40, False),
        (["Dettes"], (["24,5", "673"], ["86,2", "088"]), 40, False),
        (["Prêt"], (["98", "414,40"], ["155", "163,40"]), 90, True),  # The cents are those of one figure.
        (["Prêt"], (["98,10", "414,40"], ["55,00", "163,40"]), 90, False),
        (["Part"], (["100,0", "0"], ["25,5", "0"]), 36, True),
        (["Part"], (["100,0", "0"], ["25,5", "0"]), 90, False),
        (["Pose"], (["28/05/20", "14"],), 52, True),  # A year goes on.
        (["Pose"], (["28/05/20", "14"],), 90, False),
        (["Pose"], (["28/05/20", "3/6/21"],), 52, False),
    ],
)
def test_a_figure_over_two_lines_is_one_where_its_end_is_none(
    label: list[str], figures: Sequence[list[str]], width: float, broken: bool
) -> None:
    cells = [cell(0, label), *(cell(at, lines, width=width) for at, lines in enumerate(figures, 1))]
    assert are_broken_figures(cells) is broken


def test_a_figure_that_a_framed_cell_breaks_is_read_whole() -> None:
    drawing = Drawing()
    xs = [60.0, 150.0, 200.0, 250.0]
    for y in (100, 120, 150):
        drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, 100, 150)
    drawing.cells([["Année", "2020", "2021"]], xs, top=100)
    for number, line in enumerate([["Dettes", "57 283", "86 241"], ["fiscales", "616", "088"]]):
        for x, text in zip(xs, line, strict=False):
            drawing.text(x + 4, 123 + 12 * number, text)
    drawing.text(60, 84, "Tableau 3 : Dettes fiscales")
    assert found(drawing) == [[["Année", "2020", "2021"], ["Dettes fiscales", "57 283 616", "86 241 088"]]]


ENTRIES = [
    (
        "Gao",
        "Puits et forages",
        [
            "Analyse des besoins en eau des villages",
            "du cercle et appui aux comités",
            "de gestion des ouvrages.",
        ],
        ["juin", "2023"],
        "250 000 USD",
    ),
    (
        "",
        "Écoles",
        [
            "Construction de salles de classe et de",
            "latrines avec les communes qui ont",
            "demandé un appui au programme.",
        ],
        ["mars", "2024"],
        "400 000 USD",
    ),
    (
        "Kidal",
        "Routes",
        ["Remise en état des pistes qui mènent", "aux marchés et aux centres de santé", "de la région."],
        ["mai", "2024"],
        "300 000 USD",
    ),
]
HEADER = ["Région", "Titre", "Objectif", "Début", "Montant"]
AT = [60.0, 130.0, 230.0, 430.0, 480.0]


def entries(*, stub: float = 130.0, header_between: bool = True) -> Drawing:
    """A list of grants: a rule between each two, which leaves out the labels of groups."""
    drawing = Drawing()
    if header_between:
        drawing.across(90, 60, 550)
    for x, name in zip(AT, HEADER, strict=True):
        drawing.text(x, 98, name, size=8)
    drawing.across(112, 60, 550)
    top = 118.0
    for number, (group, title, objective, start, amount) in enumerate(ENTRIES):
        if number:
            drawing.across(top - 6, 60 if group else stub, 550)
        for x, lines in zip(AT, ([group], [title], objective, start, [amount]), strict=True):
            for at, line in enumerate(lines):
                drawing.text(x, top + 12 * at, line, size=9)
        top += 50
    drawing.text(60, 400, "Une phrase qui suit le tableau dans le rapport.")
    return drawing


@pytest.mark.parametrize("header_between", [True, False])
def test_entries_with_passages_are_rows_where_rules_part_them(header_between: bool) -> None:
    wanted = [
        [group, title, " ".join(text), " ".join(start), money] for group, title, text, start, money in ENTRIES
    ]
    assert found(entries(header_between=header_between)) == [[HEADER, *wanted]]


BUDGET = ["Recettes", "LFI 2025", "LFI 2026", "2 027"]
BUDGET_AT = [60.0, 200.0, 290.0, 380.0, 470.0]
BUDGET_ROWS = [["Timbres", "6,78", "11,73", "12,36"], ["Visas", "2,92", "5,05", "5,32"]]


def shaded_header(*, inset: float) -> Drawing:
    """A table between rules whose header cells are painted, and the text in them once more."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 4 : Recettes")
    for y in (100, 124, 164):
        drawing.across(y, 60, 470)
    for x0, x1 in pairwise(BUDGET_AT):
        drawing.shade(x0, 100, x1, 124)
        drawing.shade(x0 + inset, 106, x1 - inset, 117)
    for x, name in zip(BUDGET_AT, BUDGET[:3], strict=False):
        drawing.text(x + 10, 108, name, size=8, bold=True)
    drawing.text(390, 104, "Delta", size=8, bold=True)
    drawing.text(390, 113, "(2026/2025)", size=8, bold=True)
    for number, row in enumerate(BUDGET_ROWS):
        for x, text in zip(BUDGET_AT, row, strict=False):
            drawing.text(x + 10, 128 + 20 * number, text, size=8)
    return drawing


@pytest.mark.parametrize("inset", [2.0, 5.0, 9.0])
def test_the_shading_of_text_within_a_shaded_cell_is_no_cell(inset: float) -> None:
    header = [*BUDGET[:3], "Delta (2026/2025)"]
    assert found(shaded_header(inset=inset)) == [[header, *BUDGET_ROWS]]


def rectangle(x0: float, top: float, x1: float, bottom: float, *, stroke: bool = False) -> Rule:
    return Rule(page=1, kind="rect", stroke=stroke, fill=True, x0=x0, top=top, x1=x1, bottom=bottom)


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        (rectangle(69, 104, 191, 116), 1),
        (rectangle(69.5, 104, 190.5, 116), 2),  # Too far within: a cell of its own.
        (rectangle(60.4, 104, 199.6, 116), 2),  # As wide as the cell: a stripe of it.
        (rectangle(60.6, 104, 199.4, 116), 1),
        (rectangle(69, 95, 191, 116), 2),  # Higher than the cell.
        (rectangle(69, 104, 191, 116, stroke=True), 2),  # Framed.
    ],
)
def test_painted_text_is_told_from_cells_within_these_bounds(inner: Rule, kept: int) -> None:
    assert len(without_shaded_text([rectangle(60, 100, 200, 120), inner])) == kept


def painted_column(labels: Sequence[str], figures: Sequence[Sequence[str]]) -> Drawing:
    """A table with edges around it and its columns; rows have edges in the painted column alone."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 5 : Droits de douane")
    bottom = 124 + 14 * max(len(labels), len(figures))
    for y in (100, 124, bottom):
        drawing.across(y, 60, 470)
    for x in BUDGET_AT:
        drawing.down(x, 100, bottom)
    for x, name in zip(BUDGET_AT, BUDGET, strict=False):
        drawing.text(x + 6, 108, name, size=8, bold=True)
    for number, label in enumerate(labels):
        drawing.text(66, 127 + 14 * number, label, size=8)
    for number, row in enumerate(figures):
        drawing.across(124 + 14 * number, 290, 380)
        for x, text in zip(BUDGET_AT[1:], row, strict=False):
            drawing.text(x + 6, 127 + 14 * number, text, size=8)
    return drawing


@pytest.mark.parametrize("rows", [2, 3, 5])
def test_rows_that_only_a_painted_column_parts_are_rows_with_their_labels(rows: int) -> None:
    labels = [f"Droit {number}" for number in range(rows)]
    figures = [[f"{n},10", f"{n},20", f"{n},30"] for n in range(rows)]
    wanted = [BUDGET, *([label, *row] for label, row in zip(labels, figures, strict=True))]
    assert found(painted_column(labels, figures)) == [wanted]


def test_the_lines_of_words_beside_a_painted_column_are_no_rows() -> None:
    figures = [["selon", "1,20", "non"], ["visa", "2,20", "fixe"]]
    (rows,) = found(painted_column(["Droit de", "sortie"], figures))
    assert rows[1] == ["Droit de sortie", "selon visa", "1,20", "non fixe"]


def test_years_set_as_figures_with_noughts_are_a_header() -> None:
    drawing = Drawing()
    rows = [["Recettes", "2027,00", "2028,00"], ["Timbres", "12,36", "13,07"], ["Visas", "5,32", "5,63"]]
    for y in (100, 120, 160):
        drawing.across(y, 60, 380)
    drawing.cells(rows, [60, 200, 290], top=100)
    drawing.text(60, 84, "Tableau 6 : Projections (en milliards de FCFA)")
    tables = extract_tables(drawing.reading())
    assert [column.header for column in tables.columns] == rows[0]


@pytest.mark.parametrize("above", [1.0, 3.0, 6.0])
def test_a_label_a_little_above_its_figures_goes_with_them(above: float) -> None:
    rows = [["Dotations", "2026", "2027"], ["Communes", "7,25", "7,60"], ["", "4,10", "4,20"]]
    drawing = Drawing()
    drawing.text(60, 84, "Tableau 7 : Dotations (en milliards de FCFA)")
    for y in (100, 120, 210):
        drawing.across(y, 60, 380)
    for number, row in enumerate([*rows, ["Cercles", "1,45", "1,80"]]):
        for x, text in zip([64, 200, 290], row, strict=False):
            drawing.text(x, 105 + 26 * number, text, size=8, bold=number == 0)
    drawing.text(70, 157 - above, "dont Kidal", size=8)
    (read,) = found(drawing)
    assert read[2] == ["dont Kidal", "4,10", "4,20"]


@pytest.mark.parametrize(("above", "starts"), [(6.0, [True, False]), (7.0, [])])
def test_a_label_is_beside_its_figures_less_than_a_line_above_them(above: float, starts: list[bool]) -> None:
    drawing = Drawing()
    for x, text in ((64, "Communes"), (200, "7,25"), (290, "7,60")):
        drawing.text(x, 100, text, size=8)
    drawing.text(64, 140 - above, "dont Kidal", size=8)
    for x, text in ((200, "4,10"), (290, "4,20")):
        drawing.text(x, 140, text, size=8)
    lines = placed_lines(lines_of(drawing.words), [(64, 120), (200, 230), (290, 320)])
    assert list(starts_beside(lines).values()) == starts


LAWS = [
    ["Texte", "Objet", "Terres"],
    ["Loi du sol", "Donne le droit de suivre les mines", "Fédérales"],
    ["Loi des eaux", "Règle les redevances de gaz", "En mer"],
    ["Loi des bois", "Fixe leur prix", "Toutes"],
    ["Code rural", "Dit qui peut louer la terre", "Fédérales"],
]


def zebra_with_sides(rows: Sequence[Sequence[str]], xs: Sequence[float], *, white: Sequence[int]) -> Drawing:
    """Rules between all rows; the sides of the columns stand in painted rows alone."""
    drawing = Drawing()
    for number, row in enumerate(rows):
        top = 100 + 30 * number
        drawing.across(top, xs[0], xs[-1])
        if number not in white:
            for x0, x1 in pairwise(xs):
                drawing.shade(x0, top, x1, top + 30)
        for x, text in zip(xs, row, strict=False):
            drawing.text(x + 6, top + 10, text, size=8, bold=number == 0)
    drawing.across(100 + 30 * len(rows), xs[0], xs[-1])
    return drawing


def test_a_white_row_between_painted_ones_with_sides_is_of_one_table() -> None:
    assert found(zebra_with_sides(LAWS, [60, 150, 400, 480], white=[2])) == [LAWS]


def test_a_white_row_whose_words_run_over_the_columns_parts_two_tables() -> None:
    rows = [*LAWS, ["", "", ""], *LAWS]
    drawing = zebra_with_sides(rows, [60, 150, 400, 480], white=[5])
    for y, text in (
        (255, "Les textes qui suivent ne disent rien des terres fédérales ni de"),
        (266, "leurs eaux, et le ministre les tient pour des règles du passé"),
    ):
        drawing.text(66, y, text, size=8)
    assert found(drawing) == [LAWS, LAWS]
