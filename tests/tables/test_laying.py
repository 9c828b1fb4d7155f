"""Where lines become rows and columns: a page on each side of every number that decides."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables import find_grids
from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing

SIZE = 10.0
COLUMNS = (260, 340, 420, 500)


def grids_of(drawing: Drawing) -> list[Grid]:
    return find_grids(drawing.reading())


def rows_of(drawing: Drawing) -> list[list[str | None]]:
    (grid,) = grids_of(drawing)
    return grid.rows()


def figures(drawing: Drawing, top: float, label: str, *texts: str) -> None:
    """A row without rules: a label, and figures that end at the same places."""
    drawing.text(60, top, label)
    for x, text in zip(COLUMNS, texts, strict=False):
        drawing.right(x, top, text)


def spaced(gap: float, *, shift: float = 0, first: int = 0) -> list[Grid]:
    """Two groups of three rows, a gap between them; the figures of the second shifted from a column on."""
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 4 : Recettes par taxe")
    for number, label in enumerate(("Foncier", "Patente", "Marchés")):
        figures(drawing, 100 + 16 * number, label, "12,5", "310", "4 200", "18,1")
    top = 132 + SIZE + gap
    for number, label in enumerate(("Péages", "Loyers", "Total")):
        drawing.text(60, top + 16 * number, label)
        for at, (x, text) in enumerate(zip(COLUMNS, ("41,0", "722", "6 150", "27,4"), strict=True)):
            drawing.right(x + (shift if at >= first else 0), top + 16 * number, text)
    return grids_of(drawing)


@pytest.mark.parametrize(("times", "tables"), [(LAYING.near - 0.1, 1), (LAYING.near + 0.1, 2)])
def test_a_table_without_rules_ends_at_a_gap(times: float, tables: int) -> None:
    assert len(spaced(times * SIZE, shift=-30)) == tables


@pytest.mark.parametrize(("times", "tables"), [(LAYING.far - 0.1, 1), (LAYING.far + 0.1, 2)])
def test_figures_below_each_other_go_on_over_a_wide_gap(times: float, tables: int) -> None:
    assert len(spaced(times * SIZE)) == tables


@pytest.mark.parametrize(("aligned", "tables"), [(3, 1), (2, 2)])
def test_most_figures_must_stand_below_each_other_to_go_on(aligned: int, tables: int) -> None:
    assert LAYING.aligned * 4 <= 3
    assert LAYING.aligned * 4 > 2
    assert len(spaced(2.5 * SIZE, shift=-30, first=aligned)) == tables


@pytest.mark.parametrize("columns", [LAYING.figures - 1, LAYING.figures])
def test_few_figures_do_not_go_on_over_a_wide_gap(columns: int) -> None:
    drawing = Drawing()
    drawing.text(60, 80, "Tableau 4 : Recettes par taxe")
    texts = ("12,5", "310", "4 200", "18,1")[:columns]
    for top, label in zip(
        (100, 116, 132, 180, 196, 212), ("Eau", "Riz", "Mil", "Thé", "Lait", "Sel"), strict=True
    ):
        figures(drawing, top, label, *texts)
    assert len(grids_of(drawing)[0].rows()) == (6 if columns == LAYING.figures else 3)


def test_the_first_line_of_a_label_goes_with_its_figures_over_a_wide_gap() -> None:
    drawing = Drawing()
    figures(drawing, 100, "Foncier", "12,5", "310", "4 200", "18,1")
    figures(drawing, 130, "Patente", "13,5", "311", "4 201", "18,2")
    drawing.text(60, 160, "Taxe d'occupation :")
    figures(drawing, 172, "courante", "14,5", "312", "4 202", "18,3")
    figures(drawing, 202, "Total", "40,5", "933", "12 603", "n/a")
    assert [row[0] for row in rows_of(drawing)] == [
        "Foncier",
        "Patente",
        "Taxe d'occupation : courante",
        "Total",
    ]
    assert rows_of(drawing)[-1] == ["Total", "40,5", "933", "12 603", "n/a"]


NARROW = (60, 140, 300, 380)


def framed(lengths: list[int], *, start: float = 144) -> Drawing:
    """A ruled header right above a frame without upright rules, whose second column may run on."""
    drawing = Drawing()
    for x in (*NARROW, 480):
        drawing.down(x, 100, 120)
    for y in (100, 120, 122, 300):
        drawing.across(y, 60, 480)
    for x in (60, 480):
        drawing.down(x, 122, 300)
    drawing.cells([["Pièce", "Objet", "Service", "Montant"]], NARROW)
    for number, length in enumerate(lengths):
        top = 130 + 16 * number
        drawing.text(64, top, f"P{number}")
        drawing.text(start if length > 5 else 144, top, " ".join(["mots"] * length))
        drawing.text(384, top, f"1{number} 500")
    return drawing


def test_a_frame_right_under_a_ruled_header_has_its_columns() -> None:
    rows = rows_of(framed([2, 3, 2, 9, 2, 3]))
    assert rows[0] == ["Pièce", "Objet", "Service", "Montant"]
    assert rows[4] == ["P3", " ".join(["mots"] * 9), "", "13 500"]
    assert len(rows) == 7


@pytest.mark.parametrize(("kept", "split"), [(8, True), (7, False)])
def test_a_column_over_which_many_phrases_run_is_none(kept: int, split: bool) -> None:
    assert 0.7 < LAYING.keeps <= 0.8
    rows = rows_of(framed([2] * kept + [9] * (10 - kept)))
    assert (len(rows[0]) == 4) is split


@pytest.mark.parametrize(("off", "split"), [(LAYING.flush - 0.2, True), (LAYING.flush + 0.2, False)])
def test_what_runs_on_begins_where_its_column_does(off: float, split: bool) -> None:
    rows = rows_of(framed([2, 3, 2, 9, 2, 3], start=144 + off))
    assert (len(rows[0]) == 4) is split


ROWS = [["Zone", "2023", "2024"], ["Nord", "12,5", "13,1"], ["Sud", "8,0", "9,4"], ["Total", "20,5", "22,5"]]


@pytest.mark.parametrize(
    "note", ["Source : enquête de terrain", "(*) Chiffres provisoires", "Fonte : inquérito"]
)
def test_a_note_in_the_last_row_of_a_frame_is_no_row(note: str) -> None:
    drawing = Drawing()
    drawing.grid([*ROWS, [note.split()[0]]], (60, 200, 300, 400))
    drawing.words = drawing.words[:-1]
    drawing.text(64, 185, note)
    assert rows_of(drawing) == ROWS


@pytest.mark.parametrize("label", ["Sources chaudes", "* 5"])
def test_a_row_that_begins_like_a_note_stays(label: str) -> None:
    drawing = Drawing()
    drawing.grid([*ROWS, [label, "", ""]], (60, 200, 300, 400))
    assert len(rows_of(drawing)) == 5


def painted_header(shade: tuple[float, float] | None) -> list[list[str | None]]:
    drawing = Drawing()
    if shade:
        drawing.shade(shade[0], 98, shade[1], 112)
    drawing.text(322, 100, "Tarif de nuit")
    for x, text in zip((60, 160, 260, 340, 420), ("Zone", "Code", "Heure", "Jour", "Mois"), strict=True):
        drawing.text(x, 116, text)
    for number, label in enumerate(("Nord", "Sud", "Est", "Ouest")):
        top = 132 + 16 * number
        drawing.across(top - 2, 60, 460)
        drawing.text(60, top, label)
        for x, text in zip((160, 260, 340, 420), ("11", "26,1", "57,8", "33,6"), strict=True):
            drawing.text(x, top, text)
    drawing.across(194, 60, 460)
    return rows_of(drawing)


def test_what_is_painted_behind_a_header_says_over_which_columns_it_stands() -> None:
    assert painted_header((258, 448))[0] == ["", "", "Tarif de nuit", None, None]
    assert painted_header((318, 388))[0] != ["", "", "Tarif de nuit", None, None]


def test_headers_over_several_columns_may_leave_out_the_first() -> None:
    drawing = Drawing()
    xs = (60, 160, 220, 280, 340, 400, 460, 520)
    for x, text in ((236, "Base"), (384, "Réduit"), (492, "Gaz")):
        drawing.text(x - len(text) * 2.5 + 14, 100, text)
    for x, text in zip(xs, ("Zone", "Code", "Taux", "Prix", "Jour", "Nuit", "Prix", "Taux"), strict=True):
        drawing.text(x, 116, text)
    for number, label in enumerate(("Nord", "Sud", "Est", "Ouest")):
        drawing.text(60, 132 + 16 * number, label)
        for x in xs[1:]:
            drawing.text(x, 132 + 16 * number, f"2{number},4")
    assert rows_of(drawing)[1][:2] == ["Zone", "Code"]


HEADS = ["Article", "Voté", "Engagé", "Payé"]
BOXES = (60, 260, 340, 420, 500)


def boxed_header(
    rows: list[list[str]], *, heads: list[str] = HEADS, title: bool = False, pitch: float = 14
) -> Drawing:
    """Names of columns in boxes, below them rows without rules whose figures end where the boxes do."""
    drawing = Drawing()
    xs = BOXES[: len(heads) + 1]
    for x in xs:
        drawing.down(x, 100, 120)
    for y in (100, 120):
        drawing.across(y, 60, xs[-1])
    if title:
        drawing.across(60, 60, xs[-1])
        drawing.down(60, 60, 100)
        drawing.down(xs[-1], 60, 100)
        drawing.text(150, 70, "État d'exécution au 30 juin")
    drawing.cells([heads], xs)
    for number, row in enumerate(rows):
        top = 128 + pitch * number
        drawing.text(64, top, row[0])
        for x, text in zip(xs[2:], row[1:], strict=False):
            drawing.right(x - 2, top, text)
    return drawing


ARTICLES = [
    ["10. Personnel", "1.250,00", "1.100,00", "980,50"],
    ["11. Entretien des routes", "310,00", "0,00", "0,00"],
    ["Total", "1.560,00", "1.100,00", "980,50"],
]


@pytest.mark.parametrize("title", [False, True])
def test_rows_below_names_in_boxes_are_a_table_with_them(title: bool) -> None:
    assert rows_of(boxed_header(ARTICLES, title=title)) == [HEADS, *ARTICLES]


def test_headings_below_names_in_boxes_are_rows_of_their_own() -> None:
    rows = [["Chapitre 2"], ["Section A"], *ARTICLES[:2], ["Section B"], *ARTICLES[2:]]
    assert [row[0] for row in rows_of(boxed_header(rows))] == ["Article", *(row[0] for row in rows)]


def test_figures_closer_than_the_names_of_their_columns_are_two() -> None:
    drawing = boxed_header(ARTICLES)
    drawing.right(419, 170, "77.000.000,00")
    drawing.right(484, 170, "88.000.000,00")
    drawing.text(64, 170, "Report")
    assert rows_of(drawing)[-1] == ["Report", "", "77.000.000,00", "88.000.000,00"]


def is_ruled(drawing: Drawing) -> bool:
    return any(grid.evidence[0] == "found ruled" for grid in grids_of(drawing))


@pytest.mark.parametrize("names", [3, 2])
def test_few_names_in_boxes_are_no_header_of_what_stands_below(names: int) -> None:
    rows = [[*row[:names]] for row in ARTICLES]
    assert is_ruled(boxed_header(rows, heads=HEADS[:names])) is (names == 3)


@pytest.mark.parametrize("count", [LAYING.headed_rows, LAYING.headed_rows - 1])
def test_few_rows_of_figures_below_names_in_boxes_are_no_body(count: int) -> None:
    assert bool(grids_of(boxed_header(ARTICLES[:count]))) is (count >= LAYING.headed_rows)


@pytest.mark.parametrize("figures", [LAYING.headed_figures, LAYING.headed_figures - 1])
def test_rows_with_few_figures_below_names_in_boxes_are_no_body(figures: int) -> None:
    rows = [row[: figures + 1] for row in ARTICLES]
    assert is_ruled(boxed_header(rows)) is (figures >= LAYING.headed_figures)


@pytest.mark.parametrize(("gap", "goes_on"), [(LAYING.close - 0.1, True), (LAYING.close + 0.1, False)])
def test_the_last_label_below_names_in_boxes_goes_on_close_by(gap: float, goes_on: bool) -> None:
    drawing = boxed_header(ARTICLES)
    drawing.text(64, 128 + 14 * 2 + SIZE + gap * SIZE, "de l'exercice")
    words = " ".join(cell or "" for row in rows_of(drawing) for cell in row)
    assert ("exercice" in words) is goes_on


def ruled_figures(labels: list[str | None], *, start: float = 60) -> list[Grid]:
    """Rules over the columns of figures alone, labels left of them."""
    drawing = Drawing()
    for y in (110, 126, 230):
        drawing.across(y, 300, 500)
    for x, text in ((330, "2023"), (430, "2024")):
        drawing.text(x, 113, text)
    for number, label in enumerate(labels):
        top = 130 + 14 * number
        if label:
            drawing.text(start, top, label)
        drawing.right(360, top, f"1{number} 200")
        drawing.right(460, top, f"2{number} 300")
    return grids_of(drawing)


@pytest.mark.parametrize(("labelled", "taken"), [(6, True), (5, False)])
def test_labels_outside_rules_belong_to_rows_that_have_most_of_them(labelled: int, taken: bool) -> None:
    # The years above the rows count as one without a label.
    assert 5 / 8 < LAYING.labelled <= 6 / 8
    (grid,) = ruled_figures([f"Poste {at}" if at < labelled else None for at in range(7)])
    assert (grid.n_columns == 3) is taken


@pytest.mark.parametrize("rows", [LAYING.labelled_rows, LAYING.labelled_rows - 1])
def test_labels_outside_rules_of_few_rows_may_be_anything(rows: int) -> None:
    (grid,) = ruled_figures([f"Poste {at}" for at in range(rows)]) or (None,)
    assert grid is None or (grid.n_columns == 3) is (rows >= LAYING.labelled_rows)


@pytest.mark.parametrize(("share", "taken"), [(LAYING.passage - 0.1, True), (LAYING.passage + 0.05, False)])
def test_a_passage_beside_figures_is_none_of_their_labels(share: float, taken: bool) -> None:
    words = "m" * round(share * 240 / (SIZE / 2))
    (grid,) = ruled_figures([words] * 7)
    assert (grid.n_columns == 3) is taken


def signed(gap: float) -> Drawing:
    """Columns of money whose signs stand at their left, in the first and the last row."""
    drawing = Drawing()
    rows = [("Caisse", "12,500", "9,100"), ("Banque", "8,250", "7,300"), ("Dons", "-", "1,250")] * 3
    for number, (label, *texts) in enumerate([*rows, ("Total", "62,250", "52,950")]):
        top = 100 + 14 * number
        drawing.text(60, top, label)
        for x, text in zip((330, 330 + 70 + gap), texts, strict=True):
            drawing.right(x, top, text)
            if number in (0, 9):
                drawing.text(x - 56, top, "$")
    return drawing


@pytest.mark.parametrize("gap", [0, 20])
def test_a_sign_at_the_side_of_its_column_goes_with_its_figure(gap: float) -> None:
    rows = rows_of(signed(gap))
    assert rows[0] == ["Caisse", "$ 12,500", "$ 9,100"]
    assert rows[-1] == ["Total", "$ 62,250", "$ 52,950"]


def test_a_sign_before_a_dash_is_a_figure_that_is_none() -> None:
    drawing = signed(20)
    for x in (274, 364):
        drawing.text(x, 240, "$")
        drawing.text(x + 48, 240, "-")
    drawing.text(60, 240, "Reste")
    assert rows_of(drawing)[-1] == ["Reste", "$ -", "$ -"]


def test_the_painted_header_of_a_ruled_table_ends_where_its_paint_does() -> None:
    drawing = Drawing()
    drawing.shade(60, 100, 460, 116)
    for y in (100, 132, 148, 164):
        drawing.across(y, 60, 460)
    for x in (60, 200, 330, 460):
        drawing.down(x, 100, 164)
    rows = [
        ["Zone", "2023", "2024"],
        ["Nord", "12,5", "13,1"],
        ["Sud", "8,0", "9,4"],
        ["Total", "20,5", "22,5"],
    ]
    drawing.cells(rows, (60, 200, 330), top=98, pitch=16)
    assert rows_of(drawing) == rows


def test_a_bar_that_ocr_read_in_a_rule_is_no_word() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, (60, 200, 300, 400))
    drawing.text(198, 125, "|")
    drawing.text(298, 145, "[")
    assert rows_of(drawing) == ROWS
    drawing.text(340, 165, "|")
    assert rows_of(drawing)[3][2] == "22,5 |"


def test_painted_cells_between_rules_do_not_cut_a_table() -> None:
    drawing = Drawing()
    xs = (60, 90, 220, 320, 420)
    for number in range(13):
        drawing.across(100 + 16 * number, 60, 480)
    for number in (4, 5, 9):
        drawing.shade(216, 100 + 16 * number, 316, 116 + 16 * number)
    rows = [
        [f"{at + 1}", f"Élève {chr(65 + at)}", f"{at % 3 + 1}ème", "Gao", f"{85 + at} 000"]
        for at in range(12)
    ]
    drawing.cells(rows, xs, top=99, pitch=16)
    assert rows_of(drawing) == rows


def test_a_title_and_a_header_that_are_painted_over_a_ruled_table_are_rows() -> None:
    drawing = Drawing()
    drawing.shade(60, 100, 460, 116)
    drawing.shade(60, 116, 460, 132)
    for y in (100, 148, 164, 180):
        drawing.across(y, 60, 460)
    for x in (200, 330):
        drawing.down(x, 116, 180)
    for x in (60, 460):
        drawing.down(x, 100, 180)
    drawing.text(64, 103, "Effectifs par zone et par année")
    drawing.cells(ROWS, (60, 200, 330), top=114, pitch=16)
    assert rows_of(drawing)[-4:] == ROWS


def test_a_heading_that_stands_out_of_the_rules_below_the_first_is_in_the_table() -> None:
    drawing = Drawing()
    drawing.across(112, 60, 480)
    for number, text in enumerate(("2023", "2024")):
        drawing.text(320 + 90 * number, 100, text)
    for number, row in enumerate([["Caisse", "12,5", "13,1"], ["Comptes courants en banque", "8,0", "9,4"]]):
        drawing.cells([row], (76, 316, 406), top=112 + 16 * number, pitch=16)
        drawing.across(128 + 16 * number, 80, 480)
    drawing.text(60, 154, "Dettes et fonds")
    for number, row in enumerate([["Dettes", "2,5", "3,1"], ["Fonds", "18,0", "19,4"]]):
        drawing.cells([row], (76, 316, 406), top=164 + 16 * number, pitch=16)
        drawing.across(180 + 16 * number, 80, 480)
    assert [row[0] for row in rows_of(drawing)] == [
        "",
        "Caisse",
        "Comptes courants en banque",
        "Dettes et fonds",
        "Dettes",
        "Fonds",
    ]


@pytest.mark.parametrize(("times", "headed"), [(LAYING.far - 0.1, True), (LAYING.far + 0.1, False)])
def test_names_over_their_columns_head_them_over_a_blank_row(times: float, headed: bool) -> None:
    drawing = Drawing()
    for x, text in zip(COLUMNS, ("Mars", "Avril", "Mai", "Juin"), strict=True):
        drawing.right(x, 200 - SIZE - times * SIZE, text)
    for number, label in enumerate(("Foncier", "Patente", "Marchés", "Total")):
        figures(drawing, 200 + 14 * number, label, "12,5", "310", "4 200", "18,1")
    assert (rows_of(drawing)[0] == ["", "Mars", "Avril", "Mai", "Juin"]) is headed


def test_a_line_that_names_few_columns_does_not_head_them_over_a_blank_row() -> None:
    drawing = Drawing()
    drawing.text(60, 160, "Recettes de la commune")
    drawing.right(260, 160, "Mars")
    for number, label in enumerate(("Foncier", "Patente", "Marchés", "Total")):
        figures(drawing, 200 + 14 * number, label, "12,5", "310", "4 200", "18,1")
    assert rows_of(drawing)[0][0] == "Foncier"


def test_minus_signs_at_the_side_of_their_column_go_with_its_figures() -> None:
    drawing = Drawing()
    for number, label in enumerate(("Bénin", "Burkina", "Mali", "Niger", "Togo")):
        top = 100 + 14 * number
        drawing.text(60, top, label)
        drawing.right(260, top, "3,73")
        drawing.right(400, top, "2,18")
        if number in (1, 2, 4):
            drawing.text(340, top, "-")
    drawing.across(96, 60, 402)
    drawing.across(170, 60, 402)
    assert [row[2] for row in rows_of(drawing)] == ["2,18", "- 2,18", "- 2,18", "2,18", "- 2,18"]


def test_dashes_in_each_row_are_a_column() -> None:
    drawing = Drawing()
    for number, label in enumerate(("Bénin", "Burkina", "Mali", "Niger", "Togo")):
        top = 100 + 14 * number
        drawing.text(60, top, label)
        drawing.right(260, top, "3,73")
        drawing.text(340, top, "-")
        drawing.right(400, top, "2,18")
    assert rows_of(drawing)[0] == ["Bénin", "3,73", "-", "2,18"]


def two_levels(names: str) -> list[list[str | None]]:
    """A ruled table whose header is one band: names over two columns each, no edge below them."""
    drawing = Drawing()
    xs = (60, 160, 230, 300, 370, 440)
    for y in (100, 130, 146, 162):
        drawing.across(y, 60, 440)
    for x in xs:
        drawing.down(x, 100 if x in (60, 160, 300, 440) else 130, 162)
    drawing.text(195, 103, names)
    drawing.text(340, 103, "Indirects")
    for x, text in zip(xs[1:], ("Revenu", "Salaires", "TVA", "Accises"), strict=False):
        drawing.text(x + 6, 116, text)
    for number, label in enumerate(("2023", "2024")):
        drawing.cells([["x"], [label, "3,0", "1,6", "2,0", "4,1"]][1:], xs, top=130 + 16 * number, pitch=16)
    return rows_of(drawing)


def test_names_over_columns_in_the_band_of_their_names_are_a_level() -> None:
    assert two_levels("Directs")[:2] == [
        ["", "Directs", None, "Indirects", None],
        [None, "Revenu", "Salaires", "TVA", "Accises"],
    ]


def scenarios(*, merged: bool) -> list[Grid]:
    """Two ruled bodies with a line between them; the lower begins with cells over two columns, or not."""
    drawing = Drawing()
    xs = (60, 180, 260, 380, 460)
    for top in (100, 168):
        for number in range(4):
            drawing.across(top + 16 * number, 60, 460)
        for x in xs:
            drawing.down(x, top + (16 if merged and top == 168 and x in (180, 380) else 0), top + 48)
    rows = [[f"Poste {n}", f"1{n} 000", f"Recette {n}", f"2{n} 000"] for n in range(3)]
    drawing.cells([["Dépenses", "a", "Recettes", "b"], *rows][1:], xs, top=99, pitch=16)
    drawing.text(200, 152, "INVESTISSEMENT")
    if merged:
        drawing.text(100, 171, "DEPENSES")
        drawing.text(300, 171, "RECETTES")
        drawing.cells(rows[:2], xs, top=183, pitch=16)
    else:
        drawing.cells(rows, xs, top=167, pitch=16)
    return grids_of(drawing)


def test_a_title_above_a_header_of_merged_cells_parts_two_tables() -> None:
    assert len(scenarios(merged=True)) == 2
    assert len(scenarios(merged=False)) == 1


def test_groups_of_one_number_that_ocr_set_apart_are_no_columns() -> None:
    drawing = Drawing()
    drawing.grid(
        [["Lot", "Offre", "Note"], ["A", "", "6,00"], ["B", "", "4,45"], ["C", "", "4,75"]],
        (60, 200, 320, 400),
    )
    for number, (left, right) in enumerate((("706", "754,28"), ("952", "440,00"), ("892", "456,80"))):
        drawing.text(210, 125 + 20 * number, left)
        drawing.text(236, 125 + 20 * number, right)
    assert [row[1] for row in rows_of(drawing)] == ["Offre", "706 754,28", "952 440,00", "892 456,80"]


def test_painted_rows_at_the_foot_of_others_are_of_their_table() -> None:
    drawing = Drawing()
    xs = (60, 200, 300, 400)
    rows = [
        ["Bénin", "10,91", "0,47", "16,69"],
        ["Burkina", "15,18", "0,52", "22,44"],
        ["Mali", "14,12", "0,5", "20,9"],
    ]
    means = [["Moyenne", "12,70", "0,51", "18,94"], ["Autres", "13,74", "0,49", "20,80"]]
    drawing.across(100, 60, 480)
    drawing.cells([["Pays", "Recettes", "Effort", "Potentiel"], *rows, *means], xs, pitch=16)
    drawing.across(118, 60, 480)
    drawing.across(197, 60, 480)
    for number in (4, 5):
        for left, right in zip(xs, (*xs[1:], 480), strict=True):
            drawing.shade(left, 101 + 16 * number, right, 117 + 16 * number)
    assert rows_of(drawing) == [["Pays", "Recettes", "Effort", "Potentiel"], *rows, *means]
