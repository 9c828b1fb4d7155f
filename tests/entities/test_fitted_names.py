"""Weights of names are fitted to judged ones, and to the same ones alike."""

import pytest

from benchmarks.fit_names import BIAS, Judged, fit, known_features

JUDGED = [
    Judged(f"p{place % 4}", frozenset({"sign: last aid" if right else "sign: last area"}), right)
    for place in range(40)
    for right in (True, False)
]


def test_what_right_names_have_weighs_more_than_what_wrong_ones_have():
    weights = fit(JUDGED, known_features(JUDGED))
    assert weights["sign: last aid"] > 0 > weights["sign: last area"]
    assert set(weights) == {BIAS, "sign: last aid", "sign: last area"}
    assert fit(JUDGED, known_features(JUDGED)) == weights


@pytest.mark.parametrize(("names", "known"), [(5, True), (4, False)])
def test_what_few_names_have_gets_no_weight(names: int, known: bool):
    rare = [Judged(f"p{place % 4}", frozenset({"sign: rare"}), True) for place in range(names)]
    assert ("sign: rare" in known_features(rare)) is known


@pytest.mark.parametrize(("producers", "known"), [(4, True), (3, False)])
def test_what_few_producers_have_gets_no_weight(producers: int, known: bool):
    own = [Judged(f"p{place % producers}", frozenset({"sign: own"}), True) for place in range(12)]
    assert ("sign: own" in known_features(own)) is known
