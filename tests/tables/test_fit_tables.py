"""Fitting the weights: it moves what the samples ask for, keeps what they do not, and repeats itself."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from benchmarks.fit_tables import Sample, errors, fit, overlap, samples_of_twin
from benchmarks.twins.truth import bare
from pipeline.tables.settings import weights
from tests.tables.random_tables import page_of, random_table


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


def test_the_tables_of_a_twin_say_which_candidates_are_tables(tmp_path: Path) -> None:
    dice = Random("fit twin")
    known = random_table(dice, columns=5)
    pdf = tmp_path / "known--grid.pdf"
    pdf.write_bytes(page_of([known], dice, "grid"))
    cells = [
        {"row": row, "column": column, "last_row": last_row, "last_column": last, "text": bare(text)}
        for row, column, last_row, last, text in known.cells
        if text
    ]
    truth = {"cells": cells, "n_rows": 1, "n_columns": 1, "is_data": True}
    pdf.with_suffix(".json").write_text(json.dumps([truth]), encoding="utf-8")
    assert any(one.is_table for one in samples_of_twin(pdf, "known"))
    other = [cell | {"text": "mots" + "abcdefgh"[at % 8]} for at, cell in enumerate(cells)]
    pdf.with_suffix(".json").write_text(json.dumps([truth | {"cells": other}]), encoding="utf-8")
    assert not any(one.is_table for one in samples_of_twin(pdf, "known"))
