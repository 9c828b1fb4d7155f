"""Percentages that a text gives as the parts of one whole, and shares of a sum that it divides."""

from __future__ import annotations

import pytest

from pipeline.checks.text.hundreds import check_divided_sums, check_hundreds
from tests.checks.archives import ERROR, NOTICE, OK, ROUNDING, Check, of_text
from tests.checks.test_tolerances import Told

CASES: list[tuple[Check, Told | None, str]] = [
    (
        check_hundreds,
        ERROR,
        "Il est payé en trois versements : 30 % à la commande, 40 % à la livraison et 40 % à la fin.",
    ),
    (
        check_hundreds,
        OK,
        "Il est payé en trois versements : 30 % à la commande, 40 % à la livraison et 30 % à la fin.",
    ),
    (
        check_hundreds,
        NOTICE,
        "Il est payé en trois versements : 30 % à la commande, 40 % à la livraison et 20 % à la fin.",
    ),
    (
        check_hundreds,
        NOTICE,
        "Les dépenses se répartissent entre le personnel (62 %), les achats (31 %) et les impôts (17 %).",
    ),
    # Others may be left out.
    (
        check_hundreds,
        None,
        "Les dépenses se répartissent entre le personnel (62 %), les achats (21 %) et les impôts (7 %).",
    ),
    (
        check_hundreds,
        ROUNDING,
        "La dépense est répartie entre la région (33,3 %), l'État (33,3 %) et la commune (33,3 %).",
    ),
    (check_hundreds, None, "Les prix ont augmenté de 30 %, de 40 % et de 40 % en trois ans."),
    (
        check_hundreds,
        None,
        "Les aides sont réparties : 80 % des ménages, dont 60 % de femmes et 30 % de jeunes.",
    ),
    (
        check_hundreds,
        None,
        "La part versée est de plus de 60 %, de plus de 50 % et de plus de 20 %, réparties.",
    ),
    (
        check_hundreds,
        ERROR,
        "The grant is paid in three instalments: 50% on signature, 40% in June and 20% on completion.",
    ),
    (
        check_hundreds,
        NOTICE,
        "Le coût du projet est réparti comme suit :\n- État : 50 %\n- Région : 35 %\n- Commune : 25 %",
    ),
    (
        check_hundreds,
        OK,
        "Le coût du projet est réparti comme suit :\n- État : 50 %\n- Région : 35 %\n- Commune : 15 %",
    ),
]


@pytest.mark.parametrize(
    ("check", "expected", "text"), CASES, ids=[f"{check.__name__}-{text[:60]}" for check, _, text in CASES]
)
def test_what_a_text_says_of_a_whole(check: Check, expected: Told | None, text: str) -> None:
    assert of_text(check, text) == ([expected] if expected else [])


@pytest.mark.parametrize(("parts", "n"), [((50, 60), 0), ((40, 30, 40), 1)])
def test_three_percentages_are_the_parts_of_one_whole(parts: tuple[int, ...], n: int) -> None:
    text = "Le coût est réparti : " + ", ".join(f"{part} % en {2020 + k}" for k, part in enumerate(parts))
    assert of_text(check_hundreds, f"{text} et au-delà.") == [NOTICE] * n


@pytest.mark.parametrize(
    ("last", "expected"),
    # As printed each stands for half a unit more or less: 98.5 and 98.4 in all.
    [("32", ROUNDING), ("31", NOTICE)],
)
def test_rounded_percentages_make_a_hundred_within_half_of_the_last_place_of_each(
    last: str, expected: Told
) -> None:
    text = "Le coût est payé en trois tranches : 33 % à la commande, 34 % en mai et {} % à la réception."
    assert of_text(check_hundreds, text.format(last)) == [expected]


DIVIDED = "Le budget de 600.000 € est réparti ainsi : {}."


def parts(n: int, share: str = "50 %") -> str:
    first = f"300.000 € ({share}) pour l'eau"
    others = [f"{60 * (k + 1)}.000 € ({10 * (k + 1)} %) pour le lot {chr(97 + k)}" for k in range(n - 1)]
    return DIVIDED.format(", ".join([first, *others]))


@pytest.mark.parametrize(("n", "expected"), [(3, [ERROR, OK, OK]), (2, [])])
def test_three_shares_of_a_divided_sum_show_which_is_wrong(n: int, expected: list[Told]) -> None:
    assert of_text(check_divided_sums, parts(n, "40 %")) == expected


def test_shares_of_a_divided_sum_are_those_of_the_whole() -> None:
    assert of_text(check_divided_sums, parts(3)) == [OK, OK, OK]


def test_where_two_shares_are_off_they_are_shares_of_something_else() -> None:
    text = "300.000 € (40 %) pour l'eau, 180.000 € (20 %) pour l'air et 120.000 € (20 %) pour la terre"
    assert of_text(check_divided_sums, DIVIDED.format(text)) == []


def test_shares_stand_in_the_items_below_the_sum_that_they_divide() -> None:
    text = (
        "Le budget de 600.000 € est réparti ainsi :\n"
        "- Eau : 300.000 € (50 %)\n- Air : 180.000 € (30 %)\n- Terre : 120.000 € (10 %)"
    )
    assert of_text(check_divided_sums, text) == [OK, OK, ERROR]


def test_a_share_may_stand_before_its_sum() -> None:
    text = "50 % (300.000 €) pour l'eau, 30 % (180.000 €) pour l'air et 10 % (120.000 €) pour la terre"
    assert of_text(check_divided_sums, DIVIDED.format(text)) == [OK, OK, ERROR]


@pytest.mark.parametrize(("last", "expected"), [(55, [NOTICE]), (56, [])])
def test_what_misses_a_hundred_by_more_than_a_quarter_divides_nothing(
    last: int, expected: list[Told]
) -> None:
    text = (
        f"Les dépenses se répartissent entre le personnel (40 %), les achats (30 %) et les impôts ({last} %)."
    )
    assert of_text(check_hundreds, text) == expected
