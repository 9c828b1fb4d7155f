"""Progress: documents, pages and time left on a terminal, nothing in a pipe unless lines are asked for."""

from __future__ import annotations

import io
import time

import pytest

from pipeline.stages import progress as module
from pipeline.stages.progress import LINES, Progress, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUIET", 0.01)
    monkeypatch.setattr(module, "EVERY", 0.01)


def work(pages: int = 10) -> None:
    with progress("tables", 2, pages) as shown:
        shown.advance(False, 4)
        shown.advance(True, 6)
        time.sleep(0.05)


def test_what_is_done_is_told_in_documents_and_pages() -> None:
    shown = Progress("tables", 3, 10)
    shown.advance(False, 4)
    shown.advance(True, 0)
    assert str(shown) == "2 of 3 documents, 1 failed, 4 of 10 pages"
    assert str(Progress("read", 3, 0)) == "0 of 3 documents, 0 pages"


def test_a_terminal_shows_a_bar_with_the_time_left_and_clears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    work()
    shown = terminal.getvalue()
    assert "of 2 documents" in shown
    assert " left" in shown
    assert shown.endswith("\r")


def test_a_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(LINES, raising=False)
    work()
    assert capsys.readouterr() == ("", "")


def test_lines_are_written_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(LINES, "lines")
    work()
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == "tables: 2 of 2 documents, 1 failed, 10 of 10 pages"
