"""A sum that is off is an error where what speaks for a wrong figure weighs enough; else none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.checks.weighing import weighed
from pipeline.checks.weighing.reasons import REASONS, reasons_for
from pipeline.checks.weighing.settings import SETTINGS, weights
from pipeline.checks.weighing.sums import KINDS, SumsOfTable
from tests.checks.archives import add_document, add_table, empty
from tests.checks.test_tolerances import money

Rows = Sequence[Sequence[Any]]


def audited(rows: Rows, headers: Sequence[str], *, total: bool) -> tuple[SumsOfTable, list[Result]]:
    """The sums of a table, and what the audit says of each."""
    db = empty()
    add_document(db)
    add_table(db, money(*headers), rows, total=total)
    facts = next(Archive(db).each())
    results = [result for result in check_document(facts).results if result.check.kind in KINDS]
    sums = SumsOfTable(facts.tables[0], results)
    db.close()
    return sums, results


def years(rows: Rows) -> list[str]:
    return [f"{2020 + n}" for n in range(len(rows[0]) - 1)]


def statuses(rows: Rows) -> list[str]:
    """What becomes of the total of each column."""
    _, results = audited(rows, years(rows), total=True)
    return [result.check.status for result in results if result.check.kind == "total"]


def reasons(rows: Rows, headers: Sequence[str] | None = None, *, kind: str = "total") -> frozenset[str]:
    """The reasons that are heard for the last sum of a table that is off."""
    sums, results = audited(rows, headers or years(rows), total=kind == "total")
    off = [one for one in results if one.check.kind == kind and one.check.difference]
    return reasons_for(sums, off[-1])


def table(sums: Sequence[int]) -> list[list[Any]]:
    """Two items of 40 and 60 in each column, and what is printed below them."""
    return [["A", *[40] * len(sums)], ["B", *[60] * len(sums)], ["Total", *sums]]


def test_every_reason_has_its_weight() -> None:
    assert set(weights()) == set(REASONS)


def test_a_digit_that_is_missing_explains_another_size() -> None:
    assert "of another size" in reasons([*THREE, ["Total", 1438, 913, 3400]])
    assert "of another size" not in reasons([*THREE, ["Total", 1438, 913, 13306]])


@pytest.mark.parametrize(("printed", "heard"), [(26120, False), (26121, True), (65, True), (66, False)])
def test_a_total_that_is_twenty_times_its_rows_tells_of_something_else(printed: int, *, heard: bool) -> None:
    assert ("many times another size" in reasons([*THREE, ["Total", 1438, 913, printed]])) is heard
    beside = statuses([*[[*row, row[1], row[2]] for row in THREE], ["Total", 1438, 913, printed, 1438, 913]])
    assert beside[2] == ("unverifiable" if heard else "mismatch")


THREE = [["A", 412, 510, 233], ["B", 655, 274, 198], ["C", 371, 129, 875]]
"""Rows that come to 1438, 913 and 1306."""


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ([1438, 913, 1506], "one digit is another"),
        ([1438, 913, 1360], "two digits changed places"),
        ([1438, 913, 136], "a digit is missing"),
        ([1438, 913, 13306], "a digit is missing"),
        ([1438, 1006, 1399], "one sum beside it holds"),
        ([1438, 913, 1399], "two sums beside it hold"),
        ([1438, 913, 1504], "what is apart is a figure of the table"),
        ([1438, 913, 431], "what is apart is a figure of the table"),
        ([1438, 913, 431], "other rows make it"),
        ([1438, 913, 3400], "of another size"),
        ([1438, 913, 1307], "apart by one"),
        ([1438, 913, 534], "between its parts"),
    ],
)
def test_a_reason_is_heard_where_it_holds_and_not_where_the_sum_is_off_otherwise(
    printed: Sequence[int], reason: str
) -> None:
    assert reason in reasons([*THREE, ["Total", *printed]])
    assert reason not in reasons([*THREE, ["Total", 1438 + 1017, 913 + 18, 1306 + 83]])


@pytest.mark.parametrize(("parts", "printed", "is_heard"), [((3, 5), 9, False), ((3, 6), 10, True)])
def test_a_sum_of_one_digit_counts_things_and_was_not_rounded(
    parts: tuple[int, int], printed: int, *, is_heard: bool
) -> None:
    rows = [["A", parts[0]], ["B", parts[1]], ["Total", printed]]
    assert ("apart by one" in reasons(rows)) is is_heard


def test_a_figure_that_is_off_in_its_row_and_in_its_column() -> None:
    rows = [
        ["A", 412, 510, 922],
        ["B", 655, 274, 929],
        ["C", 371, 129, 500],
        ["D", 230, 118, 348],
        ["Total", 1668, 1031, 2699],
    ]
    headers = ["2021", "2022", "Total"]
    rows[1][2] = 337
    assert "a figure is off in two sums" in reasons(rows, headers)
    rows[1][2], rows[4][2] = 274, 1094
    assert "a figure is off in two sums" in reasons(rows, headers)
    rows[4][3] = 2699 + 63
    assert "a figure is off in two sums" not in reasons(rows, headers)


def test_sums_of_other_rows_say_nothing_of_a_column() -> None:
    rows: list[list[Any]] = [
        ["D 60", 412, ""],
        ["D 61", 655, ""],
        ["R 70", "", 700],
        ["R 74", "", 367],
        ["Total", 1093, 1067],
    ]
    assert "one sum beside it holds" not in reasons(rows)
    rows[2][1] = 0
    rows[0][2] = rows[1][2] = 33
    rows[4][2] = 1133
    assert "one sum beside it holds" in reasons(rows)


def test_rows_may_stand_above_a_table_without_headers() -> None:
    rows = [["A", 412], ["B", 655], ["Total", 1190]]
    reason = "rows may stand above the table"
    assert {reason, "no header above it"} <= reasons(rows, [""])
    assert not {reason, "no header above it"} & reasons(rows, ["2023"])
    rows[2][1] = 990
    assert reason not in reasons(rows, [""])
    assert reason not in reasons([["A", 412, 510], ["B", 655, 274], ["Total", 1190, 784]], ["", ""])


def test_a_place_between_parts_that_is_empty() -> None:
    rows = [["A", 412, 510], ["B", "", 274], ["C", 371, 129], ["Total", 816, 913]]
    reason = "a place between its parts is empty"
    assert reason in reasons(rows)
    rows[1][1], rows[2][1] = 371, ""
    assert reason not in reasons(rows)


SECTIONS = [
    ["A", 412, 510],
    ["B", 655, 274],
    ["Total 1", 1067, 784],
    ["C", 371, 129],
    ["D", 230, 118],
    ["Total 2", 601, 247],
    ["E", 150, 320],
    ["F", 170, 260],
    ["Total 3", 320, 580],
]


@pytest.mark.parametrize(
    ("right", "reason"),
    [(6, "many sums elsewhere hold"), (3, "one sum elsewhere holds"), (0, None)],
)
def test_sums_elsewhere_in_the_table(right: int, reason: str | None) -> None:
    rows = [list(row) for row in SECTIONS[6 - right :]]
    rows[-1][1] += 93
    heard = {name for name in reasons(rows) if "elsewhere" in name}
    assert heard == ({reason} if reason else set())


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        (100 * SETTINGS.times, "mismatch"),
        (100 * SETTINGS.times + 1, "unverifiable"),
        (100 // SETTINGS.times, "mismatch"),
        (100 // SETTINGS.times - 1, "unverifiable"),
        (-90, "unverifiable"),
    ],
)
def test_a_sum_that_is_off_by_more_than_itself_is_one_of_other_things(printed: int, status: str) -> None:
    assert statuses(table([100, 100, printed]))[-1] == status


@pytest.mark.parametrize("printed", [1000, 10, 1100])
def test_a_digit_too_many_or_too_few_is_a_slip(printed: int) -> None:
    assert statuses(table([100, 100, printed]))[-1] == "mismatch"


@pytest.mark.parametrize(("places", "status"), [(1, "unverifiable"), (10, "mismatch")])
def test_a_digit_of_few_is_no_slip(places: int, status: str) -> None:
    digits = SETTINGS.digits
    assert digits == len(str(42 * places)) + (1 if places == 1 else 0)
    rows = [
        ["A", *[1 * places] * 3],
        ["B", *[1 * places] * 3],
        ["Total", 2 * places, 2 * places, 42 * places],
    ]
    assert statuses(rows)[-1] == status


ROWS = [["A", 10, 20, 30], ["B", 11, 22, 33], ["C", 12, 25, 37], ["D", 14, 28, 42], ["E", 15, 31, 50]]
"""All but the last add up."""


@pytest.mark.parametrize(("fewer", "heard"), [(0, False), (1, True)])
def test_so_many_sums_must_hold_for_each_that_is_off(fewer: int, *, heard: bool) -> None:
    sums, results = audited(ROWS, ["2020", "2021", "Total"], total=False)
    right = [one for one in results if one.check.status == "ok"]
    (off,) = [one for one in results if one.check.status == "mismatch"]
    other = replace(off, check=replace(off.check, id="other", difference=off.check.difference * 2))  # type: ignore[operator]
    beside = replace(sums, results=[*right[: 2 * SETTINGS.per_off - fewer], off, other])
    assert ("sums beside it are off" in reasons_for(beside, off)) is heard


def test_a_sum_below_the_weight_of_an_error_is_not_verified_and_says_why() -> None:
    sums, results = audited(ROWS, ["2020", "2021", "Total"], total=False)
    (off,) = [one for one in results if one.check.status == "mismatch"]
    alone = replace(sums, results=[off])
    (decided,) = weighed(alone.results, [sums.view])
    assert (decided.check.status, decided.check.severity) == ("unverifiable", None)
    assert "Not certain" in decided.wording.written("en")
    assert (
        weighed([off, *[one for one in results if one is not off]], [sums.view])[0].check.severity == "error"
    )


def test_one_sum_that_is_off_needs_no_vote() -> None:
    assert statuses(table([110])) == ["mismatch"]


@pytest.mark.parametrize(
    ("off", "held", "status"),
    [
        (SETTINGS.often - 1, 0, "mismatch"),
        (SETTINGS.often, 0, "unverifiable"),
        (SETTINGS.often, SETTINGS.per_often * SETTINGS.often - 1, "unverifiable"),
        (SETTINGS.often, SETTINGS.per_often * SETTINGS.often, "mismatch"),
    ],
)
def test_what_is_off_in_many_places_of_a_document_was_read_amiss(off: int, held: int, status: str) -> None:
    wrong, right = (
        "La réunion du lundi 1er octobre 2019 est reportée.",
        "La réunion du mardi 1er octobre 2019 est reportée.",
    )
    db = empty()
    add_document(db, pages=[wrong, right])
    results = [one for one in check_document(next(Archive(db).each())).results if one.check.kind == "weekday"]
    db.close()
    bad, good = sorted(results, key=lambda one: one.check.status)
    assert (bad.check.status, good.check.status) == ("mismatch", "ok")
    assert weighed([*[bad] * off, *[good] * held], [])[0].check.status == status


@pytest.mark.parametrize(("off", "heard"), [(1, True), (40, False)])
def test_large_figures_that_miss_by_one_in_several_rows_are_rounded(off: int, *, heard: bool) -> None:
    rows = [[f"R{n}", 12_345 + n, 10_000, 2_345 + n] for n in range(9)]
    rows[2][3] += off
    rows[6][3] += off
    db = empty()
    add_document(db)
    heads = [("Secteur", "text", None), *((head, "integer", None) for head in ("2023", "2022", "Écart"))]
    add_table(db, heads, rows, total=False)
    results = [one for one in check_document(next(Archive(db).each())).results if one.check.difference]
    db.close()
    assert {one.check.status for one in results if one.check.kind == "difference"} == {
        "unverifiable" if heard else "mismatch"
    }


def of_counts(*tables: Rows, unit: str | None = None) -> list[str]:
    """What becomes of the sums of rows that are off, in a document of tables of people by place."""
    db = empty()
    add_document(db)
    heads = [("Âge", "text", None), *((head, "integer", unit) for head in ("Urbain", "Rural", "Total"))]
    for n, rows in enumerate(tables, start=1):
        add_table(db, heads, rows, id_=f"d:p1:t{n}", total=False)
    results = check_document(next(Archive(db).each())).results
    db.close()
    return [one.check.status for one in results if one.check.kind == "row" and one.check.difference]


def people(n_rows: int, off: Sequence[int], to: int) -> list[list[Any]]:
    """Rows of people, those of which are `off` told as one more of the last place."""
    rows: list[list[Any]] = []
    for n in range(n_rows):
        urban, rural = (11 + 3 * n) * to, (27 + 5 * n) * to
        rows.append([f"{n}5 ans", urban, rural, urban + rural + (to if n in off else 0)])
    return rows


@pytest.mark.parametrize(
    ("off", "to", "unit", "statuses"),
    [
        ((2, 6), SETTINGS.rounded_to, None, ["unverifiable"] * 2),
        ((2, 6), SETTINGS.rounded_to // 10, None, ["mismatch"] * 2),
        ((2,), SETTINGS.rounded_to, None, ["mismatch"]),
        ((2, 6), SETTINGS.rounded_to, "EUR", ["mismatch"] * 2),
    ],
    ids=["people in thousands", "people in hundreds", "one wrong figure", "money"],
)
def test_counts_that_all_end_in_three_noughts_were_rounded_to_thousands(
    off: Sequence[int], to: int, unit: str | None, statuses: list[str]
) -> None:
    assert of_counts(people(12, off, to), unit=unit) == statuses


def test_a_miss_of_two_thousands_is_none_of_rounding() -> None:
    rows = people(12, [2, 6], 1000)
    rows[6][3] += 1000
    assert of_counts(rows) == ["mismatch"] * 2


@pytest.mark.parametrize(("fewer", "status"), [(0, "unverifiable"), (1, "mismatch")])
def test_so_many_counts_must_end_in_noughts(fewer: int, status: str) -> None:
    # Of four rows two are off; a nought is a count of none.
    rows = people(SETTINGS.in_noughts // 3, [1, 2], 1000)
    if fewer:
        rows[1][3] -= rows[1][1]
        rows[1][1] = 0
    assert status in of_counts(rows)


@pytest.mark.parametrize(("more", "status"), [(0, "unverifiable"), (1, "mismatch")])
def test_misses_in_several_tables_are_of_rounding_unless_many_sums_hold(more: int, status: str) -> None:
    held = SETTINGS.per_near
    tables = [people(held + 1 + n, [3], 1000) for n in (0, more)]
    assert of_counts(*tables) == [status] * 2


def test_one_wrong_figure_in_two_sums_is_no_rounding() -> None:
    rows = people(12, [2], 1000)
    rows.append(["Total", *(sum(row[n] for row in rows) for n in (1, 2, 3))])
    rows[-1][3] -= 1000
    assert "mismatch" in of_counts(rows)
