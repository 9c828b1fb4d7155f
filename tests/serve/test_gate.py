"""What every answer says to browsers, what is refused, and what a stranger's question may cost."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.gate import HEADERS, LARGEST_FORM
from pipeline.serve.pages import ROUTES
from pipeline.serve.policy import Policy
from pipeline.serve.queries import QUERIES
from pipeline.serve.room import Folders, ReadingRoom
from tests.conftest import RAW
from tests.serve.conftest import Ask, asker
from tests.serve.strangers import ADDRESSES, MISCHIEF, QUESTIONS, hostile_to

pytestmark = pytest.mark.slow

MOST_SECONDS, MOST_WAITING = 3.0, 1.0

TIMES_ALONE = 20
"""How many times as long as alone a reader may wait beside questions, where the machine is busy."""


@pytest.fixture(scope="module")
def open_room(sample_out: Path) -> Iterator[ReadingRoom]:
    """A room for strangers who may even ask in SQL."""
    room = reading_room(Folders(sample_out, RAW), Policy().for_strangers(sql=True))
    yield room
    room.images.close()


@pytest.fixture(scope="module")
def stranger(sample_out: Path) -> Iterator[Ask]:
    room = reading_room(Folders(sample_out, RAW), Policy().for_strangers())
    yield asker(room)
    room.images.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/page/livret-partenariats/5",
        "/nowhere",
        "/archive/amounts.json",
        "/archive/amounts.csv",
        "/static/room.js",
        "/robots.txt",
        "/%ff",
        "/image/page/livret-partenariats/5.webp",
        "/page/x/1",
    ],
)
def test_every_answer_says_what_a_browser_may_do_with_it(stranger: Ask, path: str) -> None:
    headers = stranger(path).headers
    for name, value in HEADERS:
        assert headers[name] == value
    told = headers["content-security-policy"]
    assert "unsafe" not in told
    assert "default-src 'none'" in told
    assert "frame-ancestors 'none'" in told
    assert "server" not in headers


def test_only_scripts_of_our_templates_carry_the_nonce_of_their_answer(ask: Ask) -> None:
    seen = set()
    for path in ("/archive/amounts.Notebook", "/archive/amounts.copyable"):
        answer = ask(path)
        told = re.search(r"script-src 'self' 'nonce-([\w-]+)'", answer.headers["content-security-policy"])
        assert told
        inline = re.findall(r"<(?:script|style)\b(?![^>]*\bsrc=)([^>]*)>", answer.text)
        assert inline
        assert all(f'nonce="{told[1]}"' in attributes for attributes in inline)
        seen.add(told[1])
    assert len(seen) == 2


def test_strangers_get_neither_sql_nor_the_archive_nor_the_machine(stranger: Ask) -> None:
    for path in ("/archive?sql=select+1", "/archive.json?sql=select+1", "/archive/cells?_where=1"):
        assert stranger(path).status_code == 403
    assert stranger("/archive.db").status_code == 403
    for path in ("/-/databases.json", "/-/settings", "/-/threads", "/-/metadata.json", "/-/versions"):
        assert stranger(path).status_code == 404
    assert "sql-editor" not in stranger("/archive").text


def test_on_loopback_all_is_open_and_no_folder_is_told(ask: Ask, sample_out: Path) -> None:
    assert ask("/archive.json?sql=select+1").status_code == 200
    told = ask("/-/databases.json")
    assert told.json()[0]["path"] == "archive.db"
    assert str(sample_out) not in told.text


def test_a_name_that_leads_here_from_elsewhere_is_refused_on_loopback(ask: Ask, stranger: Ask) -> None:
    away = {"host": "archive.example.org"}
    assert ask("/", headers=away).status_code == 421
    assert stranger("/", headers=away).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_nothing_is_written_without_a_desk(stranger: Ask, method: str) -> None:
    for path in ("/", "/desk/finding", "/archive/amounts", "/-/logout"):
        assert stranger(path, method=method).status_code in (404, 405)


def test_a_form_larger_than_ours_is_none(sample_out: Path, tmp_path: Path) -> None:
    from pipeline.serve.desk import Desk

    room = reading_room(Folders(sample_out, tmp_path, Desk({})))
    headers = {"origin": "http://localhost", "cookie": "ds_csrftoken=abc"}
    told = {"csrftoken": "abc", "why": "x" * LARGEST_FORM}
    assert asker(room)("/desk/finding", method="post", data=told, headers=headers).status_code == 403
    room.images.close()


def test_robots_stay_out_unless_they_are_let_in(sample_out: Path, stranger: Ask) -> None:
    assert "Disallow: /" in stranger("/robots.txt").text
    room = reading_room(Folders(sample_out, RAW), Policy().for_strangers(robots=True))
    assert "Allow: /" in asker(room)("/robots.txt").text
    assert "Disallow" not in asker(room)("/robots.txt").text
    room.images.close()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_hostile_request_is_answered_in_time_and_in_words(open_room: ReadingRoom, kind: str) -> None:
    start = time.perf_counter()
    answer = asker(open_room)(ADDRESSES[kind])
    assert time.perf_counter() - start < MOST_SECONDS
    assert answer.status_code < 500 or answer.status_code == 503
    assert "Traceback" not in answer.text
    assert str(Path.home()) not in answer.text
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in ROUTES])
def test_each_page_answers_mischief_in_words(stranger: Ask, pattern: str) -> None:
    for address in hostile_to(pattern):
        answer = stranger(address)
        assert answer.status_code < 500, address
        assert "Traceback" not in answer.text, address
        assert "<script>alert(7)" not in answer.text, address
        assert "root:" not in answer.text, address
        assert re.match(r"/(?![/\\])", answer.headers.get("location", "/")), address
        for name, value in HEADERS:
            assert answer.headers[name] == value, address


@pytest.mark.parametrize("name", [name for group in QUERIES.values() for name in group])
def test_each_canned_question_answers_mischief_in_words(stranger: Ask, name: str) -> None:
    (query,) = (group[name] for group in QUERIES.values() if name in group)
    asked = sorted({*re.findall(r"(?<!:):(\w+)", query.sql), "_facet", "_sort", "_next"})
    for ending in ("", ".json", ".csv"):
        for mischief in MISCHIEF:
            told = "&".join(f"{parameter}={mischief[:200]}" for parameter in asked)
            answer = stranger(f"/archive/{name}{ending}?{told}")
            assert answer.status_code < 500, told
            assert "Traceback" not in answer.text, told
            assert "html" not in answer.headers["content-type"] or "<script>alert(7)" not in answer.text, told


def test_a_page_with_a_part_that_no_mischief_fills_is_told() -> None:
    with pytest.raises(ValueError, match="no hostile request fills"):
        hostile_to(r"^/day/(?P<day>\d{4}-\d\d)$")


def test_questions_at_once_leave_room_for_readers(open_room: ReadingRoom) -> None:
    paths = ("/agreements", "/documents", "/page/livret-partenariats/5", "/archive/amounts")

    async def all_at_once() -> tuple[list[httpx.Response], list[float], list[float]]:
        async def wait_for(path: str) -> float:
            start = time.perf_counter()
            answer = await open_room.client.get(path)
            assert answer.status_code == 200
            return time.perf_counter() - start

        await wait_for("/agreements")
        alone = [await wait_for(path) for path in paths]
        hostile = [asyncio.create_task(open_room.client.get(ADDRESSES[f"SQL: {name}"])) for name in QUESTIONS]
        await asyncio.sleep(0.1)
        waited = [await wait_for(path) for path in paths]
        return list(await asyncio.gather(*hostile)), alone, waited

    answers, alone, waited = asyncio.run(all_at_once())
    assert {answer.status_code for answer in answers} <= {200, 400, 503}
    assert any(answer.status_code == 503 for answer in answers), "some must be told to come back"
    assert max(waited) < max(MOST_WAITING, TIMES_ALONE * max(alone))


def test_no_address_of_this_machine_is_shown(stranger: Ask, sample_out: Path) -> None:
    paths = [
        "/",
        "/documents",
        "/document/livret-partenariats",
        "/archive",
        "/archive/documents.json?_shape=array",
        "/archive/problems.json",
        "/archive/documents.csv",
        "/nowhere",
        "/archive/documents.Notebook",
    ]
    for path in paths:
        text = stranger(path).text
        for folder in (str(sample_out), str(RAW.resolve()), str(Path.home())):
            assert folder not in text
