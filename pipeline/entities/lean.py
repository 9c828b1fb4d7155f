"""spaCy imported without what costs half of its start and is not asked for here.

Its French tokenizer compiles a pattern of 1.4 million characters: 266 words, such as `^anti-`, each before
the same few classes of letters, written out every time. The words together before each class match the same,
and compile in a hundredth of the time. Its command line brings two libraries for the web and is not used, nor
is the first version of a library of which it has the second.
"""

from __future__ import annotations

import functools
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

LONG = 100_000
"""Characters: patterns as long as this are made of alternatives that repeat themselves."""

_FLAGS = "(?iu)"
_ALTERNATIVE = re.compile(r"\(\?:(\^(?>(?:[^$]|\$(?!\)))*)\$)\)(?=\||\Z)")
_CLASS = re.compile(r"\[[^][]{500,}\][+*]?")
# Between them no alternatives of its own, and no group that only begins or ends there.
_TWO_CLASSES = re.compile(
    r"(\[[^]]{500,}\][+*]?)((?:[^][()|\\]|\[[^]]{1,20}\]|\(\?:[^()|]*\))+)(\[[^]]{500,}\][+*]?\$)"
)


@functools.lru_cache(maxsize=4)
def factored(pattern: str) -> str:
    """A pattern of alternatives `(?:^...$)`, which may hold long classes, with each class once or twice.

    What is not made like that is given back as it is.
    """
    if not pattern.startswith(_FLAGS):
        return pattern
    body = pattern.removeprefix(_FLAGS)
    alternatives = [match[1] for match in _ALTERNATIVE.finditer(body)]
    if "|".join(f"(?:{alternative})" for alternative in alternatives) != body:
        return pattern
    heads: dict[str, list[str]] = defaultdict(list)
    for alternative in alternatives:
        match = _CLASS.search(alternative)
        start = match.start() if match else len(alternative)
        heads[alternative[start:]].append(alternative[:start])
    middles: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for tail, those in heads.items():
        first, middle, last = _around_middle(tail)
        middles["|".join(those), first, last].append(middle)
    return _FLAGS + "|".join(
        f"(?:(?:{those}){first}(?:{'|'.join(between)}){last})"
        for (those, first, last), between in middles.items()
    )


def _around_middle(tail: str) -> tuple[str, str, str]:
    """Two long classes at the start and the end of a pattern, and what stands between them; else it first."""
    match = _TWO_CLASSES.fullmatch(tail)
    return (match[1], match[2], match[3]) if match else (tail, "", "")


@contextmanager
def lean_patterns() -> Iterator[None]:
    """Within the block, very long patterns are compiled in their shorter form."""
    compiled = re.compile

    def compile_factored(pattern: Any, flags: Any = 0) -> Any:
        is_long = isinstance(pattern, str) and len(pattern) > LONG
        return compiled(factored(pattern) if is_long else pattern, flags)

    re.compile = compile_factored
    try:
        yield
    finally:
        re.compile = compiled


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Within the block, modules of these names are empty where they are not imported yet."""
    held = [name for name in names if name not in sys.modules]
    for name in held:
        sys.modules[name] = _Empty(name)
    try:
        yield
    finally:
        for name in held:
            del sys.modules[name]


@contextmanager
def _missing(name: str) -> Iterator[None]:
    """Within the block, a module that others can do without is not found where it is not imported yet."""
    held = name not in sys.modules
    if held:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if held:
            del sys.modules[name]


class _Empty(ModuleType):
    """A module of which any name may be imported."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


def import_spacy() -> None:
    """Import spaCy and its French language."""
    if "spacy" not in sys.modules:
        without = _without("spacy.cli", "spacy.cli.info", "srsly._yaml_api")
        with lean_patterns(), without, _missing("pydantic.v1"):
            import spacy
            import spacy.lang.fr  # noqa: F401
