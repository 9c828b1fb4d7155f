"""Tables across their rows, against the text around them, and against tables of other documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.checks.agreements.durations import check_durations, check_order
from pipeline.checks.agreements.periods import check_periods
from pipeline.checks.agreements.terminations import check_terminated
from pipeline.checks.archive.tellings import check_agreements, check_same_totals
from pipeline.checks.tables.across import MOST_COLUMNS, MOST_PARTS, check_rows
from pipeline.checks.tables.details import check_details
from pipeline.checks.tables.outcomes import check_outcomes
from pipeline.checks.tables.shares import check_shares
from pipeline.checks.text.acronyms import check_expansions
from pipeline.checks.text.counts import check_counts
from pipeline.checks.text.glossaries import check_glossary
from pipeline.checks.text.printed_figures import check_misprints
from pipeline.checks.text.restatements import check_restatements
from pipeline.checks.text.sequences import check_sequences
from pipeline.records import Amount
from pipeline.records.database import insert
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
    told,
)

COUNTED = [("Guichet", "text", None), ("Achevés", "integer", None), ("En cours", "integer", None)]
TOTAL = [*COUNTED, ("Total", "integer", None)]


def test_rows_are_compared_with_the_column_whose_header_says_total() -> None:
    db = empty()
    add_document(db)
    add_table(db, TOTAL, [["QIP", 667, 179, 846], ["FF", 207, 60, 272], ["Ensemble", 874, 239, 1118]])
    assert told(check_rows, db) == [OK, ERROR, ERROR]


def test_a_total_row_above_which_a_row_gives_no_parts_is_only_noticed() -> None:
    db = empty()
    add_document(db)
    add_table(db, TOTAL, [["QIP", 667, 179, 846], ["FP", "–", "–", 5], ["Ensemble", 667, 179, 851]])
    assert told(check_rows, db) == [OK, NOTICE]


def test_a_budget_is_what_was_spent_and_the_balance_without_any_header_saying_so() -> None:
    db = empty()
    add_document(db)
    money = [("Volet", "text", None), *((name, "amount", "EUR") for name in ("Budget", "Décaissé", "Solde"))]
    rows = [
        ["A", 100, 60, 40],
        ["B", 250, 50, 200],
        ["C", 90, 45, 45],
        ["D", 80, 30, 40],
        ["E", 510, 185, 325],
    ]
    add_table(db, money, rows, total=False)
    assert told(check_rows, db) == [OK, OK, OK, ERROR, OK]


def test_columns_that_are_no_sum_are_left_alone() -> None:
    db = empty()
    add_document(db)
    rows = [["A", 10, 20], ["B", 30, 5], ["C", 7, 70], ["D", 1, 2]]
    add_table(db, COUNTED, rows, total=False)
    assert told(check_rows, db) == []


def wide(n_parts: int, header: str, n_others: int = 0) -> list[tuple[str, str | None]]:
    """What is told of a table whose column is the sum of those before it, but in the last of four rows."""
    columns = [("Volet", "text", None), *((f"S{n}", "integer", None) for n in range(n_parts))]
    columns += [(header, "integer", None), *((f"N{n}", "integer", None) for n in range(n_others))]
    rows = []
    for row in range(4):
        parts = [1 + (7 * n + 3 * row) % 89 for n in range(n_parts)]
        others = [100_003 + 13 * n * (row + 2) for n in range(n_others)]
        rows.append([f"V{row}", *parts, sum(parts) + 1000 * (row == 3), *others])
    db = empty()
    add_document(db)
    add_table(db, columns, rows, total=False)
    return told(check_rows, db)


@pytest.mark.parametrize(("n_parts", "is_checked"), [(MOST_PARTS, True), (MOST_PARTS + 1, False)])
def test_a_total_is_compared_with_so_many_parts_and_no_more(n_parts: int, is_checked: bool) -> None:
    assert wide(n_parts, "Total") == ([OK, OK, OK, ERROR] if is_checked else [])


@pytest.mark.parametrize(("n_columns", "is_checked"), [(MOST_COLUMNS, True), (MOST_COLUMNS + 1, False)])
def test_in_a_wide_table_only_a_column_that_says_so_is_a_total(n_columns: int, is_checked: bool) -> None:
    assert wide(12, "Reste", n_columns - 13) == ([OK, OK, OK, ERROR] if is_checked else [])
    assert wide(12, "Total", n_columns - 13) == [OK, OK, OK, ERROR]


def test_a_rate_of_two_columns_is_found_and_its_wrong_row_flagged() -> None:
    headers = [("Indicateur", "text", None), ("Cible", "integer", None), ("Atteint", "integer", None)]
    rows = [["A", 250, 274, "109.6"], ["B", 40, 35, "87.5"], ["C", 19, 18, "94.7"], ["D", 320, 288, "95"]]
    db = empty()
    add_document(db)
    as_numbers = [[a, b, c, Decimal(d)] for a, b, c, d in rows]
    add_table(db, [*headers, ("Taux", "percent", "%")], as_numbers, total=False)
    assert told(check_shares, db) == [OK, OK, OK, ERROR]


@pytest.mark.parametrize(
    ("largest", "header", "verdict"),
    [(1000, "2023", ROUNDING), (999, "2023", ERROR), (1000, "Personnes", ERROR)],
)
def test_a_small_figure_below_thousands_may_be_rounded_in_a_rate(
    largest: int, header: str, verdict: tuple[str, str | None]
) -> None:
    # 0.86 and 17.4 were told as 1 and 17.
    headers = [("Poste", "text", None), (header, "integer", None), ("Écart", "integer", None)]
    rows = [["A", largest, 250, "25"], ["B", 400, 100, "25"], ["C", 200, 70, "35"], ["D", 1, 17, "2023"]]
    rows[0][3] = str(round(Decimal(25000) / largest, 2))
    db = empty()
    add_document(db)
    as_numbers = [[a, b, c, Decimal(d)] for a, b, c, d in rows]
    add_table(db, [*headers, ("En %", "percent", "%")], as_numbers, total=False)
    assert told(check_shares, db)[-1] == verdict


AGREEMENTS = [("N°", "reference", None), ("Montant FCFA", "amount", "XOF")]
ROLES = ["reference", "amount"]
ROWS = [["DDRK23-001-APO", 10_000_000], ["DDRK23-002-APO", 20_000_000], ["DDRK23-003-APO", 30_000_001]]
CAPTION = "Le programme va signer {} APO :"


def listed(
    text: str, total: int = 60_000_001, caption: str | None = None
) -> list[list[tuple[str, str | None]]]:
    found = []
    for check in (check_counts, check_restatements):
        db = empty()
        add_document(db, pages=[text])
        add_table(db, AGREEMENTS, [*ROWS, ["Total Kidal", total]], caption=caption, roles=ROLES)
        found.append(told(check, db))
    return found


def test_a_count_in_the_caption_is_held_against_the_rows() -> None:
    assert listed(CAPTION.format(3), caption=CAPTION.format(3))[0] == [OK]
    assert listed(CAPTION.format(4), caption=CAPTION.format(4))[0] == [ERROR]


def test_two_counts_of_one_list_contradict_each_other() -> None:
    text = CAPTION.format(4) + "\nDans la région de Kidal, trois accords ont été signés."
    assert listed(text, caption=CAPTION.format(4))[0] == [ERROR, OK, ERROR]


def test_fewer_agreements_than_the_table_lists_may_be_some_of_them() -> None:
    assert listed("A Kidal, deux accords concernent la santé.")[0] == []


def test_agreements_that_nothing_lists_cannot_be_verified() -> None:
    assert listed("Entre 2015 et 2020, dix conventions ont été signées.")[0] == [OPEN]


def test_the_text_is_held_against_the_printed_and_the_recomputed_total() -> None:
    text = "A Kidal, {} sont signés pour un montant total de plus de 65 millions de FCFA."
    for accords in ("les accords", "les trois accords"):
        assert listed(text.format(accords), total=66_000_000)[1] == [OK, ERROR]
        assert listed(text.format(accords), total=60_000_001)[1] == [ERROR]
    for others in ("les travaux", "deux accords", "vingt accords"):
        assert listed(text.format(others), total=60_000_001)[1] == []


def test_a_sum_that_equals_a_total_is_the_same_sum_said_again() -> None:
    assert listed("Le programme y consacre 60.000.001 FCFA.")[1] == [OK]
    assert listed("Le programme y consacre 61.000.001 FCFA.")[1] == []


def test_a_gap_in_the_references_proves_nothing_and_one_that_stands_twice_is_a_notice() -> None:
    for numbers, expected in (
        ((1, 2, 3), [OK]),
        ((2, 3, 4), [OPEN]),
        ((1, 3, 4), [OPEN]),
        ((1, 2, 2, 3), [NOTICE]),
        ((3, 50, 90), []),
    ):
        db = empty()
        add_document(db)
        add_table(db, AGREEMENTS, [[f"DDRK-{n:03}-APO", n] for n in numbers], total=False, roles=ROLES)
        assert told(check_sequences, db) == expected


def test_signature_and_duration_give_the_end() -> None:
    db = empty()
    add_document(db)
    add_agreements(
        db,
        {"signed_on": "2023-09-25", "ends_on": "2025-04-30", "duration_months": Decimal("19.2")},
        {"signed_on": "2023-09-04", "ends_on": "2025-04-30", "duration_months": Decimal(20)},
        {"signed_on": "2023-09-01", "ends_on": "2024-01-10", "duration_months": Decimal(5)},
        {"signed_on": "2023-09-01", "ends_on": "2024-06-30", "duration_months": Decimal(5)},
        {"signed_on": "2023-09-01", "duration_months": Decimal(5)},
    )
    assert told(check_durations, db) == [OK, ROUNDING, NOTICE, ERROR]


def test_an_agreement_ends_after_its_signature() -> None:
    db = empty()
    add_document(db)
    add_agreements(
        db,
        {"signed_on": "2023-09", "ends_on": "2023-09-30"},
        {"signed_on": "2023-09-05", "ends_on": "2023-04-05"},
    )
    assert told(check_order, db) == [OK, ERROR]


def test_dates_gathered_from_sentences_may_belong_to_two_agreements() -> None:
    db = empty()
    add_document(db)
    add_agreements(db, {"signed_on": "2023-09-05", "ends_on": "2023-04-05", "table_id": None})
    assert told(check_order, db) == [OPEN]


def test_signatures_lie_in_the_period_of_the_caption() -> None:
    db = empty()
    caption = "Entre juillet et septembre 2023, le programme va signer 3 APO :"
    add_document(db, pages=[caption])
    add_table(db, AGREEMENTS, ROWS, total=False, caption=caption, roles=ROLES)
    table = {"table_id": "d:p1:t1"}
    add_agreements(db, {"signed_on": "2023-07-05", **table}, {"signed_on": "2023-10-05", **table})
    assert told(check_periods, db) == [OK, ERROR]


def two_documents(second: list[list[object]]) -> list[tuple[str, str | None]]:
    db = empty()
    for id_, rows in (("d", [*ROWS, ["Total", 60_000_001]]), ("e", second)):
        add_document(db, id_)
        add_table(db, AGREEMENTS, rows, id_=f"{id_}:p1:t1", document_id=id_, roles=ROLES)
    return told(check_same_totals, db)


def test_two_tables_of_the_same_agreements_have_one_total() -> None:
    assert two_documents([*ROWS, ["Total", 60_000_001]]) == [OK]
    assert two_documents([*ROWS, ["Total", 90_000_001]]) == [ERROR]
    assert two_documents([*ROWS[:2], ["Total", 30_000_000]]) == []


def test_the_same_agreement_has_the_same_amount_in_columns_that_are_called_alike() -> None:
    for value, header, expected in (
        (10_000_000, "Montant FCFA", OK),
        (11_000_000, "Montant FCFA", ERROR),
        (10_000_000, "Décaissé FCFA", OK),
    ):
        db = empty()
        for id_, amount, name in (("d", 10_000_000, "Montant FCFA"), ("e", value, header)):
            add_document(db, id_)
            add_agreements(db, {"id": f"{id_}:p1:g1", "document_id": id_, "reference": "DDRK23-001-APO"})
            table = f"{id_}:p1:t1"
            headers = [(name, "amount", "XOF")]
            add_table(db, headers, [[amount]], id_=table, document_id=id_, total=False)
            insert(
                db,
                "amounts",
                [
                    Amount(
                        id=f"{id_}:a",
                        document_id=id_,
                        page=1,
                        text=str(amount),
                        value=Decimal(amount),
                        low=Decimal(amount),
                        high=Decimal(amount),
                        currency="XOF",
                        qualifier="exact",
                        telling_id=f"{id_}:p1:g1",
                        cell_id=f"{table}:r1:c0",
                    )
                ],
            )
        assert told(check_agreements, db) == [expected]


def test_a_total_that_counts_terminated_agreements_is_noticed() -> None:
    db = empty()
    add_document(db)
    add_table(db, AGREEMENTS, [*ROWS, ["Total", 60_000_001]], roles=ROLES)
    add_agreements(db, {"reference": "DDRK23-001-APO", "status": "terminated", "table_id": "d:p1:t1"})
    assert told(check_terminated, db) == [NOTICE]


def test_an_acronym_has_one_expansion() -> None:
    db = empty()
    add_document(db)
    add_acronyms(
        db,
        ("PRC", "Programme de Renforcement des Compétences", "glossary"),
        ("PRC", "Programme de Renforcement de Capacités", "inline"),
        ("APO", "Accord de Partenariat Opérationnel", "glossary"),
        ("APO", "Accords de Partenariat Opérationnel", "inline"),
    )
    assert told(check_expansions, db) == [NOTICE, OK]


def test_a_glossary_is_used_and_explains_what_is_used() -> None:
    db = empty()
    text = "RAF ATPn APO\nLes APO, dit un ATNp, et un XYZ, le XYZ, du XYZ."
    add_document(db, pages=[text])
    add_acronyms(
        db,
        ("RAF", "Responsable administratif et financier", "glossary"),
        ("ATPn", "Assistance", "glossary"),
        ("APO", "Accord de partenariat opérationnel", "glossary"),
    )
    assert told(check_glossary, db) == [NOTICE, OK, NOTICE, NOTICE]


def test_durations_that_most_rows_do_not_hold_to_are_not_counted_from_signature() -> None:
    late = {"signed_on": "2021-01-12", "ends_on": "2022-04-30", "duration_months": Decimal(12)}
    right = {"signed_on": "2021-01-12", "ends_on": "2022-01-12", "duration_months": Decimal(12)}
    for given, expected in (
        ([late, late, right], [NOTICE, NOTICE, OK]),
        ([late, right, right], [ERROR, OK, OK]),
    ):
        db = empty()
        add_document(db)
        add_agreements(db, *given)
        assert told(check_durations, db) == expected


def test_a_total_of_the_same_agreements_with_other_amounts_is_another_total() -> None:
    for amounts, expected in (((1, 2, 3), []), ((10, 20, 40), [ERROR])):
        db = empty()
        for id_, values in (("d", (10, 20, 30)), ("e", amounts)):
            add_document(db, id_)
            rows = [["K-1", values[0]], ["K-2", values[1]], ["Total", values[2]]]
            headers = [("N°", "reference", None), ("Montant", "amount", "XOF")]
            add_table(db, headers, rows, id_=f"{id_}:p1:t1", document_id=id_, roles=ROLES)
        assert told(check_same_totals, db) == expected


def test_figures_of_a_column_are_grouped_by_threes() -> None:
    db = empty()
    add_document(db)
    texts = ["1 234 567", "48 82 843 674", "12 000", "7000 000", "812", "45 000"]
    add_table(
        db, [("Poste", "text", None), ("Montant", "amount", "XOF")], [["p", 5]] * len(texts), total=False
    )
    for row, text in enumerate(texts, start=1):
        db.execute("UPDATE cells SET text = ? WHERE id = ?", [text, f"d:p1:t1:r{row}:c1"])
    assert told(check_misprints, db) == [NOTICE, NOTICE]


def test_a_summary_and_its_annex_give_the_same_figures() -> None:
    db = empty()
    add_document(db)
    headers: list[tuple[str, str, str | None]] = [("Nature", "text", None), ("2024", "amount", "XOF")]
    labels = ("Impôts directs", "Droits de douane", "Recettes du domaine", "Dons projets")
    for id_, last in (("d:p1:t1", 19), ("d:p1:t2", 19), ("d:p1:t3", 70)):
        rows: list[list[Any]] = [[name, n] for name, n in zip(labels, (50, 61, 72, last), strict=True)]
        add_table(db, headers, [*rows, ["Total", 183 + last]], id_=id_)
    assert told(check_details, db) == [OK] * 4 + [OK, OK, OK, ERROR]


def test_an_excess_of_receipts_is_their_difference_over_two_tables() -> None:
    for excess, expected in ((450, OK), (470, NOTICE)):
        db = empty()
        add_document(db)
        headers: list[tuple[str, str, str | None]] = [("Poste", "text", None), ("Montant", "amount", "EUR")]
        add_table(db, headers, [["Dons", 900], ["Total des recettes", 900]], id_="d:p1:t1")
        add_table(
            db, headers, [["Loyer", 450], ["Total", 450]], id_="d:p1:t2", caption="Dépenses de l'exercice"
        )
        add_table(db, headers, [["Excédent", excess]], id_="d:p1:t3", total=False)
        assert told(check_outcomes, db) == [expected]
