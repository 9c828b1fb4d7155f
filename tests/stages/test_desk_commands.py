"""The archivist's commands: add, watch, status, init, and the bag."""

from __future__ import annotations

import shutil
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import BordereauError
from pipeline.export import export
from pipeline.stages.control import check_control_files
from pipeline.stages.intake import take_in
from pipeline.stages.settings import load_settings
from pipeline.stages.status import status_of
from pipeline.stages.templates import TEMPLATES, example_of
from pipeline.stages.watching import settled
from tests.conftest import RAW, Bordereau


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_there_already_is_not_copied_again_and_says_of_which_it_is_the_copy(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(raw / "2023" / "lettre.txt", "one")
    intake = take_in([put(tmp_path / "in" / "copie.txt", "one")], raw)
    assert intake.copied == []
    assert intake.lines == [
        f"duplicate  {tmp_path / 'in' / 'copie.txt'}: same bytes as 2023/lettre.txt, not copied"
    ]


def test_a_name_that_is_taken_by_other_bytes_gets_a_number(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(raw / "lettre.txt", "one")
    assert take_in([put(tmp_path / "in" / "lettre.txt", "two")], raw).copied == ["lettre-2.txt"]
    assert (raw / "lettre.txt").read_text(encoding="utf-8") == "one"


def test_a_folder_is_taken_in_with_its_folders_and_without_its_control_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    put(folder / "2023" / "a.txt", "one")
    put(folder / "catalogue.csv", "path\n")
    put(folder / ".hidden", "x")
    assert take_in([folder], tmp_path / "raw").copied == ["2023/a.txt"]


def test_a_file_that_is_not_there_is_one_line_and_keeps_no_other_away(tmp_path: Path) -> None:
    there = put(tmp_path / "in" / "a.txt", "one")
    intake = take_in([tmp_path / "none.pdf", there], tmp_path / "raw")
    assert intake.copied == ["a.txt"]
    assert intake.n_failed == 1
    (line,) = intake.lines
    assert line.startswith(f"failed     {tmp_path / 'none.pdf'}: no such file; ")


def test_add_ends_with_an_error_where_a_file_could_not_be_taken_in(tmp_path: Path) -> None:
    told = ["add", str(tmp_path / "none.pdf"), "--raw", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, told)
    assert done.exit_code == 1
    assert done.output.count("\n") == 1


def test_files_count_once_they_stay_the_same_and_unfinished_ones_do_not(tmp_path: Path) -> None:
    seen: dict[Path, tuple[int, int]] = {}
    first = put(tmp_path / "a.pdf", "one")
    put(tmp_path / "b.pdf.part", "half")
    assert settled(tmp_path, seen, patience=0) == [first]
    assert settled(tmp_path, seen, patience=0) == []
    second = put(tmp_path / "b.pdf", "whole")
    assert settled(tmp_path, seen, patience=0) == [second]


def test_init_writes_each_template_once_and_the_build_takes_them(tmp_path: Path) -> None:
    folder = tmp_path / "mes documents"
    first = CliRunner().invoke(main, ["init", str(folder)])
    assert first.exit_code == 0
    assert all((folder / name).is_file() for name in TEMPLATES)
    put(folder / "catalogue.csv", "path,title\na.pdf,Mine\n")
    again = CliRunner().invoke(main, ["init", str(folder)])
    assert again.output.count("kept") == len(TEMPLATES)
    assert "Mine" in (folder / "catalogue.csv").read_text(encoding="utf-8")
    assert load_settings(folder).country == "ML"


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_example_of_a_template_is_what_the_build_takes_and_has_its_columns(
    name: str, tmp_path: Path
) -> None:
    put(tmp_path / name, example_of(name))
    check_control_files(tmp_path)
    if name.endswith(".csv"):
        header, *lines = example_of(name).splitlines()
        assert set(header.split(",")) <= set(TEMPLATES[name][0].strip().split(","))
        assert lines


def test_init_says_what_the_first_ten_minutes_are(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["init", str(tmp_path / "mes documents")]).output
    assert f"bordereau serve --desk --raw '{tmp_path}/mes documents'" in said
    commands = {
        line.partition("bordereau ")[2].split()[0] for line in said.splitlines() if "bordereau " in line
    }
    assert commands <= set(main.commands)
    assert {"add", "status", "serve", "export"} <= commands


def test_status_says_how_to_begin_where_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(BordereauError, match="make build"):
        list(status_of(tmp_path))


def test_status_says_what_is_held_and_what_awaits_a_person(sample_out: Path) -> None:
    lines = list(status_of(sample_out))
    assert lines[0].startswith("7 documents, ")
    assert any(line.endswith("wait for a decision:") for line in lines)
    assert any(line.startswith("last build ") for line in lines)


@pytest.mark.slow
def test_what_is_added_is_read_and_described_at_once(bordereau: Bordereau, tmp_path: Path) -> None:
    given = tmp_path / "in" / "releve-decisions.md"
    given.parent.mkdir()
    shutil.copy(RAW / "releve-decisions.md", given)
    done = bordereau("add", given, "--raw", tmp_path / "raw", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "ok         releve-decisions.md"
    assert "3 agreements" in done.stdout
    assert "FCFA" in done.stdout


def test_a_bag_is_valid_and_holds_originals_and_archive(sample_out: Path, tmp_path: Path) -> None:
    export(sample_out / "archive.db", ["bag"], tmp_path, raw=RAW)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert "data/archive.db" in bag.entries
    assert "data/raw/accessions.csv" in bag.entries
    with pytest.raises(BordereauError, match="not empty"):
        export(sample_out / "archive.db", ["bag"], tmp_path, raw=RAW)
