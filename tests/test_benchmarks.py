"""What is measured is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pdfplumber import open as open_pdf

from benchmarks import scale
from benchmarks.corpus import write_corpus
from benchmarks.long import WRITERS, growth, report
from benchmarks.scale import STAGES, Cost


def test_made_up_documents_are_the_same_in_a_corpus_of_any_size(tmp_path: Path) -> None:
    for folder, number in (("few", 1), ("more", 3)):
        write_corpus(tmp_path / folder, number)
    few, more = (sorted((tmp_path / name).rglob("*.pdf")) for name in ("few", "more"))
    assert (len(few), len(more)) == (1, 3)
    assert few[0].read_bytes() == more[0].read_bytes() != more[1].read_bytes()
    with open_pdf(more[2]) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize(("kind", "size"), [("pdf", 4), ("csv", 7), ("xlsx", 7)])
def test_a_long_document_has_the_size_that_is_said(tmp_path: Path, kind: str, size: int) -> None:
    path = tmp_path / f"long.{kind}"
    WRITERS[kind](path, size)
    match kind:
        case "pdf":
            with open_pdf(path) as pdf:
                assert len(pdf.pages) == size
        case "csv":
            assert len(path.read_text(encoding="utf-8").splitlines()) == size + 2
        case "xlsx":
            assert len(list(load_workbook(path).active.values)) == size + 2


def test_growth_is_told_without_the_start() -> None:
    def costs(cpu: float) -> dict[str, Cost]:
        return {name: Cost(own=cpu) for name in STAGES}

    assert "read 1.00" in growth((100, costs(12.0)), (1_000, costs(102.0)), costs(2.0))
    assert "read 2.00" in growth((100, costs(3.0)), (1_000, costs(102.0)), costs(2.0))
    assert "too little" in growth((100, costs(2.1)), (1_000, costs(2.2)), costs(2.0))


def test_what_is_asked_stands_beside_what_is_measured() -> None:
    costs = {name: Cost(own=1.0, children=2.0) for name in STAGES}
    assert "at most 30 s" in report("pdf", 305, costs)
    assert "at most" not in report("pdf", 100, costs)


@pytest.mark.parametrize(("once", "each", "exponent"), [(2.0, 0.1, 1.0), (0.0, 0.01, 1.5), (5.0, 0.3, 0.9)])
def test_what_is_paid_once_and_the_exponent_are_fitted(once: float, each: float, exponent: float) -> None:
    sizes = (100, 400, 1000, 2000)
    found = scale.fit(sizes, [once + each * n**exponent for n in sizes])
    assert found == pytest.approx((once, each, exponent), abs=1e-6)


def test_no_cost_is_less_than_nothing_at_the_start() -> None:
    once, _, exponent = scale.fit((100, 400, 1000), [0.8, 4.0, 10.4])
    assert once == 0
    assert exponent > 1
