"""Every pattern of the package, and for each the texts that would make it search without end."""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import _lru_cache_wrapper
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pipeline

PACKAGE = Path(pipeline.__file__).parent

REPRESENTATIVES = {
    c.CATEGORY_DIGIT: "1",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_NOT_WORD: ".",
}
MOST_UNITS = 40
"""Lists of words have hundreds; they are no different from one another."""

COMMON = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    ".",
    "-",
    "a ",
    "A ",
    "1 ",
    "1.",
    "A.",
    "Aa ",
    "a-",
    "a, ",
    "(",
    "é’",
    "« ",
)
"""What real texts are made of, whatever a pattern looks for."""


END = "\0;:!?.\n\0"
"""What no pattern can go on with: a letter that none knows, and the marks that many may not contain."""

ANCHORED = {"match", "fullmatch", "pattern", "flags"}
"""What is asked of a pattern that is looked for in one place only, and not all through a text."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern, and whether the package only asks whether it stands in one place."""

    pattern: re.Pattern[str]
    anchored: bool

    def look(self, text: str) -> int:
        """Look for it as the package does; gives how often it is found."""
        if self.anchored:
            return bool(self.pattern.match(text))
        return sum(1 for _ in self.pattern.finditer(text))


@functools.cache
def patterns() -> dict[str, Used]:
    """The compiled patterns of every module by the place where they stand, those behind caches included.

    Costs half a minute of CPU, for it imports and warms everything: what asks for it does so once a process.
    """
    found: dict[tuple[str, int], tuple[str, Used]] = {}

    def add(place: str, pattern: re.Pattern[str], *, anchored: bool) -> None:
        key = pattern.pattern, pattern.flags & ~re.UNICODE
        known = found.get(key)
        always = anchored and (known is None or known[1].anchored)
        found[key] = (known[0] if known else place, Used(pattern, always))

    trees = {m.__name__: ast.parse(Path(m.__file__).read_text(encoding="utf-8")) for m in modules()}
    asked = {name: _asked(tree) for name, tree in trees.items()}
    for module in modules():
        for name, value in vars(module).items():
            here = isinstance(value, re.Pattern)
            users = [other for other in modules() if vars(other).get(name) is value] if here else []
            methods = set().union(*(asked[other.__name__].get(name, ()) for other in users))
            if isinstance(value, _lru_cache_wrapper) and value.__module__ == module.__name__:
                value = _result(value)
            for field, pattern in _patterns_in(value):
                if field:
                    methods = set().union(*(names.get(f".{field}", ()) for names in asked.values()))
                add(f"{module.__name__}.{name}", pattern, anchored=bool(methods) and methods <= ANCHORED)
        for method, pattern in _written_in_functions(trees[module.__name__]):
            add(f"{module.__name__}: {pattern.pattern[:40]!r}", pattern, anchored=method in ANCHORED)
    return {f"{place} #{number}": used for number, (place, used) in enumerate(found.values(), 1)}


def _asked(tree: ast.AST) -> dict[str, set[str]]:
    """What a module asks of each name and `.field`: attributes, or "" where it is handed on itself."""
    asked: dict[str, set[str]] = {}
    plain: dict[int, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            either = node.value
            for value in (either.body, either.orelse) if isinstance(either, ast.IfExp) else (either,):
                plain[id(value)] = node.attr
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            name = node.id if isinstance(node, ast.Name) else f".{node.attr}"
            asked.setdefault(name, set()).add(plain.get(id(node), ""))
    return asked


def packages() -> list[str]:
    """The names of the packages right below `pipeline`, and of `pipeline` itself, without importing one."""
    return [
        "pipeline",
        *(f"pipeline.{info.name}" for info in pkgutil.iter_modules([str(PACKAGE)]) if info.ispkg),
    ]


def patterns_of(package: str) -> dict[str, Used]:
    """The patterns of a package's modules by their place; of `pipeline` those of the modules right in it."""
    known = packages()
    return {
        place: used
        for place, used in patterns().items()
        if package == next((name for name in known[1:] if place.startswith(f"{name}.")), known[0])
    }


@functools.cache
def modules() -> list[Any]:
    """Every module of the package."""
    found = pkgutil.walk_packages([str(PACKAGE)], "pipeline.")
    return [importlib.import_module(info.name) for info in found if not info.name.endswith("__main__")]


def _result(cached: Any) -> Any:
    """What a cached function without parameters gives, or one of entities that asks for a language only.

    Patterns by language of readers and redaction are matched at the start of a line, which is not seen here.
    """
    parameters = inspect.signature(cached.__wrapped__).parameters.values()
    needed = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
    if needed == ["language"] and cached.__module__.startswith("pipeline.entities."):
        return [cached(language) for language in ("fr", "en")]
    return None if needed else cached()


def _patterns_in(value: Any, depth: int = 0, field: str = "") -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a value, each with the field of a record of ours that holds it, or ""."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield field, value
    elif depth < 4 and isinstance(value, dict | list | tuple | frozenset | set):
        for item in [*value.keys(), *value.values()] if isinstance(value, dict) else value:
            yield from _patterns_in(item, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        later = [n for n, of in vars(type(value)).items() if isinstance(of, functools.cached_property)]
        for known in (*(field.name for field in fields(value)), *later):
            yield from _patterns_in(getattr(value, known, None), depth + 1, known)
    elif depth < 4 and type(value).__module__.startswith("pipeline."):
        yield from (p for item in gc.get_referents(value) for p in _patterns_in(item, depth + 1))


def _written_in_functions(tree: ast.AST) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that a module hands to functions of `re` as they are written down, with their names."""
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if called and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":  # type: ignore[attr-defined]
            method, first = node.func.attr, node.args[0]  # type: ignore[attr-defined]
            is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if is_text and method not in ("escape", "compile"):
                yield method, re.compile(first.value)


def adversaries(pattern: re.Pattern[str]) -> list[str]:
    """Short texts that a pattern may divide in many ways when repeated: its letters, classes and words."""
    units: dict[str, None] = dict.fromkeys(COMMON)
    _collect(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), units)
    return [unit for unit in list(units)[:MOST_UNITS] if unit]


def _collect(parsed: Any, units: dict[str, None]) -> str:
    """Note the single characters and the runs of an expression; gives a short text that it matches."""
    whole = ""
    for op, argument in parsed:
        text = _text_of(op, argument, units)
        if text and len(text) == 1:
            units[text] = None
        whole += text
    if 1 < len(whole) <= 40:
        units[whole] = None
    return whole[:40]


def _text_of(op: Any, argument: Any, units: dict[str, None]) -> str:
    if op is c.LITERAL:
        return chr(argument)
    if op is c.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if op is c.ANY:
        return "a"
    if op is c.IN:
        return _member(argument)
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        least, most, inner = argument
        text = _collect(inner, units)
        return text * max(1, min(least, 3)) if most else ""
    if op is c.BRANCH:
        texts = [_collect(branch, units) for branch in argument[1]]
        return texts[0] if texts else ""
    if op is c.SUBPATTERN:
        return _collect(argument[3], units)
    if op is c.ATOMIC_GROUP:
        return _collect(argument, units)
    if op in (c.ASSERT, c.ASSERT_NOT):
        _collect(argument[1], units)
    return ""


def _member(members: Any) -> str:
    if members[0][0] is c.NEGATE:
        excluded = re.compile("|".join(_class(m) for m in members[1:]) or "(?!)")
        return next((char for char in "a1 .-\nA" if not excluded.match(char)), "a")
    op, argument = members[0]
    if op is c.LITERAL:
        return chr(argument)
    return chr(argument[0]) if op is c.RANGE else REPRESENTATIVES.get(argument, "a")


def _class(member: Any) -> str:
    op, argument = member
    if op is c.LITERAL:
        return re.escape(chr(argument))
    if op is c.RANGE:
        return f"[{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}]"
    return re.escape(REPRESENTATIVES.get(argument, "a"))


def run_of(unit: str, size: int) -> str:
    """A unit repeated up to a size, with an end that nothing matches which had to go on."""
    return unit * (size // len(unit) + 1) + END
