"""One direction of flow: a layer imports from those before it only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TOP
from tests.imports import PACKAGE, layer_of, modules, names_of, tree_of

TOLD = re.findall(r"^\| `(\w+)/` \|", (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
LAYERS = ("errors", "unix", *TOLD, "__main__")
"""In the order in which CONTRIBUTING.md tells them."""

PDF_LAYERS = ("engine", "words", "layout", "blocks")
"""Packages of the PDF reader, from the file to the text; what puts them together stands beside them."""

LONGEST_MODULE = 320


def place(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def imported_layers(path: Path) -> Iterator[str]:
    yield from (name.split(".")[1] for name in names_of(path) if name.startswith("pipeline."))


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer_of(path) for path in modules()} == set(LAYERS)


def test_imports_go_in_one_direction() -> None:
    later = {
        (place(path), layer)
        for path in modules()
        for layer in imported_layers(path)
        if layer in LAYERS and LAYERS.index(layer) > LAYERS.index(layer_of(path))
    }
    assert later == set()


@pytest.mark.parametrize("layer", PDF_LAYERS)
def test_the_reading_of_pdfs_goes_in_one_direction(layer: str) -> None:
    folder = PACKAGE / "readers" / "pdf"
    earlier = PDF_LAYERS[: PDF_LAYERS.index(layer) + 1]
    for path in sorted((folder / layer).glob("*.py")):
        names = [name.split(".") for name in names_of(path) if name.startswith("pipeline.readers.pdf.")]
        assert {parts[3] for parts in names} <= set(earlier), path


def test_modules_fit_in_a_head() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_class_name_stands_for_one_thing() -> None:
    places: dict[str, list[str]] = {}
    for path in modules():
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(str(path.relative_to(PACKAGE)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


UNIX_ONLY = {"fcntl", "grp", "pty", "pwd", "resource", "signal", "termios"}


UNIX_CALLS = ("os.fork", 'get_context("fork")')


def test_what_only_unix_has_stands_in_one_module() -> None:
    def asked(path: Path) -> set[str]:
        text = path.read_text(encoding="utf-8")
        return {name.split(".")[0] for name in names_of(path)} & UNIX_ONLY | {
            call for call in UNIX_CALLS if call in text
        }

    asking = {place(path) for path in modules() if asked(path)}
    assert asking == {"unix.py"}


def test_what_contributing_names_is_there() -> None:
    text = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`(\w+/[\w/]+(?:\.\w+)?)/?`", text))
    named = {path for path in paths if path.split("/")[0] in TOLD}
    assert len(named) > 30
    assert [name for name in sorted(named) if not (PACKAGE / name).exists()] == []
