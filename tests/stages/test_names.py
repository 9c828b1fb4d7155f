"""The archivist's file of organisations: rows that serve one corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BordereauError
from pipeline.stages.names import load_names
from pipeline.stages.settings import load_settings
from tests.conftest import Bordereau
from tests.test_build import ask

HEADER = "name,acronym,kind,country,aliases,source\n"


def names(raw: Path, lines: str) -> Path:
    raw.mkdir(exist_ok=True)
    (raw / "organisations.csv").write_text(lines, encoding="utf-8")
    return raw


def test_rows_are_read_in_order_whatever_excel_made_of_them(tmp_path: Path) -> None:
    assert load_names(tmp_path) == ()
    rows = load_names(names(tmp_path, "\ufeffname;kind;acronym\nUnion des Rives;NGO;UR\nFonds;fund;\n"))
    assert rows == (("Union des Rives", "UR", "NGO", "", "", ""), ("Fonds", "", "fund", "", "", ""))
    assert load_settings(tmp_path).organisations == rows


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("name,colour,kind\nUnion,red,NGO\n", "unknown column colour"),
        ("acronym,kind\nUR,NGO\n", "line 1: there is no column name"),
        (HEADER + "Union,UR,,ML,,\n", "line 2: a name and a kind"),
        (HEADER + "Union,UR,NGO,Mali,,\n", "line 2: Mali is no code"),
        (HEADER + "Union,UR,NGO,ML,,\nUnion,UR,NGO,ML,,\n", "line 3: Union stands on line 2 too"),
        (HEADER + "Union, des Rives,UR,NGO,ML,,,\n", "line 2: has 8 cells for 6 columns"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, lines: str, reason: str) -> None:
    with pytest.raises(BordereauError, match=reason):
        load_names(names(tmp_path, lines))


def test_a_row_is_known_in_every_document_and_is_none(bordereau: Bordereau, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(
        "Bulletin\n\nLe PRV de Yala a livré trois forages en mars 2023.\n", encoding="utf-8"
    )
    bordereau("build", "--raw", raw, "--out", out)
    assert ask(out, "SELECT name FROM organisations") == []
    names(raw, HEADER + "Programme des Rives vertes,PRV,programme,ML,,\n")
    done = bordereau("build", "--raw", raw, "--out", out)
    assert "1 worked on" in done.stderr
    assert ask(
        out, "SELECT o.name, m.text FROM mentions m JOIN organisations o ON o.id = organisation_id"
    ) == [("Programme des Rives vertes", "PRV")]
    assert ask(out, "SELECT count(*) FROM documents") == [(1,)]
