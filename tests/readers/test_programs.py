"""A program that could not answer is not taken for one that has nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.errors import BordereauError
from pipeline.readers import programs

LISTED = 'List of available languages in "/usr/share/tessdata/" (2):\nosd\nfra\n'


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets what tesseract answers, one time after the other: its exit status, or an error."""

    def set_answers(*given: int | Exception) -> None:
        left = iter(given)

        def run(command: Any, **_: Any) -> subprocess.CompletedProcess[str]:
            answer = next(left)
            if isinstance(answer, Exception):
                raise answer
            return subprocess.CompletedProcess(command, answer, "" if answer else LISTED, "")

        monkeypatch.setattr(programs.subprocess, "run", run)

    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/usr/bin/{name}")
    programs.ocr_languages.cache_clear()
    yield set_answers
    programs.ocr_languages.cache_clear()


KILLED, SLOW = -9, subprocess.TimeoutExpired("tesseract", 30)


@pytest.mark.parametrize("first", [KILLED, SLOW, BlockingIOError()])
def test_a_program_that_was_ended_is_asked_again(
    answers: Callable[..., None], first: int | Exception
) -> None:
    answers(first, 0)
    assert programs.ocr_languages() == ("fra", "osd")


def test_a_program_that_never_answers_ends_the_build(answers: Callable[..., None]) -> None:
    answers(*[KILLED] * programs.TIMES_ASKED)
    with pytest.raises(BordereauError, match="does not say which languages"):
        programs.ocr_languages()


def test_a_program_that_fails_by_itself_has_no_languages(answers: Callable[..., None]) -> None:
    answers(1)
    assert programs.ocr_languages() == ()
