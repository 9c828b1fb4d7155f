"""Kinds of tables that reports print, each as a small page of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.records import Grid
from pipeline.tables import find_grids
from pipeline.tables.edges import INKED, INNER, MARGIN, TALLER, Edge, join_edges, without_margins
from pipeline.tables.insets import SLIVER
from pipeline.tables.settings import LAYING, SETTINGS
from tests.tables.drawing import HEIGHT, WIDTH, Drawing

COLUMNS = (300, 380, 460)


def rows_of(drawing: Drawing) -> list[list[str | None]]:
    (grid,) = find_grids(drawing.reading())
    return grid.rows()


def ruled(xs: Sequence[float], ys: Sequence[float]) -> Drawing:
    """A grid of rules: its columns and rows stand between these."""
    drawing = Drawing()
    for y in ys:
        drawing.across(y, xs[0], xs[-1])
    for x in xs:
        drawing.down(x, ys[0], ys[-1])
    return drawing


def grid_of(drawing: Drawing) -> Grid:
    (grid,) = find_grids(drawing.reading())
    return grid


def figures(drawing: Drawing, top: float, label: str, *texts: str, left: float = 60) -> None:
    if label:
        drawing.text(left, top, label)
    for x, text in zip(COLUMNS, texts, strict=False):
        if text:
            drawing.right(x, top, text)


@pytest.mark.parametrize(("inner", "found"), [(INNER - 1, False), (INNER, True)])
def test_a_grid_as_large_as_the_page_is_no_frame_of_it(inner: int, found: bool) -> None:
    drawing = Drawing()
    left, right, top, bottom = 20, WIDTH - 20, 20, HEIGHT - 20
    for at in range(inner + 2):
        drawing.across(top + at * (bottom - top) / (inner + 1), left, right)
    for x in (left, left + 20, right):
        drawing.down(x, top, bottom)
    for at in range(inner + 1):
        y = top + at * (bottom - top) / (inner + 1) + 8
        drawing.text(left + 4, y, str(at + 1))
        drawing.text(left + 23, y, f"Commune {at + 1}")
        drawing.text(300, y, "12 500")
    first = [grid.rows()[0] for grid in find_grids(drawing.reading())]
    assert (["1", "Commune 1", "12 500"] in first) == found


def test_a_share_with_its_sign_is_no_telephone() -> None:
    drawing = Drawing()
    for at, label in enumerate(("Riz", "Mil", "Maïs", "Total")):
        figures(drawing, 100 + 14 * at, label, f"+{15 + at}%", f"+{66 + at}%", f"+{120 + at}%")
    assert len(rows_of(drawing)) == 4


def test_a_sign_at_the_side_of_its_column_goes_with_the_figure_and_not_with_the_label() -> None:
    drawing = Drawing()
    for at, label in enumerate(("Routes", "Écoles", "Puits")):
        figures(drawing, 100 + 14 * at, label, "1 200", "14,2")
    drawing.right(222, 142, "Total =")
    drawing.text(226, 142, "$")
    figures(drawing, 142, "", "3 600", "42,6")
    assert rows_of(drawing)[-1] == ["Total =", "$ 3 600", "42,6"]


def test_words_for_totals_at_the_right_side_of_the_labels_are_labels() -> None:
    drawing = Drawing()
    for at, (group, label) in enumerate(
        (("Santé", "Hôpitaux"), ("", "Dispensaires"), ("", "Total"), ("École", "Primaire"), ("", "Total"))
    ):
        top = 100 + 14 * at
        drawing.text(40, top, group)
        if label == "Total":
            drawing.right(250, top, label)
        else:
            drawing.text(120, top, label)
        figures(drawing, top, "", "120", "250")
    assert rows_of(drawing) == [
        ["Santé", "Hôpitaux", "120", "250"],
        ["", "Dispensaires", "120", "250"],
        ["", "Total", "120", "250"],
        ["École", "Primaire", "120", "250"],
        ["", "Total", "120", "250"],
    ]


def centred(shift: float) -> list[Grid]:
    """A row whose label of four lines stands around its figures, or off their middle by some points."""
    drawing = Drawing()
    for at in range(3):
        figures(drawing, 98 + 14 * at, "Orge", "13", "16", "19")
    for at, label in enumerate(("Écart entre", "Campagnes", "Campagne", "Suivante")):
        drawing.text(60, 140 + 14 * at, label)
    figures(drawing, 161 + shift, "", "14", "17", "20")
    figures(drawing, 196, "Total", "53", "65", "77")
    return find_grids(drawing.reading())


@pytest.mark.parametrize(
    ("off", "whole"), [(LAYING.centred * 10 - 0.3, True), (LAYING.centred * 10 + 0.3, False)]
)
def test_a_label_of_several_lines_stands_around_its_figures(off: float, whole: bool) -> None:
    last = centred(off)[0].rows()[-2]
    assert (last == ["Écart entre Campagnes Campagne Suivante", "14", "17", "20"]) == whole


def hanging(more: float) -> list[Grid]:
    """A second line below the name of the first column, the rows further off it by some points."""
    drawing = Drawing()
    figures(drawing, 100, "Produit", "Un", "Deux", "Trois")
    drawing.text(60, 112, "mesuré (g)")
    for at in range(4):
        figures(drawing, 124 + more + 14 * at, f"Eau {at}", "0,03", "0,04", "2,81")
    return find_grids(drawing.reading())


@pytest.mark.parametrize(
    ("more", "header"),
    [(LAYING.hanging * 10 - 1, "Produit"), (LAYING.hanging * 10 + 1, "Produit mesuré (g)")],
)
def test_a_line_close_below_the_names_of_columns_goes_on_with_one(more: float, header: str) -> None:
    assert hanging(more)[0].rows()[0][0] == header


@pytest.mark.parametrize(("text", "rows"), [("(MII) en pour cent", 3), ("(b) en pour cent", 4)])
def test_a_label_goes_on_in_brackets_where_its_line_is_full(text: str, rows: int) -> None:
    drawing = Drawing()
    figures(drawing, 86, "Enfants vaccinés", "88,1", "79,4", "83,0")
    figures(drawing, 100, "Enfants pesés", "88,2", "79,5", "83,1")
    drawing.text(60, 114, "Enfants qui dorment sous moustiquaire")
    figures(drawing, 126, text, "61,0", "54,9", "57,7")
    assert len(rows_of(drawing)) == rows


def over_a_total(above: int) -> list[Grid]:
    """So many rows of figures above the first rule, that over their total."""
    drawing = Drawing()
    top = 120
    for x, year in zip(COLUMNS, ("2021", "2022", "2023"), strict=True):
        drawing.right(x, top, year)
    drawing.text(60, top + 14, "Recettes :")
    for at in range(above):
        figures(drawing, top + 28 + 14 * at, f"Recette {at + 1}", "1 250", "1 340", "1 410")
    rule = top + 28 + 14 * above + 1
    drawing.across(rule, 250, 462)
    for at, label in enumerate(("Total des recettes", "Salaires", "Achats", "Loyers", "Solde")):
        figures(drawing, rule + 4 + 14 * at, label, "2 250", "2 340", "2 410")
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("above", "whole"), [(LAYING.rows_above - 1, False), (LAYING.rows_above, True)])
def test_rows_of_figures_above_the_first_rule_are_those_of_its_table(above: int, whole: bool) -> None:
    assert (over_a_total(above)[0].rows()[0] == ["", "2021", "2022", "2023"]) == whole


def test_a_header_above_the_first_rule_of_a_grid_without_columns_is_its_header() -> None:
    drawing = Drawing()
    drawing.across(115, 40, 470)
    for at in range(6):
        top = 118 + 12 * at
        drawing.shade(42, top, 50, top + 8)
        for x in (42, 50):
            drawing.down(x, top, top + 8)
        drawing.across(top, 42, 50)
        drawing.across(top + 8, 42, 50)
        figures(drawing, top, f"Fil{at}", f"15{at}", f"{at}27", "0,0", left=54)
    drawing.text(54, 102, "Type")
    for x, text in zip(COLUMNS, ("Lot", "Plein", "Demi"), strict=True):
        drawing.right(x, 102, text)
    assert rows_of(drawing)[0] == ["Type", "Lot", "Plein", "Demi"]


def test_dashes_typed_in_a_cell_are_no_rule() -> None:
    drawing = Drawing()
    drawing.grid([["Départ", "Nord", "Sud"]] * 3, (60, 200, 340, 480), pitch=50)
    for at in range(3):
        for x in (204, 344):
            drawing.text(x, 117 + 50 * at, "----------------")
            drawing.text(x, 129 + 50 * at, "8 h 10")
    assert len(rows_of(drawing)) == 3


def test_a_bold_heading_over_the_one_item_of_its_band_is_a_row() -> None:
    xs, ys = (60, 300, 400, 500), (100, 120, 162, 190)
    drawing = ruled(xs, ys)
    for x, text in zip(xs, ("Domaine", "2022", "2023"), strict=False):
        drawing.text(x + 4, 105, text, bold=True)
    for top, head, items in ((122, "Eau", ("Forages", "Puits")), (164, "Santé", ("Soins",))):
        drawing.text(64, top, head, bold=True)
        for number, item in enumerate(items, 1):
            drawing.text(74, top + 12 * number, item)
            drawing.text(304, top + 12 * number, f"{number}2")
            drawing.text(404, top + 12 * number, f"{number}3")
    assert rows_of(drawing)[1:] == [
        ["Eau", "", ""],
        ["Forages", "12", "13"],
        ["Puits", "22", "23"],
        ["Santé", "", ""],
        ["Soins", "12", "13"],
    ]


def test_notes_of_several_lines_that_raised_marks_lead_are_no_rows() -> None:
    drawing = Drawing()
    rows = [["Série", "2020", "2021"], ["Soins¹", "61", "64"], ["Vaccins²", "70", "72"], ["Eau", "5", "6"]]
    drawing.grid(rows, (60, 300, 400, 500))
    drawing.down(60, 180, 230)
    drawing.down(500, 180, 230)
    for y in (205, 230):
        drawing.across(y, 60, 500)
    drawing.text(64, 185, "¹ Au moins quatre visites pendant la grossesse, dont une")
    drawing.text(64, 210, "au cours des trois premiers mois")
    assert rows_of(drawing) == rows


def test_a_heading_wider_than_a_narrow_column_of_figures_is_not_cut_within_the_gutter() -> None:
    drawing = Drawing()
    drawing.text(60, 100, "Inhibiteur")
    drawing.text(60, 112, "concentration")
    drawing.text(130, 112, "(g)")
    for x, text in zip(COLUMNS, ("Un", "Deux", "Trois"), strict=True):
        drawing.right(x, 100, text)
    for at in range(4):
        figures(drawing, 130 + 14 * at, str(2 * at), "0,0335", "0,0409", "2,8163")
    assert rows_of(drawing)[0] == ["Inhibiteur concentration (g)", "Un", "Deux", "Trois"]


def shaded_header(gap: float) -> list[list[str | None]]:
    """A grid whose first cell is shaded line by line, slivers as high as the gap between the shadings."""
    drawing = Drawing()
    rows = [["", "2022", "2023"], ["Eau", "12", "15"], ["Riz", "20", "22"], ["Total", "32", "37"]]
    drawing.grid(rows, (60, 200, 300, 400), pitch=30)
    drawing.shade(60.5, 100.5, 199.5, 115)
    drawing._rule("line", 60.5, 115, 199.5, 115 + gap, fill=True)
    drawing.shade(60.5, 115 + gap, 199.5, 129.5)
    drawing.text(64, 102, "Postes de", bold=True)
    drawing.text(64, 117, "dépense", bold=True)
    return rows_of(drawing)


@pytest.mark.parametrize(("gap", "rows"), [(SLIVER - 0.05, 4), (SLIVER + 0.6, 5)])
def test_slivers_between_the_shadings_of_lines_are_no_rules(gap: float, rows: int) -> None:
    assert len(shaded_header(gap)) == rows


@pytest.mark.parametrize(("share", "drawn"), [(INKED - 0.1, False), (INKED + 0.1, True)])
def test_an_edge_is_drawn_where_most_of_it_is(share: float, drawn: bool) -> None:
    (edge,) = join_edges([Edge(100, 0, 100, False), Edge(100, 0, 100 * share, True)])
    assert (edge.start, edge.end, edge.drawn) == (0, 100, drawn)


@pytest.mark.parametrize(("width", "kept"), [(MARGIN - 1, 1), (MARGIN + 1, 2)])
def test_the_painted_margin_of_a_cell_is_no_column(width: float, kept: int) -> None:
    assert len(without_margins([Edge(100, 0, 50), Edge(100 + width, 10, 40, False)])) == kept


@pytest.mark.parametrize("unit", ["p.p.", "pp", "pts"])
def test_points_are_figures(unit: str) -> None:
    drawing = Drawing()
    for at, label in enumerate(("Riz", "Mil", "Maïs", "Total")):
        figures(drawing, 100 + 14 * at, label, f"1,{at} {unit}", f"2,{at} {unit}", f"3,{at} {unit}")
    assert len(rows_of(drawing)) == 4


@pytest.mark.parametrize(("taller", "frame"), [(TALLER - 0.1, False), (TALLER + 0.3, True)])
def test_a_frame_that_stands_off_the_rows_is_that_of_the_page(taller: float, frame: bool) -> None:
    drawing = Drawing()
    left, right, rows = 20, WIDTH - 20, 10
    pitch = (HEIGHT - 40) / (rows + 2 * taller)
    top = 20 + taller * pitch
    for y in (20, *(top + at * pitch for at in range(rows + 1)), HEIGHT - 20):
        drawing.across(y, left, right)
    for x in (left, right):
        drawing.down(x, 20, HEIGHT - 20)
    for x in (200, 400):
        drawing.down(x, top, top + rows * pitch)
    drawing.text(40, 40, "Ministère de la santé")
    for at in range(rows):
        for x, text in zip((left, 200, 400), (f"Commune {at}", f"{at}2", f"{at}3"), strict=True):
            drawing.text(x + 4, top + at * pitch + 8, text)
    assert (rows_of(drawing)[0][0] == "Commune 0") == frame


def test_figures_half_way_down_their_cells_stand_beside_the_whole_label() -> None:
    xs, ys = (60, 300, 400, 500), (100, 120, 162, 204)
    drawing = ruled(xs, ys)
    for x, text in zip(xs, ("Domaine", "2022", "2023"), strict=False):
        drawing.text(x + 4, 105, text, bold=True)
    for top, label in ((122, "Agents formés"), (164, "Produits lancés")):
        drawing.text(64, top, label, bold=True)
        drawing.text(64, top + 12, "dans les services de l'État")
        drawing.text(64, top + 24, "et ceux des communes")
        drawing.text(304, top + 12, "12")
        drawing.text(404, top + 12, "13")
    assert len(rows_of(drawing)) == 3


def painted(uprights: int, beyond: float) -> list[Grid]:
    """Rows between drawn edges, longer and longer stretches of some painted, with upright edges beside."""
    drawing = Drawing()
    for at in range(10):
        drawing.across(100 + 20 * at, 60, 60 + 200 * beyond)
    for at in range(uprights):
        drawing.down(60 + at * 200 * beyond / max(1, uprights - 1), 100, 280)
    for at in range(9):
        if at % 2 == 0:
            drawing.shade(60, 100 + 20 * at, 180 + 5 * at, 120 + 20 * at)
        drawing.text(66, 105 + 20 * at, f"Série {at}")
        drawing.text(140, 105 + 20 * at, f"{at * 7 % 9}2")
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("uprights", "tables"), [(SETTINGS.uprights - 1, 0), (SETTINGS.uprights, 1)])
def test_what_is_painted_in_the_rows_of_a_grid_is_no_bar(uprights: int, tables: int) -> None:
    assert len(painted(uprights, 1.6)) == tables


@pytest.mark.parametrize(("beyond", "tables"), [(SETTINGS.runs_on * 0.96, 0), (SETTINGS.runs_on * 1.1, 1)])
def test_edges_of_rows_run_on_beyond_what_is_painted(beyond: float, tables: int) -> None:
    drawing = Drawing()
    for at in range(10):
        drawing.across(100 + 20 * at, 60, 60 + 200 * beyond)
    for x in (60, 130, 60 + 200 * beyond):
        drawing.down(x, 100, 280)
    for at in range(9):
        if at % 2 == 0:
            drawing.shade(60, 100 + 20 * at, 260 - at / 2, 120 + 20 * at)
        if at % 4:
            drawing.text(66, 105 + 20 * at, f"Série {at}")
        drawing.text(140, 105 + 20 * at, f"{at * 7 % 9}2")
    found = [grid.evidence[0] for grid in find_grids(drawing.reading())]
    assert ("found ruled" in found) == bool(tables)


def side_by_side(gap: float, rows: int, first: str = "7") -> list[Grid]:
    """A grid with labels, and right of a gap one with the same rows and none of its own."""
    drawing = Drawing()
    left, right = (60, 160, 220, 260), (260 + gap, 320 + gap, 380 + gap)
    for xs in (left, right):
        for at in range(rows):
            drawing.across(100 + 20 * at, xs[0], xs[-1])
        for x in xs:
            drawing.down(x, 100, 100 + 20 * (rows - 1))
    for at in range(rows - 1):
        texts = ("Comté", "A", "B", "C", "D") if at == 0 else (f"Lieu {at}", "3", "4", first, "9")
        for x, text in zip((60, 160, 220, right[0], right[1]), texts, strict=True):
            drawing.text(x + 4, 105 + 20 * at, text)
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("off", "tables"), [(-2, 1), (2, 2)])
def test_a_grid_without_labels_goes_on_right_of_a_narrow_gap(off: float, tables: int) -> None:
    assert len(side_by_side(LAYING.beside * 200 + off, 9)) == tables


@pytest.mark.parametrize(("rows", "tables"), [(LAYING.beside_rows - 1, 2), (LAYING.beside_rows, 1)])
def test_grids_side_by_side_share_many_rows_if_they_are_one(rows: int, tables: int) -> None:
    assert len(side_by_side(20, rows)) == tables


def test_grids_side_by_side_with_labels_each_are_two() -> None:
    assert len(side_by_side(20, 9, first="Ville")) == 2


@pytest.mark.parametrize(("times", "named"), [(LAYING.near - 0.1, True), (LAYING.near + 0.1, False)])
def test_names_of_columns_stand_above_the_wide_heading_of_the_first_group(times: float, named: bool) -> None:
    drawing = Drawing()
    heading = 120 + times * 10
    drawing.text(60, 110, "Formation")
    for x, text in zip(COLUMNS, ("Coût", "Début", "Fin"), strict=True):
        drawing.right(x, 110, text)
    drawing.text(60, heading, "Région d'Afrique, centres d'études stratégiques, 2005", bold=True)
    for at in range(5):
        figures(drawing, heading + 12 + 12 * at, f"Cours {at}", "101", "15", "19")
    assert (rows_of(drawing)[0] == ["Formation", "Coût", "Début", "Fin"]) == named


@pytest.mark.parametrize(
    "titles", [("Annexe 1 : taxes", "Annexe 2 : loyers"), ("Taxes perçues", "Loyers perçus")]
)
def test_small_tables_below_each_other_end_at_the_titles_between_them(titles: tuple[str, str]) -> None:
    drawing = Drawing()
    for number, (title, right) in enumerate(zip(titles, (360, 330), strict=True)):
        top = 100 + 90 * number
        drawing.text(120, top, title)
        drawing.text(60, top + 17, "Article", bold=True)
        drawing.right(right, top + 17, "Prévision (FCFA)", bold=True)
        for at, label in enumerate(("Patente", "Foncier", "Total")):
            drawing.text(60, top + 34 + 17 * at, label)
            drawing.right(right, top + 34 + 17 * at, f"{at + 1}5 000 000")
    tables = [grid.rows() for grid in find_grids(drawing.reading())]
    assert [rows[0] for rows in tables] == [["Article", "Prévision (FCFA)"]] * 2
    assert [len(rows) for rows in tables] == [4, 4]


def two_of_one_design(title: str) -> list[Grid]:
    """Rows below a header, and the header again below what may be the title of a second table."""
    drawing = Drawing()
    header = ["Candidat", "Total", "Bureau", "Poste"]
    rows = [
        header,
        ["Awa", "12", "8", "4"],
        ["Binta", "15", "9", "6"],
        [title, "", "", ""],
        header,
        ["Coura", "7", "5", "2"],
        ["Dado", "9", "6", "3"],
    ]
    drawing.grid([row for row in rows if row[0]], (60, 200, 300, 400, 500))
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("title", "rows"), [("Deuxième tour", [3, 3]), ("", [6])])
def test_a_header_that_stands_again_below_a_title_begins_a_table(title: str, rows: list[int]) -> None:
    assert [len(grid.rows()) for grid in two_of_one_design(title)] == rows


@pytest.mark.parametrize(("second", "rows"), [("(66%)", 3), ("66", 4)])
def test_shares_in_brackets_below_their_figures_are_no_row(second: str, rows: int) -> None:
    xs, ys = (60, 200, 300, 400), (100, 120, 140, 170)
    drawing = ruled(xs, ys)
    drawing.cells([["Poste", "Nord", "Sud"], ["Films", "104", "45"]], xs)
    drawing.text(64, 142, "Total")
    drawing.text(64, 155, "(part)" if "(" in second else "Part")
    for x in (204, 304):
        drawing.text(x, 142, "306")
        drawing.text(x, 155, second)
    assert len(rows_of(drawing)) == rows


def crossed(rows: int, white: float) -> list[Grid]:
    """Names and figures apart by some white, but for one figure that reaches up to the names."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 3 : voix")
    for at in range(rows):
        top = 100 + 14 * at
        drawing.text(60, top, f"Liste {at}")
        drawing.right(215 - white, top, "DEM")
        drawing.right(350, top, "1" * 32 if at == 1 else "7" * 27)
        drawing.right(420, top, f"{at},5%")
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("rows", "told"), [(LAYING.crossed_rows - 1, False), (LAYING.crossed_rows, True)])
def test_one_figure_that_reaches_up_to_its_neighbour_joins_no_columns(rows: int, told: bool) -> None:
    assert any(len(grid.rows()[0]) == 4 for grid in crossed(rows, 25)) == told


@pytest.mark.parametrize(("white", "told"), [(LAYING.gulf * 10 - 1, False), (LAYING.gulf * 10, True)])
def test_columns_that_one_row_joins_stand_apart_in_the_others(white: float, told: bool) -> None:
    assert any(len(grid.rows()[0]) == 4 for grid in crossed(10, white)) == told


def painted_in_a_column(edges: int, share: float, broken: str = "12,00") -> list[Grid]:
    """Rows of several lines that nothing parts but the cells of the last column, painted one by one."""
    drawing = Drawing()
    count, right = edges + 1, 560
    left = right - share * (right - 40)
    xs = (40, *(40 + at * (left - 40) / 5 for at in range(1, 5)), left, right)
    for y in (100, 120, 120 + 40 * count):
        drawing.across(y, 40, right)
    for x in xs:
        drawing.down(x, 100, 120 + 40 * count)
    for x, text in zip(xs, ("Prime", "Code", "Mai", "Juin", "Été", "Total"), strict=False):
        drawing.text(x + 2, 105, text, size=7, bold=True)
    for at in range(count):
        top = 120 + 40 * at
        drawing.shade(left + 1, top + 0.5, right - 1, top + 39.5)
        texts = (("Prime", "de nuit", "et jour"), ("0000", "0001", str(at)), *([broken.split()] * 4))
        for x, lines in zip(xs, texts, strict=False):
            for line, text in enumerate(lines):
                drawing.text(x + 2, top + 3 + 12 * line, text, size=7)
    return find_grids(drawing.reading())


@pytest.mark.parametrize(("edges", "whole"), [(LAYING.painted_rows - 1, False), (LAYING.painted_rows, True)])
def test_cells_painted_in_one_column_tell_the_rows_of_all(edges: int, whole: bool) -> None:
    (grid,) = painted_in_a_column(edges, 0.4)
    assert (len(grid.rows()) == edges + 2) == whole


@pytest.mark.parametrize(("off", "whole"), [(-0.05, True), (0.05, False)])
def test_what_is_painted_over_most_of_a_grid_is_none_of_its_columns(off: float, whole: bool) -> None:
    (grid,) = painted_in_a_column(4, LAYING.one_column + off)
    assert (len(grid.rows()) == 6) == whole


@pytest.mark.parametrize(
    ("broken", "whole"), [("3.868.924,6 2", "3.868.924,62"), ("43.156.317, 88", "43.156.317,88")]
)
def test_decimals_that_a_narrow_column_parts_are_joined(broken: str, whole: str) -> None:
    (grid,) = painted_in_a_column(4, 0.4, broken)
    assert [row[2:] for row in grid.rows()[1:]] == [[whole] * 4] * 5


@pytest.mark.parametrize(("times", "tables"), [(SETTINGS.larger - 0.1, 1), (SETTINGS.larger + 0.1, 2)])
def test_a_title_set_larger_than_the_rows_between_rules_begins_a_table(times: float, tables: int) -> None:
    drawing = Drawing()
    for at in range(5):
        drawing.across(100 + 14 * at, 60, 500)
        if at < 4:
            figures(drawing, 102 + 14 * at, f"Taxe {at}", f"{at}5,0", f"{at}6,0", f"{at}7,0", left=64)
    drawing.across(170, 60, 500)
    drawing.text(64, 172, "Transferts versés", size=10 * times)
    for at in range(5):
        drawing.across(190 + 14 * at, 60, 500)
        if at < 4:
            drawing.text(64, 192 + 14 * at, f"Part {at} de la commune")
            drawing.right(COLUMNS[-1], 192 + 14 * at, f"1{at} 500")
    assert len(find_grids(drawing.reading())) == tables
