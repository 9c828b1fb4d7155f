"""What was asked of an archive before is answered without asking it again, within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.database import Results

from pipeline.serve import answers, limits
from pipeline.serve.answers import WORTH, KeptAnswers, key_of
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from pipeline.serve.warmers import WARMERS
from tests.conftest import RAW
from tests.serve.conftest import Ask


def of(*texts: str) -> Results:
    return Results([(text,) for text in texts], False, (("text",),))


def test_an_answer_that_took_long_is_kept_and_one_that_did_not_is_not() -> None:
    kept = KeptAnswers()
    kept.keep("long", of("a"), WORTH)
    kept.keep("short", of("b"), WORTH - 0.001)
    assert kept.known("short") is None
    again = kept.known("long")
    assert again is not None
    assert again.rows == [("a",)]
    assert again.description == (("text",),)


def test_who_changes_an_answer_changes_no_other() -> None:
    kept = KeptAnswers()
    first = of("a")
    kept.keep("asked", first, 1)
    first.rows.append(("b",))
    for _ in range(2):
        again = kept.known("asked")
        assert again is not None
        assert again.rows == [("a",)]
        again.rows.clear()


def test_an_answer_too_large_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_WEIGHT", 10)
    kept = KeptAnswers()
    kept.keep("fits", of("x" * 10), 1)
    kept.keep("heavy", of("x" * 11), 1)
    assert kept.known("fits") is not None
    assert kept.known("heavy") is None


def test_the_one_not_asked_for_longest_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_HELD", 30)
    kept = KeptAnswers()
    for name in "abc":
        kept.keep(name, of(name * 10), 1)
    kept.known("a")
    kept.keep("d", of("d" * 10), 1)
    assert list(there(kept, "abcd")) == ["a", "c", "d"]


def there(kept: KeptAnswers, names: str) -> Iterator[str]:
    return (name for name in names if kept.known(name) is not None)


def test_questions_differ_by_sql_values_and_how_many_rows_they_want() -> None:
    asked = [
        key_of("SELECT 1", None, None),
        key_of("SELECT 2", None, None),
        key_of("SELECT 1", {"a": 1}, None),
        key_of("SELECT 1", {"a": 2}, None),
        key_of("SELECT 1", [1], None),
        key_of("SELECT 1", None, 150),
    ]
    assert len(set(asked)) == len(asked)
    assert key_of("SELECT 1", {"a": 1, "b": 2}, 5) == key_of("SELECT 1", {"b": 2, "a": 1}, 5)


@pytest.mark.slow
def test_a_view_is_asked_of_the_archive_once_and_a_question_in_sql_each_time(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = limits.answer

    def counted(connection: Any, sql: str, values: Any, **bounds: Any) -> Results:
        asked.append(sql)
        return answer(connection, sql, values, **bounds)

    monkeypatch.setattr(answers, "WORTH", 0.0)
    monkeypatch.setattr(limits, "answer", counted)
    first = ask("/archive/organisations_most_named?_size=7").text
    times = sum("organisations_most_named" in sql for sql in asked)
    again = ask("/archive/organisations_most_named?_size=7").text
    assert first == again
    assert sum("organisations_most_named" in sql for sql in asked) == times > 0
    numbers = [ask("/archive.json?sql=select+random()+as+number&_shape=arrays").text for _ in range(2)]
    assert numbers[0] != numbers[1]


@pytest.mark.slow
def test_rows_of_a_view_are_counted_before_anybody_asks_for_it(
    sample_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "WORTH", 0.0)
    room = reading_room(Folders(sample_out, RAW))
    room.warmers = WARMERS
    counted: list[str] = []
    answer = limits.answer

    def seen(connection: Any, sql: str, values: Any, **bounds: Any) -> Results:
        counted.extend([sql] if sql.startswith("select count(*) from") else [])
        return answer(connection, sql, values, **bounds)

    async def ask() -> None:
        await room.client.get("/archive/figures_and_their_checks.json")
        assert room._warming is not None
        await room._warming
        counted.clear()
        await room.client.get("/archive/figures_and_their_checks")

    monkeypatch.setattr(limits, "answer", seen)
    asyncio.run(ask())
    room.images.close()
    assert counted == []
