"""Fitting the weights: it moves what the samples ask for, keeps what they do not, and repeats itself."""

from __future__ import annotations

from benchmarks.fit_tables import Sample, errors, fit, overlap
from pipeline.tables.settings import weights


def test_a_weight_that_several_samples_ask_for_moves_and_no_other_does() -> None:
    start = dict(weights())
    wrong = ("four rows or more", "numbers", "caption of a figure")
    samples = [Sample(f"d{n}", is_table=True, reasons=wrong) for n in range(4)]
    samples += [
        Sample(f"e{n}", is_table=False, reasons=("caption of a figure", "some numbers")) for n in range(4)
    ]
    fitted = fit(samples, start)
    assert errors(samples, start) == 4
    assert errors(samples, fitted) == 0
    assert {name for name in start if start[name] != fitted[name]} <= set(wrong)
    assert fit(samples, start) == fitted


def test_weights_that_tell_all_samples_apart_stay() -> None:
    start = dict(weights())
    samples = [
        Sample("d", is_table=True, reasons=("four rows or more", "numbers", "edges between its cells")),
        Sample("e", is_table=False, reasons=("four rows or more", "bars of a chart")),
    ]
    assert fit(samples, start) == start


def test_a_reason_never_changes_its_side() -> None:
    start = dict(weights())
    samples = [Sample(f"d{n}", is_table=True, reasons=("bars of a chart",)) for n in range(9)]
    assert fit(samples, start)["bars of a chart"] < 0


def test_boxes_share_what_lies_in_both() -> None:
    assert overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1
    assert overlap((0, 0, 10, 10), (0, 5, 10, 15)) == 50 / 150
    assert overlap((0, 0, 10, 10), (20, 0, 30, 10)) == 0
