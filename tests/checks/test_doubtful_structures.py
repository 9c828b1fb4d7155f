"""Tables whose rows do not show what adds up to what: rests of others, cut and misprinted figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.views import TableView
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.totals import check_totals
from tests.checks.archives import ERROR, NOTICE, OK, OPEN, ROUNDING, add_document, add_table, empty, told
from tests.checks.test_tolerances import Headers, Told, d, money, of_table

NESTED: list[list[Any]] = [
    ["Total action 1", 0, 60],
    ["Loyers", 0, 42],
    ["Total action 2", 0, 42],
    ["Total service", 0, 102],
    ["Taxes", 26, 0],
    ["Gaz", 16, 0],
    ["Total action 3", 42, 0],
    ["Fêtes", 0, 17],
    ["Total action 4", 0, 17],
    ["Total service", 42, 17],
]


@pytest.mark.parametrize(("printed", "verdicts"), [((42, 17), [OK, OK]), ((42, 19), [OK, ERROR])])
def test_a_total_that_repeats_the_one_above_it_sums_that_alone(
    printed: tuple[int, int], verdicts: list[Told]
) -> None:
    found = of_table(check_totals, money("Réduit", "Ajouté"), [*NESTED, ["Total direction", *printed]])
    assert found[-2:] == verdicts


@pytest.mark.parametrize(
    ("first", "expected"),
    # A total without rows above it stands at the top of a rest: those of the last total may stand there, too.
    [(["Total action 1", 27, 13], OPEN), (["Loyers", 27, 13], ERROR)],
)
def test_a_table_that_begins_with_a_total_may_lack_rows(first: list[Any], expected: Told) -> None:
    rows = [first, ["Gaz", 230, 95], ["Eau", 101, 44], ["Total", 358, 180]]
    assert of_table(check_totals, money("Réduit", "Ajouté"), rows)[-2:] == [OK, expected]


@pytest.mark.parametrize(("columns", "expected"), [(3, ERROR), (2, OPEN)])
def test_three_columns_show_that_a_table_that_begins_with_a_total_lacks_none(
    columns: int, expected: Told
) -> None:
    rows: list[list[Any]] = [
        ["Total action 1", *[27] * columns, 13],
        ["Gaz", *[230] * columns, 95],
        ["Total", *[257] * columns, 118],
    ]
    assert of_table(check_totals, money(*"ABC"[:columns], "Ajouté"), rows)[-1] == expected


def test_rows_of_words_are_no_rows_of_the_account() -> None:
    titles = [[f"Journal {name}", ""] for name in "abcdefgh"]
    rows = [*titles, ["Presse", 282], ["Radio", 799], ["Total", 1_071]]
    assert of_table(check_totals, money("Montant"), rows) == [ERROR]


@pytest.mark.parametrize(
    ("text", "expected"),
    # The sign that groups the digits stands before the decimals, too; or the digits are grouped well.
    [("14.297.83", OPEN), ("1.429.783", ERROR), ("14.297,83", ERROR)],
)
def test_a_figure_grouped_to_its_end_adds_up_to_nothing(text: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    add_table(db, money("Montant"), [["Dette", 23_000], ["Emprunt", 1_429_783], ["Total", 37_297]])
    db.execute("UPDATE cells SET text = ? WHERE id = 'd:p1:t1:r2:c1'", [text])
    db.execute("UPDATE cells SET value = 14000, low = 14000, high = 14000 WHERE id = 'd:p1:t1:r2:c1'")
    assert told(check_totals, db) == [expected]


MONTHS: Headers = [
    ("Rubrique", "text", None),
    *((n, "number", None) for n in ("Mai", "Juin", "Juillet", "Total")),
]


def audited(rows: Sequence[Sequence[Any]]) -> set[str]:
    """What becomes of what contradicts in a table."""
    db = empty()
    add_document(db)
    add_table(db, MONTHS, rows, total=False)
    results = check_document(next(Archive(db).each())).results
    db.close()
    return {result.check.status for result in results} - {"ok"}


@pytest.mark.parametrize(("cut", "expected"), [(2, {"unverifiable"}), (1, {"mismatch"})])
def test_figures_of_two_columns_that_go_on_in_the_row_below_are_cut(cut: int, expected: set[str]) -> None:
    whole = [["a", 10, 25, 31, 66], ["b", 12, 31, 43, 86], ["c", 17, 22, 39, 78], ["f", 11, 23, 41, 75]]
    above = [d("3868.6") if n < cut else d("3868.62") for n in range(3)]
    rest = [2 if n < cut else "" for n in range(3)]
    assert audited([*whole, ["e", *above, d("9077.75")], ["suite", *rest, 8]]) == {*expected}


@pytest.mark.parametrize(
    ("last", "expected"),
    # What came in that year, which no other row has, is taken off; or nothing explains the row.
    [((0, 152, 0, 152), OPEN), ((0, 152, 0, 90), ERROR)],
)
def test_a_column_that_no_right_row_fills_may_be_taken_off(last: tuple[int, ...], expected: Told) -> None:
    headers = money("Solde initial", "Inscrit", "Payé", "Solde final")
    rows = [["2019", 39, 0, 14, 25], ["2020", 97, 0, 41, 56], ["2021", 53, 0, 19, 34], ["2022", *last]]
    found = of_table(check_rows, headers, rows, total=False)
    assert found == [OK, OK, OK, expected]


@pytest.mark.parametrize(("codes", "n"), [((3, 4, 5), 4), ((3, 3, 3), 0)])
def test_rows_that_say_the_same_show_a_sum_once(codes: tuple[int, ...], n: int) -> None:
    headers: Headers = [("Compte", "text", None), *((name, "integer", None) for name in ("A", "B", "C"))]
    rows = [[f"Compte {k}", 1, code - 1, code] for k, code in enumerate(codes)]
    assert len(of_table(check_rows, headers, [*rows, ["Autre", 7, 9, 12]], total=False)) == n


SECTIONS: Headers = [
    ("SECTION", "text", None),
    ("COMPTE", "integer", None),
    ("CATEGORIE", "text", None),
    *((name, "number", None) for name in ("PREVISIONS", "REALISATIONS", "TAUX_EXECUTION", "EVOLUTION")),
]
"""Of a sheet with a number of the nomenclature in each row, between two columns of words."""


@pytest.mark.parametrize(("printed", "expected"), [(300, OK), (310, ERROR)])
def test_totals_at_the_end_name_the_sections_that_they_sum(printed: int, expected: Told) -> None:
    rows: list[list[Any]] = [
        ["DEPENSES", 6411, "Personnel", 120, 100, 83, 7],
        ["DEPENSES", 6042, "Achats", 180, 150, 83, 9],
        ["RECETTES", 7311, "Impôts", 210, 220, 104, 4],
        ["RECETTES", 7411, "Dotations", 90, 30, 33, 8],
        ["TOTAUX", "TOTAL_DEPENSES", "Total", printed, 250, 83, 16],
        ["TOTAUX", "TOTAL_RECETTES", "Total", 300, 250, 83, 12],
    ]
    db = empty()
    add_document(db)
    add_table(db, SECTIONS, rows, total=False)
    db.execute("UPDATE cells SET role = 'total' WHERE row > 4")
    found = [one for one in told(check_totals, db) if one != OPEN]
    assert found == [expected, *[OK] * 5]


@pytest.mark.parametrize(
    ("header", "expected"), [("Exercice 2021/22", ERROR), ("Coût/jour", OPEN), ("TAUX_MOYEN", OPEN)]
)
def test_a_slash_between_digits_makes_no_rate(header: str, expected: Told) -> None:
    rows = [["A", 100], ["B", 230], ["Total", 340]]
    assert of_table(check_totals, money(header), rows) == ([expected] if expected == ERROR else [])


@pytest.mark.parametrize(
    ("article", "doubtful"), [("165", set()), ("16 500", {"d:p1:t1"}), ("000€", {"d:p1:t1"})]
)
def test_a_code_that_begins_with_a_nought_is_no_rest_of_a_figure(article: str, doubtful: set[str]) -> None:
    db = empty()
    add_document(db)
    headers: Headers = [("Chapitre", "integer", None), ("Article", "integer", None), *money("Montant")[1:]]
    add_table(db, headers, [["021", "021", 1940], ["16", article, 584], ["Total", "", 2524]])
    assert next(Archive(db).each()).doubtful == doubtful


QUARTERS: Headers = [("Réponse", "text", None), *((n, "number", None) for n in ("Ville", "Bourg", "Total"))]


@pytest.mark.parametrize(
    ("second", "n"),
    # Two totals lie between their parts, or one; in the last row alone they add up.
    [((45, 55, 51), 0), ((45, 55, 71), 3)],
)
def test_figures_below_one_of_their_parts_are_averages(second: tuple[int, ...], n: int) -> None:
    rows = [["Non", 62, 38, 49], ["Oui", *second], ["Autre", 2, 3, 5]]
    assert len(of_table(check_rows, QUARTERS, rows, total=False)) == n


def test_a_bare_nought_among_decimals_is_as_exact_as_they_are() -> None:
    headers = [*QUARTERS[:1], *((n, "number", None) for n in ("Ville", "Bourg", "Hameau", "Total"))]
    rows = [
        ["a", d("0.11"), d("0.25"), d("0.3"), d("0.66")],
        ["b", d("0.12"), d("0.31"), d("0.4"), d("0.83")],
        ["c", d("0.17"), d("0.22"), d("0.5"), d("0.89")],
        ["e", d("0.14"), d("0.28"), 0, d("0.75")],
    ]
    assert of_table(check_rows, headers, rows, total=False) == [OK, OK, OK, ERROR]


@pytest.mark.parametrize("number", [1_000_000, 999_999])
def test_whole_numbers_from_a_million_on_are_rounded(number: int) -> None:
    names = [f"Année {n}" for n in range(9)]
    headers: Headers = [("Poste", "text", None), *((name, "integer", None) for name in names)]
    parts = [["A", *[300_000] * 9], ["B", number - 300_001, *[700_000] * 8]]
    found = of_table(check_totals, headers, [*parts, ["Total", number, *[1_000_000] * 8]])
    assert found[0] == (ROUNDING if number >= 1_000_000 else ERROR)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((23_101, 23_102, 23_104, 23_105, 23_109), []),
        # Four rows; four digits; one that is out of order; one that begins otherwise.
        ((23_101, 23_102, 23_104, 23_105), [NOTICE]),
        ((2_311, 2_312, 2_314, 2_315, 2_319), [NOTICE]),
        ((23_101, 23_104, 23_102, 23_105, 23_109), [NOTICE]),
        ((13_101, 23_102, 23_104, 23_105, 23_109), [NOTICE]),
    ],
)
def test_five_numbers_of_five_digits_that_rise_number_the_lines_of_a_form(
    numbers: tuple[int, ...], expected: list[Told]
) -> None:
    headers: Headers = [("Ligne", "text", None), ("", "integer", None)]
    *rows, total = [[f"Ligne {chr(97 + k)}", number] for k, number in enumerate(numbers)]
    found = of_table(check_totals, headers, [*rows, ["Total", total[1]]])
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("numbers", "is_checked"),
    [
        ((1, 2, 3, 4), False),
        ((3, 4, 5, 6), False),
        # Three figures; one that does not go up by one; a total that is no number of its row.
        ((1, 2, 4), True),
        ((4, 5, 6), True),
        ((1, 2, 4, 5), True),
        ((1, 2, 3, 7), True),
    ],
)
def test_four_figures_that_go_up_by_one_count_the_rows(numbers: tuple[int, ...], *, is_checked: bool) -> None:
    headers: Headers = [("Libellé", "text", None), ("Poste", "integer", None)]
    *rows, total = [[f"Poste {chr(97 + k)}", number] for k, number in enumerate(numbers)]
    assert bool(of_table(check_totals, headers, [*rows, ["Total", total[1]]])) is is_checked


def test_numbers_of_rows_that_were_read_as_tenths_count_the_rows() -> None:
    headers: Headers = [("Libellé", "text", None), ("Poste", "number", None)]
    rows = [["A", d("1.1")], ["B", d("1.2")], ["C", d("1.3")], ["Total", d("1.4")]]
    assert of_table(check_totals, headers, rows) == []
    rows[3][1] = d("1.5")
    assert of_table(check_totals, headers, rows) != []


@pytest.mark.parametrize(("words", "n"), [("% de dons", 1), ("Dons", 2), ("N/A", 2)])
def test_words_above_the_first_figure_of_a_column_may_call_it_a_rate(words: str, n: int) -> None:
    headers: Headers = [("Région", "text", None), ("", "integer", None), ("", "number", None)]
    rows = [["", "Dons", words], ["A", 12, d("12.5")], ["B", 30, d("31.3")], ["Total", 42, d("43.8")]]
    assert len(of_table(check_totals, headers, rows)) == n


def test_small_counts_that_miss_by_one_do_not_speak_for_a_row_of_totals() -> None:
    headers: Headers = [("Cas", "text", None), *((n, "integer", None) for n in "ABCDE")]
    rows = [
        ["Suspects", 0, 3, 7, 1, 1],
        ["Confirmés", 4, 0, 5, 0, 0],
        ["Nouveaux", 4, 3, 12, 1, 1],
        ["Total suspects", 8, 4, 8, 1, 3],
    ]
    assert ERROR not in of_table(check_totals, headers, rows)


def test_columns_that_miss_by_rounding_speak_for_the_row_of_totals() -> None:
    headers = money("Voté", "Dons", "Legs")
    headers = [headers[0], *((name, "integer", None) for name, _, _ in headers[1:])]
    rows = [
        ["A", 4_042_280, 1_100_400, 5_142_679],
        ["B", 4_329_343, 500_000, 4_829_343],
        ["Total", 8_381_623, 1_600_400, 9_972_023],
        ["C", 1_185_168, 200_000, 1_385_168],
        ["D", 8_340_813, 300_000, 8_640_814],
        ["Total", 9_525_981, 500_000, 10_025_981],
    ]
    assert of_table(check_totals, headers, rows, total=False) == [
        *(ERROR, OK, ROUNDING),
        *(OK, OK, ROUNDING),
    ]


@pytest.mark.parametrize(("header", "n"), [("Classificação / Rubrica", 0), ("Chapitre", 0), ("Bourgs", 4)])
def test_digits_of_a_nomenclature_are_no_parts(header: str, n: int) -> None:
    headers: Headers = [
        ("Poste", "text", None),
        *((name, "integer", None) for name in ("Villes", header, "Tout")),
    ]
    rows = [["a", 1, 2, 3], ["b", 1, 3, 4], ["c", 2, 3, 5], ["e", 2, 6, 9]]
    assert len(of_table(check_rows, headers, rows, total=False)) == n


@pytest.mark.parametrize(("least", "told"), [(0, [OPEN]), (-1, [ERROR])])
def test_a_total_of_no_money_that_is_below_a_part_is_an_average_where_no_part_takes_off(
    least: int, told: list[Told]
) -> None:
    headers = [*QUARTERS[:1], ("Ville", "number", None)]
    assert of_table(check_totals, headers, [["Non", least], ["Oui", 38], ["Total", 20]], total=True) == told


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        ([0, 1, 2, 3], False),
        (["(1)", "(2)", "(3)", "4 = 2 + 3"], False),
        ([1, 2, 3, 5], True),
        (["Conakry", 1, 2, 3], True),
    ],
)
def test_a_row_that_numbers_the_columns_is_no_row_of_the_account(first: list[Any], *, kept: bool) -> None:
    rows = [first, ["Labé", 26, 31, 57], ["Boké", 41, 12, 53], ["Kindia", 17, 28, 45]]
    headers: Headers = [
        ("Région", "text", None),
        *((n, "number", None) for n in ("Filles", "Garçons", "Total")),
    ]
    db = empty()
    add_document(db)
    add_table(db, headers, rows, total=False)
    assert (1 in view_of(db).rows) is kept


def view_of(db: sqlite3.Connection) -> TableView:
    """The one table of an archive."""
    (view,) = Archive(db).facts("d").tables
    return view


@pytest.mark.parametrize(("n", "expected"), [(3, [2, 3]), (2, [1, 2, 3])])
def test_three_columns_are_numbered_before_a_row_numbers_them(n: int, expected: list[int]) -> None:
    db = empty()
    add_document(db)
    headers: Headers = [("", "number", None) for _ in range(n)]
    add_table(db, headers, [list(range(1, n + 1)), [26] * n, [41] * n], total=False)
    assert list(view_of(db).rows) == expected


@pytest.mark.parametrize(("first", "expected"), [(0, [2]), (1, [2]), (2, [2]), (3, [1, 2])])
def test_the_first_number_of_a_column_is_two_at_most(first: int, expected: list[int]) -> None:
    db = empty()
    add_document(db)
    headers: Headers = [("", "number", None) for _ in range(4)]
    add_table(db, headers, [list(range(first, first + 4)), [26, 31, 57, 8]], total=False)
    assert list(view_of(db).rows) == expected


def test_only_rows_before_the_first_with_figures_number_columns() -> None:
    db = empty()
    add_document(db)
    headers: Headers = [("", "number", None) for _ in range(4)]
    add_table(db, headers, [[26, 31, 57, 8], [1, 2, 3, 4]], total=False)
    assert list(view_of(db).rows) == [1, 2]


@pytest.mark.parametrize(("text", "expected"), [("3,787,3", []), ("37,873", [ERROR])])
def test_a_figure_grouped_to_its_end_is_no_sum_of_its_row(text: str, expected: list[Told]) -> None:
    db = empty()
    add_document(db)
    rows = [
        ["Taxes", 12, 34, 51, 97],
        ["Rents", 26, 31, 54, 111],
        ["Fees", 17, 28, 44, 89],
        ["Grants", 8, 9, 21, 37],
    ]
    add_table(db, MONTHS, [*rows, ["Loans", 1_260, 1_270, 1_257, 37_873]], total=False)
    db.execute("UPDATE cells SET text = ? WHERE id = 'd:p1:t1:r5:c4'", [text])
    assert told(check_rows, db)[4:] == expected


@pytest.mark.parametrize(("kinds", "n"), [(4, 7), (3, 0)])
def test_balances_of_scores_go_on_by_chance(kinds: int, n: int) -> None:
    # Half of the rows must leave a balance of their own.
    after = [1, 2, 3, 4, 1, 2, 3, 4] if kinds == 4 else [1, 2, 3, 1, 2, 3, 1, 2]
    rows = [
        [f"R{k}", now - before, now] for k, (before, now) in enumerate(zip([0, *after], after, strict=False))
    ]
    assert len(of_table(check_balances, money("Mouvement", "Solde"), rows, total=False)) == n


@pytest.mark.parametrize(("wrong", "n"), [((0, 4, 8, 12, 16), 60), ((0, 4, 8, 12, 16, 59), 0)])
def test_a_balance_that_stops_in_many_rows_is_several_in_one_column(wrong: Sequence[int], n: int) -> None:
    # A wrong figure stops two rows, the last of all but one.
    rows, balance = [["R", 5, 5]], 5
    for k in range(60):
        balance += 10 + k
        rows.append([f"R{k}", 10 + k, balance + (7 if k in wrong else 0)])
    assert len(of_table(check_balances, money("Entrée", "Solde"), rows, total=False)) == n


@pytest.mark.parametrize(("fourth", "n"), [((40, 50, 90), 0), ((45, 51, 96), 6)])
def test_rows_in_the_same_proportions_show_a_sum_once(fourth: Sequence[int], n: int) -> None:
    # What is computed by rates from one row adds up as that does.
    alike = [["A", 4, 5, 9], ["B", 8, 10, 18], ["C", 12, 15, 27], ["D", *fourth]]
    headers: Headers = [("", "text", None), *((h, "integer", None) for h in ("Mai", "Juin", "Juillet"))]
    rows = [*alike, ["E", 7, 9, 16], ["F", 31, 8, 160]]
    assert len(of_table(check_rows, headers, rows, total=False)) == n


@pytest.mark.parametrize(("whole", "part", "n"), [(30, "9.1", 3), (29, "9.3", 0)])
def test_a_row_that_adds_up_only_by_rounding_shows_no_sum(whole: int, part: str, n: int) -> None:
    # Both are off by 0.6, which is two percent of 30 and more of 29.
    rows = [["A", d("20.3"), d(part), whole], ["B", d("7.5"), d("5.5"), 13], ["C", d("11.5"), d("7.5"), 19]]
    headers: Headers = [("", "text", None), *((h, "number", None) for h in ("Mai", "Juin", "Juillet"))]
    assert len(of_table(check_rows, headers, rows, total=False)) == n


@pytest.mark.parametrize(
    ("total", "expected"),
    # Left out: those of 3,700 and 7,200, the first two; the third alone, which may be forgotten; two apart.
    [(13_800, OPEN), (20_500, OPEN), (20_600, ERROR), (19_300, ERROR)],
)
def test_a_total_may_leave_rows_out_that_stand_together(total: int, expected: Told) -> None:
    rows = [[f"R{k}", 100 * k] for k in (13, 29, 41, 37, 72, 55)]
    assert of_table(check_totals, money("Montant"), [*rows, ["Total", total]]) == [expected]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # 1,336.60 is what the total has more: printed beside the table it is a row that the table lacks.
        ("Frais de site 1336,60\nTOTAL 6076,60", OPEN),
        ("Frais de site 1 336,60\nTOTAL 6076,60", OPEN),
        ("Frais de site 1336,70\nTOTAL 6076,60", ERROR),
        ("TOTAL 6076,60", ERROR),
    ],
)
def test_what_a_total_has_more_may_stand_beside_its_table(page: str, expected: Told) -> None:
    db = empty()
    add_document(db, pages=[page])
    rows = [
        ["Dons", d("2850.00")],
        ["Bureau", d("1340.00")],
        ["Banque", d("550.00")],
        ["Total", d("6076.60")],
    ]
    add_table(db, money("Montant"), rows)
    db.execute("UPDATE cells SET text = replace(text, '.', ',')")
    assert told(check_totals, db) == [expected]


def test_what_stands_in_the_table_alone_stands_not_beside_it() -> None:
    db = empty()
    add_document(db, pages=["Dons 285\nBureau 134\nTOTAL 704"])
    add_table(db, money("Montant"), [["Dons", 285], ["Bureau", 134], ["Total", 704]])
    assert told(check_totals, db) == [ERROR]


@pytest.mark.parametrize(("missing", "expected"), [(99, ERROR), (100, OPEN)])
def test_a_figure_of_two_digits_stands_beside_a_table_by_chance(missing: int, expected: Told) -> None:
    db = empty()
    add_document(db, pages=[f"Agents : {missing}"])
    add_table(db, money("Montant"), [["Dons", 285], ["Bureau", 134], ["Total", 419 + missing]])
    assert told(check_totals, db) == [expected]


@pytest.mark.parametrize(("last", "expected"), [(7, OPEN), (8, ERROR)])
def test_a_total_that_repeats_each_row_is_a_number_of_all(last: int, expected: Told) -> None:
    rows = [["Cotisation A", 484, 48, 12, 7], ["Cotisation B", 385, 33, 15, 7], ["Total", 869, 81, 27, last]]
    assert of_table(check_totals, money("Dû", "Payé", "Reste à payer", "Mois"), rows)[-1] == expected


@pytest.mark.parametrize(
    ("fourth", "expected"),
    # No right row has a charge and a premium; one that has them shows that both are parts.
    [((510, 461, "", 49), OPEN), ((510, 431, 30, 49), ERROR)],
)
def test_two_columns_that_no_right_row_fills_may_be_either(fourth: Sequence[Any], expected: Told) -> None:
    headers = money("Sans", "Avec", "Charge", "Prime")
    rows = [["A", 3380, 3194, 186, ""], ["B", 671, 634, "", 37], ["C", 725, 700, 25, ""], ["D", *fourth]]
    verdicts = of_table(check_rows, headers, [*rows, ["E", 2198, 2098, 100, 86]], total=False)
    assert [verdict for verdict in verdicts if verdict != OK] == [expected]


def of_document(tables: Sequence[tuple[str | None, Sequence[Sequence[Any]]]]) -> list[Told]:
    """What is said of the totals of the last table of a document; each has a caption."""
    db = empty()
    add_document(db)
    heads: Headers = [("Poste", "text", None), *((head, "integer", None) for head in ("Brut", "Net"))]
    for n, (caption, rows) in enumerate(tables, start=1):
        add_table(db, heads, rows, id_=f"d:p1:t{n}", caption=caption)
    facts = next(Archive(db).each())
    results = [one for one in check_totals(facts) if one.check.id.startswith(f"d:p1:t{len(tables)}:")]
    db.close()
    return [(one.check.status, one.check.severity) for one in results]


SAID = ("En millions de FCFA", [["A", 41, 36], ["B", 29, 14], ["Total", 70, 50]])
ONE_APART = [["A", 1054, 38], ["B", 34, 33], ["C", 8, 7], ["Total", 1096, 79]]


@pytest.mark.parametrize(
    ("said", "largest", "expected"),
    [(2, 1054, ROUNDING), (1, 1054, ERROR), (2, 1000, ROUNDING), (2, 999, ERROR)],
)
def test_tables_beside_those_in_millions_tell_millions_as_well(
    said: int, largest: int, expected: Told
) -> None:
    rows = [list(row) for row in ONE_APART]
    rows[0][1], rows[3][1] = largest - 42, largest
    # A column to the last digit, and one that is one apart.
    assert of_document([*[SAID] * said, (None, rows)]) == [OK, expected]


def test_the_header_above_the_labels_may_tell_the_scale() -> None:
    heads: Headers = [("", "text", None), ("2022", "integer", None), ("2021", "integer", None)]
    rows = [["A", 41, 36], ["B", 29, 14], ["C", 12, 11], ["Total", 82, 62]]
    assert of_table(check_totals, heads, rows) == [OK, ERROR]
    heads[0] = ("En millions de FCFA", "text", None)
    assert of_table(check_totals, heads, rows) == [OK, ROUNDING]


@pytest.mark.parametrize(("total", "told"), [(50, [("unverifiable", None)]), (51, [("mismatch", "error")])])
def test_a_total_no_larger_than_the_largest_row_may_be_an_average(total: int, told: list[Told]) -> None:
    headers: Headers = [("Libellé", "text", None), ("Poste", "integer", None)]
    rows = [["A", 30], ["B", 50], ["C", 40], ["D", 41], ["Total", total]]
    assert of_table(check_totals, headers, rows) == told
