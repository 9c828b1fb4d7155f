from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import delimited, read_source
from pipeline.readers.delimited import read_delimited
from pipeline.readers.delimiters import DELIMITERS, find_delimiter
from pipeline.readers.page_text import fold_space
from pipeline.readers.source import Source

MakeSource = Callable[[str, bytes | str], Source]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Région;Montant\nKayes;1,5\nGao;2,5\n", ";"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("name,amount\nKayes,15\nGao,25\n", ","),
        ('name,note\nKayes,"a;b;c"\nGao,"d;e;f"\n', ","),
        ("Budget 2023\n\nRégion;Montant\nKayes;1\nGao;2\nTotal;3\nSource : programme, 2023\n", ";"),
        ("a|b|c\n1|2|3\n", "|"),
        ("a\tb, c\n1\t2, 3\n", "\t"),
        ("sep=^\r\na^b\r\n", "^"),
        ("Une phrase, une seule.\nUne autre sans rien.\nEt encore une.\n", None),
        ("Kayes\nGao\n", None),
        ("", None),
    ],
)
def test_the_delimiter_is_the_one_by_which_rows_agree(text: str, delimiter: str | None) -> None:
    assert find_delimiter(text) == delimiter


WORDS = st.text(alphabet="abcé 0123456789.\"'\n", max_size=8)
TABLES = (
    st.integers(2, 5)
    .flatmap(
        lambda n: st.lists(
            st.lists(WORDS | st.just("a;b,c|d\te"), min_size=n, max_size=n), min_size=2, max_size=8
        )
    )
    .filter(lambda rows: all(any(cell.strip() for cell in row) for row in rows))
)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@given(rows=TABLES)
def test_a_table_comes_back_through_every_delimiter(
    delimiter: str, encoding: str, rows: list[list[str]]
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(written.getvalue().encode(encoding))
        reading = read_delimited(Source("doc", path, "a.csv", ""))
    (grid,) = reading.grids
    assert grid.rows() == [[fold_space(cell) for cell in row] for row in rows]
    text = reading.pages[0].text
    assert all(text[cell.start : cell.end] == cell.text for cell in grid.cells)


def test_short_rows_are_filled_up_and_blank_ones_left_out(make_source: MakeSource) -> None:
    reading = read_source(
        make_source("a.csv", "Région;Montant;Part\n\n;;\nKayes;5\nGao;7;2\n".encode("cp1252"))
    )
    (grid,) = reading.grids
    assert grid.rows() == [["Région", "Montant", "Part"], ["Kayes", "5", ""], ["Gao", "7", "2"]]
    assert reading.document.media_type == "text/csv"


def test_a_quotation_mark_that_is_never_closed_loses_no_line(make_source: MakeSource) -> None:
    (grid,) = read_delimited(make_source("a.csv", 'a;b\n"x;1\ny;2\nz;3\n')).grids
    assert grid.rows() == [["a", "b"], ['"x', "1"], ["y", "2"], ["z", "3"]]


def test_prose_with_the_wrong_ending_is_prose(make_source: MakeSource) -> None:
    reading = read_source(make_source("a.csv", "Trois puits, une école.\n\nRien de plus.\n"))
    assert not reading.grids
    assert [block.kind for block in reading.blocks] == ["paragraph", "paragraph"]


def test_a_table_beyond_the_limit_keeps_its_first_rows(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "MAX_CELLS", 6)
    reading = read_source(make_source("a.csv", "a;b\n" * 5))
    assert reading.grids[0].n_rows == 3
    assert (reading.document.status, reading.document.error) == (
        "partial",
        "page 1: only the first 3 of its 5 rows are read",
    )
