"""What is measured is the same everywhere."""

from __future__ import annotations

from pathlib import Path

from pdfplumber import open as open_pdf

from benchmarks.corpus import write_corpus


def test_made_up_documents_are_the_same_in_a_corpus_of_any_size(tmp_path: Path) -> None:
    for folder, number in (("few", 1), ("more", 3)):
        write_corpus(tmp_path / folder, number)
    few, more = (sorted((tmp_path / name).rglob("*.pdf")) for name in ("few", "more"))
    assert (len(few), len(more)) == (1, 3)
    assert few[0].read_bytes() == more[0].read_bytes() != more[1].read_bytes()
    with open_pdf(more[2]) as pdf:
        assert len(pdf.pages) == 2
