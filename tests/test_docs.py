"""The documentation cannot lie: its commands run, and its generated parts are up to date."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corrections.correction_lines import load_corrections
from tests.conftest import TOP

PAGES = sorted([TOP / "README.md", TOP / "CONTRIBUTING.md", *(TOP / "docs").glob("*.md")])
ELSEWHERE = {
    "make serve": "tests/test_serve.py serves, and .ci/run sets up from a clean clone",
    "make test": "this is it",
    "make test TESTS=tests/values": "test_a_part_of_the_tests_can_be_named",
    "make setup": ".ci/run sets up from a clean clone",
    "make lint": ".ci/run lints",
    "make docs": "test_generated_parts_are_up_to_date asks whether it has been run",
    ".venv/bin/bordereau add ~/Downloads/rapport-2025.pdf": "tests/stages/test_desk_commands.py adds",
}
"""Commands that cannot be run from within a test, and what runs them."""


def shown(page: Path) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines()]


COMMANDS = sorted({command for page in PAGES for command in shown(page)} - set(ELSEWHERE))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, sample_out: Path) -> Path:
    """A copy of the sources with what was built and set up, to run commands in."""
    top = tmp_path_factory.mktemp("checkout")
    for name in ("pipeline", "raw", "Makefile", "pyproject.toml", "requirements.txt"):
        (top / name).symlink_to(TOP / name)
    (top / ".venv" / "bin").mkdir(parents=True)
    for program in ("python", "bordereau", "sqlite-utils"):
        # A script, newer than the requirements: make must not set up what the test runs in, nor any other.
        script = top / ".venv" / "bin" / program
        script.write_text(
            f'#!/bin/sh\nexec "{Path(sys.executable).parent / program}" "$@"\n', encoding="utf-8"
        )
        script.chmod(0o755)
    shutil.copytree(sample_out, top / "extracted")
    return top


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_documentation_runs(command: str, checkout: Path) -> None:
    if "audit.xlsx" in command and not (checkout / "extracted" / "audit.xlsx").exists():
        audit = [".venv/bin/bordereau", "audit"]
        subprocess.run(audit, cwd=checkout, capture_output=True, check=True, timeout=300)
    done = subprocess.run(["sh", "-ec", command], cwd=checkout, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def test_a_part_of_the_tests_can_be_named() -> None:
    command = ["make", "--dry-run", "--assume-old=.venv/ready-dev", "test", "TESTS=tests/values"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True, timeout=60)
    (line,) = [line for line in done.stdout.splitlines() if "pytest" in line]
    assert line.split()[-1] == "tests/values"


def test_generated_parts_are_up_to_date() -> None:
    cog = [str(Path(sys.executable).parent / "cog"), "--check", *map(str, PAGES)]
    done = subprocess.run(
        cog, cwd=TOP, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(TOP)}
    )
    assert done.returncode == 0, "make docs brings them up to date\n" + done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_every_target_of_make_is_listed() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (TOP / "Makefile").read_text(encoding="utf-8"), re.M)
    assert phony
    listed = subprocess.run(["make"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    assert all(f"make {target}" in listed for target in phony[1].split())


@pytest.mark.parametrize("way", [["-m", "pipeline"], ["-c", "from pipeline.cli import main; main()"]])
def test_both_ways_to_call_it_know_every_command(way: list[str]) -> None:
    listed = subprocess.run(
        [sys.executable, *way, "--help"], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout
    for command in (
        "build",
        "read",
        "tables",
        "entities",
        "load",
        "audit",
        "tables-of",
        "entities-of",
        "serve",
    ):
        assert re.search(rf"^  {command} ", listed, re.M)


def csv_examples() -> list[str]:
    text = (TOP / "docs" / "archivist.md").read_text(encoding="utf-8")
    return re.findall(r"^```csv\n(action,.*?)^```", text, re.M | re.S)


@pytest.mark.parametrize("example", csv_examples())
def test_an_example_of_corrections_is_one_that_the_build_takes(example: str, tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text(example, encoding="utf-8")
    assert len(load_corrections(tmp_path)) == len(example.splitlines()) - 1
