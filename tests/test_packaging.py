"""The wheel works where nothing else of the repository is, and says what it is made of."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TOP

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, path: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, and nothing else of ours."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        folder,
        TOP,
        cwd=folder,
        path=folder,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder / "installed")
    return folder / "installed"


def test_the_wheel_holds_code_and_what_it_needs_but_no_tests_and_no_documents(installed: Path) -> None:
    names = {path.relative_to(installed).parts[0] for path in installed.rglob("*")}
    assert {name for name in names if not name.startswith("bordereau-")} == {"pipeline"}
    licences = next(installed.glob("bordereau-*.dist-info")) / "licenses"
    assert {"LICENSE", "NOTICE"} <= {path.name for path in licences.rglob("*")}
    for needed in ("serve/templates/page.html", "serve/static/room.css", "locale/fr/LC_MESSAGES/records.po"):
        assert (installed / "pipeline" / needed).is_file()


@pytest.fixture(scope="module")
def served(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small archive, built and served by the wheel alone."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "raw").mkdir()
    (folder / "raw" / "note.txt").write_text(
        "Note du 3 mai 2024\n\nLa commune de Gao a reçu 12 000 000 FCFA de l'ANICT le 2 mai 2024.\n",
        encoding="utf-8",
    )
    python = (sys.executable, "-m", "pipeline")
    where = run(sys.executable, "-c", "import pipeline; print(pipeline.__file__)", cwd=folder, path=installed)
    assert where.startswith(str(installed))
    run(*python, "build", "--raw", "raw", "--out", "out", cwd=folder, path=installed)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [*python, "serve", "--public", "--raw", "raw", "--out", "out", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        address = next(line for line in lines if line.startswith("Bordereau serves")).split()[-1]
        assert any("Uvicorn running" in line for line in lines)
        try:
            yield address.rstrip("/")
        finally:
            server.terminate()
            server.communicate(timeout=20)


def test_what_the_wheel_serves_is_whole(served: str) -> None:
    def get(path: str) -> str:
        with urllib.request.urlopen(served + path, timeout=20) as answer:
            return str(answer.read().decode("utf-8"))

    assert json.loads(get("/health")) == {"ok": True, "documents": 1}
    assert "12 000 000 FCFA" in get("/page/note/1").replace("\N{NARROW NO-BREAK SPACE}", " ").replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "room.css" in get("/")
    assert ".top" in get("/static/room.css")


def test_the_bill_of_materials_names_every_locked_library_with_its_digests(tmp_path: Path) -> None:
    run(sys.executable, TOP / "docs" / "make_sbom.py", tmp_path, cwd=tmp_path, path=tmp_path)
    bill = json.loads((tmp_path / "bom.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    known = {part["name"]: part for part in bill["components"]}
    direct = {"datasette", "spacy", "pypdfium2", "pdfplumber", "lxml", "panzoom", "d3"}
    assert direct <= known.keys()
    locked = (TOP / "requirements.txt").read_text(encoding="utf-8")
    for name, part in known.items():
        assert part["purl"].startswith("pkg:")
        assert part["licenses"][0]["license"]["name"]
        if part["purl"].startswith("pkg:pypi"):
            assert re.search(rf"^{re.escape(name)}=={re.escape(part['version'])}\b", locked, re.MULTILINE)
            assert part["hashes"]
    with (tmp_path / "licences.csv").open(encoding="utf-8") as file:
        said = [row["licence"] for row in csv.DictReader(file)]
    assert len(said) == len(known)
    assert said.count("not said") <= 2


def test_every_requirement_is_locked_with_its_digests() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (TOP / name).read_text(encoding="utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if re.match(r"[A-Za-z0-9]", line)]
        assert len(pins) > 50
        assert [lines[n] for n in pins if "==" not in lines[n] or "--hash=sha256:" not in lines[n + 1]] == []
