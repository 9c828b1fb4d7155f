"""Patterns that were compiled at an earlier start are the same, and a damaged file costs time alone."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pipeline.records.caches import BEGINNINGS
from pipeline.stages.jobs import Job
from pipeline.stages.kept_patterns import LONG, MOST, WORTH_KEEPING, kept_patterns
from pipeline.stages.pool import Pool
from pipeline.stages.work_limits import Limits
from pipeline.values.text.beginnings import Beginnings

compiler: Any = import_module("re._compiler")

PATTERNS: tuple[tuple[Any, int, Any], ...] = (
    (r"(?P<day>\d{1,2}) (?P<month>mars|avril)", re.IGNORECASE, "le 3 MARS"),
    (r"(?<![\w-])(?:(é|[à-ü])+|\s)*+x", 0, "éà x"),
    (r"(?ix) ( a | b )  # either", re.DOTALL, "B"),
    (rb"%PDF-(\d)", 0, b"%PDF-1.7"),
    ("|".join(f"{number}%" for number in range(LONG)), 0, "12%"),
    ("\ud800+", 0, "\ud800"),
)


@pytest.fixture(autouse=True)
def nothing_read_before() -> None:
    BEGINNINGS.clear()


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("pipeline.stages.kept_patterns.WORTH_KEEPING", 1)
    return tmp_path


def compiled() -> list[tuple[Any, ...]]:
    """What patterns are and find, compiled anew."""
    re.purge()
    found = []
    for pattern, flags, text in PATTERNS:
        made = re.compile(pattern, flags)
        match = made.search(text)
        assert match is not None
        found.append((made, made.flags, made.groups, dict(made.groupindex), match.span(), match.groupdict()))
    return found


def kept(caches: Path) -> Path:
    (path,) = (caches / "bordereau").iterdir()
    return path


@pytest.mark.usefixtures("caches")
def test_a_kept_pattern_is_the_one_that_python_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = compiled()
    with kept_patterns():
        assert compiled() == plain
    monkeypatch.setattr(compiler, "_code", lambda *_: pytest.fail("compiled"))
    with kept_patterns():
        assert compiled() == plain
        re.purge()
        with pytest.raises(re.error):
            re.compile("(")


@pytest.mark.parametrize("spoilt", [b"", b"{}" * 40, None])
def test_a_damaged_file_is_made_anew(caches: Path, spoilt: bytes | None) -> None:
    with kept_patterns():
        plain = compiled()
    path = kept(caches)
    content = path.read_bytes()
    path.write_bytes(content[:-1] if spoilt is None else spoilt)
    with kept_patterns():
        assert compiled() == plain
    assert len(path.read_bytes()) == len(content)


def test_what_is_not_asked_for_stays_until_there_are_too_many(
    caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most, stays in ((MOST, True), (1, False)):
        monkeypatch.setattr("pipeline.stages.kept_patterns.MOST", most)
        for pattern in ("first", f"second{most}"):
            with kept_patterns():
                re.purge()
                re.compile(pattern)
        assert (b'"first"' in kept(caches).read_bytes()) is stays


@pytest.mark.parametrize("has_home", [True, False])
def test_without_a_place_patterns_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_home: bool
) -> None:
    (tmp_path / "file").touch()
    if has_home:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    else:
        monkeypatch.setattr("pipeline.stages.kept_patterns.user_caches", lambda: None)
    plain = compiled()
    with kept_patterns():
        assert compiled() == plain


@pytest.mark.parametrize(("length", "is_written"), [(WORTH_KEEPING - 1, False), (WORTH_KEEPING, True)])
def test_a_few_new_patterns_are_not_worth_writing_all_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, is_written: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with kept_patterns():
        re.purge()
        re.compile("x" * length)
    assert (tmp_path / "bordereau").exists() is is_written


def test_what_patterns_begin_with_is_kept_beside_them(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = re.compile(r"(?<!\w)(?:mars|avril) \d{4}")
    with kept_patterns():
        read = Beginnings.of(pattern)
    BEGINNINGS.clear()
    monkeypatch.setattr(
        "pipeline.values.text.beginnings.PatternReader", lambda **_: pytest.fail("read again")
    )
    with kept_patterns():
        assert Beginnings.of(pattern).known == read.known == {"mar", "avr"}
    path = kept(caches)
    monkeypatch.setattr("pipeline.stages.kept_patterns.READ_BY", Path(__file__))
    BEGINNINGS.clear()
    with kept_patterns():
        assert not BEGINNINGS, "they were read by other code"
    assert path.exists()


def compile_of_length(length: int) -> None:
    re.compile("y" * length)


@pytest.mark.parametrize(("length", "is_kept"), [(LONG - 1, False), (LONG, True)])
def test_long_patterns_that_workers_compile_are_kept(caches: Path, length: int, is_kept: bool) -> None:
    with kept_patterns():
        re.compile("the parent's own")
        with Pool(1) as workers:
            list(workers.run([Job(compile_of_length, length, Limits(60, 1_000))]))
    assert (b"y" * length in kept(caches).read_bytes()) is is_kept
