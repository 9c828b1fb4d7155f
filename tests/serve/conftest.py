"""A reading room over the sample archive, asked without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders, ReadingRoom
from tests.conftest import RAW

Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def room(sample_out: Path) -> Iterator[ReadingRoom]:
    """The reading room of the sample documents, without a desk."""
    known = reading_room(Folders(sample_out, RAW))
    yield known
    known.images.close()


@pytest.fixture(scope="session")
def ask(room: ReadingRoom) -> Ask:
    """Ask the sample room for an address; says the language that the browser would."""
    return asker(room)


def asker(room: ReadingRoom) -> Ask:
    """A function that asks a room for an address."""

    def ask(path: str, language: str = "en", method: str = "get", **options: Any) -> httpx.Response:
        headers = {"accept-language": language, **options.pop("headers", {})}
        answer = asyncio.run(getattr(room.client, method)(path, headers=headers, **options))
        assert isinstance(answer, httpx.Response)
        return answer

    return ask
