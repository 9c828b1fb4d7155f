"""What `docs/security.md` says is shown by a test is shown by a test that there is."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import TOP

PAGE = (TOP / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| \d+\.\d+\.\d+", line)]


def test_the_page_lists_items_of_every_chapter_that_applies() -> None:
    chapters = {int(number) for row in ROWS for number in re.findall(r"(\d+)\.\d+\.\d+", row.split("|")[1])}
    assert chapters == {1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 14}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_each_item_names_tests_that_there_are(row: str) -> None:
    named = re.findall(r"`(\w+\.py)::(test_\w+)`", row.split("|")[4])
    assert named, "no test shows it"
    for file, test in named:
        (path,) = (TOP / "tests").rglob(file)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (file, test)
