"""Compiled patterns, kept from one start to the next: to compile a thousand takes a second of every start.

Python compiles a pattern to numbers for its engine, which looks at them again when it is given them. A
pattern is known by all of its text and its flags, and the file by the version of Python: nothing in it grows
old. Without a place to keep them nothing is lost but that time.

Beside them is kept what patterns begin with, which is read from them by code of our own: it is forgotten when
that changes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.records.caches import BEGINNINGS, user_caches

MOST = 10_000
"""Patterns that are kept: beyond them only those stay that were asked for just now."""

WORTH_KEEPING = 1_000
"""Characters of new patterns from which on all are written anew: that takes as long as to compile them.

A few are new at every start, as those that libraries make of sets in the order in which they lie in memory.
"""

LONG = 500
"""Characters of a pattern from which on it is kept though a worker compiled it: that took some milliseconds.

Shorter ones may hold words of one document, as an acronym.
"""

READ_BY = Path(__file__).parents[1] / "values" / "text" / "pattern_reader.py"
"""The code that reads what patterns begin with."""

_ENGINE: Any = import_module("_sre")
_COMPILER: Any = import_module("re._compiler")
_PARSER: Any = import_module("re._parser")

_Key = tuple[str | bytes, int]
_Parts = tuple[int, str, int, dict[str, int], list[str | None]]
"""Flags, code (base 64), number of groups, the groups by their names, and their names by number."""
Made = list[tuple[_Key, _Parts]]
"""Patterns that a worker compiled."""


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Within the block, patterns that were compiled before are taken from where they are kept."""
    global _current
    folder = user_caches()
    if folder is None:
        yield
        return
    version = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{_ENGINE.MAGIC}"
    compiled = _COMPILER.compile
    kept = KeptPatterns(folder / f"compiled-{version}", compiled)
    _COMPILER.compile, _current = kept.compile, kept
    BEGINNINGS.update(kept.beginnings)
    try:
        yield
    finally:
        _COMPILER.compile, _current = compiled, None
        kept.beginnings.update(BEGINNINGS)
        with suppress(OSError):
            kept.save()


_current: KeptPatterns | None = None


def long_patterns() -> Made:
    """In a worker: the long patterns that it compiled since it was asked last, for its parent to keep."""
    return _current.long() if _current else []


def keep_long_patterns(made: Made) -> None:
    """In its parent: keep them with its own."""
    if _current and made:
        _current.add(made)


class KeptPatterns:
    """Patterns in a file; `compiled` is what Python compiles others with.

    Attributes:
        beginnings: of patterns, by their text and flags.
    """

    def __init__(self, path: Path, compiled: Callable[[Any, int], re.Pattern[Any]]) -> None:
        self._path = path
        self._compiled = compiled
        self._reader = hashlib.sha256(READ_BY.read_bytes()).hexdigest()
        self._held, self.beginnings = _load(path, self._reader)
        self._n_begun = len(self.beginnings)
        self._made: dict[_Key, _Parts] = {}
        self._asked: set[_Key] = set()
        self._long: list[_Key] = []

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """What Python makes of a pattern.

        Raises:
            re.error: it is none.
        """
        if type(pattern) not in (str, bytes) or flags & re.DEBUG:
            return self._compiled(pattern, flags)
        key = (pattern, int(flags))
        own, code, groups, by_name, names = self._parts_of(key)
        self._asked.add(key)
        numbers = array("I", b64decode(code)).tolist()
        made: re.Pattern[Any] = _ENGINE.compile(pattern, own, numbers, groups, by_name, tuple(names))
        return made

    def _parts_of(self, key: _Key) -> _Parts:
        is_long = len(key[0]) >= LONG
        # Long ones are asked for once, by what keeps them compiled, and take most of the memory.
        parts = self._made.get(key) or (self._held.pop(key, None) if is_long else self._held.get(key))
        if parts is None:
            parts = self._made[key] = _parts(*key)
            if is_long:
                self._long.append(key)
        return parts

    def long(self) -> Made:
        """The long patterns that were compiled since this was asked last."""
        keys, self._long = self._long, []
        return [(key, self._made[key]) for key in keys]

    def add(self, made: Made) -> None:
        """Keep patterns that another process compiled."""
        self._made.update(made)
        self._asked.update(key for key, _ in made)

    def save(self) -> None:
        """Keep what was compiled now, with what is kept meanwhile.

        Raises:
            OSError: it cannot be written.
        """
        if sum(len(text) for text, _ in self._made) < WORTH_KEEPING and len(self.beginnings) == self._n_begun:
            return
        held, begun = _load(self._path, self._reader)
        patterns, beginnings = held | self._made, begun | self.beginnings
        if len(patterns) > MOST:
            patterns = {key: patterns[key] for key in self._asked if key in patterns}
        lines = [[_text(pattern), flags, *parts] for (pattern, flags), parts in patterns.items()]
        read = [[text, flags, sorted(known)] for (text, flags), known in list(beginnings.items())[-MOST:]]
        content = json.dumps({"patterns": lines, "beginnings": {self._reader: read}}).encode("ascii")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            beside.write_bytes(hashlib.sha256(content).digest() + content)
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)


def _parts(pattern: str | bytes, flags: int) -> _Parts:
    """What the engine makes a pattern of; so does `re` (a test holds this against it)."""
    parsed = _PARSER.parse(pattern, flags)
    code = _COMPILER._code(parsed, flags)
    by_name: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in by_name.items():
        names[number] = name
    return (
        flags | parsed.state.flags,
        b64encode(array("I", code).tobytes()).decode("ascii"),
        parsed.state.groups - 1,
        dict(by_name),
        names,
    )


def _text(pattern: str | bytes) -> str | list[str]:
    """A pattern as JSON has it: one of bytes is in a list."""
    return pattern if isinstance(pattern, str) else [pattern.decode("latin-1")]


def _pattern(text: str | list[str]) -> str | bytes:
    return text if isinstance(text, str) else text[0].encode("latin-1")


def _load(path: Path, reader: str) -> tuple[dict[_Key, _Parts], dict[tuple[str, int], frozenset[str]]]:
    """The patterns that a file holds, and beginnings that this reader read; none where it was damaged."""
    try:
        content = path.read_bytes()
        digest, content = content[:32], content[32:]
        if hashlib.sha256(content).digest() != digest:
            return {}, {}
        held = json.loads(content)
    except (OSError, ValueError):
        return {}, {}
    patterns = {(_pattern(text), flags): tuple(parts) for text, flags, *parts in held["patterns"]}
    begun = held["beginnings"].get(reader, ())
    return patterns, {(pattern, flags): frozenset(known) for pattern, flags, known in begun}
