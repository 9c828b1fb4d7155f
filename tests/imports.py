"""What our modules import, read from their source: layers of ours, and libraries by their distributions."""

from __future__ import annotations

import ast
import functools
import importlib.metadata
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pipeline

PACKAGE = Path(pipeline.__file__).parent


def modules(place: str = ".") -> list[Path]:
    """Our modules in a package or a file of ours, by its path below `pipeline/`; not `pipeline` itself."""
    where = PACKAGE / place
    found = sorted(where.rglob("*.py")) if where.is_dir() else [where]
    return [path for path in found if path != PACKAGE / "__init__.py"]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_names(node: ast.AST) -> Iterator[str]:
    """Dotted names that the code below a node imports at run time: `pipeline.values.money.find_amounts`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"a relative import of {child.module}"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from imported_names(child)


def names_of(path: Path) -> set[str]:
    return set(imported_names(tree_of(path)))


def layer_of(path: Path) -> str:
    """The layer of a module: the first part of its path."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def names_used_by(function: Callable[..., object]) -> set[str]:
    """Dotted names that a function imports or uses, itself or through functions of its module."""
    path = Path(sys.modules[function.__module__].__file__ or "")
    functions = {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}
    imported = {name.rsplit(".", 1)[1]: name for name in names_of(path) if "." in name}
    found: set[str] = set()
    waiting, seen = [function.__name__], set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        found |= set(imported_names(functions[name]))
        used = {node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)}
        found |= {imported[name] for name in used & imported.keys()}
        waiting += (used & functions.keys()) - seen
    return found


def places_of(names: Iterable[str]) -> set[str]:
    """Where imported names of ours are written: layers, of `stages` the files themselves."""
    found = set()
    for name in names:
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1:
            file = PACKAGE / f"{parts[1]}.py"
            layer = f"{parts[1]}.py" if file.exists() else parts[1]
            found.add(f"stages/{parts[2]}.py" if layer == "stages" else layer)
    return found


def closure(places: Iterable[str], *, without: frozenset[str] = frozenset()) -> set[str]:
    """Places, and all that they import, directly or not; `without` those named."""
    found: set[str] = set()
    waiting = set(places) - without
    while waiting:
        place = waiting.pop()
        found.add(place)
        names = {name for path in modules(place) for name in names_of(path)}
        waiting |= places_of(names) - found - without
    return found


def distributions_of(names: Iterable[str]) -> set[str]:
    """The distributions that install imported modules; those of Python itself are none."""
    known = _distributions()
    tops = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"pipeline"}
    return {known[top] for top in tops}


@functools.cache
def _distributions() -> dict[str, str]:
    """The distribution of each module, by the name that it is required by."""
    found = importlib.metadata.packages_distributions()
    return {module: names[0].lower().replace("_", "-") for module, names in found.items()}
