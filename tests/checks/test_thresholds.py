"""Every threshold of a check, with a case that it just lets pass and the next one that it does not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.checks.agreements.durations import check_durations, check_order
from pipeline.checks.agreements.instalments import check_instalments
from pipeline.checks.currencies.rates import check_rates
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.content_words import is_distinct
from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.kit.results import CONTRADICTS
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.averages import check_averages
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.details import check_details
from pipeline.checks.tables.differences import check_differences
from pipeline.checks.tables.implied import implied_sums
from pipeline.checks.tables.labels import is_rate
from pipeline.checks.tables.lines import Sum, lines_of
from pipeline.checks.tables.misses import is_unevenly_scaled
from pipeline.checks.tables.totals import check_totals
from pipeline.checks.text.acronyms import check_expansions
from pipeline.checks.text.coincidences import check_same_counts
from pipeline.checks.text.enumerations import check_enumerations, check_same_lists
from pipeline.checks.text.events import check_events
from pipeline.checks.text.glossaries import check_glossary
from pipeline.checks.text.items import check_items
from pipeline.checks.text.labels import check_labels
from pipeline.checks.text.links import check_links
from pipeline.checks.text.printed_figures import check_formats, check_misprints
from pipeline.checks.text.repeats import check_repeats
from pipeline.checks.text.running_totals import check_running_counts, check_running_totals
from pipeline.checks.text.sequences import check_sequences
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    ROUNDING,
    add_acronyms,
    add_agreements,
    add_document,
    add_table,
    empty,
    of_text,
    results_of,
    told,
)
from tests.checks.test_tolerances import Headers, Told, d, money, of_table

# Columns that are computed from others.


@pytest.mark.parametrize(("rows", "n"), [(3, 3), (2, 0)])
def test_three_rows_show_a_sum(rows: int, n: int) -> None:
    table = [[f"R{k}", 10 + k, 20, 30 + k] for k in range(rows)]
    assert of_table(check_rows, money("A", "B", "C"), table, total=False) == [OK] * n


@pytest.mark.parametrize(("right", "wrong", "n"), [(6, 2, 8), (5, 2, 0)])
def test_three_rows_in_four_show_a_sum(right: int, wrong: int, n: int) -> None:
    table = [[f"R{k}", 10 + k, 20, 30 + k] for k in range(right)]
    table += [[f"W{k}", 500 + k, 20, 7000 * (k + 1)] for k in range(wrong)]
    assert len(of_table(check_rows, money("A", "B", "C"), table, total=False)) == n


@pytest.mark.parametrize(("right", "wrong", "n"), [(1, 2, 3), (1, 3, 0)])
def test_two_rows_of_a_column_that_is_called_a_total_may_be_wrong(right: int, wrong: int, n: int) -> None:
    table = [[f"R{k}", 10 + k, 20, 30 + k] for k in range(right)]
    table += [[f"W{k}", 500 + k, 20, 7000 * (k + 1)] for k in range(wrong)]
    assert len(of_table(check_rows, money("A", "B", "Total"), table, total=False)) == n


@pytest.mark.parametrize(("between", "n"), [(6, 4), (7, 0)])
def test_a_column_is_computed_from_the_eight_nearest(between: int, n: int) -> None:
    headers = money("2023", "2024", *(f"Autre {k}" for k in range(between)), "Écart")
    rows = [
        [f"R{k}", 10 * k, 31 * k * k, *(777 + 5 * k * k + j for j in range(between)), 31 * k * k - 10 * k]
        for k in range(1, 5)
    ]
    assert of_table(check_differences, headers, rows, total=False) == [OK] * n


@pytest.mark.parametrize(("right", "wrong", "n"), [(2, 2, 4), (1, 2, 0), (2, 3, 0), (3, 1, 4)])
def test_one_wrong_figure_stops_two_rows_of_a_balance(right: int, wrong: int, n: int) -> None:
    rows, balance = [["a", 100, 0, 100]], 100
    for k in range(right):
        balance += 10 + k
        rows.append([f"r{k}", 10 + k, 0, balance])
    for k in range(wrong):
        balance += 1000 * (k + 1)
        rows.append([f"w{k}", 3 + k, 0, balance])
    assert len(of_table(check_balances, money("Entrée", "Sortie", "Solde"), rows, total=False)) == n


@pytest.mark.parametrize(("holding", "expected"), [(4, [ERROR] * 2), (3, [OPEN] * 2)])
def test_two_columns_outvote_one(holding: int, expected: list[Told]) -> None:
    names = [f"Exercice {2010 + k}" for k in range(holding + 2)]
    sums = [30 + k for k in range(holding)]
    rows = [
        ["A", *(10 + k for k in range(holding + 2))],
        ["B", *[20] * (holding + 2)],
        ["Total", *sums, 770, 980],
    ]
    assert of_table(check_totals, money(*names), rows)[holding:] == expected


@pytest.mark.parametrize(("columns", "expected"), [(1, [OPEN]), (2, [OK, OK])])
def test_two_columns_show_that_a_total_leaves_rows_out(columns: int, expected: list[Told]) -> None:
    rows = [["A", 5000, 7100], ["B", 900, 610], ["C", 300, 240], ["Total", 1200, 850]]
    table = [row[: columns + 1] for row in rows]
    assert of_table(check_totals, money("2023", "2024")[: columns + 1], table) == expected


@pytest.mark.parametrize(
    ("columns", "heads", "n"),
    # Two columns show one row that sums others; one column does where there are two such rows.
    [(2, 1, 1), (1, 1, 0), (1, 2, 2)],
)
def test_rows_that_are_sums_without_a_word_for_it(columns: int, heads: int, n: int) -> None:
    rows = [["A", 11, 12], ["B", 25, 31], ["AB", 36, 43], ["C", 44, 5], ["D", 71, 9], ["CD", 115, 14]]
    table = [row[: columns + 1] for row in rows[: 3 * heads]]
    db = empty()
    add_document(db)
    add_table(db, money("2023", "2024")[: columns + 1], table, total=False)
    (facts,) = Archive(db).each()
    assert len(implied_sums(lines_of(facts.tables[0]), list(range(1, columns + 1)))) == n
    db.close()


@pytest.mark.parametrize(
    ("total", "decided"), [(650_325, False), (650_326, True), (649_675, False), (649_674, True)]
)
def test_a_column_in_another_currency_decides_which_figure_is_wrong(total: int, decided: bool) -> None:
    headers: Headers = [("Projet", "text", None), ("FCFA", "amount", "XOF"), ("Euros", "amount", "EUR")]
    rows = [["A", 325_000, d("500.00")], ["B", 325_000, d("500.00")], ["Total", total, d("1000.00")]]
    db = empty()
    add_document(db)
    add_table(db, headers, rows)
    found = next(result for result in results_of(check_totals, db) if result.check.unit == "XOF")
    assert ("the printed total is the figure that is wrong" in found.wording.written("en")) == decided
    db.close()


@pytest.mark.parametrize(("place", "uneven"), [(1000, True), (999, False)])
def test_a_figure_that_was_not_scaled_as_the_others_is_in_no_sum(place: int, uneven: bool) -> None:
    figures = [
        Figure("x", Decimal(5), exactly(Decimal(5)), "d", 1, place=Decimal(of)) for of in (1, place, place)
    ]
    total, *parts = figures
    assert is_unevenly_scaled(Sum(1, total, tuple(parts), Decimal(10), CONTRADICTS)) is uneven


@pytest.mark.parametrize(("lines", "expected"), [(8, [OK, OK, OK, ERROR]), (9, [OK, OK, OK])])
def test_a_summary_has_half_of_its_lines_in_common_with_its_annex(lines: int, expected: list[Told]) -> None:
    db = empty()
    add_document(db)
    common = ("Impôts directs", "Droits de douane", "Recettes du domaine", "Dons projets")
    for id_, own, last in (("t1", "alpha", 90), ("t2", "omega", 70)):
        rows: list[list[Any]] = [[name, 41 + 9 * k] for k, name in enumerate(common)]
        rows[-1][1] = last
        rows += [[f"Ligne {own} {chr(97 + k) * 3}", 300 + k] for k in range(lines - len(common))]
        add_table(db, money("Budget 2024"), rows, id_=f"d:p1:{id_}", total=False)
    assert told(check_details, db) == expected


@pytest.mark.parametrize(("letters", "rate"), [(60, True), (61, False)])
def test_a_sentence_above_a_column_names_many_things(letters: int, rate: bool) -> None:
    header = "Taux "
    assert is_rate(header + "x" * (letters - len(header))) is rate


@pytest.mark.parametrize(
    ("total", "expected"), [("100.05", ROUNDING), ("100.06", ERROR), ("99.95", ROUNDING), ("99.94", ERROR)]
)
def test_half_of_the_last_place_of_ten_figures_is_five_of_it(total: str, expected: Told) -> None:
    rows: list[list[Any]] = [[f"R{k}", d("11.11")] for k in range(8)]
    assert of_table(check_totals, money("Montant"), [*rows, ["R9", d("11.12")], ["Total", d(total)]]) == [
        expected
    ]


def misprinted(*texts: str) -> list[Told]:
    db = empty()
    add_document(db)
    add_table(db, money("Montant"), [["p", 5]] * len(texts), total=False)
    for row, text in enumerate(texts, start=1):
        db.execute("UPDATE cells SET text = ? WHERE id = ?", [text, f"d:p1:t1:r{row}:c1"])
    return told(check_misprints, db)


@pytest.mark.parametrize(("well", "n"), [(3, 1), (2, 0)])
def test_three_figures_show_how_a_column_is_grouped(well: int, n: int) -> None:
    assert misprinted("48 82 843 674", *["12 000"] * well) == [NOTICE] * n


@pytest.mark.parametrize(
    ("text", "n"), [("4,3014.95", 1), ("43,014.95", 0), ("12,5", 1), ("1,25,000", 0), ("400.5", 0)]
)
def test_figures_that_a_comma_groups_are_grouped_by_threes_or_by_lakhs(text: str, n: int) -> None:
    assert misprinted(text, *["12,000.50"] * 3) == [NOTICE] * n


@pytest.mark.parametrize(
    ("text", "n"),
    [("2 05 4 491", 0), ("1 234 5 67", 0), ("12 3456", 1), ("20 54 491", 1), ("20 5 44 49", 1)],
)
def test_a_space_more_than_threes_take_is_no_misprint(text: str, n: int) -> None:
    assert misprinted(text, *["12 000"] * 3) == [NOTICE] * n


def test_figures_of_two_columns_in_one_cell_are_not_misprinted() -> None:
    assert misprinted("4 955 523 4 194 814", *["12 000"] * 3) == []


# Agreements.


@pytest.mark.parametrize(("months", "n"), [(1199, 1), (1200, 0)])
def test_a_duration_of_a_hundred_years_is_a_year_that_was_misread(months: int, n: int) -> None:
    db = empty()
    add_document(db)
    add_agreements(
        db, {"signed_on": "2023-01-01", "ends_on": "2024-01-01", "duration_months": Decimal(months)}
    )
    assert len(told(check_durations, db)) == n


@pytest.mark.parametrize(("count", "n"), [(24, 1), (25, 0)])
def test_an_agreement_is_paid_in_twenty_four_instalments_at_most(count: int, n: int) -> None:
    sums = ", ".join(["1.000 €"] * (count - 1))
    text = f"Le don de {count}.000 € est versé en {count} tranches : {sums} et 1.000 €."
    assert of_text(check_instalments, text) == [OK] * n


@pytest.mark.parametrize(("pairs", "expected"), [(3, NOTICE), (2, OPEN)])
def test_three_sums_in_two_currencies_make_a_median(pairs: int, expected: Told) -> None:
    lines = [
        "A : 58.300.000 FCFA (100.000 USD).",
        "B : 116.600.000 FCFA (200.000 USD).",
        "C : 185.000.000 FCFA (300.000 USD).",
    ]
    assert of_text(check_rates, "\n".join(lines[3 - pairs :]))[-1] == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("0.4532", []), ("0.4533", [OK] * 3), ("1.6748", [OK] * 3), ("1.6749", [])],
)
def test_a_median_beyond_the_rates_of_all_years_is_none(rate: str, expected: list[Told]) -> None:
    pairs = [f"{name} : {1_000_000 * Decimal(rate):.0f} euros (1.000.000 USD)." for name in "ABC"]
    assert of_text(check_rates, "\n".join(pairs)) == expected


# Running text.


@pytest.mark.parametrize(("length", "doubtful"), [(200, True), (199, False)])
def test_a_page_that_stands_twice_is_in_doubt(length: int, doubtful: bool) -> None:
    db = empty()
    add_document(db, pages=["a" * length, "a" * length])
    (facts,) = Archive(db).each()
    assert bool(facts.doubtful) is doubtful
    db.close()


@pytest.mark.parametrize(("number", "distinct"), [(123_000, True), (120_000, False)])
def test_a_sum_of_three_digits_meets_no_other_by_chance(number: int, distinct: bool) -> None:
    assert is_distinct(Decimal(number)) is distinct


@pytest.mark.parametrize(("number", "n"), [("1 001", 1), ("999", 0)])
def test_numbers_below_a_thousand_meet_by_chance(number: str, n: int) -> None:
    text = f"- {number} exploitations accompagnées ;\n- {number} jeunes formés."
    assert of_text(check_same_counts, text) == [NOTICE] * n


@pytest.mark.parametrize(("number", "n"), [("1899", 1), ("1908", 0), ("2098", 0), ("2109", 1), ("2 028", 1)])
def test_what_may_be_a_year_is_no_count(number: str, n: int) -> None:
    text = f"- {number} exploitations accompagnées ;\n- {number} jeunes formés."
    assert of_text(check_same_counts, text) == [NOTICE] * n


NAMED = (
    "Bamako",
    "Kayes",
    "Sikasso",
    "Mopti",
    "Gao",
    "Kidal",
    "Taoudenit",
    "Nioro",
    "Dioila",
    "Kita",
    "Nara",
)


@pytest.mark.parametrize(
    ("again", "n"),
    # Eight of ten names, and seven of nine.
    [((*NAMED[:8], NAMED[9]), 1), (NAMED[:7], 0)],
)
def test_lists_with_four_names_in_five_in_common_are_one(again: tuple[str, ...], n: int) -> None:
    pages = [f"Les villes sont {', '.join(names[:-1])} et {names[-1]}." for names in (NAMED[:9], again)]
    assert of_text(check_same_lists, *pages) == [OPEN] * n


@pytest.mark.parametrize(("items", "n"), [(40, 1), (41, 0)])
def test_a_sentence_announces_forty_items_at_most(items: int, n: int) -> None:
    lines = "\n".join(f"- article {chr(97 + k % 26)}" for k in range(items))
    assert of_text(check_enumerations, f"Le guide compte {items} articles :\n{lines}") == [OK] * n


@pytest.mark.parametrize(("items", "expected"), [(6, NOTICE), (7, OPEN)])
def test_a_list_of_more_than_twice_as_many_is_another(items: int, expected: Told) -> None:
    lines = "\n".join(f"- article {chr(97 + k)}" for k in range(items))
    assert of_text(check_enumerations, f"Le guide compte 3 articles :\n{lines}") == [expected]


@pytest.mark.parametrize(("between", "expected"), [("Il prévoit aussi :", OK), ("comme il se doit", NOTICE)])
def test_a_line_that_announces_another_list_ends_the_one_before(between: str, expected: Told) -> None:
    lines = f"- entretien des puits\n- garde des semences\n{between}\n- un fonds\n- une caisse"
    assert of_text(check_enumerations, f"Le guide comporte 2 articles :\n{lines}") == [expected]


@pytest.mark.parametrize(
    ("first", "again", "n"),
    [
        # `reuni` and `parti` are two stems of five letters; `forag` and `forai` are not one.
        ("La réunion de Gao", "Réunis à Mopti", 1),
        ("Le forage de Gao", "Les forains à Mopti", 0),
        ("La rencontre de Gao", "Réunis à Mopti", 0),
    ],
)
def test_two_stems_in_common_beside_the_day_make_one_event(first: str, again: str, n: int) -> None:
    text = f"{first}, le 5 mars 2024, compte 45 participants.\n{again} le 5 mars 2024, 45 participants."
    assert of_text(check_events, text) == [OK] * n


@pytest.mark.parametrize(("before", "n"), [("", 1), ("RTF", 0)])
def test_digits_inside_a_code_count_nothing(before: str, n: int) -> None:
    said = "Le 5 mars 2024, la foire de Gao a réuni les maires et {} exposants de la région voisine"
    assert of_text(check_events, f"{said.format(8)}.\n{said.format(before + '12')}.") == [NOTICE] * n


@pytest.mark.parametrize(("tail", "n"), [("par village", 1), ("de plus par rapport à hier", 0)])
def test_an_average_is_of_each_and_not_beside_another_year(tail: str, n: int) -> None:
    text = f"Nous avons remis 3040 cahiers par 11 écoles (1090 cahiers {tail})."
    assert of_text(check_averages, text) == [NOTICE] * n


@pytest.mark.parametrize(("count", "n"), [("3", 1), ("2", 0)])
def test_one_or_two_may_be_a_part_of_an_event(count: str, n: int) -> None:
    said = "Le 5 mars 2024, la foire de Gao a réuni les maires et {} exposants de la région voisine"
    assert of_text(check_events, f"{said.format(8)}.\n{said.format(count)}.") == [NOTICE] * n


@pytest.mark.parametrize(("noun", "n"), [("exposants", 1), ("lignes", 0)])
def test_rows_of_data_are_no_event(noun: str, n: int) -> None:
    said = "Le 5 mars 2024, la foire de Gao a réuni les maires et {} {} de la région voisine"
    assert of_text(check_events, f"{said.format(8, noun)}.\n{said.format(12, noun)}.") == [NOTICE] * n


@pytest.mark.parametrize(
    ("day", "n"), [("31 mars", 0), ("30 mars", 1), ("30 avril", 1), ("30 septembre", 0), ("31 août", 1)]
)
def test_the_last_day_of_a_quarter_is_no_event(day: str, n: int) -> None:
    said = "Le {} 2024, la régie de Gao compte {} agents et {} camions de la ville voisine"
    text = f"{said.format(day, 8, 12)}.\n{said.format(day, 9, 12)}."
    assert len(of_text(check_events, text)) == 2 * n


@pytest.mark.parametrize(("last", "n"), [(12, 1), (13, 0)])
def test_an_event_lasts_ten_days_at_most(last: int, n: int) -> None:
    said = f"La formation des relais du 2 au {last} mars 2024 a réuni 45 participants"
    assert of_text(check_events, f"{said} à Gao.\n{said} à Gao.") == [OK] * n


@pytest.mark.parametrize(("labels", "n"), [(3, 1), (2, 0)])
def test_three_labels_make_a_chart(labels: int, n: int) -> None:
    lines = "\n".join(f"{k + 2} écoles" for k in range(labels))
    whole = sum(k + 2 for k in range(labels))
    assert of_text(check_labels, f"Des écoles : {whole} écoles au total.\n{lines}") == [OK] * n


@pytest.mark.parametrize(("noun", "n"), [("puits", 1), ("bac", 0)])
def test_a_label_of_four_letters_names_a_thing(noun: str, n: int) -> None:
    text = f"Des {noun} : 9 {noun} au total.\n2 {noun}\n3 {noun}\n4 {noun}"
    assert of_text(check_labels, text) == [OK] * n


@pytest.mark.parametrize(("count", "n"), [(10, 1), (9, 0)])
def test_small_numbers_in_addresses_are_those_of_pages(count: int, n: int) -> None:
    text = f"Le fonds a financé {count} projets.\nhttps://a.org/{count}-projets-du-fonds"
    assert of_text(check_links, text) == [OK] * n


@pytest.mark.parametrize(("between", "expected"), [(900, OK), (1010, OPEN)])
def test_the_place_of_a_sum_is_named_a_thousand_characters_before_it(between: int, expected: Told) -> None:
    text = f"Le cercle de Bourem. {'mot ' * (between // 4)}Un don de 223 millions de FCFA."
    assert of_text(check_links, f"{text}\nhttps://a.org/plus-de-200-millions-de-fcfa-a-bourem") == [expected]


@pytest.mark.parametrize(("word", "n"), [("forages", 1), ("routes", 0)])
def test_a_sum_that_is_said_again_stands_in_two_words_that_it_stood_in(word: str, n: int) -> None:
    pages = (
        "Construction des forages : 28.2 millions de dollars.",
        f"Construction, {word} : 28 millions de dollars.",
    )
    assert of_text(check_repeats, *pages) == [OK] * n


@pytest.mark.parametrize(("between", "n"), [(136, 1), (137, 0)])
def test_the_words_around_a_sum_stand_within_160_characters_before_it(between: int, n: int) -> None:
    again = f"Construction de forages {'.' * between}28 millions de dollars."
    assert of_text(check_repeats, "Construction de forages : 28.2 millions de dollars.", again) == [OK] * n


@pytest.mark.parametrize(("before", "n"), [(12, 1), (13, 0)])
def test_a_total_is_drawn_from_the_twelve_sums_before_it(before: int, n: int) -> None:
    sums = " ".join(f"Lot {chr(65 + k)} : 1.000 €." for k in range(before))
    found = of_text(check_running_totals, f"{sums} Au total, {before}.000 €.")
    assert found.count(OK) == n


def grants(count: int, behind: str = "") -> str:
    items = "\n".join(f"{100 * (k + 1)},00 € à l'association {chr(65 + k)}." for k in range(count))
    return f"Octroie :\n{items}\n{behind}La dépense d'un montant de {{}} € est inscrite."


@pytest.mark.parametrize(("count", "n"), [(3, 1), (2, 0)])
def test_three_grants_make_a_list(count: int, n: int) -> None:
    total = sum(100 * (k + 1) for k in range(count))
    assert of_text(check_items, grants(count).format(f"{total},00")) == [OK] * n


@pytest.mark.parametrize(("total", "n"), [("1.200,00", 1), ("1.201,00", 0), ("300,00", 1), ("299,00", 0)])
def test_a_sum_of_more_than_twice_a_list_is_that_of_something_else(total: str, n: int) -> None:
    assert of_text(check_items, grants(3).format(total)) == [NOTICE] * n


@pytest.mark.parametrize(("sentences", "n"), [(12, 1), (13, 0)])
def test_the_sum_of_a_list_stands_within_twelve_sums_behind_it(sentences: int, n: int) -> None:
    behind = "".join(
        f"Le crédit {chr(65 + k)} reste de {k + 2}.500 €, puis de 70.000 €.\n" for k in range(sentences)
    )
    assert of_text(check_items, grants(3, behind).format("600,00")) == [OK] * n


@pytest.mark.parametrize(("headings", "n"), [(3, 1), (2, 0)])
def test_three_headings_run_on(headings: int, n: int) -> None:
    lines = "\n".join(f"Acquis n°{k + 1} – Titre\nTexte." for k in range(headings))
    assert of_text(check_sequences, lines) == [OK] * n


@pytest.mark.parametrize(
    ("elsewhere", "n"),
    # The third heading stands in a reference, in other words, or read with another letter.
    [
        ("", 1),
        ("Voir l'acquis n°3.", 0),
        ("Voir les acquis 3 et 4.", 0),
        ("Aquis 3 – Titre", 0),
        ("Le 3 mai.", 1),
    ],
)
def test_a_heading_that_the_text_names_is_not_missing(elsewhere: str, n: int) -> None:
    lines = [f"Acquis n°{k} – Titre\nTexte." for k in (1, 2, 4, 5)]
    expected = [NOTICE] * n
    assert of_text(check_sequences, "\n".join([*lines, elsewhere])) == expected


@pytest.mark.parametrize(("grouped", "n"), [(9, 2), (10, 1)])
def test_a_sign_that_does_the_other_one_time_in_eleven_leaves_nothing_in_doubt(grouped: int, n: int) -> None:
    sums = " ".join(f"Le lot {k} coûte {k + 1}.250.000 €." for k in range(grouped))
    text = f"{sums} La taxe est de 3.50 €. Le loyer est de 1.200 €."
    assert of_text(check_formats, text) == [NOTICE] * n


def test_figures_that_may_be_read_in_two_ways_are_told_together() -> None:
    text = "Il coûte 2.250.000 €, la taxe 3.50 €. Le loyer est de 1.200 €, la caution de 4.500 €."
    assert of_text(check_formats, text) == [NOTICE, NOTICE]


def test_a_spelling_of_an_acronym_is_told_once() -> None:
    db = empty()
    add_document(db, pages=["ATPN et ATNP."])
    add_acronyms(db, *[("ATPN", "autorité transitoire du pays nord", "inline")] * 2)
    assert told(check_glossary, db) == [NOTICE]


@pytest.mark.parametrize(("other", "n"), [("ISDA", 1), ("SIAD", 1), ("AIDS", 0), ("DISA", 0)])
def test_another_spelling_has_two_neighbours_in_each_other_s_place(other: str, n: int) -> None:
    explained = ("SIDA", "syndrome d’immunodéficience acquise")
    assert glossary(f"Le {other} recule.", explained) == [NOTICE] * n


def glossary(text: str, *explained: tuple[str, str], source: str = "inline") -> list[Told]:
    db = empty()
    add_document(db, pages=[text])
    add_acronyms(db, *((name, expansion, source) for name, expansion in explained))
    return told(check_glossary, db)


@pytest.mark.parametrize(("spelled", "n"), [(2, 1), (1, 0)])
def test_a_glossary_of_which_few_entries_spell_what_they_stand_for_lists_codes(spelled: int, n: int) -> None:
    entries = [("KTX", "Bourg-Neuf"), ("QRZ", "Port Vieux"), ("BP", "banque postale"), ("CL", "cercle local")]
    assert glossary("Rien.", *entries[: 2 + spelled], source="glossary") == [NOTICE] * n


@pytest.mark.parametrize(
    ("expansion", "first", "other", "n"),
    [
        ("comité de suivi", "CDSU", "CSUI", 1),
        # The acronym of another language has as many letters as words; codes of a town have not.
        ("Organe directeur commun", "ODC", "FU", 0),
        ("Organe directeur", "OD", "FU", 1),
        ("Port Vieux", "PVX", "QRZ", 0),
        ("Portville", "PVL", "PVX", 0),
    ],
)
def test_two_acronyms_of_one_expansion_are_made_of_its_words(
    expansion: str, first: str, other: str, n: int
) -> None:
    for explained in ([(first, expansion), (other, expansion)], [(first, expansion)]):
        db = empty()
        add_document(db, pages=[f"Le {expansion} ({other}) siège."])
        add_acronyms(db, *((name, meaning, "inline") for name, meaning in explained))
        assert told(check_expansions, db) == [NOTICE] * n


EXPLAINED = [("ABC", "a b c"), ("DEF", "d e f"), ("GHJ", "g h j"), ("KLM", "k l m"), ("NOP", "n o p")]
USED = " ".join(f"{name} et {name}." for name, _ in EXPLAINED)


def unexplained(text: str, source: str = "glossary") -> list[Told]:
    """What is said beside the entries of a glossary, which are all used."""
    found = glossary(f"{USED} {text}", *EXPLAINED, source=source)
    return [one for one in found if one != OK]


@pytest.mark.parametrize(("source", "n"), [("glossary", 1), ("inline", 0)])
def test_a_document_with_a_glossary_says_that_it_explains_its_acronyms(source: str, n: int) -> None:
    assert unexplained("Le PQRS ouvre. Le PQRS suit. Le PQRS ferme.", source) == [NOTICE] * n


@pytest.mark.parametrize(("uses", "n"), [(3, 1), (2, 0)])
def test_an_acronym_that_is_used_three_times_is_to_be_explained(uses: int, n: int) -> None:
    assert unexplained("Le PQRS est là. " * uses) == [NOTICE] * n


@pytest.mark.parametrize(
    ("other", "expected"),
    [("taxe foncière sur le non bâti", OK), ("taxe fondamentale sur le non bâti", NOTICE)],
)
def test_words_with_four_letters_in_common_are_one_word(other: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    first = "taxe foncière sur les propriétés non bâties"
    add_acronyms(db, ("TFNB", first, "inline"), ("TFNB", other, "inline"))
    assert told(check_expansions, db) == [expected]


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        # What stands before the words of the letters is of the sentence; a word may be shortened.
        ("Cria o Conselho Municipal de Segurança", "Compete ao Conselho Municipal de Segurança", OK),
        ("Conseil Municipal de Sécurité", "Conseil Mun. de Scté", NOTICE),
        ("Conseil Médical du Service", "Conseil Médical du Srvce", OK),
        ("Conseil Municipal de Sécurité", "Comité Médical de Santé", NOTICE),
    ],
)
def test_expansions_that_end_alike_or_are_shortened_are_one(first: str, other: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    add_acronyms(db, ("CMS", first, "inline"), ("CMS", other, "inline"))
    assert told(check_expansions, db) == [expected]


@pytest.mark.parametrize(("name", "other", "n"), [("ATPN", "ATNP", 1), ("TPN", "TNP", 0)])
def test_four_letters_in_another_order_are_one_acronym(name: str, other: str, n: int) -> None:
    assert glossary(f"Le {other} est là.", (name, "autorité transitoire")) == [NOTICE] * n


@pytest.mark.parametrize(("counts", "n"), [(12, 1), (13, 0)])
def test_twelve_counts_before_a_number_may_add_up_to_it(counts: int, n: int) -> None:
    text = " ".join(["Remise de 2 projets."] * counts)
    assert of_text(check_running_counts, f"{text} Ces {2 * counts} projets avancent.") == [OK] * n


@pytest.mark.parametrize(("letters", "n"), [(19, 0), (20, 1)])
def test_a_word_in_capitals_behind_a_first_name_is_the_name_of_a_person(letters: int, n: int) -> None:
    name = "A" + "b" * (letters - 1)
    assert unexplained(f"{name} PQRS est là. " * 3) == [NOTICE] * n


def test_references_of_one_number_do_not_run() -> None:
    db = empty()
    add_document(db)
    headers = [("N°", "reference", None), ("Montant", "amount", "XOF")]
    add_table(db, headers, [["2.1.8", 5]] * 3, total=False, roles=("reference", "amount"))
    assert told(check_sequences, db) == []


@pytest.mark.parametrize(("listed", "missing", "n"), [(8, 2, 1), (11, 3, 0), (3, 1, 1), (3, 2, 0)])
def test_a_run_of_references_is_short_of_a_quarter_at_most(listed: int, missing: int, n: int) -> None:
    db = empty()
    add_document(db)
    headers = [("N°", "reference", None), ("Montant", "amount", "XOF")]
    rows = [[f"DDRK-{number:03}-APO", 5] for number in (1, *range(missing + 2, missing + listed + 1))]
    add_table(db, headers, rows, total=False, roles=("reference", "amount"))
    assert told(check_sequences, db) == [OPEN] * n


@pytest.mark.parametrize(("twice", "n"), [(2, 1), (3, 0)])
def test_a_quarter_of_references_stand_twice_at_most(twice: int, n: int) -> None:
    # Of eight references; where more stand twice, several rows are of one thing.
    db = empty()
    add_document(db)
    headers = [("N°", "reference", None), ("Montant", "amount", "XOF")]
    rows = [[f"DDRK-{number:03}-APO", 5] for number in (*range(1, 9), *range(1, twice + 1))]
    add_table(db, headers, rows, total=False, roles=("reference", "amount"))
    assert told(check_sequences, db) == [NOTICE] * n


def side_by_side(labels: int) -> list[Told]:
    """What is said of outgoings beside income, whose rows have words in so many of six rows."""
    db = empty()
    add_document(db)
    headers = [
        ("Dépenses", "text", None),
        ("Montant", "amount", "EUR"),
        ("Recettes", "text", None),
        ("Montant", "amount", "EUR"),
    ]
    names = ["Taxes", "Dotations", "Loyers", "Ventes", "Dons", "Emprunts"]
    rows = [[f"Poste {n}", 100 + n, name if n < labels else "", 200 + n] for n, name in enumerate(names)]
    add_table(db, headers, [*rows, ["Total", 615, "Solde de l'exercice", 999]])
    return told(check_totals, db)


@pytest.mark.parametrize(("labels", "n"), [(3, 1), (2, 2)])
def test_two_accounts_stand_side_by_side_where_half_of_the_rows_have_labels_twice(
    labels: int, n: int
) -> None:
    # The balance is no total of the income, unless both are one account.
    assert len(side_by_side(labels)) == n


@pytest.mark.parametrize(("filled", "expected"), [(5, ERROR), (4, NOTICE)])
def test_a_lone_total_of_a_column_that_is_mostly_empty_is_not_plain(filled: int, expected: Told) -> None:
    db = empty()
    add_document(db)
    headers = [("Question", "text", None), ("Note", "integer", None), ("Crédit", "amount", "XOF")]
    rows = [[f"Question {n}", n + 1, 40 if n < filled else ""] for n in range(10)]
    add_table(db, headers, [*rows, ["Total", "", 40 * filled - 7]])
    assert told(check_totals, db) == [expected]


@pytest.mark.parametrize(("mark", "n"), [(10, 4), (9, 3)])
def test_marks_of_one_digit_are_the_same_by_chance(mark: int, n: int) -> None:
    db = empty()
    add_document(db)
    for id_, last in (("d:p1:t1", mark), ("d:p1:t2", 2)):
        rows = [[f"Le rapport annuel {word}", 41 + len(word)] for word in ("publié", "voté", "imprimé")]
        add_table(
            db,
            [("Critère", "text", None), ("Points obtenus", "integer", None)],
            [*rows, ["Le rapport mensuel diffusé", last]],
            id_=id_,
            total=False,
        )
    assert len(told(check_details, db)) == n


def test_a_row_with_one_part_shows_no_sum() -> None:
    db = empty()
    add_document(db)
    headers = [("Région", "text", None), *((name, "amount", "XOF") for name in ("Dons", "Prêts", "Budget"))]
    rows = [["A", 10, 25, 35], ["B", 12, 31, 43], ["C", 17, 22, 39], ["D", 15, 0, 19], ["E", 23, 0, 29]]
    add_table(db, headers, rows, total=False)
    assert told(check_rows, db) == [OK, OK, OK, ERROR, ERROR]


@pytest.mark.parametrize(
    ("last", "expected"),
    [((0, 2_000, 2_000), OPEN), ((20, 15, 57), OK), ((20, 15, 40), ERROR)],
)
def test_a_column_that_no_right_row_fills_may_be_no_part(last: tuple[int, ...], expected: Told) -> None:
    db = empty()
    add_document(db)
    headers = [
        ("Rubrique", "text", None),
        *((name, "amount", "XOF") for name in ("", "Voté", "Modifié", "Budget")),
    ]
    rows = [["A", "", 10, 25, 35], ["B", "", 12, 31, 43], ["C", "", 17, 22, 39], ["D", 22, *last]]
    add_table(db, headers, rows, total=False)
    assert told(check_rows, db) == [OK, OK, OK, expected]


@pytest.mark.parametrize(("begins", "expected"), [("signed_on", OPEN), ("starts_on", OPEN), ("", ERROR)])
def test_a_table_that_gives_two_agreements_several_ends_lists_payments(begins: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    rows = [
        {
            "reference": name,
            begins or "signed_on": "2023-01-05",
            "ends_on": f"202{n if begins else 4}-12-31" if n > 2 else "2022-12-31",
            "table_id": "d:p1:t1",
        }
        for name in "AB"
        for n in (4, 2)
        if begins or name == "A" or n == 2
    ]
    add_agreements(db, *rows)
    assert told(check_order, db)[-1] == expected


@pytest.mark.parametrize(("names", "expected"), [("AB", ERROR), ("AABB", OPEN), ("AABC", ERROR)])
def test_a_table_that_gives_two_agreements_several_dates_lists_payments(names: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    rows = [
        {
            "reference": name,
            "signed_on": f"2023-0{n}-05",
            "ends_on": "2022-12-31" if n == len(names) else "2024-12-31",
            "table_id": "d:p1:t1",
        }
        for n, name in enumerate(names, start=1)
    ]
    add_agreements(db, *rows)
    assert told(check_order, db)[-1] == expected
