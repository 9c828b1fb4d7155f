"""Tables that go on over the page: one table, nothing lost at the break, nothing joined that is not one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.entities.prose import find_passages
from pipeline.records import Block, Grid, Reading
from pipeline.tables import extract_tables, find_grids, find_on_page, grids_to_json, layouts
from pipeline.tables.continuation import join_over_pages
from pipeline.tables.layout import Layout
from pipeline.tables.sideways import Turn, turned_rule, turned_word
from tests.tables.drawing import HEIGHT, WIDTH, Drawing

XS = [60.0, 180.0, 320.0, 400.0, 520.0]
HEADER = ["Convention", "Structure", "Villages", "Montant FCFA"]
OTHER = ["Cercle", "Chef-lieu", "Écoles", "Puits"]
PLACES = ["Ansongo", "Bourem", "Diré", "Goundam", "Ménaka", "Tessalit"]


def body(first: int, last: int) -> list[list[str]]:
    return [
        [f"ABCD24-{n:03d}", PLACES[n % 6], str(n + 3), f"{n + 12} 500 000"] for n in range(first, last + 1)
    ]


def put(
    drawing: Drawing, rows: Sequence[Sequence[str]], *, top: float, lines: str, xs: Sequence[float] = XS
) -> None:
    """Rows with all edges, with rules over and under them only, or with none."""
    if lines == "grid":
        drawing.grid(rows, xs, top=top)
        return
    drawing.cells(rows, xs, top=top)
    if lines == "rules":
        for y in (top, top + 20, top + 20 * len(rows)):
            drawing.across(y, xs[0], xs[-1])


def margins(drawing: Drawing) -> None:
    drawing.text(60, 30, "Programme de stabilisation, rapport annuel")
    drawing.text(60, 810, "Bordereau des conventions")
    drawing.right(520, 810, f"Page {drawing.page}")


def two_pages(
    upper: Sequence[Sequence[str]],
    lower: Sequence[Sequence[str]],
    *,
    lines: str = "grid",
    xs: Sequence[float] = XS,
    over: str = "",
) -> Drawing:
    drawing = Drawing()
    margins(drawing)
    put(drawing, upper, top=780 - 20 * len(upper), lines=lines)
    drawing.new_page()
    margins(drawing)
    if over:
        drawing.text(60, 62, over)
    put(drawing, lower, top=80, lines=lines, xs=xs)
    return drawing


def texts(grid: Grid) -> list[list[str]]:
    return [[text or "" for text in row] for row in grid.rows()]


LINES = pytest.mark.parametrize("lines", ["grid", "rules", "none"])


@LINES
def test_a_table_without_a_second_header_is_one(lines: str) -> None:
    (grid,) = find_grids(two_pages([HEADER, *body(1, 8)], body(9, 15), lines=lines).reading())
    assert (grid.page, grid.last_page) == (1, 2)
    assert texts(grid) == [HEADER, *body(1, 15)]


@LINES
def test_a_repeated_header_is_dropped(lines: str) -> None:
    (grid,) = find_grids(two_pages([HEADER, *body(1, 8)], [HEADER, *body(9, 15)], lines=lines).reading())
    assert texts(grid) == [HEADER, *body(1, 15)]


def framed_rest(drawing: Drawing, xs: Sequence[float]) -> None:
    """Two framed rows at the head of a page: too few, and too wordy, to be a table by themselves."""
    rows = [["", "", "9", "de tous les"], ["ABCD24-010", "Bourem", "7", "12 500 000"]]
    for y in (80, 120, 160):
        drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, 80, 160)
    drawing.cells(rows, xs, top=80, pitch=40)
    for number in range(3):
        drawing.text(xs[1] + 4, 95 + 10 * number, "puits et forages des villages", size=6)


@pytest.mark.parametrize(("shift", "pages"), [(0.0, 2), (6.0, 2), (7.0, 1), (40.0, 1)])
def test_framed_rows_that_are_no_table_by_themselves_end_the_one_with_the_same_edges(
    shift: float, pages: int
) -> None:
    drawing = Drawing()
    put(drawing, [HEADER, *body(1, 8)], top=780 - 20 * 9, lines="grid")
    drawing.new_page()
    framed_rest(drawing, [XS[0], XS[1] + shift, *XS[2:]])
    reading = drawing.reading()
    (grid,) = join_over_pages(*only_first_page(reading))
    assert grid.last_page == pages


def only_first_page(reading: Reading) -> tuple[list[Grid], dict[int, Layout], list[Grid]]:
    """The tables of the first page, the pages, and all that is ruled on the second as if it were no table."""
    laid = {layout.page.number: layout for layout in layouts(reading)}
    tables, _ = find_on_page(laid[1])
    ruled, rests = find_on_page(laid[2])
    return tables, laid, [replace(grid, caption=None) for grid in (*ruled, *rests)]


@pytest.mark.parametrize("lines", ["grid", "none"])
def test_a_column_that_is_empty_on_one_page_is_one_of_the_table(lines: str) -> None:
    rows = [[code, place, "", amount] for code, place, _, amount in body(9, 15)]
    if lines == "none":
        drawing = two_pages([HEADER, *body(1, 8)], rows, lines=lines)
    else:
        framed = [[code, place, amount] for code, place, _, amount in rows]
        drawing = two_pages([HEADER, *body(1, 8)], framed, xs=[XS[0], XS[1], XS[3], XS[4]])
    grids = find_grids(drawing.reading())
    assert [texts(grid) for grid in grids][:1] == [[HEADER, *body(1, 8), *rows]]


def test_columns_at_other_places_are_those_of_another_table() -> None:
    given = [[code, amount] for code, _, _, amount in body(9, 15)]
    drawing = two_pages([HEADER, *body(1, 8)], given, xs=[60.0, 300.0, 520.0])
    assert len(find_grids(drawing.reading())) == 2


def test_a_repeated_header_is_no_prose_of_the_next_page() -> None:
    header = ["Nature de recettes", "Villages", "2023", "Montant FCFA"]
    drawing = two_pages([header, *body(1, 8)], [header, *body(9, 15)])
    drawing.text(60, 400, "Les travaux ont repris au mois de juin 2024.")
    reading = drawing.reading()
    tables = extract_tables(reading)
    (year,) = [cell.id for cell in tables.cells if cell.text == "2023"]
    assert [place.page for place in tables.cell_texts if place.cell_id == year] == [1, 2]
    text = reading.pages[1].text
    blocks = [Block(page=2, kind="paragraph", start=0, end=len(text))]
    told = " ".join(passage.text for passage in find_passages(replace(reading, blocks=blocks), tables))
    assert "juin 2024" in told
    assert "2023" not in told


@LINES
def test_columns_may_be_a_little_wider_on_the_next_page(lines: str) -> None:
    xs = [60.0, 190.0, 310.0, 390.0, 520.0]
    drawing = two_pages([HEADER, *body(1, 8)], [HEADER, *body(9, 15)], lines=lines, xs=xs)
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == [HEADER, *body(1, 15)]


@LINES
def test_a_table_with_another_header_is_another_table(lines: str) -> None:
    other = [OTHER, *[[place, "Gao", str(n), str(n + 2)] for n, place in enumerate(PLACES, 4)]]
    grids = find_grids(two_pages([HEADER, *body(1, 8)], other, lines=lines).reading())
    assert [texts(grid)[0] for grid in grids] == [HEADER, OTHER]


def test_a_table_with_a_caption_of_its_own_is_another_table() -> None:
    drawing = two_pages([HEADER, *body(1, 8)], body(9, 15), over="Tableau n° 2 : autres conventions")
    assert len(find_grids(drawing.reading())) == 2


@pytest.mark.parametrize(
    ("titles", "tables"),
    [
        (("Forages livrés par cercle", "Forages livrés par cercle"), 1),
        (("Forages livrés par cercle", "Puits livrés par cercle"), 2),
    ],
)
def test_the_title_of_a_page_with_the_header_again_parts_no_table(
    titles: tuple[str, str], tables: int
) -> None:
    drawing = Drawing()
    for number, title in enumerate(titles):
        if number:
            drawing.new_page()
        drawing.text(180, 100, title, size=14)
        drawing.text(180, 122, "(toutes les communes)", size=14)
        put(drawing, [HEADER, *body(1 + 30 * number, 30 + 30 * number)], top=160, lines="grid")
    assert len(find_grids(drawing.reading())) == tables


def test_a_caption_that_says_that_it_goes_on_joins() -> None:
    drawing = two_pages([HEADER, *body(1, 8)], [HEADER, *body(9, 15)], over="Tableau n° 1 (suite)")
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == [HEADER, *body(1, 15)]


def test_three_pages_are_one_table() -> None:
    drawing = two_pages([HEADER, *body(1, 8)], [HEADER, *body(9, 41)])
    drawing.new_page()
    margins(drawing)
    put(drawing, [HEADER, *body(42, 50)], top=80, lines="grid")
    (grid,) = find_grids(drawing.reading())
    assert (grid.last_page, texts(grid)) == (3, [HEADER, *body(1, 50)])


@LINES
def test_a_total_alone_on_the_next_page_is_the_last_row(lines: str) -> None:
    total = ["Total", "", "92", "164 000 000"]
    reading = two_pages([HEADER, *body(1, 8)], [total], lines=lines).reading()
    (grid,) = find_grids(reading)
    assert texts(grid) == [HEADER, *body(1, 8), total]
    tables = extract_tables(reading)
    assert {cell.role for cell in tables.cells if cell.row == 9} == {"total"}
    assert [part["page"] for part in grids_to_json([grid])] == [1, 2]


def test_a_running_header_in_two_columns_is_no_row() -> None:
    drawing = two_pages([HEADER, *body(1, 8)], [])
    drawing.text(64, 62, "Rapport")
    drawing.text(324, 62, "2023")
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == [HEADER, *body(1, 8)]


def test_prose_after_a_table_at_the_end_of_a_page_is_no_row() -> None:
    drawing = two_pages([HEADER, *body(1, 8)], [])
    drawing.text(
        60, 80, "Les travaux des 12 villages ont commencé en 2023 et se poursuivent au Nord du pays."
    )
    (grid,) = find_grids(drawing.reading())
    assert texts(grid) == [HEADER, *body(1, 8)]


def test_a_row_that_the_break_cuts_is_one_row_and_stands_on_both_pages() -> None:
    long = ["ABCD24-009", "Mairie chargée", "9", "2 500 000"]
    rest = ["", "des travaux", "", ""]
    reading = two_pages([HEADER, *body(1, 8), long], [rest, *body(10, 14)]).reading()
    tables = extract_tables(reading)
    row = [cell.text for cell in tables.cells if cell.row == 9]
    assert row == ["ABCD24-009", "Mairie chargée des travaux", "9", "2 500 000"]
    assert [cell.text for cell in tables.cells if cell.row == 10] == body(10, 10)[0]
    (cut,) = [cell.id for cell in tables.cells if (cell.row, cell.column) == (9, 1)]
    places = [place for place in tables.cell_texts if place.cell_id == cut]
    printed = [reading.pages[place.page - 1].text[place.start : place.end] for place in places]
    assert printed == ["Mairie chargée", "des travaux"]


def test_the_end_of_a_cut_row_alone_on_the_next_page_is_not_lost() -> None:
    long = ["ABCD24-009", "Mairie chargée", "9", "2 500 000"]
    drawing = two_pages([HEADER, *body(1, 8), long], [])
    drawing.text(184, 85, "des travaux")
    tables = extract_tables(drawing.reading())
    assert [cell.text for cell in tables.cells if cell.row == 9][1] == "Mairie chargée des travaux"


def test_rows_without_a_label_in_a_table_of_groups_stay_rows() -> None:
    groups = [["Gao", "a", "1", "2"], ["", "b", "3", "4"], ["", "c", "5", "6"], ["Kidal", "d", "7", "8"]]
    tables = extract_tables(two_pages([HEADER, *groups, *groups], [["", "e", "9", "10"], *groups]).reading())
    assert tables.tables[0].n_rows == 14


@pytest.mark.parametrize("upwards", [True, False])
def test_a_table_on_pages_that_are_read_sideways_is_one(upwards: bool) -> None:
    level = two_pages([HEADER, *body(1, 8)], [HEADER, *body(9, 15)]).reading()
    turn = Turn(WIDTH, HEIGHT, not upwards)
    (grid,) = find_grids(sideways(level, turn))
    assert texts(grid) == [HEADER, *body(1, 15)]


def sideways(reading: Reading, turn: Turn) -> Reading:
    """The same pages turned by a quarter."""
    return replace(
        reading,
        pages=[replace(page, width=HEIGHT, height=WIDTH) for page in reading.pages],
        words=[turned_word(word, turn) for word in reading.words],
        rules=[turned_rule(rule, turn) for rule in reading.rules],
    )
